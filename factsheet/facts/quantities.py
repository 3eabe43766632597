"""How many: quantities in a piece of text, and the one that belongs to a thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factsheet.facts.amounts import Found, Scope, Span, Vocabulary, quantities
from factsheet.facts.tokens import HYPHENS, Phrases, Token, tokens, touching
from factsheet.model import Language, Quantity, WordList

_LANGUAGES = ("id", "en")
_REACH = 3
"""Words between a number and its thing: "12 jet tempur bekas Gripen"."""
_LIST_REACH = 6
"""Words of a list that one vague word counts: "jutaan peluru, roket, dan peluru artileri"."""


class QuantityReader:
    """Quantities of things in Indonesian and English text.

    Money, calibres, model numbers, ages, years, dates, times, shares, ranks, distances and
    counts of people are no quantities. The words come from the lists `number` and `date-word`.
    """

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        """Compile the lists once; a list that is not there leaves the reader with digits only."""
        names = _digit_names([one for one in lists.values() if one.kind == "things"])
        self._languages = {
            language: Vocabulary(
                Phrases(lists.get("number"), language),
                Phrases(lists.get("date-word"), language),
                names,
            )
            for language in _LANGUAGES
        }

    def read(self, text: str, language: Language) -> tuple[Found, ...]:
        """Every quantity with its span, in order."""
        scope = self._scope(text, language, None)
        return tuple(quantities(scope, text)) if scope else ()

    def near(
        self, text: str, language: Language, item_start: int, item_end: int
    ) -> Quantity | None:
        """The quantity that counts the thing at this span."""
        found = self.counting(text, language, item_start, item_end)
        return found[2] if found else None

    def counting(
        self, text: str, language: Language, item_start: int, item_end: int
    ) -> Found | None:
        """The quantity that counts the thing at this span, with its own span.

        Before it ("12 jet tempur Gripen") or, with a counter or a linking word, behind it
        ("peluru artileri lebih dari satu juta butir", "roket dalam jumlah jutaan").
        """
        scope = self._scope(text, language, (item_start, item_end))
        if not scope:
            return None
        found = tuple(quantities(scope, text))
        for one in reversed(found):
            start, end, quantity = one
            if end <= item_start and _counts_ahead(scope, end, item_start, quantity):
                return one
            if item_start <= start and (end < item_end or (start, end) == (item_start, item_end)):
                return one
        for one in found:
            start, end, quantity = one
            if start >= item_end:
                return one if _counts_back(scope, start, end, quantity) else None
        return None

    def _scope(self, text: str, language: Language, item: Span | None) -> Scope | None:
        words = self._languages.get(language)
        if not words:
            return None
        row = tokens(text)
        return Scope(row, words, frozenset(_named(row, words.names)), item)


def _digit_names(lists: Sequence[WordList]) -> Phrases:
    """Names with a digit in them, of every language, since designations are written alike."""
    names = [
        replace(name, language="")
        for one in lists
        for entry in one.entries.values()
        for name in entry.names
        if any(mark.isdigit() for mark in name.text)
    ]
    if not lists or not names:
        return Phrases(None, "")
    entry = replace(next(iter(lists[0].entries.values())), id="name", names=tuple(names))
    return Phrases(replace(lists[0], entries={"name": entry}), "")


def _named(row: Sequence[Token], names: Phrases) -> Iterator[int]:
    for index in range(len(row)):
        if found := names.at(row, index):
            yield from range(index, found[1])


def _counts_ahead(scope: Scope, end: int, item_start: int, quantity: Quantity) -> bool:
    """Whether nothing but a few describing words stands between the number and its thing."""
    row, words = scope.row, scope.words.numbers
    vague = quantity.word is not None
    reach = 0
    index = next((n for n, token in enumerate(row) if token.start >= end), len(row))
    while index < len(row) and row[index].start < item_start:
        joined = row[index].text in HYPHENS or touching(row, index)
        if free := words.at(row, index, "of", "more", *(("and", "or") if vague else ())):
            index = free[1]
            continue
        if words.at(row, index, "stop", "people", "not-counted"):
            return False
        if row[index].kind == "mark" and not joined and not (vague and row[index].text == ","):
            return False
        if row[index].kind == "mark" and row[index].text in {";", ".", ":", "(", ")"}:
            return False
        reach += row[index].kind != "mark" and not touching(row, index)
        index += 1
    return reach <= (_LIST_REACH if vague else _REACH)


def _counts_back(scope: Scope, start: int, end: int, quantity: Quantity) -> bool:
    """Whether a number behind the thing counts it: a linking word, or a counter and no noun."""
    row, words = scope.row, scope.words.numbers
    first = next(n for n, token in enumerate(row) if token.start >= start)
    after = next((n for n, token in enumerate(row) if token.start >= end), len(row))
    assert scope.item is not None  # noqa: S101 - near() gives it
    item_end = scope.item[1]
    between = [n for n, token in enumerate(row) if item_end <= token.start < start]
    link = words.before(row, first, "link")
    if link and link[1] >= first - len(between):
        between = [n for n in between if n < link[1]]
        return len(between) <= _LIST_REACH and all(_in_list(scope, n) for n in between)
    if not quantity.unit:
        return False
    ends = after == len(row) or row[after].kind == "mark" or bool(words.at(row, after, "stop"))
    return ends and len(between) <= _REACH and all(_in_name(scope, n) for n in between)


def _in_list(scope: Scope, index: int) -> bool:
    """Part of a list of things, or the "yang" of "yang berjumlah"."""
    token = scope.row[index]
    if token.kind == "mark":
        return token.text in {",", "-", "&"}
    words = scope.words.numbers
    joins = token.low == "yang" or words.at(scope.row, index, "and", "or")
    return bool(joins) or not words.at(scope.row, index, "stop")


def _in_name(scope: Scope, index: int) -> bool:
    """A designation ("K9"), a capital, a comma or an opening bracket."""
    token = scope.row[index]
    return token.kind == "mixed" or token.text in {",", "("} or token.text[:1].isupper()
