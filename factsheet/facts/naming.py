"""The words that name a speaker, found on either side of a word of saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factsheet.facts.scope import CLAUSE_MARKS
from factsheet.facts.tokens import HYPHENS, Token, tokens, words_by_part
from factsheet.model import Language, WordList

_LONGEST = 12
"""Words of a speaker's name and office; longer stretches hold more than a speaker."""
_LONGEST_NAME = 4
"""Words of a name before the comma of an apposition: "Dmitry Peskov, juru bicara Kremlin"."""
_PERSON = 2
"""Words of the shortest name that can only be a person's or a body's."""
_STOPS = CLAUSE_MARKS | {"."}
_TRIMMED = (_STOPS - {")"}) | HYPHENS
"""Marks that end no name."""


@dataclass(frozen=True, slots=True)
class Words:
    """The small words around a speaker's name in one language, by the part they play.

    `end` words end it, `start` words stand before it, `pronoun` and `own` words ("he", "we") name
    nobody by themselves, nor do `nobody` words ("the statement"). An `aside` word begins what is no
    name ("to applause", "who took office in May"); a `thing` is no speaker, `its` words
    point to the owner of an office, and an `office` word heads the name of a body that tells of its
    deeds itself. Behind an `addressing` word ("told") stands who listens; a `setting` word behind a name
    begins where and when it is said; a `title` is held by a person; no name holds a `finite` verb;
    behind an `article` "claims" are a noun.
    """

    end: frozenset[str]
    start: frozenset[str]
    pronoun: frozenset[str]
    own: frozenset[str]
    nobody: frozenset[str]
    aside: frozenset[str]
    thing: frozenset[str]
    its: frozenset[str]
    office: frozenset[str]
    addressing: frozenset[str]
    setting: frozenset[str]
    title: frozenset[str]
    finite: frozenset[str]
    article: frozenset[str]


def small_words(words: WordList | None, language: Language) -> Words:
    """The words of the list `attribution` in one language."""
    return words_by_part(Words, words, language)


def name_right(row: Sequence[Token], start: int, small: Words) -> str | None:
    """The name that begins at this token; no name begins with "of" or "to"."""
    if start < len(row) and row[start].low in small.aside:
        return None
    end = start
    while (
        end < len(row)
        and end - start < _LONGEST
        and not _stops(row, end)
        and row[end].low not in small.end
    ):
        end += 1
    return _text(row, start, _with_apposed_name(row, start, end), small)


def _stops(row: Sequence[Token], at: int) -> bool:
    """Whether a mark ends the name; the points of "U.S." do not."""
    return row[at].text in _STOPS and not (row[at].text == "." and _is_initial(row, at - 1))


def _is_initial(row: Sequence[Token], at: int) -> bool:
    return at >= 0 and len(row[at].text) == 1 and row[at].text.isupper()


def _with_apposed_name(row: Sequence[Token], start: int, end: int) -> int:
    """The end behind a name that follows its office: "juru bicara kementerian, Timo Harju"."""
    if end >= len(row) or row[end].text != "," or end == start:
        return end
    last = end + 1
    while last < len(row) and row[last].kind == "word" and row[last].text[0].isupper():
        last += 1
    closes = last >= len(row) or row[last].kind == "mark"
    is_office = row[start].text[0].islower()
    return last if is_office and closes and 1 < last - end <= _LONGEST_NAME + 1 else end


def name_left(row: Sequence[Token], end: int, floor: int, small: Words) -> str | None:
    """The name that ends before this token; what stands between it and a comma is left out."""
    while end > floor and (row[end - 1].low in small.end or row[end - 1].text in _TRIMMED):
        end -= 1
    start = _left_edge(row, end, floor, small)
    if start < end and row[start].low in small.aside:
        parted = start > floor and row[start - 1].text == ","
        return name_left(row, start - 1, floor, small) if parted else None
    settings = (at for at in range(start + 1, end) if row[at].low in small.setting)
    return _text(row, start, next(settings, end), small)


def names_in(row: Sequence[Token], small: Words) -> Iterator[str]:
    """The runs of two capitalised words and more, without the small words at their beginning."""
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and row[end].kind == "word" and row[end].text[0].isupper():
            end += 1
        while at < end and row[at].low in small.aside | small.end | small.start | small.nobody:
            at += 1
        name = _text(row, at, end, small) if end - at >= _PERSON else None
        if name:
            yield name
        at = max(end, at) + 1


def _left_edge(row: Sequence[Token], end: int, floor: int, small: Words) -> int:
    """Where a name that ends here begins; brackets in it are passed over: "secretary (East) in Delhi"."""
    start = end
    while start > floor and end - start < _LONGEST:
        before = row[start - 1]
        if before.text == ")":
            start = _bracket(row, start - 1, floor)
            continue
        joined = before.text == "," and start < end and _apposes(row, start, end, small)
        initial = before.text == "." and _is_initial(row, start - 2)
        if before.low in small.start or (before.text in _STOPS and not (joined or initial)):
            break
        start -= 1
    return start + 1 if start < end and row[start].text == "," else start


def is_office(name: str, small: Words) -> bool:
    """Whether a body is named and not who heads it: "the Treasury", "Dewan Keamanan PBB"."""
    words = [token.low for token in tokens(name)]
    heads = {words[0], words[-1], *(one for one, after in pairwise(words) if after == "of")}
    return bool(heads & small.office)


def _bracket(row: Sequence[Token], at: int, floor: int) -> int:
    """Where the bracket that closes here opens."""
    return next((one for one in range(at, floor, -1) if row[one].text == "("), floor)


def _apposes(row: Sequence[Token], start: int, end: int, small: Words) -> bool:
    """Whether what stands before the comma is a name that the words behind it explain.

    "Peru's defence minister" explains, "Jorge Vidal" does not.
    """
    is_name = row[start].text[:1].isupper() and row[end - 1].text[:1].isupper()
    if is_name or row[start].low in small.aside:
        return False
    name = []
    for token in reversed(row[: start - 1]):
        if token.kind == "mark":
            break
        name.append(token)
    is_name = 0 < len(name) <= _LONGEST_NAME and name[-1].low not in small.aside
    return is_name and all(token.text[0].isupper() for token in name)


def _text(row: Sequence[Token], start: int, end: int, small: Words) -> str | None:
    words = row[start:end]
    if (
        not words
        or (len(words) == 1 and words[0].low in small.pronoun)
        or any(w.low in small.own | small.finite for w in words)
        or all(w.low in small.nobody for w in words)
        or words[-1].low in small.thing
        or not any(w.kind == "word" for w in words)
    ):
        return None
    pieces = [words[0].text]
    for before, token in pairwise(words):
        pieces.append(("" if before.end == token.start else " ") + token.text)
    return "".join(pieces).strip(" ,-–")
