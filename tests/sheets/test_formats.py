"""What lies beside the PDF and the page: read again by other readers, and nothing in it runs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import icalendar
import pytest
from markdown_it import MarkdownIt

from factsheet.model import Edition, Fact, Filler, Known, View, When
from factsheet.run import PRODUCTS
from factsheet.sheets import make_edition, view_of
from factsheet.sheets.events import calendar_file
from factsheet.sheets.issue import facts_json, facts_lines
from factsheet.sheets.page import page
from factsheet.sheets.scene import Plain
from factsheet.sheets.spreadsheet import csv_file

from .conftest import drawn
from .rendered import markdown
from .samples import FIFTEEN, ISSUED, NAMES, RULES, SIZES, article, edition

EVIL = '=HYPERLINK("http://x.example";"y")\r\nEND:VCALENDAR\n# <b>*x*</b> [y](javascript:z) `q` , ; \\ |'
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1")


def data(shown: Edition, language: str = "en") -> Plain:
    return page(shown, title="Two oceans", names=NAMES, language=language, templates=None)


def rows(shown: Edition, language: str = "en") -> list[dict[str, str]]:
    held = csv_file(data(shown, language)["spreadsheet"])
    assert held.startswith(b"\xef\xbb\xbf")
    assert held.count(b"\r\n") == held.count(b"\n")
    return list(csv.DictReader(StringIO(held.decode("utf-8-sig"), newline=""), strict=True))


def planned(shown: Edition, language: str = "en") -> list[Any]:
    told = data(shown, language)
    held = calendar_file(told["events"], title=told["band"]["title"], edition=shown)
    assert all(len(line) <= 75 for line in held.split(b"\r\n"))
    return list(icalendar.Calendar.from_ical(held).walk("VEVENT"))


def of(*facts: Fact) -> Edition:
    numbers = sorted({int(claim.article[:3]) for fact in facts for claim in fact.claims})
    told = [article(number) for number in numbers]
    return make_edition(facts, [], told, RULES, issued=ISSUED, replaces=1)


def hostile(text: str) -> Edition:
    """A plan in which every word of the article is that text."""
    base = next(fact for fact in FIFTEEN if fact.id == "SM-01")
    claims = tuple(replace(one, quote=text, speaker=text) for one in base.claims)
    slots = {**base.slots, "participants": (Filler("", text), Filler("", text))}
    shown = of(replace(base, claims=claims, slots=slots))
    told = Known(text, "stated")
    articles = tuple(
        replace(one, title=told, outlet=told, address=f"https://x.example/{text}")
        for one in shown.articles
    )
    return replace(shown, articles=articles)


@pytest.mark.parametrize("name", SIZES)
def test_every_fact_is_one_row_and_empty_cells_are_what_nobody_says(name: str) -> None:
    found = rows(edition(name))
    shown = edition(name)
    gone = [one.fact for one in shown.withdrawn]
    assert [row["id"] for row in found] == [fact.id for fact in (*shown.facts, *gone)]


def test_a_row_says_what_the_sheet_says_with_bounds_for_a_machine() -> None:
    row = rows(edition("fifteen"))[1]
    shown = {name: value for name, value in row.items() if value}
    assert shown.pop("key") == FIFTEEN[1].key
    assert shown == {
        "edition": "2",
        "id": "AT-02",
        "rule": "arms-transfer",
        "status": "reported",
        "denied": "no",
        "change": "none",
        "supplier": "Sweden",
        "recipient": "Peru",
        "item": "artillery shells",
        "quantity": "≥ 1,000,000",
        "quantity_min": "1000000",
        "when": "[Jan 2023 – Jun 2023]",
        "when_from": "2023-01-01",
        "when_to": "2023-06-30",
        "who": "Astrid Lindqvist",
        "articles": "1",
        "origins": "1",
        "sources": "https://news.example.org/2023/09/2/artikel-contoh",
        "quote": FIFTEEN[1].claims[0].quote,
    }


@pytest.mark.parametrize("text", [*FORMULAS, EVIL])
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = rows(hostile(text))
    assert row["quote"].startswith("'")
    assert row["quote"].removeprefix("'") == " ".join(text.split())
    assert not any(cell.lstrip()[:1] in tuple("=+-@\uff1d") for cell in row.values() if cell)


def test_a_plan_with_a_day_stands_in_the_calendar() -> None:
    (event,) = planned(edition("fifteen"), "id")
    fact = next(fact for fact in FIFTEEN if fact.id == "SM-01")
    assert str(event["uid"]) == f"{fact.key}@factsheet"
    assert event["dtstamp"].dt == datetime(2026, 11, 22, 7, tzinfo=UTC)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2023, 10, 1), date(2023, 11, 1))
    assert (event["status"], event["sequence"]) == ("TENTATIVE", 2)
    assert str(event["summary"]) == "Swedia dan Peru · pertemuan puncak · Lima"
    assert str(event["url"]).startswith("https://news.example.org/2023/09/4/")
    told = str(event["description"]).split("\n")
    assert told[0].startswith("SM-01: Direncanakan, ")
    assert told[1] == "Waktu: [Okt 2023]"
    assert fact.claims[0].quote in told[2]
    assert "¶5, https://news.example.org/2023/09/4/artikel-contoh)" in told[2]


@pytest.mark.parametrize(
    ("when", "there"),
    [
        (When("x", date(2024, 5, 6), date(2024, 5, 6), precision="day"), True),
        (When("x", date(2024, 1, 1), date(2024, 12, 31), precision="year"), False),
        (When("x", date(2024, 1, 1)), False),
        (When("x"), False),
    ],
)
def test_only_a_plan_for_a_day_or_a_month_at_most_does(when: When, *, there: bool) -> None:
    base = next(fact for fact in FIFTEEN if fact.id == "SM-01")
    fact = replace(base, slots={**base.slots, "when": when})
    assert bool(planned(of(fact))) is there
    assert planned(of(replace(fact, status="reported"))) == []
    rules = tuple(replace(one, sheet=replace(one.sheet, calendar=None)) for one in RULES)
    assert planned(replace(of(fact), rules=rules)) == []


@pytest.mark.parametrize(
    "text", [EVIL, "\r\nBEGIN:VEVENT\r\nEND:VEVENT", "x" * 5000, "漢字, é; " * 99]
)
def test_no_word_of_an_article_breaks_out_of_its_line(text: str) -> None:
    (event,) = planned(hostile(text))
    assert len(str(event["description"]).split("\n")) == 4
    assert " ".join(text.split())[:50] in str(event["description"])
    assert str(event.get("url", "https://")).startswith("https://")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", SIZES)
def test_the_short_form_has_one_line_for_every_fact(name: str, language: str) -> None:
    text = markdown(data(edition(name), language), templates=None)
    listed = [line for line in text.splitlines() if line.startswith("- **") and "art. ·" in line]
    assert len(listed) == len(SIZES[name])
    assert "\n\n\n" not in text
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# Two oceans"]


@pytest.mark.parametrize(
    "text", [EVIL, "1. one", "- one", "~~~\nx", "    code", "---", "&lt;b&gt;"]
)
def test_nothing_in_the_short_form_is_a_mark_of_the_articles_own(text: str) -> None:
    def shape(words: str) -> list[str]:
        told = markdown(data(hostile(words)), templates=None)
        found = MarkdownIt().parse(told)
        inside = [kid for one in found for kid in one.children or ()]
        return [one.type for one in (*found, *inside) if not one.type.startswith("text")]

    assert shape(text) == shape("plain")


def test_every_format_is_written_and_the_same_again(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    drawn("fifteen", "id", first)
    drawn("fifteen", "id", second)
    assert {path.name for path in first.iterdir() if path.is_file()} == set(PRODUCTS)
    for name in PRODUCTS:
        held = (first / name).read_bytes()
        assert held == (second / name).read_bytes()
        assert held == (first / "editions" / "0002" / name).read_bytes()


def test_the_facts_are_the_same_in_every_form() -> None:
    part = view_of(edition("fifteen"), View(parties=("KE",)), NAMES)
    whole = json.loads(facts_json(part))
    assert whole["view"] == {"party": "KE"}
    assert whole["facts"] == [json.loads(line) for line in facts_lines(part).splitlines()]
    told = [*whole["facts"], *whole["withdrawn"]]
    assert [row["id"] for row in rows(part)] == [one["id"] for one in told]
