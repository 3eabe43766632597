"""How much of page 1 is taken, so that the drawings take no more than is left.

Source: sizes of sheet.css and print.css, in millimetres; a test holds the estimate to real pages.
"""

from __future__ import annotations

import math

from factsheet.sheets.drawing import WIDE, width
from factsheet.sheets.scene import Plain

PAGE = 281.0
"""Where the text area of page 1 ends."""
FREE = 14.0
"""What must stay free below the legend: 12, and some for what the estimate misses."""

# Rows of the timeline and arrows of the flow, the roomiest first.
STEPS = (
    (12, 20),
    (12, 16),
    (12, 12),
    (12, 10),
    (11, 9),
    (10, 8),
    (9, 7),
    (9, 6),
    (8, 6),
    (7, 6),
    (7, 5),
    (6, 5),
    (6, 4),
    (5, 4),
    (4, 3),
    (3, 2),
    (2, 1),
)

LATER_ARROWS = 20
"""Arrows of a flow that has a page behind the first to itself."""

_UNIT = 180 / WIDE
_POINT = 1 / 0.75


def taken(
    front: Plain, timeline: Plain | None, flows: list[Plain], bars: Plain | None = None
) -> float:
    """Millimetres of page 1 that band, bottom line, figures, changes, drawings and legend take."""
    return (
        _band(front["band"])
        + _bottom_line(front["bottom_line"])
        + _tiles(front["tiles"])
        + _changes(front["changes"])
        + (_drawing(timeline["high"], timeline["note"]) if timeline else 0.0)
        + (_drawing(bars["high"], bars["note"]) if bars else 0.0)
        + sum(_drawing(flow["high"], flow["note"]) - 1.6 for flow in flows)
        + 13.0
    )


def _lines(text: str, points: float, millimetres: float) -> int:
    """Lines that a text takes; words at line ends cost some room."""
    wide = width(text, points * _POINT) * _UNIT * 0.95
    return max(math.ceil(wide / millimetres), 1)


def _band(band: Plain) -> float:
    notes = max(
        _lines(f"{band['coverage']}; {band['events']}", 8.4, 66), _lines(band["rules"], 8.4, 50)
    )
    view = 4.1 + 4.05 * _lines(band["view"], 8.8, 172) if band["view"] else 0.0
    return 21.5 + view + 8.5 * _lines(band["title"], 18 if band["long"] else 21, 178) + 3.75 * notes


def _bottom_line(lines: list[Plain]) -> float:
    said = [f"{line['text']} {' '.join(line['refs'])}" for line in lines]
    return 13.0 + sum(5.15 * _lines(text, 10.8, 168) + 0.9 for text in said)


def _tiles(tiles: list[Plain]) -> float:
    if not tiles:
        return 0.0
    what = max(_lines(f"{one['text']} {' '.join(one['refs'])}", 8.3, 43) for one in tiles)
    who = max(_lines(f"{one['status']}, {one['who']}   ", 7.5, 43) for one in tiles)
    return 10.5 + 3.75 * what + 3.5 * who


def _changes(changes: Plain) -> float:
    notes = [changes[name] for name in ("note", "more", "withdrawn") if changes[name]]
    lines = [one["text"] for one in changes["lines"]]
    below = sum(1.0 + 3.5 * _lines(note, 8, 178) for note in notes)
    return 10.5 + below + sum(1.4 + 4.0 * _lines(line, 8.7, 160) for line in lines)


def _drawing(high: float, note: str) -> float:
    return 11.0 + high * _UNIT + 3.5 * _lines(note, 7.5, 178)
