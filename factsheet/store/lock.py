"""One run at a time: a lock of the operating system on a file beside the store.

The system lets go of it when the process ends, however it ends; the file says who holds it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from factsheet.store import refused

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_STEP = 0.1
_HOLDER_AT = 16
"""Who holds the lock stands behind its first bytes, which Windows locks against reading."""


@contextmanager
def held(store: Path, holder: str, *, now: datetime, wait: float) -> Iterator[None]:
    """Hold the lock of this store. Errors: StoreRefused, naming the holder, after `wait` seconds."""
    path = store.with_name(f".{store.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise refused.unusable(path, error.strerror or str(error)) from error
    try:
        try:
            _taken(handle, store, wait)
        except OSError as error:  # a disk that knows no locks
            raise refused.unusable(path, error.strerror or str(error)) from error
        _signed(handle, f"{holder}, since {now.isoformat(timespec='seconds')}")
        yield
        _signed(handle, "")
    finally:
        os.close(handle)


def _taken(handle: int, store: Path, wait: float) -> None:
    for left in range(round(wait / _STEP), -1, -1):
        with contextlib.suppress(BlockingIOError, PermissionError):
            _take(handle)
            return
        if left:
            time.sleep(_STEP)
    os.lseek(handle, _HOLDER_AT, os.SEEK_SET)
    raise refused.busy(
        store, os.read(handle, 500).decode(errors="replace").strip() or "it has just begun"
    )


def _signed(handle: int, words: str) -> None:
    os.ftruncate(handle, _HOLDER_AT)
    os.lseek(handle, _HOLDER_AT, os.SEEK_SET)
    os.write(handle, words.encode("utf-8", "backslashreplace"))
