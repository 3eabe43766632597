"""Whom "it", "negara itu" and "they" mean: the nearest party before that can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factsheet.matches.binding import Bound, Draft
from factsheet.matches.context import candidates, mentions_in
from factsheet.matches.officeholders import BY_OFFICE, by_office
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, PLACES, Mention, Unit, is_pronoun, is_state, party_of
from factsheet.model import Entry, Rule

_ISLANDS = frozenset(
    "BB BH BN CU CV CY DM FJ GD GL HK HT IE IS JM KM KN LC LK MG MT MU MV NZ PG SB SC SG TL TO TT TW VC WS".split()
)
"""States and territories that are called "the island"."""
_PAIR = 2
_PAIR_REACH = 2
"""Sentences looked back for whom "they" means."""
_THINGS_TOO = frozenset({"they", "mereka"})
"""Pronouns that may mean things as well: "they travelled as deck cargo"."""
_COUNTS = frozenset({"the two", "the three", "the four", "the six"})
_GO_ON = frozenset({"verb", "auxiliary", "adverb", "preposition", "conjunction"})
"""What may follow a pronoun; behind "the two" anything else is what it counts."""
_WITH_OBJECT = frozenset({"accuse", "ask"})
"""Entries of the list `speech` whose verbs have a party for object; behind "says" a clause begins."""


def with_antecedents(
    reading: Reading, draft: Draft, before: Sequence[Reading], rule: Rule, home: Entry | None = None
) -> Draft:
    """The draft with every pronoun replaced by whom it means, or left empty where that is open.

    `home` is the state that the article was written in: its own offices are told without it.
    """
    bound: list[Bound] = []
    for one in draft.bound:
        if not is_pronoun(one.mention):
            bound.append(one)
            continue
        if _is_any(reading, one):
            continue
        taken = {party_of(other.mention) for other in draft.bound if other.slot != one.slot}
        several = one.mention.entry.id == "?plural" and rule.slot(one.slot).at_least > 1
        if several:
            meant = _pair(reading, one, before)
        elif one.mention.entry.id in BY_OFFICE:
            meant = by_office(reading, one, taken, before, home)
        else:
            meant = _antecedent(reading, one, taken, before)
        bound += [replace(one, mention=_placed(mention, one.mention)) for mention in meant]
    return replace(draft, bound=tuple(bound))


def _placed(meant: Mention, pronoun: Mention) -> Mention:
    """Who is meant, where the pronoun stands, with the words by which it was named."""
    named = meant.named or (meant.start, meant.end)
    return replace(meant, start=pronoun.start, end=pronoun.end, named=named)


def _is_any(reading: Reading, one: Bound) -> bool:
    """Whether it points to nobody named before: "mereka yang dikenai sanksi", "the two frigates"."""
    if one.mention.entry.id != "?plural" or one.unit + 1 >= len(reading.units):
        return False
    after = reading.units[one.unit + 1]
    counts = reading.units[one.unit].word in _COUNTS
    goes_on = bool(after.mark or after.classes & _GO_ON) and not after.is_a("office")
    return after.is_a("relative") or (counts and not goes_on)


def _antecedent(
    reading: Reading, one: Bound, taken: set[str], before: Sequence[Reading]
) -> list[Mention]:
    """The nearest free actor before that fits, then the one subject of an earlier sentence."""
    kind, at = one.mention.entry.id, max(one.unit, 0)
    earlier_here = [
        unit
        for spot, unit in enumerate(reading.units[:at])
        if unit.is_a("free") or (spot and reading.units[spot - 1].is_a("source"))
    ]
    if earlier_here and _is_object(reading, at):
        taken = taken | _named(earlier_here.pop(), one.mention.list)
    for wanted in (kind, "?") if kind == "?person" else (kind,):
        for unit in reversed(earlier_here):
            fitting = _fitting(unit.mentions, wanted, one.mention.list)
            if fitting and not {party_of(each) for each in fitting} & taken:
                return fitting[:1]
    for earlier in before:
        subjects = _subjects(earlier, one.mention.list, taken)
        if kind == "?person":
            people = _fitting(subjects, kind, one.mention.list) or _officers(earlier, subjects)
            if people:
                return people[:1]
            continue
        if kind == "?island":
            found = mentions_in(earlier, one.mention.list)
        else:
            found = subjects or candidates(earlier, one.mention.list, taken)
        fitting = _fitting(found, kind, one.mention.list)
        if fitting:
            return fitting[:1] if len({party_of(mention) for mention in fitting}) == 1 else []
    return []


def _officers(reading: Reading, subjects: Sequence[Mention]) -> list[Mention]:
    """Those who are named by their office: "the Swedish president"."""
    headed = {one for unit in reading.units if unit.is_a("headed") for one in unit.mentions}
    return [one for one in subjects if one in headed]


def _is_object(reading: Reading, at: int) -> bool:
    """Whether a verb before the pronoun has it for its object: "accused it of selling" is not the accuser."""
    verb = reading.units[at - 1] if at else None
    if verb is None or not verb.is_a("verb"):
        return False
    said = {hit.entry.id for hit in verb.hits if hit.list == "speech"}
    return not said or bool(said & _WITH_OBJECT)


def _named(unit: Unit, kind: str) -> set[str]:
    return {party_of(mention) for mention in unit.mentions if mention.list == kind}


def _fitting(mentions: Iterable[Mention], pronoun: str, kind: str) -> list[Mention]:
    return [
        one for one in mentions if one.list == kind and not is_pronoun(one) and _fits(one, pronoun)
    ]


def _fits(mention: Mention, pronoun: str) -> bool:
    """Whether the pronoun is of the mention's kind: a state is no bloc, "she" is a person."""
    party = party_of(mention)
    match pronoun:
        case "?state":
            return is_state(party)
        case "?island":
            return party in _ISLANDS
        case "?body":
            return not is_state(party)
        case "?group":
            return len(party) != len("ID")
        case "?person":
            return mention.entry.of is not None
        case _:
            return True


