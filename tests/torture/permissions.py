"""T21: what may not be read or written, without the powers of root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tests.torture.desk import ROOT, Desk, Verdict

DEFENCES: Final[dict[str, str]] = {}
SHORT: Final = 1
_POWERS: Final = "-dac_override,-dac_read_search,-fowner"
_DROPPED: Final = (
    ("setpriv", f"--bounding-set={_POWERS}", f"--inh-caps={_POWERS}") if os.geteuid() == 0 else ()
)
"""Root may read and write whatever the rights say; without these powers it is as anybody."""
_CASES: Final = (
    "article unreadable",
    "folder of articles gone",
    "rules unreadable",
    "out read-only",
    "store read-only",
    "alerts read-only",
    "editions read-only",
    "backups read-only",
)


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each case: a first good run, then rights are taken and news printed: clear words, no traceback."""
    del seed, count, without
    if _DROPPED and shutil.which("setpriv") is None:
        return Verdict(True, {"skipped": "root, and no setpriv to drop its powers"})
    seen: dict[str, Any] = {}
    held = True
    for case in _CASES:
        desk = Desk(folder / case.replace(" ", "-"))
        desk.print_news(2)
        first = _run(desk)
        desk.print_news()
        _taken(desk, case)
        code, said = _run(desk)
        good = first[0] == 0 and code in _EXPECTED[case] and "Traceback" not in said
        good = good and (code == 0 or len(said.strip()) > 0)
        held = held and good
        seen[case] = {"exit": code, "said": said.strip().splitlines()[:1]} if not good else code
    return Verdict(held, seen)


_EXPECTED: Final = {
    "article unreadable": {1},
    "folder of articles gone": {2},
    "rules unreadable": {1, 2},
    "out read-only": {1, 2},
    "store read-only": {2},
    "alerts read-only": {1},
    "editions read-only": {1},
    "backups read-only": {0, 1},
}


def _taken(desk: Desk, case: str) -> None:
    if case == "article unreadable":
        (desk.news / "0002.txt").chmod(0)
    elif case == "folder of articles gone":
        desk.news.rename(desk.folder / "elsewhere")
    elif case == "rules unreadable":
        (desk.rules / "gift.yml").chmod(0)
    elif case == "out read-only":
        desk.out.chmod(0o555)
    elif case == "store read-only":
        (desk.out / "store.sqlite").chmod(0o444)
    else:
        (desk.out / case.split(maxsplit=1)[0]).mkdir(exist_ok=True)
        (desk.out / case.split(maxsplit=1)[0]).chmod(0o555)


def _run(desk: Desk) -> tuple[int, str]:
    """`factsheet run` as anybody."""
    command = [*_DROPPED, sys.executable, "-m", "factsheet", "run", "-C", str(desk.folder)]
    done = subprocess.run(
        [*command, "--articles", str(desk.news)],
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr
