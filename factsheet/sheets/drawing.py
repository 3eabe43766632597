"""What all drawings share: how wide words are, where a cut falls, where days begin."""

from __future__ import annotations

import math
from collections.abc import Iterable

from factsheet.sheets.faces import REGULAR, SEMIBOLD, wide
from factsheet.sheets.wording import shortened

WIDE = 680.0
"""Units across the page: 180 mm, so that one unit is three quarters of a point."""

RIGHT = WIDE - 8
"""Where the days of a drawing end."""

_LEAST, _MOST, _BESIDE = 88.0, 150.0, 14.0
_TOOTH = 4.0


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Units that a text takes in the sheet's own face."""
    return wide(text, SEMIBOLD if bold else REGULAR) * size


def lanes_end(titles: Iterable[str], size: float) -> float:
    """Where the days begin: right of the lanes' titles, each whole on two lines where it can be."""
    needed = max((_in_two(title, size) for title in titles), default=0.0)
    return float(min(max(math.ceil(needed + _BESIDE), _LEAST), _MOST))


def lane_title(title: str, size: float, left: float) -> list[str]:
    """The title on two lines at most, left of where the days begin."""
    return wrapped(title, size, left - _BESIDE, bold=True)


def _in_two(title: str, size: float) -> float:
    """The width of the longer of two lines, cut where it is least."""
    words = title.split()
    cuts = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, max(len(words), 1) + 1))
    return min(max(width(one, size, bold=True) for one in cut) for cut in cuts)


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
    left, top, across, high = box
    lines = []
    for at in range(1, int((across + high) / step) + 1):
        far = at * step
        if far >= across + high:
            break
        one = (min(far, across), max(far - across, 0.0))
        other = (max(far - high, 0.0), min(far, high))
        ends = [(x, y if rising else high - y) for x, y in (one, other)]
        (x1, y1), (x2, y2) = ends
        lines.append(f"M{left + x1:.1f} {top + y1:.1f}L{left + x2:.1f} {top + y2:.1f}")
    return "".join(lines)


def torn(x: float, ends: tuple[float, float]) -> str:
    """The path of a jagged line from top to bottom, where an axis breaks off."""
    top, bottom = ends
    turns = int((bottom - top) / _TOOTH)
    sides = (f"L{x + (1.5 if at % 2 else -1.5):g} {top + at * _TOOTH:g}" for at in range(1, turns))
    return f"M{x:g} {top:g}{''.join(sides)}L{x:g} {bottom:g}"
