"""Who plans a deed does it; whom the planner only deals with does not."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Upaya Swedia untuk mengirim lampu ditentang Finlandia."),
        ("id", "Finlandia menentang upaya aktif Swedia untuk mengirim lampu."),
        ("en", "Sweden's bid to send lamps angered Finland."),
        ("en", "Finland fought a bid by Sweden to send lamps."),
    ],
)
def test_the_owner_of_a_plan_does_what_it_says(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


def test_the_other_side_of_a_contract_does_not(desk: Tiny) -> None:
    assert desk.giver("Sweden signed a contract with Finland to send lamps.", "en") == "SE"
