"""What a drawing by date shows in full: the time that most facts belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from factsheet.model import When

_SHORT = timedelta(days=2 * 365)
"""A span this short holds every fact apart."""
_FEW = 4
"""One fact in so many may lie off the axis at either end."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """First and last day of the axis; what lies before or after is gathered at its ends."""

    first: date
    last: date
    before: bool = False
    after: bool = False


def bulk_of(whens: Iterable[When]) -> Bulk:
    """The days without the few that a gap of most of the axis keeps apart from all others.

    One fact of 1994 among those of two years would else press these into a corner.
    """
    days = sorted(day for when in whens for day in {when.start, when.end} if day)
    low, high = 0, len(days) - 1
    while days[high] - days[low] > _SHORT:
        gaps = [(later - earlier, at) for at, (earlier, later) in enumerate(pairwise(days))]
        gap, at = max(gaps[low:high])
        if gap * 2 <= days[high] - days[low]:
            break
        if (at + 1) * _FEW <= len(days):
            low = at + 1
        elif (len(days) - 1 - at) * _FEW <= len(days):
            high = at
        else:
            break
    return Bulk(days[low], days[high], before=low > 0, after=high < len(days) - 1)
