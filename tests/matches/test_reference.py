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
