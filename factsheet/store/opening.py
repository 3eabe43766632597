"""Opening a store file, or making one; refusing what is not one; bringing an old one up to date."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from factsheet.store import backups, refused
from factsheet.store.layout import APPLICATION, STEPS, Step, journal
from factsheet.store.rows import Rows
from factsheet.store.times import stamp

_MAGIC: Final = b"SQLite format 3\0"
_CHECKED_BYTES: Final = 8_000_000
"""Up to this size every opening checks the whole file: about 20 ms at most, measured."""


def opened(path: Path, *, now: datetime, steps: Sequence[Step] = STEPS) -> sqlite3.Connection:
    """A connection to the store at `path`, made first where nothing is. Errors: StoreRefused."""
    try:
        if not path.exists():
            _make(path, now, steps)
        _looked_at(path)
        connection = _connected(path)
    except OSError as error:
        raise refused.unusable(path, error.strerror or str(error)) from error
    except refused.FAULTS as error:
        raise refused.translated(path, error) from error
    try:
        _accepted(connection, path, steps)
    except refused.FAULTS as error:
        connection.close()
        raise refused.translated(path, error) from error
    except refused.StoreRefused:
        connection.close()
        raise
    return connection


def _looked_at(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if not head:
        raise refused.empty(path)
    if head != _MAGIC:
        raise refused.damaged(path, "it does not begin as a database does")


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        connection.execute("pragma synchronous = full")
        connection.execute("pragma cell_size_check = on")
    except refused.FAULTS:
        connection.close()
        raise
    return connection


def _accepted(connection: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> None:
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION:
        raise refused.foreign(path)
    layout = connection.execute("pragma user_version").fetchone()[0]
    if layout > len(steps):
        raise refused.newer(path, layout, len(steps))
    if path.stat().st_size <= _CHECKED_BYTES:
        _checked(connection, path)
    if _schema(connection) != _schema_of(steps[:layout]):
        raise refused.damaged(path, "its tables are not laid out as they were")
    mode = journal(sqlite3.sqlite_version_info)
    if connection.execute("pragma journal_mode").fetchone()[0] != mode:
        connection.execute(f"pragma journal_mode = {mode}")
    if layout < len(steps):
        _migrated(connection, path, layout, steps)


def _checked(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("pragma integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise refused.damaged(path, " ".join(str(found).split()))


def _schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("select name, sql from sqlite_master order by name").fetchall()


def _schema_of(steps: Sequence[Step]) -> list[tuple[str, str]]:
    """How the tables are laid out after these steps, tried in memory."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as trial:
        for statement in (statement for step in steps for statement in step):
            trial.execute(statement)
        return _schema(trial)


def _migrated(
    connection: sqlite3.Connection, path: Path, layout: int, steps: Sequence[Step]
) -> None:
    """All steps in one transaction, after a copy of the store as it was."""
    copy = path.with_name(f"{path.name}.layout-{layout}")
    backups.copied(connection, copy)
    connection.execute("begin immediate")
    try:
        for statement in (statement for step in steps[layout:] for statement in step):
            connection.execute(statement)
        connection.execute(f"pragma user_version = {len(steps)}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise


def _make(path: Path, now: datetime, steps: Sequence[Step]) -> None:
    """A new store appears whole: one that broke off while being made must not pass for a lost one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".store-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        with contextlib.closing(_connected(Path(name))) as connection:
            _filled(connection, path, now, steps)
        _placed(Path(name), path)
    finally:
        Path(name).unlink(missing_ok=True)


def _placed(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError:
        return  # somebody else was quicker: theirs it is
    except OSError:  # a disk without hard links
        if not path.exists():
            made.replace(path)


def _filled(
    connection: sqlite3.Connection, path: Path, now: datetime, steps: Sequence[Step]
) -> None:
    connection.execute("begin immediate")
    for statement in (statement for step in steps for statement in step):
        connection.execute(statement)
    connection.execute(f"pragma application_id = {APPLICATION}")
    connection.execute(f"pragma user_version = {len(steps)}")
    born = stamp(now)
    name = f"{path.resolve()}\n{born}".encode("utf-8", "backslashreplace")
    identity = hashlib.sha256(name).hexdigest()[:16]
    rows = Rows(connection, path)
    rows.put("meta", {"name": "store", "value": identity})
    rows.put("meta", {"name": "born", "value": born})
    connection.execute("commit")
