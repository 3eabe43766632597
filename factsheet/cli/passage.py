"""A text given to a command: the words themselves, or the name of a file that holds them."""

from __future__ import annotations

from pathlib import Path

from factsheet.cli.shared import Session
from factsheet.errors import Place, Problem
from factsheet.model import Page, Rulebook
from factsheet.rulebook.source import choices
from factsheet.sources import collect

_LONGEST_NAME = 1000
"""Longer than this, it is a text."""


def is_file(text: str) -> bool:
    """Whether the text names a file that is there."""
    try:
        return len(text) < _LONGEST_NAME and Path(text).is_file()
    except OSError:
        return False


def pages_of(text: str, language: str | None) -> list[Page | Problem]:
    """The pages of the file, or the text as a page of its own."""
    if is_file(text):
        return list(collect([Path(text)]))
    return [Page("your text", text.encode("utf-8", "replace"), "text", language=language)]


def no_such_rule(session: Session, rulebook: Rulebook, name: str) -> Problem:
    """That there is no rule of the name, with the nearest or those that there are."""
    _, hint = choices(name, (rule.name for rule in rulebook.rules))
    return Problem("C106", f'there is no rule "{name}"', Place(str(session.rules)), hint=hint)


def tongue(language: str) -> str:
    """The language in words."""
    known = {"id": "Indonesian", "en": "English"}.get(language)
    return known or "neither plainly Indonesian nor English, so read as both"
