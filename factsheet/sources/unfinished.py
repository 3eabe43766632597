"""Files that somebody is still writing: they are read the next time."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Final

from factsheet.errors import Place, Problem

_SECOND: Final = 1_000_000_000
_HOUR: Final = 3600 * _SECOND
_PAUSE: Final = 1.0


class Unfinished:
    """Looks at files once more after they were read. `now` is when the run began."""

    def __init__(self, now: datetime | None) -> None:
        self._now = None if now is None else int(now.timestamp()) * _SECOND
        self._waited = False

    def changed(self, path: Path, name: str, size: int, mtime_ns: int) -> Problem | None:
        """What is said of a file that is not as it was; one just written is given a second for that.

        Once a run: whoever writes in that second is seen, and whoever pauses is read again later.
        """
        if self._young(mtime_ns) and not self._waited:
            self._waited = True
            time.sleep(_PAUSE)
        try:
            now = path.stat()
        except OSError:
            return _said(name)
        same = now.st_size == size and now.st_mtime_ns <= mtime_ns
        return None if same else _said(name)

    def _young(self, mtime_ns: int) -> bool:
        return self._now is not None and self._now - _SECOND < mtime_ns < self._now + _HOUR


def _said(name: str) -> Problem:
    what = "this file changed while it was read; it is read in the next run"
    return Problem("S115", what, Place(name), level="advice")
