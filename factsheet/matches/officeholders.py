"""Whom an office without a country means: "the minister", "pemerintah", "the defence ministry"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factsheet.matches.binding import Bound
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, Mention, Unit, is_pronoun, is_state, party_of
from factsheet.model import Entry

BY_OFFICE = frozenset({"?home", "?titled"})
"""Kinds of pronouns that are offices."""


def by_office(
    reading: Reading, one: Bound, taken: set[str], before: Sequence[Reading], home: Entry | None
) -> list[Mention]:
    """Whom the office at that unit means, or nobody where that is open."""
    if one.mention.entry.id == "?titled":
        return _titled(reading.units[max(one.unit, 0)], before)
    named = _states(before, taken)
    if home is not None and home.id not in taken and (not named or home.id in named):
        return [replace(one.mention, entry=home)]
    told = next((each for each in before if _states([each], set())), None)
    subjects = _states([told], taken, only="free") if told else {}
    return list(subjects.values()) if len(subjects) == 1 else []


def _titled(office: Unit, before: Sequence[Reading]) -> list[Mention]:
    """Who was named by that office in the nearest sentence that names any by it, else the person who acts before."""
    heads = {token.folded for token in office.tokens}
    for earlier in before:
        told = [unit for unit in earlier.units if unit.is_a("headed") and heads & _words(unit)]
        parties = {party_of(each): each for unit in told for each in unit.mentions}
        if parties:
            return list(parties.values()) if len(parties) == 1 else []
    people = [each for one in before[:1] for each in _people(one)]
    return people if len(people) == 1 else []


def _people(reading: Reading) -> Iterator[Mention]:
    """The persons who act in a sentence, told by their own names."""
    for unit in reading.units:
        if unit.is_a("free") and unit.is_a("party") and not unit.is_a("titled"):
            named = (each for each in unit.mentions if each.list == PARTIES)
            yield from (each for each in named if each.entry.of or unit.is_a("headed"))


def _words(unit: Unit) -> set[str]:
    return {token.folded for token in unit.tokens}


def _states(
    readings: Iterable[Reading], taken: set[str], only: str = "party"
) -> dict[str, Mention]:
    """The states that sentences name, by id."""
    return {
        party_of(each): each
        for reading in readings
        for unit in reading.units
        if unit.is_a("party") and unit.is_a(only)
        for each in unit.mentions
        if each.list == PARTIES and not is_pronoun(each)
        if is_state(party_of(each)) and party_of(each) not in taken
    }
