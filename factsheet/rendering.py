"""Templates that a user may have changed are rendered apart: one that never ends harms nothing."""

from __future__ import annotations

import filecmp
import json
import math
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from factsheet.child import asked, code_of, limited
from factsheet.errors import Place, Problem
from factsheet.templating import OWN, OutOfTime, TemplateBroken, environment, render, shipped

DEADLINE = 20.0
"""Seconds of work; a sheet of 500 facts takes about two."""
MEMORY = 1024**3
"""Bytes of address space; a sheet of 500 facts takes about a fifth of it."""

Job = tuple[str, Mapping[str, Any]]
"""The name of a template, and its values."""


def rendered(
    folder: Path | None, jobs: Sequence[Job], *, deadline: float = DEADLINE
) -> tuple[str, ...]:
    """What each template writes. Errors: TemplateBroken, also for one that never ends.

    Where nobody has changed our templates, no child is needed.
    """
    if folder is None or _ours(folder):
        env = environment(folder)
        return tuple(render(env, name, values) for name, values in jobs)
    job = {"folder": str(folder), "jobs": jobs, "seconds": math.ceil(deadline)}
    answer = asked(code_of(__name__), job, deadline)
    if answer is None:
        what = f"the templates take more than {deadline:g} seconds"
        raise TemplateBroken(Problem("T606", what, Place(str(folder))))
    if answer.code:
        why = answer.complaints[-1][:300] if answer.complaints else f"code {answer.code}"
        what = f"the templates could not be rendered: {why}"
        raise TemplateBroken(Problem("T607", what, Place(str(folder))))
    told = json.loads(answer.given)
    if "problem" in told:
        place = told["problem"].pop("place")
        raise TemplateBroken(Problem(**told["problem"], place=place and Place(**place)))
    return tuple(told["texts"])


def _ours(folder: Path) -> bool:
    """Whether every file of the folder is as it comes with the program, and none is the user's own."""
    home = shipped()
    files = [path.relative_to(folder) for path in folder.rglob("[!.]*") if path.is_file()]
    return all(
        one.parts[0] != OWN
        and (home / one).is_file()
        and filecmp.cmp(folder / one, home / one, shallow=False)
        for one in files
    )


def main() -> int:
    """The child: reads jobs from standard input, writes their texts or the problem as JSON."""
    job = json.load(sys.stdin)
    limited(seconds=job["seconds"], memory=MEMORY)
    signal.signal(signal.SIGXCPU, _out_of_time)
    try:
        env = environment(Path(job["folder"]))
        told: dict[str, Any] = {"texts": [render(env, *one) for one in job["jobs"]]}
    except TemplateBroken as broken:
        told = {"problem": asdict(broken.problem)}
    sys.stdout.write(json.dumps(told))
    return 0


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
