"""Many pages through worker processes, with memory that stays flat.

Each worker has one thread, since a pattern's time limit counts the whole process. It gets one chunk
at a time, so neither side ever waits for the other to listen. One that dies, or is busy with one page
for too long, costs that page only.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from ctypes import c_int
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic

from factsheet.errors import Place, Problem
from factsheet.model import Article, Page, Rulebook
from factsheet.reading import Account, Reader, spared

FEW = 40
"""Up to so many pages are read in this process: two others take as long to start. Measured."""
CHUNK = 64
"""Pages sent to a worker at a time, at most."""
CHUNK_BYTES = 1_000_000
"""A chunk that has grown beyond this is sent."""
LARGE = 500_000
"""A page up to this size is read within some seconds, whatever is in it; measured. Units: bytes."""
PATIENCE = 60.0
"""How long a worker may be busy with one page. Units: seconds."""
STARTING = 60.0
"""How much longer it may take over its first, however busy the machine. Units: seconds."""
_WEB = ("http://", "https://")

Job = Page | Article
Told = Account | Problem


def accounts(
    jobs: Iterable[Job | Problem], rulebook: Rulebook, workers: int, patience: float = PATIENCE
) -> Iterator[Told]:
    """The account of every page, or of every kept article by the rules as they are now.

    In their order; problems among the jobs are handed on.
    """
    jobs = iter(jobs)
    first = list(islice(jobs, FEW))
    every = chain(first, jobs)
    if len(first) == FEW and workers > 1:
        yield from _Crew(rulebook, patience).shared(every, workers)
    elif any(map(_risky, first)) or len(first) == FEW:
        yield from _Crew(rulebook, patience).shared(every, 1)
    elif first:
        reader = Reader(rulebook)
        yield from (job if isinstance(job, Problem) else told(job, reader) for job in every)


def _risky(job: Job | Problem) -> bool:
    """Whether reading it might take for ever: whoever made a page of the web may have meant it to."""
    return isinstance(job, Page) and (len(job.content) > LARGE or job.name.startswith(_WEB))


def told(job: Job, reader: Reader) -> Told:
    """One job done."""
    return reader.read(job) if isinstance(job, Page) else reader.again(job)


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, the jobs it has, and the number of the one it has in hand."""

    process: BaseProcess
    pipe: Connection
    jobs: list[Job]
    at: c_int
    hangs: bool = False


class _Crew:
    """The workers of one rulebook."""

    def __init__(self, rulebook: Rulebook, patience: float) -> None:
        self._rulebook = rulebook
        self._patience = patience
        self._stack = ExitStack()

    def shared(self, jobs: Iterable[Job | Problem], workers: int) -> Iterator[Told]:
        """The jobs done by so many, in their order."""
        aside: list[Problem] = []
        chunks = _chunks(jobs, aside)
        with self._stack:
            busy = deque(self._started(chunk) for chunk in islice(chunks, workers))
            while busy:
                worker, answer = self._answered(busy.popleft())
                chunk = next(chunks, None)
                if chunk is not None:
                    busy.append(_given(worker, chunk) or self._started(chunk))
                yield from answer
                yield from aside
                aside.clear()
        yield from aside

    def _answered(self, worker: _Worker) -> tuple[_Worker, list[Told]]:
        """What came of its jobs. Where it was lost over one, another worker does the others."""
        lost: list[Told] = []
        while (answer := self._heard(worker)) is None:
            at = min(max(worker.at.value, 0), len(worker.jobs) - 1)
            job = worker.jobs.pop(at)
            lost.append(_lost(job, self._patience if worker.hangs else None))
            if isinstance(job, Page) and job.spare is not None:
                worker.jobs.insert(at, spared(job))
            if not worker.jobs:
                return worker, lost
            worker = self._started(worker.jobs)
        return worker, [*lost, *answer]

    def _heard(self, worker: _Worker) -> list[Told] | None:
        """Its answer; None where it dies, or must be ended since one job takes too long."""
        at, since = worker.at.value, monotonic()
        while not worker.pipe.poll(min(1.0, self._patience)):
            if worker.at.value != at:
                at, since = worker.at.value, monotonic()
            elif monotonic() - since > self._patience + (STARTING if at < 0 else 0):
                worker.hangs = True
                worker.process.kill()
                return None
        try:
            answer: list[Told] = worker.pipe.recv()
        except (EOFError, OSError):
            return None
        return answer

    def _started(self, chunk: list[Job]) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        at = context.RawValue(c_int, -1)
        process = context.Process(target=_work, args=(theirs, self._rulebook, at), daemon=True)
        process.start()
        theirs.close()
        self._stack.callback(process.join, 5)
        self._stack.callback(ours.close)
        ours.send(chunk)
        return _Worker(process, ours, chunk, at)


def _given(worker: _Worker, chunk: list[Job]) -> _Worker | None:
    """The worker with its next chunk, or None where it is no more."""
    worker.at.value = -1
    try:
        worker.pipe.send(chunk)
    except OSError:
        return None
    worker.jobs = chunk
    return worker


def _work(pipe: Connection, rulebook: Rulebook, at: c_int) -> None:
    """What a worker does, until nobody is left to send: the one who started it minds Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(rulebook)
    while True:
        try:
            jobs: list[Job] = pipe.recv()
            answer = []
            for at.value, job in enumerate(jobs):
                answer.append(told(job, reader))
            pipe.send(answer)
        except (EOFError, OSError):
            return


def _chunks(jobs: Iterable[Job | Problem], aside: list[Problem]) -> Iterator[list[Job]]:
    """Jobs by the handful; problems go to `aside`."""
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        if isinstance(job, Problem):
            aside.append(job)
            continue
        chunk.append(job)
        size += len(job.content) if isinstance(job, Page) else len(job.text)
        if len(chunk) == CHUNK or size > CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _lost(job: Job, patience: float | None) -> Problem:
    """Why there is no account of it; `patience` is how long was waited, where it took too long."""
    if patience is not None:
        what = f"this page was left out: reading it took longer than {patience:.0f} seconds"
        return Problem("X103", what, Place(job.name))
    what = "this page was left out: the process that read it came to a sudden end"
    hint = "run it alone to see whether it is this page"
    return Problem("X102", what, Place(job.name), hint=hint)
