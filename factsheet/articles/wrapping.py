"""Undo hard line breaks inside paragraphs. A break becomes a space, so that no offset moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_ENDED = re.compile(r"[.!?…:][\"”’'»)\]]*\s*\Z")
_TAIL = 8
_WIDEST = 130
_FEWEST_PAIRS = 3
_BROKEN_SHARE = 0.4
_FULL_LINE = 0.65
_SINGLE_LINES = 6
_SINGLE_LENGTH = 24
_SINGLE_SHARE = 0.9
_BULLETS = ("- ", "* ", "• ", "– ")


def unwrapped(text: str) -> str:
    """The same text, of the same length, with each paragraph on one line."""
    lines = text.split("\n")
    pairs = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip()]
    broken = sum(1 for one, two in pairs if _runs_on(one, two))
    if not broken:
        return text
    width = max(len(one) for one, _ in pairs)
    wrapped = (
        len(pairs) >= _FEWEST_PAIRS and broken >= _BROKEN_SHARE * len(pairs) and width <= _WIDEST
    )
    return "".join(_joined(lines, width if wrapped else 0))


def _runs_on(line: str, following: str) -> bool:
    return following.lstrip()[:1].islower() and not _ENDED.search(line, max(0, len(line) - _TAIL))


def _joined(lines: list[str], width: int) -> Iterator[str]:
    single = _single(lines)
    yield lines[0]
    for index, (line, following) in enumerate(pairwise(lines)):
        both = line.strip() and following.strip()
        full = width and len(line) >= _FULL_LINE * width
        continues = width and (_runs_on(line, following) or full)
        bullet = following.lstrip().startswith(_BULLETS)
        yield " " if both and (index in single or (continues and not bullet)) else "\n"
        yield following


def _single(lines: list[str]) -> set[int]:
    """Lines of a word or two that stand together: a paragraph broken at every word."""
    found: set[int] = set()
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or not lines[index].strip():
            if index - start >= _SINGLE_LINES and _mostly_single(lines[start:index]):
                found |= set(range(start, index))
            start = index + 1
    return found


def _mostly_single(lines: list[str]) -> bool:
    short = sum(1 for line in lines if len(line) <= _SINGLE_LENGTH and line.count(" ") <= 1)
    small = sum(1 for line in lines if line.lstrip()[:1].islower())
    return short >= _SINGLE_SHARE * len(lines) and small >= _BROKEN_SHARE * len(lines)
