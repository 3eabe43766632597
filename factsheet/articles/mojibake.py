"""Mend UTF-8 that was once read as Windows-1252: `â€œ` was a quotation mark."""

from __future__ import annotations

import re

_HINTS = ("Ã", "Â", "â€")
_EMPTY = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
_TAIL = "\x80-\xbf" + "".join(
    bytes([one]).decode("cp1252") for one in range(0x80, 0xA0) if one not in _EMPTY
)
_RUN = re.compile(f"[ÂÃ][{_TAIL}]|â[{_TAIL}]{{2}}")
_HALF_QUOTE = re.compile("â€(?=[\\s,.;:)]|$)")
_STRAY = re.compile("Â(?=[\\s\\u00a0]|$)")


def mended(text: str) -> str:
    """The text with the usual broken sequences put right; other text as it is."""
    if not any(hint in text for hint in _HINTS):
        return text
    text = _RUN.sub(_decoded, text)
    text = _HALF_QUOTE.sub("”", text)
    return _STRAY.sub("", text)


def _decoded(found: re.Match[str]) -> str:
    try:
        return b"".join(_byte(char) for char in found.group()).decode()
    except UnicodeDecodeError:
        return found.group()


def _byte(char: str) -> bytes:
    code = ord(char)
    return bytes([code]) if code <= 0xFF else char.encode("cp1252")  # noqa: PLR2004 one byte
