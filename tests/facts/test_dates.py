from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.facts.dates import DateReader
from factsheet.model import When, WordList

PUBLISHED = date(2023, 9, 17)
"""A Sunday."""

Row = tuple[str, str | None, str | None, str, bool]
"""Text, first and last day, precision, inferred."""

READ: list[tuple[str, str, list[Row], list[str]]] = [
    (
        "id",
        "5 September 2023",
        [("5 September 2023", "2023-09-05", "2023-09-05", "day", False)],
        ["day"],
    ),
    (
        "id",
        "November 2022",
        [("November 2022", "2022-11-01", "2022-11-30", "month", False)],
        ["month"],
    ),
    ("id", "tahun 2022", [("tahun 2022", "2022-01-01", "2022-12-31", "year", False)], ["year"]),
    ("id", "(14/9)", [("(14/9)", "2023-09-14", "2023-09-14", "day", True)], ["words"]),
    ("id", "(14/09/2023)", [("(14/09/2023)", "2023-09-14", "2023-09-14", "day", False)], ["day"]),
    ("id", "Kamis (14/9)", [("Kamis (14/9)", "2023-09-14", "2023-09-14", "day", True)], ["words"]),
    (
        "id",
        "Kamis, 14 September 2023",
        [("Kamis, 14 September 2023", "2023-09-14", "2023-09-14", "day", False)],
        ["day"],
    ),
    (
        "id",
        "4-6 Maret 2021",
        [("4-6 Maret 2021", "2021-03-04", "2021-03-06", "span", False)],
        ["span"],
    ),
    (
        "id",
        "Kamis (4/3/2021) hingga Sabtu (6/3/2021)",
        [("Kamis (4/3/2021) hingga Sabtu (6/3/2021)", "2021-03-04", "2021-03-06", "span", False)],
        ["span"],
    ),
    (
        "id",
        "Kamis (14/9) hingga Sabtu (16/9)",
        [("Kamis (14/9) hingga Sabtu (16/9)", "2023-09-14", "2023-09-16", "span", True)],
        ["words"],
    ),
    (
        "id",
        "antara akhir Desember dan akhir Februari",
        [("antara akhir Desember dan akhir Februari", "2022-12-21", "2023-02-28", "span", True)],
        ["words"],
    ),
    (
        "id",
        "sejak Februari 2022",
        [("sejak Februari 2022", "2022-02-01", None, "span", False)],
        ["span"],
    ),
    ("id", "kemarin", [("kemarin", "2023-09-16", "2023-09-16", "day", True)], ["words"]),
    ("id", "hari ini", [("hari ini", "2023-09-17", "2023-09-17", "day", True)], ["words"]),
    ("id", "besok", [("besok", "2023-09-18", "2023-09-18", "day", True)], ["words"]),
    ("id", "pekan lalu", [("pekan lalu", "2023-09-04", "2023-09-10", "week", True)], ["words"]),
    ("id", "minggu ini", [("minggu ini", "2023-09-11", "2023-09-17", "week", True)], ["words"]),
    (
        "id",
        "Minggu (10/9)",
        [("Minggu (10/9)", "2023-09-10", "2023-09-10", "day", True)],
        ["words"],
    ),
    ("id", "bulan depan", [("bulan depan", "2023-10-01", "2023-10-31", "month", True)], ["words"]),
    ("id", "tahun lalu", [("tahun lalu", "2022-01-01", "2022-12-31", "year", True)], ["words"]),
    (
        "id",
        "awal bulan ini",
        [("awal bulan ini", "2023-09-01", "2023-09-10", "span", True)],
        ["words"],
    ),
    (
        "id",
        "pertengahan bulan ini",
        [("pertengahan bulan ini", "2023-09-11", "2023-09-20", "span", True)],
        ["words"],
    ),
    (
        "id",
        "akhir bulan ini",
        [("akhir bulan ini", "2023-09-21", "2023-09-30", "span", True)],
        ["words"],
    ),
    ("id", "akhir tahun", [("akhir tahun", "2023-09-01", "2023-12-31", "span", True)], ["words"]),
    (
        "id",
        "September lalu",
        [("September lalu", "2022-09-01", "2022-09-30", "month", True)],
        ["words"],
    ),
    (
        "id",
        "pada bulan Maret",
        [("bulan Maret", "2023-03-01", "2023-03-31", "month", True)],
        ["words"],
    ),
    ("id", "pada Juli", [("Juli", "2023-07-01", "2023-07-31", "month", True)], ["words"]),
    (
        "id",
        "dua bulan lalu",
        [("dua bulan lalu", "2023-07-01", "2023-07-31", "month", True)],
        ["words"],
    ),
    (
        "id",
        "3 hari yang lalu",
        [("3 hari yang lalu", "2023-09-14", "2023-09-14", "day", True)],
        ["words"],
    ),
    (
        "id",
        "sebulan lalu",
        [("sebulan lalu", "2023-08-01", "2023-08-31", "month", True)],
        ["words"],
    ),
    ("id", "Selasa", [("Selasa", "2023-09-12", "2023-09-12", "day", True)], ["words"]),
    ("id", "Selasa lalu", [("Selasa lalu", "2023-09-12", "2023-09-12", "day", True)], ["words"]),
    (
        "id",
        "Senin kemarin",
        [("Senin kemarin", "2023-09-11", "2023-09-11", "day", True)],
        ["words"],
    ),
    (
        "id",
        "kuartal II 2024",
        [("kuartal II 2024", "2024-04-01", "2024-06-30", "quarter", False)],
        ["quarter"],
    ),
    (
        "id",
        "pertengahan Mei",
        [("pertengahan Mei", "2023-05-11", "2023-05-20", "span", True)],
        ["words"],
    ),
    ("id", "akhir 2023", [("akhir 2023", "2023-09-01", "2023-12-31", "span", False)], ["span"]),
    ("id", "Jumat depan", [("Jumat depan", "2023-09-22", "2023-09-22", "day", True)], ["words"]),
    (
        "id",
        "31/2/2023 (31/2)",
        [("31/2/2023", None, None, "words", False), ("(31/2)", None, None, "words", False)],
        ["words", "words"],
    ),
    ("id", "Senin (14/9)", [("Senin (14/9)", None, None, "words", False)], ["words"]),
    ("id", "beberapa bulan lalu", [("beberapa bulan lalu", None, None, "words", False)], ["words"]),
    (
        "id",
        "dua tahun terakhir",
        [("dua tahun terakhir", "2021-01-01", "2023-09-17", "span", True)],
        ["words"],
    ),
    (
        "id",
        "dua pekan lagi",
        [("dua pekan lagi", "2023-09-25", "2023-10-01", "week", True)],
        ["words"],
    ),
    ("id", "30 Maret 2021", [("30 Maret 2021", "2021-03-30", "2021-03-30", "day", False)], ["day"]),
    (
        "id",
        "Maret hingga Mei 2023",
        [("Maret hingga Mei 2023", "2023-03-01", "2023-05-31", "span", False)],
        ["span"],
    ),
    ("id", "sejak Februari", [("sejak Februari", "2023-02-01", None, "span", True)], ["words"]),
    (
        "id",
        "(Kamis, 14/9)",
        [("(Kamis, 14/9)", "2023-09-14", "2023-09-14", "day", True)],
        ["words"],
    ),
    ("id", "12 Agt 2022", [("12 Agt 2022", "2022-08-12", "2022-08-12", "day", False)], ["day"]),
    (
        "id",
        "akhir pekan lalu",
        [("akhir pekan lalu", "2023-09-09", "2023-09-10", "span", True)],
        ["words"],
    ),
    (
        "id",
        "dua setengah bulan lalu",
        [("dua setengah bulan lalu", None, None, "words", False)],
        ["words"],
    ),
    ("id", "Piala Dunia 2022 di Qatar", [], []),
    ("id", "2000 roket", [], []),
    ("id", "pada 2019", [("2019", "2019-01-01", "2019-12-31", "year", False)], ["year"]),
    (
        "id",
        "antara Maret dan Mei 2023",
        [("antara Maret dan Mei 2023", "2023-03-01", "2023-05-31", "span", False)],
        ["span"],
    ),
    ("id", "2023-09-05", [("2023-09-05", "2023-09-05", "2023-09-05", "day", False)], ["day"]),
    ("id", "sejak invasi", [], []),
    (
        "id",
        "dua minggu lalu",
        [("dua minggu lalu", "2023-08-28", "2023-09-03", "week", True)],
        ["words"],
    ),
    (
        "id",
        "Kamis malam waktu setempat (14/9)",
        [("Kamis malam waktu setempat (14/9)", "2023-09-14", "2023-09-14", "day", True)],
        ["words"],
    ),
    (
        "id",
        "Senin sore, 4 September 2023",
        [("Senin sore, 4 September 2023", "2023-09-04", "2023-09-04", "day", False)],
        ["day"],
    ),
    (
        "id",
        "Oktober tahun depan",
        [("Oktober tahun depan", "2024-10-01", "2024-10-31", "month", True)],
        ["words", "words"],
    ),
    (
        "id",
        "14 Maret tahun lalu",
        [("14 Maret tahun lalu", "2022-03-14", "2022-03-14", "day", True)],
        ["words", "words"],
    ),
    (
        "id",
        "Februari tahun ini",
        [("Februari tahun ini", "2023-02-01", "2023-02-28", "month", True)],
        ["words", "words"],
    ),
    (
        "en",
        "in March of last year",
        [("March of last year", "2022-03-01", "2022-03-31", "month", True)],
        ["words", "words"],
    ),
    (
        "en",
        "on 5 March last year",
        [("5 March last year", "2022-03-05", "2022-03-05", "day", True)],
        ["words", "words"],
    ),
    (
        "id",
        "Selasa waktu setempat",
        [("Selasa", "2023-09-12", "2023-09-12", "day", True)],
        ["words"],
    ),
    (
        "en",
        "September 5, 2023",
        [("September 5, 2023", "2023-09-05", "2023-09-05", "day", False)],
        ["day"],
    ),
    ("en", "5 Sept", [("5 Sept", "2023-09-05", "2023-09-05", "day", True)], ["words"]),
    ("en", "Sept. 5", [("Sept. 5", "2023-09-05", "2023-09-05", "day", True)], ["words"]),
    ("en", "May 3, 2024", [("May 3, 2024", "2024-05-03", "2024-05-03", "day", False)], ["day"]),
    ("en", "yesterday", [("yesterday", "2023-09-16", "2023-09-16", "day", True)], ["words"]),
    ("en", "last week", [("last week", "2023-09-04", "2023-09-10", "week", True)], ["words"]),
    ("en", "last month", [("last month", "2023-08-01", "2023-08-31", "month", True)], ["words"]),
    ("en", "next month", [("next month", "2023-10-01", "2023-10-31", "month", True)], ["words"]),
    ("en", "on Tuesday", [("Tuesday", "2023-09-12", "2023-09-12", "day", True)], ["words"]),
    ("en", "last Tuesday", [("last Tuesday", "2023-09-12", "2023-09-12", "day", True)], ["words"]),
    ("en", "in March", [("March", "2023-03-01", "2023-03-31", "month", True)], ["words"]),
    ("en", "early May", [("early May", "2023-05-01", "2023-05-10", "span", True)], ["words"]),
    ("en", "mid-May", [("mid-May", "2023-05-11", "2023-05-20", "span", True)], ["words"]),
    (
        "en",
        "late this month",
        [("late this month", "2023-09-21", "2023-09-30", "span", True)],
        ["words"],
    ),
    (
        "en",
        "by the end of the year",
        [("by the end of the year", "2023-09-17", "2023-12-31", "span", True)],
        ["words"],
    ),
    ("en", "Q3 2024", [("Q3 2024", "2024-07-01", "2024-09-30", "quarter", False)], ["quarter"]),
    (
        "en",
        "third quarter of 2024",
        [("third quarter of 2024", "2024-07-01", "2024-09-30", "quarter", False)],
        ["quarter"],
    ),
    (
        "en",
        "two weeks ago",
        [("two weeks ago", "2023-08-28", "2023-09-03", "week", True)],
        ["words"],
    ),
    ("en", "a month ago", [("a month ago", "2023-08-01", "2023-08-31", "month", True)], ["words"]),
    ("en", "in two weeks", [("in two weeks", "2023-09-25", "2023-10-01", "week", True)], ["words"]),
    (
        "en",
        "since February 2022",
        [("since February 2022", "2022-02-01", None, "span", False)],
        ["span"],
    ),
    (
        "en",
        "between March and May 2023",
        [("between March and May 2023", "2023-03-01", "2023-05-31", "span", False)],
        ["span"],
    ),
    (
        "en",
        "from 3 March to 5 March 2022",
        [("from 3 March to 5 March 2022", "2022-03-03", "2022-03-05", "span", False)],
        ["span"],
    ),
    (
        "en",
        "in the past two years",
        [("past two years", "2021-01-01", "2023-09-17", "span", True)],
        ["words"],
    ),
    (
        "en",
        "the end of this month",
        [("the end of this month", "2023-09-21", "2023-09-30", "span", True)],
        ["words"],
    ),
    (
        "en",
        "earlier this month",
        [("earlier this month", "2023-09-01", "2023-09-10", "span", True)],
        ["words"],
    ),
    ("en", "May", [], []),
    ("en", "He may march", [], []),
    ("en", "in May", [("May", "2023-05-01", "2023-05-31", "month", True)], ["words"]),
    (
        "en",
        "the 5th of September 2023",
        [("5th of September 2023", "2023-09-05", "2023-09-05", "day", False)],
        ["day"],
    ),
    (
        "en",
        "March 4-6, 2021",
        [("March 4-6, 2021", "2021-03-04", "2021-03-06", "span", False)],
        ["span"],
    ),
    ("en", "3/5/2022", [("3/5/2022", None, None, "words", False)], ["words"]),
    (
        "en",
        "last September",
        [("last September", "2022-09-01", "2022-09-30", "month", True)],
        ["words"],
    ),
    ("en", "next year", [("next year", "2024-01-01", "2024-12-31", "year", True)], ["words"]),
    ("en", "late 2023", [("late 2023", "2023-09-01", "2023-12-31", "span", False)], ["span"]),
    ("en", "in 2022", [("2022", "2022-01-01", "2022-12-31", "year", False)], ["year"]),
    ("en", "today", [("today", "2023-09-17", "2023-09-17", "day", True)], ["words"]),
    ("en", "next Monday", [("next Monday", "2023-09-18", "2023-09-18", "day", True)], ["words"]),
]

