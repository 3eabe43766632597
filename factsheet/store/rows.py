"""Rows of SQLite, each with the hash of its own content, and SQLite's errors as refusals."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factsheet.store import refused

Row = dict[str, Any]


class Rows:
    """Puts and gets rows of one open store. Names of tables and columns come from the layout only."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Wrap an open connection; `path` is for the words of refusals."""
        self._connection = connection
        self._path = path
        self._columns: dict[str, tuple[str, ...]] = {}

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table without its hash."""
        if table not in self._columns:
            names = [row[1] for row in self.select(f"pragma table_info({table})")]
            self._columns[table] = tuple(name for name in names if name != "hash")
        return self._columns[table]

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement. Errors: StoreRefused."""
        with self.guarded():
            return self._connection.execute(sql, [_plain(value) for value in values])

    def select(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Values straight from the columns, not held to any hash. Errors: StoreRefused."""
        with self.guarded():
            yield from self.execute(sql)

    def put(self, table: str, row: Row, *, where: str = "main") -> None:
        """Write a whole row in place of the one with its key. Errors: StoreRefused."""
        names = self.columns(table)
        values = [_plain(row.get(name)) for name in names]
        marks = ", ".join("?" * (len(names) + 1))
        sql = f"insert or replace into {where}.{table} ({', '.join(names)}, hash) values ({marks})"  # noqa: S608 - names of the layout
        self.execute(sql, [*values, row_hash(names, values)])

    def get(
        self, table: str, rest: str = "", values: Sequence[object] = (), *, where: str = "main"
    ) -> Iterator[Row]:
        """Rows one by one, each held to its hash. Errors: StoreRefused, where a row was altered."""
        names = self.columns(table)
        sql = f"select {', '.join(names)}, hash from {where}.{table} {rest}"  # noqa: S608 - names of the layout
        with self.guarded():
            for *found, held in self.execute(sql, values):
                if row_hash(names, found) != held:
                    raise refused.damaged(
                        self._path, f"a row of table {table} ({found[0]}) was altered"
                    )
                yield dict(zip(names, found, strict=True))

    def first(
        self, table: str, rest: str = "", values: Sequence[object] = (), *, where: str = "main"
    ) -> Row | None:
        """The first such row, or None."""
        return next(self.get(table, rest, values, where=where), None)

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """A count or a maximum; 0 for none."""
        with self.guarded():
            found = self._connection.execute(sql, values).fetchone()
        return int(found[0] or 0) if found else 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is inside, or nothing. Errors: StoreRefused."""
        self.execute("begin immediate")
        try:
            yield
            self.execute("commit")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """SQLite's errors become refusals."""
        try:
            yield
        except refused.FAULTS as error:
            raise refused.translated(self._path, error) from error


def row_hash(names: Sequence[str], values: Sequence[object]) -> bytes:
    """The hash of a row's content. A column that is null counts as absent, so one can be added."""
    parts = [
        name.encode() + b"\x1e" + (value if isinstance(value, bytes) else str(value).encode())
        for name, value in zip(names, values, strict=True)
        if value is not None
    ]
    return hashlib.sha256(b"\x1f".join(parts)).digest()[:16]


def _plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    # A file name may hold bytes that are no text; SQLite takes only text.
    return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
