"""Numerals: digits, number words and vague words, each read at one token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.facts.tokens import Phrases, Token, touching

_TEN = 10
_GROUP = 3
_THOUSAND = 1000
_MONEY = 1_000_000_000
"""A word of this size or more counts money, never things."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value or a vague word. `start` and `end` count tokens; `plain` is a lone run of digits.

    `scale` is the last word that multiplied, so that "50 to 100 thousand" can share it.
    """

    start: int
    end: int
    value: float | None
    plain: bool = False
    scale: float = 1
    huge: bool = False
    unit: str | None = None


@dataclass(slots=True)
class _Sum:
    """A number in words while it is read: whole thousands, then hundreds and tens, then a unit."""

    total: float = 0
    group: float = 0
    unit: float | None = None
    scale: float = 1
    seen: bool = False

    def value(self) -> float:
        return self.total + self.group + (self.unit or 0)

    def add(self, number: float) -> bool:
        if self.unit is not None or (number >= _TEN and self.group % 100):
            return False
        if number < _TEN:
            self.unit = number
        else:
            self.group += number
        self.seen = True
        return True

    def times(self, factor: float) -> None:
        if factor < _THOUSAND:
            self.group += factor * (1 if self.unit is None else self.unit)
        else:
            self.total += factor * (self.group + (self.unit or 0) or 1)
            self.group = 0
        self.unit = None
        self.scale = factor
        self.seen = True


def digits(text: str, *, scaled: bool) -> float | None:
    """The value of a run of digits with either separator; None for "14/9" and "07:45".

    Three digits behind a separator are thousands, whichever mark it is, since pages mix both
    habits; only before a word such as "juta" (`scaled`) do they stay decimals.
    """
    if ":" in text or "/" in text:
        return None
    marks = {mark for mark in text if not mark.isdigit()}
    if not marks:
        return float(text)
    last = "." if text.rfind(".") > text.rfind(",") else ","
    if len(marks) > 1:
        return _joined(text.replace("," if last == "." else ".", ""), last)
    head, *groups = text.split(last)
    thousands = all(len(group) == _GROUP for group in groups) and head != "0"
    if thousands and not (scaled and len(groups) == 1):
        return float(text.replace(last, ""))
    return _joined(text, last)


def _joined(text: str, decimal: str) -> float | None:
    return float(text.replace(decimal, ".")) if text.count(decimal) == 1 else None


def numeral(row: Sequence[Token], at: int, phrases: Phrases) -> Numeral | None:
    """The numeral that starts at this token, the longest there is."""
    return (
        _vague(row, at, phrases)
        or _single(row, at, phrases)
        or _figures(row, at, phrases)
        or _words(row, at, phrases)
    )


def _single(row: Sequence[Token], at: int, phrases: Phrases) -> Numeral | None:
    found = phrases.at(row, at, "single-")
    return found and Numeral(at, found[1], 1, unit=found[0].removeprefix("single-"))


def _vague(row: Sequence[Token], at: int, phrases: Phrases) -> Numeral | None:
    found = phrases.at(row, at, "vague")
    if not found:
        return None
    end = found[1]
    if end < len(row) and (row[end].kind == "number" or _plain_word(row, end, phrases)):
        return None
    while further := _vaguer(row, end, phrases):
        end = further
    huge = any(_factor(phrases.at(row, n, "times-")) >= _MONEY for n in range(at, end))
    return Numeral(at, end, None, huge=huge)


def _plain_word(row: Sequence[Token], at: int, phrases: Phrases) -> bool:
    found = phrases.at(row, at)
    return bool(found and found[0].isdigit())


def _vaguer(row: Sequence[Token], at: int, phrases: Phrases) -> int | None:
    """Behind "ratusan": "ribu"; behind "tens": "of thousands"."""
    if times := phrases.at(row, at, "times-"):
        return times[1]
    of = phrases.at(row, at, "of")
    more = of and phrases.at(row, of[1], "vague")
    return more[1] if more else None


def _figures(row: Sequence[Token], at: int, phrases: Phrases) -> Numeral | None:
    if row[at].kind != "number":
        return None
    times = phrases.at(row, at + 1, "times-")
    value = digits(row[at].text, scaled=times is not None)
    if value is None:
        return None
    if times is None:
        return Numeral(at, at + 1, value, plain=True)
    factor = _factor(times)
    return Numeral(at, times[1], value * factor, scale=factor, huge=factor >= _MONEY)


def _factor(found: tuple[str, int] | None) -> float:
    return float(found[0].removeprefix("times-")) if found else 1


def _words(row: Sequence[Token], at: int, phrases: Phrases) -> Numeral | None:
    """A number in words: "dua puluh ribu lima ratus", "half a million", "twenty-four"."""
    sum_, end = _Sum(), at
    while (after := _word(row, end, phrases, sum_)) is not None:
        end = after
    if not sum_.seen:
        return None
    return Numeral(at, end, sum_.value(), scale=sum_.scale, huge=sum_.scale >= _MONEY)


def _word(row: Sequence[Token], at: int, phrases: Phrases, sum_: _Sum) -> int | None:
    """The index behind one more word of the number, which is added to the sum."""
    if sum_.seen:
        at = _skipped(row, at, phrases, sum_)
    found = phrases.at(row, at)
    if not found:
        return None
    entry, end = found
    if entry.startswith("times-"):
        sum_.times(_factor(found))
        return end
    if entry == "teens" and sum_.unit is not None:
        sum_.group, sum_.unit = sum_.group + _TEN + sum_.unit, None
        return end
    if entry in {"half", "article"}:
        return _half(row, found, phrases, sum_)
    return end if entry.isdigit() and sum_.add(float(entry)) else None


def _half(row: Sequence[Token], found: tuple[str, int], phrases: Phrases, sum_: _Sum) -> int | None:
    """As in "half a million", "a dozen", "dua setengah juta": only before a word that multiplies."""
    entry, end = found
    article = phrases.at(row, end, "article")
    if entry == "half" and article:
        end = article[1]
    if not phrases.at(row, end, "times-") or (entry == "article" and sum_.seen):
        return None
    sum_.unit = (sum_.unit or 0) + (0.5 if entry == "half" else 1)
    sum_.seen = True
    return end


def _skipped(row: Sequence[Token], at: int, phrases: Phrases, sum_: _Sum) -> int:
    """Past the hyphen of "twenty-four" and the "and" of "two hundred and fifty"."""
    hyphen = at < len(row) and row[at].text == "-" and touching(row, at) and touching(row, at + 1)
    inside = phrases.at(row, at, "and") if sum_.unit is None and sum_.scale > 1 else None
    after = at + 1 if hyphen else inside[1] if inside else at
    found = phrases.at(row, after)
    return after if found and found[0].isdigit() else at
