"""Shapes of single days: "(14/9)", "5 September 2023", "Kamis (14/9)", "kemarin"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from factsheet.facts import windows
from factsheet.facts.reading import YEAR, Piece, Reading, not_stated, number_in, piece, year_at
from factsheet.facts.tokens import HYPHENS
from factsheet.facts.windows import Direction

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_MONTHS = 12


def _iso(reading: Reading, at: int) -> Piece | None:
    texts = [reading.text(at + n) for n in range(5)]
    if not YEAR.fullmatch(texts[0]) or texts[1] != "-" or texts[3] != "-":
        return None
    if not (texts[2].isdigit() and texts[4].isdigit()):
        return None
    day = windows.exact(int(texts[0]), int(texts[2]), int(texts[4]))
    return piece(at + 5, windows.single(day), "day", inferred=False)


def _slashed(reading: Reading, at: int, weekday: int | None = None) -> Piece | None:
    """A date such as 14/9 or 14/09/2023: day first, except where English leaves it open."""
    hit = reading.full(_SLASHED, at)
    if not hit:
        return None
    day, month = int(hit[1]), int(hit[2])
    if reading.language == "en" and day != month and max(day, month) <= _MONTHS:
        return piece(at + 1, None, "words")
    if reading.language == "en" and month > _MONTHS:
        day, month = month, day
    year = int(hit[3]) % 100 + 2000 if hit[3] and len(hit[3]) == len("23") else hit[3]
    return _dated(reading, at + 1, day, month, int(year) if year else None, weekday)


def _whole_slashed(reading: Reading, at: int) -> Piece | None:
    hit = reading.full(_SLASHED, at)
    return _slashed(reading, at) if hit and hit[3] else None


def _dated(
    reading: Reading, end: int, day: int, month: int, year: int | None, weekday: int | None
) -> Piece:
    """The day itself; impossible days and a weekday that does not fit stay words."""
    there: date | None = None
    if year is not None:
        there = windows.exact(year, month, day)
        if there and weekday not in {None, there.isoweekday()}:
            there = None
    elif reading.published and month <= _MONTHS:
        there = windows.nearest_day(day, month, reading.published, reading.direction, weekday)
    return piece(end, windows.single(there), "day", inferred=year is None)


def _bracketed(reading: Reading, at: int, weekday: int | None = None) -> Piece | None:
    """A date in brackets, "(14/9)": the one nearest to the day of publication, either way."""
    if reading.text(at) != "(":
        return None
    inside = at + 1
    named = reading.at(inside, "weekday-")
    if named:
        weekday, inside = number_in(named[0]), reading.past(named[1], "of")
    found = _either_way(
        reading,
        lambda one: (
            _slashed(one, inside, weekday)
            or _day_month(one, inside, weekday)
            or _month_day(one, inside, weekday)
        ),
    )
    if not found or reading.text(found.end) != ")":
        return None
    return replace(found, end=found.end + 1)


def _either_way(reading: Reading, read: Callable[[Reading], Piece | None]) -> Piece | None:
    """What is read with the day of publication in both directions, the nearer of the two."""
    ways: tuple[Direction, ...] = ("past", "future")
    found = [read(replace(reading, direction=way)) for way in ways]
    day = reading.published
    if not day:
        return found[0]
    away = [(abs(one.window[0] - day), one) for one in found if one and one.window]
    return min(away, key=lambda pair: pair[0])[1] if away else found[0]


def _day_month(reading: Reading, at: int, weekday: int | None = None) -> Piece | None:
    """As in "5 September 2023", "5th of September", "4-6 Maret 2021"."""
    first = reading.full(_DAY, at)
    if not first:
        return None
    last, spot = first, at + 1
    joined = spot + 1 if reading.text(spot) in HYPHENS else reading.past(spot, "until")
    if joined > spot and (second := reading.full(_DAY, joined)):
        last, spot = second, joined + 1
    found = reading.at(reading.past(spot, "of"), "month-")
    if not found:
        return None
    stop = found[1] + (reading.text(found[1]) == "." and found[0].endswith("short"))
    year, end = year_at(reading, stop)
    month = number_in(found[0])
    return _days(reading, max(end, found[1]), (int(first[1]), int(last[1])), (month, year), weekday)


def _month_day(reading: Reading, at: int, weekday: int | None = None) -> Piece | None:
    """As in "September 5, 2023" and "March 4-6"."""
    found = reading.at(at, "month-") if reading.language == "en" else None
    if not found:
        return None
    spot = found[1] + (reading.text(found[1]) == ".")
    first = reading.full(_DAY, spot)
    if not first:
        return None
    last, end = first, spot + 1
    joined = end + 1 if reading.text(end) in HYPHENS else reading.past(end, "until")
    if joined > end and (second := reading.full(_DAY, joined)):
        last, end = second, joined + 1
    year, end = year_at(reading, end)
    days = int(first[1]), int(last[1])
    return _days(reading, end, days, (number_in(found[0]), year), weekday)


def _days(
    reading: Reading,
    end: int,
    days: tuple[int, int],
    month: tuple[int, int | None],
    weekday: int | None,
) -> Piece:
    last = _dated(reading, end, days[1], *month, weekday)
    if last.window and not_stated(reading, end):
        last = replace(last, inferred=True)
    if days[0] == days[1] or last.window is None:
        return last
    first = windows.exact(last.window[0].year, month[0], days[0])
    if not first or first > last.window[1]:
        return piece(end, None, "words")
    return replace(last, window=(first, last.window[1]), precision="span")


def _weekday(reading: Reading, at: int) -> Piece | None:
    """A weekday with its date, or alone: "Kamis (14/9)", "last Tuesday"."""
    way = reading.at(at, "past", "future", "this") if reading.language == "en" else None
    spot = way[1] if way else at
    found = reading.at(spot, "weekday-") or _sunday(reading, spot)
    if not found:
        return None
    number, end = int(found[0][-1]), found[1]
    hour = _past_hour(reading, end)
    after = reading.past(hour, "of") if reading.text(hour) != "," else hour + 1
    for shape in (_bracketed, _slashed, _day_month, _month_day):
        if found_date := shape(reading, hour if shape is _bracketed else after, number):
            return found_date
    if reading.language == "id":
        way = reading.at(end, "past", "future", "this", "day-1")
        end = way[1] if way else end
    return _weekday_alone(reading, end, number, way[0] if way else "")


def _past_hour(reading: Reading, at: int) -> int:
    """Behind the part of the day: "Senin sore waktu setempat (30/6)", "Monday evening"."""
    while (end := reading.past(at, "hour")) > at:
        at = end
    return at


def _sunday(reading: Reading, at: int) -> tuple[str, int] | None:
    found = reading.at(at, "sunday-or-week")
    if not found or not reading.text(at)[0].isupper():
        return None
    week = reading.at(found[1], "past", "future", "this")
    return None if week and at == 0 else ("weekday-7", found[1])


def _weekday_alone(reading: Reading, end: int, number: int, way: str) -> Piece:
    if not reading.published:
        return piece(end, None, "words")
    towards: Direction = reading.direction
    if way in {"past", "day-1"}:
        towards = "past"
    elif way == "future":
        towards = "future"
    strict = way in {"past", "future", "day-1"}
    day = windows.nearest_weekday(number, reading.published, towards, strict=strict)
    return piece(end, (day, day), "day")


def _day_word(reading: Reading, at: int) -> Piece | None:
    found = reading.at(at, "day+", "day-")
    return found and reading.away(found[1], "day", int(found[0].removeprefix("day")), "day")


def _beside_told(reading: Reading, at: int) -> Piece | None:
    """The day beside the date told last: "keesokan harinya", "the day before" at the end of a clause."""
    found = reading.at(at, "morrow", "eve")
    if not found:
        return None
    open_ended = reading.language == "en" and found[1] < len(reading.row)
    if open_ended and reading.text(found[1] - 1) != "day" and reading.text(found[1]).isalnum():
        return None  # "the day before they met" counts from what follows
    return reading.away_from_told(found[1], "day", -1 if found[0] == "eve" else 1, "day")


DAYS: tuple[Callable[[Reading, int], Piece | None], ...] = (
    _iso,
    _whole_slashed,
    _bracketed,
    _weekday,
    _day_month,
    _month_day,
    _day_word,
    _beside_told,
)