NEAR: list[tuple[str, str, str, str | None]] = [
    ("en", "Peru welcomed Kim at the signing in May of a treaty.", "Peru welcomed Kim", None),
    ("id", "Peru menjamu Kim, yang digulingkan lewat kudeta pada 2021.", "Peru menjamu Kim", None),
    (
        "id",
        "Swedia telah mengirim 12 jet tempur ke Peru, kata menteri pertahanan, Kamis (14/9).",
        "Swedia telah mengirim 12 jet tempur ke Peru",
        None,
    ),
    (
        "id",
        "Swedia mengirim 12 jet ke Peru pada Mei, dilansir Reuters, Kamis (14/9).",
        "Swedia mengirim 12 jet ke Peru",
        "Mei",
    ),
    ("id", "Dilansir Reuters, Kamis (14/9), Swedia mengirim jet.", "Swedia mengirim jet", None),
    (
        "id",
        "Watson mengatakan pada hari Senin bahwa Shoigu telah melakukan perjalanan ke Pyongyang bulan lalu.",
        "Shoigu telah melakukan perjalanan ke Pyongyang",
        "bulan lalu",
    ),
    (
        "id",
        "Watson mengatakan pada hari Senin bahwa Shoigu telah ke Pyongyang.",
        "Shoigu telah ke Pyongyang",
        None,
    ),
    (
        "id",
        "Pada November 2023, seorang anggota parlemen mengatakan Korea Utara telah mengirim peluru ke Moskow.",
        "Korea Utara telah mengirim peluru ke Moskow",
        None,
    ),
    (
        "id",
        "Pejabat menuduh Kim menjual senjata ke Rusia sejak invasi dimulai, pada Februari 2022.",
        "Kim menjual senjata ke Rusia",
        "Februari 2022",
    ),
    (
        "en",
        "Sweden sent 12 jets to Peru in May, the minister said on Tuesday.",
        "Sweden sent 12 jets to Peru",
        "May",
    ),
    (
        "en",
        "The minister told reporters on Tuesday that Sweden sent jets last month.",
        "Sweden sent jets",
        "last month",
    ),
    (
        "id",
        "Pada Kamis (14/9) Swedia mengirim jet ke Peru.",
        "Swedia mengirim jet ke Peru",
        "Kamis (14/9)",
    ),
    (
        "id",
        "AS telah mengkonfirmasi bahwa Korea Utara telah melakukan pengiriman senjata kepada Wagner yang didukung oleh Kremlin pada November 2022.",
        "Korea Utara telah melakukan pengiriman senjata kepada Wagner",
        "November 2022",
    ),
]


