"""Windows of days: months, quarters, weeks, their parts, and the nearest one to a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

Window = tuple[date, date]
"""First and last day, both inside."""
Direction = Literal["past", "future", "ahead"]
"""Where "Selasa" lies: behind, ahead if a word such as "will" says so, or ahead in any case."""
Part = Literal["early", "mid", "late"]

_MONTHS = 12
_DECEMBER = 12
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def month(year: int, number: int) -> Window:
    """The whole month; a number outside 1 to 12 counts on into other years."""
    year, index = year + (number - 1) // _MONTHS, (number - 1) % _MONTHS
    first = date(year, index + 1, 1)
    following = date(year + 1, 1, 1) if index + 1 == _DECEMBER else date(year, index + 2, 1)
    return first, following - _DAY


def quarter(year: int, number: int) -> Window:
    """The three months of a quarter, which counts from 1."""
    return month(year, 3 * number - 2)[0], month(year, 3 * number)[1]


def year(number: int) -> Window:
    """The whole year."""
    return date(number, 1, 1), date(number, 12, 31)


def week(day: date) -> Window:
    """Monday to Sunday around this day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + _WEEK - _DAY


def weekend(day: date) -> Window:
    """Saturday and Sunday of this day's week."""
    sunday = week(day)[1]
    return sunday - _DAY, sunday


def third(window: Window, part: Part) -> Window:
    """The early, middle or late third: days 1-10, 11-20 and 21 on of a month, four months of a year."""
    first, last = window
    if window == year(first.year):
        start = {"early": 1, "mid": 5, "late": 9}[part]
        return month(first.year, start)[0], month(first.year, start + 3)[1]
    length = (last - first).days + 1
    step = timedelta(days=length // 3)
    match part:
        case "early":
            return first, first + step - _DAY
        case "mid":
            return first + step, first + 2 * step - _DAY
        case "late":
            return first + 2 * step, last


def unit(name: str, day: date, away: int) -> Window:
    """The day, week, weekend, month, quarter or year so many units away from this day."""
    match name:
        case "day":
            there = day + timedelta(days=away)
            return there, there
        case "week":
            return week(day + away * _WEEK)
        case "weekend":
            return weekend(day + away * _WEEK)
        case "quarter":
            there = month(day.year, day.month + 3 * away)[0]
            return quarter(there.year, (there.month + 2) // 3)
        case "year":
            return year(day.year + away)
        case _:
            return month(day.year, day.month + away)


def nearest_month(number: int, day: date, direction: Direction, *, strict: bool) -> Window:
    """That month, nearest to a day; `strict` leaves out the month the day lies in."""
    ahead = number - day.month
    if direction == "past":
        back = ahead > 0 or (strict and ahead == 0)
        return month(day.year - back, number)
    on = ahead < 0 or (strict and ahead == 0)
    return month(day.year + on, number)


def nearest_weekday(number: int, day: date, direction: Direction, *, strict: bool) -> date:
    """That weekday (Monday is 1), nearest to a day; `strict` leaves out the day itself."""
    away = (number - day.isoweekday()) % 7
    if direction == "past":
        away -= 7 if away else 0
        return day + timedelta(days=away if away or not strict else -7)
    return day + timedelta(days=away if away or not strict else 7)


def nearest_day(
    number: int, month_: int, day: date, direction: Direction, weekday: int | None
) -> date | None:
    """That day and month, in the year that fits a day and the weekday.

    With a weekday the nearest year either way; without, one in the direction (a past date may lie
    a day ahead, since pages are dated in other time zones).
    """
    near = [
        one
        for one in _in_years(number, month_, day)
        if weekday is None or one.isoweekday() == weekday
    ]
    if weekday is None:
        past = direction == "past"
        near = [one for one in near if (one <= day + _DAY if past else one >= day)]
    return min(near, key=lambda one: (abs(one - day), one), default=None)


def _in_years(number: int, month_: int, day: date) -> Iterator[date]:
    for there in (day.year - 1, day.year, day.year + 1):
        if one := exact(there, month_, number):
            yield one


def single(day: date | None) -> Window | None:
    """The window of one day, where there is one."""
    return (day, day) if day else None


def exact(year_: int, month_: int, number: int) -> date | None:
    """That date, or None where the calendar has no such day."""
    try:
        return date(year_, month_, number)
    except ValueError:
        return None
