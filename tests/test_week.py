"""A week of the watch under a clock of our own: what runs when, and what it costs to keep running."""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from factsheet.errors import Problem
from factsheet.planned import Plan, parse
from factsheet.schedule import Duty, Edges, watch
from factsheet.store import RunOutcome, Store, open_store

TICK = 60
"""Seconds; the real watch ticks twelve times as often."""


def plan(words: str) -> Plan:
    found = parse(words)
    assert isinstance(found, Plan)
    return found


@dataclass
class Week:
    """A desk whose clock goes on by a tick each time that the watch waits."""

    store: Store
    words: tuple[str, ...]
    now: datetime
    job: Callable[[Week], object] = lambda _: None
    days: int = 7
    passed: float = 0.0
    runs: list[datetime] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    jumps: dict[int, timedelta] = field(default_factory=dict)
    """By the hour of the week after which the wall clock is set."""

    def run(self) -> None:
        self.runs.append(self.now)
        self.job(self)

    def spend(self, time: timedelta) -> None:
        self.now += time
        self.passed += time.total_seconds()

    def wait(self, seconds: float) -> bool:
        self.spend(timedelta(seconds=seconds))
        self.now += self.jumps.pop(int(self.passed // 3600), timedelta())
        return self.passed >= self.days * 86400

    def go(self) -> Week:
        plans = tuple(map(plan, self.words))
        duty = Duty(lambda: plans, self.run, self.told.append, "one")
        edges = Edges(lambda: self.now, lambda: self.passed, self.wait)
        assert watch(duty, self.store, edges, tick=TICK) is None
        return self


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite", now=datetime(2024, 3, 1, tzinfo=UTC)) as opened:
        opened._connection.execute("pragma synchronous = off")  # no power fails here
        yield opened


@pytest.mark.parametrize("start", ["2024-03-28", "2024-10-24"], ids=["spring", "autumn"])
def test_each_day_has_its_runs_though_the_clocks_change(start: str, store: Store) -> None:
    zones = ("Europe/Berlin", "Asia/Jakarta", "America/New_York", "Australia/Lord_Howe")
    words = tuple(f"daily 02:30 {zone}" for zone in zones)
    week = Week(store, words, datetime.fromisoformat(f"{start} 11:59+00:00")).go()
    for zone in zones:
        days = Counter(
            local.date()
            for one in week.runs
            for local in [one.astimezone(ZoneInfo(zone))]
            if (local.hour, local.minute) in {(2, 30), (2, 31), (3, 30), (3, 31)}
        )
        assert sorted(days.values()) == [1] * 7, zone
    assert week.told == []


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted there")
def test_every_half_hour_is_48_a_day_and_nothing_grows(store: Store) -> None:
    seen: list[tuple[int, int]] = []

    def job(week: Week) -> None:
        week.store.save(RunOutcome(week.now, week.now, "r", ()))
        if week.now.time().isoformat("minutes") == "12:00":
            gc.collect()
            memory, _ = tracemalloc.get_traced_memory()
            seen.append((memory, len(list(Path("/proc/self/fd").iterdir()))))

    tracemalloc.start()
    try:
        start = datetime(2024, 3, 4, tzinfo=UTC)
        week = Week(store, ("every 30 minutes",), start, job).go()
    finally:
        tracemalloc.stop()
    assert set(Counter(one.date() for one in week.runs).values()) <= {47, 48, 49}
    assert len(week.runs) in {335, 336, 337}
    gaps = {later - one for one, later in zip(week.runs, week.runs[1:], strict=False)}
    assert max(gaps) <= timedelta(minutes=32)
    (first, files), *_, (last, files_then) = seen
    assert last - first < 200_000, "bytes, over six days"
    assert files == files_then


def test_a_job_that_raises_all_week_keeps_no_later_run_away(store: Store) -> None:
    def job(week: Week) -> None:
        if len(week.runs) % 2:
            raise OSError(28, "No space left on device")

    week = Week(store, ("every 2 hours",), datetime(2024, 3, 4, 0, 1, tzinfo=UTC), job).go()
    assert len(week.runs) == 83
    assert len(week.told) == 42
    assert "No space left" in week.told[0].what


def test_a_job_that_outlasts_its_interval_is_never_piled_up(store: Store) -> None:
    start = datetime(2024, 3, 4, 0, 1, tzinfo=UTC)
    week = Week(store, ("every 30 minutes",), start, lambda one: one.spend(timedelta(hours=3)), 2)
    week.go()
    assert 12 <= len(week.runs) <= 16, "one after the other, and each stands for all it missed"
    assert week.told == []


def test_a_machine_that_slept_and_a_clock_that_was_set_are_told(store: Store) -> None:
    start = datetime(2024, 3, 4, 0, 1, tzinfo=UTC)
    jumps = {30: timedelta(hours=8), 60: timedelta(hours=-1), 90: timedelta(days=30)}
    week = Week(store, ("every hour",), start, jumps=jumps).go()
    assert [one.code for one in week.told] == ["W107"] * 3
    missed = 168 - len(week.runs)
    assert -3 <= missed <= 3, "each hour that the machine was awake has its run"
