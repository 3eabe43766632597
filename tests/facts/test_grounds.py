"""On what ground a claim joined an event, told slot by slot."""

from __future__ import annotations

import pytest

from factsheet.facts.grounds import Joined, joined
from factsheet.facts.settle import settle
from factsheet.model import Claim
from tests.facts.events import BOOK, arms


def joins(*claims: Claim) -> tuple[Joined, ...]:
    """How the claims of the one fact that they make came together."""
    settled = settle(claims, BOOK)
    (fact,) = settled.facts
    return joined(fact.claims, settled.why[fact.key], BOOK)


def told(*claims: Claim) -> dict[str, tuple[str, str, str]]:
    (one,) = joins(*claims)
    return {each.slot: (each.how, each.here, each.there) for each in one.grounds}


def test_equal_slots_and_times_are_told() -> None:
    found = told(arms("a", "rockets", when="2022-11"), arms("b", "rockets", when="2022-11-03"))
    assert found["item"] == ("equal", "rockets", "rockets")
    assert found["supplier"][0] == "equal"
    assert found["time"][0] == "meet"
    assert set(found["time"][1:]) == {"2022-11-01 to 2022-11-30", "2022-11-03"}


def test_an_undated_side_is_told() -> None:
    found = told(arms("a", "rockets", when="2022-11"), arms("b", "rockets"))
    assert found["time"] == ("undated", "undated", "2022-11-01 to 2022-11-30")


def test_a_family_of_actors_is_told() -> None:
    found = told(arms("a", "rockets", to="RU"), arms("b", "rockets", to="WAGNER"))
    assert found["recipient"][0] == "family"
    assert set(found["recipient"][1:]) == {"RU", "WAGNER"}


def test_a_general_word_or_a_part_of_a_list_is_told() -> None:
    found = told(
        arms("a", "rockets missiles", when="2022-11-03"), arms("b", "rockets", when="2022-11-03")
    )
    assert found["item"] == ("class", "rockets", "missiles, rockets")


def test_the_first_claim_of_an_event_joined_nothing() -> None:
    assert joins(arms("a", "rockets")) == ()


@pytest.mark.parametrize("order", [1, -1])
def test_they_stand_in_the_order_of_the_steps(order: int) -> None:
    claims = [arms("a", "rockets", when="2022-11"), arms("b", "rockets"), arms("c", "rockets")]
    assert [one.claim.article for one in joins(*claims[::order])] == ["b", "c"]
    assert {one.first.article for one in joins(*claims[::order])} == {"a"}


def test_no_claims_no_grounds() -> None:
    assert joined((), (), BOOK) == ()
