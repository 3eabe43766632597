"""Whom a list names besides makes a fact of its own, where the rule says so."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, fillers, load_tiny

SNUB = """
rule: snub
title: {en: Snubs, id: Pengucilan}
about: One side shuns another.
prefix: SN
slots:
  shunner: actor
  shunned: actor, a fact each
find:
  id:
    - <shunner> ... mengucilkan ...6 <shunned>
    - <shunned> ... dikucilkan (oleh) <shunner>
    - <shunner> ... mengucilkan
  en:
    - <shunner> ... shunned ...6 <shunned>
    - <shunned> ... was/were shunned by ...1 <shunner>
    - <shunner> ... shunned
    - shunned by ...1 <shunner>
also:
  id:
    - di/asal ...1 <shunned>
  en:
    - <shunned=place> based
    - in ...1 <shunned=place>
    - in ...1 <shunned>
    - from ...2 <shunned>
different: [shunner, shunned]
event: {same: [shunner, shunned], within: 9 days}
sheet:
  columns: [shunner, shunned]
  bottom_line: {en: "{{ shunner }}", id: "{{ shunner }}"}
examples:
  - text: Nothing happens here.
    gives: nothing
"""


@pytest.fixture(scope="module")
def snubs(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("snubs"), [("snub", SNUB)])


def shunned(desk: Tiny, text: str, language: str) -> list[str]:
    """Who is shunned, one for each match."""
    matches = (one for one in desk.matches(text, language) if one.rule == "snub")
    return sorted(fillers(one, "shunned") for one in matches)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sweden shunned Peru and Chile.", ["CL", "PE"]),
        ("en", "Sweden shunned Peru, two Danish officials said.", ["PE"]),
        ("en", "Sweden shunned Peru, a Danish paper said.", ["PE"]),
        ("en", "Sweden shunned a Peruvian banker, a Chilean colonel and their Kenyan lawyer.", ["CL", "KE", "PE"]),
        ("en", "Sweden shunned a Peruvian firm and a chain of suppliers in Chile.", ["CL", "PE"]),
        ("en", "Sweden shunned five Peruvian officials and three firms based in Chile.", ["CL", "PE"]),
        ("en", "Sweden shunned five firms in Peru, a company in Chile and a Kenyan trader.", ["CL", "KE", "PE"]),
        ("en", "Sweden shunned two men in Peru, as well as a bank in Chile, Banco Sol, and a Kenyan trader.", ["CL", "KE", "PE"]),
        ("en", "A bank in Chile and two firms in Peru were shunned by Sweden.", ["CL", "PE"]),
        ("en", "Sweden shunned a Chile-based bank.", ["CL"]),
        ("id", "Swedia mengucilkan Peru dan Chile.", ["CL", "PE"]),
        ("id", "Swedia mengucilkan lima pejabat Peru dan tiga perusahaan Chile.", ["CL", "PE"]),
        ("id", "Swedia mengucilkan lima pejabat Peru dan tiga perusahaan yang berbasis di Chile.", ["CL", "PE"]),
        ("id", "Swedia mengucilkan dua bank di Peru serta sebuah perusahaan asal Chile.", ["CL", "PE"]),
    ],
)  # fmt: skip
def test_each_of_a_list_is_a_fact_of_its_own(
    snubs: Tiny, language: str, text: str, expected: list[str]
) -> None:
    assert shunned(snubs, text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sweden shunned Peru, a close ally of Chile.",
        "Sweden shunned Peru and praised two officials in Chile.",
        "Sweden shunned a bank in Peru, and Chile sent two firms a letter.",
        "Sweden shunned two firms in Peru, the biggest buyer of fruit from Chile.",
    ],
)
def test_what_only_explains_is_not_hit(snubs: Tiny, text: str) -> None:
    assert shunned(snubs, text, "en") == ["PE"]


def test_a_city_stands_for_its_state(snubs: Tiny) -> None:
    assert shunned(snubs, "Sweden shunned a bank in Dubai.", "en") == ["AE"]
    assert shunned(snubs, "Sweden shunned a Dubai-based bank.", "en") == ["AE"]


def test_who_is_named_in_what_somebody_is_blamed_for_is_not_hit(snubs: Tiny) -> None:
    assert (
        shunned(snubs, "Sweden shunned three agencies for cheating workers from Peru.", "en") == []
    )
