"""Claims that say less: a wider word for the same things ("missiles"), or a part of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from factsheet.facts.clock import Clock
from factsheet.facts.event import Event
from factsheet.facts.kinship import Ids, Kinship
from factsheet.facts.views import View
from factsheet.model import Rule, Slot

Trail = tuple[Ids, ...]


class Wider:
    """Finds the event that a claim tells of in fewer or wider words."""

    def __init__(self, rule: Rule, kin: Kinship, clock: Clock) -> None:
        """Take the slots that make the rule's event."""
        self._slots = tuple(rule.slot(name) for name in rule.event.same)
        self._kin = kin
        self._clock = clock

    def apart(self, views: Sequence[View]) -> tuple[list[View], list[View]]:
        """Claims of which none says more, and those of which another may."""
        said: dict[Trail, set[Trail]] = {}
        for one in views:
            for trail in self.trails(one):
                said.setdefault(trail, set()).add(self._things(one))
        less = [self._outdone(one, said.get(self.trail(one), set())) for one in views]
        return (
            [one for one, other in zip(views, less, strict=True) if not other],
            [one for one, other in zip(views, less, strict=True) if other],
        )

    def _outdone(self, one: View, said: Iterable[Trail]) -> bool:
        mine = self._things(one)
        return one.group != "denied" and any(
            theirs != mine and all(map(self._kin.covers, self._kinds(), mine, theirs))
            for theirs in said
        )

    def trails(self, one: View) -> list[Trail]:
        """Where claims that say less may look for this one: its things and the classes above."""
        parts: list[list[Ids]] = []
        for slot in self._slots:
            ids = one.sets.get(slot.name, frozenset())
            if self._thing(slot):
                wide = {up for ident in ids for up in (ident, *self._kin.above(slot.kind, ident))}
                parts.append([frozenset({ident}) for ident in sorted(wide)])
            elif not slot.may_be_missing and slot.at_least == 1:
                parts.append([self._kin.roots(slot.kind, ids)])
        return list(product(*parts))

    def trail(self, one: View) -> Trail:
        """Where this claim looks for those that say more."""
        parts: list[Ids] = []
        for slot in self._slots:
            ids = one.sets.get(slot.name, frozenset())
            if self._thing(slot):
                parts.append(frozenset(sorted(ids)[:1]))
            elif not slot.may_be_missing and slot.at_least == 1:
                parts.append(self._kin.roots(slot.kind, ids))
        return tuple(parts)

    def home(self, one: View, events: Iterable[Event]) -> Event | None:
        """The one event that says more; None where there is none or more than one."""
        homes = [event for event in events if self._at_home(one, event)]
        return homes[0] if len(homes) == 1 else None

    def _at_home(self, one: View, event: Event) -> bool:
        told = [other for other in event.views if other.group != "denied"]
        if not told or not self._clock.meets(one, event):
            return False
        if not all(self._less(one, other) and not self._clock.two(one, other) for other in told):
            return False
        if any(self._tied(one, other) for other in told):
            return True
        mine = (one.sets, one.group)
        return any(mine == (other.sets, other.group) for other in event.general)

    def _less(self, one: View, other: View) -> bool:
        """Whether all that one claim names the other names too, or more exactly."""
        for slot in self._slots:
            mine = one.sets.get(slot.name, frozenset())
            theirs = other.sets.get(slot.name, frozenset())
            if self._kin.agree(slot.kind, mine, theirs):
                continue
            if not self._thing(slot) or not self._kin.covers(slot.kind, mine, theirs):
                return False
        return True

    def _tied(self, one: View, other: View) -> bool:
        """Whether days or figures tie them; a word for anything is tied by its very days only."""
        if one.group != other.group:
            return False
        if any(self._kin.general(slot.kind, ids) for slot, ids in self._named(one)):
            return one.close and other.close and _meet(one, other)
        if one.window and other.window:
            return one.narrow and other.narrow and _meet(one, other)
        return bool(one.figures & other.figures)

    def _named(self, one: View) -> list[tuple[Slot, Ids]]:
        return [(slot, one.sets.get(slot.name, frozenset())) for slot in self._slots]

    def _things(self, one: View) -> Trail:
        return tuple(ids for slot, ids in self._named(one) if self._thing(slot))

    def _kinds(self) -> list[str]:
        return [slot.kind for slot in self._slots if self._thing(slot)]

    def _thing(self, slot: Slot) -> bool:
        return not slot.may_be_missing and self._kin.things(slot.kind)


def _meet(one: View, other: View) -> bool:
    if not one.window or not other.window:
        return False
    return one.window[0] <= other.window[1] and other.window[0] <= one.window[1]
