"""The claims that were gathered for one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from factsheet.facts.views import Group, View


@dataclass(slots=True)
class Event:
    """Claims of one event, and how each came to it."""

    views: list[View]
    steps: list[str]
    general: list[View] = field(default_factory=list)
    """Claims in general words that stand beside an exact one."""

    @property
    def first(self) -> tuple[date, date] | None:
        """The window from which the rule's span is counted."""
        dated = [one.window for one in self.views if one.window]
        return dated[0] if dated else None

    def holds(self, one: View) -> bool:
        """Whether it was put here."""
        return any(one is other for other in (*self.views, *self.general))

    @property
    def groups(self) -> frozenset[Group]:
        """The groups of status that its claims have."""
        return frozenset(one.group for one in self.views)
