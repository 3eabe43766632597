"""Decode the bytes of a page, or refuse them cheaply."""

from __future__ import annotations

import re

from factsheet.errors import Place, Problem
from factsheet.model import Page

MOST_BYTES = 10_000_000
"""The largest page that is read. Units: bytes."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEAD = 4096
_WIDE_FROM = 0.3
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_NOT_HERE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-7", "utf-32"})


def decoded(page: Page) -> str | Problem:
    """The page's bytes as text; a Problem where there is none to read."""
    content = page.content
    if len(content) > MOST_BYTES:
        return _problem(page, f"this page has {len(content) / 1e6:.1f} MB, too much for an article")
    text = _text(content, is_html=page.media == "html")
    if text is None:
        return _problem(page, "this page is no text")
    return text if text.strip() else _problem(page, "this page is empty")


def _text(content: bytes, *, is_html: bool) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\x00" in content[:_HEAD]:
        return _wide(content)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _broken(content, is_html=is_html)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark, known by the zeros on one side of Latin text."""
    head = content[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < _WIDE_FROM * len(head) or min(even, odd) > max(even, odd) / 2:
        return None
    return content.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def _broken(content: bytes, *, is_html: bool) -> str:
    """UTF-8 with a few damaged places (an excerpt cut inside a letter), else a code page."""
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - damaged
    if damaged <= 1 + sound // 4 and sound:
        return text
    named = _CHARSET.search(content[:_HEAD]) if is_html else None
    if named and (found := named.group(1).decode("ascii").lower()) not in _NOT_HERE:
        try:
            return content.decode(found)
        except (LookupError, UnicodeDecodeError):
            pass
    return "".join(_western(content))


def _western(content: bytes) -> list[str]:
    """Windows-1252; its five empty places as Latin-1, which is never an error."""
    try:
        return [content.decode("cp1252")]
    except UnicodeDecodeError:
        return [bytes([one]).decode("cp1252", "ignore") or chr(one) for one in content]


def _problem(page: Page, what: str) -> Problem:
    return Problem("P101", what, Place(page.name))
