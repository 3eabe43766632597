"""Things that each have a number of their own are claims of their own."""

from __future__ import annotations

import pytest

from factsheet.model import Quantity
from tests.matches.tiny import Tiny, ids, load_tiny


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("counts"))


def told(desk: Tiny, text: str, language: str) -> list[tuple[str, str]]:
    """The goods and their number of each claim."""
    claims = desk.claims(text, language)
    numbers = [one.slots.get("quantity") for one in claims]
    words = [one.text if isinstance(one, Quantity) else "" for one in numbers]
    return [
        (ids(claim.slots, "goods"), number) for claim, number in zip(claims, words, strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("en", "Sweden sent 12 lamps and 40 cups to Peru.", [("lamps", "12"), ("cups", "40")]),
        ("id", "Swedia mengirim 12 lampu dan 40 cangkir.", [("lamps", "12"), ("cups", "40")]),
        ("en", "Sweden sent 12 lamps and cups to Peru.", [("cups+lamps", "12")]),
        ("en", "Sweden sent lamps and 12 cups to Peru.", [("cups+lamps", "12")]),
        ("en", "Sweden sent hundreds of lamps and cups.", [("cups+lamps", "hundreds")]),
        ("en", "Sweden sent 12 lamps and several cups.", [("cups+lamps", "12")]),
    ],
)
def test_each_number_makes_a_claim(
    desk: Tiny, language: str, text: str, claims: list[tuple[str, str]]
) -> None:
    assert told(desk, text, language) == claims
