"""One text being read for dates: its tokens, its words, and the day that it counts from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factsheet.facts import windows
from factsheet.facts.tokens import Phrases, Token
from factsheet.facts.windows import Direction, Window
from factsheet.model import Language

Precision = Literal["day", "week", "month", "quarter", "year", "span", "words"]
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A date of the text up to token `end`. No window: the words could not be resolved."""

    end: int
    window: Window | None
    precision: Precision
    inferred: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One text being read for dates, and the day from which relative words count.

    `told` is the date told last, from which "the day before" and "that year" count.
    """

    row: Sequence[Token]
    words: Phrases
    numbers: Phrases
    language: Language
    published: date | None
    direction: Direction
    told: Window | None = None

    def at(self, index: int, *prefixes: str) -> tuple[str, int] | None:
        """The entry whose name starts at this token."""
        return self.words.at(self.row, index, *prefixes)

    def past(self, index: int, *prefixes: str) -> int:
        """The index behind that name, or the index itself."""
        found = self.at(index, *prefixes)
        return found[1] if found else index

    def text(self, index: int) -> str:
        """The token's text, or nothing behind the last."""
        return self.row[index].text if 0 <= index < len(self.row) else ""

    def full(self, pattern: re.Pattern[str], index: int) -> re.Match[str] | None:
        """The token, if the whole of it has this shape."""
        return pattern.fullmatch(self.text(index))

    def away(self, end: int, unit: str, count: int, precision: Precision) -> Piece:
        """So many units away from the day of publication."""
        window = windows.unit(unit, self.published, count) if self.published else None
        return piece(end, window, precision)

    def away_from_told(self, end: int, unit: str, count: int, precision: Precision) -> Piece:
        """So many units away from the date told last; words where that is unknown, or no single day."""
        there = self.told
        vague = there is None or (unit == "day" and there[0] != there[1])
        window = windows.unit(unit, there[0], count) if there and not vague else None
        return piece(end, window, precision)


def piece(end: int, window: Window | None, precision: Precision, *, inferred: bool = True) -> Piece:
    """The window so read; without one, words."""
    if window is None:
        return Piece(end, None, "words", inferred=False)
    return Piece(end, window, precision, inferred)


def number_in(entry: str) -> int:
    """The 9 of "month-9-short"."""
    return int(entry.split("-")[1])


def year_at(reading: Reading, at: int) -> tuple[int | None, int]:
    """A year behind a day or month: ", 2023", "tahun 2023", "of 2023", "tahun lalu", "last year"."""
    behind = reading.past(at, "unit-year", "of")
    if reading.full(YEAR, behind):
        return int(reading.text(behind)), behind + 1
    return _year_near(reading, at)


def not_stated(reading: Reading, end: int) -> bool:
    """Whether the date that ends here counts its year from the article: "Maret tahun lalu"."""
    return reading.full(YEAR, end - 1) is None


def _year_near(reading: Reading, at: int) -> tuple[int | None, int]:
    """The year before, of or after the article's: "tahun lalu", "of last year"."""
    first: tuple[str, ...] = ("unit-year",)
    second: tuple[str, ...] = ("past", "this", "future")
    if reading.language == "en":
        at, first, second = reading.past(at, "of"), second, first
    before = reading.at(at, *first)
    behind = before and reading.at(before[1], *second)
    if not (before and behind and reading.published):
        return None, at
    way = before[0] if reading.language == "en" else behind[0]
    return reading.published.year + {"past": -1, "future": 1}.get(way, 0), behind[1]
