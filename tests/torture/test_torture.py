"""A selection of the tortures, short; and with a defence taken out they must fail."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.torture import TORTURES
from tests.torture.desk import ROOT

HELD = {"corrupt": 16, "migrate": 12, "rule-edit": 30}
BROKEN = {
    "corrupt": ("row hashes", 16),
    "migrate": ("one transaction", 12),
    "rule-edit": ("last good set", 30),
}
"""The quick ones; `make torture` runs all."""


def tortured(name: str, count: int, *more: str) -> tuple[int, dict[str, object]]:
    command = [sys.executable, "-m", "tests.torture", name, "--count", str(count), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    (line,) = done.stdout.splitlines()
    said: dict[str, object] = json.loads(line)
    return done.returncode, said


@pytest.mark.parametrize("name", HELD)
def test_the_promise_holds(name: str) -> None:
    code, said = tortured(name, HELD[name])
    assert (code, said["held"]) == (0, True), said


@pytest.mark.parametrize("name", BROKEN)
def test_without_its_defence_it_does_not(name: str) -> None:
    without, count = BROKEN[name]
    code, said = tortured(name, count, "--without", without)
    assert (code, said["held"]) == (1, False), said


def test_every_torture_is_listed_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in TORTURES if f"`{name}`" not in readme] == []
