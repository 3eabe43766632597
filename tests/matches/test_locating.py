"""A place is known by its kind and by its state: "the port city of Oslo", "the Norwegian capital"."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "where", "place"),
    [
        ("en", "in the Norwegian capital", "Oslo"),
        ("en", "in Norway's capital", "Oslo"),
        ("en", "in the port city of Oslo", "Oslo"),
        ("en", "in the Red Sea resort of Oslo", "Oslo"),
        ("en", "in the Norwegian city of Oslo", "Oslo"),
        ("en", "in the Norwegian village of Oslo", "Oslo"),
        ("en", "in Peruvian waters", ""),
        ("id", "di ibu kota Norwegia", "Oslo"),
    ],
)
def test_a_place_told_by_more_than_its_name(
    desk: Tiny, language: str, where: str, place: str
) -> None:
    met = "bertemu" if language == "id" else "met"
    found = desk.found(f"Oluf Brandt {met} Timo Harju {where}.", language)
    assert found == ", ".join(filter(None, ["participants FI+SE", place and f"place {place}"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden's and Peru's presidents met in Oslo.", "participants PE+SE, place Oslo"),
        ("Sweden's and Peru's lamps met nobody.", ""),
    ],
)
def test_two_owners_of_one_office_are_two_parties(desk: Tiny, text: str, expected: str) -> None:
    assert desk.found(text, "en") == expected
