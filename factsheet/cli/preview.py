"""Drawing again after each save, for whoever works on templates, labels, colours or the desk file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from factsheet.cli.shared import DONE, Session

_PAUSE = 0.5
"""Seconds between two looks."""


def kept_up(
    session: Session, draw: Callable[[], int], *, pause: Callable[[float], None] = time.sleep
) -> int:
    """Draw now, and after each save, until Ctrl-C. A fault is told, and the last good sheet stays."""
    session.note("drawn anew at each save of a template, a label or a setting. Stop with Ctrl-C.")
    drawn: Mapping[Path, tuple[int, int]] | None = None
    try:
        while True:
            saved = dict(_saved(session))
            if saved != drawn:
                drawn = saved
                draw()
            pause(_PAUSE)
    except KeyboardInterrupt:
        session.note("stopped.")
    return DONE


def _saved(session: Session) -> Iterator[tuple[Path, tuple[int, int]]]:
    """When each file that a sheet's look depends on was saved, and its size."""
    looks = session.templates.rglob("*") if session.templates else ()
    for path in (*looks, *session.rules.glob("*")):
        try:
            found = path.stat()
        except OSError:  # an editor is just putting the new one in its place
            continue
        yield path, (found.st_mtime_ns, found.st_size)
