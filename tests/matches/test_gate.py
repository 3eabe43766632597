"""The gate loses nothing: with it and without it the finder finds the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import articles
from bench.rules import rule_name, rulebook_of
from factsheet.articles import read
from factsheet.errors import Place, Problem
from factsheet.matches import Finder
from factsheet.matches.gate import build_gate
from factsheet.matches.lexicon import lexicon_of
from factsheet.matches.patterns import Codes, compile_phrase
from factsheet.matches.units import units_of
from factsheet.model import (
    Article,
    Element,
    Entry,
    Gap,
    Name,
    Phrase,
    Reference,
    Rulebook,
    Sentence,
    WordList,
)
from factsheet.rulebook import load
from factsheet.sources import collect

ROOT = Path(__file__).parents[2]
HERE = Place("test")


def test_on_made_up_articles_it_loses_nothing_and_every_planted_sentence_is_found() -> None:
    rulebook = rulebook_of(10)
    finder = Finder(rulebook)
    planted = 0
    for article, rule in articles(200, 10, rulebook.lists["noise"]):
        matches, _ = finder.find(article)
        assert matches == finder.find(article, gated=False)[0], article.name
        if rule is not None:
            planted += 1
            assert rule_name(rule) in {match.rule for match in matches}, article.name
    assert planted


@pytest.mark.parametrize("folder", ["tests/cases/dev", "seeds"])
def test_on_articles_in_the_manner_of_the_press_it_loses_nothing(
    folder: str, shipped: tuple[Rulebook, Finder]
) -> None:
    rulebook, finder = shipped
    found = 0
    for article in list(_articles(ROOT / folder, rulebook.lists["noise"]))[_some(folder)]:
        gated = finder.find(article)
        assert gated == finder.find(article, gated=False), article.name
        found += len(gated[0])
    assert found


@pytest.fixture(scope="module")
def shipped() -> tuple[Rulebook, Finder]:
    rulebook, _ = load(ROOT / "rules")
    return rulebook, Finder(rulebook)


def _articles(folder: Path, noise: WordList) -> Iterable[Article]:
    for page in collect([folder]):
        article = page if isinstance(page, Problem) else read(page, noise)
        if isinstance(article, Article):
            yield article


def _some(folder: str) -> slice:
    """One page in three of the many that are labelled."""
    return slice(None, None, 3 if folder.endswith("dev") else 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rudal", "Rudal, kata dia."),
        ("rudal", "peluncur“rudal”"),
        ("T-72B3", "Sebuah T‑72B3 terlihat."),
        ("72B3", "T-72B3"),
        ("km", "12km"),
        ("U.S.", "the U.S. said"),
        ("México", "MEXICO dan lainnya"),
        ("Mexico", "di México."),
        ("İzmir", "İzmir"),
        ("Ørsted", "kapal Ørsted"),
        ("Москва", "крейсер Москва"),
        ("5²", "5² rudal"),
        ("&", "A & B"),
        ("as", "AS"),
    ],
)
def test_a_name_is_seen_however_it_stands_in_the_text(name: str, text: str) -> None:
    assert _passes(name, text)


@pytest.mark.parametrize(
    ("name", "text"), [("as", "asked, has, gas"), ("72", "172, 720"), ("rudal", "")]
)
def test_a_part_of_a_word_is_not_taken_for_the_word(name: str, text: str) -> None:
    assert not _passes(name, text)


@given(
    before=st.text(max_size=5),
    after=st.text(max_size=5),
    name=st.sampled_from(["rudal", "72B3", "U.S.", "é1", "ßx", "ΣΑΣ", "12.5", "k\u0301"]),
)
def test_a_name_that_the_reading_knows_passes_the_gate(before: str, after: str, name: str) -> None:
    text = f"{before}{name}{after}"
    units = units_of(text, 0, lexicon_of(_things(name), "id"))
    assert _passes(name, text) or not any(unit.is_a("thing") for unit in units)


def test_a_pronoun_passes_for_the_party_that_it_stands_for() -> None:
    pronoun = WordList("grammar", "words", {"pronoun": _entry("pronoun", "dia")}, HERE)
    actors = WordList("actor", "actors", {"RU": _entry("RU", "Rusia")}, HERE)
    lists = {"grammar": pronoun, "actor": actors, **_things("rudal")}
    phrase = (Reference("actor", "giver"), Gap(8), Reference("thing", "item"))
    assert _open(phrase, lists, "Dia membawa rudal.")
    assert not _open(phrase, lists, "Kapal membawa rudal.")


def test_a_name_counts_for_the_sentence_that_it_stands_in() -> None:
    text = "Tidak ada apa-apa 5rudal ada."
    passed = _gated((Reference("thing"),), _things("rudal"), text, cut=19)
    assert [sentence.number for sentence, _ in passed] == [2]


def _things(name: str) -> dict[str, WordList]:
    return {"thing": WordList("thing", "things", {"one": _entry("one", name)}, HERE)}


def _entry(number: str, name: str) -> Entry:
    return Entry(number, (Name(name, "id"),))


def _passes(name: str, text: str) -> bool:
    return _open((Reference("thing", "item"),), _things(name), text)


def _open(elements: tuple[Element, ...], lists: dict[str, WordList], text: str) -> bool:
    return bool(_gated(elements, lists, text, cut=len(text)))


def _gated(
    elements: tuple[Element, ...], lists: dict[str, WordList], text: str, cut: int
) -> list[tuple[Sentence, int]]:
    pattern = compile_phrase(Phrase("", "id", elements, HERE), lists, Codes())
    sentences = [Sentence(1, 1, 0, cut), Sentence(2, 1, cut, len(text))]
    article = Article("a", "", text, tuple(sentences), (), "id")
    return list(build_gate([pattern], lists).candidates(article, sentences))
