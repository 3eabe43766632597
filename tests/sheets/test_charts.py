"""The drawings: what goes in, that each is a table too, and that no two words touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model import (
    BY_DATE,
    STATUSES,
    Chart,
    Edition,
    Fact,
    Filler,
    Rule,
    SlotValue,
    Status,
    When,
)
from factsheet.sheets import make_edition
from factsheet.sheets.bars import bars
from factsheet.sheets.drawing import width
from factsheet.sheets.flow import flow
from factsheet.sheets.labels import labels
from factsheet.sheets.page import page
from factsheet.sheets.scene import Plain, Scene, scene
from factsheet.sheets.timeline import timeline
from factsheet.sheets.wording import Words

from .boxes import apart, of_bars, of_flow, of_timeline
from .rendered import html
from .samples import FIFTEEN, ISSUED, NAMES, RULES, actors, article, day, edition, fact, many

BOTH = pytest.mark.parametrize("language", ["en", "id"])


def data(shown: Edition, language: str = "en") -> Plain:
    return page(shown, title="Two oceans", names=NAMES, language=language, templates=None)


def seen(shown: Edition, language: str = "en") -> Scene:
    return scene(shown, Words(language, labels(language, None), NAMES))


def of(facts: tuple[Fact, ...], rules: tuple[Rule, ...] = RULES) -> Edition:
    numbers = sorted({int(claim.article[:3]) for fact in facts for claim in fact.claims})
    articles = [article(number) for number in numbers]
    return make_edition(facts, [], articles, rules, issued=ISSUED, replaces=1)


def asking(*charts: Chart) -> tuple[Rule, ...]:
    """The sample rules, the first with these charts."""
    first, *rest = RULES
    return (replace(first, sheet=replace(first.sheet, charts=charts)), *rest)


# --- what a rule asks for ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("charts", "in_timeline", "in_bars", "in_flow"),
    [
        ((), False, False, False),
        (BY_DATE, True, True, False),
        ((Chart("bars"), Chart("flow", ("supplier", "recipient"))), False, True, True),
        ((Chart("timeline", ("when",)),), True, False, False),
    ],
)
def test_a_rule_is_drawn_where_it_asks_to_be(
    charts: tuple[Chart, ...], in_timeline: bool, in_bars: bool, in_flow: bool
) -> None:
    shown = data(of(many(60), asking(*charts)))
    lanes = {
        name: {lane["titles"][0] for lane in shown[name]["lanes"]} for name in ("timeline", "bars")
    }
    assert ("Arms transfers" in lanes["timeline"]) is in_timeline
    assert ("Arms transfers" in lanes["bars"]) is in_bars
    assert bool(shown["flows"]) is in_flow


def test_a_second_flow_is_drawn_behind_page_one() -> None:
    first, second, third = RULES
    flow = Chart("flow", ("sender", "target"))
    third = replace(third, sheet=replace(third.sheet, charts=(flow,)))
    shown = data(of(FIFTEEN, (first, second, third)))
    assert [one["of"] for one in shown["flows"]] == ["Arms transfers"]
    assert [one["of"] for one in shown["more_flows"]] == ["Sanctions"]


# --- bars --------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("name", ["sixty", "full"])
def test_bars_and_their_table_count_the_same(name: str, language: str) -> None:
    bars = data(edition(name), language)["bars"]
    drawn = [bar for lane in bars["lanes"] for bar in lane["bars"]]
    assert {tuple(bar["facts"]) for bar in drawn} == {tuple(row["facts"]) for row in bars["rows"]}
    for row in bars["rows"]:
        assert sum(one["count"] for one in row["counts"]) == row["total"] == len(row["facts"])
    ids = [id_ for row in bars["rows"] for id_ in row["facts"]]
    assert len(ids) == len(set(ids))


def test_the_alternative_text_of_the_bars_tells_kind_number_span_and_table() -> None:
    bars = data(edition("sixty"))["bars"]
    assert bars["alt"] == (
        "Bar chart of 26 facts by time and status, Q1 2022 – Q4 2023, one lane for each rule. "
        "The same counts stand as a table further down."
    )
    assert "14 facts cover a longer time than one bar" in bars["note"]
    assert "20 facts have no date." in bars["note"]


def test_bars_tell_the_statuses_apart_without_colour() -> None:
    parts = [
        part
        for lane in data(edition("full"))["bars"]["lanes"]
        for bar in lane["bars"]
        for part in bar["parts"]
    ]
    assert {part["status"] for part in parts} >= {"confirmed", "reported", "alleged", "planned"}
    for part in parts:
        assert bool(part["rising"]) is (part["status"] in ("planned", "denied"))
        assert bool(part["falling"]) is (part["status"] == "denied")


def test_a_few_facts_need_no_bars_and_leave_the_letters_of_the_annex_alone() -> None:
    assert data(edition("fifteen"))["bars"] is None, "every bar would count one"
    shown = data(edition("one"))
    assert shown["bars"] is None
    assert ">D · How this sheet was made" in html(shown, templates=None, on_paper=False)


def test_the_bars_stand_at_the_same_place_in_both_languages() -> None:
    for name in ("fifteen", "sixty", "full"):
        places = {data(edition(name), language)["bars_first"] for language in ("en", "id")}
        assert len(places) == 1


# --- flow --------------------------------------------------------------------------------------


def sent(number: int, start: str, end: str, status: Status = "reported") -> Fact:
    slots = {"supplier": actors(start), "recipient": actors(end), "item": actors("rockets")}
    return fact(f"AT-{number:03}", "arms-transfer", status, slots, [1 + number % 9])


def flow_of(*facts: Fact, most: int = 20) -> Plain:
    shown = flow(seen(of(facts)), RULES[0], most)
    assert shown is not None
    return shown


def names_of(shown: Plain) -> list[str]:
    return [box["whole"] for box in shown["boxes"]]


def test_a_chain_leads_through_one_box_and_both_directions_share_theirs() -> None:
    shown = flow_of(sent(1, "SE", "PE"), sent(2, "PE", "FI"), sent(3, "PE", "SE"))
    assert sorted(names_of(shown)) == ["Finland", "Peru", "Sweden"]


def test_a_ring_of_three_is_drawn_with_one_party_on_both_sides() -> None:
    shown = flow_of(sent(1, "SE", "PE"), sent(2, "PE", "FI"), sent(3, "FI", "SE"))
    assert len(shown["arrows"]) == 3
    assert len(names_of(shown)) == 4


def test_boxes_stand_so_that_arrows_need_not_cross() -> None:
    crossed = flow_of(
        sent(1, "SE", "PE"), sent(2, "FI", "CL"), sent(3, "SE", "CL"), sent(4, "NO", "PE")
    )
    assert "C" not in "".join(arrow["path"] for arrow in crossed["arrows"])


def test_many_facts_are_bundled_and_the_rest_is_counted() -> None:
    parties = ("SE", "PE", "FI", "CL", "NO", "PT", "KE")
    ways = [(one, other) for one in parties for other in parties if one != other]
    facts = [sent(at, *ways[at % len(ways)]) for at in range(100)]
    shown = flow_of(*facts, most=8)
    drawn = [id_ for arrow in shown["arrows"] for id_ in arrow["facts"]]
    assert len(shown["arrows"]) == 8
    assert len(drawn) == len(set(drawn)) == 24
    assert "76 more facts stand in the table only." in shown["note"]
    assert all(" · " in arrow["number"] for arrow in shown["arrows"])


def test_two_long_names_that_begin_alike_stay_two() -> None:
    one, other = (
        "Consortium for the Integrated Air Defence of the Southern Archipelago " + at
        for at in ("East", "West")
    )
    facts = [sent(1, one, "PE"), sent(2, other, "CL")]
    lines = [box["lines"] for box in flow_of(*facts)["boxes"] if box["whole"] in (one, other)]
    assert lines[0] != lines[1]


@BOTH
@pytest.mark.parametrize("name", ["fifteen", "sixty", "full"])
def test_every_arrow_and_mark_and_bar_stands_in_a_table(name: str, language: str) -> None:
    shown = data(edition(name), language)
    rows = {row["id"] for table in shown["registers"] for row in table["rows"]}
    drawn = {mark["id"] for lane in shown["timeline"]["lanes"] for mark in lane["marks"]}
    drawn |= {id_ for one in shown["flows"] for arrow in one["arrows"] for id_ in arrow["facts"]}
    rows_of_bars = shown["bars"]["rows"] if shown["bars"] else ()
    drawn |= {id_ for row in rows_of_bars for id_ in row["facts"]}
    assert drawn <= rows


def test_facts_without_a_date_are_told() -> None:
    assert "5 facts have no date." in data(edition("fifteen"))["timeline"]["note"]
    assert "no date" not in data(of(FIFTEEN[:4]))["timeline"]["note"]


# --- no two labels touch -----------------------------------------------------------------------

letters = st.text("abcdefghiklmnoprstuwMWOIQ -,.'(", min_size=1, max_size=80)
days = st.dates(min_value=date(1945, 1, 1), max_value=date(2040, 12, 31))
near = st.dates(min_value=date(2022, 1, 1), max_value=date(2024, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    kind = draw(st.sampled_from(("none", "near", "near", "near", "far", "span", "since", "until")))
    if kind == "none":
        return None
    first = draw(days if kind == "far" else near)
    if kind == "span":
        return When(
            "x", first, first + timedelta(days=draw(st.integers(1, 1500))), draw(st.booleans())
        )
    return When("x", None if kind == "until" else first, None if kind == "since" else first)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    parties = draw(st.lists(letters, min_size=2, max_size=8, unique=True))
    facts = []
    for number in range(draw(st.integers(0, 24))):
        rule, ends = draw(
            st.sampled_from(
                (("arms-transfer", ("supplier", "recipient")), ("sanction", ("sender", "target")))
            )
        )
        slots: dict[str, SlotValue] = {
            end: (Filler(name, name),) for end in ends for name in [draw(st.sampled_from(parties))]
        }
        when = draw(whens())
        slots["item"] = (Filler("", draw(letters)),)
        if when:
            slots["when"] = when
        status = draw(st.sampled_from(STATUSES))
        facts.append(fact(f"AT-{number:02}", rule, status, slots, [1 + number % 9]))
    flows = draw(st.booleans())
    return of(tuple(facts), RULES if flows else asking(*BY_DATE))


@settings(max_examples=60, deadline=None)
@given(editions(), st.integers(1, 12), st.integers(1, 20), st.sampled_from(("en", "id")))
def test_no_two_labels_touch_and_none_leaves_its_drawing(
    shown: Edition, rows: int, arrows: int, language: str
) -> None:
    view = seen(shown, language)
    if drawn := timeline(view, rows):
        apart(list(of_timeline(drawn)), drawn["wide"], drawn["high"])
    if drawn := flow(view, RULES[0], arrows):
        apart(list(of_flow(drawn)), drawn["wide"], drawn["high"])
    if drawn := bars(view):
        apart(list(of_bars(drawn)), drawn["wide"], drawn["high"])


@BOTH
@pytest.mark.parametrize("name", ["one", "fifteen", "long", "sixty", "full"])
def test_labels_of_the_samples_are_apart(name: str, language: str) -> None:
    shown = data(edition(name), language)
    if shown["timeline"]:
        drawn = shown["timeline"]
        apart(list(of_timeline(drawn)), drawn["wide"], drawn["high"])
    for drawn in shown["flows"]:
        apart(list(of_flow(drawn)), drawn["wide"], drawn["high"])
    if shown["bars"]:
        apart(list(of_bars(shown["bars"])), shown["bars"]["wide"], shown["bars"]["high"])


def far_off(*years: int) -> tuple[Fact, ...]:
    return tuple(
        replace(sent(90 + at, "SE", "PE"), slots={**FIFTEEN[5].slots, "when": day(year, 5, 1)})
        for at, year in enumerate(years)
    )


@BOTH
def test_a_lone_old_date_stands_beside_the_axis(language: str) -> None:
    shown = timeline(seen(of((*FIFTEEN, *far_off(1994))), language))
    assert shown is not None
    marks = {mark["id"]: mark for lane in shown["lanes"] for mark in lane["marks"]}
    labels = [tick["label"] for tick in shown["ticks"] if tick["label"]]
    assert labels == [{"en": "before", "id": "sebelum"}[language], "2022", "2023"]
    assert marks["AT-090"]["text"].endswith("1994")
    assert marks["AT-090"]["far"] < min(
        tick["x"] for tick in shown["ticks"] if "2" in tick["label"]
    )
    assert len(shown["tears"]) == 1
    assert "1994" in shown["alt"]


def test_a_lone_plan_for_a_far_year_stands_behind_the_axis() -> None:
    shown = timeline(seen(of((*FIFTEEN, *far_off(2040)))))
    assert shown is not None
    assert [tick["label"] for tick in shown["ticks"] if tick["label"]][-1] == "after"


def test_the_axis_is_whole_where_the_lone_date_has_no_row() -> None:
    (old,) = far_off(1994)
    shown = timeline(seen(of((*FIFTEEN, replace(old, status="denied")))), 2)
    assert shown is not None
    assert old.id not in {mark["id"] for lane in shown["lanes"] for mark in lane["marks"]}
    assert shown["tears"] == []


def test_dates_that_are_no_exception_stay_on_the_axis() -> None:
    shown = data(of((*FIFTEEN, *far_off(*range(1990, 2000)))))["timeline"]
    assert shown["tears"] == []


def test_bars_gather_what_lies_off_the_axis() -> None:
    bars = data(of((*many(60), *far_off(1994, 1996))))["bars"]
    first = bars["rows"][0]
    assert (first["when"], first["total"]) == ("before Q1 2022", 2)
    assert bars["step"] == "quarter"
    assert len(bars["tears"]) == 1


@given(st.lists(letters, min_size=2, max_size=6, unique=True))
@settings(max_examples=40, deadline=None)
def test_names_stay_in_their_boxes(parties: list[str]) -> None:
    facts = [sent(at, parties[0], name) for at, name in enumerate(parties[1:])]
    for box in flow_of(*facts)["boxes"]:
        assert len(box["lines"]) * box["size"] * 1.05 <= box["height"] + 1
        assert all(width(line, box["size"], bold=True) <= box["wide"] - 4 for line in box["lines"])


def test_arrows_stay_single_as_far_as_there_is_room() -> None:
    facts = [sent(at, "SE", "PE") for at in range(6)] + [sent(7, "FI", "CL"), sent(8, "FI", "CL")]
    shown = flow_of(*facts, most=4)
    assert sorted(len(arrow["facts"]) for arrow in shown["arrows"]) == [1, 1, 6]


@pytest.mark.parametrize("drawing", ["timeline", "bars"])
def test_titles_of_lanes_stand_whole_on_two_lines_at_most(drawing: str) -> None:
    lanes = data(edition("sixty"), "id")[drawing]["lanes"]
    titles = [" ".join(lane["titles"]) for lane in lanes]
    assert titles == ["Transfer senjata", "Pertemuan puncak dan kunjungan", "Sanksi"]
    assert max(len(lane["titles"]) for lane in lanes) <= 2
