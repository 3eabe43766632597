"""T2: the n-th write, sync, rename or commit fails, for every n."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from factsheet.store import StoreRefused
from factsheet.store.rows import Rows
from tests.torture.desk import Desk, Verdict, in_a_child, judged, post_office
from tests.torture.ports import free_port

DEFENCES: Final = {"one transaction": "each row of a run is kept by itself"}
SHORT: Final = 6
_FAULTS: Final = (errno.ENOSPC, errno.EIO, errno.EACCES)
_STEPS: Final[tuple[tuple[Any, str], ...]] = (
    (os, "fsync"),
    (os, "open"),
    (os, "link"),
    (Path, "replace"),
    (Path, "mkdir"),
    (tempfile, "mkstemp"),
)


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round prints news and lets another step of the run over them fail; then a run heals.

    With fewer rounds than a run has steps, those that fail are spread over the whole of it.
    """
    chance = random.Random(seed)  # noqa: S311 - which fault, no secret
    mails = folder / "mails"
    if without:
        Rows.transaction = _each_by_itself  # type: ignore[method-assign,assignment]
    with post_office(mails, free_port()) as server:
        desk = Desk(folder / "desk")
        desk.server = server
        desk.print_news(2)
        in_a_child(lambda: _counting(desk, folder / "steps"))
        steps = int((folder / "steps").read_text("utf-8"))
        uncaught = 0
        for number in range(count):
            desk.print_news()
            nth = number + 1 if count >= steps else 1 + number * steps // count
            after, fault = timedelta(hours=number + 1), chance.choice(_FAULTS)
            uncaught += in_a_child(lambda: _failing(desk, nth, fault, after)) != 0  # noqa: B023 - run at once
            in_a_child(lambda: desk.run(after + timedelta(minutes=30)))  # noqa: B023 - run at once
        in_a_child(lambda: desk.run(timedelta(hours=count + 8)))
    found = judged(desk, mails)
    wrong = found.lost + found.repeats + found.facts_missing + found.facts_doubled + found.pending
    held = not (wrong or found.torn or uncaught)
    seen = {"steps": steps, "uncaught": uncaught, "told": desk.printed}
    return Verdict(held, seen | found.figures())


def _counting(desk: Desk, at: Path) -> None:
    """A run like those to come, and how many steps it takes."""
    steps = _laid(10**9, 0)
    desk.run()
    at.write_text(str(next(steps)), encoding="utf-8")


def _failing(desk: Desk, nth: int, fault: int, after: timedelta) -> None:
    """A run in which the n-th step fails. What the commands put into words is no loss."""
    _laid(nth, fault)
    with contextlib.suppress(StoreRefused, OSError):
        desk.run(after)


def _laid(nth: int, fault: int) -> Iterator[int]:
    """From now on, the n-th step fails."""
    steps = itertools.count(1)
    for owner, name in _STEPS:
        setattr(owner, name, _counted(getattr(owner, name), steps, nth, fault))
    Rows.execute = _written(Rows.execute, steps, nth)  # type: ignore[method-assign]
    return steps


def _counted(
    whole: Callable[..., Any], steps: Iterator[int], nth: int, fault: int
) -> Callable[..., Any]:
    def step(*given: Any, **named: Any) -> Any:
        if next(steps) == nth:
            raise OSError(fault, os.strerror(fault), str(given[0]) if given else None)
        return whole(*given, **named)

    return step


def _written(whole: Callable[..., Any], steps: Iterator[int], nth: int) -> Callable[..., Any]:
    def execute(self: Rows, sql: str, values: Any = ()) -> Any:
        if sql.startswith(("insert", "commit")) and next(steps) == nth:
            with self.guarded():
                raise sqlite3.OperationalError("disk I/O error")
        return whole(self, sql, values)

    return execute


@contextmanager
def _each_by_itself(_self: Rows) -> Iterator[None]:
    yield
