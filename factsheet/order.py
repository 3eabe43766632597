"""What a run is to do, what it found, and what it reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from factsheet.errors import Problem
from factsheet.intake import Intake
from factsheet.model import Change, Fact, Feed, Language, Receipt


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do: read `articles` and `feeds`, leave all in `out`.

    The sheet is labelled in `language`.
    """

    out: Path
    articles: tuple[Path, ...]
    now: datetime
    language: Language
    templates: Path | None = None
    password: str | None = None
    services: Mapping[str, str] = field(default_factory=dict)
    workers: int = 1
    holder: str = "another run"
    feeds: tuple[Feed, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `quiet` is true where nothing was new, and so no edition was made."""

    quiet: bool
    first: bool
    edited: bool
    edition: int | None
    read: int
    unchanged: int
    languages: Mapping[Language, int]
    facts: Mapping[str, int]
    """How many by rule."""
    changes: tuple[Change, ...] = ()
    alerts: int = 0
    receipts: tuple[Receipt, ...] = ()
    paths: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run found, before anybody is told."""

    intake: Intake
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    merged: Mapping[str, str] = field(default_factory=dict)
    first: bool = False
    edited: bool = False
