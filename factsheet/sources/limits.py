"""What is too large to be an article, and what is no text at all."""

from __future__ import annotations

from factsheet.errors import Place, Problem

MOST_BYTES = 10_000_000
"""The largest page that is read. Units: bytes. A long book of plain text is a tenth of it."""

_HEAD = 4096
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
_CONTROL = bytes({*range(32)} - {9, 10, 11, 12, 13, 27} | {127})
_MOST_CONTROL = 0.02


def too_large(name: str, size: int) -> Problem | None:
    """A Problem that names the size, or None where the page may be read."""
    if size <= MOST_BYTES:
        return None
    what = f"this file has {size / 1e6:.1f} MB; an article has at most {MOST_BYTES / 1e6:.0f} MB"
    return Problem("S105", what, Place(name), hint="split it, or leave it out")


def not_text(name: str, content: bytes) -> Problem | None:
    """A Problem where there is nothing to read: empty, or no text in any encoding."""
    if not content.strip():
        return Problem("S103", "this file is empty", Place(name))
    if _binary(content[:_HEAD]):
        return Problem("S104", "this file is no text", Place(name), hint="save it as plain text")
    return None


def _binary(head: bytes) -> bool:
    if head.startswith(_UTF16_MARKS):
        return False
    if head.startswith(_SIGNATURES):
        return True
    if b"\x00" in head:
        return not _wide(head)
    return len(head) - len(head.translate(None, _CONTROL)) > _MOST_CONTROL * len(head)


def _wide(head: bytes) -> bool:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    half = len(head) // 2
    least, most = sorted((head[::2].count(0), head[1::2].count(0)))
    return most > 0.7 * half and least < 0.3 * half
