"""When an alert may go out: at once, after quiet hours, or gathered with others into a digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from factsheet.model import Audience
from factsheet.planned import end_of, next_due

_HOUR: Final = timedelta(hours=1)

Going = Mapping[str, Sequence[datetime]]
"""The moments of alerts that go out by themselves, by recipient."""


class Timetable:
    """Gives each alert its moment, and remembers those given, so that the cap holds within a run."""

    def __init__(self, going: Going) -> None:
        """`going` holds what was given before; moments of the last hour are enough."""
        self._going = {recipient: list(moments) for recipient, moments in going.items()}

    def moment(self, audience: Audience, recipient: str, now: datetime) -> tuple[datetime, bool]:
        """When an alert made now goes out, and whether it is gathered into a digest then."""
        if audience.digest is not None:
            return self._awake(audience, next_due(audience.digest, now)), True
        due = self._awake(audience, now)
        going = self._going.setdefault(recipient, [])
        last_hour = [one for one in going if due - _HOUR < one <= due]
        if audience.most_an_hour is not None and len(last_hour) >= audience.most_an_hour:
            return self._awake(audience, min(last_hour) + _HOUR), True
        going.append(due)
        return due, False

    @staticmethod
    def _awake(audience: Audience, moment: datetime) -> datetime:
        return moment if audience.quiet is None else end_of(audience.quiet, moment)
