"""What would have been sent: the same that a desk would have sent day by day, and nothing is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factsheet.alerts import Voice
from factsheet.backtest import BackTest, back_test
from factsheet.model import Audience, Desk, Page, Rulebook
from factsheet.planned import Plan, parse
from factsheet.reading import Account, Reader
from factsheet.rulebook import load
from factsheet.store import Reading, RunOutcome, open_store

BASE = Path(__file__).parent / "rulebook" / "errors"
START = datetime(2024, 5, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)

NEWS = (
    "Norway sent 12 ships to Peru, a minister said.",
    "Chile sent ships to Peru, a minister said.",
    "Chile sent ships to Kenya, a minister said.",
    "Norway sent 15 ships to Peru, another minister said.",
    "Nobody praised ships on this fine day in Lima, a minister said.",
)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("back") / "rules"
    (folder / "lists").mkdir(parents=True)
    homes = {
        "rule": "gift.yml",
        "thing": "lists/thing.yml",
        "give": "lists/give.yml",
        "desk": "desk.yml",
    }
    for name, home in homes.items():
        (folder / home).write_bytes((BASE / f"base-{name}.yml").read_bytes())
    return load(folder)[0]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook) -> Path:
    """A store into which one article came a day; the first run found one that was a week old."""
    store = tmp_path_factory.mktemp("back") / "store.sqlite"
    reader = Reader(rulebook)
    for number, words in enumerate(NEWS):
        now = START + number * DAY
        day = (now - (7 * DAY if number == 0 else DAY)).date()
        page = Page(f"{number}.txt", words.encode(), "text", language="en", published=day)
        account = reader.read(page)
        assert isinstance(account, Account)
        with open_store(store, now=now) as opened:
            opened.stage(Reading(account.article, account.claims))
            opened.save(RunOutcome(now, now, rulebook.digest, ()))
    return store


def would_send(path: Path, rulebook: Rulebook, *audiences: Audience, days: int) -> BackTest:
    end = START + 5 * DAY
    desk = Desk({"en": "Desk"}, audiences=audiences)
    with open_store(path, now=end) as store:
        return back_test(
            store,
            replace(rulebook, desk=desk),
            Voice(),
            since=end - days * DAY,
            now=end,
            workers=1,
        )


READER = Audience("desk", "email", ("a@example.org",))


def test_each_article_comes_again_as_it_came(path: Path, rulebook: Rulebook) -> None:
    before = path.read_bytes()
    found = would_send(path, rulebook, READER, days=5)
    assert [(one.at, one.alerts[0].change) for one in found.messages] == [
        (START + DAY, "new"),
        (START + 2 * DAY, "new"),
        (START + 3 * DAY, "detail"),
    ]
    assert found.articles == 4
    assert path.read_bytes() == before, "nothing is kept"


def test_what_the_first_run_found_came_on_the_day_it_came_out(
    path: Path, rulebook: Rulebook
) -> None:
    found = would_send(path, rulebook, READER, days=20)
    assert found.messages[0].at == datetime(2024, 4, 24, 12, tzinfo=UTC)
    assert len(found.messages) == 4


def test_audiences_are_as_they_are_now(path: Path, rulebook: Rulebook) -> None:
    every = parse("every 3 days")
    assert isinstance(every, Plan)
    peru = replace(READER, about={"taker": ("PE",)})
    assert len(would_send(path, rulebook, peru, days=5).messages) == 2
    daily = would_send(path, rulebook, replace(READER, digest=every), days=5).messages
    assert [one.digest for one in daily] == [True] * len(daily)
    assert sum(len(one.alerts) for one in daily) == 3
    assert would_send(path, rulebook, replace(READER, rules=("summit",)), days=5).messages == ()


def test_a_rule_is_tried_as_it_is_now(path: Path, rulebook: Rulebook) -> None:
    (gift,) = rulebook.rules
    narrow = replace(rulebook, rules=(replace(gift, find=gift.find[:1]),), digest="edited")
    assert would_send(path, narrow, READER, days=5).messages == (), "its English phrase is gone"
    same = replace(rulebook, digest="read again")
    assert len(would_send(path, same, READER, days=5).messages) == 3
