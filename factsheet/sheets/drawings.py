"""Which drawings stand on page 1, how large, and which behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from factsheet.sheets.bars import bars
from factsheet.sheets.desk import room_of
from factsheet.sheets.flow import flow
from factsheet.sheets.room import FREE, PAGE, taken
from factsheet.sheets.scene import Plain, Scene
from factsheet.sheets.timeline import timeline

# Rows of the timeline and arrows of the flow on page 1, the roomiest first; the steps are small, so
# that little room stays unused.
_STEPS = tuple(
    dict.fromkeys(
        [(16, arrows) for arrows in range(20, 12, -1)]
        + [(16 - step // 2, 12 - step * 11 // 28) for step in range(29)]
    )
)
_LATER_ARROWS = 20
"""Arrows of a flow that has a page behind the first to itself."""


def first_drawings(scene: Scene, said: Plain) -> Plain:
    """Timeline and flow of page 1, as large as the words there leave room."""
    asked = said["sections"]["first_page"]

    def drawn(step: int) -> Plain:
        rows, arrows = _STEPS[step]
        return {
            "timeline": timeline(scene, rows) if "timeline" in asked else None,
            "flows": [*islice(_flows(scene, arrows), 1)] if "flow" in asked else [],
        }

    def fits(step: int) -> bool:
        return _fits(said | drawn(step))

    step = bisect_left(range(len(_STEPS)), True, key=fits)  # noqa: FBT003 - the first that fits
    if step < len(_STEPS):
        return drawn(step)
    return drawn(step - 1) | {"contents": []}  # a long note: it stands before what is a help only


def later_drawings(scene: Scene, other: Scene, front: Plain, other_front: Plain) -> Plain:
    """The bars, on page 1 where both languages have the room; the flows that page 1 has not."""
    asked = front["sections"]["first_page"]
    shown, there = (bars(scene), bars(other)) if "bars" in asked else (None, None)
    first = all(
        one is not None and _fits(page, one) for one, page in ((shown, front), (there, other_front))
    )
    more = [*islice(_flows(scene, _LATER_ARROWS), 1, None)] if "flow" in asked else []
    return {
        "bars": shown,
        "bars_first": first,
        "more_flows": more,
        "later": bool(more) or (shown is not None and not first),
    }


def _fits(front: Plain, bars: Plain | None = None) -> bool:
    room = PAGE - FREE - room_of(front)
    return taken(front, front["timeline"], front["flows"], bars) <= room


def _flows(scene: Scene, arrows: int) -> Iterator[Plain]:
    drawn = (flow(scene, rule, arrows) for rule in scene.edition.rules)
    return (one for one in drawn if one is not None)
