"""Text to tokens: what a word is, where it stands, and the form in which it is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.matches.words import fold, tokens_of
from tests.matches.tiny import amiss

TEXTS = st.text(st.sampled_from(list("aBéİß1.,'’“”-–‑—:;()& \n&½Ж")), max_size=30) | st.text(
    max_size=20
)


def _folded(text: str) -> list[str]:
    return [token.folded for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lampu itu dijual.", ["lampu", "itu", "dijual", "."]),
        ("12.500 lampu", ["12.500", "lampu"]),
        ("2,5 juta", ["2,5", "juta"]),
        ("lampu, ketel", ["lampu", ",", "ketel"]),
        ("U.S. lamps", ["u.s.", "lamps"]),
        ("Merpati-3", ["merpati", "3"]),
        ("layang-layang", ["layang"]),
        ("darinya", ["dari", "nya"]),
        ("Sweden's lamps", ["sweden", "'s", "lamps"]),
        ("Sweden’s lamps", ["sweden", "'s", "lamps"]),
        ("(14/9)", ["(", "14", "/", "9", ")"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_marks(text: str, expected: list[str]) -> None:
    assert _folded(text) == expected


@pytest.mark.parametrize("text", ["“lampu”", '"lampu"', "«lampu»", "‘lampu’", "„lampu“", "`lampu`"])
def test_quotation_marks_part_nothing(text: str) -> None:
    assert _folded(text) == ["lampu"]


@pytest.mark.parametrize("dash", "-‐‑–")
def test_a_dash_inside_a_word_is_the_same_however_it_is_typed(dash: str) -> None:
    assert _folded(f"Merpati{dash}3 terbang") == ["merpati", "3", "terbang"]


@pytest.mark.parametrize("text", ["lampu – ketel", "lampu — ketel", "lampu - ketel", "lampu—ketel"])
def test_a_dash_between_words_is_a_mark(text: str) -> None:
    words = _folded(text)
    assert (words[0], words[-1], len(words)) == ("lampu", "ketel", 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("México", "MEXICO"),
        ("Curaçao", "curacao"),
        ("SWEDIA", "swedia"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        pytest.param("İzmir", "izmir", marks=amiss("a capital with a dot keeps its capital")),
    ],
)
def test_case_and_accents_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(TEXTS)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS, st.integers(0, 1000))
def test_each_token_is_the_text_between_its_offsets(text: str, offset: int) -> None:
    at = offset
    for token in tokens_of(text, offset):
        assert at <= token.start < token.end
        assert text[token.start - offset : token.end - offset] == token.surface
        at = token.end


@given(TEXTS)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    kept = "".join(token.surface for token in tokens_of(text))
    assert [char for char in text if char.isalpha()] == [char for char in kept if char.isalpha()]
    assert [char for char in text if char.isdecimal()] == [
        char for char in kept if char.isdecimal()
    ]


@pytest.mark.parametrize(
    ("text", "is_word", "is_capital"),
    [("Lampu", True, True), ("lampu", True, False), ("12", True, False), (",", False, False)],
)
def test_a_token_tells_what_it_is(text: str, is_word: bool, is_capital: bool) -> None:
    (token,) = tokens_of(text)
    assert (token.is_word, token.is_capital) == (is_word, is_capital)
