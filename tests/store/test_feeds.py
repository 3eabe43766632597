"""What the store remembers of feeds: how each stands, and which of its items were seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from factsheet.model import FeedItem, FeedState
from factsheet.store import StoreRefused, open_store

from .samples import NOW

FEED = "https://news.example/feed.xml"
HOUR = timedelta(hours=1)


def state() -> FeedState:
    return FeedState(FEED, 'W/"1"', "Sat, 09 Mar 2024 07:00:00 GMT", NOW, NOW, None, 0, NOW + HOUR)


def item(ident: str = "tag:1", tries: int = 0, *, excerpt: bool = False) -> FeedItem:
    return FeedItem(FEED, ident, f"https://news.example/{ident}", "d", NOW, excerpt, tries)


def test_a_feed_and_its_items_come_back_as_they_were_kept(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite", now=NOW) as store:
        assert store.feeds.states() == {}
        assert store.feeds.items(FEED) == {}
        store.feeds.keep([state()], [item(), item("tag:2", excerpt=True, tries=2)])
    with open_store(tmp_path / "store.sqlite", now=NOW) as store:
        assert store.feeds.states() == {FEED: state()}
        assert store.feeds.items(FEED) == {
            "tag:1": item(),
            "tag:2": item("tag:2", excerpt=True, tries=2),
        }
        store.check()


def test_a_feed_that_fails_keeps_what_was_seen(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite", now=NOW) as store:
        store.feeds.keep([state()], [item()])
        failing = replace(state(), failing_since=NOW, failures=1, last_error="it answers 500")
        store.feeds.keep([failing])
        assert store.feeds.states() == {FEED: failing}
        assert store.feeds.items(FEED) == {"tag:1": item()}


def test_items_and_states_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite", now=NOW) as store:
        with pytest.raises(ValueError, match="without a time zone"):
            store.feeds.keep([state()], [replace(item(), first_seen=NOW.replace(tzinfo=None))])
        assert store.feeds.states() == {}


def test_an_altered_state_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite", now=NOW) as store:
        store.feeds.keep([state()])
        store._rows.execute("update main.feeds set failures = 7")
        with pytest.raises(StoreRefused, match="T103"):
            store.feeds.states()


@pytest.mark.parametrize(
    ("failures", "for_", "lasts"),
    [(0, None, False), (1, HOUR, False), (2, 23 * HOUR, False), (3, HOUR, True), (1, 24 * HOUR, True)],
)  # fmt: skip
def test_a_failure_lasts_after_three_in_a_row_or_a_day(
    failures: int, for_: timedelta | None, lasts: bool
) -> None:
    since = None if for_ is None else NOW - for_
    assert FeedState(FEED, failures=failures, failing_since=since).lasts(NOW) is lasts
