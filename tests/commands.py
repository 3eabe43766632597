"""The real command in a process of its own, as a person would run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NOW = "2024-05-01T08:00:00+00:00"


FIRST = """---
title: Swedia Kirim Jet Tempur ke Peru
outlet: Kabar Samudra
date: 2024-03-09
language: id
---
LIMA, KABAR SAMUDRA - Swedia telah mengirim 12 jet tempur kepada Peru, kata menteri pertahanan Swedia, Jumat (8/3/2024).

Baca juga: Norwegia Jual Tank ke Kenya

Latihan para penerbang sudah dimulai sejak tahun lalu.
"""
SAME = """---
title: Dua Belas Jet Tiba
outlet: Harian Cakrawala
date: 2024-03-10
language: id
---
Menteri pertahanan di Stockholm mengatakan Swedia telah mengirim 12 jet tempur kepada Peru. Pangkalan di Chiclayo menyiapkan hanggar baru bagi skuadron itu.
"""
OTHER = """---
title: Radar for Nairobi
outlet: Northern Ledger
date: 2024-04-02
language: en
---
NAIROBI, April 2 (Ledger) -- Finland sent four tanks to Kenya on Monday, the defence ministry in Helsinki said. Crews had trained for a year.
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def factsheet(*arguments: str | Path, cwd: Path, timeout: float = 120, **environment: str) -> Done:
    """Run `factsheet ARGUMENTS`. No run may end in a traceback, whatever it is given."""
    done = subprocess.run(
        [sys.executable, "-m", "factsheet", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def workspace(folder: Path) -> Path:
    """A workspace with the shipped rules and templates, and no articles yet."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "rules", folder / "rules")
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "seeds").mkdir()
    return folder


def lines_of(out: Path) -> list[dict[str, Any]]:
    """The facts that a run left."""
    return [json.loads(line) for line in (out / "facts.jsonl").read_text("utf-8").splitlines()]
