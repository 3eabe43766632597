"""Who is left unsaid: an actor that a clause lacks, lent by what is told around it.

"The aircraft were handed over by Sweden" has its recipient in the sentence before. Asked in turn:
the sentence itself, the events told near it, the other half of a deed told in two sentences, the
one party of the sentence before, the one counterpart that the whole article knows, and, for whom
a deed is done to, the party that the article is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from factsheet.matches.binding import Bound, Draft, ids_in
from factsheet.matches.choosing import holds, unfilled
from factsheet.matches.context import candidates, mentions_in, parties, parties_in, points_back
from factsheet.matches.patterns import UNKEPT
from factsheet.matches.reading import Reading
from factsheet.matches.tellings import Telling, speaks_of_others
from factsheet.matches.units import PLACES, Mention, is_pronoun, party_of
from factsheet.model import Rule, Slot, WordList

_NEAR = 3
"""Sentences around a clause whose events may lend it a party."""
_THE_LIKE = "the-like"
"""Entry of things, and list of deeds, which are as those told before: "similar measures", "followed suit"."""
_OTHER_HALF = 2
"""Sentences between the two halves of one deed."""

Lent: TypeAlias = Mapping[str, Mention]
"""By id, who is lent."""


@dataclass(frozen=True, slots=True)
class Lender:
    """All that an article tells by one rule, to ask for a missing party.

    `topic` holds the parties that its title and its first sentences name.
    """

    rule: Rule
    lists: Mapping[str, WordList]
    tellings: tuple[Telling, ...]
    topic: frozenset[str] = frozenset()

    def completed(self, draft: Draft, telling: Telling) -> Draft:
        """The draft with its one short actor slot filled, where exactly the missing number can be meant."""
        slot = self._short(draft)
        if slot is None or (slot.at_least > 1 and not _points_to_parties(telling, draft, slot)):
            return draft
        missing = slot.at_least - len(ids_in(draft, slot.name))
        rivals = self._rivals(draft, telling, slot)
        for lent in self._offers(draft, telling, slot, missing):
            if lent and not lent.keys() & rivals:
                bound = tuple(Bound(slot.name, -1, mention, "before") for mention in lent.values())
                return replace(draft, bound=(*draft.bound, *bound))
        return draft

    def _short(self, draft: Draft) -> Slot | None:
        """The slot that lacks a party, if it is the only one that lacks anything."""
        short = list(unfilled(draft, self.rule))
        if len(short) != 1 or short[0].kind not in self.lists:
            return None
        return short[0] if self.lists[short[0].kind].kind == "actors" else None

    def _rivals(self, draft: Draft, telling: Telling, slot: Slot) -> set[str]:
        """Who does the like in a clause of its own: "Chile has sent tanks, while Peru has sent a radar"."""
        alike = [
            one
            for one in telling.drafts
            if one.anchor != draft.anchor and slot.at_least == 1 and self._short(one) == slot
        ]
        own = {one.slot for one in self._doers(draft)}
        doers = (one for each in alike for one in self._doers(each) if one.slot in own)
        return {party_of(one.mention) for one in doers}

    def _doers(self, draft: Draft) -> list[Bound]:
        """Who stands before the anchor, and so does what it tells."""
        return [
            one
            for slot in self.rule.slots
            for one in (draft.of(slot.name) if self._names_actors(slot) else ())
            if 0 <= one.unit < draft.anchor
        ]

    def _offers(self, draft: Draft, telling: Telling, slot: Slot, missing: int) -> Iterator[Lent]:
        yield _from_partners(draft, telling, slot, missing)
        if _goes_on(draft):
            yield self._from_the_like(draft, telling, slot)
            yield self._from_same_deed(draft, telling, slot)
            return
        yield _from_subjects(draft, telling, slot, missing)
        yield self._from_events(draft, telling, slot)
        yield self._from_the_like(draft, telling, slot)
        yield self._from_same_deed(draft, telling, slot)
        yield self._from_other_half(draft, telling, slot)
        yield _from_sentence_before(draft, telling, slot, missing)
        yield self._from_topic(draft, slot)
        yield self._from_trade(draft, telling, slot)
        yield self._from_headline(draft, telling, slot, missing)

    def _from_events(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """The party of the nearest event that can be the same deed."""
        near = sorted(
            (one for one in self.tellings if 0 < abs(one.number - telling.number) <= _NEAR),
            key=lambda one: (abs(one.number - telling.number), one.number > telling.number),
        )
        for one in near:
            same = [each for each in self._whole(one) if self._may_be_same(draft, each)]
            lent = _one_set([_fillers(each, slot) for each in same])
            if lent:
                return _without_taken(lent, draft)
        return {}

    def _from_the_like(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """To whom it was done before, by whomever: "Canada announced similar measures"."""
        alike = any(one.mention.entry.id == _THE_LIKE for one in draft.bound)
        if not (alike or _goes_on(draft)) or self._names_doer(slot):
            return {}
        return self._of_deed_before(draft, telling, slot, _OTHER_HALF)

    def _from_same_deed(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """Who did the like to others just before: "Norway blacklisted six firms. Also blacklisted was a bank"."""
        if not self._names_doer(slot) or _stands_alone(telling.reading, draft):
            return {}
        return self._of_deed_before(draft, telling, slot, _NEAR)

    def _of_deed_before(self, draft: Draft, telling: Telling, slot: Slot, back: int) -> Lent:
        """The party of the nearest deed of the same kind, up to so many sentences before."""
        near = [one for one in self.tellings if 0 < telling.number - one.number <= back]
        told = [
            [_fillers(each, slot) for each in self._whole(one) if _deeds(each) & _deeds(draft)]
            for one in reversed(near)
        ]
        return _without_taken(_one_set(next(filter(None, told), [])), draft)

    def _from_other_half(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """The party of a neighbouring half: "Peru took delivery of jets. They were handed over by Sweden"."""
        halves = [
            each
            for one in self.tellings
            if 0 < abs(one.number - telling.number) <= _OTHER_HALF
            for each in one.drafts
            if self._short(each) not in {None, slot} and self._may_be_same(draft, each)
        ]
        return _without_taken(_one_set([_fillers(each, slot) for each in halves]), draft)

    def _from_topic(self, draft: Draft, slot: Slot) -> Lent:
        """The one counterpart that the article's other events know for the draft's own party."""
        told = [
            each
            for one in self.tellings
            for each in self._whole(one)
            if self._shares_party(draft, each)
        ]
        return _without_taken(_one_set([_fillers(each, slot) for each in told]), draft)

    def _from_trade(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """The one party that has this part wherever that make is told of: "54 of the tanks for Romania"."""
        makes = self._makes(draft, telling, points_back)
        told = [
            each
            for one in self.tellings
            for each in self._whole(one)
            if makes & self._makes(each, one, _always)
        ]
        return _without_taken(_one_set([_fillers(each, slot) for each in told]), draft)

    def _from_headline(self, draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
        """To whom it is done, where the sentence names nobody else: the party the article is about.

        That is the one of its opening that other events have in this part.
        """
        if self._names_doer(slot):
            return {}
        events = [_fillers(each, slot) for one in self.tellings for each in self._whole(one)]
        told = {party: one for each in events for party, one in each.items()}
        meant = {party: told[party] for party in told.keys() & self.topic - _taken(draft)}
        alone = parties_in(telling.reading, slot.kind) <= _taken(draft) | meant.keys()
        return meant if alone and len(meant) == missing else {}

    def _makes(
        self, draft: Draft, telling: Telling, by_class: Callable[[Reading, Bound], bool]
    ) -> set[str]:
        """Makes such as "Abrams" or "F-16", not mere "jets"; and the classes of things for which `by_class` holds."""
        reading, found = telling.reading, set()
        for slot in self.rule.slots:
            for bound in draft.of(slot.name) if self._names_things(slot) else ():
                stand_in = bound.mention.named is not None
                here = bound.unit >= 0 and not stand_in
                tokens = reading.units[bound.unit].tokens if here else ()
                found |= {one.folded for one in tokens if not one.surface[0].islower()}
                if stand_in or by_class(reading, bound):
                    found.add(bound.mention.entry.id)
        return found

    def _whole(self, telling: Telling) -> list[Draft]:
        return [one for one in telling.drafts if holds(one, self.rule)]

    def _shares_party(self, one: Draft, other: Draft) -> bool:
        return any(
            ids_in(one, slot.name) & ids_in(other, slot.name)
            for slot in self.rule.slots
            if self._names_actors(slot)
        )

    def _may_be_same(self, one: Draft, other: Draft) -> bool:
        """Whether no slot that both have speaks against it, and the things are of one kind."""
        for slot in self.rule.slots:
            here, there = ids_in(one, slot.name), ids_in(other, slot.name)
            if here and there and self._names_actors(slot) and not here & there:
                return False
            if here and there and self._names_things(slot) and not self._akin(slot, here, there):
                return False
        return True

    def _names_doer(self, slot: Slot) -> bool:
        """Whether it holds who does the deed: the first of the rule's parties."""
        return slot == next(filter(self._names_actors, self.rule.slots))

    def _names_actors(self, slot: Slot) -> bool:
        return slot.kind in self.lists and self.lists[slot.kind].kind == "actors"

    def _names_things(self, slot: Slot) -> bool:
        words = self.lists.get(slot.kind)
        return words is not None and words.kind == "things" and words.name != PLACES

    def _akin(self, slot: Slot, here: set[str], there: set[str]) -> bool:
        return any(
            one in self._line(slot, other) or other in self._line(slot, one)
            for one in here
            for other in there
        )

    def _line(self, slot: Slot, ident: str) -> list[str]:
        entries, line = self.lists[slot.kind].entries, [ident]
        while (entry := entries.get(line[-1])) is not None and entry.parent is not None:
            line.append(entry.parent)
        return line


