"""Engines in turn, CPU time, medians; a table for people and one line for programs."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from os import cpu_count
from statistics import median

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to measure. `work` does it `count` times."""

    name: str
    count: int
    work: Callable[[], None]


def in_turn(tasks: Sequence[Task], rounds: int = ROUNDS) -> dict[str, float]:
    """CPU seconds for one of each task's `count`: the median of the rounds, after one to warm up."""
    for task in tasks:
        task.work()
    spent: dict[str, list[float]] = {task.name: [] for task in tasks}
    for _ in range(rounds):
        for task in tasks:
            before = time.process_time()
            task.work()
            spent[task.name].append((time.process_time() - before) / task.count)
    return {name: median(each) for name, each in spent.items()}


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A plain table."""
    lines = [head, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    print(f"\n{title}")
    for line in lines:
        first = line[0].ljust(widths[0])
        print(
            "  ".join(
                [
                    first,
                    *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
                ]
            )
        )


def tell(name: str, results: Mapping[str, object]) -> None:
    """The same as one line of JSON, with what it was measured on."""
    machine = {"python": platform.python_version(), "cores": cpu_count()}
    print(json.dumps({"bench": name, **machine, **results}))


def short(seconds: float) -> str:
    """A time in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def times(ratio: float) -> str:
    """A ratio in figures that can be trusted."""
    return f"{ratio:,.0f}x" if ratio >= 10 else f"{ratio:.2f}x"
