"""Claims of one rule gathered into events.

In passes, each over claims in a fixed order: the closely dated, the loosely dated, the undated,
those that leave an optional slot open; then those of which another claim may say more; denials last.
A claim must agree with every claim of an event, so nothing is chained; the window runs from the
event's first date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product

from factsheet.facts.beside import set_aside
from factsheet.facts.clock import Clock
from factsheet.facts.event import Event
from factsheet.facts.kinship import Ids, Kinship
from factsheet.facts.views import View
from factsheet.facts.wider import Trail, Wider
from factsheet.model import Rule, Slot

_NEAR = 2
"""Sentences: an open slot may be filled from so far away in the same article."""
_DENIED = 5
"""The rank of undated denials: they join what is told."""

_Kind = tuple[Ids, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """How two claims agree. `missing` counts slots that only one of them fills."""

    equal: int
    missing: int
    wider: bool


@dataclass(slots=True)
class _Found:
    """The events so far, and where to look for them. `more`: by what may be said in fewer words."""

    events: list[Event] = field(default_factory=list)
    alike: dict[_Kind, list[Event]] = field(default_factory=dict)
    more: dict[Trail, dict[int, Event]] = field(default_factory=dict)


class Merger:
    """Gathers the claims of one rule."""

    def __init__(self, rule: Rule, kin: Kinship) -> None:
        """Take the rule's event and the lists' families."""
        self._kin = kin
        self._slots = tuple(rule.slot(name) for name in rule.event.same)
        self._clock = Clock(rule)
        self._wider = Wider(rule, kin, self._clock)

    def gather(self, views: Iterable[View]) -> list[Event]:
        """The events, whatever the order in which the claims come."""
        ordered = sorted(views, key=lambda one: one.order)
        exact, beside = set_aside(ordered, self._slots, self._kin)
        full, less = self._wider.apart(exact)
        denied = [one for one in full if _rank(one, len(self._slots)) == _DENIED]
        told = [one for one in full if _rank(one, len(self._slots)) != _DENIED]
        found = _Found()
        for one in _passes(told, len(self._slots)):
            self._settle(one, found)
        for one in _passes(less, len(self._slots)):
            more = found.more.get(self._wider.trail(one), {}).values()
            if home := self._wider.home(one, more):
                _join(home, one, "the same days or figure, in wider words or a part of the list")
            else:
                self._settle(one, found)
        for one in _passes(denied, len(self._slots)):
            self._settle(one, found)
        for general, by in beside:
            home = next(event for event in found.events if event.holds(by))
            _join(home, general, "the same event in general words")
        return found.events

    def _settle(self, one: View, found: _Found) -> None:
        """Put the claim to its event, or make it a new one."""
        kinds = self._kinds_of(one)
        near = {id(event): event for kind in kinds for event in found.alike.get(kind, ())}
        fresh = self._place(one, near.values())
        if fresh is None:
            return
        found.events.append(fresh)
        for kind in kinds:
            found.alike.setdefault(kind, []).append(fresh)
        for trail in self._wider.trails(one):
            found.more.setdefault(trail, {})[id(fresh)] = fresh

    # --- finding the event of a claim ------------------------------------------------------------

    def _kinds_of(self, one: View) -> list[_Kind]:
        """What all claims of one event have alike, so that only those are compared.

        Sets that may hold each other share two members at least.
        """
        parts: list[list[Ids]] = []
        for slot in self._slots:
            roots = self._kin.roots(slot.kind, one.sets.get(slot.name, frozenset()))
            if slot.at_least > 1 and len(roots) > 1:
                parts.append([frozenset(pair) for pair in combinations(sorted(roots), 2)])
            elif not slot.may_be_missing:
                parts.append([roots])
        return list(product(*parts))

    def _place(self, one: View, events: Iterable[Event]) -> Event | None:
        """Put the claim to its event; the event, where it is a new one."""
        fits = [(score, event) for event in events if (score := self._fits(one, event))]
        best = max((score for score, _ in fits), default=None)
        chosen = [event for score, event in fits if score == best]
        if len(chosen) == 1:
            chosen[0].views.append(one)
            chosen[0].steps.append(f"{_told(one)} joins: {self._reason(one, chosen[0])}")
            return None
        alone = "" if not chosen else f"; could belong to {len(chosen)} others, so stays alone"
        return Event([one], [f"{_told(one)} is the first{alone}"])

    def _fits(self, one: View, event: Event) -> tuple[int, ...] | None:
        """How well the claim fits, to be compared; None where it does not."""
        if not self._clock.meets(one, event):
            return None
        ties = [self._tie(one, other) for other in event.views]
        whole = [tie for tie in ties if tie]
        if len(whole) < len(ties):
            return None
        near = any(_near(one, other) for other in event.views)
        count = any(one.counts() & other.counts() for other in event.views)
        both_dated = one.window is not None and event.first is not None
        missing = any(tie.missing for tie in whole)
        open_ = missing or len(one.sets) < len(self._slots)
        if any(tie.wider for tie in whole) and not both_dated and not self._placed(one, event):
            return None
        if open_ and not both_dated and not self._loosely(one, event, near=near, alike=not missing):
            return None
        if not both_dated and not self._undated(one, event, count=count):
            return None
        shared = any(_shared(one, other) for other in event.views)
        equal = min(tie.equal for tie in whole)
        answered = one.group == "denied" and "happened" in event.groups
        return (
            near and missing,
            count,
            not self._clock.late(one, event),
            shared,
            one.group in event.groups or answered,
            equal,
            event.first is None,
        )

    def _undated(self, one: View, event: Event, *, count: bool) -> bool:
        """One side undated: the same group of status or quantity, a plan fulfilled; denials apart."""
        if one.group != "denied":
            alike = count or one.group in event.groups or self._fulfilled(one, event)
            return event.groups != {"denied"} and alike
        if event.groups == {"denied"}:
            return True
        here = (one.claim.article, one.claim.sentence)
        if any((other.claim.article, other.claim.sentence) == here for other in event.views):
            return True
        return not self._vague(one)

    def _fulfilled(self, one: View, event: Event) -> bool:
        """A plan and what came of it; weapons planned and weapons sent may be any."""
        return not self._vague(one) and self._clock.fulfils(one, event)

    def _vague(self, one: View) -> bool:
        return any(
            self._kin.general(slot.kind, one.sets.get(slot.name, frozenset()))
            for slot in self._slots
        )

    def _loosely(self, one: View, event: Event, *, near: bool, alike: bool) -> bool:
        """An undated claim with an open slot needs more: the same breath, the same person, or dated pages.

        `alike` where both leave the same slot open; then dated pages tell whether the times meet.
        """
        if one.group not in event.groups:
            return False
        if near or (alike and all(each.claim.published for each in (one, *event.views))):
            return True
        return one.group == "happened" and all(_shared(one, other) for other in event.views)

    def _placed(self, one: View, event: Event) -> bool:
        """Whether another slot than the set itself is filled and equal."""
        names = [slot.name for slot in self._slots if slot.at_least == 1]
        return any(
            one.sets.get(name) and one.sets[name] == event.views[0].sets.get(name) for name in names
        )

    def _tie(self, one: View, other: View) -> Tie | None:
        """How two claims agree; None where a slot differs."""
        equal = missing = 0
        wider = False
        for slot in self._slots:
            mine, theirs = one.sets.get(slot.name), other.sets.get(slot.name)
            if not mine or not theirs:
                missing += bool(mine or theirs)
            elif self._kin.agree(slot.kind, mine, theirs):
                equal += 1
            elif slot.at_least > 1 and self._holds(slot, one, other):
                wider = True
            else:
                return None
        if _strangers(one, other) or self._clock.two(one, other):
            return None
        return Tie(equal, missing, wider)

    def _holds(self, slot: Slot, one: View, other: View) -> bool:
        """Whether one set of participants holds the other."""
        mine, theirs = one.sets[slot.name], other.sets[slot.name]
        return self._kin.within(slot.kind, mine, theirs) or self._kin.within(
            slot.kind, theirs, mine
        )

    def _reason(self, one: View, event: Event) -> str:
        others = event.views[:-1]
        why = ["same " + ", ".join(slot.name for slot in self._slots if one.sets.get(slot.name))]
        open_slots = [slot.name for slot in self._slots if not one.sets.get(slot.name)]
        if open_slots:
            why.append("leaves open " + ", ".join(open_slots))
        if one.window and any(other.window for other in others):
            why.append("the times meet")
        elif any(one.counts() & other.counts() for other in others):
            why.append("one side undated, same quantity")
        elif one.group not in {other.group for other in others} and one.group != "denied":
            why.append("one side undated, a plan and what came of it")
        else:
            why.append("one side undated, " + ("a denial" if one.group == "denied" else one.group))
        return "; ".join(why)


def _passes(views: Sequence[View], slots: int) -> list[View]:
    """The order in which claims look for their event: the surest first."""

    def rank(one: View) -> tuple[int, tuple[date, date], tuple[object, ...]]:
        return _rank(one, slots), one.window or (date.max, date.max), one.order

    return sorted(views, key=rank)


def _rank(one: View, slots: int) -> int:
    whole = len(one.sets) == slots
    if one.window:
        return (0 if one.narrow else 1) if whole else 2
    if one.group == "denied":
        return _DENIED
    return 3 if whole else 4


def _join(home: Event, one: View, why: str) -> None:
    home.general.append(one)
    home.steps.append(f"{_told(one)} joins: {why}")


def _near(one: View, other: View) -> bool:
    apart = abs(one.claim.sentence - other.claim.sentence)
    return one.claim.article == other.claim.article and apart <= _NEAR


def _shared(one: View, other: View) -> bool:
    """Whether both name one person, or one office, for the same actor."""
    if any(named & other.deputies.get(who, frozenset()) for who, named in one.deputies.items()):
        return True
    return any(
        words <= other.titles[who] or words >= other.titles[who]
        for who, words in one.titles.items()
        if who in other.titles
    )


def _strangers(one: View, other: View) -> bool:
    """Whether they name different persons for the same actor."""
    return any(
        actor in other.deputies and not named & other.deputies[actor]
        for actor, named in one.deputies.items()
    )


def _told(one: View) -> str:
    claim = one.claim
    return f"{claim.article} sentence {claim.sentence} ({claim.status})"
