"""Text as tokens, and phrases of the editors' lists found in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal, TypeVar

from factsheet.model import Language, WordList

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Parts = TypeVar("Parts", bound=DataclassInstance)

HYPHENS = frozenset("-\u2013\u2011")
"""The marks that join "10-12"; pages use more than one."""

Kind = Literal["number", "word", "mixed", "mark"]

_TOKEN = re.compile(
    r"(?P<mixed>[^\W\d_]+\d[^\W_]*(?:[.,]\d+)*|\d+(?:[.,]\d+)*[^\W\d_][^\W_]*)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\s])"
)
_KINDS: Mapping[str, Kind] = {"mixed": "mixed", "number": "number", "word": "word", "mark": "mark"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a mixture such as "K9" or "155mm", or one mark."""

    text: str
    low: str
    start: int
    end: int
    kind: Kind


def tokens(text: str) -> tuple[Token, ...]:
    """The text's tokens in order. Hyphens stand alone, so "kira-kira" is three."""
    return tuple(
        Token(hit[0], hit[0].lower(), hit.start(), hit.end(), _KINDS[hit.lastgroup or "mark"])
        for hit in _TOKEN.finditer(text)
    )


def touching(row: Sequence[Token], index: int) -> bool:
    """Whether the token at `index` follows the one before it without a space."""
    return 0 < index < len(row) and row[index - 1].end == row[index].start


def word_set(words: WordList | None, entry: str, language: Language) -> frozenset[str]:
    """The single words of one entry in one language, in lower case."""
    if words is None or entry not in words.entries:
        return frozenset()
    names = words.entries[entry].names
    return frozenset(name.text.lower() for name in names if name.language == language)


def words_by_part(kind: type[Parts], words: WordList | None, language: Language) -> Parts:
    """The words of a list in one language, by the part they play: a field for each entry."""
    parts = (field.name.replace("_", "-") for field in fields(kind))
    return kind(*(word_set(words, part, language) for part in parts))


class Phrases:
    """The names of one list in one language, ready to be found among tokens.

    An entry's id says what its names mean to the reader of numbers or dates.
    """

    def __init__(self, words: WordList | None, language: Language) -> None:
        """Compile the names. A language without names finds nothing."""
        self._ahead: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._behind: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in words.entries.values() if words else ():
            for name in entry.names:
                if name.language == language:
                    self._add(tuple(token.low for token in tokens(name.text)), entry.id)
        for table in (self._ahead, self._behind):
            for found in table.values():
                found.sort(key=lambda one: (-len(one[0]), one))

    def _add(self, parts: tuple[str, ...], entry: str) -> None:
        if parts:
            self._ahead.setdefault(parts[0], []).append((parts, entry))
            self._behind.setdefault(parts[-1], []).append((parts, entry))

    def at(self, row: Sequence[Token], index: int, *prefixes: str) -> tuple[str, int] | None:
        """The entry whose longest name starts at `index`, and the index behind it."""
        if not 0 <= index < len(row):
            return None
        for parts, entry in self._ahead.get(row[index].low, ()):
            end = index + len(parts)
            if entry.startswith(prefixes or "") and _same(row, index, end, parts):
                return entry, end
        return None

    def before(self, row: Sequence[Token], index: int, *prefixes: str) -> tuple[str, int] | None:
        """The entry whose longest name ends just before `index`, and the index where it starts."""
        if not 0 < index <= len(row):
            return None
        for parts, entry in self._behind.get(row[index - 1].low, ()):
            start = index - len(parts)
            if start >= 0 and entry.startswith(prefixes or "") and _same(row, start, index, parts):
                return entry, start
        return None


def _same(row: Sequence[Token], start: int, end: int, parts: tuple[str, ...]) -> bool:
    return end <= len(row) and all(row[start + n].low == part for n, part in enumerate(parts))