def _always(_reading: Reading, _bound: Bound) -> bool:
    return True


def _fillers(draft: Draft, slot: Slot) -> dict[str, Mention]:
    named = (one.mention for one in draft.of(slot.name))
    return {party_of(one): one for one in named if not is_pronoun(one)}


def _goes_on(draft: Draft) -> bool:
    """Whether it tells nothing of its own: "Peru did the same", "also named was a bank"."""
    return any(one.mention.list == _THE_LIKE for one in draft.bound if one.unit == draft.anchor)


def _stands_alone(reading: Reading, draft: Draft) -> bool:
    """Whether nothing before it is carried on: somebody else is free, it has a year of its own, or never was."""
    own = {one.unit for one in draft.bound}
    others = (unit for at, unit in enumerate(reading.units[: draft.last]) if at not in own)
    barred = ("free", "year", "negation")
    return any(unit.is_a(name) for unit in others for name in barred)


def _deeds(draft: Draft) -> set[str]:
    """What is done, by the words that the draft hangs on."""
    kept = (one for one in draft.bound if one.unit == draft.anchor and one.slot != UNKEPT)
    return {one.mention.entry.id for one in kept}


def _one_set(offers: Sequence[Mapping[str, Mention]]) -> Lent:
    """What all offers agree on; nothing where they differ."""
    given = [one for one in offers if one]
    return given[0] if given and all(set(one) == set(given[0]) for one in given) else {}


