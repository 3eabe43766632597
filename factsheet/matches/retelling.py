"""A meeting told on: "the talks, held in Doha", "another round is due in May", "it was chaired by Oman".

A phrase that names an event and leaves its sides open means those of the event told before it. Whom
such a sentence adds to them ("mediated by Qatar") took part in what was told before, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.matches.binding import Bound, Draft, ids_in
from factsheet.matches.choosing import holds
from factsheet.matches.reading import Reading
from factsheet.matches.tellings import Telling
from factsheet.matches.units import PLACES, is_pronoun, party_of
from factsheet.model import Element, Maybe, Reference, Rule, Slot

_NEAR = 3
"""Sentences back to the event that is told on."""
_HELPERS = 2
"""Parties that help a meeting along: "mediated by Qatar and Egypt"; more are a meeting of their own."""

Told = tuple[Telling, list[Draft]]
"""A sentence with what it tells, its sides filled."""


@dataclass(frozen=True, slots=True)
class Reteller:
    """All that an article tells by one rule, to find the event that a sentence tells on."""

    rule: Rule
    tellings: tuple[Telling, ...]

    def completed(self, draft: Draft, telling: Telling) -> Draft:
        """The draft with the sides of the event it tells on; itself, where it tells on none."""
        slot = next((one for one in self.rule.slots if one.at_least > 1), None)
        if slot is None or not _tells_on(draft, telling.reading, slot):
            return draft
        meant = {party_of(one.mention): one.mention for one in self._meant(draft, telling, slot)}
        hosts = _host_units(draft) if meant else set[int]()
        kept = [one for one in draft.bound if one.slot != slot.name or one.unit not in hosts]
        own = {party_of(one.mention) for one in kept if one.slot == slot.name}
        new = (one for party, one in meant.items() if party not in own)
        lent = tuple(Bound(slot.name, -1, one, "before") for one in new)
        return replace(draft, bound=(*kept, *lent))

    def _meant(self, draft: Draft, telling: Telling, slot: Slot) -> tuple[Bound, ...]:
        """The sides of the nearest event before that can be the one told on; of all, where all are one."""
        here = [one for one in telling.drafts if one.anchor < draft.anchor]
        earlier = [one for one in self.tellings if one.number < telling.number]
        near = [one.drafts for one in reversed(earlier) if telling.number - one.number <= _NEAR]
        far = [each for one in earlier for each in one.drafts]
        for told in (here, *near, far):
            alike = [one for one in told if holds(one, self.rule) and self._may_be(draft, one)]
            if alike:
                sets = {frozenset(ids_in(one, slot.name)) for one in alike}
                return alike[0].of(slot.name) if len(sets) == 1 else ()
        return ()

    def _may_be(self, draft: Draft, other: Draft) -> bool:
        """Whether the other can be meant: "the visit" is no meeting at home."""
        hosted = {slot.hosts for slot in self.rule.slots if slot.hosts}
        return not _kinds(draft) & hosted or bool(_kinds(other) & hosted)

    def gathered(self, told: Sequence[Told]) -> list[Told]:
        """What is told, where whom a later sentence adds to a meeting has a part in the meeting itself."""
        slot = next((one for one in self.rule.slots if one.at_least > 1), None)
        for telling, drafts in told if slot else ():
            for draft in drafts:
                if slot and _tells_on(draft, telling.reading, slot):
                    told = [
                        (one, _joined(each, draft, slot) if _is_near(one, telling) else each)
                        for one, each in told
                    ]
        return list(told)


def _is_near(one: Telling, other: Telling) -> bool:
    return 0 < other.number - one.number <= _NEAR


def _kinds(draft: Draft) -> set[str]:
    return {one.mention.entry.id for one in draft.bound if one.unit == draft.anchor}


def _joined(drafts: Sequence[Draft], on: Draft, slot: Slot) -> list[Draft]:
    """The drafts, those of the sides that are told on with all that are added there."""
    lent = {party_of(one.mention) for one in on.of(slot.name) if one.via == "before"}
    added = tuple(
        replace(one, unit=-1, via="before") for one in on.of(slot.name) if one.via != "before"
    )
    return [
        replace(one, bound=(*one.bound, *added)) if lent and ids_in(one, slot.name) == lent else one
        for one in drafts
    ]


def _tells_on(draft: Draft, reading: Reading, slot: Slot) -> bool:
    """Whether it leaves its sides open, or names only one who helps: the event itself was told before."""
    hosts = _host_units(draft)
    own = [one for one in draft.of(slot.name) if one.via != "before" and one.unit not in hosts]
    if any(is_pronoun(one.mention) for one in own) or not _names_event(draft, reading):
        return False
    if draft.first and reading.units[draft.first - 1].is_a("conjunction"):
        return False  # "before the summit began" only tells when something else was done
    open_ = not any(one.slot == slot.name for one in _references(draft.pattern.phrase.elements))
    if not own:
        return open_
    helps = all(_is_agent(reading, draft, one) for one in own)
    return helps and len({party_of(one.mention) for one in own}) <= _HELPERS


def _host_units(draft: Draft) -> set[int]:
    """Where the place is told, whose state may have been taken for a side."""
    return {one.unit for one in draft.bound if one.mention.list == PLACES}


def _names_event(draft: Draft, reading: Reading) -> bool:
    return any(name.endswith(":noun") for name in reading.units[draft.anchor].classes)


def _references(elements: Iterable[Element]) -> Iterator[Reference]:
    for element in elements:
        if isinstance(element, Reference):
            yield element
        elif isinstance(element, Maybe):
            yield from _references(element.elements)


def _is_agent(reading: Reading, draft: Draft, one: Bound) -> bool:
    """Whether it is told behind the event by whom: "chaired by Oman", "dimediasi Qatar"."""
    before = one.unit - 1
    while before > 0 and reading.units[before].is_a("determiner"):
        before -= 1
    verb = reading.units[before]
    return one.unit > draft.anchor and (verb.is_a("agent-mark") or verb.is_a("passive"))
