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
_TITLE_SHARE = 0.7
_MOST_HEADLINE_WORDS = 28
_FEW = 5
_MOST_QUESTION_WORDS = 20
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `start` is behind a bullet, `line` before it; `gap`: a blank line is above.

    `prose`: sentences of a story. `headline`: short, and no full stop. `titled`: Title Case.
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


def _block(number: int, span: tuple[int, int, int], words: str, *, gap: bool) -> Block:
    line, start, end = span
    full = _FULL_STOP.search(words, max(0, len(words) - _TAIL)) is not None
    if full and len(words) > _LONG:
        return Block(
            number,
            line,
            start,
            end,
            words,
            gap,
            _LONG // 6,
            prose=True,
            headline=False,
            titled=False,
        )
    found = _WORD.findall(words)
    weighty = [word for word in found if word.lower() not in SMALL]
    capitals = sum(1 for word in weighty if not word[0].islower())
    small = sum(1 for word in found if word[0].islower())
    titled = len(weighty) > 1 and capitals >= _TITLE_SHARE * len(weighty)
    plain = small >= 0.35 * len(found)
    ended = _STOP.search(words, max(0, len(words) - 8)) is not None
    asked = ended and not full and words[-1] in "?!" and len(found) <= _MOST_QUESTION_WORDS
    told = full or _INNER_STOP.search(words) is not None
    prose = (told and len(found) >= _FEW and (plain or not titled)) or (
        plain and not titled and len(found) > _MOST_HEADLINE_WORDS
    )
    headline = (
        not prose and (not ended or asked) and bool(found) and len(found) <= _MOST_HEADLINE_WORDS
    )
    return Block(number, line, start, end, words, gap, len(found), prose, headline, titled)


def weighty_words(text: str) -> set[str]:
    """The words that carry a text's meaning, in small letters."""
    return {
        word
        for word in map(str.lower, _WORD.findall(text))
        if len(word) > _SHORT and word not in SMALL
    }
