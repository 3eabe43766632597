"""Which filler takes the role: the nearest free actor, over asides, with its whole series."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Finlandia berkeluh saat Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia marah setelah Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia, Kenya, dan Oman diam ketika Swedia mengirim lampu ke Peru."),
        ("en", "Finland complained when Sweden sent lamps to Peru."),
        ("en", "Finland slept and Sweden sent lamps to Peru."),
        ("en", "Finland, Kenya and Oman slept while Sweden sent lamps to Peru."),
    ],
)
def test_the_nearest_free_actor_takes_the_role(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "id",
            "Swedia mengirim lampu ke Peru dan Finlandia mengirim ketel ke Kenya.",
            "giver SE, taker PE, goods lamps | giver FI, taker KE, goods kettles",
        ),
        (
            "id",
            "Swedia mengirim lampu ke Peru, sedangkan Finlandia mengirim ketel ke Kenya.",
            "giver SE, taker PE, goods lamps | giver FI, taker KE, goods kettles",
        ),
        (
            "en",
            "Sweden sent lamps to Peru and Finland sent kettles to Kenya.",
            "giver SE, taker PE, goods lamps | giver FI, taker KE, goods kettles",
        ),
        (
            "en",
            "Sweden sent lamps to Peru, while Finland supplied kettles to Kenya.",
            "giver SE, taker PE, goods lamps | giver FI, taker KE, goods kettles",
        ),
        (
            "id",
            "Swedia mengirim lampu ke Peru; Finlandia mengirim ketel ke Kenya.",
            "giver SE, taker PE, goods lamps | giver FI, taker KE, goods kettles",
        ),
        (
            "en",
            "Sweden sent lamps to Peru; Finland sent kettles to Kenya.",
            "giver SE, taker PE, goods lamps | giver FI, taker KE, goods kettles",
        ),
    ],
)
def test_two_clauses_keep_their_own_parts(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert desk.found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia kemarin pagi di pelabuhan tua yang sunyi itu mengirim lampu ke Peru."),
        (
            "id",
            "Swedia, yang sejak lama terlalu kecil bagi urusan semacam itu menurut banyak orang, mengirim lampu ke Peru.",
        ),
        ("id", "Swedia (14/9) mengirim lampu ke Peru."),
        ("id", "Swedia mengirim (lewat laut, kata Finlandia) lampu ke Peru."),
        (
            "en",
            "Sweden, which many observers at the time thought far too small for such a thing, sent lamps to Peru.",
        ),
        (
            "en",
            "Sweden, a small and rather quiet country of lakes, islands and woods in the north, sent lamps to Peru.",
        ),
        ("en", "Sweden (not for the first time) sent lamps to Peru."),
    ],
)
def test_a_gap_crosses_asides(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


def test_a_gap_holds_eight_words_and_no_more(desk: Tiny) -> None:
    words = "satu demi satu tanpa banyak ribut malam tadi".split()
    assert len(words) == 8
    assert desk.giver(f"Swedia mengirim {' '.join(words)} lampu.", "id") == "SE"
    assert desk.giver(f"Swedia mengirim {' '.join(words)} sekali lampu.", "id") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim, dan Finlandia membuat lampu."),
        ("id", "Swedia mengirim nelayan untuk mencari lampu."),
        ("en", "Sweden sent fishermen who found lamps."),
    ],
)
def test_a_gap_crosses_no_free_actor_and_no_other_verb(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.giver(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia mengirim lampu, ketel, dan cangkir ke Peru.", "cups+kettles+lamps"),
        ("id", "Swedia mengirim lampu serta 20 unit ketel ke Peru.", "kettles+lamps"),
        (
            "id",
            "Swedia mengirim 5 lampu, 7 ketel, 9 cangkir, dan 11 layangan ke Peru.",
            "cups+kettles+kites+lamps",
        ),
        ("id", "Kemarin lampu dan ketel dikirim oleh Swedia ke Peru.", "kettles+lamps"),
        ("id", "Lampu dan ketel dikirim oleh Swedia ke Peru.", "kettles+lamps"),
        ("id", "Swedia mengirim layangan Merpati-3 ke Peru.", "kites"),
        ("en", "Sweden sent lamps, kettles and cups to Peru.", "cups+kettles+lamps"),
        ("en", "Sweden sent lamps, as well as several old kettles, to Peru.", "kettles+lamps"),
        ("en", "Lamps and kettles were sent by Sweden to Peru.", "kettles+lamps"),
        (
            "en",
            "Sweden sent five lamps, seven kettles, nine cups and eleven kites to Peru.",
            "cups+kettles+kites+lamps",
        ),
    ],
)
def test_a_series_of_things_is_collected_whole(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert desk.found(text, language) == f"giver SE, taker PE, goods {expected}"


def test_a_series_ends_where_another_deed_begins(desk: Tiny) -> None:
    assert desk.found("Swedia mengirim lampu dan menerima ketel.", "id") == "giver SE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia dan Finlandia mengirim lampu ke Peru dan Kenya."),
        ("en", "Sweden and Finland sent lamps to Peru and Kenya."),
    ],
)
def test_a_series_of_actors_fills_a_slot_whole(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver FI+SE, taker KE+PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia berunding dan mengirim lampu ke Peru."),
        ("id", "Swedia bertemu Finlandia dan mengirim lampu ke Peru."),
        ("id", "Swedia bertemu dengan Finlandia lalu mengirim lampu ke Peru."),
        ("id", "Swedia mengirim dan memasok lampu ke Peru."),
        ("en", "Sweden thanked Finland and sent lamps to Peru."),
        ("en", "Sweden met Finland and sent lamps to Peru."),
        ("en", "Sweden met with Finland and then sent lamps to Peru."),
        ("en", "Sweden sent and supplied lamps to Peru."),
    ],
)
def test_the_subject_carries_over_to_a_conjoined_verb(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    "text",
    [
        "Sweden sent goods to Peru, including two lamps.",
        "Sweden sent Peru goods worth $9 million that include two lamps.",
        "Sweden sent a load of goods to Peru, which contains two lamps.",
    ],
)
def test_what_a_load_includes_is_part_of_it(desk: Tiny, text: str) -> None:
    assert desk.found(text, "en").endswith("goods lamps+ware")
