"""T6: the disk that holds the products is full, and has room again later. Needs the right to mount."""

from __future__ import annotations

import contextlib
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from factsheet.store import StoreRefused
from tests.torture.desk import Desk, Verdict, in_a_child, judged, post_office
from tests.torture.ports import free_port

DEFENCES: Final[dict[str, str]] = {}
SHORT: Final = 6


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round fills another disk of small size by runs over news, then gives it room."""
    del without
    chance = random.Random(seed)  # noqa: S311 - how small, no secret
    figures = {"full": 0, "lost": 0, "torn": 0, "uncaught": 0, "pending": 0}
    for number in range(count):
        home = folder / f"desk-{number}"
        home.mkdir()
        size = chance.randrange(250, 1500)
        with _disk(home / "out", size) as there:
            if not there:
                return Verdict(True, {"skipped": "no right to mount a small disk here"})
            _round(home, figures)
    held = bool(figures["full"]) and not any(
        value for name, value in figures.items() if name != "full"
    )
    return Verdict(held, figures)


def _round(home: Path, figures: dict[str, int]) -> None:
    mails = home / "mails"
    with post_office(mails, free_port()) as server:
        desk = Desk(home)
        desk.server = server
        full = 0
        for hour in range(4):
            desk.print_news(2)
            status = in_a_child(lambda: _told(desk, hour))  # noqa: B023 - run at once
            full += status == _FULL
            figures["uncaught"] += status not in {0, _FULL}
        _command("mount", "-o", "remount,size=64m", str(desk.out))
        for hour in (5, 12):
            figures["uncaught"] += in_a_child(lambda: desk.run(timedelta(hours=hour))) != 0  # noqa: B023 - run at once
        found = judged(desk, mails)
    figures["full"] += full
    figures["lost"] += found.lost + found.facts_missing
    figures["torn"] += len(found.torn)
    figures["pending"] += found.pending


_FULL: Final = 3


def _told(desk: Desk, hour: int) -> None:
    """A run that says what the disk did to it, or a clean one."""
    try:
        report = desk.run(timedelta(hours=hour))
    except (StoreRefused, OSError) as error:
        raise SystemExit(_FULL) from error
    if report.problems or any(one.outcome == "retry" for one in report.receipts):
        raise SystemExit(_FULL)


@contextmanager
def _disk(at: Path, kilobytes: int) -> Iterator[bool]:
    at.mkdir()
    there = _command("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at))
    try:
        yield there
    finally:
        with contextlib.suppress(OSError):
            _command("umount", str(at))


def _command(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
