"""Work that may never end, in a process of its own that is killed at its deadline."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def apart(work: Callable[[Given], Made], given: Given, seconds: float) -> Made | None:
    """What another process makes of it; None where that takes longer, or the process dies.

    `work` is a function of a module, and what it takes and gives can be pickled.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_done, args=(theirs, work, given), daemon=True)
    process.start()
    theirs.close()
    try:
        made: Made | None = ours.recv() if ours.poll(seconds) else None
    except EOFError:
        made = None
    finally:
        process.kill()
        process.join()
        ours.close()
    return made


def _done(pipe: Connection, work: Callable[[Given], Made], given: Given) -> None:
    pipe.send(work(given))
