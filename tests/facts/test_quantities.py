from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.facts.quantities import QuantityReader
from factsheet.model import Quantity, WordList

Row = tuple[float | None, float | None, str, str | None, str | None, str]
"""min, max, "~" where about, the vague word, unit, text."""

READ: list[tuple[str, str, list[Row]]] = [
    (
        "id",
        "lebih dari satu juta peluru",
        [(1000000.0, None, "", None, None, "lebih dari satu juta")],
    ),
    ("id", "sekitar 50", [(50.0, 50.0, "~", None, None, "sekitar 50")]),
    ("id", "jutaan", [(None, None, "", "jutaan", None, "jutaan")]),
    ("id", "puluhan tank", [(None, None, "", "puluhan", None, "puluhan")]),
    ("id", "ratusan ribu butir", [(None, None, "", "ratusan ribu", "round", "ratusan ribu butir")]),
    ("id", "50.000 roket", [(50000.0, 50000.0, "", None, None, "50.000")]),
    ("id", "2,5 juta butir", [(2500000.0, 2500000.0, "", None, "round", "2,5 juta butir")]),
    ("id", "1.250 unit", [(1250.0, 1250.0, "", None, "unit", "1.250 unit")]),
    ("id", "80 ribu", [(80000.0, 80000.0, "", None, None, "80 ribu")]),
    ("id", "1 juta lebih", [(1000000.0, None, "", None, None, "1 juta lebih")]),
    ("id", "satu skuadron", [(1.0, 1.0, "", None, "squadron", "satu skuadron")]),
    ("id", "sepucuk", [(1, 1, "", None, "piece", "sepucuk")]),
    ("id", "10-12 jet", [(10.0, 12.0, "", None, None, "10-12")]),
    ("id", "antara 10 dan 12", [(10.0, 12.0, "", None, None, "antara 10 dan 12")]),
    ("id", "hingga 30", [(None, 30.0, "", None, None, "hingga 30")]),
    ("id", "sedikitnya 20", [(20.0, None, "", None, None, "sedikitnya 20")]),
    ("id", "hampir 100", [(100.0, 100.0, "~", None, None, "hampir 100")]),
    ("id", "enam", [(6.0, 6.0, "", None, None, "enam")]),
    ("id", "senilai 50 juta dolar", []),
    ("id", "$50 juta", []),
    ("id", "Rp16,7 triliun", []),
    ("id", "155 mm", []),
    ("id", "5,56 milimeter", []),
    ("id", "JAS-39", []),
    ("id", "500 pon", []),
    ("id", "tahun 2023", []),
    ("id", "14/9", []),
    ("id", "3 Maret 2022", []),
    ("id", "42 tahun", []),
    ("id", "ke-12", []),
    ("id", "129 kilometer", []),
    (
        "id",
        "21 dari sekitar 50 rudal",
        [(21.0, 21.0, "", None, None, "21"), (50.0, 50.0, "~", None, None, "sekitar 50")],
    ),
    (
        "id",
        "dua puluh ribu lima ratus",
        [(20500.0, 20500.0, "", None, None, "dua puluh ribu lima ratus")],
    ),
    (
        "id",
        "tiga ratus dua puluh lima",
        [(325.0, 325.0, "", None, None, "tiga ratus dua puluh lima")],
    ),
    ("id", "setengah juta", [(500000.0, 500000.0, "", None, None, "setengah juta")]),
    ("id", "dua setengah juta", [(2500000.0, 2500000.0, "", None, None, "dua setengah juta")]),
    ("id", "seratus dua puluh", [(120.0, 120.0, "", None, None, "seratus dua puluh")]),
    ("id", "enam belas unit", [(16.0, 16.0, "", None, "unit", "enam belas unit")]),
    ("id", "50-an unit", [(50.0, 50.0, "~", None, "unit", "50-an unit")]),
    ("id", "pukul 10.30 WIB", []),
    ("id", "50.000 tentara Wagner", []),
    ("id", "salah satu", []),
    ("id", "satu-satunya", []),
    ("id", "Leopard 2", []),
    ("id", "14 Leopard 2", [(14.0, 14.0, "", None, None, "14")]),
    ("id", "12 F 16", [(12.0, 12.0, "", None, None, "12")]),
    ("id", "beberapa ratus drone", [(None, None, "", "beberapa ratus", None, "beberapa ratus")]),
    ("id", "sejumlah 50 unit", [(50.0, 50.0, "", None, "unit", "50 unit")]),
    ("id", "50 persen", []),
    ("id", "5 Sept", []),
    ("id", "enam atau tujuh", [(6.0, 7.0, "", None, None, "enam atau tujuh")]),
    ("id", "50 hingga 100 ribu", [(50000.0, 100000.0, "", None, None, "50 hingga 100 ribu")]),
    (
        "id",
        "1.000 hingga 2.000 ton",
        [(1000.0, 2000.0, "", None, "tonne", "1.000 hingga 2.000 ton")],
    ),
    ("id", "2000 ton", [(2000.0, 2000.0, "", None, "tonne", "2000 ton")]),
    ("id", "Pada 2022", []),
    ("en", "two dozen", [(24.0, 24.0, "", None, None, "two dozen")]),
    (
        "en",
        "hundreds of thousands",
        [(None, None, "", "hundreds of thousands", None, "hundreds of thousands")],
    ),
    ("en", "dozens of tanks", [(None, None, "", "dozens", None, "dozens")]),
    ("en", "half a million shells", [(500000.0, 500000.0, "", None, None, "half a million")]),
    ("en", "a dozen Gripen jets", [(12.0, 12.0, "", None, None, "a dozen")]),
    ("en", "up to 30", [(None, 30.0, "", None, None, "up to 30")]),
    ("en", "at least 20", [(20.0, None, "", None, None, "at least 20")]),
    ("en", "50,000 rounds of ammunition", [(50000.0, 50000.0, "", None, "round", "50,000 rounds")]),
    ("en", "more than 1 million", [(1000000.0, None, "", None, None, "more than 1 million")]),
    ("en", "$1.2 billion", []),
    ("en", "twenty-four", [(24.0, 24.0, "", None, None, "twenty-four")]),
    ("en", "two hundred and fifty", [(250.0, 250.0, "", None, None, "two hundred and fifty")]),
    (
        "en",
        "tens of thousands of rounds",
        [(None, None, "", "tens of thousands", "round", "tens of thousands of rounds")],
    ),
    ("en", "155mm", []),
    ("en", "155 mm", []),
    ("en", "May 3, 2024", []),
    ("en", "10 to 12", [(10.0, 12.0, "", None, None, "10 to 12")]),
    ("en", "between 10 and 12", [(10.0, 12.0, "", None, None, "between 10 and 12")]),
    ("en", "one of the", []),
    ("en", "30-year-old", []),
    ("en", "as many as 50", [(None, 50.0, "", None, None, "as many as 50")]),
    ("en", "an estimated 300", [(300.0, 300.0, "~", None, None, "an estimated 300")]),
    ("en", "one million", [(1000000.0, 1000000.0, "", None, None, "one million")]),
    ("en", "6,000 containers", [(6000.0, 6000.0, "", None, "container", "6,000 containers")]),
    ("en", "10 more units", [(10.0, 10.0, "", None, "unit", "10 more units")]),
    ("en", "a 40-rocket launcher", []),
    ("en", "500 pounds", []),
    ("en", "several dozen", [(None, None, "", "several dozen", None, "several dozen")]),
    ("en", "2.5 million", [(2500000.0, 2500000.0, "", None, None, "2.5 million")]),
    ("en", "some 50 missiles", [(50.0, 50.0, "~", None, None, "some 50")]),
    ("en", "the first", []),
    ("en", "2023", []),
    ("en", "120 soldiers", []),
    ("en", "a couple of tanks", [(None, None, "", "a couple of", None, "a couple of")]),
    ("en", "worth 50 million", []),
    ("en", "fewer than 10", [(None, 10.0, "", None, None, "fewer than 10")]),
    ("en", "500-plus", [(500.0, None, "", None, None, "500-plus")]),
    ("en", "1.5 tonnes", [(1.5, 1.5, "", None, "tonne", "1.5 tonnes")]),
]

