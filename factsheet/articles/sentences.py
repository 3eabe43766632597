"""Cut a paragraph into sentences, as spans.

A full stop does not end a sentence after an abbreviation, an initial or a number, inside brackets,
or where the next word is small; it does where a sentence is glued to the next ("ke Peru.Menteri").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.articles.words import ABBREVIATIONS, HOSTS, MAY_END, STARTERS

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*")
_CLOSING = "\"”’'»)]"
_OPENING = "\"“‘'«(["
_WORD_BEFORE = re.compile(r"[^\s“”\"‘(\[/]*\Z")
_LETTER = re.compile(r"[^\W\d_]")

_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")
_LOOK_AHEAD = 200
_NOT_WORD = re.compile(r"\W")
_GLUED_TO = re.compile(r"[^\W\d_][a-zà-ÿ]{2}\Z|\d\d\Z|[\"”’'»)\]]\Z")


def sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences between two offsets, trimmed, in order."""
    begin = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        if stop >= end:
            break
        if stop > begin and _ends(text, begin, found, end):
            yield from _trimmed(text, begin, stop)
            begin = stop
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if not any(map(str.isalnum, part)):
        return
    lead = len(part) - len(part.lstrip())
    yield start + lead, start + len(part.rstrip())


def _ends(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    mark = found.group()
    stop = found.end()
    following = text[stop]
    if not following.isspace():
        return _glued(text, found, end)
    rest = text[stop : stop + 40].lstrip()
    first = rest.lstrip(_OPENING)[:1]
    if not first or first.islower():
        return False
    if (
        mark[0] == "."
        and mark[:2] != ".."
        and not _full_stop(text, begin, found.start(), mark, rest)
    ):
        return False
    return not _inside_brackets(text, begin, stop, end)


def _full_stop(text: str, begin: int, dot: int, mark: str, rest: str) -> bool:
    """Whether this one dot is a full stop and no part of the word before it."""
    before = _WORD_BEFORE.search(text, max(begin, dot - 30), dot)
    word = before.group() if before else ""
    folded = word.lower()
    first_word = re.split(r"[\s,.]", rest.lstrip(_OPENING), maxsplit=1)[0]
    starts = first_word.lower() in STARTERS
    if len(mark) > 1 and mark[-1] in _CLOSING and folded not in ABBREVIATIONS:
        return True
    if folded in ABBREVIATIONS:
        return (folded in MAY_END and rest[:1].isupper()) or (starts and folded in MAY_END)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return starts and text[max(begin, dot - 12) : dot - 1].rstrip()[-1:] != "."
    if _DOTTED.match(word) and len(word) > 1:
        return starts
    return not (word.isdigit() and not text[begin : dot - len(word)].strip(" " + _OPENING))


def _glued(text: str, found: re.Match[str], end: int) -> bool:
    """`Peru.Menteri`: a word, a mark, a capital and a small letter behind it, and no host."""
    stop, mark = found.end(), found.group()
    lead = text[stop : min(end, stop + 3)].lstrip(_OPENING)
    if not lead[:1].isupper() or not (lead[1:2].islower() or mark[-1] in _CLOSING):
        return False
    if mark[0] in "!?…" or mark[-1] in _CLOSING:
        return True
    after = _NOT_WORD.split(text[stop : stop + 12], maxsplit=1)[0].lower()
    before = text[max(0, found.start() - 3) : found.start()]
    return after not in HOSTS and _GLUED_TO.search(before) is not None


def _inside_brackets(text: str, begin: int, stop: int, end: int) -> bool:
    opened = text.count("(", begin, stop) - text.count(")", begin, stop)
    if opened <= 0:
        return False
    closing = text.find(")", stop, min(end, stop + _LOOK_AHEAD))
    opening = text.find("(", stop, min(end, stop + _LOOK_AHEAD))
    return closing >= 0 and (opening < 0 or closing < opening)