def _without_taken(lent: Lent, draft: Draft) -> Lent:
    return {} if lent.keys() & _taken(draft) else lent


def _taken(draft: Draft) -> set[str]:
    return {party_of(bound.mention) for bound in draft.bound if bound.slot != UNKEPT}


def _from_partners(draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
    """The parties of the sentence's other events, of one with other parties only in the same part."""
    if _gives_reason(telling.reading, draft):
        return {}
    wanted: set[str] = set()
    for one in telling.drafts:
        if one.anchor != draft.anchor:
            shares = parties(one) & parties(draft)
            wanted |= parties(one) if shares else _fillers(one, slot).keys()
    wanted -= _taken(draft)
    if len(wanted) != missing:
        return {}
    named = (one for one in mentions_in(telling.reading, slot.kind) if party_of(one) in wanted)
    return {party_of(one): one for one in named}


def _from_subjects(draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
    """The free actors that the sentence names before the clause, but who only speaks of others."""
    if _gives_reason(telling.reading, draft):
        return {}
    found = candidates(telling.reading, slot.kind, _taken(draft), until=draft.anchor)
    return _exactly([one for one in found if not speaks_of_others(telling, draft, one)], missing)


def _from_sentence_before(draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
    """The one other party of the sentence before, where that names a party of the draft as well."""
    for reading in telling.before[:1]:
        named = {party_of(one) for one in mentions_in(reading, slot.kind)}
        if slot.at_least > 1 or named & _taken(draft):
            return _exactly(candidates(reading, slot.kind, _taken(draft)), missing)
    return {}


def _exactly(found: Sequence[Mention], missing: int) -> Lent:
    lent = {party_of(one): one for one in found}
    return lent if len(lent) == missing else {}


def _gives_reason(reading: Reading, draft: Draft) -> bool:
    """Whether it gives a reason, whose parties are its own: "sanctions on X over arms sales"."""
    near = reading.units[max(draft.first - 2, 0) : draft.anchor]
    return any(unit.is_a("cause") for unit in near)


def _points_to_parties(telling: Telling, draft: Draft, slot: Slot) -> bool:
    """A noun with no party of its own but the host: "pertemuan itu ... di Vladivostok"."""
    hosts = {bound.unit for bound in draft.bound if bound.mention.list == PLACES}
    if any(bound.unit not in hosts for bound in draft.of(slot.name)):
        return False
    return any(name.endswith(":noun") for name in telling.reading.units[draft.anchor].classes)