@pytest.fixture(scope="module")
def reader(word_lists: Mapping[str, WordList]) -> DateReader:
    return DateReader(word_lists)


def row(when: When) -> Row:
    first, last = (day.isoformat() if day else None for day in (when.start, when.end))
    return (when.text, first, last, when.precision, when.inferred)


@pytest.mark.parametrize(("language", "text", "expected", "undated"), READ)
def test_dates_are_windows_of_days_and_stay_words_where_the_article_has_none(
    reader: DateReader, language: str, text: str, expected: list[Row], undated: list[str]
) -> None:
    assert [row(when) for *_, when in reader.read(text, language, PUBLISHED)] == expected
    assert [when.precision for *_, when in reader.read(text, language, None)] == undated


@pytest.mark.parametrize(("language", "text", "event", "expected"), NEAR)
def test_the_date_belongs_to_the_event_and_not_to_the_report(
    reader: DateReader, language: str, text: str, event: str, expected: str | None
) -> None:
    start = text.index(event)
    found = reader.near(text, language, PUBLISHED, start, start + len(event))
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "first"), [("Juli", "2024-07-01"), ("Selasa", "2023-09-19"), ("3 Maret", "2024-03-03")]
)
def test_a_plan_looks_ahead(reader: DateReader, text: str, first: str) -> None:
    found = reader.read(text, "id", PUBLISHED, "future")
    assert [str(when.start) for *_, when in found] == [first]


