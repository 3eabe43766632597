"""Who is left unsaid: an actor that a clause lacks, lent by what is told around it.

"The aircraft were handed over by Sweden" has its recipient in the sentence before. Asked in turn:
the sentence itself, the events told near it, the other half of a deed told in two sentences, the
one party of the sentence before, the one counterpart that the whole article knows, and, for whom
a deed is done to, the party that the article is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from factsheet.matches.binding import Bound, Draft, ids_in
from factsheet.matches.choosing import holds, unfilled
from factsheet.matches.context import parties_in, points_back
from factsheet.matches.lent import (
    THE_LIKE,
    Lent,
    deeds,
    fillers,
    from_partners,
    from_sentence_before,
    from_subjects,
    goes_on,
    one_set,
    points_to_parties,
    stands_alone,
    taken,
    without_taken,
)
from factsheet.matches.reading import Reading
from factsheet.matches.tellings import Telling
from factsheet.matches.units import PLACES, party_of
from factsheet.model import Rule, Slot, WordList

_NEAR = 3
"""Sentences around a clause whose events may lend it a party."""
_OTHER_HALF = 2
"""Sentences between the two halves of one deed."""


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
        if slot is None or (slot.at_least > 1 and not points_to_parties(telling, draft, slot)):
            return draft
        missing = slot.at_least - len(ids_in(draft, slot.name))
        rivals = self._rivals(draft, telling, slot) | self._elsewhere(slot)
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

    def _elsewhere(self, slot: Slot) -> set[str]:
        """Who has another part wherever the article tells of him: who lays sanctions on all is hit by none."""
        events = [each for one in self.tellings for each in self._whole(one)]
        others = (one for one in self.rule.slots if one != slot and self._names_actors(one))
        away = {party for other in others for each in events for party in fillers(each, other)}
        return away - {party for each in events for party in fillers(each, slot)}

    def _doers(self, draft: Draft) -> list[Bound]:
        """Who stands before the anchor, and so does what it tells."""
        return [
            one
            for slot in self.rule.slots
            for one in (draft.of(slot.name) if self._names_actors(slot) else ())
            if 0 <= one.unit < draft.anchor
        ]

    def _offers(self, draft: Draft, telling: Telling, slot: Slot, missing: int) -> Iterator[Lent]:
        yield from_partners(draft, telling, slot, missing)
        if goes_on(draft):
            yield self._from_the_like(draft, telling, slot)
            yield self._from_same_deed(draft, telling, slot)
            return
        yield from_subjects(draft, telling, slot, missing)
        yield self._from_events(draft, telling, slot)
        yield self._from_the_like(draft, telling, slot)
        yield self._from_same_deed(draft, telling, slot)
        yield self._from_other_half(draft, telling, slot)
        yield from_sentence_before(draft, telling, slot, missing)
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
            lent = one_set([fillers(each, slot) for each in same])
            if lent:
                return without_taken(lent, draft)
        return {}

    def _from_the_like(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """To whom it was done before, by whomever: "Canada announced similar measures"."""
        alike = any(one.mention.entry.id == THE_LIKE for one in draft.bound)
        if not (alike or goes_on(draft)) or self._names_doer(slot):
            return {}
        return self._of_deed_before(draft, telling, slot, _OTHER_HALF)

    def _from_same_deed(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """Who did the like to others just before: "Norway blacklisted six firms. Also blacklisted was a bank"."""
        if not self._names_doer(slot) or stands_alone(telling.reading, draft):
            return {}
        return self._of_deed_before(draft, telling, slot, _NEAR)

    def _of_deed_before(self, draft: Draft, telling: Telling, slot: Slot, back: int) -> Lent:
        """The party of the nearest deed of the same kind, up to so many sentences before."""
        near = [one for one in self.tellings if 0 < telling.number - one.number <= back]
        told = [
            [fillers(each, slot) for each in self._whole(one) if deeds(each) & deeds(draft)]
            for one in reversed(near)
        ]
        return without_taken(one_set(next(filter(None, told), [])), draft)

    def _from_other_half(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """The party of a neighbouring half: "Peru took delivery of jets. They were handed over by Sweden"."""
        halves = [
            each
            for one in self.tellings
            if 0 < abs(one.number - telling.number) <= _OTHER_HALF
            for each in one.drafts
            if self._short(each) not in {None, slot} and self._may_be_same(draft, each)
        ]
        return without_taken(one_set([fillers(each, slot) for each in halves]), draft)

    def _from_topic(self, draft: Draft, slot: Slot) -> Lent:
        """The one counterpart that the article's other events know for the draft's own party."""
        told = [
            each
            for one in self.tellings
            for each in self._whole(one)
            if self._shares_party(draft, each)
        ]
        return without_taken(one_set([fillers(each, slot) for each in told]), draft)

    def _from_trade(self, draft: Draft, telling: Telling, slot: Slot) -> Lent:
        """The one party that has this part wherever that make is told of: "54 of the tanks for Romania"."""
        makes = self._makes(draft, telling, points_back)
        told = [
            each
            for one in self.tellings
            for each in self._whole(one)
            if makes & self._makes(each, one, _always)
        ]
        return without_taken(one_set([fillers(each, slot) for each in told]), draft)

    def _from_headline(self, draft: Draft, telling: Telling, slot: Slot, missing: int) -> Lent:
        """To whom it is done, where the sentence names nobody else: the party the article is about.

        That is the one of its opening that other events have in this part.
        """
        if self._names_doer(slot):
            return {}
        events = [fillers(each, slot) for one in self.tellings for each in self._whole(one)]
        told = {party: one for each in events for party, one in each.items()}
        meant = {party: told[party] for party in told.keys() & self.topic - taken(draft)}
        alone = parties_in(telling.reading, slot.kind) <= taken(draft) | meant.keys()
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
