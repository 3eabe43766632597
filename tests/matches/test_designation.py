"""A slot that names another keeps the words in which its party is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.facts.settle import settle
from tests.matches.test_besides import SNUB
from tests.matches.tiny import Tiny, load_tiny

NAMED = SNUB.replace(
    "a fact each\n", "a fact each\n  words: text, may be missing, naming shunned\n"
)


@pytest.fixture(scope="module")
def snubs(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("named"), [("snub", NAMED)])


def words(desk: Tiny, text: str, language: str) -> list[str]:
    """What is kept of the matches, in the order of the text."""
    matches = (one for one in desk.matches(text, language) if one.rule == "snub")
    return [one.filler.text for match in matches for one in match.named]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sweden shunned three Peruvian officials over fish.", ["three Peruvian officials"]),
        ("en", "Sweden shunned the Peruvian trader, Ivan Soto, on Monday.", ["Peruvian trader, Ivan Soto"]),
        ("en", "Ivan Soto, a Peruvian official, was shunned by Sweden.", ["Ivan Soto, a Peruvian official"]),
        ("en", "Sweden shunned two banks in Peru and a Chile-based firm.", ["two banks in Peru", "Chile-based firm"]),
        ("en", "Sweden shunned Peru's fish trade.", ["Peru's fish trade"]),
        ("id", "Swedia mengucilkan tiga pejabat Peru.", ["tiga pejabat Peru"]),
        ("id", "Swedia mengucilkan dua bank yang berbasis di Peru.", ["dua bank yang berbasis di Peru"]),
    ],
)  # fmt: skip
def test_the_words_that_name_a_party_are_kept(
    snubs: Tiny, language: str, text: str, expected: list[str]
) -> None:
    assert words(snubs, text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sweden shunned Peru.",
        "Sweden shunned Peru on Monday.",
    ],
)
def test_a_mere_state_needs_no_words(snubs: Tiny, text: str) -> None:
    assert words(snubs, text, "en") == []


def test_articles_that_word_it_otherwise_are_both_heard(snubs: Tiny) -> None:
    told = (
        "Sweden shunned two Peruvian officials.",
        "Sweden shunned Peruvian officials.",
        "Sweden shunned Ivan Soto, a Peruvian official.",
    )
    claims = [
        replace(claim, article=f"{number}.txt")
        for number, text in enumerate(told)
        for claim in snubs.claims(text, "en")
        if claim.rule == "snub"
    ]
    (fact,) = settle(claims, snubs.book).facts
    said = fact.slots["words"]
    assert isinstance(said, tuple)
    assert sorted(one.text for one in said) == [
        "Ivan Soto, a Peruvian official",
        "two Peruvian officials",
    ]
    assert fact.differs == ()
