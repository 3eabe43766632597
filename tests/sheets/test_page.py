"""What the sheet says, and what it must never say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model import Edition, Fact, Filler, Known, Quantity, Status, When
from factsheet.sheets import make_edition
from factsheet.sheets.annex import clean_link
from factsheet.sheets.edition import on_paper
from factsheet.sheets.page import page
from factsheet.sheets.scene import Plain

from .rendered import html
from .samples import FIFTEEN, ISSUED, NAMES, RULES, SIZES, article, edition


def data(shown: Edition, language: str = "en") -> Plain:
    return page(shown, title="Two oceans", names=NAMES, language=language, templates=None)


def of(*facts: Fact, replaces: int | None = 1) -> Edition:
    numbers = sorted({int(claim.article[:3]) for fact in facts for claim in fact.claims})
    articles = [article(number) for number in numbers]
    return make_edition(facts, [], articles, RULES, issued=ISSUED, replaces=replaces)


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.asked: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        if one := named.get("id"):
            self.ids.append(one)
        if one := named.get("href"):
            self.asked.append(one)


@pytest.mark.parametrize("name", SIZES)
def test_every_number_leads_somewhere_and_no_two_places_share_a_name(name: str) -> None:
    found = Links(html(data(edition(name)), templates=None, on_paper=False))
    assert len(found.ids) == len(set(found.ids))
    missing = {one for one in found.asked if one.startswith("#") and one[1:] not in found.ids}
    assert missing == set()


def test_every_fact_on_page_one_is_two_clicks_from_its_sentence() -> None:
    text = html(data(edition("fifteen")), templates=None, on_paper=False)
    for fact in FIFTEEN:
        assert f'href="#E-{fact.id}"' in text
        assert f'id="E-{fact.id}"' in text


def test_what_is_planned_is_never_told_as_done() -> None:
    plan = next(fact for fact in FIFTEEN if fact.id == "AT-05")
    said = data(of(plan))["bottom_line"][0]["text"]
    assert "has sent" not in said
    assert said.startswith("Planned, not said to have happened")
    assert "as of [14 Sep 2023]" in said


@pytest.mark.parametrize(
    ("id_", "start"),
    [("AT-04", "Alleged by"), ("AT-07", "Denied by"), ("AT-03", "Finland has sent Chile")],
)
def test_the_bottom_line_is_as_strong_as_the_status(id_: str, start: str) -> None:
    fact = next(fact for fact in FIFTEEN if fact.id == id_)
    line = data(of(fact))["bottom_line"][0]
    assert line["text"].startswith(start)
    assert line["refs"] == [id_]


def test_a_rules_sentence_is_not_used_with_an_empty_slot() -> None:
    fact = FIFTEEN[1]
    bare = replace(fact, slots={"supplier": fact.slots["supplier"], "item": fact.slots["item"]})
    assert "has sent" not in data(of(bare))["bottom_line"][0]["text"]


def test_the_list_of_changes_and_the_marks_at_the_rows_are_the_same() -> None:
    shown = data(edition("fifteen"))
    marked = {row["id"] for table in shown["registers"] for row in table["rows"] if row["mark"]}
    listed = {line["ref"] for line in shown["changes"]["lines"] if line["ref"]}
    assert listed <= marked
    assert len(marked) == len(listed) + 3
    assert shown["changes"]["more"].startswith("3 more")


def test_an_edition_without_changes_says_so() -> None:
    shown = data(of(*FIFTEEN))
    assert shown["changes"]["note"] == "Nothing changed since edition 1."
    assert not any(row["mark"] for table in shown["registers"] for row in table["rows"])


def test_a_first_edition_marks_no_row() -> None:
    shown = data(edition("fifteen", first=True))
    assert "First edition" in shown["changes"]["note"]
    assert not any(row["mark"] for table in shown["registers"] for row in table["rows"])


def test_a_denial_stands_beside_the_claim_and_not_in_its_place() -> None:
    row = data(of(FIFTEEN[0]))["registers"][0]["rows"][0]
    assert row["status_word"] == "Confirmed"
    assert row["denied"] == "denied by the government, Swedia"
    assert row["counts"] == "4 art. · 4 origins"


def test_articles_that_disagree_are_shown_side_by_side() -> None:
    first, *rest = FIFTEEN[0].claims
    other = replace(first, slots={**first.slots, "quantity": Quantity("14 jet", 14, 14)})
    fact = replace(FIFTEEN[0], claims=(other, *rest))
    said = data(of(fact))["registers"][0]["rows"][0]["differs"]
    assert said == ["Articles disagree on quantity: S1 14; S2 S3 S4 12"]


def test_a_speaker_is_shown_as_printed_and_never_taken_for_a_code() -> None:
    claims = tuple(replace(claim, speaker="SE") for claim in FIFTEEN[2].claims)
    shown = data(of(replace(FIFTEEN[2], claims=claims)))
    assert shown["registers"][0]["rows"][0]["who"] == "“SE”"


def test_a_quote_that_brings_its_marks_gets_no_second_pair() -> None:
    claims = tuple(replace(claim, quote="“Sudah tiba,” kata dia.") for claim in FIFTEEN[2].claims)
    text = html(data(of(replace(FIFTEEN[2], claims=claims))), templates=None, on_paper=False)
    assert "““" not in text
    assert "“Sudah tiba,” kata dia.</blockquote>”" in text


def test_what_no_article_says_is_put_in_words() -> None:
    assert "Arms transfers: “Quantity” not stated for AT-06." in data(of(FIFTEEN[5]))["gaps"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_names_are_shown_in_the_language_of_the_sheet(language: str) -> None:
    cells = data(of(FIFTEEN[1]), language)["registers"][0]["rows"][0]["cells"]
    shown = {
        "en": ["Sweden", "Peru", "artillery shells"],
        "id": ["Swedia", "Peru", "peluru artileri"],
    }
    assert [cell["text"] for cell in cells[:3]] == shown[language]


def test_what_an_article_holds_is_text_and_never_markup() -> None:
    fact = FIFTEEN[0]
    bad = "<script>alert(1)</script><img src=x onerror=y>"
    claims = tuple(replace(claim, quote=bad, speaker=bad) for claim in fact.claims)
    shown = of(replace(fact, claims=claims))
    titled = replace(shown.articles[0], title=Known(bad, "stated"), address="javascript:alert(1)")
    shown = replace(shown, articles=(titled, *shown.articles[1:]))
    found = Links(html(data(shown), templates=None, on_paper=False))
    assert found.tags.count("script") == 1
    assert "img" not in found.tags
    assert not any(one.startswith("javascript") for one in found.asked)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://news.example.org/a?b=1", True),
        ("http://news.example.org", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https:no-host", False),
        ("//news.example.org", False),
        ("https://[broken", False),
        (None, False),
    ],
)
def test_only_addresses_that_a_reader_may_follow_become_links(
    address: str | None,
    link: bool,
) -> None:
    assert bool(clean_link(address)) is link


def test_the_five_hundred_and_first_fact_is_not_printed_and_the_sheet_says_so() -> None:
    facts = [replace(FIFTEEN[0], id=f"AT-{n:03}", key=str(n)) for n in range(501)]
    whole = make_edition(facts, [], [article(1)], RULES, issued=ISSUED)
    shown = on_paper(whole)
    assert (len(whole.facts), len(shown.facts)) == (501, 500)
    printed = page(shown, title="x", names=NAMES, language="en", templates=None, facts_in_all=501)
    assert "500 of 501 facts" in printed["band"]["view"]
    assert "factsheet.html" in printed["band"]["view"]
    assert "all 501 facts are new" in printed["changes"]["note"]
    assert data(whole)["band"]["view"] == ""


def test_a_rule_may_be_about_anything() -> None:
    other = replace(
        RULES[0],
        name="fishing",
        title={"en": "Catches"},
        sheet=replace(RULES[0].sheet, charts=(), bottom_line={}),
    )
    fact = replace(FIFTEEN[2], rule="fishing", id="FI-01")
    shown = make_edition([fact], [], [article(3), article(5)], [other], issued=ISSUED)
    assert "Catches" in html(data(shown), templates=None, on_paper=False)


texts = st.text(max_size=90)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@settings(max_examples=25, deadline=None)
@given(texts, texts, st.floats(0, 1e12), st.none() | st.floats(0, 1e12), days, days)
def test_any_words_give_a_page(
    name: str, unit: str, low: float, high: float | None, one: date, other: date
) -> None:
    fact = replace(
        FIFTEEN[0],
        slots={
            **FIFTEEN[0].slots,
            "quantity": Quantity(name, low, high, unit=unit or None),
            "when": When(name, min(one, other), max(one, other)),
        },
        claims=tuple(replace(claim, speaker=name, quote=name) for claim in FIFTEEN[0].claims),
    )
    text = html(data(of(fact)), templates=None, on_paper=True)
    assert re.search(r"</html>\s*$", text)


def test_a_figure_counts_the_thing_that_it_names_and_no_other() -> None:
    slots = {
        **FIFTEEN[2].slots,
        "item": (Filler("rockets", "roket"), Filler("missiles", "rudal")),
        "quantity": Quantity("10 rudal", 10, 10, item="missiles"),
    }
    shown = data(of(replace(FIFTEEN[2], slots=slots)))
    assert shown["tiles"][0]["figure"] == "10"
    assert shown["tiles"][0]["text"].endswith(": missiles")
    assert "rockets and 10 missiles" in shown["evidence"][0]["summary"]


def test_where_articles_disagree_the_row_says_so_and_it_is_no_gap() -> None:
    slots = {name: value for name, value in FIFTEEN[2].slots.items() if name != "quantity"}
    shown = data(of(replace(FIFTEEN[2], slots=slots, differs=("quantity",))))
    assert "differs" in [cell["text"] for cell in shown["registers"][0]["rows"][0]["cells"]]
    assert not [line for line in shown["gaps"] if "Quantity" in line]


def test_what_is_told_only_where_it_is_denied_is_shown_as_that() -> None:
    claims = tuple(replace(claim, status="denied") for claim in FIFTEEN[2].claims)
    flat = replace(FIFTEEN[2], status="denied", denied=True, claims=claims)
    shown = data(of(FIFTEEN[1], flat))
    assert shown["answers"]["rows"][0]["unsaid"] == "told only where it is denied"
    assert [line for line in shown["bottom_line"] if line["text"].startswith("Denied by ")]


def test_a_fact_without_an_arrow_is_named_by_its_rule() -> None:
    visit = next(fact for fact in FIFTEEN if fact.rule == "summit")
    shown = data(of(replace(visit, status="planned")))
    assert "Summits and visits: " in shown["bottom_line"][0]["text"]


@pytest.mark.parametrize(
    ("id_", "said"),
    [("AT-04", "It is alleged"), ("AT-05", "It is planned, as of [14 Sep 2023]"), ("AT-07", "No")],
)
def test_a_rule_may_bring_a_sentence_for_each_status(id_: str, said: str) -> None:
    lines: dict[Status, dict[str, str]] = {
        "alleged": {"en": "It is alleged by {{ speaker }}."},
        "planned": {"en": "It is planned{{ asof }}, {{ speaker }} says."},
        "denied": {"en": "No, says {{ speaker }}."},
    }
    fact = next(one for one in FIFTEEN if one.id == id_)
    rule = replace(RULES[0], sheet=replace(RULES[0].sheet, bottom_line=lines))
    shown = data(replace(of(fact), rules=(rule, *RULES[1:])))
    assert shown["bottom_line"][0]["text"].startswith(said)


@pytest.mark.parametrize("language", ["en", "id"])
def test_page_one_tells_where_every_section_stands(language: str) -> None:
    shown = data(edition("sixty"), language)
    text = html(shown, templates=None, on_paper=True)
    headings = re.findall(r"<h2[^>]*>(\w+) · (.*?)(?: <blockquote|</h2>)", text)
    assert [(str(one["number"]), one["title"]) for one in shown["contents"]] == headings
    assert all(f'id="{one["anchor"]}"' in text for one in shown["contents"])
    assert data(edition("one"), language)["contents"] == []
