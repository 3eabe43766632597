"""A desk that lives on feeds: what a run makes of them, from the settings to the alert."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factsheet.model import Feed
from factsheet.order import Order, RunReport
from factsheet.rulebook import load
from factsheet.run import STORE, run
from factsheet.store import open_store

from .commands import ROOT, factsheet, workspace
from .sources.server import Answer, Site, feed, item, page, rss, sent, serving, status

NOW = datetime(2024, 4, 2, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TANKS = "NAIROBI, April 2 (Ledger) -- Finland sent four tanks to Kenya on Monday, the defence ministry in Helsinki said."
JETS = "LIMA, April 2 (Ledger) -- Sweden delivered twelve fighter jets to Peru on Monday, the defence ministry in Stockholm said."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.answers = {
            "/feed": feed(rss(item("/tanks", "Tanks for Nairobi"))),
            "/tanks": sent(page("Tanks for Nairobi", TANKS)),
            "/jets": sent(page("Jets for Lima", JETS)),
        }
        yield running


class Office:
    """A desk run by hand."""

    def __init__(self, out: Path, site: Site) -> None:
        self.out, self.site = out, site
        self.rulebook = load(ROOT / "rules")[0]

    def run(self, after: timedelta = timedelta()) -> RunReport:
        feeds = (Feed(self.site.at("/feed"), private=True),)
        order = Order(self.out, (), NOW + after, "en", feeds=feeds)
        return run(order, self.rulebook, lambda *_: None)


@pytest.fixture
def office(tmp_path: Path, site: Site) -> Office:
    return Office(tmp_path / "out", site)


def alerts(out: Path) -> list[str]:
    return sorted(one.name for one in (out / "alerts").glob("*.md"))


@pytest.mark.slow
def test_a_fact_from_a_feed_is_told_once_whatever_the_feed_does_then(
    office: Office, site: Site
) -> None:
    assert office.run().read == 1
    good = rss(item("/tanks", "Tanks for Nairobi"), item("/jets", "Jets for Lima"))
    site.answers["/feed"] = sent(good)
    report = office.run(HOUR)
    assert [change.kind for change in report.changes] == ["new"]
    (claim,) = report.changes[0].fact.claims
    assert claim.article == site.at("/jets")
    assert len(alerts(office.out)) == 1
    then: list[Answer] = [status(500), sent(rss()), sent("<html>Moved"), sent(good)]
    for hours, answer in enumerate(then, start=2):
        site.answers["/feed"] = answer
        assert office.run(hours * HOUR).quiet
    assert len(alerts(office.out)) == 1
    assert site.paths().count("/tanks") == site.paths().count("/jets") == 1
    with open_store(office.out / STORE, now=NOW) as store:
        store.check()
        (state,) = store.feeds.states().values()
        assert state.last_good == NOW + 5 * HOUR
        assert state.last_new == NOW + HOUR


def test_a_failure_is_told_as_advice_and_as_a_problem_once_it_lasts(
    office: Office, site: Site
) -> None:
    site.answers["/feed"] = status(500)
    levels = [[one.level for one in office.run(hours * HOUR).problems] for hours in range(5)]
    assert levels == [["advice"], ["advice"], ["error"], [], []]


@pytest.mark.slow
def test_a_desk_names_its_feeds_and_other_articles_leave_them_alone(
    tmp_path: Path, site: Site
) -> None:
    desk = workspace(tmp_path / "ws")
    settings = desk / "rules" / "desk.yml"
    lines = settings.read_text(encoding="utf-8").replace("articles:\n  - seeds\n", "")
    named = f"feeds:\n  - {{address: {site.at('/feed')}, private: yes}}\n"
    settings.write_text(lines + named, encoding="utf-8")
    assert factsheet("check", cwd=desk).code == 0
    done = factsheet("run", "--articles", "seeds", cwd=desk)
    assert done.code == 0
    assert site.asked == []
    done = factsheet("run", "--out", "other", cwd=desk)
    assert "Read 1 article" in done.out
    assert site.paths() == ["/feed", "/tanks"]
