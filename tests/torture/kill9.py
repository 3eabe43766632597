"""T1: kill -9 in the middle of whole runs: at each named step once, then at points of chance."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from factsheet.alerts import smtp
from factsheet.store import Store
from factsheet.store.outbox import Outbox
from tests.torture.desk import Desk, Verdict, in_a_child, judged, post_office
from tests.torture.ports import free_port

DEFENCES: Final = {
    "frozen bytes": "a repeat is made anew instead of taken as it was frozen",
    "one transaction": "alerts go out before they are saved, and are marked as sent beforehand",
}
SHORT: Final = 12
STEPS: Final[tuple[tuple[Any, str, str], ...]] = (
    (Store, "stage", "after"),
    (Store, "save", "before"),
    (Store, "save", "after"),
    (Outbox, "freeze", "before"),
    (Outbox, "freeze", "after"),
    (smtp, "hand_over", "before"),
    (smtp, "hand_over", "after"),
    (Outbox, "mark", "before"),
    (Outbox, "mark", "after"),
    (os, "fsync", "before"),
    (os, "fsync", "after"),
    (Path, "replace", "before"),
    (Path, "replace", "after"),
)


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round prints news and kills the run over it; a last run heals what is left."""
    chance = random.Random(seed)  # noqa: S311 - points to kill at, no secret
    mails = folder / "mails"
    _weakened(without)
    with post_office(mails, free_port()) as server:
        desk = Desk(folder / "desk")
        desk.server = server
        desk.print_news()
        began = time.monotonic()
        in_a_child(desk.run)
        usual = time.monotonic() - began
        killed = 0
        for number in range(len(STEPS) + count):
            desk.print_news()
            killed += _round(desk, number, chance.uniform(0, usual)) < 0
        for later in range(1, 4):  # the back-off of the last mails ends
            _healing(desk, timedelta(hours=len(STEPS) + count + 6 * later))
    found = judged(desk, mails)
    held = (
        not (found.lost or found.changed_repeats or found.facts_missing or found.facts_doubled)
        and not (found.torn or found.pending)
        and found.repeats <= killed
    )
    return Verdict(held, {"killed": killed, "told": desk.printed, **found.figures()})


def _round(desk: Desk, number: int, moment: float) -> int:
    after = timedelta(hours=number + 1)
    if number >= len(STEPS):
        return in_a_child(lambda: desk.run(after), kill_after=moment)
    return in_a_child(lambda: _last_run(desk, after, *STEPS[number]))


def _healing(desk: Desk, after: timedelta) -> None:
    in_a_child(lambda: desk.run(after))


def _last_run(desk: Desk, after: timedelta, owner: Any, name: str, when: str) -> None:
    """A run that dies where it comes to this step."""
    whole: Callable[..., object] = getattr(owner, name)

    def last_step(*given: object, **named: object) -> object:
        if when == "after":
            whole(*given, **named)
        os.killpg(os.getpgid(0), signal.SIGKILL)
        return None

    setattr(owner, name, last_step)
    desk.run(after)


def _weakened(without: str | None) -> None:
    if without == "frozen bytes":
        Outbox.freeze = _anew  # type: ignore[method-assign,assignment]
    if without == "one transaction":
        smtp.hand_over = _believed  # type: ignore[assignment]


def _anew(_self: Outbox, _alert: str, message: bytes) -> bytes:
    made = f"X-Made: {time.time_ns()}\r\n".encode()
    return made + message


def _believed(*_given: object, **_named: object) -> tuple[str, str]:
    """What a tool does that notes an alert as sent without hearing the server's answer."""
    return "delivered", ""
