"""From matches to claims: values in their types, the words that stand behind them, each claim once."""

from __future__ import annotations

from datetime import date

import pytest

from factsheet.facts.quotes import LONGEST_QUOTE
from factsheet.model import Filler, Quantity, When
from tests.matches.tiny import Tiny, ids, load_tiny

PUBLISHED = date(2023, 9, 20)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("claims"))


def test_a_claim_holds_what_one_article_says(desk: Tiny) -> None:
    text = "Hujan turun.\n\nSwedia mengirim 12 lampu ke Peru bulan lalu, kata Timo Harju."
    (claim,) = desk.claims(text, "id", PUBLISHED)
    assert (claim.rule, claim.article, claim.language, claim.published) == (
        "gift",
        "a.txt",
        "id",
        PUBLISHED,
    )
    assert (claim.sentence, claim.paragraph) == (2, 2)
    assert claim.slots["giver"] == (Filler("SE", "Swedia"),)
    assert claim.slots["goods"] == (Filler("lamps", "lampu"),)
    assert claim.slots["quantity"] == Quantity("12", 12, 12, item="lamps")
    assert claim.slots["when"] == When(
        "bulan lalu", date(2023, 8, 1), date(2023, 8, 31), inferred=True, precision="month"
    )
    assert claim.phrase == "<giver> ... <give:active> ... <goods>"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Hujan turun di laut. Swedia mengirim “lampu” ke Peru – dengan kapal. Malam tiba."),
        ("en", "Rain fell at sea. Sweden sent “lamps” to Peru – by ship. Night came."),
    ],
)
def test_the_quote_is_exactly_its_span_of_the_text(desk: Tiny, language: str, text: str) -> None:
    article = desk.article(text, language)
    (claim,) = desk.reader.claims(article, desk.finder.find(article)[0])
    assert claim.quote == article.text[claim.start : claim.end]
    assert claim.quote == article.words(article.sentences[1])


def test_a_long_sentence_is_quoted_around_its_match(desk: Tiny) -> None:
    far = ", ".join(["di negeri jauh di balik gunung yang tinggi"] * 30)
    text = f"Konon {far}, Swedia mengirim lampu ke Peru, {far}."
    article = desk.article(text, "id")
    (claim,) = desk.reader.claims(article, desk.finder.find(article)[0])
    assert len(claim.quote) <= LONGEST_QUOTE < len(text)
    assert claim.quote == article.text[claim.start : claim.end]
    assert "Swedia mengirim lampu ke Peru" in claim.quote
    assert claim.quote.split()[0].strip(",") in text.replace(",", "").split()


def test_a_slot_that_the_text_does_not_fill_is_absent(desk: Tiny) -> None:
    (claim,) = desk.claims("Swedia mengirim lampu.", "id", PUBLISHED)
    assert set(claim.slots) == {"giver", "goods"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia mengirim 12 lampu ke Peru.", Quantity("12", 12, 12, item="lamps")),
        (
            "id",
            "Swedia mengirim lebih dari satu juta lampu ke Peru.",
            Quantity("lebih dari satu juta", 1_000_000, None, item="lamps"),
        ),
        (
            "id",
            "Swedia mengirim sekitar 50 lampu ke Peru.",
            Quantity("sekitar 50", 50, 50, approx=True, item="lamps"),
        ),
        (
            "id",
            "Swedia mengirim jutaan lampu ke Peru.",
            Quantity("jutaan", word="jutaan", item="lamps"),
        ),
        ("id", "Swedia mengirim lampu dan 7 ketel ke Peru.", Quantity("7", 7, 7, item="kettles")),
        ("en", "Sweden sent 12 lamps to Peru.", Quantity("12", 12, 12, item="lamps")),
        (
            "en",
            "Sweden sent at least 20 lamps to Peru.",
            Quantity("at least 20", 20, None, item="lamps"),
        ),
    ],
)
def test_the_number_beside_the_thing_is_its_quantity(
    desk: Tiny, language: str, text: str, expected: Quantity
) -> None:
    (claim,) = desk.claims(text, language)
    assert claim.slots["quantity"] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Sebanyak 300 pelaut bersorak ketika Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu senilai 50 juta dolar ke Peru."),
        ("id", "Swedia mengirim layangan Merpati-3 ke Peru."),
        ("en", "Some 300 sailors cheered when Sweden sent lamps to Peru."),
        ("en", "Sweden sent lamps worth $50 million to Peru."),
    ],
)
def test_money_people_and_model_numbers_are_no_quantity(
    desk: Tiny, language: str, text: str
) -> None:
    (claim,) = desk.claims(text, language)
    assert "quantity" not in claim.slots


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Swedia mengirim lampu ke Peru pada Maret.", date(2023, 3, 1), date(2023, 3, 31)),
        ("Swedia akan mengirim lampu ke Peru pada Maret.", date(2024, 3, 1), date(2024, 3, 31)),
        ("Swedia mengirim lampu ke Peru kemarin.", date(2023, 9, 19), date(2023, 9, 19)),
        ("Swedia mengirim lampu ke Peru pada 3 Maret 2022.", date(2022, 3, 3), date(2022, 3, 3)),
    ],
)
def test_a_plan_is_dated_ahead_and_a_deed_behind(
    desk: Tiny, text: str, start: date, end: date
) -> None:
    (claim,) = desk.claims(text, "id", PUBLISHED)
    when = claim.slots["when"]
    assert isinstance(when, When)
    assert (when.start, when.end) == (start, end)


