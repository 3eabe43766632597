"""HTML to PDF in a child process: nothing that a page does can harm or hold up the run."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from factsheet.child import asked, code_of
from factsheet.errors import Problem

DEADLINE = 60.0
"""Seconds of work for one sheet; 500 facts take about a third of it on a slow machine."""
MEMORY = 3 * 1024**3
"""Bytes of address space for one sheet. One of 500 facts needs about a third of it."""
TOO_LARGE = 3
"""How the child ends when its memory is spent."""

_REST = "the page and the facts are there: factsheet.html, facts.jsonl; earlier editions stay in editions/"

_CHILD = code_of("factsheet.sheets.press")


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
    links: Mapping[str, str] | None = None,
    deadline: float = DEADLINE,
    memory: int = MEMORY,
) -> Printed | Problem:
    """The page as PDF with `data` (JSON) attached: same arguments, same bytes.

    `links` says in words where a link leads, by the name of the place.
    """
    job = {
        "html": html,
        "data": data,
        "data_about": data_about,
        "issued": issued.isoformat(),
        "identifier": identifier,
        "links": dict(links or {}),
        "deadline": math.ceil(deadline),
        "memory": memory,
    }
    done = asked(_CHILD, job, deadline)
    if done is None:
        what = f"the PDF takes more than {deadline:g} seconds to make"
        return Problem("S701", what, hint=_REST)
    if done.code or not done.given.startswith(b"%PDF"):
        why = _why(done.complaints, done.code)
        return Problem("S702", f"the PDF could not be made: {why}", hint=_REST)
    return Printed(done.given, done.complaints)


def _why(lines: tuple[str, ...], code: int) -> str:
    if code == TOO_LARGE:
        return "it needs more memory than a sheet may take"
    said = [line for line in lines if line.strip()]
    return said[-1][:300] if said else f"the renderer ended with code {code}"
