"""Shapes of months, quarters, years and of units near now: "mid-May", "akhir bulan ini"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from factsheet.facts import windows
from factsheet.facts.numerals import numeral
from factsheet.facts.reading import (
    YEAR,
    Piece,
    Precision,
    Reading,
    not_stated,
    number_in,
    piece,
    year_at,
)
from factsheet.facts.tokens import HYPHENS
from factsheet.facts.windows import Direction, Part

_FAR = 400
"""More units than this away is a figure of speech."""
_OFFSET = 12
"""Tokens between "two weeks after" and the event that it is said of."""
_QUARTER = re.compile(r"[qQ]([1-4])")


def _part(reading: Reading, at: int) -> tuple[Part | None, int]:
    found = reading.at(at, "part-")
    if not found:
        return None, at
    parts: dict[str, Part] = {"part-early": "early", "part-mid": "mid", "part-late": "late"}
    end = found[1] + (reading.text(found[1]) in HYPHENS)
    return parts[found[0]], reading.past(end, "of")


def _cut(whole: Piece, part: Part | None) -> Piece:
    if part is None or whole.window is None:
        return whole
    return replace(whole, window=windows.third(whole.window, part), precision="span")


def _month(reading: Reading, at: int) -> Piece | None:
    """A month: "November 2022", "September lalu", "mid-May", "bulan Maret"."""
    part, spot = _part(reading, at)
    way = reading.at(spot, "past", "future", "this") if reading.language == "en" else None
    named = way[1] if way else reading.past(spot, "unit-month")
    found = reading.at(named, "month-")
    if not found or (reading.language == "en" and not reading.text(named)[0].isupper()):
        return None
    number = number_in(found[0])
    year, end = year_at(reading, found[1] + (reading.text(found[1]) == "."))
    if year is not None:
        whole = piece(end, windows.month(year, number), "month", inferred=not_stated(reading, end))
        return _cut(whole, part)
    if found[0].endswith("short") or not (part or way or _led(reading, at)):
        return None
    end = found[1]
    if reading.language == "id":
        way = reading.at(end, "past", "future", "this")
        end = way[1] if way else end
    return _cut(_month_near(reading, end, number, way[0] if way else ""), part)


def _led(reading: Reading, at: int) -> bool:
    """English writes a month alone only behind "in", "since" and the like."""
    if reading.language != "en":
        return True
    leads = ("in", "of", "by", "since", "until", "between", "and", "before-year")
    return reading.words.before(reading.row, at, *leads) is not None


def _month_near(reading: Reading, end: int, number: int, way: str) -> Piece:
    if not reading.published:
        return piece(end, None, "words")
    if way == "this":
        return piece(end, windows.month(reading.published.year, number), "month")
    towards: Direction = reading.direction
    if way:
        towards = "past" if way == "past" else "future"
    window = windows.nearest_month(number, reading.published, towards, strict=bool(way))
    return piece(end, window, "month")


def _quarter(reading: Reading, at: int) -> Piece | None:
    """A quarter: "kuartal II 2024", "Q3 2024", "the third quarter of 2024"."""
    short = reading.full(_QUARTER, at)
    number, end = (int(short[1]), at + 1) if short else (0, at)
    if not short:
        unit = reading.at(at, "unit-quarter")
        found = reading.at(unit[1] if unit else reading.past(at, "the"), "quarter-")
        behind = unit or (found and reading.at(found[1], "unit-quarter"))
        if not found or not behind:
            return None
        number, end = number_in(found[0]), max(found[1], behind[1])
    year, end = year_at(reading, end)
    if year is None and not reading.published:
        return piece(end, None, "words")
    there = year if year is not None or not reading.published else reading.published.year
    return piece(end, windows.quarter(there or 0, number), "quarter", inferred=year is None)


def _year(reading: Reading, at: int) -> Piece | None:
    """A year: "tahun 2022", "akhir 2023", "since 2022"; alone only where it can be nothing else."""
    part, spot = _part(reading, at)
    named = reading.past(spot, "unit-year")
    if not reading.full(YEAR, named):
        return None
    bare = named == at
    if bare and not _year_stands(reading, at):
        return None
    whole = windows.year(int(reading.text(named)))
    return _cut(piece(named + 1, whole, "year", inferred=False), part)


def _year_stands(reading: Reading, at: int) -> bool:
    leads = ("in", "of", "by", "since", "until", "between", "and", "before-year")
    if reading.words.before(reading.row, at, *leads):
        return True
    after = reading.row[at + 1] if at + 1 < len(reading.row) else None
    return (after is None or after.kind == "mark") and reading.text(at - 1) not in HYPHENS


# --- relative units ------------------------------------------------------------------------------


def _relative(reading: Reading, at: int) -> Piece | None:
    """A unit near now: "akhir bulan ini", "last week", "the end of the year", "akhir tahun"."""
    weekend = reading.at(at, "unit-weekend")
    part, spot = (None, at) if weekend else _part(reading, at)
    found = _unit_way(reading, spot, lone=part is not None)
    if not found:
        return None
    name, way, end = found
    away = {"past": -1, "future": 1}.get(way, 0)
    whole = reading.away(end, name, away, "span" if name == "weekend" else precision_of(name))
    return _cut(whole, part)


def _weekend(reading: Reading, at: int) -> Piece | None:
    """The weekend without more: the one that was last, or in a plan comes next."""
    unit = reading.at(reading.past(at, "the"), "unit-weekend")
    if not unit or not reading.published or reading.at(unit[1], "past", "future", "this"):
        return None
    saturday = 6
    here = reading.direction != "past" or reading.published.isoweekday() >= saturday
    return reading.away(unit[1], "weekend", 0 if here else -1, "span")


def precision_of(unit: str) -> Precision:
    """How exact a date so many units away is."""
    kinds: dict[str, Precision] = {
        "day": "day",
        "week": "week",
        "quarter": "quarter",
        "year": "year",
    }
    return kinds.get(unit, "month")


def _unit_way(reading: Reading, at: int, *, lone: bool) -> tuple[str, str, int] | None:
    """Unit, way and end; a unit alone counts behind a part ("akhir tahun") only."""
    way = reading.at(at, "past", "future", "this") if reading.language == "en" else None
    spot = way[1] if way else reading.past(at, "the") if lone else at
    unit = reading.at(spot, "unit-") or reading.at(spot, "sunday-or-week")
    if not unit or unit[0] == "unit-day":
        return None
    name = unit[0].removeprefix("unit-") if unit[0].startswith("unit-") else "week"
    end = unit[1]
    if reading.language == "id":
        way = reading.at(end, "past", "future", "this")
        end = way[1] if way else end
    if not way and not (lone and not reading.full(YEAR, end)):
        return None
    return name, way[0] if way else "this", end


def _meant(reading: Reading, at: int) -> Piece | None:
    """A unit near the date told last: "the following day", "that year", "bulan sebelumnya"."""
    way = reading.at(at, "meant") if reading.language == "en" else None
    unit = reading.at(way[1] if way else at, "unit-", "sunday-or-week")
    if reading.language == "id" and unit:
        way = reading.at(unit[1], "meant")
    if not way or not unit or reading.text(unit[1] - 1).endswith("s"):
        return None
    name = unit[0].removeprefix("unit-") if unit[0].startswith("unit-") else "week"
    end = max(way[1], unit[1])
    return reading.away_from_told(end, name, int(way[0].removeprefix("meant")), precision_of(name))


def _counted_from_told(reading: Reading, at: int) -> Piece | None:
    """So many units from the date told last: "a day earlier", "dua hari kemudian", "a year later"."""
    found = _count(reading, at)
    way = found and reading.at(found[2], "told")
    if not found or not way or found[0] is None or found[0] > _FAR:
        return None
    count = found[0] * int(way[0].removeprefix("told"))
    return reading.away_from_told(way[1], found[1], count, precision_of(found[1]))


def _counted(reading: Reading, at: int) -> Piece | None:
    """So many units away: "dua bulan lalu", "a week ago", "in two weeks", "the past two years"."""
    lead = reading.at(at, "in", "past", "the") if reading.language == "en" else None
    found = _count(reading, lead[1] if lead else at)
    if not found:
        return None
    count, name, spot = found
    way = reading.at(spot, "past", "ago", "part-early", "ahead", "recent", "future")
    if reading.language == "en" and not way and lead:
        way = ({"in": "ahead", "past": "recent"}.get(lead[0], ""), spot)
    if not way or not way[0]:
        return None
    if count is None or count > _FAR or not reading.published:
        return piece(way[1], None, "words")
    if way[0] == "recent":
        return _recent(reading.published, way[1], count, name)
    sign = 1 if way[0] in {"ahead", "future"} else -1
    return reading.away(way[1], name, sign * count, precision_of(name))


def _recent(published: date, end: int, count: int, name: str) -> Piece:
    first = windows.unit(name, published, -count)[0]
    return piece(end, (first, published), "span")


def _count(reading: Reading, at: int) -> tuple[int | None, str, int] | None:
    if one := reading.at(at, "one-"):
        return 1, one[0].removeprefix("one-"), one[1]
    found = numeral(reading.row, at, reading.numbers) if at < len(reading.row) else None
    if not found:
        return None
    half = reading.numbers.at(reading.row, found.end, "half")
    spot = half[1] if half else found.end
    unit = reading.at(spot, "unit-") or reading.at(spot, "sunday-or-week")
    if not unit:
        return None
    name = unit[0].removeprefix("unit-") if unit[0].startswith("unit-") else "week"
    whole = found.value is not None and found.value.is_integer() and not half
    return int(found.value or 0) if whole else None, name, unit[1]


@dataclass(frozen=True, slots=True)
class Offset:
    """How long before or after something else: "two weeks after", by its tokens.

    `of_told`: from what was told before, as in "two weeks after the summit, they met".
    """

    start: int
    end: int
    unit: str
    count: int
    of_told: bool


def offset_at(reading: Reading, event: int) -> Offset | None:
    """What is said of the event in "two weeks after he met": it lies two weeks back, so its count is negative."""
    for at in range(max(event - _OFFSET, 0), event):
        found = _count(reading, at)
        way = found and reading.at(found[2], "earlier-by", "later-by")
        if found and way and found[0] is not None and found[0] <= _FAR:
            parted = any(one.text == "," for one in reading.row[way[1] : event])
            sign = -1 if (way[0] == "earlier-by") is not parted else 1
            return Offset(at, way[1], found[1], sign * found[0], of_told=parted)
    return None


SPANS: tuple[Callable[[Reading, int], Piece | None], ...] = (
    _counted_from_told,
    _meant,
    _month,
    _quarter,
    _year,
    _relative,
    _weekend,
    _counted,
)
