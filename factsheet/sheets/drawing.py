"""What all drawings share: how wide words are, and where a cut falls."""

from __future__ import annotations

from factsheet.sheets.wording import shortened

WIDE = 680.0
"""Units across the page: 180 mm, so that one unit is three quarters of a point."""

LEFT, RIGHT = 88.0, WIDE - 8
"""Where the days of a drawing begin and end: the names of its lanes stand left of them."""

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


def ending(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The end of a text that begins like another: as many of its last letters as fit the room."""
    least = 1
    while least < len(text) and width(f"…{text[least:]}", size, bold=bold) > room:
        least += 1
    return f"…{text[least:].lstrip()}"


def wrapped(text: str, size: float, room: float, *, most: int = 2, bold: bool = False) -> list[str]:
    """The text on `most` lines at most, each of which fits the room; what is left over is cut."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [fitted(line, size, room, bold=bold) for line in kept]


def hatched(box: tuple[float, float, float, float], *, rising: bool, step: float = 4.0) -> str:
    """A path of slanting lines that fill the box (x, y, wide, high) and do not leave it."""
    left, top, wide, high = box
    lines = []
    for at in range(1, int((wide + high) / step) + 1):
        far = at * step
        if far >= wide + high:
            break
        one = (min(far, wide), max(far - wide, 0.0))
        other = (max(far - high, 0.0), min(far, high))
        ends = [(x, y if rising else high - y) for x, y in (one, other)]
        (x1, y1), (x2, y2) = ends
        lines.append(f"M{left + x1:.1f} {top + y1:.1f}L{left + x2:.1f} {top + y2:.1f}")
    return "".join(lines)
