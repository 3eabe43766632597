"""A view shows what was asked for, says so, and renames nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from factsheet.model import View, When
from factsheet.sheets import view_of
from factsheet.sheets.page import page
from factsheet.sheets.scene import Plain

from .conftest import drawn
from .rendered import html
from .samples import FIFTEEN, NAMES, TITLES, edition


def ids(view: View) -> list[str]:
    return [fact.id for fact in view_of(edition("fifteen"), view, NAMES).facts]


def data(view: View, language: str = "en", name: str = "fifteen") -> Plain:
    part = view_of(edition(name), view, NAMES)
    return page(part, title="Two oceans", names=NAMES, language=language, templates=None)


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(), [fact.id for fact in FIFTEEN]),
        (View(rules=("summit",)), ["SM-01", "SM-02", "SM-03", "SM-04"]),
        (View(rules=("summit",), parties=("FI",)), ["SM-02", "SM-04"]),
        (View(parties=("PT",)), ["SX-03"]),
        (View(parties=("XX", "PT")), ["SX-03"]),
        (View(parties=("XX",)), []),
        (View(topic=("rockets",)), ["AT-04", "AT-07"]),
        (View(topic=("ROKET", "swedia")), ["AT-04"]),
        (View(topic=("roke",)), []),
        (View(topic=("roke*",)), ["AT-04", "AT-07"]),
        (View(topic=("mombasa",)), ["SX-01"]),
    ],
)
def test_a_view_shows_what_was_asked_for(view: View, shown: list[str]) -> None:
    assert ids(view) == shown


def test_a_word_may_stand_in_a_headline() -> None:
    assert [title for title in TITLES if title and "Santiago" in title] == [TITLES[3]]
    cited = [f.id for f in FIFTEEN if any(int(one.article[:3]) % 5 == 3 for one in f.claims)]
    assert ids(View(topic=("santiago",))) == cited


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        (date(2023, 7, 12), date(2023, 7, 12), {"SM-02"}),
        (date(2023, 10, 31), None, {"SM-01"}),
        (None, date(2022, 3, 1), {"SM-03"}),
        (date(2023, 7, 13), date(2023, 7, 31), set()),
    ],
)
def test_an_event_lies_in_a_period_that_its_days_touch(
    since: date | None, until: date | None, there: set[str]
) -> None:
    assert there == {one for one in ids(View(since=since, until=until)) if one.startswith("SM")}


def test_an_event_without_a_day_lies_where_an_article_on_it_came_out() -> None:
    fact = replace(FIFTEEN[5], slots={**FIFTEEN[5].slots, "when": When("kemarin")})
    told = replace(fact, claims=(replace(fact.claims[0], published=date(2024, 5, 6)),))
    whole = replace(edition("fifteen"), facts=(fact, told))
    view = View(since=date(2024, 5, 6), until=date(2024, 5, 12))
    part = view_of(whole, view, NAMES)
    assert part.facts == (told,)
    shown = page(part, title="x", names=NAMES, language="en", templates=None)
    assert shown["band"]["view"] == (
        "View of edition 2 · 1 of 2 facts · 6\u201312 May 2024 · 1 fact without a date left out"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "View of edition 2 · 1 of 15 facts · Sanctions · party: Peru · from 3 Feb 2023"),
        ("id", "Cuplikan edisi 2 · 1 dari 15 fakta · Sanksi · pihak: Peru · mulai 3 Feb 2023"),
    ],
)
def test_the_band_says_what_it_is_a_view_of(language: str, said: str) -> None:
    view = View(rules=("sanction",), parties=("PE",), since=date(2023, 2, 3))
    shown = data(view, language)
    assert shown["band"]["view"] == said
    page_ = html(shown, templates=None, on_paper=True)
    assert page_.count(said.split(" · ", maxsplit=1)[0]) >= 3  # title, band, running head


def test_who_belongs_to_the_party_is_named_where_it_is_there() -> None:
    view = View(parties=("SE", "NO", "LONG"))
    assert "party: Sweden (with Norway)" in data(view)["band"]["view"]


def test_numbers_marks_and_sources_are_those_of_the_edition() -> None:
    whole = page(edition("fifteen"), title="x", names=NAMES, language="en", templates=None)
    rows = {row["id"]: row for table in whole["registers"] for row in table["rows"]}
    part = data(View(parties=("KE",)))
    shown = [row for table in part["registers"] for row in table["rows"]]
    assert shown
    assert all(row == rows[row["id"]] for row in shown)
    sources = {row["id"]: row["name"] for row in whole["sources"]["rows"]}
    assert all(sources[row["id"]] == row["name"] for row in part["sources"]["rows"])


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_view_of_nothing_says_so(language: str) -> None:
    shown = data(View(parties=("XX",)), language)
    said = {
        "en": "No fact of edition 2 fits this view.",
        "id": "Tidak ada fakta edisi 2 yang sesuai dengan cuplikan ini.",
    }
    assert shown["bottom_line"] == [{"text": said[language], "refs": []}]


def test_a_view_without_changes_says_so_of_itself() -> None:
    assert data(View(parties=("PT",)))["changes"]["note"] == (
        "Nothing in this view changed since edition 1."
    )


def test_a_view_is_printed_without_complaint_and_is_no_edition(tmp_path: Path) -> None:
    done = drawn("fifteen", "id", tmp_path, view=View(rules=("summit",), topic=("<b>*",)))
    again = drawn("fifteen", "id", tmp_path, view=View(rules=("summit",)))
    assert (done.problems, again.problems) == ((), ())
    assert not (tmp_path / "editions").exists()
    with pikepdf.open(tmp_path / "factsheet.pdf") as document:
        inside = json.loads(document.attachments["facts.json"].get_file().read_bytes())
    assert inside["view"] == {"rules": ["summit"]}
    assert len(inside["facts"]) == again.facts == 4
