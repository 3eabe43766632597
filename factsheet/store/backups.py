"""Copies of a store that stand ready for the day when it is damaged."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from factsheet.atomic import settle

FOLDER: Final = "backups"
KEPT: Final = 3
"""So many days are kept."""


def of_day(path: Path, now: datetime) -> Path:
    """What the copy of that day is called."""
    return path.parent / FOLDER / f"{path.stem}-{now:%Y-%m-%d}{path.suffix}"


def kept(connection: sqlite3.Connection, path: Path, now: datetime) -> Path:
    """Make the copy of that day; the oldest make room. Errors: OSError, sqlite3.Error."""
    copy = of_day(path, now)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copied(connection, copy)
    for old in _all(path)[:-KEPT]:
        old.unlink(missing_ok=True)
    return copy


def copied(connection: sqlite3.Connection, copy: Path) -> None:
    """The store as it is now, whole, under that name. Errors: OSError, sqlite3.Error."""
    part = copy.with_name(f".{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(part)) as made:
            made.execute("pragma synchronous = full")
            connection.backup(made)
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(copy.parent)


def latest(path: Path) -> Path | None:
    """The newest copy of the store at `path`."""
    return next(iter(_all(path)[-1:]), None)


def _all(path: Path) -> list[Path]:
    return sorted((path.parent / FOLDER).glob(f"{path.stem}-*{path.suffix}"))