NEAR: list[tuple[str, str, str, Row | None]] = [
    ("id", "12 jet tempur Gripen", "Gripen", (12.0, 12.0, "", None, None, "12")),
    (
        "id",
        "roket dan peluru artileri dalam jumlah jutaan",
        "roket",
        (None, None, "", "jutaan", None, "jutaan"),
    ),
    (
        "id",
        "jutaan peluru, roket, dan peluru artileri",
        "peluru artileri",
        (None, None, "", "jutaan", None, "jutaan"),
    ),
    ("en", "a dozen Gripen jets", "Gripen", (12.0, 12.0, "", None, None, "a dozen")),
    (
        "id",
        "peluru artileri lebih dari satu juta butir",
        "peluru artileri",
        (1000000.0, None, "", None, "round", "lebih dari satu juta butir"),
    ),
    ("id", "howitzer K9 24 unit", "howitzer", (24.0, 24.0, "", None, "unit", "24 unit")),
    ("id", "50.000 tentara Wagner dan tank", "tank", None),
    (
        "id",
        "21 dari sekitar 50 rudal balistik",
        "rudal balistik",
        (50.0, 50.0, "~", None, None, "sekitar 50"),
    ),
    ("en", "21 of some 50 missiles", "missiles", (50.0, 50.0, "~", None, None, "some 50")),
    ("id", "12 tank dan howitzer", "howitzer", None),
    (
        "id",
        "peluru, roket dan peluru artileri yang berjumlah jutaan",
        "roket",
        (None, None, "", "jutaan", None, "jutaan"),
    ),
    (
        "en",
        "artillery shells in the millions",
        "artillery shells",
        (None, None, "", "millions", None, "millions"),
    ),
    ("id", "mengirim 2000 roket ke", "roket", (2000.0, 2000.0, "", None, None, "2000")),
    ("id", "rudal, 500 butir peluru", "rudal", None),
    ("en", "14 Leopard 2 tanks", "Leopard 2", (14.0, 14.0, "", None, None, "14")),
    (
        "id",
        "dua sistem pertahanan udara",
        "sistem pertahanan udara",
        (2.0, 2.0, "", None, None, "dua"),
    ),
    (
        "en",
        "containers, more than 1 million rounds of ammunition",
        "ammunition",
        (1000000.0, None, "", None, "round", "more than 1 million rounds"),
    ),
    ("id", "tank Leopard sebanyak 14 unit", "tank", (14.0, 14.0, "", None, "unit", "14 unit")),
    ("id", "korvet dan 3 kapal", "korvet", None),
    ("id", "jet Gripen (12 unit)", "jet Gripen", (12.0, 12.0, "", None, "unit", "12 unit")),
    ("id", "12 jet tempur", "12 jet tempur", (12.0, 12.0, "", None, None, "12")),
]


