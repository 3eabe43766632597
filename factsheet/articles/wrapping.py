"""Undo hard line breaks inside paragraphs. A break becomes a space, so that no offset moves."""

from __future__ import annotations

import re
from itertools import pairwise

_RUN = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)+")
_ENDED = re.compile(r"[.!?…:][\"”’'»)\]]*\s*\Z")
_WIDEST = 130
_FEWEST_PAIRS = 3
_BROKEN_SHARE = 0.4
_FULL_LINE = 0.65
_SINGLE_LINES = 6
_SINGLE_LENGTH = 24


def unwrapped(text: str) -> str:
    """The same text, of the same length, with each paragraph on one line."""
    if "\n" not in text:
        return text
    runs = list(_RUN.finditer(text))
    pairs = [pair for run in runs for pair in _pairs(run.group())]
    width = max((len(line) for line, _ in pairs), default=0)
    broken = sum(1 for line, following in pairs if _runs_on(line, following))
    wrapped = (
        len(pairs) >= _FEWEST_PAIRS and broken >= _BROKEN_SHARE * len(pairs) and width <= _WIDEST
    )
    if not broken:
        return text
    return _RUN.sub(lambda run: _joined(run.group(), width if wrapped else 0), text)


def _pairs(run: str) -> list[tuple[str, str]]:
    lines = run.split("\n")
    return list(pairwise(lines))


def _runs_on(line: str, following: str) -> bool:
    return following.lstrip()[:1].islower() and not _ENDED.search(line)


def _joined(run: str, width: int) -> str:
    lines = run.split("\n")
    single = len(lines) >= _SINGLE_LINES and _mostly_single(lines)
    parts = [lines[0]]
    for line, following in pairwise(lines):
        full = width and len(line) >= _FULL_LINE * width
        continues = bool(width) and (_runs_on(line, following) or full) and not _bullet(following)
        parts.append(" " if single or continues else "\n")
        parts.append(following)
    return "".join(parts)


def _mostly_single(lines: list[str]) -> bool:
    short = sum(1 for line in lines if len(line) <= _SINGLE_LENGTH and line.count(" ") <= 1)
    small = sum(1 for line in lines if line.lstrip()[:1].islower())
    return short >= 0.9 * len(lines) and small >= _BROKEN_SHARE * len(lines)


def _bullet(line: str) -> bool:
    return line.lstrip()[:2] in {"- ", "* ", "• ", "– "}
