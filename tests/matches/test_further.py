"""What a clause tells besides, its verb left out: further goods and parties, and what is given back."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to Peru and 20 cups to Kenya."),
        ("en", "Sweden sent lamps to Peru, along with the first cups to Kenya."),
        ("id", "Swedia mengirim lampu ke Peru dan 20 cangkir ke Kenya."),
        ("id", "Swedia mengirim lampu ke Peru serta cangkir ke Kenya."),
    ],
)
def test_another_thing_for_another_party_is_told_besides(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == (
        "giver SE, taker PE, goods lamps | giver SE, taker KE, goods cups"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to Peru in exchange for cups."),
        ("en", "Sweden sent lamps to Peru in return for six cups."),
        ("id", "Swedia mengirim lampu ke Peru dengan imbalan cangkir."),
        ("id", "Swedia mengirim lampu ke Peru sebagai ganti enam cangkir."),
    ],
)
def test_what_is_given_back_goes_the_other_way(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == (
        "giver SE, taker PE, goods lamps | giver PE, taker SE, goods cups"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to Peru and cups to Kenya's rival were lost."),
        ("en", "Sweden sent lamps to Peru and its cups pleased Kenya."),
        ("en", "Sweden sent lamps to Peru in exchange for oil."),
        ("en", "Sweden sent lamps to Peru, cups to be sent later."),
        ("id", "Swedia mengirim lampu ke Peru dan memuji Kenya."),
        ("id", "Swedia mengirim lampu ke Peru dengan imbalan emas."),
    ],
)
def test_nothing_is_told_besides(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"
