"""A Problem: what is wrong, where, and how to mend it, worded for people who do not code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file. `line` and `column` count from 1; 0 where only the file is known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, as far as known."""
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `what` speaks in the words of the file; `source` is the line itself, marked under `place.column`
    for `width` characters; `hint` says what would be accepted, nearest first; `write` is one
    corrected line. `code` is short and stable.
    """

    code: str
    what: str
    place: Place | None = None
    source: str | None = None
    width: int = 1
    hint: str | None = None
    write: str | None = None
    level: Literal["error", "advice"] = "error"


def worded(problem: Problem) -> str:
    """The problem as text: place, code and words; the line with a mark; what to write instead."""
    where = f"{problem.place}  " if problem.place else ""
    lines = [f"{where}{problem.code} {problem.what}"]
    if problem.source is not None and problem.place is not None and problem.place.line:
        lines += _marked(problem, problem.place)
    elif problem.hint:
        lines.append(f"    {problem.hint}")
    if problem.write is not None:
        lines.append(f"    write:   {problem.write}")
    return "\n".join(lines)


def _marked(problem: Problem, place: Place) -> list[str]:
    margin = f"{place.line:>6} | "
    pad = " " * (len(margin) + max(place.column - 1, 0))
    mark = f"{pad}{'^' * max(problem.width, 1)}"
    hint = f" {problem.hint}" if problem.hint else ""
    return [f"{margin}{problem.source}", mark + hint]
