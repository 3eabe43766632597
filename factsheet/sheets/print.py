"""HTML to PDF in a child process: nothing that a page does can harm or hold up the run."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime

from factsheet.errors import Problem

DEADLINE = 60.0
"""Seconds for one sheet; 500 facts take about a third of it on a slow machine."""

# The child finds this package where the parent does, installed or not.
_CHILD = (
    "import sys; sys.path[:] = {path!r}; from factsheet.sheets.press import main; sys.exit(main())"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what the renderer complained of. A sheet in order draws no complaint."""

    pdf: bytes
    complaints: tuple[str, ...] = ()


def printed(
    html: str,
    *,
    data: str,
    data_about: str,
    issued: datetime,
    identifier: str,
    deadline: float = DEADLINE,
) -> Printed | Problem:
    """The page as PDF with `data` (JSON) attached: same arguments, same bytes."""
    job = json.dumps(
        {
            "html": html,
            "data": data,
            "data_about": data_about,
            "issued": issued.isoformat(),
            "identifier": identifier,
        }
    )
    command = [sys.executable, "-I", "-c", _CHILD.format(path=sys.path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, input=job.encode(), capture_output=True, timeout=deadline, check=False
        )
    except subprocess.TimeoutExpired:
        return Problem("S701", f"the PDF was not ready after {deadline:g} seconds")
    lines = tuple(done.stderr.decode(errors="replace").splitlines())
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        return Problem("S702", f"the PDF could not be made: {_last(lines, done.returncode)}")
    return Printed(done.stdout, lines)


def _last(lines: tuple[str, ...], code: int) -> str:
    said = [line for line in lines if line.strip()]
    return said[-1][:300] if said else f"the renderer ended with code {code}"
