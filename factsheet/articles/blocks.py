"""Paragraphs of a clean text, and what each looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.articles.words import SMALL

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_BULLET = re.compile(r"[-*•–—·▪►●○■◆»>]+ +|\(?\d{1,2}[.)] +(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = re.compile(r"[.!?…][\"”’'»)\]]*\Z|[,:;][\"”’'»]?\Z|[.!?][\"”’'»)\]]* *\(?\Z")
_CREDITED = r"|[.!?…][\"”’]?\s*[(\[][^()\[\]]{2,80}[)\]]\Z"
_FULL_STOP = re.compile(r"[.…][\"”’'»)\]]*\Z|[!?][\"”’'»)\]]+\Z" + _CREDITED)


_INNER_STOP = re.compile(r"[a-z]{2}[.!?][\"”’]? +[A-Z“\"]")

_LONG = 220
_TAIL = 90
_LETTERS = 7
_PLAIN_SHARE = 0.35
_SPOKEN_SHARE = 0.3
_TITLE_SHARE = 0.7
_MOST_HEADLINE_WORDS = 28
_FEW = 5
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `start` is behind a bullet, `line` before it; `gap`: a blank line is above.

    `prose`: sentences of a story. `headline`: short, and no full stop. `titled`: Title Case.
    `spoken`: a whole sentence by its small words, which headlines leave out.
    """

    number: int
    line: int
    start: int
    end: int
    text: str
    gap: bool
    words: int
    prose: bool
    headline: bool
    titled: bool
    spoken: bool = False

    @property
    def bullet(self) -> bool:
        """Whether the line begins with a bullet or a number."""
        return self.start > self.line


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text whose lines are paragraphs, numbered from 1."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    before = 0
    for number, found in enumerate(_LINE.finditer(text), 1):
        line, end = found.span()
        body = found.group()
        line += len(body) - len(body.lstrip())
        end -= len(body) - len(body.rstrip())
        bullet = _BULLET.match(text, line, end)
        start = bullet.end() if bullet else line
        gap = number == 1 or text.count("\n", before, line) > 1
        before = end
        yield _block(number, (line, start, end), text[start:end], gap=gap)


def _block(number: int, span: tuple[int, int, int], text: str, *, gap: bool) -> Block:
    full = _FULL_STOP.search(text, max(0, len(text) - _TAIL)) is not None
    if full and len(text) > _LONG:
        words = len(text) // _LETTERS
        return Block(number, *span, text, gap, words, prose=True, headline=False, titled=False)
    found = _WORD.findall(text)
    weighty = [word for word in found if word.lower() not in SMALL]
    capitals = sum(1 for word in weighty if not word[0].islower())
    titled = len(weighty) > 1 and capitals >= _TITLE_SHARE * len(weighty)
    plain = sum(1 for word in found if word[0].islower()) >= _PLAIN_SHARE * len(found)
    prose = _is_prose(text, len(found), full=full, titled=titled, plain=plain)
    return Block(
        number,
        *span,
        text,
        gap,
        words=len(found),
        prose=prose,
        headline=not prose and 0 < len(found) <= _MOST_HEADLINE_WORDS and _open(text, full=full),
        titled=titled,
        spoken=len(found) - len(weighty) >= _SPOKEN_SHARE * len(found) and len(found) >= _FEW,
    )


def _is_prose(text: str, words: int, *, full: bool, titled: bool, plain: bool) -> bool:
    if full or _INNER_STOP.search(text) is not None:
        return words >= _FEW and (plain or not titled)
    return plain and not titled and words > _MOST_HEADLINE_WORDS


def _open(text: str, *, full: bool) -> bool:
    """Whether no mark ends a line, or a headline's question or exclamation mark."""
    return not full and (text[-1] in "?!" or _STOP.search(text, max(0, len(text) - 8)) is None)


def weighty_words(text: str) -> set[str]:
    """The words that carry a text's meaning, in small letters."""
    return {
        word
        for word in map(str.lower, _WORD.findall(text))
        if len(word) > _SHORT and word not in SMALL
    }
