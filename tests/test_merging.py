"""Merging as a reader would do it, measured on groups of articles. Floors are not lowered to pass.

Labels: every group of `tests/cases/groups` was written and labelled before the rules were run on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from factsheet.model import Rulebook
from factsheet.reading import Account, Reader
from factsheet.rulebook import load
from factsheet.score.groups import accounts_of, groups_in, settled
from factsheet.score.labels import Telling
from factsheet.score.pairs import Groupcard

GROUPS = Path(__file__).parent / "cases" / "groups"
FLOOR = 0.95
"""Precision and recall of pairs of claims."""

Read = Mapping[str, tuple[Sequence[Telling], Mapping[str, Account]]]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(GROUPS.parents[2] / "rules")[0]


@pytest.fixture(scope="module")
def read(rulebook: Rulebook) -> Read:
    reader = Reader(rulebook)
    found = {}
    for name, tellings in groups_in(GROUPS).items():
        accounts, problems = accounts_of(tellings, reader)
        assert not problems
        found[name] = tellings, accounts
    return found


@pytest.fixture(scope="module")
def card(read: Read, rulebook: Rulebook) -> Groupcard:
    return Groupcard(tuple(settled(name, *pages, rulebook) for name, pages in read.items()))


def test_claims_in_one_fact_tell_of_one_event(card: Groupcard) -> None:
    right, merged, _ = card.counts
    assert right / merged >= FLOOR


def test_claims_of_one_event_are_in_one_fact(card: Groupcard) -> None:
    right, _, labelled = card.counts
    assert right / labelled >= FLOOR


def test_the_groups_are_enough_to_measure_on(card: Groupcard) -> None:
    """Merging is measured, not finding: nearly every claim that a page makes must be found."""
    assert len(card.groups) >= 90
    assert all(2 <= group.pages <= 4 for group in card.groups)
    found = sum(len(group.told) for group in card.groups)
    assert sum(group.missed for group in card.groups) <= found // 20


def test_the_order_of_articles_does_not_matter(
    read: Read, card: Groupcard, rulebook: Rulebook
) -> None:
    for group in card.groups:
        tellings, accounts = read[group.name]
        for order in permutations(accounts):
            mixed = {name: accounts[name] for name in order}
            assert settled(group.name, tellings, mixed, rulebook) == group
