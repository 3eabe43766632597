"""When a deed was done: by its own clause, by the date told last, by the sentence beside the news."""

from __future__ import annotations

from datetime import date

import pytest

from factsheet.model import When
from tests.matches.tiny import Tiny, load_tiny

PUBLISHED = date(2023, 9, 20)
"""A Wednesday."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("dating"))


def first_day(desk: Tiny, text: str, language: str) -> str:
    """The first day of the last claim; "" where it has none."""
    when = desk.claims(text, language, PUBLISHED)[-1].slots.get("when")
    return str(when.start or "") if isinstance(when, When) else ""


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "It rained on Monday. The day before, Sweden sent lamps to Peru.", "2023-09-17"),
        ("en", "It rained on Monday. A day later Sweden sent lamps to Peru.", "2023-09-19"),
        ("en", "It rained on Monday. Sweden sent lamps to Peru the following day.", "2023-09-19"),
        ("en", "It rained in May 2020. Sweden sent lamps to Peru a year later.", "2021-01-01"),
        ("en", "It rained on Monday. Sweden sent lamps to Peru that day.", "2023-09-18"),
        (
            "en",
            "It rained on Monday. Three days before the flood, Sweden sent lamps.",
            "2023-09-15",
        ),
        ("en", "It rained on Monday. A day after the flood, Sweden sent lamps.", "2023-09-19"),
        ("id", "Senin hujan. Dua hari setelah banjir, Swedia mengirim lampu.", "2023-09-20"),
        (
            "id",
            "Senin hujan. Basah. Dingin. Sepi. Gelap. Sehari sebelumnya Swedia mengirim lampu.",
            "2023-09-17",
        ),
        ("id", "Senin hujan turun. Sehari sebelumnya, Swedia mengirim lampu.", "2023-09-17"),
        ("id", "Senin hujan turun. Keesokan harinya Swedia mengirim lampu.", "2023-09-19"),
        ("id", "Senin hujan. Pada hari yang sama Swedia mengirim lampu.", "2023-09-18"),
        ("id", "Hujan turun pada Mei 2020. Sebulan kemudian Swedia mengirim lampu.", "2020-06-01"),
    ],
)
def test_days_count_from_the_date_told_last(desk: Tiny, language: str, text: str, day: str) -> None:
    assert first_day(desk, text, language) == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "Sweden sent lamps to Peru. The minister said on Monday that it rained.",
            "2023-09-18",
        ),
        ("en", "It rained on Monday. Sweden sent lamps to Peru.", "2023-09-18"),
        ("id", "Swedia mengirim lampu. Menteri itu berbicara pada Senin (18/9).", "2023-09-18"),
        ("en", "It rained. It rained. It rained on Monday. Sweden sent lamps to Peru.", ""),
        ("en", "Sweden sent lamps to Peru. It rained in May.", ""),
    ],
)
def test_the_news_has_the_day_that_stands_beside_it(
    desk: Tiny, language: str, text: str, day: str
) -> None:
    assert first_day(desk, text, language) == day


@pytest.mark.parametrize(
    "text",
    [
        "It rained. It rained. Sweden sent lamps to Peru, the first since May 2020.",
        "It rained. It rained. Sweden sent lamps to Peru after it rained on Monday.",
        "It rained. It rained. Sweden sent lamps to Peru over last year's coup.",
    ],
)
def test_a_date_of_something_else_is_not_the_event_s(desk: Tiny, text: str) -> None:
    assert first_day(desk, text, "en") == ""


def test_a_day_in_brackets_is_read_in_english_too(desk: Tiny) -> None:
    assert first_day(desk, "On Monday (September 18) Sweden sent lamps.", "en") == "2023-09-18"
