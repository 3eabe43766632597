"""How much of page 1 is taken, so that the drawings take no more than is left, and no less.

Source: sizes of sheet.css and print.css, in millimetres; a test holds the sum to real pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.sheets.drawing import WIDE
from factsheet.sheets.faces import REGULAR, SEMIBOLD, SERIF_REGULAR, SERIF_SEMIBOLD, Face, wide
from factsheet.sheets.scene import Plain

PAGE = 281.0
"""Where the text area of page 1 ends."""
FREE = 12.5
"""What must stay free below the legend: 12, and some for what the sum misses."""

_POINT = 25.4 / 72
_UNIT = 180 / WIDE
_HEAD = 11.5 * 1.2 * _POINT + 1.4 + 0.9 * _POINT + 1.6
"""A heading of a section with its rule."""
_NOTE = 7.5 * 1.3 * _POINT
_LEGEND = 1.4 + 0.2 + 2 * (0.8 + 7.4 * 1.25 * _POINT)
_SPACES = re.compile("(?<= )")
_BREAKS = re.compile(r"(?<= )|(?<=[-\u2013\u2026])(?=\w)")


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one face and size."""

    text: str
    points: float
    face: Face = REGULAR
    breaks: re.Pattern[str] = _BREAKS

    @property
    def pieces(self) -> list[tuple[float, float]]:
        """The millimetres of each piece that stays whole, without and with the space behind it."""
        em = self.points * _POINT
        found = self.breaks.split(f"{self.text} ")
        return [(wide(one.rstrip(" "), self.face) * em, wide(one, self.face) * em) for one in found]


def taken(
    front: Plain, timeline: Plain | None, flows: list[Plain], bars: Plain | None = None
) -> float:
    """Millimetres of page 1 that band, bottom line, figures, changes, drawings and legend take."""
    drawn = [one for one in (timeline, bars) if one]
    return (
        _band(front["band"])
        + _bottom_line(front["bottom_line"])
        + _tiles(front["tiles"])
        + _changes(front["changes"])
        + sum(_HEAD + _drawing(one["high"], one["note"]) for one in drawn)
        + sum(_line(9.2, 1.36) + 0.8 + _drawing(one["high"], one["note"]) for one in flows)
        + _LEGEND
        + _contents(front["contents"])
    )


def _line(points: float, leading: float) -> float:
    return points * leading * _POINT


def _lines(runs: Sequence[_Run], millimetres: float) -> int:
    """Lines that the runs take one behind the other, broken at spaces and behind dashes."""
    lines, at = 1, 0.0
    for bare, whole in (piece for run in runs for piece in run.pieces):
        if at and at + bare > millimetres:
            lines, at = lines + 1, 0.0
        at += whole
    return lines


def _refs(ids: Sequence[str], points: float) -> list[_Run]:
    """The numbers that a text ends in; none of them breaks at its dash."""
    return [_Run(", ".join(ids), points, SEMIBOLD, _SPACES)]


def _band(band: Plain) -> float:
    title = _Run(band["title"], 18 if band["long"] else 21, SERIF_SEMIBOLD)
    events = band["events"].replace(" ", "\N{NO-BREAK SPACE}")
    notes = max(
        _lines([_Run(f"{band['coverage']}; {events}", 8.4)], 67),
        _lines([_Run(band["rules"], 8.4)], 59),
    )
    view = _lines([_Run(band["view"], 8.8, SEMIBOLD)], 176) if band["view"] else 0
    return (
        14.4
        + _line(8, 1.36) * _lines([_Run(f"X{band['topics']}".upper(), 9.2, SEMIBOLD)], 150)
        + _line(title.points, 1.14) * _lines([title], 180)
        + (4.1 + _line(8.8, 1.3) * view if view else 0.0)
        + _line(7.6, 1.36)
        + _line(8.4, 1.25) * notes
    )


def _bottom_line(lines: list[Plain]) -> float:
    said = [
        _lines([_Run(line["text"], 10.8, SERIF_REGULAR), *_refs(line["refs"], 8.2)], 170.9)
        for line in lines
    ]
    return 4 + 4.8 + _line(8, 1.2) + 0.8 + sum(_line(10.8, 1.34) * one + 0.9 for one in said)


def _tiles(tiles: list[Plain]) -> float:
    return 3.4 + 1.6 + max(map(_tile, tiles)) if tiles else 0.0


def _tile(tile: Plain) -> float:
    what = [_Run(tile["text"], 8.3), *_refs(tile["refs"], 8.3 * 0.87), _Run(tile["more"], 7.5)]
    who = _Run(f"___ {tile['status']}, {tile['who']}", 7.5)
    figure = _Run(tile["figure"], 11 if tile["long"] else 17, SERIF_SEMIBOLD)
    return (
        _line(figure.points, 1.6 if tile["long"] else 1.15) * _lines([figure], 43.5)
        + _line(8.3, 1.28) * _lines(what, 43.5)
        + (0.5 + _NOTE * _lines([who], 43.5) if tile["status"] else 0.0)
    )


def _changes(changes: Plain) -> float:
    if not any(changes[name] for name in ("note", "lines", "more", "withdrawn")):
        return 0.0
    lines = [
        _lines([_Run(one["text"], 8.7), *_refs([one["ref"]], 8.7 * 0.87)], 168.6)
        for one in changes["lines"]
    ]
    notes = [changes[name] for name in ("more", "withdrawn") if changes[name]]
    said = changes["note"]
    return (
        3.6
        + _HEAD
        + (1.2 + _line(9.2, 1.36) * _lines([_Run(said, 9.2)], 180) if said else 0.0)
        + sum(1.64 + _line(8.7, 1.28) * one for one in lines)
        + sum(1 + _NOTE * _lines([_Run(note, 7.5)], 180) for note in notes)
    )


def _contents(entries: list[Plain]) -> float:
    if not entries:
        return 0.0
    told = " | ".join(
        f"{one['number']} {one['title']} p. 00".replace(" ", "\N{NO-BREAK SPACE}")
        for one in entries
    )
    return 2.5 + _line(7.6, 1.35) * _lines([_Run(told, 7.6)], 180)


def _drawing(high: float, note: str) -> float:
    """A drawing below its heading, with what is said below it."""
    return 3.6 + high * _UNIT + 1 + _NOTE * _lines([_Run(note, 7.5)], 180)
