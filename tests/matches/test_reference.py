"""Whom a pronoun means: a party of its kind, never the one that accuses, two where two meet."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text", "giver"),
    [
        ("en", "On the day of rain he and Finland sent lamps.", "FI"),
        ("en", "Sweden was calm. Finland accused it of sending lamps.", "SE"),
        ("en", "Sweden said the tiny Nordic kingdom had sent lamps.", "SE"),
        ("id", "Swedia mengatakan negaranya mengirim lampu.", "SE"),
        ("id", "Swedia tenang. Negeri kecil di utara itu mengirim lampu.", "SE"),
        ("id", "Finlandia menuduh kapal Swedia mengirim lampu.", "SE"),
        ("id", "Finlandia menuduh pabrik-pabrik Swedia mengirim lampu.", "SE"),
    ],
)
def test_it_is_the_nearest_party_that_can_be_meant(
    desk: Tiny, language: str, text: str, giver: str
) -> None:
    assert desk.giver(text, language) == giver


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden and Peru made peace. They met on Monday."),
        ("en", "Sweden and Peru made peace. The two leaders met on Monday."),
        ("id", "Swedia dan Peru berdamai. Keduanya bertemu pada Senin."),
        ("id", "Swedia dan Peru berdamai. Kedua pemimpin bertemu pada Senin."),
    ],
)
def test_two_who_meet_are_the_two_named_before(desk: Tiny, language: str, text: str) -> None:
    assert "participants PE+SE" in desk.found(text, language)


def test_a_union_is_no_state(desk: Tiny) -> None:
    assert desk.giver("Swedia tenang. Blok itu mengirim lampu.", "id") == ""


def test_those_who_are_told_of_next_point_to_nobody_before(desk: Tiny) -> None:
    assert desk.giver("Swedia dan Peru tenang. Mereka yang mengirim lampu pulang.", "id") == ""


@pytest.mark.parametrize(
    ("language", "text", "giver"),
    [
        ("en", "HELSINKI (Ledger) - The government approved it. The government sent lamps.", "FI"),
        ("en", "HELSINKI (Ledger) - On Monday the navy sent lamps.", "FI"),
        ("en", "LIMA (Ledger) - Sweden hesitated. The cabinet has sent lamps.", "SE"),
        ("en", "The Swedish minister rose. The minister sent lamps.", "SE"),
        ("en", "Peru's Ines Quispe rose. The president sent lamps.", "PE"),
        ("id", "HELSINKI, Kabar - Kementerian Pertahanan (Kemhan) mengirim lampu.", "FI"),
        ("en", "Sweden promised Peru kites. It sent lamps.", "SE"),
        ("en", "Sweden said it was calm. The government sent lamps to Peru.", "SE"),
        ("id", "HELSINKI, Kabar - Pemerintah mengirim lampu.", "FI"),
        ("id", "HELSINKI, Kabar - Kementerian Pertahanan telah mengirim lampu.", "FI"),
        ("id", "Menteri Swedia bangkit. Menteri itu mengirim lampu.", "SE"),
        ("id", "Menteri Swedia bangkit. Sang menteri mengirim lampu.", "SE"),
        ("id", "Swedia tenang. Pemerintahnya mengirim lampu.", "SE"),
    ],
)
def test_an_office_without_a_country_is_the_pages_own_or_the_one_told_before(
    desk: Tiny, language: str, text: str, giver: str
) -> None:
    assert desk.giver(text, language) == giver


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The government sent lamps."),
        ("en", "Sweden and Finland argued. The government sent lamps."),
        ("en", "The Swedish minister rose. The envoy sent lamps."),
        ("id", "Swedia dan Finlandia bertikai. Pemerintah mengirim lampu."),
        ("id", "Menteri Swedia bangkit. Utusan itu mengirim lampu."),
    ],
)
def test_an_office_that_several_or_nobody_may_hold_stays_open(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.giver(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oluf Brandt received Ines Quispe in Lima. The two also met in May."),
        ("en", "Oluf Brandt received Ines Quispe in Lima. They met in May, too."),
        ("en", "Sweden and Peru argued. The two governments met on Monday."),
        ("en", "Sweden and Peru argued. Both countries met on Monday."),
        ("id", "Swedia dan Peru bertikai. Kedua pemimpin itu bertemu pada Senin."),
        ("en", "Sweden and Peru argued. The envoys of the two countries met on Monday."),
        ("id", "Oluf Brandt menerima Ines Quispe di Lima. Keduanya bertemu pada Mei."),
        ("id", "Swedia dan Peru bertikai. Para menteri kedua negara bertemu pada Senin."),
    ],
)
def test_who_met_whom_are_two(desk: Tiny, language: str, text: str) -> None:
    assert "participants PE+SE" in desk.found(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden and Peru made peace. The two ships met the wind.",
        "Sweden gave Peru kettles. They met the wind at sea.",
    ],
)
def test_things_and_what_is_counted_are_no_pair(desk: Tiny, text: str) -> None:
    assert "participants" not in desk.found(text, "en")


def test_the_island_is_the_one_that_is_named_before(desk: Tiny) -> None:
    text = "Taiwan said on Monday that Peru was calm. The island sent lamps."
    assert desk.giver(text, "en") == "TW"
