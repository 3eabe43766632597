"""Quantities in a piece of text: bounds, ranges, counters, and what is no quantity at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.facts.numerals import Numeral, numeral
from factsheet.facts.tokens import HYPHENS, Phrases, Token, touching
from factsheet.model import Quantity

_SHORT = re.compile(r"[A-Z][a-z]?|MiG")
_YEARS = range(1900, 2100)
_REFUSED_AFTER = ("money-", "measure", "time-unit", "people", "not-counted", "month-")
_REFUSED_BEFORE = ("money-", "worth", "never-after", "month-")

Span = tuple[int, int]
Found = tuple[int, int, Quantity]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language."""

    numbers: Phrases
    dates: Phrases
    names: Phrases
    """Names of things that hold a digit: "Leopard 2" is no number."""

    def at(self, row: Sequence[Token], index: int, *prefixes: str) -> tuple[str, int] | None:
        """As `Phrases.at`, in both lists."""
        return self.numbers.at(row, index, *prefixes) or self.dates.at(row, index, *prefixes)

    def before(self, row: Sequence[Token], index: int, *prefixes: str) -> tuple[str, int] | None:
        """As `Phrases.before`, in both lists."""
        return self.numbers.before(row, index, *prefixes) or self.dates.before(
            row, index, *prefixes
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """One text being read. `item` is the span of the thing whose number is sought."""

    row: tuple[Token, ...]
    words: Vocabulary
    named: frozenset[int]
    item: Span | None = None


def quantities(scope: Scope, text: str) -> Iterator[Found]:
    """Every quantity of the text with its span, in order."""
    index = 0
    while index < len(scope.row):
        found = numeral(scope.row, index, scope.words.numbers)
        if not found:
            index += 1
            continue
        second = _range_end(scope, found)
        read = _quantity(scope, found, second, text)
        if read:
            yield read
        index = (second or found).end
        while read and index < len(scope.row) and scope.row[index].start < read[1]:
            index += 1


def _range_end(scope: Scope, first: Numeral) -> Numeral | None:
    """The second number of "10-12", "10 hingga 12", "antara 10 dan 12", "two or three"."""
    row, words = scope.row, scope.words.numbers
    if first.value is None:
        return None
    join = words.at(row, first.end, "to", "up-to", "or")
    if not join and words.before(row, first.start, "between"):
        join = words.at(row, first.end, "and")
    if not join and first.end < len(row) and row[first.end].text in HYPHENS:
        join = ("-", first.end + 1)
    second = numeral(row, join[1], words) if join and join[1] < len(row) else None
    return second if second and second.value is not None else None


def _quantity(scope: Scope, first: Numeral, second: Numeral | None, text: str) -> Found | None:
    last = second or first
    start, bounds = _bounds(scope, first.start)
    end, more_bounds = _bounds_behind(scope, last.end)
    refused = _refused_before(scope, first, start) or _refused_after(scope, last, end)
    if refused or first.huge or last.huge:
        return None
    unit, end = _unit(scope, end)
    if _is_year(scope, first, last, unit):
        return None
    end, last_bounds = _bounds_behind(scope, end) if unit else (end, frozenset())
    span = scope.row[start].start, scope.row[end - 1].end
    quantity = _built(first, second, bounds | more_bounds | last_bounds)
    if first.value is None:
        figure = text[scope.row[first.start].start : scope.row[first.end - 1].end]
        quantity = replace(quantity, word=figure)
    return *span, replace(quantity, text=text[span[0] : span[1]], unit=unit or first.unit)


def _built(first: Numeral, second: Numeral | None, bounds: frozenset[str]) -> Quantity:
    low = high = first.value
    if second and first.value is not None and second.value is not None:
        # "50 to 100 thousand" shares its last word.
        shared = second.scale if first.plain and second.scale > 1 else 1
        low, high = sorted((first.value * shared, second.value))
    if "bound-above" in bounds or "bound-least" in bounds:
        high = None
    elif "bound-below" in bounds or "bound-most" in bounds:
        low = None
    return Quantity(text="", min=low, max=high, approx="approx" in bounds)


def _bounds(scope: Scope, start: int) -> tuple[int, frozenset[str]]:
    """Words before the number that bound it: "hingga sekitar"."""
    bounds: set[str] = set()
    while found := scope.words.numbers.before(
        scope.row, start, "particle", "bound-", "approx", "up-to", "between"
    ):
        if found[0] == "particle":
            break  # "handed over two" is not more than two
        bounds.add("bound-most" if found[0] == "up-to" else found[0])
        start = found[1]
    return start, frozenset(bounds)


def _bounds_behind(scope: Scope, end: int) -> tuple[int, frozenset[str]]:
    """Words behind it that do: "1 juta lebih", "50-an", "a dozen or so"."""
    if found := scope.words.numbers.at(scope.row, end, "after-approx"):
        return found[1], frozenset({"approx"})
    if found := scope.words.numbers.at(scope.row, end, "after-above"):
        return found[1], frozenset({"bound-above"})
    return end, frozenset()


def _refused_before(scope: Scope, first: Numeral, start: int) -> bool:
    row, words = scope.row, scope.words
    if scope.named.intersection(range(first.start, first.end)):
        return True
    if words.before(row, start, *_REFUSED_BEFORE):
        return True
    if start and row[start - 1].text in HYPHENS | {"/"} and touching(row, start):
        return True
    return first.plain and bool(
        words.before(row, start, "designation") or _short_name(scope, start)
    )


def _short_name(scope: Scope, start: int) -> bool:
    """A letter or two before a number make a name: "F 16", "Su 35"."""
    if not start or not _SHORT.fullmatch(scope.row[start - 1].text):
        return False
    return not scope.words.numbers.before(scope.row, start, "stop")


def _refused_after(scope: Scope, last: Numeral, end: int) -> bool:
    row, words = scope.row, scope.words
    if touching(row, end) and row[end].text in HYPHENS and touching(row, end + 1):
        return True
    after = words.numbers.at(row, end, "more")
    spots = {end, after[1]} if after else {end}
    if any(words.at(row, spot, *_REFUSED_AFTER) for spot in spots):
        return True
    return last.value == 1 and bool(words.numbers.at(row, end, "of"))


def _unit(scope: Scope, end: int) -> tuple[str | None, int]:
    """The counter behind the number, and the index behind both."""
    at = end
    for filler in ("more", "of"):
        if found := scope.words.numbers.at(scope.row, at, filler):
            at = found[1]
    found = scope.words.numbers.at(scope.row, at, "count-")
    if not found or (scope.item and scope.row[found[1] - 1].end > scope.item[0] >= _at(scope, at)):
        return None, end
    return found[0].removeprefix("count-"), found[1]


def _at(scope: Scope, index: int) -> int:
    return scope.row[index].start


def _is_year(scope: Scope, first: Numeral, last: Numeral, unit: str | None) -> bool:
    """A bare number of four digits is a year, unless a counter or the thing itself follows."""
    token = scope.row[last.start]
    if unit or not last.plain or not token.text.isdigit() or last.value not in _YEARS:
        return False
    follows = scope.item and last.end < len(scope.row)
    if follows and scope.item and scope.row[last.end].start == scope.item[0]:
        return bool(scope.words.numbers.before(scope.row, first.start, "year-before"))
    return True
