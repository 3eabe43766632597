"""Many pages through worker processes, with memory that stays flat.

Each worker has one thread, since a pattern's time limit counts the whole process. It gets one chunk
at a time, so neither side ever waits for the other to listen.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from factsheet.errors import Place, Problem
from factsheet.model import Article, Page, Rulebook
from factsheet.reading import Account, Reader

FEW = 40
"""Up to so many pages are read in this process: two others take as long to start. Measured."""
CHUNK = 64
"""Pages sent to a worker at a time, at most."""
CHUNK_BYTES = 1_000_000
"""A chunk that has grown beyond this is sent."""

Job = Page | Article
Told = Account | Problem


def accounts(jobs: Iterable[Job | Problem], rulebook: Rulebook, workers: int) -> Iterator[Told]:
    """The account of every page, or of every kept article by the rules as they are now.

    In their order; problems among the jobs are handed on.
    """
    jobs = iter(jobs)
    first = list(islice(jobs, FEW))
    every = chain(first, jobs)
    if workers > 1 and len(first) == FEW:
        yield from _shared(every, rulebook, workers)
    elif first:
        reader = Reader(rulebook)
        yield from (job if isinstance(job, Problem) else told(job, reader) for job in every)


def told(job: Job, reader: Reader) -> Told:
    """One job done."""
    return reader.read(job) if isinstance(job, Page) else reader.again(job)


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and the jobs it has in hand."""

    process: BaseProcess
    pipe: Connection
    jobs: list[Job]


def _shared(jobs: Iterable[Job | Problem], rulebook: Rulebook, workers: int) -> Iterator[Told]:
    aside: list[Problem] = []
    chunks = _chunks(jobs, aside)
    with ExitStack() as stack:
        busy = deque(_started(rulebook, chunk, stack) for chunk in islice(chunks, workers))
        while busy:
            worker = busy.popleft()
            answer = _answered(worker)
            chunk = next(chunks, None)
            if chunk is not None:
                busy.append(_given(worker, chunk) or _started(rulebook, chunk, stack))
            yield from answer
            yield from aside
            aside.clear()
    yield from aside


def _answered(worker: _Worker) -> list[Told]:
    try:
        told_now: list[Told] = worker.pipe.recv()
    except (EOFError, OSError):
        return [_lost(job) for job in worker.jobs]
    return told_now


def _given(worker: _Worker, chunk: list[Job]) -> _Worker | None:
    """The worker with its next chunk, or None where it is no more."""
    try:
        worker.pipe.send(chunk)
    except OSError:
        return None
    worker.jobs = chunk
    return worker


def _started(rulebook: Rulebook, chunk: list[Job], stack: ExitStack) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, rulebook), daemon=True)
    process.start()
    theirs.close()
    stack.callback(process.join, 5)
    stack.callback(ours.close)
    ours.send(chunk)
    return _Worker(process, ours, chunk)


def _work(pipe: Connection, rulebook: Rulebook) -> None:
    """What a worker does, until nobody is left to send: the one who started it minds Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(rulebook)
    while True:
        try:
            jobs: list[Job] = pipe.recv()
            pipe.send([told(job, reader) for job in jobs])
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


def _lost(job: Job) -> Problem:
    what = (
        "this page was left out: the process that read it, or one beside it, came to a sudden end"
    )
    return Problem(
        "X102", what, Place(job.name), hint="run it alone to see whether it is this page"
    )
