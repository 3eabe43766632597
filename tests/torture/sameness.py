"""T27: the same news give the same facts and the same page, whatever the machine does."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.torture.desk import ROOT, START, Desk, Verdict

DEFENCES: Final = {"one clock": "each run has the time that it is"}
SHORT: Final = 4
_PRODUCTS: Final = ("facts.jsonl", "facts.csv", "factsheet.html", "factsheet.pdf")


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Runs over one set of news with other seeds of hashing, in other places."""
    seen: dict[str, set[str]] = {name: set() for name in _PRODUCTS}
    for number in range(count):
        desk = Desk(folder / f"desk-{number}" / "ws")
        desk.print_news(60)  # more than one process reads
        _run(desk, seed + number, None if without else START.isoformat())
        for name in _PRODUCTS:
            seen[name].add(hashlib.sha256((desk.out / name).read_bytes()).hexdigest())
    kinds = {name: len(found) for name, found in seen.items()}
    return Verdict(all(one == 1 for one in kinds.values()), kinds)


def _run(desk: Desk, seed: int, now: str | None) -> None:
    command = [
        sys.executable,
        "-m",
        "factsheet",
        "run",
        "-C",
        str(desk.folder),
        "--articles",
        str(desk.news),
    ]
    command += ["--now", now] if now else []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    subprocess.run(command, env=environment, capture_output=True, check=False)
