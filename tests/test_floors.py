"""What the shipped rules find on the labelled articles may not fall. Floors are not lowered to pass.

The figures are counts of right facts on `tests/cases/dev`, on which the rules were tuned: they guard
against loss and say nothing about articles that nobody tuned on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.model import Rulebook
from factsheet.rulebook import load
from factsheet.score.cases import score
from factsheet.score.tally import Scorecard, tally

ROOT = Path(__file__).parents[1]
KINDS = {
    "cells": ("matrix-",),
    "whole pages": ("long-", "wire-", "fresh-"),
    "dense pages": ("fresh3-",),
}
"""How the names of cases begin: one for each cell of rule, status, voice and language, a whole page, or
one that tells six facts and more.

The others are passages of a paragraph or two.
"""
FLOORS = {
    ("cells", "arms-transfer"): (0.98, 0.86),
    ("cells", "sanction"): (0.98, 0.86),
    ("cells", "summit"): (0.98, 0.86),
    ("passages", "arms-transfer"): (0.91, 0.83),
    ("passages", "sanction"): (0.93, 0.79),
    ("passages", "summit"): (0.91, 0.74),
    ("whole pages", "arms-transfer"): (0.87, 0.70),
    ("whole pages", "sanction"): (0.89, 0.70),
    ("whole pages", "summit"): (0.86, 0.66),
    ("dense pages", "arms-transfer"): (0.75, 0.68),
    ("dense pages", "sanction"): (0.82, 0.55),
    ("dense pages", "summit"): (0.72, 0.33),
}
"""Precision and recall. Each is the figure seen when it was set, less two hundredths."""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


@pytest.fixture(scope="module")
def card(rulebook: Rulebook) -> Scorecard:
    card, problems = score(ROOT / "tests" / "cases" / "dev", rulebook)
    assert not problems
    return card


def kind_of(case: str) -> str:
    """What sort of text a case is, by its name."""
    named = (kind for kind, starts in KINDS.items() if case.startswith(starts))
    return next(named, "passages")


@pytest.mark.parametrize(("kind", "rule"), FLOORS)
def test_each_rule_finds_as_much_as_before_and_as_rightly(
    kind: str, rule: str, card: Scorecard, rulebook: Rulebook
) -> None:
    outcomes = [one for one in card.outcomes if kind_of(one.case) == kind]
    rows = [
        row for row in tally(outcomes, rulebook).rows if row.rule == rule and row.language != "all"
    ]
    right, found = sum(row.right for row in rows), sum(row.found for row in rows)
    told, labelled = sum(row.told for row in rows), sum(row.labelled for row in rows)
    precision, recall = FLOORS[kind, rule]
    assert right / found >= precision, f"{right} of {found}"
    assert told / labelled >= recall, f"{told} of {labelled}"


def test_the_status_of_what_is_found_stays_right(card: Scorecard) -> None:
    hits, _, group = card.status
    assert group / hits >= 0.94


def test_pages_without_a_fact_stay_silent(card: Scorecard) -> None:
    pages, silent = card.silent
    assert silent / pages >= 0.97
