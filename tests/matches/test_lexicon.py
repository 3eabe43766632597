"""Names in a text: the longest first, on word boundaries, in the case and language that count."""

from __future__ import annotations

from typing import Literal

import pytest

from factsheet.errors import Place
from factsheet.matches.lexicon import lexicon_of
from factsheet.matches.units import units_of
from factsheet.model import Entry, Name, WordList

HERE = Place("test")
Kind = Literal["actors", "things", "verbs", "words"]


def _list(kind: Kind, *entries: Entry, name: str = "one") -> WordList:
    return WordList(name, kind, {entry.id: entry for entry in entries}, HERE)


def _entry(
    ident: str, *names: str, language: str = "id", exact: bool = False, not_in: tuple[str, ...] = ()
) -> Entry:
    return Entry(
        ident, tuple(Name(name, language, exact_case=exact) for name in names), not_in=not_in
    )


def _hits(text: str, *lists: WordList, language: str = "id") -> list[str]:
    """What is named in the text, as "id=words"."""
    lexicon = lexicon_of({one.name: one for one in lists}, language)
    found = []
    for unit in units_of(text, 0, lexicon):
        found += [f"{hit.entry.id}={text[unit.start : unit.end]}" for hit in unit.hits]
    return found


WARES = _list(
    "things",
    _entry("lamp", "lampu", "Lampu Biru"),
    _entry("beacon", "lampu suar"),
    _entry("kite", "Merpati-3"),
    _entry("cup", "cangkir", not_in=("cangkir emas", "piala cangkir")),
    _entry("tea", "teh"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sebuah lampu menyala", ["lamp=lampu"]),
        ("sebuah LAMPU menyala", ["lamp=LAMPU"]),
        ("sebuah lampu suar menyala", ["beacon=lampu suar"]),
        ("lampu, suar", ["lamp=lampu"]),
        ("terlampu", []),
        ("oteh dan tehuk", []),
        ("layangan Merpati-3 terbang", ["kite=Merpati-3"]),
        ("layangan Merpati‑3 terbang", ["kite=Merpati‑3"]),
        ("layangan Merpati 3 terbang", ["kite=Merpati 3"]),
        ("“lampu” dan cangkir", ["lamp=lampu", "cup=cangkir"]),
    ],
)
def test_the_longest_name_wins_and_counts_as_a_whole(text: str, expected: list[str]) -> None:
    assert _hits(text, WARES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cangkir pecah", ["cup=cangkir"]),
        ("cangkir emas pecah", []),
        ("piala cangkir pecah", []),
        ("cangkir emas dan cangkir tanah", ["cup=cangkir"]),
    ],
)
def test_a_name_inside_a_phrase_that_means_something_else_is_none(
    text: str, expected: list[str]
) -> None:
    assert _hits(text, WARES) == expected


def test_a_phrase_takes_only_its_own_entry_away() -> None:
    other = _list("things", _entry("vessel", "cangkir"), name="other")
    assert _hits("cangkir emas", WARES, other) == ["vessel=cangkir"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("kapal AS tiba", ["US=AS"]), ("as roda patah", []), ("As roda", [])],
)
def test_where_case_decides_only_that_case_counts(text: str, expected: list[str]) -> None:
    assert _hits(text, _list("actors", _entry("US", "AS", exact=True))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Oman berlayar", ["OM=Oman"]), ("OMAN berlayar", ["OM=OMAN"]), ("oman berlayar", [])],
)
def test_a_proper_name_is_written_with_a_capital(text: str, expected: list[str]) -> None:
    assert _hits(text, _list("actors", _entry("OM", "Oman"))) == expected


def test_a_common_word_counts_in_its_own_language_and_a_proper_name_in_all() -> None:
    words = _list(
        "things", _entry("lamp", "lamp", language="en"), _entry("kite", "Kitewing", language="en")
    )
    assert _hits("a lamp and a Kitewing", words, language="en") == ["lamp=lamp", "kite=Kitewing"]
    assert _hits("lamp dan Kitewing", words) == ["kite=Kitewing"]


def test_a_form_counts_only_in_its_own_language() -> None:
    verbs = _list(
        "verbs", Entry("go", (Name("Pergi", "id", "active"), Name("went", "en", "active")))
    )
    assert _hits("Pergi went", verbs) == ["go=Pergi"]


def test_one_name_may_stand_in_several_lists() -> None:
    place = _list("things", _entry("Oslo", "Oslo"), name="place")
    actor = _list("actors", _entry("NO", "Oslo"), name="actor")
    assert sorted(_hits("di Oslo", place, actor)) == ["NO=Oslo", "Oslo=Oslo"]


def test_every_word_stands_in_one_unit_in_the_order_of_the_text() -> None:
    text = "Sebuah lampu suar, dua cangkir."
    units = units_of(text, 0, lexicon_of({"one": WARES}, "id"))
    assert [text[unit.start : unit.end] for unit in units] == [
        "Sebuah",
        "lampu suar",
        ",",
        "dua",
        "cangkir",
        ".",
    ]
