"""A sheet's data through the shipped templates, as the tests look at it."""

from __future__ import annotations

from pathlib import Path

from factsheet.rendering import rendered
from factsheet.sheets.page import jobs
from factsheet.sheets.scene import Plain


def html(data: Plain, *, templates: Path | None, on_paper: bool) -> str:
    """The page, for paper or for a screen."""
    return rendered(templates, jobs(data)[:2])[0 if on_paper else 1]


def markdown(data: Plain, *, templates: Path | None) -> str:
    """The short form for a mail."""
    return rendered(templates, jobs(data)[2:])[0]
