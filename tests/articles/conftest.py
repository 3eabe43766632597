"""The noise list as it ships, and short ways to read a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factsheet.articles import read
from factsheet.errors import Place
from factsheet.model import Article, Entry, Name, Page, WordList

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def noise() -> WordList:
    path = ROOT / "rules" / "lists" / "noise.yml"
    told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 text only
    entries = {
        name: Entry(name, tuple(Name(text, code) for code, texts in said.items() for text in texts))
        for name, said in told["entries"].items()
    }
    return WordList("noise", "words", entries, Place("rules/lists/noise.yml"))


@pytest.fixture(scope="session")
def reading(noise: WordList) -> Callable[[str], Article]:
    def article(text: str) -> Article:
        found = read(Page("a.txt", text.encode(), "text"), noise)
        assert isinstance(found, Article)
        return found

    return article
