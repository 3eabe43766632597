from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factsheet.errors import Problem
from factsheet.score.labels import Case, Telling, case_from, window

CASE = b"""---
title: "Ships: three of them"
outlet: Northern Ledger
published: 2022-03-25
language: en
facts:
  - {rule: arms-transfer, supplier: NO, recipient: GR, item: [ships, tanks], quantity: "3", status: planned, speaker: x}
  - {rule: summit, participants: [NO, GR], status: [planned, alleged]}
---
Text.
"""


def test_a_case_is_a_page_with_its_labels() -> None:
    case = case_from("a.txt", CASE)
    assert isinstance(case, Case)
    assert case.page.title == "Ships: three of them"
    assert case.page.published == date(2022, 3, 25)
    assert case.page.content == b"Text.\n"
    first, second = case.labels
    assert first.slots == {
        "supplier": ("NO",),
        "recipient": ("GR",),
        "item": ("ships", "tanks"),
        "quantity": ("3",),
    }
    assert second.status == ("planned", "alleged")


def test_no_facts_is_a_label_too() -> None:
    case = case_from("a.txt", b"---\nfacts: []\n---\nText")
    assert isinstance(case, Case)
    assert case.labels == ()


def test_a_page_of_a_group_names_the_event_of_each_claim() -> None:
    telling = case_from(
        "g/a.txt",
        b"---\npublished: 2022-03-25\nclaims:\n"
        b"  - {event: e1, rule: arms-transfer, supplier: SE, item: [ships], words: in March}\n"
        b"---\nText",
    )
    assert isinstance(telling, Telling)
    assert telling.page.published == date(2022, 3, 25)
    (mention,) = telling.mentions
    assert (mention.event, mention.rule, mention.words) == ("e1", "arms-transfer", "in March")
    assert mention.slots == {"supplier": ("SE",), "item": ("ships",)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "L101"),
        (b"Text without labels", "L102"),
        (b"---\njust words\n---\nText", "L103"),
        (b"---\ntitle: x\n---\nText", "L104"),
        (b"---\nfacts: []\npublished: soon\n---\nText", "L105"),
        (b"---\nfacts: [x]\n---\nText", "L106"),
        (b"---\nfacts: [{rule: x}]\n---\nText", "L107"),
        (b"---\nclaims: x\n---\nText", "L104"),
        (b"---\nclaims: [x]\n---\nText", "L106"),
        (b"---\nclaims: [{rule: x}]\n---\nText", "L107"),
    ],
)
def test_a_bad_label_is_told_with_its_code(content: bytes, code: str) -> None:
    problem = case_from("a.txt", content)
    assert isinstance(problem, Problem)
    assert problem.code == code


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022", (date(2022, 1, 1), date(2022, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2022-11-03", (date(2022, 11, 3), date(2022, 11, 3))),
        ("2021-03-04/2021-03-06", (date(2021, 3, 4), date(2021, 3, 6))),
        ("2022-13", None),
        ("spring", None),
    ],
)
def test_a_labelled_date_bounds_days(text: str, days: tuple[date, date] | None) -> None:
    assert window(text) == days


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parents[1] / "cases").rglob("*.txt")), ids=lambda p: p.stem
)
def test_every_shipped_case_is_well_labelled(file: Path) -> None:
    assert isinstance(case_from(file.name, file.read_bytes()), Case | Telling)
