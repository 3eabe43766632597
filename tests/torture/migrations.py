"""T23: stores of every earlier layout, killed while they are brought up to date; a store too new."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
from pathlib import Path
from typing import Any, Final

from factsheet.store import StoreRefused, open_store, opening
from tests.torture.desk import ROOT, START, Verdict, in_a_child

DEFENCES: Final = {"one transaction": "each step of a migration is kept by itself"}
SHORT: Final = 12
LAYOUTS: Final = ROOT / "tests" / "store" / "layouts"


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round dies at another statement of the migration; the next opening must find all."""
    del seed  # every statement in turn
    stores = sorted(LAYOUTS.glob("layout-*.sqlite"))
    lost = unsaved = 0
    for kept in stores:
        facts = _facts(_copy(kept, folder / "whole.sqlite"))
        for statement in range(count):
            path = _copy(kept, folder / f"{kept.stem}-{statement}.sqlite")
            in_a_child(lambda: _dying(path, statement, without))  # noqa: B023 - run at once
            try:
                lost += _facts(path) != facts
            except StoreRefused:
                lost += 1
            unsaved += not list(folder.glob(f"{path.name}.layout-*"))
    newer = _copy(stores[-1], folder / "newer.sqlite")
    with contextlib.closing(sqlite3.connect(newer)) as connection:
        connection.execute("pragma user_version = 99")
        connection.commit()
    refused = _refused(newer)
    held = not (lost or unsaved) and refused
    return Verdict(
        held, {"stores": len(stores), "lost": lost, "unsaved": unsaved, "newer refused": refused}
    )


def _copy(kept: Path, path: Path) -> Path:
    shutil.copyfile(kept, path)
    return path


def _facts(path: Path) -> list[str]:
    with open_store(path, now=START) as store:
        store.check()
        return [f"{one.key} {one.slots}" for one in store.facts()]


def _refused(path: Path) -> bool:
    before = path.read_bytes()
    try:
        _facts(path)
    except StoreRefused as refused:
        return refused.problem.code == "T101" and path.read_bytes() == before
    return False


def _dying(path: Path, statement: int, without: str | None) -> None:
    """Open the store through a connection that dies before its n-th change."""
    real = opening._connected

    def connected(at: Path) -> Any:
        return _Mortal(real(at), statement, whole=without is None)

    opening._connected = connected  # type: ignore[assignment]
    open_store(path, now=START).close()


class _Mortal:
    """A connection until its n-th statement that changes something."""

    def __init__(self, connection: sqlite3.Connection, left: int, *, whole: bool) -> None:
        self._connection, self._left, self._whole = connection, left, whole

    def execute(self, sql: str, *rest: Any) -> Any:
        changes = sql.startswith(("begin", "alter", "create", "pragma user_version =", "commit"))
        if changes and self._left == 0:
            os.killpg(os.getpgid(0), signal.SIGKILL)
        self._left -= changes
        if not self._whole and sql.startswith(("begin", "commit")):
            return None
        return self._connection.execute(sql, *rest)

    def backup(self, target: sqlite3.Connection) -> None:
        self._connection.backup(target)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)
