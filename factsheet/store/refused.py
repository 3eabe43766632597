"""Why a store will not open or save, worded for whoever runs the desk."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from factsheet.errors import Place, Problem, worded
from factsheet.store import backups


class StoreRefused(Exception):
    """The store cannot be used as it is; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; its wording is the message."""
        super().__init__(worded(problem))
        self.problem = problem


def newer(path: Path, found: int, ours: int) -> StoreRefused:
    """A later version of this program wrote the store."""
    what = f"this store has layout {found}; this version of factsheet knows layouts up to {ours}"
    return _refused(
        "T101", path, what, "use the newer factsheet that wrote it; nothing was changed"
    )


def empty(path: Path) -> StoreRefused:
    """A file of no bytes stands where the store should be."""
    what = "the store is an empty file; going on would call everything new"
    hint = f"{_restored(path)}, or remove the file to begin again from nothing"
    return _refused("T102", path, what, hint)


def damaged(path: Path, detail: str) -> StoreRefused:
    """The bytes are not what was written."""
    what = f"the store is damaged: {detail}"
    hint = f"keep this file, and {_restored(path)}; nothing was changed"
    return _refused("T103", path, what, hint)


def foreign(path: Path) -> StoreRefused:
    """An SQLite file, but not ours."""
    what = "this is a database of another program, not a store of factsheet"
    return _refused("T104", path, what, "name another folder with --out")


def busy(path: Path, holder: str) -> StoreRefused:
    """Somebody else is at work on it."""
    what = f"another run is at work on this store: {holder}"
    return _refused(
        "T105", path, what, "wait until it has ended, then run again; nothing was changed"
    )


def unusable(path: Path, detail: str) -> StoreRefused:
    """The disk or the folder does not let us: full, read-only, missing."""
    what = f"the store cannot be read or written: {detail}"
    return _refused(
        "T106", path, what, "look at the folder's rights and the free space of its disk"
    )


FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where damage has hit the names in its own schema."""


def translated(path: Path, error: Exception) -> StoreRefused:
    """An error of SQLite as a refusal."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(path, "it has been writing for longer than 30 seconds")
    # Our SQL is right, so a table that is not there or text that is none was damaged. A text that
    # cannot be decoded has no name of an error at all.
    if not name or name.startswith(
        ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_ERROR")
    ):
        return damaged(path, " ".join(str(error).split()))
    return unusable(path, str(error))


def _restored(path: Path) -> str:
    """The command that brings the last good copy back."""
    copy = backups.latest(path)
    if copy is None:
        return "put the last good copy in its place"
    return f"put the last good copy in its place: cp {copy} {path}"


def _refused(code: str, path: Path, what: str, hint: str) -> StoreRefused:
    return StoreRefused(Problem(code=code, what=what, place=Place(str(path)), hint=hint))
