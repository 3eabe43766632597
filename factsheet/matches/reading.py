"""One sentence read: its units with their classes, and its shorthand.

In the shorthand a unit is one private-use character for each class it has, closed by ";"; a comma
or bracket is "," and a border that no gap crosses is "#". Patterns of phrases run over it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from factsheet.matches.chunks import gather
from factsheet.matches.government import govern
from factsheet.matches.lexicon import Lexicon
from factsheet.matches.locating import with_capitals
from factsheet.matches.names import Names, with_names, with_persons
from factsheet.matches.stand_ins import with_stand_ins
from factsheet.matches.units import OF_TIME, Unit, units_of
from factsheet.matches.voice import settle_forms
from factsheet.model import Language


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as units. `starts` holds where each unit begins in `shorthand`."""

    units: tuple[Unit, ...]
    shorthand: str
    starts: tuple[int, ...]

    def index(self, position: int) -> int:
        """The unit that a position of the shorthand lies in."""
        return bisect_right(self.starts, position) - 1


def read_sentence(
    text: str,
    start: int,
    lexicon: Lexicon,
    language: Language,
    codes: Mapping[str, str],
    names: Names,
) -> Reading:
    """The reading of a sentence that begins at `start` of its article, in which some names were told."""
    units = with_names(units_of(text, start, lexicon), names)
    units = with_persons(with_capitals(gather(units, text, start, language), lexicon))
    units = govern(settle_forms(units, language), language)
    units = with_stand_ins(units, lexicon.counted)
    inside = _bracketed(units)
    pieces = [
        "" if aside else _piece(unit, codes) for unit, aside in zip(units, inside, strict=True)
    ]
    starts = (0, *accumulate(map(len, pieces)))[: len(pieces)]
    return Reading(tuple(units), "".join(pieces), starts)


def _bracketed(units: Sequence[Unit]) -> list[bool]:
    """Which units stand in brackets, as "(14/9)" and "(RSF)" do: they take no part in a phrase."""
    depth, inside = 0, []
    for unit in units:
        depth += unit.word in {"(", "["}
        inside.append(depth > 0)
        depth = max(depth - (unit.word in {")", "]"}), 0)
    return inside if depth == 0 else [False] * len(units)


def _piece(unit: Unit, codes: Mapping[str, str]) -> str:
    if unit.mark:
        return {";": "#;", ",": ","}.get(unit.mark, "")
    if unit.is_a("boundary"):
        return "#" + _letters(unit, codes) + ";"
    return _letters(unit, codes) + ";"


def _letters(unit: Unit, codes: Mapping[str, str]) -> str:
    names = [*(unit.classes - {"preposition"} if unit.is_a(OF_TIME) else unit.classes)]
    if len(unit.tokens) == 1 or not unit.mentions or unit.is_a("kind:verbs"):
        names.append(f"word:{unit.word}")
    return "".join(sorted(codes[name] for name in names if name in codes))
