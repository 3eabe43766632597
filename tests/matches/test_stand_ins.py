"""A number without its noun, or "the planes", is the one thing named before; where two are, it is nothing."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden makes lamps. It has so far sold 10 to Peru."),
        ("en", "Sweden makes lamps. Sweden sold four of which little is known to Peru."),
        ("en", "Sweden makes lamps. Sweden sold them to Peru."),
        ("en", "Sweden makes lamps. Sweden sold the equipment to Peru."),
        ("id", "Swedia membuat lampu. Swedia menjual 10 kepada Peru."),
        ("id", "Swedia membuat lampu. Swedia menjual peralatan itu kepada Peru."),
        ("en", "Sweden makes lamps. Sweden sold the first six to Peru."),
        ("en", "Sweden makes lamps. Sweden sold the remaining ten to Peru."),
        ("id", "Swedia membuat lampu. Swedia menjual enam pertama ke Peru."),
    ],
)
def test_what_stands_in_for_a_thing_is_the_thing(desk: Tiny, language: str, text: str) -> None:
    assert "seller SE, buyer PE, goods lamps" in desk.found(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden makes lamps and cups. Sweden sold 10 to Peru.",
        "Sweden makes lamps. Sweden sold on May 10 to Peru.",
        "Sweden makes lamps. Sweden sold 10 loaves to Peru.",
        "Sweden makes lamps. Sweden sold the first six loaves to Peru.",
        "Sweden makes lamps. Sweden sold for 10 million to Peru.",
        "Sweden is cold. Sweden sold 10 to Peru.",
    ],
)
def test_where_it_may_be_something_else_nothing_is_found(desk: Tiny, text: str) -> None:
    assert desk.found(text, "en") == ""


def test_its_text_is_the_name_and_its_number_the_quantity(desk: Tiny) -> None:
    (claim,) = (
        one
        for one in desk.claims("Sweden makes lamps. Sweden sent 10 to Peru.", "en")
        if one.rule == "gift"
    )
    goods, quantity = claim.slots["goods"], claim.slots["quantity"]
    assert isinstance(goods, tuple)
    assert goods[0].text == "lamps"
    assert getattr(quantity, "min", None) == 10
