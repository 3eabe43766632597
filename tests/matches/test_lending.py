"""Who is left unsaid is lent by what the article tells around the clause, where one party can be meant."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny

SOLD = "seller SE, buyer PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "id",
            "Peru membeli lampu dari Swedia. Finlandia dan Norwegia diam. Lampu dijual oleh Swedia.",
        ),
        (
            "en",
            "Peru bought lamps from Sweden. Finland and Norway kept silent. Lamps were sold by Sweden.",
        ),
    ],
)
def test_an_event_told_near_it_lends_its_party(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == f"{SOLD} | {SOLD}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Peru membeli lampu di Oslo bersama Finlandia. Lampu itu dijual oleh Swedia."),
        ("en", "In Oslo, with Finland watching, Peru bought lamps. The lamps were sold by Sweden."),
    ],
)
def test_a_deed_told_in_two_sentences_is_put_together(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language).endswith(SOLD)


def test_an_event_with_another_thing_lends_nothing(desk: Tiny) -> None:
    text = "Peru membeli lampu dari Swedia. Hujan turun. Cangkir dijual oleh Finlandia."
    assert desk.found(text, "id") == SOLD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Peru menjual lampu, sedangkan Swedia menjual cangkir."),
        ("en", "Peru sold lamps, while Sweden sold cups."),
    ],
)
def test_who_does_the_like_is_not_the_other_side(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == ""


def test_what_the_whole_article_knows_of_a_party_fills_a_gap_far_behind(desk: Tiny) -> None:
    idle = "Finlandia dan Norwegia diam. " * 5
    text = f"Peru membeli lampu dari Swedia. {idle}Cangkir dijual oleh Swedia."
    assert desk.found(text, "id") == f"{SOLD} | seller SE, buyer PE, goods cups"


def test_two_counterparts_leave_it_open(desk: Tiny) -> None:
    idle = "Finlandia dan Norwegia diam. " * 5
    text = f"Swedia menjual lampu ke Peru. Swedia menjual lampu ke Norwegia. {idle}Lampu dijual oleh Swedia."
    assert desk.found(text, "id") == f"{SOLD} | seller SE, buyer NO, goods lamps"


@pytest.mark.parametrize(
    ("language", "page"),
    [
        (
            "id",
            (
                "Lampu untuk Peru\n\nPeru membeli lampu dari Swedia.\n\nHujan turun.\n\nHujan turun.\n\n"
                "Hujan turun.\n\nHujan turun.\n\nNorwegia menjual cangkir."
            ),
        ),
        (
            "en",
            (
                "Lamps for Peru\n\nPeru bought lamps from Sweden.\n\nIt rained.\n\nIt rained.\n\n"
                "It rained.\n\nIt rained.\n\nNorway sold cups."
            ),
        ),
    ],
)
def test_to_whom_it_is_done_is_whom_the_page_is_about(desk: Tiny, language: str, page: str) -> None:
    assert desk.found(page, language) == f"{SOLD} | seller NO, buyer PE, goods cups"


@pytest.mark.parametrize("deed", ["Kenya bought cups.", "Norway sold cups near Kenya."])
def test_the_page_lends_no_doer_and_nobody_where_others_are_named(desk: Tiny, deed: str) -> None:
    news = "Peru bought lamps from Sweden.\n\nIt rained.\n\nIt rained.\n\nIt rained."
    page = f"Lamps for Peru\n\n{news}\n\nIt rained.\n\n{deed}"
    assert desk.found(page, "en") == SOLD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Kanada, tetangga di utara, mengatakan bahwa Peru telah membeli lampu."),
        ("en", "Canada, its northern neighbour, said on Tuesday that Peru had bought lamps."),
    ],
)
def test_who_says_what_somebody_else_does_is_not_the_other_side(
    desk: Tiny, language: str, text: str
) -> None:
    assert "CA" not in desk.found(text, language)
