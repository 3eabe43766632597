"""Where the words of a drawing stand, as boxes (left, top, right, bottom) in its own units."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factsheet.sheets.drawing import width
from factsheet.sheets.scene import Plain

Box = tuple[float, float, float, float]
Labelled = tuple[str, Box]


def _text(text: str, x: float, y: float, size: float, anchor: str = "start") -> Labelled:
    """A text whose base line is at y: most letters reach .7 of their size above and .2 below."""
    wide = width(text, size)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return text, (left, y - 0.7 * size, left + wide, y + 0.2 * size)


def _titles(lane: Plain) -> Iterator[Labelled]:
    lines = lane["titles"]
    for at, line in enumerate(lines):
        yield _text(line, 5, lane["middle"] + 3.4 + (at - (len(lines) - 1) / 2) * 11.5, 9.8)


def of_timeline(timeline: Plain) -> Iterator[Labelled]:
    for tick in timeline["ticks"]:
        if tick["label"]:
            yield _text(tick["label"], tick["x"] + (4 if tick["major"] else 0), 14, 9.8)
    for lane in timeline["lanes"]:
        yield from _titles(lane)
        for mark in lane["marks"]:
            start = mark["x"] if mark["anchor"] == "start" else mark["x"] - mark["wide"]
            yield mark["id"], (start, mark["y"] - 6, start + mark["wide"], mark["y"] + 6)
            for end in {mark["near"], mark["far"]}:
                yield f"mark of {mark['id']}", (end - 5, mark["y"] - 5, end + 5, mark["y"] + 5)


def of_flow(flow: Plain) -> Iterator[Labelled]:
    for arrow in flow["arrows"]:
        half, y = arrow["wide"] / 2, arrow["y"]
        yield arrow["number"], (arrow["x"] - half, y - 7, arrow["x"] + half, y + 2)
    for box in flow["boxes"]:
        left, top = box["x"], box["y"]
        yield box["whole"], (left, top, left + box["wide"], top + box["height"])


def of_bars(bars: Plain) -> Iterator[Labelled]:
    for tick in bars["ticks"]:
        yield _text(tick["label"], tick["x"], 14, bars["size"], "middle")
    for lane in bars["lanes"]:
        yield from _titles(lane)
        for bar in lane["bars"]:
            yield _text(bar["total"], bar["x"], bar["y"], bars["size"], "middle")
            top = min(part["y"] for part in bar["parts"])
            first = bar["parts"][0]
            right, bottom = first["x"] + first["wide"], lane["top"] + lane["height"]
            yield f"bar of {bar['facts'][0]}", (first["x"], top, right, bottom)
    for one in bars["key"]:
        yield _text(one["word"], one["at"], one["y"] + 7, bars["size"])
        yield one["status"], (one["x"], one["y"], one["x"] + one["wide"], one["y"] + one["high"])


def apart(labels: list[Labelled], wide: float, high: float) -> None:
    """No two boxes touch, none leaves the drawing."""
    slack = 0.15
    for name, (left, top, right, bottom) in labels:
        assert left >= -slack, name
        assert top >= -slack, name
        assert right <= wide + slack, name
        assert bottom <= high + slack, name
    for (name, one), (other_name, other) in combinations(labels, 2):
        beside = one[2] <= other[0] + slack or other[2] <= one[0] + slack
        above = one[3] <= other[1] + slack or other[3] <= one[1] + slack
        assert beside or above, (name, one, other_name, other)
