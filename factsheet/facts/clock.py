"""Whether the times of claims can be those of one event: windows, days of telling, plans."""

from __future__ import annotations

from datetime import date, timedelta

from factsheet.facts.event import Event
from factsheet.facts.figures import at_odds
from factsheet.facts.views import View
from factsheet.model import Rule

_WEEK = timedelta(days=7)
_YEAR = timedelta(days=365)


class Clock:
    """Times by the span of one rule.

    What is counted (a delivery of so many things) goes on for weeks, and reports date it by its
    start, its end or anything between. What is not counted (a meeting, a sanction) has its day.
    """

    def __init__(self, rule: Rule) -> None:
        """Take the rule's span, and whether it counts."""
        self._span = timedelta(days=rule.event.within_days)
        self._counts = any(slot.kind == "number" for slot in rule.slots)

    def meets(self, one: View, event: Event) -> bool:
        """Whether the claim's time can be the event's."""
        first = event.first
        if first and one.window:
            starts = [other.window[0] for other in event.views if other.window and other.narrow]
            if one.narrow and starts:
                return max(*starts, one.window[0]) - min(*starts, one.window[0]) <= self._span
            last = max(first[0] + self._span, first[1])
            return one.window[0] <= last and first[0] <= one.window[1]
        if first:
            return self._told_in_time(one, first, event)
        return self._told_together(one, event)

    def late(self, one: View, event: Event) -> bool:
        """Whether an undated claim was told long after the event."""
        told = one.claim.published
        if one.window or not event.first or not told:
            return False
        return told > event.first[1] + self._span

    def two(self, one: View, other: View) -> bool:
        """Whether these are two events: both done, each dated to its days, more than a week apart.

        What is counted must have figures too that rule each other out.
        """
        if {one.group, other.group} != {"happened"} or not (one.close and other.close):
            return False
        if not one.window or not other.window:
            return False
        apart = max(one.window[0], other.window[0]) - min(one.window[1], other.window[1])
        if apart <= _WEEK:
            return False
        return not self._counts or any(
            at_odds(mine, theirs) for mine in one.quantities for theirs in other.quantities
        )

    def fulfils(self, one: View, event: Event) -> bool:
        """Whether the claim is what came of the event's plan, or the plan of what was done."""
        if one.group == "planned":
            pairs = [(one, other) for other in event.views if other.group == "happened"]
        elif one.group == "happened":
            pairs = [(other, one) for other in event.views if other.group == "planned"]
        else:
            return False
        return bool(pairs) and all(self._came_of(plan, done) for plan, done in pairs)

    def _came_of(self, plan: View, done: View) -> bool:
        """A plan was told first, and done within the span."""
        told, after = plan.claim.published, done.claim.published
        if not told or not after or told >= after:
            return False
        begin, end = plan.window or (told, told)
        first, last = done.window or (after, after)
        return max(begin, told) <= last and first <= end + self._span

    def _told_in_time(self, one: View, first: tuple[date, date], event: Event) -> bool:
        """An undated report of a dated event: told after it began, and not long after.

        Plans are told before; so are denials that call a plan off.
        """
        told = one.claim.published
        if told is None:
            return True
        same = any(one.counts() & other.counts() for other in event.views)
        if one.group == "planned":
            return told <= first[1] + self._span
        early = self._span if one.group == "denied" and "planned" in event.groups else timedelta(0)
        return first[0] - early <= told and (same or not self.late(one, event))

    def _told_together(self, one: View, event: Event) -> bool:
        """Undated reports: told within the span; a plan waits for a year with the same figure."""
        told = one.claim.published
        alike = [other for other in event.views if other.group == one.group]
        days = [other.claim.published for other in alike or event.views if other.claim.published]
        if told is None or not days:
            return True
        waits = one.group == "planned" or not alike
        same = any(one.figures & other.figures for other in event.views)
        return abs(told - min(days)) <= (_YEAR if waits and same else self._span)
