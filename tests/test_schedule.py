"""The schedule in plain words, and the watch that keeps it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import Problem
from factsheet.model import Alert
from factsheet.planned import Hours, Plan, end_of, next_due, parse, parse_hours
from factsheet.schedule import Duty, Edges, Stopped, Watch, once, watch
from factsheet.store import Due, RunOutcome, Store, open_store

NOW = datetime(2024, 3, 9, 7, 5, tzinfo=UTC)
ALERT = Alert("a", "desk", "file", "alerts", "new", "k", "AT-01", "s", "t", "h", "{}", NOW)


def plan(words: str) -> Plan:
    found = parse(words)
    assert isinstance(found, Plan), found
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# --- words to moments --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "after", "due"),
    [
        ("every 30 minutes", "2024-03-09 07:05", "2024-03-09 07:30"),
        ("every 30 minutes", "2024-03-09 07:30", "2024-03-09 08:00"),
        ("every  2 hours ", "2024-03-09 07:05", "2024-03-09 08:00"),
        ("every hour", "2024-03-09 07:05", "2024-03-09 08:00"),
        ("every 1 day", "2024-03-09 07:05", "2024-03-10 00:00"),
        ("daily 07:00 Asia/Jakarta", "2024-03-09 07:05", "2024-03-10 00:00"),
        ("daily 07:00 Asia/Jakarta", "2024-03-08 23:59", "2024-03-09 00:00"),
        ("daily 07:00 Asia/Jakarta", "2024-03-09 00:00", "2024-03-10 00:00"),
        ("daily 06:30 Asia/Jakarta", "2024-03-09 20:00", "2024-03-09 23:30"),
        ("daily 07:00", "2024-03-09 07:05", "2024-03-10 07:00"),
        ("monday 09:00 Asia/Jakarta", "2024-03-09 07:05", "2024-03-11 02:00"),
        ("monday 09:00 Asia/Jakarta", "2024-03-11 02:00", "2024-03-18 02:00"),
        # Berlin skips 02:00 to 03:00 on 31 March 2024, and repeats it on 27 October.
        ("daily 02:30 Europe/Berlin", "2024-03-30 12:00", "2024-03-31 01:30"),
        ("daily 02:30 Europe/Berlin", "2024-03-31 01:30", "2024-04-01 00:30"),
        ("daily 02:30 Europe/Berlin", "2024-10-26 12:00", "2024-10-27 00:30"),
        ("daily 02:30 Europe/Berlin", "2024-10-27 00:30", "2024-10-28 01:30"),
    ],
)
def test_plain_words_give_the_next_moment_in_utc(words: str, after: str, due: str) -> None:
    assert next_due(plan(words), at(after)) == at(due)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("every 0 minutes", "W101"),
        ("sometimes", "W101"),
        ("daily 25:00", "W101"),
        ("daily 7:00", "W101"),
        ("daily 07:00 Mars/Olympus", "W102"),
        ("daily 07:00 ../../etc/passwd", "W102"),
        ("daily 07:00 Asia", "W102"),
        ("", "W101"),
    ],
)
def test_other_words_are_told_with_an_example(words: str, code: str) -> None:
    found = parse(words)
    assert isinstance(found, Problem)
    assert found.code == code
    assert found.hint is not None
    assert found.hint.startswith("as in")


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from(
        ["every 7 minutes", "daily 02:30 Europe/Berlin", "sunday 23:59 Asia/Jakarta", "daily 00:00"]
    ),
)
def test_the_next_moment_is_later_and_nothing_lies_between(moment: datetime, words: str) -> None:
    after = moment.replace(tzinfo=UTC)
    due = next_due(plan(words), after)
    assert due > after
    assert next_due(plan(words), after + (due - after) / 2) == due


# --- the watch ---------------------------------------------------------------------------------


@dataclass
class World:
    """A clock that moves when told, and a desk that counts its runs."""

    now: datetime = NOW
    words: tuple[str, ...] = ("every 30 minutes",)
    runs: list[datetime] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    sent: int = 0
    failing: bool = False

    def run(self) -> None:
        self.runs.append(self.now)
        if self.failing:
            raise ZeroDivisionError("a bad day")

    def send(self) -> None:
        self.sent += 1

    def duty(self, holder: str = "one") -> Duty:
        return Duty(
            lambda: tuple(map(plan, self.words)), self.run, self.told.append, holder, self.send
        )

    def keeper(self, store: Store, holder: str = "one") -> Watch:
        return Watch(self.duty(holder), store, lambda: self.now)

    def beat_at(self, keeper: Watch, *moments: str) -> None:
        for moment in moments:
            self.now = at(f"2024-03-{moment}")
            keeper.beat()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite", now=NOW) as opened:
        yield opened


def test_it_runs_when_due_and_once(store: Store) -> None:
    world = World()
    world.beat_at(world.keeper(store), "09 07:05", "09 07:29", "09 07:30", "09 07:31", "09 08:00")
    assert world.runs == [at("2024-03-09 07:30"), at("2024-03-09 08:00")]


def test_a_restart_catches_up_once_however_much_was_missed(store: Store) -> None:
    world = World()
    world.beat_at(world.keeper(store), "09 07:05")
    world.beat_at(world.keeper(store), "12 11:11", "12 11:12", "12 11:30")
    assert world.runs == [at("2024-03-12 11:11"), at("2024-03-12 11:30")]


def test_two_lines_due_at_once_are_one_run(store: Store) -> None:
    world = World(words=("every 30 minutes", "daily 15:00 Asia/Jakarta"))
    world.beat_at(world.keeper(store), "09 07:05", "09 08:00", "09 08:01")
    assert world.runs == [at("2024-03-09 08:00")]


def test_a_run_that_breaks_off_is_told_and_the_next_one_comes(store: Store) -> None:
    world = World(failing=True)
    world.beat_at(world.keeper(store), "09 07:05", "09 07:30", "09 07:31", "09 08:00")
    assert len(world.runs) == 2
    assert [problem.code for problem in world.told] == ["W104", "W104"]
    assert "ZeroDivisionError: a bad day" in world.told[0].what


def test_a_clock_set_back_is_planned_anew(store: Store) -> None:
    world = World()
    keeper = world.keeper(store)
    world.beat_at(keeper, "09 07:05", "09 07:30")
    world.now = at("2024-02-08 10:00")
    keeper.beat()
    world.now = at("2024-02-08 10:30")
    keeper.beat()
    assert len(world.runs) == 2


def test_an_edited_schedule_takes_effect(store: Store) -> None:
    world = World()
    keeper = world.keeper(store)
    world.beat_at(keeper, "09 07:05")
    world.words = ("every 10 minutes",)
    world.beat_at(keeper, "09 07:06", "09 07:10", "09 07:20")
    assert world.runs == [at("2024-03-09 07:10"), at("2024-03-09 07:20")]
    world.words = ("every 15 minutes",)
    world.beat_at(keeper, "09 07:21", "09 07:30", "09 07:40", "09 07:45")
    assert world.runs[2:] == [at("2024-03-09 07:30"), at("2024-03-09 07:45")]


def test_a_run_that_is_asked_to_end_is_not_noted_as_done(store: Store) -> None:
    world = World()

    def ended() -> None:
        raise Stopped

    world.beat_at(world.keeper(store), "09 07:05")
    duty = Duty(lambda: (plan("every 30 minutes"),), ended, world.told.append, "one")
    world.beat_at(Watch(duty, store, lambda: world.now), "09 07:30")
    assert world.told == []
    world.beat_at(world.keeper(store), "09 07:31")
    assert world.runs == [at("2024-03-09 07:31")], "the next watch does it at once"


def test_once_does_what_is_due_and_gives_up_the_lease(store: Store) -> None:
    world = World()
    for moment in ("07:05", "07:20", "07:41", "07:42", "08:10"):
        world.now = at(f"2024-03-09 {moment}")
        assert once(world.duty(), store, lambda: world.now) is None
    assert world.runs == [at("2024-03-09 07:41"), at("2024-03-09 08:10")]
    assert world.keeper(store, "two").hold() is None
    assert once(world.duty(), store, lambda: world.now) is not None, "another one keeps it"


@pytest.mark.parametrize(
    ("hours", "words"), [(8, "forward by 8 h 00 min, or this machine slept"), (-1, "back by 1 h")]
)
def test_a_clock_that_jumps_is_told_once_and_runs_go_on(
    hours: int, words: str, store: Store
) -> None:
    world = World()
    usual = edges(world, beats=1000)
    waits: list[float] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        if len(waits) == 100:
            world.now += timedelta(hours=hours)
        return usual.wait(seconds)

    assert watch(world.duty(), store, replace(usual, wait=wait)) is None
    (told,) = world.told
    assert (told.code, told.level) == ("W107", "advice")
    assert words in told.what
    assert len(world.runs) in {2, 3}, "83 minutes of work, and one run for all that was missed"


def test_what_the_agenda_keeps_for_the_sender_is_done_when_due(store: Store) -> None:
    world = World()
    duty = replace(world.duty(), jobs=lambda: ("all well",))
    keeper = Watch(duty, store, lambda: world.now)
    world.beat_at(keeper, "09 07:05")
    assert world.sent == 1, "what is not planned yet is planned by the sender"
    store.plan(Due("all well", at("2024-03-09 07:10")))
    world.beat_at(keeper, "09 07:06", "09 07:09")
    assert world.sent == 1
    world.beat_at(keeper, "09 07:10")
    assert world.sent == 2


def test_what_waits_in_the_outbox_is_sent_between_the_runs(store: Store) -> None:
    store.save(RunOutcome(NOW, NOW, "r", (), alerts=(ALERT,)))
    world = World()
    world.beat_at(world.keeper(store), "09 07:05")
    assert (world.sent, world.runs) == (1, [])


def edges(world: World, *, beats: int) -> Edges:
    """A world in which waiting costs no time, for so many waits."""
    passed = [0.0]

    def wait(seconds: float) -> bool:
        passed[0] += seconds
        world.now += timedelta(seconds=seconds)
        return passed[0] > beats * seconds

    return Edges(lambda: world.now, lambda: passed[0], wait)


def test_a_second_scheduler_is_kept_out_and_told_who_is_there(store: Store) -> None:
    world = World()
    assert world.keeper(store, "process 4711 on desk-1").hold() is None
    refused = watch(world.duty("process 4712 on desk-2"), store, edges(world, beats=3))
    assert refused is not None
    assert refused.code == "W103"
    assert "process 4711 on desk-1, since 2024-03-09 07:05:00 UTC" in refused.what
    assert refused.hint is not None
    assert "07:07:00 UTC" in refused.hint
    world.now += timedelta(minutes=3)
    assert watch(world.duty("process 4712 on desk-2"), store, edges(world, beats=3)) is None


def test_a_scheduler_that_lost_its_lease_ends_and_says_to_whom(store: Store) -> None:
    world = World()

    def taken_over() -> None:
        world.now += timedelta(minutes=10)  # a run longer than the lease
        store.lease("watch", "two", now=world.now, until=world.now + timedelta(minutes=2))

    duty = Duty(lambda: (plan("every 30 minutes"),), taken_over, world.told.append, "one")
    world.now = at("2024-03-09 07:29:58")
    lost = watch(duty, store, edges(world, beats=100))
    assert lost is not None
    assert "two" in lost.what


def test_a_long_run_keeps_its_lease_while_it_lives(store: Store) -> None:
    world = World()
    calls: list[Callable[[], object]] = []
    refused: list[Problem | None] = []

    def long() -> None:
        for _ in range(600):
            world.now += timedelta(seconds=1)
            calls[0]()
        refused.append(world.keeper(store, "two").hold())

    duty = Duty(
        lambda: (plan("every 30 minutes"),), long, world.told.append, "one", alive=calls.append
    )
    keeper = Watch(duty, store, lambda: world.now)
    world.beat_at(keeper, "09 07:05", "09 07:30")
    assert [one.code for one in refused if one] == ["W103"]
    assert keeper.lost is None
    assert world.told == []


def test_it_keeps_ticking_where_local_time_stands_still(store: Store) -> None:
    world = World()
    assert watch(world.duty(), store, edges(world, beats=700)) is None
    assert len(world.runs) == 2, "58 minutes without one tick of the ticker"
    assert world.keeper(store, "two").hold() is None, "a watch that ends gives up its lease"


def test_the_ticker_ticks_and_a_stop_is_heard(store: Store) -> None:
    stop = threading.Event()
    sent: list[str] = []

    def send() -> None:
        sent.append("beat")
        if len(sent) == 2:
            stop.set()

    store.save(RunOutcome(NOW, NOW, "r", (), alerts=(ALERT,)))
    duty = Duty(lambda: (), lambda: None, lambda _: None, "one", send)
    # The other clock stands still, so that nothing but the ticker can bring the second beat.
    world = Edges(lambda: datetime.now(UTC), lambda: 0.0, stop.wait)
    assert watch(duty, store, world, tick=1) is None
    assert sent == ["beat", "beat"]


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2024-03-09T20:00+07:00", "2024-03-09T20:00+07:00"),
        ("2024-03-09T22:00+07:00", "2024-03-10T06:00+07:00"),
        ("2024-03-10T05:59+07:00", "2024-03-10T06:00+07:00"),
        ("2024-03-10T06:00+07:00", "2024-03-10T06:00+07:00"),
    ],
)
def test_quiet_hours_reach_over_midnight_and_end_when_they_say(moment: str, end: str) -> None:
    hours = parse_hours("22:00-06:00 Asia/Jakarta")
    assert isinstance(hours, Hours)
    assert end_of(hours, datetime.fromisoformat(moment)) == datetime.fromisoformat(end)


def test_quiet_hours_last_an_hour_less_in_the_night_when_the_clocks_go_forward() -> None:
    hours = parse_hours("22:00-06:00 Europe/Berlin")
    assert isinstance(hours, Hours)
    began = datetime(2024, 3, 30, 21, 0, tzinfo=UTC)
    assert end_of(hours, began) - began == timedelta(hours=7)


@pytest.mark.parametrize(
    ("words", "code"),
    [("22:00", "W105"), ("22:00-22:00", "W105"), ("22:00-06:00 Mars/Olympus", "W102")],
)
def test_hours_that_are_none_are_told(words: str, code: str) -> None:
    wrong = parse_hours(words)
    assert isinstance(wrong, Problem)
    assert wrong.code == code