def test_without_a_date_of_the_article_relative_words_stay_words(desk: Tiny) -> None:
    (claim,) = desk.claims("Swedia mengirim lampu ke Peru kemarin.", "id")
    assert claim.published is None
    assert claim.slots["when"] == When("kemarin", precision="words")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia mengirim barang, termasuk lampu dan ketel, ke Peru.", "kettles+lamps"),
        ("id", "Swedia mengirim gerabah, termasuk ketel, dan lampu ke Peru.", "kettles+lamps"),
        ("en", "Sweden sent goods, including lamps and kettles, to Peru.", "kettles+lamps"),
        ("en", "Sweden sent crockery and lamps to Peru.", "crockery+lamps"),
        ("id", "Swedia mengirim barang ke Peru.", "ware"),
    ],
)
def test_a_general_word_gives_way_to_the_exact_ones_beside_it(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    (claim,) = desk.claims(text, language)
    assert ids(claim.slots, "goods") == expected


def test_a_denial_keeps_the_general_word_that_it_denies(desk: Tiny) -> None:
    (claim,) = desk.claims("Swedia membantah mengirim barang, termasuk lampu, ke Peru.", "id")
    assert claim.status == "denied"
    assert ids(claim.slots, "goods") == "lamps+ware"


def test_claims_come_in_the_order_of_the_text(desk: Tiny) -> None:
    text = "Swedia mengirim lampu ke Peru. Peru membeli ketel dari Finlandia. Finlandia mengirim cangkir ke Kenya."
    article = desk.article(text, "id")
    matches = desk.finder.find(article)[0]
    claims = desk.reader.claims(article, matches)
    assert [ids(claim.slots, "goods") for claim in claims] == ["lamps", "kettles", "cups"]
    assert desk.reader.claims(article, matches[::-1]) == claims


def test_the_same_match_twice_is_one_claim(desk: Tiny) -> None:
    article = desk.article("Swedia mengirim lampu ke Peru.", "id")
    matches = desk.finder.find(article)[0]
    assert len(desk.reader.claims(article, (*matches, *matches))) == 1


def test_the_same_words_in_two_sentences_are_two_claims(desk: Tiny) -> None:
    text = "Swedia mengirim lampu ke Peru. Hujan turun. Swedia mengirim lampu ke Peru."
    assert [claim.sentence for claim in desk.claims(text, "id")] == [1, 3]


def test_the_same_words_in_the_heading_and_in_the_story_are_one_claim(desk: Tiny) -> None:
    text = "Swedia Mengirim Lampu ke Peru\n\nSwedia mengirim lampu ke Peru, kata Timo Harju. Hujan turun sepanjang hari itu."
    assert len(desk.claims(text, "id")) == 1


def test_without_matches_there_are_no_claims(desk: Tiny) -> None:
    article = desk.article("Hujan turun.", "id")
    assert desk.reader.claims(article, ()) == ()


def test_two_events_of_a_sentence_are_two_claims_with_their_own_status(desk: Tiny) -> None:
    text = "Swedia mengirim lampu ke Peru, sedangkan Finlandia akan mengirim ketel ke Kenya."
    told = [(ids(claim.slots, "giver"), claim.status) for claim in desk.claims(text, "id")]
    assert told == [("SE", "reported"), ("FI", "planned")]


def test_what_was_done_is_not_dated_after_its_article(desk: Tiny) -> None:
    published = date(2024, 3, 8)
    (done,) = desk.claims("Sweden sent lamps to Peru until 1 July 2026.", "en", published)
    (planned,) = desk.claims("Sweden will send lamps to Peru on 1 July 2026.", "en", published)
    assert "when" not in done.slots
    assert isinstance(planned.slots["when"], When)