def _subjects(reading: Reading, kind: str, taken: set[str]) -> list[Mention]:
    """Who acts or speaks in a sentence: its free actors, but whom a deed is done to ("promised Kyiv jets")."""
    units = [unit for at, unit in enumerate(reading.units) if not at or not _does(reading, at - 1)]
    free = [unit for unit in units if unit.is_a("free") and unit.is_a("party")]
    named = [mention for unit in free for mention in unit.mentions if mention.list == kind]
    return [mention for mention in named if party_of(mention) not in taken]


def _does(reading: Reading, at: int) -> bool:
    unit = reading.units[at]
    return unit.is_a("kind:verbs") and not unit.is_a("speech")


def _pair(reading: Reading, one: Bound, before: Sequence[Reading]) -> list[Mention]:
    """The parties that "they" means: those named together, else the two subjects of one sentence."""
    if one.unit > 0 and reading.units[one.unit - 1].is_a("demand"):
        return []  # "urged both sides to negotiate" tells of no talks
    here = replace(reading, units=reading.units[: max(one.unit, 0)])
    things = any(unit.word in _THINGS_TOO for unit in reading.units[one.unit : one.unit + 1])
    for earlier in (here, *before[:_PAIR_REACH]):
        for units in _groups(earlier, persons=things):
            found = {party_of(each): each for unit in units for each in _people(unit)}
            if len(found) >= _PAIR and (len(units) == 1 or len(found) == _PAIR):
                return list(found.values())
    return []


def _groups(reading: Reading, *, persons: bool) -> Iterable[Sequence[Unit]]:
    """Parties that may be meant together: a series, the subjects, who met whom; of the last only `persons`."""
    parties = [unit for unit in reading.units if unit.is_a("party")]
    yield from ([unit] for unit in reversed(parties) if len(_people(unit)) >= _PAIR)
    yield [unit for unit in parties if unit.is_a("free")]
    befores = dict(pairwise(reversed(reading.units)))
    named = [unit for unit in parties if not (unit.is_a(PLACES) or _is_where(befores, unit))]
    yield [unit for unit in named if not persons or _is_person(unit)]


def _is_where(before: Mapping[Unit, Unit], unit: Unit) -> bool:
    return unit in before and before[unit].is_a("location")


def _is_person(unit: Unit) -> bool:
    return unit.is_a("headed") or any(each.entry.of for each in unit.mentions)


def _people(unit: Unit) -> list[Mention]:
    return [one for one in unit.mentions if one.list == PARTIES and not is_pronoun(one)]
