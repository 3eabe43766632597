"""A meeting told on leaves its sides open: they are those of the meeting told before."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny

MET = "participants PE+SE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden met Peru. The talks lasted hours in Oslo.", f"{MET} | {MET}, place Oslo"),
        ("Sweden met Peru. It rained. Another meeting was held in Oslo.", f"{MET} | {MET}, place Oslo"),
        ("Sweden met Peru. A meeting was held in Oslo.", MET),
        ("Sweden met Peru. The lamps lasted.", MET),
        ("Another meeting was held in Oslo.", ""),
        ("Sweden met Peru. Finland met Chad. It rained. It snowed. Fog came. The talks lasted in Oslo.", f"{MET} | participants FI+TD"),
    ],
)  # fmt: skip
def test_it_has_the_sides_of_the_nearest_meeting_before(
    desk: Tiny, text: str, expected: str
) -> None:
    assert desk.found(text, "en") == expected


def test_who_helps_it_along_took_part_in_what_was_told_before(desk: Tiny) -> None:
    text = "Sweden met Peru. The talks were led by Finland."
    assert desk.found(text, "en") == "participants FI+PE+SE | participants FI+PE+SE"
