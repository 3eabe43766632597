"""Numbers, dates and cuts as the sheet words them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import Place
from factsheet.model import Entry, Name, Quantity, When, WordList
from factsheet.sheets import callings_of, names_of
from factsheet.sheets.labels import _read, labels, languages
from factsheet.sheets.wording import Words, shortened
from factsheet.templating import TemplateBroken, shipped

EN, ID = (Words(one, labels(one, None), {}) for one in ("en", "id"))


@pytest.mark.parametrize(
    ("quantity", "english", "indonesian"),
    [
        (Quantity("12", 12, 12), "12", "12"),
        (Quantity("", 1_000_000), "≥\u00a01,000,000", "≥\u00a01.000.000"),
        (Quantity("", None, 30), "≤\u00a030", "≤\u00a030"),
        (Quantity("", 50, 50, approx=True), "±\u00a050", "±\u00a050"),
        (Quantity("", 10, 12), "10–12", "10–12"),
        (Quantity("", 2.5, 2.5, unit="ton"), "2.5 ton", "2,5 ton"),
        (Quantity("jutaan peluru", word="jutaan"), "“jutaan”", "“jutaan”"),
    ],
)
def test_a_quantity_never_says_more_than_was_said(
    quantity: Quantity, english: str, indonesian: str
) -> None:
    assert (EN.quantity(quantity), ID.quantity(quantity)) == (english, indonesian)


@pytest.mark.parametrize(
    ("number", "english", "indonesian"),
    [
        (1_000_000, "1 million", "1 juta"),
        (1_250_000, "1.25 million", "1,25 juta"),
        (1_234_567, "1,234,567", "1.234.567"),
        (3_000_000_000, "3 billion", "3 miliar"),
        (999, "999", "999"),
    ],
)
def test_large_round_numbers_are_words_in_a_tile(
    number: int, english: str, indonesian: str
) -> None:
    assert (EN.number(number, short=True), ID.number(number, short=True)) == (english, indonesian)


@pytest.mark.parametrize(
    ("when", "english", "indonesian"),
    [
        (When("", date(2023, 8, 5), date(2023, 8, 5), precision="day"), "5 Aug 2023", "5 Agu 2023"),
        (When("", date(2022, 5, 1), date(2022, 5, 31), precision="month"), "May 2022", "Mei 2022"),
        (
            When("", date(2022, 5, 1), date(2022, 5, 31), inferred=True, precision="month"),
            "[May 2022]",
            "[Mei 2022]",
        ),
        (When("", date(2023, 1, 1), date(2023, 12, 31), precision="year"), "2023", "2023"),
        (When("", date(2023, 7, 1), date(2023, 9, 30), precision="quarter"), "Q3 2023", "Q3 2023"),
        (
            When("", date(2021, 3, 4), date(2021, 3, 6), precision="span"),
            "4–6 Mar 2021",
            "4–6 Mar 2021",
        ),
        (
            When("", date(2022, 12, 1), date(2023, 2, 28), precision="span"),
            "Dec 2022 – Feb 2023",
            "Des 2022 – Feb 2023",
        ),
        (
            When("", date(2022, 2, 1), None, precision="span"),
            "since Feb 2022",
            "sejak Feb 2022",
        ),
        (When("bulan lalu"), "“bulan lalu”", "“bulan lalu”"),
        (When(""), "..", ".."),
    ],
)
def test_a_date_keeps_its_precision_and_how_it_is_known(
    when: When, english: str, indonesian: str
) -> None:
    assert (EN.when(when), ID.when(when)) == (english, indonesian)


@given(st.text(), st.integers(2, 60))
def test_a_cut_is_never_longer_than_its_room_but_for_a_closing_quote(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most + 1


def test_every_language_has_every_label() -> None:
    assert languages(None) == ("en", "id")

    def paths(tree: object, above: str = "") -> set[str]:
        if not isinstance(tree, dict):
            return {above}
        return {one for key, value in tree.items() for one in paths(value, f"{above}.{key}")}

    files = [_read(shipped() / "labels" / f"{one}.yml") for one in ("en", "id")]
    shown = [
        {one for one in paths(file) if not one.startswith((".terms", ".speakers"))}
        for file in files
    ]
    assert shown[0] == shown[1]


def test_an_own_label_stands_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "en.yml").write_text("bottom_line: In short\nslots: {item: Goods}\n")
    own = labels("en", tmp_path)
    assert (own["bottom_line"], own["slots"]["item"]) == ("In short", "Goods")
    assert own["slots"]["supplier"] == "Supplier"


def test_a_language_without_labels_is_told_with_those_that_have(tmp_path: Path) -> None:
    with pytest.raises(TemplateBroken) as caught:
        labels("fr", tmp_path)
    assert caught.value.problem.hint == "there are: en, id"


def test_names_are_plurals_capitals_and_the_first_of_the_list() -> None:
    here = Place("rules/lists/x.yml", 1)
    plane = Entry(
        "combat-aircraft",
        (Name("fighter jet", "en"), Name("combat aircraft", "en"), Name("jet tempur", "id")),
    )
    ship = Entry("ships", (Name("warship", "en"), Name("warships", "en")))
    peru = Entry("PE", (Name("Peru", "en"), Name("PE", "en"), Name("Lima", "id", "capital")))
    lima = Entry("lima", (Name("istana", "id"), Name("Lima", "id")), of="PE")
    lists = [
        WordList("weapon", "things", {"combat-aircraft": plane, "ships": ship}, here),
        WordList("actor", "actors", {"PE": peru}, here),
        WordList("place", "things", {"lima": lima}, here),
    ]
    names = names_of(lists)
    assert names["combat-aircraft"] == {"en": "combat aircraft", "id": "jet tempur"}
    assert names["ships"] == {"en": "warships"}
    assert names["PE"] == {"en": "Peru"}
    assert names["lima"] == {"id": "Lima"}


def spoken(language: str) -> Words:
    names = {
        "US": {"en": "United States", "id": "Amerika Serikat"},
        "DE": {"en": "Germany", "id": "Jerman"},
    }
    entries = {
        "US": Entry(
            "US",
            (
                Name("Amerika Serikat", "id"), Name("AS", "id", exact_case=True), Name("Gedung Putih", "id"),
                Name("United States", "en"), Name("American", "en", "adjective"),
                Name("Washington", "id", "capital"), Name("Washington", "en", "capital"),
            ),
        ),
        "DE": Entry("DE", (Name("Jerman", "id"), Name("Germany", "en"), Name("German", "en", "adjective"))),
        "john-kirby": Entry("john-kirby", (Name("Kirby", "id"),), of="US"),
    }  # fmt: skip
    actors = WordList("actor", "actors", entries, Place("x"))
    return Words(language, labels(language, None), names, callings_of([actors], names))


@pytest.mark.parametrize(
    ("said", "of", "english"),
    [
        ("AS", "id", "the United States"),
        ("The United States", "en", "the United States"),
        ("Gedung Putih", "id", "the White House"),
        ("Washington", "id", "Washington"),
        ("Kementerian Pertahanan Jerman", "id", "the defence ministry of Germany"),
        ("Para pejabat intelijen AS", "id", "intelligence officials of the United States"),
        ("Presiden Jerman Otto Muster", "id", "the president of Germany, Otto Muster"),
        ("kantor Kirby", "id", "the office of Kirby"),
        ("Kirby", "id", "Kirby"),
        ("Senjata", "id", "“Senjata”"),
        ("kepala gudang Jerman", "id", "“kepala gudang Jerman”"),
        ("a customs officer", "en", "a customs officer"),
    ],
)
def test_a_speaker_is_told_in_the_language_of_the_sheet_or_quoted(
    said: str, of: str, english: str
) -> None:
    assert spoken("en").speaker(said, of) == english


@pytest.mark.parametrize(
    ("said", "of", "indonesian"),
    [
        ("AS", "id", "Amerika Serikat"),
        ("American officials", "en", "para pejabat Amerika Serikat"),
        ("Germany's foreign ministry", "en", "Kementerian Luar Negeri Jerman"),
        ("German Defence Minister Otto Muster", "en", "Menteri Pertahanan Jerman Otto Muster"),
        ("officials in Washington", "en", "para pejabat di Washington"),
        ("a customs officer", "en", "“a customs officer”"),
    ],
)
def test_an_english_speaker_is_told_in_indonesian_word_order(
    said: str, of: str, indonesian: str
) -> None:
    assert spoken("id").speaker(said, of) == indonesian
