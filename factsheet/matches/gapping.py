"""Who does the same without the verb said again: "sent 19 jets to Ukraine, Norway six and Belgium 30 tanks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.matches.units import Unit

_REACH = 5
"""Words from whoever does the same to the thing: "an undisclosed number of FH-70s"."""
_BARS = ("verb", "auxiliary", "relative", "conjunction", "boundary", "pronoun", "kind:actors")


@dataclass(frozen=True, slots=True)
class Gapped:
    """A party that shares the verb of the clause before: where it stands, its number, and its things, if it has any."""

    party: int
    number: int | None
    things: tuple[int, ...]

    @property
    def end(self) -> int:
        """The last of its units."""
        return max((self.party, self.number or 0, *self.things))


def gapped_at(units: Sequence[Unit], at: int, kind: str = "kind:things") -> Gapped | None:
    """The party there with a number or a thing of its own and no verb: "Norway six", "Italy a number of guns"."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None or not (counts(after) or after.is_a("article")):
        return None
    number = at + 1 if counts(after) else None
    thing = _thing(units, at + 1, kind)
    if thing is not None:
        return Gapped(at, number, (thing,))
    return Gapped(at, number, ()) if number and _is_bare(units, number) else None


def gapped(units: Sequence[Unit], start: int, kind: str) -> Iterator[Gapped]:
    """Those who do the same behind that unit, up to the next verb or clause."""
    at = start
    while at + 1 < len(units) and not _ends(units[at]):
        parted = units[at].mark == "," or units[at].is_a("joiner")
        party = at + 2 if units[at + 1].is_a("article") else at + 1
        found = None
        if parted and party < len(units) and units[party].is_a("party"):
            found = gapped_at(units, party, kind)
        if found is not None:
            yield found
        at = found.end + 1 if found else at + 1


def _ends(unit: Unit) -> bool:
    return unit.is_a("boundary") or unit.mark == ";" or unit.is_a("verb")


def counts(unit: Unit) -> bool:
    """Whether it is a number, and no year."""
    return (unit.is_a("digits") and not unit.is_a("year")) or unit.is_a("number-word")


def _is_bare(units: Sequence[Unit], at: int) -> bool:
    """Whether a number counts something that was named before."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and after.is_a("counts-more"):
        return _is_bare(units, at + 1)  # "Spain 20 more"
    return after is None or after.word == "." or bool(after.mark) or after.is_a("joiner")


def _thing(units: Sequence[Unit], start: int, kind: str) -> int | None:
    for at in range(start, min(start + _REACH, len(units))):
        unit = units[at]
        if unit.is_a(kind) and not (unit.is_a("kind:actors") or unit.is_a("place")):
            return at
        governs = unit.is_a("preposition") and unit.word != "of"
        if unit.mark or governs or unit.is_a("no-count") or any(map(unit.is_a, _BARS)):
            return None
    return None
