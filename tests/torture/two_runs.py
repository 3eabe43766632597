"""T5: three runs at a time over one store, some of them killed."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Final

from factsheet.store import Store, StoreRefused
from tests.torture.desk import Desk, Verdict, forked, judged, post_office
from tests.torture.ports import free_port

DEFENCES: Final = {"one run": "nothing keeps a second run out"}
SHORT: Final = 6
AT_ONCE: Final = 3


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round prints news and lets three runs loose on it; every other round one is killed."""
    chance = random.Random(seed)  # noqa: S311 - whom to kill, no secret
    mails = folder / "mails"
    if without:
        Store.only_run = lambda *_given, **_named: nullcontext()  # type: ignore[method-assign]
    with post_office(mails, free_port()) as server:
        desk = Desk(folder / "desk")
        desk.server = server
        ends: list[int] = []
        killed = 0
        for number in range(count):
            desk.print_news(3)
            after = timedelta(hours=number)
            runs = [forked(lambda: _polite(desk, after)) for _ in range(AT_ONCE)]  # noqa: B023 - run at once
            if number % 2:
                time.sleep(chance.uniform(0.1, 1.5))
                os.killpg(runs[0], signal.SIGKILL)
                killed += 1
            ends += [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in runs]
        for later in (1, 7, 14):
            os.waitpid(forked(lambda: desk.run(timedelta(hours=count + later))), 0)  # noqa: B023 - run at once
    found = judged(desk, mails)
    wrong = found.lost + found.changed_repeats + found.facts_missing + found.facts_doubled
    rude = sum(status not in {0, -signal.SIGKILL} for status in ends)
    held = not (wrong or found.torn or found.pending or rude) and found.repeats <= killed
    return Verdict(held, {"killed": killed, "rude": rude, "told": desk.printed, **found.figures()})


def _polite(desk: Desk, after: timedelta) -> None:
    """A run that finds another at work says so and ends."""
    try:
        desk.run(after)
    except StoreRefused as refused:
        if refused.problem.code != "T105" or "process" not in refused.problem.what:
            raise