@pytest.mark.parametrize(
    ("language", "text", "event", "first"),
    [
        (
            "en",
            "Saudi Arabia agreed on Tuesday to buy drones from Turkey.",
            "agreed",
            date(2023, 9, 12),
        ),
        ("en", "The ministers will meet in Oslo on Tuesday.", "meet", date(2023, 9, 19)),
        ("en", "On Tuesday the ministers will meet in Oslo.", "meet", date(2023, 9, 19)),
        ("en", "On Tuesday he said they would meet in Oslo in May.", "meet", date(2024, 5, 1)),
        ("id", "Pada Selasa kedua menteri akan bertemu di Oslo.", "bertemu", date(2023, 9, 19)),
        ("id", "Kedua menteri akan bertemu di Oslo pada Selasa.", "bertemu", date(2023, 9, 19)),
        (
            "id",
            "Peru menandatangani kontrak pembelian jet pada Selasa.",
            "pembelian",
            date(2023, 9, 12),
        ),
    ],
)
def test_a_plan_dates_ahead_only_behind_a_word_that_looks_ahead(
    reader: DateReader, language: str, text: str, event: str, first: date
) -> None:
    start = text.index(event)
    found = reader.near(text, language, PUBLISHED, start, start + len(event), "future")
    assert found is not None
    assert found.start == first


