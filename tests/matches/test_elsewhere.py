"""Whom a clause names as nobody in particular is lent by no other sentence."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru praised Sweden. Sweden sold lamps to a third country."),
        ("en", "Peru praised Sweden. Sweden sold lamps to anyone."),
        ("en", "Peru praised Sweden. Sweden sold lamps to the quiet border."),
        ("id", "Peru memuji Swedia. Swedia menjual lampu ke negara ketiga."),
        ("id", "Peru memuji Swedia. Swedia menjual lampu ke perbatasan."),
    ],
)
def test_a_role_given_to_nobody_known_is_not_lent(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru praised Sweden. Sweden sold lamps."),
        ("en", "Peru praised Sweden. Sweden sold lamps near the border."),
        ("id", "Peru memuji Swedia. Swedia menjual lampu di perbatasan."),
    ],
)
def test_a_role_left_unsaid_is_lent(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "seller SE, buyer PE, goods lamps"
