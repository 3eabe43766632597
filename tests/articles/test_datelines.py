"""Datelines, and the dates of pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factsheet.articles import read
from factsheet.articles.dateline import dateline_of
from factsheet.articles.dates import date_line, full_date
from factsheet.model import Article, Page, WordList

REST = "Presiden Swedia mengirim 12 jet tempur ke Peru pada pekan ini."


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("JABAR WARTA – ", "JABAR WARTA"),
        ("Washington D.C., Warta Pagi – ", "Warta Pagi"),
        ("wartapagi.com – ", "wartapagi.com"),
        ("JAKARTA, WARTAPAGI.com - ", "WARTAPAGI.com"),
        ("Jakarta (ANTARA) - ", "ANTARA"),
        ("OSLO, May 3 (Reuters) -- ", "Reuters"),
        ("OSLO, 3 Mei 2024 (AFP) — ", "AFP"),
        ("JAKARTA, KOMPAS — ", "KOMPAS"),
        ("JAKARTA, WARTA MANDIRI—", "WARTA MANDIRI"),
        ("WARTAPAGI.CO.ID, MOSKOW -- ", "WARTAPAGI.CO.ID"),
        ("Warta6.com, Jakarta - ", "Warta6.com"),
        ("Jakarta, CNN Indonesia -- ", "CNN Indonesia"),
        ("BEOGRAD (WM) - ", "WM"),
        ("JAKARTA-WARTAPAGI: ", "WARTAPAGI"),
        ("MAPUTO, HARIAN CAKRAWALA — ", "HARIAN CAKRAWALA"),
        ("Warta Pagi - ", "Warta Pagi"),
        ("Jakarta - ", None),
        ("NEW YORK – ", None),
        ("MOSKOW, KAMIS — ", None),
        ("JAKARTA, Kamis (14/09/2023) - ", None),
        ("WASHINGTON (AP) — ", "AP"),
    ],
)
def test_a_dateline_is_known_and_gives_its_outlet(line: str, outlet: str | None) -> None:
    found = dateline_of(line + REST, 0, len(line + REST))
    assert found is not None
    assert (line + REST)[found.end :] == REST
    assert found.outlet == outlet


@pytest.mark.parametrize(
    "text",
    [
        "Korea Utara – negara tertutup itu – mengirim jet ke Peru.",
        "Presiden - yang baru pulang - mengirim jet ke Peru.",
        "Presiden Peru: Kami membeli jet dari Swedia.",
        "Jet F-16 Swedia dikirim ke Peru.",
        "Swedia mengirim jet - Peru membayar.",
        "“Kami siap,” kata Presiden - Peru.",
        "UPDATE - Presiden Swedia mengirim jet ke Peru.",
        "14/9 - Swedia mengirim jet.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_of(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kamis, 14 September 2023 | 11:39 WIB", date(2023, 9, 14)),
        ("Kamis, 14 Sep 2023", date(2023, 9, 14)),
        ("JAKARTA, Kamis (14/09/2023)", date(2023, 9, 14)),
        ("03/05/2022 07:45 WIB", date(2022, 5, 3)),
        ("OSLO, May 3, 2024", date(2024, 5, 3)),
        ("May 3rd 2024", date(2024, 5, 3)),
        ("2 Ags 2021", date(2021, 8, 2)),
        ("2024-05-03T10:00:00Z", date(2024, 5, 3)),
        ("Updated: 3 May 2024 at 10:00 am", date(2024, 5, 3)),
        ("31/02/2024", None),
        ("14/9", None),
        ("September 2023", None),
    ],
)
def test_a_full_date_is_read_day_first(text: str, day: date | None) -> None:
    found = full_date(text)
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("text", "is_line"),
    [
        ("Kamis, 14 September 2023 | 11:39 WIB", True),
        ("Harian Cakrawala - Selasa, 28 Maret 2023 | 06:55 WIB", True),
        ("03/05/2022 07:45 WIB", True),
        ("Published: May 3, 2024 10:00 am GMT", True),
        ("Swedia mengirim jet pada 14 September 2023", False),
        ("12 jet", False),
    ],
)
def test_a_line_that_is_a_date_is_told_from_a_sentence(text: str, is_line: bool) -> None:
    assert date_line(text) is is_line


@pytest.mark.parametrize(
    ("text", "published", "how"),
    [
        (
            f"Judul Berita Swedia dan Peru\n\nKamis, 14 September 2023 | 11:39 WIB\n\n{REST}",
            "2023-09-14",
            "inferred",
        ),
        (f"JAKARTA, Kamis (14/09/2023) - {REST}", "2023-09-14", "inferred"),
        (f"OSLO, May 3, 2024 (Reuters) - {REST}", "2024-05-03", "inferred"),
        (f"{REST} Perjanjian itu diteken pada 2 Mei 2021.", None, None),
        (f"{REST}\n\nHal itu lama dibahas di sana.\n\nKamis, 14 September 2023", None, None),
    ],
)
def test_a_page_is_dated_by_its_top_and_never_by_its_events(
    text: str, published: str | None, how: str | None, reading: Callable[[str], Article]
) -> None:
    known = reading(text).published
    assert (known.value if known else None, known.how if known else None) == (published, how)
    if known:
        assert known.basis


def test_what_a_page_states_goes_before_what_is_inferred(noise: WordList) -> None:
    text = f"Judul Lain\n\nKamis, 14 September 2023 | 11:39 WIB\n\nJAKARTA, Warta Pagi - {REST}"
    page = Page(
        "a.txt",
        text.encode(),
        "text",
        title="Judul",
        outlet="Warta",
        author="Ana",
        language="id",
        published=date(2024, 1, 2),
    )
    article = read(page, noise)
    assert isinstance(article, Article)
    said = (article.title, article.outlet, article.author, article.published)
    assert [known and (known.value, known.how) for known in said] == [
        ("Judul", "stated"),
        ("Warta", "stated"),
        ("Ana", "stated"),
        ("2024-01-02", "stated"),
    ]


def test_the_sentence_begins_behind_the_dateline(reading: Callable[[str], Article]) -> None:
    article = reading(f"JAKARTA, Warta Pagi - {REST} Peru membayar tunai.")
    assert article.words(article.sentences[0]) == REST
    assert article.dateline == "JAKARTA, Warta Pagi"
    assert article.cuts == ()
