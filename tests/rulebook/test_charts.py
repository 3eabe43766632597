"""Which drawings a rule file asks for, as one text and as a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.model import BY_DATE, Chart, SheetPlan
from factsheet.rulebook import load

BASE = (Path(__file__).parent / "errors" / "base-rule.yml").read_text(encoding="utf-8")
LISTS = {"lists/thing.yml": "base-thing.yml", "lists/give.yml": "base-give.yml"}
CHART = "  chart: flow from giver to taker\n"
FLOW = Chart("flow", ("giver", "taker"))


def plan(folder: Path, chart: str, *, dated: bool = True) -> SheetPlan:
    (folder / "lists").mkdir()
    for name, base in LISTS.items():
        (folder / name).write_bytes((Path(__file__).parent / "errors" / base).read_bytes())
    text = BASE.replace(CHART, chart)
    if dated:
        text = text.replace("slots:\n", "slots:\n  when: date, may be missing\n")
    (folder / "gift.yml").write_text(text, encoding="utf-8")
    book, problems = load(folder)
    assert [one for one in problems if one.level == "error"] == []
    return book.rule("gift").sheet


@pytest.mark.parametrize(
    ("chart", "asked"),
    [
        ("", BY_DATE),
        ("  chart: flow from giver to taker\n", (FLOW,)),
        ("  chart: timeline\n", (Chart("timeline"),)),
        ("  chart: none\n", ()),
        ("  chart: [timeline, bars of when]\n", (Chart("timeline"), Chart("bars", ("when",)))),
        ("  chart:\n    - bars\n    - flow from giver to taker\n", (Chart("bars"), FLOW)),
    ],
)
def test_one_text_or_a_list_says_what_is_drawn(
    chart: str, asked: tuple[Chart, ...], tmp_path: Path
) -> None:
    assert plan(tmp_path, chart).charts == asked


def test_what_a_chart_draws_stands_in_the_table_even_where_no_column_asks(tmp_path: Path) -> None:
    assert plan(tmp_path, "  chart: [timeline]\n").columns == ("giver", "taker", "item", "when")


def test_a_rule_without_a_date_needs_no_chart_key(tmp_path: Path) -> None:
    assert plan(tmp_path, "", dated=False).columns == ("giver", "taker", "item")
