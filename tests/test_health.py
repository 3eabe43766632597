"""What ails a desk, who is told of it and how often; the canary that every run must find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from factsheet import canary, health
from factsheet.canary import canary_of, judged, proven
from factsheet.cli.passes import one_pass
from factsheet.cli.shared import Session
from factsheet.errors import Place, Problem
from factsheet.floors import too_old
from factsheet.health import Looked, faults
from factsheet.heartbeat import FILE, Heartbeat, read_heartbeat, write_heartbeat
from factsheet.model import Alert, Audience, Desk, Feed, FeedState, Limits, Page, Receipt, Rulebook
from factsheet.order import Order
from factsheet.planned import Plan, parse
from factsheet.reading import Account
from factsheet.rulebook import load
from factsheet.store import RuleVersion, RunOutcome, Store, open_store
from factsheet.workers import accounts
from tests.commands import ROOT

NOW = datetime(2024, 3, 9, 7, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@cache
def shipped() -> Rulebook:
    return load(ROOT / "rules")[0]


def daily() -> Plan:
    plan = parse("daily 07:00 Asia/Jakarta")
    assert isinstance(plan, Plan)
    return plan


def book(**more: object) -> Rulebook:
    """A desk without rules, with one who hears how it does."""
    ears = (Audience("ops", "file", health=True), Audience("desk", "email", ("a@example.org",)))
    desk = Desk({"en": "Arms desk", "id": "Meja senjata"}, audiences=ears, all_well=daily())
    return Rulebook((), {}, replace(desk, **more), "d")  # type: ignore[arg-type]


class Office:
    """A store with one good run behind it."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.out, self.store = folder, store
        rules = (RuleVersion("summit", "1", "d"),)
        store.save(RunOutcome(NOW, NOW, "r", (), rules=rules))
        self.beat()

    def beat(self, at: datetime = NOW, broken: datetime | None = None) -> None:
        write_heartbeat(self.out, Heartbeat(at, broken), 3)

    def kinds(
        self, at: datetime = NOW, looked: Looked | None = None, rules: Rulebook | None = None
    ) -> list[str]:
        found = faults(self.store, rules or book(), looked or Looked(), self.out, at)
        return [one.kind for one in found]

    def told(
        self, at: datetime = NOW, looked: Looked | None = None, rules: Rulebook | None = None
    ) -> list[Alert]:
        """What is new in the outbox when those who want to hear of the desk are told."""
        before = {one.alert.id for one, _ in self.store.outbox.all()}
        order = Order(self.out, (), at, "en", ROOT / "templates")
        assert health.tell(order, rules or book(), self.store, looked or Looked()) == ()
        found = [one.alert for one, _ in self.store.outbox.all()]
        for one in found:
            self.store.outbox.mark(Receipt(one.id, "delivered", at))
        return [one for one in found if one.id not in before]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_store(tmp_path / "store.sqlite", now=NOW) as store:
        yield Office(tmp_path, store)


def alert(at: datetime = NOW) -> Alert:
    return Alert(
        "a" * 24, "desk", "email", "a@example.org", "new", "k", "AT-01", "s", "t", "h", "{}", at
    )


# --- faults ------------------------------------------------------------------------------------


def test_a_desk_that_does_well_has_no_fault(office: Office) -> None:
    assert office.kinds(NOW + HOUR) == []


def test_a_run_is_late_two_hours_behind_the_schedule_or_as_the_desk_says(office: Office) -> None:
    assert office.kinds(NOW + timedelta(hours=2, minutes=29)) == []
    assert office.kinds(NOW + timedelta(hours=2, minutes=31)) == ["run"]
    limits = Limits(last_run=timedelta(hours=26))
    assert office.kinds(NOW + 25 * HOUR, rules=book(limits=limits)) == []
    assert office.kinds(NOW + 27 * HOUR, rules=book(limits=limits)) == ["run"]


