"""When an alert goes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from factsheet.alerts.timing import Timetable
from factsheet.model import Audience
from factsheet.planned import Hours, Plan, parse, parse_hours

NOW = datetime(2024, 3, 9, 7, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def daily(words: str = "daily 09:00") -> Plan:
    plan = parse(words)
    assert isinstance(plan, Plan)
    return plan


def quiet(words: str) -> Hours:
    hours = parse_hours(words)
    assert isinstance(hours, Hours)
    return hours


def audience(**more: Any) -> Audience:
    return Audience("desk", "email", ("a@example.org",), **more)


def moments(one: Audience, times: int, *going: datetime) -> list[tuple[datetime, bool]]:
    table = Timetable({"a@example.org": going})
    return [table.moment(one, "a@example.org", NOW) for _ in range(times)]


def test_who_asks_for_nothing_else_hears_at_once() -> None:
    assert moments(audience(), 2) == [(NOW, False), (NOW, False)]


def test_a_digest_waits_for_its_hour() -> None:
    assert moments(audience(digest=daily()), 2) == [(NOW.replace(hour=9, minute=0), True)] * 2


def test_quiet_hours_hold_an_alert_until_they_end() -> None:
    assert moments(audience(quiet=quiet("06:00-08:00")), 1) == [
        (NOW.replace(hour=8, minute=0), False)
    ]


def test_a_digest_that_falls_into_quiet_hours_comes_when_they_end() -> None:
    one = audience(digest=daily(), quiet=quiet("08:30-10:00"))
    assert moments(one, 1) == [(NOW.replace(hour=10, minute=0), True)]


def test_beyond_the_cap_of_an_hour_the_rest_waits_for_one_digest() -> None:
    assert moments(audience(most_an_hour=2), 4) == [
        (NOW, False),
        (NOW, False),
        (NOW + HOUR, True),
        (NOW + HOUR, True),
    ]


def test_the_cap_counts_what_went_out_before_and_forgets_after_an_hour() -> None:
    late, early = NOW - HOUR / 2, NOW - 2 * HOUR
    assert moments(audience(most_an_hour=1), 1, early) == [(NOW, False)]
    assert moments(audience(most_an_hour=1), 1, late) == [(late + HOUR, True)]


def test_a_flood_held_by_quiet_hours_is_capped_when_they_end() -> None:
    end = NOW.replace(hour=8, minute=0)
    one = audience(most_an_hour=1, quiet=quiet("06:00-08:00"))
    assert moments(one, 2) == [(end, False), (end + HOUR, True)]
