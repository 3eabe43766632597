"""Sheets drawn once and looked at by many tests."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from factsheet.model import View
from factsheet.sheets import Issued, issue, view_of

from .samples import NAMES, edition

TITLES = {
    "en": "Arms, visits and sanctions in two oceans",
    "id": "Senjata, kunjungan, dan sanksi di dua samudra",
}


@dataclass(frozen=True)
class Sheet:
    out: Path
    issued: Issued

    @property
    def pdf(self) -> Path:
        return self.out / "factsheet.pdf"

    @property
    def html(self) -> str:
        return (self.out / "factsheet.html").read_text(encoding="utf-8")

    def asked(self, *command: str) -> str:
        """What a program says of the PDF."""
        done = subprocess.run(
            [*command[:1], *command[1:]], capture_output=True, text=True, check=True
        )
        return done.stdout


def drawn(
    name: str, language: str, out: Path, *, first: bool = False, view: View | None = None
) -> Issued:
    shown = edition(name, first=first)
    return issue(
        view_of(shown, view, NAMES) if view else shown,
        names=NAMES,
        labels_language=language,
        templates=None,
        out=out,
        desk_title=TITLES[language],
    )


@pytest.fixture(scope="session")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Sheet]:
    """The sheet of that size in that language, drawn at first asking."""

    @cache
    def of(name: str, language: str) -> Sheet:
        out = tmp_path_factory.mktemp(f"{name}-{language}")
        return Sheet(out, drawn(name, language, out))

    return of
