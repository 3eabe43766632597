"""T22: bytes of the store are altered, cut off, or gone."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from factsheet.store import StoreRefused
from factsheet.store.rows import Row, Rows
from tests.torture.desk import Desk, Verdict, post_office, told
from tests.torture.ports import free_port

DEFENCES: Final = {"row hashes": "rows are taken as they are read"}
SHORT: Final = 60
_KINDS: Final = ("bytes", "bytes", "bytes", "short", "empty", "garbage", "stranger", "journal")


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round damages the good store anew and runs over it: refused, or whole; never "all new"."""
    chance = random.Random(seed)  # noqa: S311 - what to damage, no secret
    mails = folder / "mails"
    if without:
        Rows.get = _believing  # type: ignore[method-assign]
    refused = silent = changed = unhelped = crashed = 0
    with post_office(mails, free_port()) as server:
        desk = Desk(folder / "desk")
        desk.server = server
        desk.print_news(4)
        desk.run()
        path = desk.out / "store.sqlite"
        good, facts = path.read_bytes(), _facts(desk)
        before = len(told(mails))
        for number in range(count):
            kind = _KINDS[number % len(_KINDS)]
            bad = _damaged(path, good, kind, chance)
            try:
                desk.run(timedelta(hours=number))
                silent += _facts(desk) != facts
            except StoreRefused as error:
                refused += 1
                changed += path.read_bytes() != bad
                unhelped += error.problem.hint is None
            except Exception:  # noqa: BLE001 - a traceback is what must never be
                crashed += 1
            for file in (path, path.with_name(f"{path.name}-journal")):
                file.unlink(missing_ok=True)
            path.write_bytes(good)
            shutil.rmtree(desk.out / "backups", ignore_errors=True)
        desk.run(timedelta(hours=count))
        restored = _facts(desk) == facts
    alerts = len(told(mails)) - before
    held = restored and not (silent or changed or alerts or unhelped or crashed)
    return Verdict(
        held,
        {"refused": refused,
            "crashed": crashed, "silent": silent, "changed": changed, "alerts": alerts, "unhelped": unhelped, "restored": restored},
    )  # fmt: skip


def _damaged(path: Path, good: bytes, kind: str, chance: random.Random) -> bytes:
    bad = bytearray(good)
    if kind == "bytes":
        for _ in range(8):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
    elif kind == "short":
        del bad[chance.randrange(100, len(bad)) :]
    elif kind == "empty":
        bad.clear()
    elif kind == "garbage":
        bad = bytearray(chance.randbytes(len(good)))
    elif kind == "stranger":
        bad[68:72] = b"\0\0\0\7"
    else:
        path.with_name(f"{path.name}-journal").write_bytes(chance.randbytes(2000))
    path.write_bytes(bad)
    os.utime(path)
    return bytes(bad)


def _facts(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.store() as store:
        return [(one.key, one.id, repr(one.slots)) for one in store.facts()]


def _believing(
    self: Rows, table: str, rest: str = "", values: Sequence[object] = (), *, where: str = "main"
) -> Iterator[Row]:
    """Rows as they are read, held to nothing."""
    names = self.columns(table)
    sql = f"select {', '.join(names)} from {where}.{table} {rest}"  # noqa: S608 - names of the layout
    for found in self.execute(sql, values):
        yield dict(zip(names, found, strict=True))
