"""Places told by more than their name: "the Saudi city of Jeddah", "the Qatari capital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from factsheet.matches.lexicon import Lexicon
from factsheet.matches.units import PARTIES, PLACES, Mention, Unit, party_of, tokens_in

_TOWN = regex.compile(r"[nu]{0,3}[hk]op")


def join_towns(units: Sequence[Unit]) -> list[Unit]:
    """`the port city of Busan`, `the Red Sea resort of Hurghada` are one place each; whose it is stands apart."""
    letters = "".join(map(_letter, units))
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        hit = _TOWN.match(letters, at)
        end = hit.end() if hit is not None and not _is_owned(letters, at) else at + 1
        joined.append(units[at] if end == at + 1 else _town(units[at:end]))
        at = end
    return joined


def _town(run: Sequence[Unit]) -> Unit:
    """The run as the place that its last unit names, and as nobody who acts: "the city of Doha"."""
    named = run[-1]
    hits = tuple(one for one in named.hits if one.list == PLACES)
    mentions = tuple(one for one in named.mentions if one.list == PLACES)
    return Unit(tokens_in(run), hits, frozenset({PLACES, "kind:things"}), mentions)


def _is_owned(letters: str, at: int) -> bool:
    """Whether the town is told with its state, "the Saudi city of Jeddah", and so belongs to a party."""
    return letters[max(at - 1, 0) : at] in {"j", "s"} and letters[at] == "k"


def _letter(unit: Unit) -> str:
    """One letter for what the unit can be before a town's name; "k" is a head that is an office, too."""
    if unit.is_a("town-head"):
        return "k" if unit.is_a("office") else "h"
    if unit.mark or unit.is_a(PLACES) or unit.is_a("kind:actors"):
        return "x" if unit.mark else "p" if unit.is_a(PLACES) else "j"
    if unit.word in {"of", "'s"}:
        return "o" if unit.word == "of" else "s"
    if unit.tokens[0].is_capital and not unit.is_a("preposition"):
        return "n"  # "the Red Sea", though "red" is a word of the grammar
    return "x" if unit.hits else "u"


def located_by(run: Sequence[Unit]) -> tuple[frozenset[str], tuple[Mention, ...]]:
    """Classes and places of a party by words for places: "Saudi city", "Norwegian city of Oslo"."""
    town = any(unit.is_a("town-head") for unit in run)
    if town and run[-1].is_a(PLACES):
        places = tuple(one for one in run[-1].mentions if one.list == PLACES)
        return frozenset({PLACES}), places
    seat = {"seat"} if any(unit.is_a("capital-head") for unit in run) else set()
    return frozenset(seat | ({"town"} if run[-1].is_a("town-head") else set())), ()


def with_towns(units: Sequence[Unit]) -> list[Unit]:
    """The units, where "the Saudi city" with its "of Jeddah" is a place, too."""
    joined: list[Unit] = []
    for unit in units:
        if (
            unit.is_a(PLACES)
            and len(joined) > 1
            and joined[-1].word == "of"
            and joined[-2].is_a("town")
        ):
            tokens = tokens_in((*joined[-2:], unit))
            places = tuple(one for one in unit.mentions if one.list == PLACES)
            head = joined[-2].plus(PLACES)
            joined[-2:] = [replace(head, tokens=tokens, mentions=(*head.mentions, *places))]
        else:
            joined.append(unit)
    return joined


def with_capitals(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units, where "the Qatari capital" is a place, too."""
    return [_as_capital(unit, lexicon) if unit.is_a("seat") else unit for unit in units]


def _as_capital(unit: Unit, lexicon: Lexicon) -> Unit:
    states = {party_of(one) for one in unit.mentions if one.list == PARTIES}
    capital = lexicon.capitals.get(min(states)) if len(states) == 1 else None
    if capital is None or unit.is_a(PLACES):
        return unit
    there = Mention(capital, PLACES, unit.start, unit.end)
    return replace(unit.plus(PLACES), mentions=(*unit.mentions, there))
