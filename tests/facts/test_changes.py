from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factsheet.facts.changes import compare
from factsheet.facts.settle import known_facts, settle
from factsheet.model import Change, Claim, Fact

from .events import BOOK, arms, meeting

START = arms("a", "rockets", "alleged")


def runs(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[Change, ...]:
    """What a second run makes of what a first one left."""
    old = settle(before, BOOK).facts
    return compare(old, settle(after, BOOK, known_facts(old)).facts)


@pytest.mark.parametrize(
    ("kind", "after", "what"),
    [
        ("none", [START], ()),
        ("sources", [START, arms("b", "rockets", "alleged")], (("articles", "1", "2"),)),
        ("sources", [START, replace(START, article="c")], (("articles", "1", "2"),)),
        ("claim", [START, arms("b", "rockets", "confirmed")], (("status", "alleged", "confirmed"), ("articles", "1", "2"))),
        ("claim", [START, arms("b", "rockets", "denied")], (("denied", "no", "yes"), ("articles", "1", "2"))),
        ("detail", [START, arms("b", "rockets", "alleged", number="12")], (("quantity", "", "12"), ("articles", "1", "2"))),
        ("detail", [START, arms("b", "rockets", "alleged", when="2022-11")], (("when", "", "2022-11"), ("articles", "1", "2"))),
        ("detail", [START, arms("b", "rockets", "alleged", to="WAGNER")], (("recipient", "RU", "WAGNER"), ("articles", "1", "2"))),
        ("claim", [START, arms("b", "rockets", number="12")], (("status", "alleged", "reported"), ("quantity", "", "12"), ("articles", "1", "2"))),
    ],
)  # fmt: skip
def test_a_change_is_of_the_weightiest_kind_and_tells_all_that_moved(
    kind: str, after: list[Claim], what: tuple[tuple[str, str, str], ...]
) -> None:
    (change,) = runs([START], after)
    assert (change.kind, change.what) == (kind, what)
    assert change.fact.change == kind


def test_an_event_not_seen_before_is_new() -> None:
    changes = runs([START], [START, arms("b", "mines")])
    assert [(change.kind, change.fact.change) for change in changes] == [
        ("none", "none"),
        ("new", "new"),
    ]


def test_a_figure_that_comes_into_doubt_shows_every_value() -> None:
    first = arms("a", "rockets", number="12")
    (change,) = runs([first], [first, arms("b", "rockets", number="24")])
    assert (change.kind, change.what[0]) == ("detail", ("quantity", "12", "12 / 24"))


def test_other_words_for_the_same_are_no_change() -> None:
    first = arms("a", "rockets:roket")
    (change,) = runs([first], [replace(first, slots=arms("a", "rockets:peluncur_roket").slots)])
    assert change.kind == "none"


def test_a_place_filled_in_is_a_detail() -> None:
    first = meeting("a", "KP RU", "planned")
    (change,) = runs([first], [first, meeting("a", "KP RU", "planned", place="Oslo", sentence=2)])
    assert (change.kind, change.what) == ("detail", (("place", "", "Oslo"),))


def test_the_changes_come_in_the_order_of_the_facts() -> None:
    after: tuple[Fact, ...] = settle([arms("b", "mines"), START], BOOK).facts
    assert [change.fact.key for change in compare((), after)] == [fact.key for fact in after]
