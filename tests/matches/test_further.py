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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent 19 lamps to Peru, Norway six."),
        ("en", "Sweden sent 19 lamps to Peru and Norway six more."),
        ("en", "Sweden sent lamps to Peru, and Norway a dozen lamps."),
        ("en", "Sweden sent lamps to Peru and Norway an undisclosed number of lamps."),
        ("id", "Swedia mengirim 19 lampu ke Peru, Norwegia enam."),
        ("id", "Swedia mengirim lampu ke Peru dan Norwegia 12 lampu."),
    ],
)
def test_who_stands_with_a_number_and_no_verb_does_the_same(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == (
        "giver SE, taker PE, goods lamps | giver NO, taker PE, goods lamps"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to Peru and Kenya two years ago."),
        ("en", "Sweden sent lamps to Peru and Kenya on Monday."),
        ("id", "Swedia mengirim lampu ke Peru dan Kenya tiga tahun lalu."),
    ],
)
def test_a_number_of_years_belongs_to_no_party(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker KE+PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to Peru, as well as cups."),
        ("en", "Sweden sent lamps to Peru in May, along with 20 cups."),
        ("en", "Sweden sent lamps to Peru and 20 cups."),
        ("id", "Swedia mengirim lampu ke Peru beserta cangkir."),
    ],
)
def test_what_a_clause_adds_behind_the_party_goes_there_too(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods cups+lamps"


@pytest.mark.parametrize(
    "text",
    [
        "Sweden sent lamps to Peru and 20 cups were lost.",
        "Sweden sent lamps to Peru, which has kites as well as cups.",
        "Sweden sent lamps to Peru, and Kenya has lost 20 cups.",
    ],
)
def test_what_stands_in_another_clause_is_not_added(desk: Tiny, text: str) -> None:
    assert desk.found(text, "en") == "giver SE, taker PE, goods lamps"
