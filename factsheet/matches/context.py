"""What the words around a clause tell: who is named there, what "the aircraft" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factsheet.matches.binding import Bound, Draft
from factsheet.matches.patterns import UNKEPT
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, PLACES, STAND_IN, Mention, is_pronoun, party_of

_OWN_DEEDS = frozenset({"announce", "confirm", "deny", "ask", "hope"})
"""Who announces, confirms or denies may well be the doer, who asks and hopes the one that gains by
it; who says, thinks or accuses is not."""


def parties(draft: Draft) -> set[str]:
    """The actors that the draft binds."""
    kept = (one for one in draft.bound if one.slot != UNKEPT)
    named = (one.mention for one in kept if one.mention.list == PARTIES)
    return {party_of(one) for one in named if not is_pronoun(one)}


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


def parties_in(reading: Reading, kind: str) -> set[str]:
    """The parties that the sentence names."""
    return {party_of(one) for one in mentions_in(reading, kind) if not is_pronoun(one)}


def with_things_meant(reading: Reading, draft: Draft, before: Sequence[Reading]) -> Draft:
    """The draft with "has received 10" and "sent them" filled by the one thing named before, or without."""
    bound = []
    for one in draft.bound:
        if one.mention.entry.id != STAND_IN:
            bound.append(one)
            continue
        meant = _thing_before(reading, one, before)
        if meant is not None:
            here = replace(meant, start=one.mention.start, end=one.mention.end)
            bound.append(replace(one, mention=replace(here, named=(meant.start, meant.end))))
    return replace(draft, bound=tuple(bound))


def _thing_before(reading: Reading, one: Bound, before: Sequence[Reading]) -> Mention | None:
    here = [mention for unit in reading.units[: one.unit] for mention in unit.mentions]
    for mentions in (here, *(mentions_in(each, one.mention.list) for each in before)):
        named = {
            each.entry.id: each
            for each in mentions
            if each.list == one.mention.list and each.entry.id != STAND_IN
        }
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def with_named_things(reading: Reading, draft: Draft, before: Sequence[Reading]) -> Draft:
    """The draft with "kendaraan itu" and "the aircraft" replaced by the one thing that the sentence before names."""
    pointing = [one for one in draft.bound if one.slot != UNKEPT and points_back(reading, one)]
    if len(pointing) != 1 or not before:
        return draft
    one = pointing[0]
    named = {each.entry.id: each for each in mentions_in(before[0], one.mention.list)}
    named.pop(STAND_IN, None)
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
