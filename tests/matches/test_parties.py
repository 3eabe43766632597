"""Offices, titles, appositions, series and dashes: names that belong together act as one party."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, amiss


def _parties(desk: Tiny, text: str, language: str) -> list[str]:
    """The parties of a sentence as "SE+FI: Swedia dan Finlandia"."""
    found = []
    for unit in desk.finder.reading(text, language).units:
        if unit.is_a("party"):
            ids = dict.fromkeys(
                one.entry.of or one.entry.id for one in unit.mentions if one.list == "actor"
            )
            found.append(f"{'+'.join(ids)}: {text[unit.start : unit.end]}")
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Presiden Swedia mengirim lampu.", "SE: Presiden Swedia"),
        ("id", "Presiden Swedia Oluf Brandt mengirim lampu.", "SE: Presiden Swedia Oluf Brandt"),
        (
            "id",
            "Menteri Pertahanan Finlandia Arvo Salo mengirim lampu.",
            "FI: Menteri Pertahanan Finlandia Arvo Salo",
        ),
        (
            "id",
            "Wakil Perdana Menteri Finlandia Timo Harju mengirim lampu.",
            "FI: Wakil Perdana Menteri Finlandia Timo Harju",
        ),
        (
            "id",
            "Seorang juru bicara Kementerian Luar Negeri Swedia berlari.",
            "SE: juru bicara Kementerian Luar Negeri Swedia",
        ),
        (
            "id",
            "Kelompok bersenjata Kawanan Lentera mengirim lampu.",
            "LANTERN: Kelompok bersenjata Kawanan Lentera",
        ),
        ("en", "Swedish President Oluf Brandt sent lamps.", "SE: Swedish President Oluf Brandt"),
        (
            "en",
            "Swedish defence minister Arvo Salo sent lamps.",
            "SE: Swedish defence minister Arvo Salo",
        ),
        ("en", "Sweden's President Oluf Brandt sent lamps.", "SE: Sweden's President Oluf Brandt"),
        ("en", "Sweden's president sent lamps.", "SE: Sweden's president"),
        ("en", "Sweden’s president sent lamps.", "SE: Sweden’s president"),
        ("en", "Oluf Brandt of Sweden sent lamps.", "SE: Oluf Brandt of Sweden"),
        ("en", "The president of Sweden sent lamps.", "SE: president of Sweden"),
        (
            "en",
            "The Ministry of Defence of Finland sent lamps.",
            "FI: Ministry of Defence of Finland",
        ),
        ("en", "The Swedish foreign ministry sent lamps.", "SE: Swedish foreign ministry"),
        ("en", "A senior Swedish official sent lamps.", "SE: senior Swedish official"),
        ("en", "The Swedish government sent lamps.", "SE: Swedish government"),
    ],
)
def test_an_office_and_its_holder_are_their_country(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _parties(desk, text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Oluf Brandt, presiden Swedia, mengirim lampu.", "SE: Oluf Brandt, presiden Swedia"),
        ("id", "Presiden Swedia, Oluf Brandt, mengirim lampu.", "SE: Presiden Swedia, Oluf Brandt"),
        (
            "en",
            "Oluf Brandt, Sweden's president, sent lamps.",
            "SE: Oluf Brandt, Sweden's president",
        ),
        (
            "en",
            "Sweden's president, Oluf Brandt, sent lamps.",
            "SE: Sweden's president, Oluf Brandt",
        ),
        (
            "en",
            "Oluf Brandt, the president of Sweden, sent lamps.",
            "SE: Oluf Brandt, the president of Sweden",
        ),
    ],
)
def test_a_name_and_what_explains_it_are_one(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _parties(desk, text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia dan Finlandia mengirim lampu.", "SE+FI: Swedia dan Finlandia"),
        ("id", "Swedia serta Finlandia mengirim lampu.", "SE+FI: Swedia serta Finlandia"),
        (
            "id",
            "Swedia, Finlandia dan Peru mengirim lampu.",
            "SE+FI+PE: Swedia, Finlandia dan Peru",
        ),
        (
            "id",
            "Swedia, Finlandia, dan Peru mengirim lampu.",
            "SE+FI+PE: Swedia, Finlandia, dan Peru",
        ),
        (
            "id",
            "Presiden Swedia dan Perdana Menteri Finlandia mengirim lampu.",
            "SE+FI: Presiden Swedia dan Perdana Menteri Finlandia",
        ),
        ("en", "Sweden and Finland sent lamps.", "SE+FI: Sweden and Finland"),
        ("en", "Sweden as well as Finland sent lamps.", "SE+FI: Sweden as well as Finland"),
        ("en", "Sweden, Finland and Peru sent lamps.", "SE+FI+PE: Sweden, Finland and Peru"),
        ("en", "Sweden, Finland, and Peru sent lamps.", "SE+FI+PE: Sweden, Finland, and Peru"),
        ("en", "Brandt and Quispe sent lamps.", "SE+PE: Brandt and Quispe"),
        ("en", "Swedish and Finnish officials sent lamps.", "SE+FI: Swedish and Finnish officials"),
    ],
)
def test_a_series_of_actors_acts_together(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _parties(desk, text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Pertemuan Swedia-Finlandia berlangsung hangat.", "SE+FI: Swedia-Finlandia"),
        ("id", "Pertemuan Swedia–Finlandia berlangsung hangat.", "SE+FI: Swedia–Finlandia"),
        ("id", "Pertemuan Swedia‑Finlandia berlangsung hangat.", "SE+FI: Swedia‑Finlandia"),
        ("id", "Pertemuan Brandt-Quispe berlangsung hangat.", "SE+PE: Brandt-Quispe"),
        ("en", "Sweden-Peru talks were calm.", "SE+PE: Sweden-Peru"),
    ],
)
def test_a_dash_joins_two_actors(desk: Tiny, language: str, text: str, expected: str) -> None:
    assert _parties(desk, text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia bertemu Finlandia.", ["SE: Swedia", "FI: Finlandia"]),
        ("id", "Swedia, sekutu lama Finlandia, berlayar.", ["SE: Swedia", "FI: Finlandia"]),
        (
            "id",
            "Swedia memasok Peru, dan Finlandia mengirim lampu.",
            ["SE: Swedia", "PE: Peru", "FI: Finlandia"],
        ),
        ("en", "Sweden, an ally of Finland, sent lamps.", ["SE: Sweden", "FI: Finland"]),
        (
            "en",
            "Sweden supplied Peru, and Finland sent lamps.",
            ["SE: Sweden", "PE: Peru", "FI: Finland"],
        ),
    ],
)
def test_actors_that_play_different_parts_stay_apart(
    desk: Tiny, language: str, text: str, expected: list[str]
) -> None:
    assert _parties(desk, text, language) == expected


def test_the_last_of_a_series_may_open_a_clause_of_its_own(desk: Tiny) -> None:
    assert desk.found(
        "Swedia mengirim lampu ke Finlandia, dan Peru mengirim ketel ke Kenya.", "id"
    ) == ("giver SE, taker FI, goods lamps | giver PE, taker KE, goods kettles")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Swedish lamps were sold."), ("en", "A Finnish winter begins.")],
)
def test_an_adjective_of_origin_is_no_party(desk: Tiny, language: str, text: str) -> None:
    assert _parties(desk, text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Oluf Brandt bertemu Ines Quispe di Oslo, Norwegia."),
        ("en", "Oluf Brandt met Ines Quispe in Oslo, Norway."),
    ],
)
def test_the_country_behind_its_city_takes_no_part(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "participants PE+SE, place Oslo"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Kawanan Lentera mengirim lampu."),
        ("en", "The Lantern Guild of Peru sent lamps."),
        pytest.param(
            "id",
            "Kawanan Lentera, kelompok asal Peru, mengirim lampu.",
            marks=amiss("the whole in the apposition takes the place of the part that it explains"),
        ),
        pytest.param(
            "en", "The Lantern Guild, Peru's mercenary group, sent lamps.", marks=amiss("likewise")
        ),
    ],
)
def test_a_group_is_not_taken_for_the_country_that_it_belongs_to(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.giver(text, language) == "LANTERN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's Lantern Guild sent lamps.", "LANTERN: Peru's Lantern Guild"),
        ("Peru's masked Lantern Guild sent lamps.", "PE: Peru | LANTERN: Lantern Guild"),
        ("Peru's reclusive Lantern Guild sent lamps.", "LANTERN: Peru's reclusive Lantern Guild"),
    ],
)
def test_the_group_of_a_state_is_one_party_under_its_whole_name(
    desk: Tiny, text: str, expected: str
) -> None:
    assert " | ".join(_parties(desk, text, "en")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru bought lamps for its navy from Sweden.", "PE: Peru | SE: Sweden"),
        ("A delegation from Sweden bought lamps.", "SE: delegation from Sweden"),
        (
            "Sweden sent lamps to Kenya, Peru and Oman yesterday.",
            "SE: Sweden | KE+PE+OM: Kenya, Peru and Oman",
        ),
        ("Lamps sent to Kenya, Peru and Oman rose.", "KE+PE+OM: Kenya, Peru and Oman"),
    ],
)
def test_where_a_party_ends(desk: Tiny, text: str, expected: str) -> None:
    assert " | ".join(_parties(desk, text, "en")) == expected
