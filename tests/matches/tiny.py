"""A small desk: invented deeds, goods and people over the word lists that the program reads by."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from factsheet.articles import read
from factsheet.facts import ClaimReader
from factsheet.matches import Finder
from factsheet.model import Article, Claim, Match, Page, Rulebook, Slots
from factsheet.rulebook import load

DESK = Path(__file__).parent / "desk"
SHIPPED = Path(__file__).parents[2] / "rules" / "lists"


@dataclass(frozen=True, slots=True)
class Tiny:
    """A rulebook with its finder and its reader of claims."""

    book: Rulebook
    finder: Finder
    reader: ClaimReader

    def article(self, text: str, language: str, published: date | None = None) -> Article:
        page = Page("a.txt", text.encode(), "text", language=language, published=published)
        article = read(page, self.book.lists["noise"])
        assert isinstance(article, Article), article
        return article

    def matches(self, text: str, language: str) -> tuple[Match, ...]:
        matches, problems = self.finder.find(self.article(text, language))
        assert not problems
        return matches

    def found(self, text: str, language: str) -> str:
        """Each match as "giver SE, goods cups+lamps", its slots in the order of the rule."""
        return " | ".join(self.told(match) for match in self.matches(text, language))

    def giver(self, text: str, language: str) -> str:
        """Who gives, over all gifts found; "" where nobody does."""
        found = (match for match in self.matches(text, language) if match.rule == "gift")
        return " | ".join(fillers(match, "giver") for match in found)

    def claims(self, text: str, language: str, published: date | None = None) -> tuple[Claim, ...]:
        article = self.article(text, language, published)
        matches, _ = self.finder.find(article)
        return self.reader.claims(article, matches)

    def told(self, match: Match) -> str:
        """One match in short."""
        slots = self.book.rule(match.rule).slots
        told = ((slot.name, fillers(match, slot.name)) for slot in slots)
        return ", ".join(f"{name} {ids}" for name, ids in told if ids)


def fillers(match: Match, slot: str) -> str:
    """The ids in a slot of a match as "cups+lamps"."""
    return "+".join(sorted(one.filler.id for one in match.captures if one.slot == slot))


def ids(slots: Slots, name: str) -> str:
    """The ids in a slot of a claim, likewise."""
    value = slots.get(name, ())
    assert isinstance(value, tuple)
    return "+".join(sorted(one.id for one in value))


def amiss(why: str) -> pytest.MarkDecorator:
    """A promise that does not hold yet."""
    return pytest.mark.xfail(strict=False, reason=why)


def load_tiny(folder: Path, extra: Iterable[tuple[str, str]] = ()) -> Tiny:
    """The desk, laid out in an empty folder and loaded, with `extra` rules by name."""
    rules = folder / "rules"
    shutil.copytree(DESK, rules)
    for path in filter(_is_engines, SHIPPED.iterdir()):
        shutil.copy(path, rules / "lists")
    for name, text in extra:
        (rules / f"{name}.yml").write_text(text, encoding="utf-8")
    book, problems = load(rules)
    assert not [one for one in problems if one.level == "error"], problems
    return Tiny(book, Finder(book), ClaimReader(book))


def _is_engines(path: Path) -> bool:
    """Whether the program itself reads by that list: plain words, speech, and who and where."""
    words = "\nkind: words\n" in path.read_text(encoding="utf-8")
    return words or path.stem in {"actors", "places", "speech"}
