"""What changed: facts that no longer stand are told like those that came."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from factsheet.model import Change, Edition, View, WhyGone, Withdrawn
from factsheet.sheets import make_edition, view_of
from factsheet.sheets.issue import facts_json
from factsheet.sheets.spreadsheet import csv_file

from .rendered import html, markdown
from .samples import FIFTEEN, ISSUED, NAMES, RULES, article
from .test_page import data

LOST = replace(FIFTEEN[6], id="AT-09", key="9")


def of(*gone: Withdrawn, changed: int = 0) -> Edition:
    facts = FIFTEEN[:6]
    changes = [Change("new", fact) for fact in facts[:changed]]
    numbers = sorted({int(claim.article[:3]) for fact in facts for claim in fact.claims})
    articles = [article(number) for number in numbers]
    return make_edition(facts, changes, articles, RULES, issued=ISSUED, replaces=1, withdrawn=gone)


@pytest.mark.parametrize(
    ("why", "language", "said"),
    [
        ("merged", "en", "AT-09, Norway → Kenya: rockets – now part of"),
        ("article", "en", "AT-09, Norway → Kenya: rockets – its article changed"),
        ("rules", "en", "AT-09, Norway → Kenya: rockets – rules or lists changed"),
        ("articles", "en", "AT-09, Norway → Kenya: rockets – other articles tell it otherwise"),
        ("merged", "id", "AT-09, Norwegia → Kenya: roket – kini bagian dari"),
        ("rules", "id", "AT-09, Norwegia → Kenya: roket – aturan atau daftar berubah"),
    ],
)
def test_a_fact_that_no_longer_stands_says_why(why: WhyGone, language: str, said: str) -> None:
    into = "AT-04" if why == "merged" else None
    shown = data(of(Withdrawn(LOST, why, into)), language)
    (line,) = shown["changes"]["lines"]
    assert (line["text"], line["ref"]) == (said, into or "")
    assert shown["changes"]["note"] == ""
    text = html(shown, templates=None, on_paper=False)
    assert 'href="#AT-09"' not in text
    assert said in markdown(shown, templates=None).replace("\\", "")


def test_what_it_went_into_is_named_even_where_it_is_not_shown() -> None:
    (line,) = data(of(Withdrawn(LOST, "merged", "AT-77")))["changes"]["lines"]
    assert line["text"].endswith("now part of AT-77")
    assert line["ref"] == ""


def test_many_changes_leave_room_for_what_is_gone_and_the_rest_is_counted() -> None:
    gone = [Withdrawn(replace(LOST, id=f"AT-{at}", key=str(at)), "rules") for at in range(20, 40)]
    changes = data(of(*gone, changed=6))["changes"]
    assert [line["new"] for line in changes["lines"]] == [True, True, True, False, False]
    assert changes["more"].startswith("3 more")
    assert changes["withdrawn"].startswith("No longer on the sheet: AT-22, AT-23")
    assert changes["withdrawn"].endswith("AT-33 and 6 more.")


def test_a_view_tells_what_is_gone_of_what_it_asks_for() -> None:
    whole = of(Withdrawn(LOST, "rules"))
    there = view_of(whole, View(parties=("KE",)), NAMES)
    other = view_of(whole, View(parties=("CL",)), NAMES)
    assert [one.fact.id for one in there.withdrawn] == ["AT-09"]
    assert other.withdrawn == ()


def test_data_files_tell_what_is_gone_and_why() -> None:
    edition = of(Withdrawn(LOST, "merged", "AT-04"))
    table = csv_file(data(edition)["spreadsheet"]).decode("utf-8-sig")
    *_, last = csv.DictReader(StringIO(table))
    assert {name: last[name] for name in ("id", "change", "why_gone", "merged_into", "supplier")} == {
        "id": "AT-09", "change": "withdrawn", "why_gone": "merged", "merged_into": "AT-04", "supplier": "Norway",
    }  # fmt: skip
    assert json.loads(facts_json(edition))["withdrawn"] == [
        {"id": "AT-09", "key": "9", "why": "merged", "into": "AT-04"}
    ]
