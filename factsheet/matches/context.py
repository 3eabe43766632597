"""What the words around a clause tell: who "it" and "the aircraft" are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factsheet.matches.binding import Bound, Draft
from factsheet.matches.patterns import UNKEPT
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, PLACES, PRONOUN, Mention, party_of

_OWN_DEEDS = frozenset({"announce", "confirm", "deny", "ask", "hope"})
"""Who announces, confirms or denies may well be the doer, who asks and hopes the one that gains by
it; who says, thinks or accuses is not."""


def parties(draft: Draft) -> set[str]:
    """The actors that the draft binds."""
    return {party_of(bound.mention) for bound in draft.bound if bound.mention.list == PARTIES} - {
        PRONOUN
    }


def candidates(
    reading: Reading, kind: str, taken: set[str], *, until: int | None = None
) -> list[Mention]:
    """Who may be meant: no speaker, and not where something merely happens ("di Ukraina").

    With `until`, only free actors before that unit: the subjects of the sentence so far.
    """
    return [
        mention
        for at, unit in enumerate(reading.units[:until])
        if unit.is_a("party")
        and (unit.is_a("free") or until is None)
        and not _is_bystander(reading, at)
        for mention in unit.mentions
        if mention.list == kind and party_of(mention) not in taken
    ]


def _is_bystander(reading: Reading, at: int) -> bool:
    before = at - 1
    while before > 0 and reading.units[before].is_a("determiner"):
        before -= 1
    if before >= 0 and (
        reading.units[before].is_a("location") or reading.units[before].is_a("source")
    ):
        return True
    for unit in reading.units[at + 1 : at + 4]:
        if unit.is_a("speech:active"):
            return not any(hit.entry.id in _OWN_DEEDS for hit in unit.hits)
        if not (unit.is_a("auxiliary") or unit.is_a("adverb")):
            return False
    return False


def mentions_in(reading: Reading, kind: str) -> list[Mention]:
    """Everybody or everything of that list whom the sentence names."""
    return [mention for unit in reading.units for mention in unit.mentions if mention.list == kind]


def with_antecedents(reading: Reading, draft: Draft, before: Sequence[Reading]) -> Draft:
    """The draft with "negara itu" and "it" replaced by whom they mean, or left empty where that is open."""
    bound = []
    for one in draft.bound:
        if one.mention.entry.id != PRONOUN:
            bound.append(one)
            continue
        taken = {party_of(other.mention) for other in draft.bound if other.slot != one.slot}
        meant = _antecedent(reading, one, taken, before)
        if meant is not None:
            bound.append(replace(one, mention=meant))
    return replace(draft, bound=tuple(bound))


def _antecedent(
    reading: Reading, one: Bound, taken: set[str], before: Sequence[Reading]
) -> Mention | None:
    person = one.unit >= 0 and reading.units[one.unit].is_a("person-pronoun")
    for unit in reversed(reading.units[: max(one.unit, 0)]):
        if unit.is_a("free") and not unit.is_a("pronoun"):
            named = [mention for mention in unit.mentions if mention.list == one.mention.list]
            if named and not {party_of(each) for each in named} & taken:
                return named[0]
    for earlier in before:
        subjects = _subjects(earlier, one.mention.list, taken)
        people = [mention for mention in subjects if mention.entry.of]
        if person and people:
            return people[0]
        found = subjects or candidates(earlier, one.mention.list, taken)
        if found and not person:
            return found[0] if len({party_of(mention) for mention in found}) == 1 else None
    return None


def _subjects(reading: Reading, kind: str, taken: set[str]) -> list[Mention]:
    """Who acts or speaks in a sentence: its free actors."""
    free = [unit for unit in reading.units if unit.is_a("free") and unit.is_a("party")]
    named = [mention for unit in free for mention in unit.mentions if mention.list == kind]
    return [mention for mention in named if party_of(mention) not in taken]


def with_named_things(reading: Reading, draft: Draft, before: Sequence[Reading]) -> Draft:
    """The draft with "kendaraan itu" and "the aircraft" replaced by the one thing that the sentence before names."""
    pointing = [one for one in draft.bound if one.slot != UNKEPT and points_back(reading, one)]
    if len(pointing) != 1 or not before:
        return draft
    one = pointing[0]
    named = {each.entry.id: each for each in mentions_in(before[0], one.mention.list)}
    if len(named) != 1 or one.mention.entry.id in named:
        return draft
    (meant,) = named.values()
    if meant.entry.parent is None or one.mention.entry.parent is None:
        return draft
    bound = tuple(replace(each, mention=meant) if each is one else each for each in draft.bound)
    return replace(draft, bound=bound)


def points_back(reading: Reading, bound: Bound) -> bool:
    """Whether a thing was named before: "the tanks", "kapal itu"."""
    if (
        bound.unit < 0
        or not reading.units[bound.unit].is_a("kind:things")
        or bound.mention.list == PLACES
    ):
        return False
    units = reading.units
    before = units[bound.unit - 1] if bound.unit else None
    after = units[bound.unit + 1] if bound.unit + 1 < len(units) else None
    return (before is not None and before.is_a("definite")) or (
        after is not None and after.is_a("that-one")
    )