@pytest.fixture(scope="module")
def reader(word_lists: Mapping[str, WordList]) -> QuantityReader:
    return QuantityReader(word_lists)


def row(quantity: Quantity) -> Row:
    about = "~" if quantity.approx else ""
    return (quantity.min, quantity.max, about, quantity.word, quantity.unit, quantity.text)


@pytest.mark.parametrize(("language", "text", "expected"), READ)
def test_quantities_are_read_and_other_numbers_are_not(
    reader: QuantityReader, language: str, text: str, expected: list[Row]
) -> None:
    assert [row(quantity) for *_, quantity in reader.read(text, language)] == expected


@pytest.mark.parametrize(("language", "text", "item", "expected"), NEAR)
def test_the_quantity_belongs_to_the_thing(
    reader: QuantityReader, language: str, text: str, item: str, expected: Row | None
) -> None:
    start = text.index(item)
    found = reader.near(text, language, start, start + len(item))
    assert (row(found) if found else None) == expected


@given(st.text(max_size=80), st.sampled_from(["id", "en", "fr"]))
def test_any_text_is_read_and_every_span_is_the_quantity(
    word_lists: Mapping[str, WordList], text: str, language: str
) -> None:
    for start, end, quantity in QuantityReader(word_lists).read(text, language):
        assert text[start:end] == quantity.text


def test_without_lists_only_figures_are_read() -> None:
    assert [q.min for *_, q in QuantityReader({}).read("dua tank, 12 radar", "id")] == [12]
