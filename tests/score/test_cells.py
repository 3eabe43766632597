"""The labelled cases hold every cell of rule, status, voice and language."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from factsheet.model import STATUSES
from factsheet.score.labels import Case, case_from

DEV = Path(__file__).parents[1] / "cases" / "dev"
RULES = {"arms": "arms-transfer", "sanction": "sanction", "summit": "summit"}
VOICES = ("active", "passive", "nominal", "buyer-side", "fronted")
CELLS = tuple(product(("id", "en"), RULES, STATUSES, VOICES))


@pytest.mark.parametrize(("language", "rule", "status", "voice"), CELLS)
def test_each_cell_has_its_case(language: str, rule: str, status: str, voice: str) -> None:
    path = DEV / f"matrix-{language}-{rule}-{status}-{voice}.txt"
    case = case_from(path.name, path.read_bytes())
    assert isinstance(case, Case)
    assert case.page.language == language
    assert any(one.rule == RULES[rule] and status in one.status for one in case.labels)
