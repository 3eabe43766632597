"""When something is due, in plain words: schedules, digests and quiet hours, as moments in UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from factsheet.errors import Problem

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK: Final = r"([01]\d|2[0-3]):([0-5]\d)"
_EVERY: Final = re.compile(rf"every (?:(\d{{1,4}}) )?({'|'.join(_UNITS)})s?\Z")
_AT: Final = re.compile(rf"(daily|{'|'.join(_DAYS)}) {_CLOCK}(?: (\S+))?\Z")
_HOURS: Final = re.compile(rf"{_CLOCK}-{_CLOCK}(?: (\S+))?\Z")
_SPAN: Final = re.compile(rf"(\d{{1,4}}) ({'|'.join(_UNITS)})s?\Z")


@dataclass(frozen=True, slots=True)
class Plan:
    """A recurring moment. Either `every` is set, or `at` with a zone and perhaps a weekday."""

    words: str
    every: timedelta | None = None
    at: time | None = None
    zone: str = "UTC"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of every day, from one time to another, perhaps over midnight."""

    words: str
    start: time
    end: time
    zone: str = "UTC"


def parse(words: str) -> Plan | Problem:
    """`every 30 minutes`, `daily 07:00 Asia/Jakarta`, `monday 09:00`; without a zone it is UTC."""
    said = " ".join(words.split())
    every, at = _EVERY.match(said), _AT.match(said)
    if every and int(every[1] or 1):
        return Plan(said, every=int(every[1] or 1) * _UNITS[every[2]])
    if at is None:
        hint = "as in every 30 minutes, daily 07:00 Asia/Jakarta, monday 09:00"
        return Problem("W101", f'"{said}" is no schedule', hint=hint)
    zone = at[4] or "UTC"
    weekday = _DAYS.index(at[1]) if at[1] in _DAYS else None
    return _no_zone(zone) or Plan(said, at=_time(at[2], at[3]), zone=zone, weekday=weekday)


def parse_hours(words: str) -> Hours | Problem:
    """`22:00-06:00 Asia/Jakarta`; without a zone it is UTC."""
    said = " ".join(words.split())
    span = _HOURS.match(said)
    if span is None or (span[1], span[2]) == (span[3], span[4]):
        hint = "as in 22:00-06:00 Asia/Jakarta"
        return Problem("W105", f'"{said}" are no hours of a day', hint=hint)
    zone = span[5] or "UTC"
    return _no_zone(zone) or Hours(said, _time(span[1], span[2]), _time(span[3], span[4]), zone)


def parse_span(words: str) -> timedelta | Problem:
    """`3 days`, `2 hours`, `1 week`."""
    said = " ".join(words.split())
    span = _SPAN.match(said)
    if span is None or not int(span[1]):
        hint = "as in 30 minutes, 2 hours, 3 days, 1 week"
        return Problem("W106", f'"{said}" is no length of time', hint=hint)
    return int(span[1]) * _UNITS[span[2]]


def next_due(plan: Plan, after: datetime) -> datetime:
    """The first moment of the plan later than `after`, in UTC.

    `every 30 minutes` means each full half hour, so that a restart changes nothing. A time that the
    clocks skip in spring comes an hour later; one that they repeat in autumn comes once.
    """
    if plan.every is not None:
        return _EPOCH + ((after - _EPOCH) // plan.every + 1) * plan.every
    zone = ZoneInfo(plan.zone)
    day = after.astimezone(zone).date()
    while True:
        due = datetime.combine(day, plan.at or time(), zone).astimezone(UTC)
        if due > after and plan.weekday in {None, day.weekday()}:
            return due
        day += timedelta(days=1)


def end_of(hours: Hours, moment: datetime) -> datetime:
    """When the hours end that the moment lies in, in UTC; the moment itself where it lies in none."""
    zone = ZoneInfo(hours.zone)
    today = moment.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        last = day + timedelta(days=1) if hours.end <= hours.start else day
        start = datetime.combine(day, hours.start, zone).astimezone(UTC)
        end = datetime.combine(last, hours.end, zone).astimezone(UTC)
        if start <= moment < end:
            return end
    return moment


def _no_zone(zone: str) -> Problem | None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of the zone tree
        hint = "as in Asia/Jakarta, Europe/Berlin, UTC"
        return Problem("W102", f'there is no time zone "{zone}"', hint=hint)
    return None


def _time(hour: str, minute: str) -> time:
    return time(int(hour), int(minute))