def test_an_alert_that_waits_for_long_is_a_fault_and_so_is_one_given_up(office: Office) -> None:
    office.store.outbox.add([alert()])
    office.beat(NOW + 7 * HOUR)
    assert office.kinds(NOW + 5 * HOUR) == []
    assert office.kinds(NOW + 7 * HOUR) == ["late"]
    office.store.outbox.mark(Receipt("a" * 24, "refused", NOW + 7 * HOUR, "550 no such user"))
    (fault,) = faults(office.store, book(), Looked(), office.out, NOW + 7 * HOUR)
    assert (fault.kind, fault.name, fault.detail) == ("lost", "a@example.org", "550 no such user")
    office.beat(NOW + 9 * DAY)
    assert office.kinds(NOW + 9 * DAY) == [], "nobody is told for ever of what is past"


def test_a_feed_is_a_fault_once_it_lasts(office: Office) -> None:
    state = FeedState("https://news.example/feed", failing_since=NOW, failures=1, last_error="404")
    rules = book(feeds=(Feed(state.address),))
    office.store.feeds.keep([state])
    assert office.kinds(NOW + HOUR, rules=rules) == []
    office.store.feeds.keep([replace(state, failures=3)])
    assert office.kinds(NOW + HOUR, rules=rules) == ["source"]
    assert office.kinds(NOW + HOUR) == [], "one that the settings name no more ails nobody"


def test_a_rule_that_finds_nothing_for_a_month_is_told_and_nobody_need_come(office: Office) -> None:
    rules = replace(book(), rules=(shipped().rule("summit"),))
    office.beat(NOW + 31 * DAY)
    (fault,) = faults(office.store, rules, Looked(), office.out, NOW + 31 * DAY)
    assert (fault.kind, fault.name, fault.since, fault.grave) == ("silent", "summit", NOW, False)


def test_broken_rules_a_full_disk_and_a_lost_canary_are_faults(office: Office) -> None:
    wrong = Problem("R401", "a rule has no title", Place("rules/arms.yml", 3))
    looked = Looked((wrong,), Problem(canary.CODE, "not found"), 3_000_000)
    assert office.kinds(NOW, looked) == ["broken", "canary", "disk"]


# --- who is told, and how often ----------------------------------------------------------------


def test_a_fault_is_told_once_a_day(office: Office) -> None:
    looked = Looked(free=3_000_000)
    (first,) = office.told(NOW, looked)
    assert first.subject == "Needs somebody: the disk is nearly full: 3 MB free: Arms desk"
    assert office.told(NOW + HOUR, looked) == []
    office.beat(NOW + DAY)
    assert [one.change for one in office.told(NOW + DAY, looked)] == ["health"] * 2


def test_broken_rules_are_told_after_a_day(office: Office) -> None:
    looked = Looked((Problem("R401", "a rule has no title", Place("rules/arms.yml", 3)),))
    office.beat(broken=NOW - 23 * HOUR)
    assert office.told(NOW, looked) == []
    office.beat(broken=NOW - 25 * HOUR)
    (told,) = office.told(NOW, looked)
    assert "rules/arms.yml:3" in told.text
    assert "the last good set stays in force" in told.text


def test_a_silent_rule_is_told_once_a_month(office: Office) -> None:
    rules = replace(book(all_well=None), rules=(shipped().rule("summit"),))
    counts = []
    for days in (31, 32, 45, 61):
        office.beat(NOW + days * DAY)
        counts.append(len(office.told(NOW + days * DAY, rules=rules)))
    assert counts == [1, 0, 0, 1]


def test_the_all_well_comes_daily_at_its_hour_with_its_counts(office: Office) -> None:
    assert office.told(NOW) == [], "the first is only planned"
    office.beat(NOW + 16 * HOUR)
    assert office.told(NOW + 16 * HOUR) == []
    office.beat(NOW + 17 * HOUR)
    (told,) = office.told(NOW + 17 * HOUR)  # midnight in UTC is seven in Jakarta
    assert told.subject == (
        "All well: 0 rules, 0 articles, 0 sources failing, 0 undelivered: Arms desk"
    )
    assert "0 new articles, 0 alerts, 0 held back by silences, 0 articles that repeat" in told.text
    assert office.told(NOW + 17 * HOUR + timedelta(minutes=1)) == []
    office.beat(NOW + 41 * HOUR)
    assert len(office.told(NOW + 41 * HOUR)) == 1


