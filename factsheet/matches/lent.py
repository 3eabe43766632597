"""What a sentence by itself can lend, and what a draft says of whom it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from factsheet.matches.binding import Draft
from factsheet.matches.context import candidates, mentions_in, parties
from factsheet.matches.patterns import UNKEPT
from factsheet.matches.reading import Reading
from factsheet.matches.tellings import Telling, speaks_of_others
from factsheet.matches.units import PARTIES, PLACES, Mention, is_pronoun, party_of
from factsheet.model import Slot

THE_LIKE = "the-like"
"""Entry of things, and list of deeds, which are as those told before: "similar measures", "followed suit"."""

Lent: TypeAlias = Mapping[str, Mention]
"""By id, who is lent."""


def fillers(draft: Draft, slot: Slot) -> dict[str, Mention]:
    """By id, who is named in the slot."""
    named = (one.mention for one in draft.of(slot.name))
    return {party_of(one): one for one in named if not is_pronoun(one)}


def goes_on(draft: Draft) -> bool:
    """Whether it tells nothing of its own: "Peru did the same", "also named was a bank"."""
    return any(one.mention.list == THE_LIKE for one in draft.bound if one.unit == draft.anchor)


def stands_alone(reading: Reading, draft: Draft) -> bool:
    """Whether nothing before it is carried on: somebody else is free, it has a year of its own, or never was."""
    own = {one.unit for one in draft.bound}
    others = (unit for at, unit in enumerate(reading.units[: draft.last]) if at not in own)
    barred = ("free", "year", "negation")
    return any(unit.is_a(name) for unit in others for name in barred)


def deeds(draft: Draft) -> set[str]:
    """What is done, by the words that the draft hangs on."""
    kept = (one for one in draft.bound if one.unit == draft.anchor and one.slot != UNKEPT)
    return {one.mention.entry.id for one in kept}


def one_set(offers: Sequence[Mapping[str, Mention]]) -> Lent:
    """What all offers agree on; nothing where they differ."""
    given = [one for one in offers if one]
    return given[0] if given and all(set(one) == set(given[0]) for one in given) else {}


def without_taken(lent: Lent, draft: Draft) -> Lent:
    """Those lent, or nobody where one has a part already."""
    return {} if lent.keys() & taken(draft) else lent


def taken(draft: Draft) -> set[str]:
    """Who has a part in the draft, or is named by its phrase."""
    kept = (one for one in draft.bound if one.slot != UNKEPT or one.mention.list == PARTIES)
    return {party_of(one.mention) for one in kept}


def from_partners(draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
    """The parties of the sentence's other events, of one with other parties only in the same part."""
    if _gives_reason(telling.reading, draft):
        return {}
    wanted: set[str] = set()
    for one in telling.drafts:
        if one.anchor != draft.anchor:
            shares = parties(one) & parties(draft)
            wanted |= parties(one) if shares else fillers(one, slot).keys()
    wanted -= taken(draft)
    if len(wanted) != missing:
        return {}
    named = (one for one in mentions_in(telling.reading, slot.kind) if party_of(one) in wanted)
    return {party_of(one): one for one in named}


def from_subjects(draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
    """The free actors that the sentence names before the clause, but who only speaks of others."""
    if _gives_reason(telling.reading, draft):
        return {}
    found = candidates(telling.reading, slot.kind, taken(draft), until=draft.anchor)
    return _exactly([one for one in found if not speaks_of_others(telling, draft, one)], missing)


def from_sentence_before(draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
    """The one other party of the sentence before, where that names a party of the draft as well."""
    for reading in telling.before[:1]:
        named = {party_of(one) for one in mentions_in(reading, slot.kind)}
        if slot.at_least > 1 or named & taken(draft):
            return _exactly(candidates(reading, slot.kind, taken(draft)), missing)
    return {}


def _exactly(found: Sequence[Mention], missing: int) -> Lent:
    lent = {party_of(one): one for one in found}
    return lent if len(lent) == missing else {}


def _gives_reason(reading: Reading, draft: Draft) -> bool:
    """Whether it gives a reason, whose parties are its own: "sanctions on X over arms sales"."""
    near = reading.units[max(draft.first - 2, 0) : draft.anchor]
    return any(unit.is_a("cause") for unit in near)


def points_to_parties(telling: Telling, draft: Draft, slot: Slot) -> bool:
    """A noun with no party of its own but the host: "pertemuan itu ... di Vladivostok"."""
    hosts = {bound.unit for bound in draft.bound if bound.mention.list == PLACES}
    if any(bound.unit not in hosts for bound in draft.of(slot.name)):
        return False
    return any(name.endswith(":noun") for name in telling.reading.units[draft.anchor].classes)
