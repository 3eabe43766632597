"""A relative clause tells between whom, the main clause what became of the thing."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    "text",
    [
        "The lamps that Peru bought from Sweden have been sold.",
        "The lamps Peru bought from Sweden were sold.",
        "The lamps, which Peru bought from Sweden, were sold.",
    ],
)
def test_the_main_clause_tells_it_between_those_of_the_relative_clause(
    desk: Tiny, text: str
) -> None:
    (match,) = desk.matches(text, "en")
    assert desk.told(match) == "seller SE, buyer PE, goods lamps"
    assert "passive" in match.phrase.text


@pytest.mark.parametrize(
    "text",
    [
        "The lamps that Peru bought from Sweden have not been sold.",
        "The lamps that Peru bought from Sweden are old, and Kenya has sold.",
    ],
)
def test_what_did_not_happen_or_something_else_leaves_the_relative_clause_alone(
    desk: Tiny, text: str
) -> None:
    (match,) = desk.matches(text, "en")
    assert desk.told(match) == "seller SE, buyer PE, goods lamps"
    assert "buy:active" in match.phrase.text


def test_who_acts_in_the_relative_clause_does_not_act_behind_it(desk: Tiny) -> None:
    text = "The lamps that Peru bought from Kenya pleased those who sold cups to Sweden."
    assert "seller PE" not in desk.found(text, "en")
