"""Clean text at the door. Sound text keeps every code point where it stands."""

from __future__ import annotations

import html
import re
import unicodedata

LONGEST_WORD = 200
"""A longer run without a space is broken up, or it would stand across the page."""

_NEWLINES = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f\ud800-\udfff]"
)
_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{8})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6]|tr|blockquote|figcaption)\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|b|i|u|em|strong|small|li|ul|ol|h[1-6]|img|figure|figcaption|blockquote|section"
    r"|article|table|tbody|tr|td|th|hr|sup|sub|font|center|iframe|ins|time)\b[^<>]{0,2000}>"
    r"|<(script|style)\b[^<>]{0,2000}>.*?</\1\s*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def without_tags(text: str) -> str:
    """Text whose left-over tags are gone and whose entities are the letters that they stand for."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(_letter, text)
    return text


def cleaned(text: str) -> str:
    """NFC, plain spaces, LF; no control, bidi or zero-width characters, no endless words."""
    text = _NEWLINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    if not text.isascii():
        text = _MARKS.sub(r"\1", unicodedata.normalize("NFC", text))
    text = _INVISIBLE.sub("", text)
    return _LONG.sub(r"\g<0> ", text)


def _letter(found: re.Match[str]) -> str:
    return html.unescape(found.group())