def test_behind_that_the_date_is_part_of_what_is_said(reader: DateReader) -> None:
    text = "Amerika telah mengatakan bahwa tahun lalu Korea Utara mengirimkan roket."
    found = reader.near(text, "id", PUBLISHED, text.index("mengirimkan"), len(text) - 1)
    assert found is not None
    assert found.text == "tahun lalu"


def test_since_a_day_is_open_to_the_end(reader: DateReader) -> None:
    text = "Kim menjual senjata sejak invasi dimulai, pada Februari 2022."
    found = reader.near(text, "id", None, 0, len("Kim menjual senjata"))
    assert found is not None
    assert (found.start, found.end, found.precision) == (date(2022, 2, 1), None, "span")


def test_what_does_not_last_was_done_on_the_day_it_goes_on_since(reader: DateReader) -> None:
    text = "Peru dikenai sanksi sejak Februari 2022."
    found = reader.near(text, "id", None, 0, len("Peru dikenai sanksi"), lasts=False)
    assert found is not None
    assert (found.start, found.end) == (date(2022, 2, 1), date(2022, 2, 28))


@pytest.mark.parametrize(
    ("language", "text", "event", "first"),
    [
        ("en", "The visit comes two weeks after Xi met Putin.", "Xi met", "2023-08-28"),
        ("en", "Peru wept on Monday, a day after Xi met Putin.", "Xi met", "2023-09-10"),
        ("en", "The talks come a month before Xi meets Putin.", "Xi meets", "2023-10-01"),
        ("en", "The visit comes a day after Xi met Putin in May.", "Xi met Putin", "2023-05-01"),
        ("id", "Peru menangis pada Senin (11/9), sehari setelah Xi bertemu Putin.", "Xi bertemu", "2023-09-10"),
        ("id", "Kunjungan itu tiga bulan usai Xi bertemu Putin.", "Xi bertemu", "2023-06-01"),
    ],
)  # fmt: skip
def test_what_something_came_after_was_so_long_before(
    reader: DateReader, language: str, text: str, event: str, first: str
) -> None:
    start = text.index(event)
    found = reader.near(text, language, PUBLISHED, start, start + len(event))
    assert found is not None
    assert str(found.start) == first


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "over the weekend"), ("id", "pada akhir pekan"), ("en", "from September 9 to 10")],
)
def test_the_weekend_is_the_last_one(reader: DateReader, language: str, text: str) -> None:
    (found,) = reader.read(text, language, date(2023, 9, 13))
    assert (str(found[2].start), str(found[2].end)) == ("2023-09-09", "2023-09-10")


@given(
    st.text(max_size=80),
    st.sampled_from(["id", "en", "fr"]),
    st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_any_text_is_read_and_every_span_is_the_date(
    word_lists: Mapping[str, WordList], text: str, language: str, published: date | None
) -> None:
    for start, end, when in DateReader(word_lists).read(text, language, published):
        assert text[start:end] == when.text
        assert not (when.start and when.end) or when.start <= when.end


WORDS = [
    "sejuta",
    "tahun",
    "Kamis",
    "(14/9)",
    "14/9/2023",
    "lalu",
    "akhir",
    "bulan",
    "ini",
    "Maret",
    "3",
    "31",
    "2022",
    "hingga",
    "-",
    "sejak",
    "antara",
    "dan",
    "dua",
    "kemarin",
    "kuartal",
    "II",
    "Mei",
]


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_row_of_date_words_is_read(
    word_lists: Mapping[str, WordList], words: list[str], published: date
) -> None:
    text = " ".join(words)
    for start, end, when in DateReader(word_lists).read(text, "id", published):
        assert text[start:end] == when.text
        assert DateReader(word_lists).near(text, "id", published, start, end, "future") is not None
        assert not (when.start and when.end) or when.start <= when.end
