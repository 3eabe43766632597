from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from factsheet.errors import Place, Problem
from factsheet.model import Page, Rulebook
from factsheet.reading import Account
from factsheet.rulebook import load
from factsheet.workers import CHUNK, FEW, accounts
from tests.commands import ROOT


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


def pages(count: int) -> list[Page]:
    return [
        Page(f"{n:04}", f"Nothing happened in town {n}.".encode(), "text") for n in range(count)
    ]


def names(told: Iterator[Account | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else one.article.name for one in told]


@pytest.mark.parametrize("count", [0, 1, FEW - 1])
def test_few_pages_are_read_in_order(rulebook: Rulebook, count: int) -> None:
    assert names(accounts(pages(count), rulebook, 2)) == [page.name for page in pages(count)]


def test_many_pages_come_back_in_order_from_several_processes(rulebook: Rulebook) -> None:
    count = 3 * CHUNK + 5
    assert names(accounts(pages(count), rulebook, 2)) == [page.name for page in pages(count)]


def test_problems_among_the_pages_are_handed_on(rulebook: Rulebook) -> None:
    wrong = Problem("S103", "this file is empty", Place("x"))
    for count in (2, FEW + 2):
        assert "S103" in names(accounts([*pages(count), wrong], rulebook, 2))


def test_pages_lost_with_their_process_are_named_and_the_others_read(rulebook: Rulebook) -> None:
    """A worker that is ended from outside costs its own pages only."""
    before = children()

    def jobs() -> Iterator[Page]:
        for number, page in enumerate(pages(5 * CHUNK)):
            if number == 3 * CHUNK:
                os.kill(min(children() - before), signal.SIGKILL)
            yield page

    told = list(accounts(jobs(), rulebook, 2))
    lost = [one for one in told if isinstance(one, Problem)]
    assert len(told) == 5 * CHUNK
    assert {one.code for one in lost} <= {"X102"}
    assert len(lost) <= 1


SPARE = b"<html><body><p>Sweden sent twelve tanks to Peru on Monday, the ministry said.</p></body></html>"


def slow(name: str) -> Page:
    """A page that keeps the extractor busy for minutes."""
    return Page(name, b"<p>" + b"<p>word " * 1_200_000, "html", spare=SPARE)


@pytest.mark.slow
def test_a_page_that_takes_too_long_is_told_its_reserve_is_read_and_so_are_the_others(
    rulebook: Rulebook,
) -> None:
    jobs = [*pages(2), slow("https://x.example/a"), *pages(1)]
    told = list(accounts(jobs, rulebook, 1, patience=15))
    assert names(iter(told)) == ["X103", "0000", "0001", "https://x.example/a", "0000"]
    assert "longer than 15 seconds" in next(one.what for one in told if isinstance(one, Problem))


def test_words_kept_in_reserve_are_read_where_the_page_says_nothing(rulebook: Rulebook) -> None:
    page = Page("https://x.example/a", b"<html><script>all()</script></html>", "html", spare=SPARE)
    (told,) = accounts([page], rulebook, 1)
    assert isinstance(told, Account)
    assert "twelve tanks" in told.article.text
    assert [(one.code, one.level) for one in told.problems] == [("X104", "advice")]


def children() -> set[int]:
    """The worker processes of this one."""
    import multiprocessing  # noqa: PLC0415 - only here

    return {child.pid for child in multiprocessing.active_children() if child.pid}
