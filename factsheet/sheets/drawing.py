"""What both drawings share: how wide words are, and where a cut falls."""

from __future__ import annotations

from factsheet.sheets.wording import shortened

WIDE = 680.0
"""Units across the page: 180 mm, so that one unit is three quarters of a point."""

_NARROW = set("iIljtf.,:;'|!()[] ·")
_BROAD = set("mwMWQOGD@%—≥±→")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Units that a text takes in the sheet's own face, a little too many rather than too few.

    Source: the advance widths of Source Sans, by class of letter.
    """
    em = sum(
        0.3 if one in _NARROW else 0.85 if one in _BROAD else 0.62 if one.isupper() else 0.525
        for one in text
    )
    return em * size * (1.06 if bold else 1.0)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut until it fits the room."""
    most = len(text)
    while most > 1 and width(text, size, bold=bold) > room:
        most = min(most, len(text)) - 1
        text = shortened(text, most)
    return text
