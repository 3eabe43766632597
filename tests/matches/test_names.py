"""A name that no list knows is remembered with the party that it was told with."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text", "giver"),
    [
        ("en", "Swedish envoy Nils Karlberg ran. Karlberg sent lamps.", "SE"),
        ("en", "Sweden's envoy, Nils Karlberg, ran. On Monday Karlberg sent lamps.", "SE"),
        ("en", "Nils Karlberg, the Swedish envoy, ran. Karlberg sent lamps.", "SE"),
        ("en", "Nils Karlberg of Sweden ran. Nils Karlberg sent lamps.", "SE"),
        ("en", "Swedish shipbuilder Kollen Marine ran. Kollen sent lamps.", "SE"),
        ("id", "Utusan Swedia Nils Karlberg berlari. Karlberg mengirim lampu.", "SE"),
        ("id", "Nils Karlberg, utusan Swedia, berlari. Karlberg mengirim lampu.", "SE"),
        ("id", "Galangan kapal Swedia, Kollen Marine, berlari. Kollen mengirim lampu.", "SE"),
    ],
)
def test_a_mere_surname_is_the_party_it_was_told_with(
    desk: Tiny, language: str, text: str, giver: str
) -> None:
    assert desk.giver(text, language) == giver


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Aud Lindqvist ran. Lindqvist sent lamps.", "SE"),
        ("Aud Lindqvist ran. Aud sent lamps.", ""),
        ("Bo Jinhua ran. Bo Lindqvist sent lamps.", ""),
    ],
)
def test_a_listed_person_is_known_by_surname_once_the_whole_name_was_told(
    desk: Tiny, text: str, giver: str
) -> None:
    assert desk.giver(text, "en") == giver


@pytest.mark.parametrize(
    "text",
    [
        "Karlberg sent lamps.",
        "Swedish envoy Nils Karlberg ran. Eva Karlberg sent lamps.",
        "Swedish envoy Nils Karlberg met Finnish envoy Eva Karlberg. Karlberg sent lamps.",
        "The Swedish Navy Directorate ran. The Directorate sent lamps.",
        "In Camp Hollow, the Swedish envoy ran. Hollow sent lamps.",
    ],
)
def test_a_name_that_is_open_or_new_is_nobody(desk: Tiny, text: str) -> None:
    assert desk.giver(text, "en") == ""


def test_who_explains_a_name_is_one_party_with_it(desk: Tiny) -> None:
    text = "Nils Karlberg, the Swedish envoy, sent lamps to Finland."
    assert desk.found(text, "en") == "giver SE, taker FI, goods lamps"