def test_the_all_well_speaks_indonesian_and_says_what_is_not_well(office: Office) -> None:
    rules = book(audiences=(Audience("piket", "file", language="id", health=True),))
    office.told(NOW, rules=rules)
    told = office.told(NOW + 17 * HOUR, Looked(free=3_000_000), rules)
    (daily_note,) = [one for one in told if one.subject.startswith("Tidak semua baik: 0 aturan")]
    assert "ruang cakram hampir habis: 3 MB free" in daily_note.text
    assert "Proses baik terakhir: 2024-03-09 07:00 UTC" in daily_note.text
    assert "<li>ruang cakram" in daily_note.html


def test_who_does_not_ask_hears_nothing(office: Office) -> None:
    deaf = book(audiences=(Audience("desk", "email", ("a@example.org",)),))
    assert office.told(NOW, Looked(free=1), deaf) == []
    assert health.job_of(deaf.desk) is None


def test_a_heartbeat_that_cannot_be_read_is_none(office: Office) -> None:
    assert json.loads((office.out / FILE).read_text("utf-8"))["facts"] == 3
    for words in ("", "{}", '{"run": "yesterday", "rules_broken_since": null}', "[1]"):
        (office.out / FILE).write_text(words, "utf-8")
        assert read_heartbeat(office.out) is None
    assert office.kinds(NOW) == [], "the store knows the last run, too"


# --- the canary --------------------------------------------------------------------------------

PAGE = Page("a.txt", b"The weather in Lima was fair on Monday, and nobody minded.", "text")


def test_the_canary_goes_along_and_leaves_no_trace() -> None:
    (answer,) = proven([PAGE], shipped(), 1)
    assert isinstance(answer, Account)
    assert answer.article.name == "a.txt"


def test_a_reader_that_finds_nothing_is_told_by_the_canary() -> None:
    rule = shipped().rule("arms-transfer")
    blind = replace(shipped(), rules=(replace(rule, find=(), also=()),))
    told = [one for one in proven([PAGE], blind, 1) if isinstance(one, Problem)]
    assert [one.code for one in told] == [canary.CODE]
    assert "did not find the canary article" in told[0].what


def test_a_status_that_is_lost_is_told_by_the_canary() -> None:
    bird = canary_of(shipped())
    assert bird is not None
    (page,) = bird.pages
    page = replace(page, content=page.content.replace(b"confirmed", b"denied"))
    told = judged(accounts([page], shipped(), 1), bird)
    assert told is not None
    assert "not as confirmed" in told.what


def test_a_run_without_its_canary_says_so_and_has_no_heartbeat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").symlink_to(ROOT / "rules")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(PAGE.content)
    session = Session(tmp_path, NOW, json=False, quiet=True, debug=False)
    out = tmp_path / "out"

    def run() -> list[str]:
        done = one_pass(
            session, out, articles=(), language=None, workers=1, progress=lambda *_: None
        )
        return [one.code for one in done.problems if one.code == canary.CODE]

    monkeypatch.setattr(canary, "_TEXT", "The weather was fair.")
    assert run() == [canary.CODE]
    assert read_heartbeat(out) is None
    monkeypatch.undo()
    (tmp_path / "seeds" / "b.txt").write_bytes(PAGE.content)
    assert run() == []
    assert read_heartbeat(out) == Heartbeat(NOW)


def test_nothing_to_read_needs_no_canary() -> None:
    told = Problem("S101", "there is no such file")
    assert list(proven([], shipped(), 1)) == []
    assert list(proven([told], shipped(), 1)) == [told]


def test_a_desk_of_its_own_rules_is_proved_by_its_own_example() -> None:
    summits = replace(shipped(), rules=(shipped().rule("summit"),))
    bird = canary_of(summits)
    assert bird is not None
    assert bird.rule == "summit"
    assert canary.sung(summits) is None
    assert canary_of(replace(shipped(), rules=())) is None
    assert canary.sung(shipped()) is None


# --- versions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "old"), [((3, 11, 9), 1), ((3, 11, 10), 0), ((3, 12, 4), 1), ((3, 13, 0), 0)]
)
def test_a_python_with_a_known_fault_is_named(version: tuple[int, ...], old: int) -> None:
    assert len([one for one in too_old(version) if one.startswith("Python")]) == old
