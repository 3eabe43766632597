from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet.model import Rulebook
from factsheet.rulebook import load
from factsheet.score.grouping import groupcard_record, worded_groupcard
from factsheet.score.groups import score_groups
from factsheet.score.pairs import Groupcard
from tests.commands import ROOT, factsheet

HEAD = """---
published: {day}
language: en
claims:
{claims}---
{text}
"""
GHANA = "  - {{event: {event}, rule: arms-transfer, supplier: 'NO', recipient: GH, item: [artillery]{words}}}\n"
SENT = "Norway delivered six howitzers to Ghana on {day}."


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


def write(folder: Path, name: str, day: str, text: str, **events: str) -> None:
    """A page of a group; `events` gives each label the words of its sentence, or none."""
    claims = "".join(
        GHANA.format(event=event, words=f", words: {words}" if words else "")
        for event, words in events.items()
    )
    folder.mkdir(exist_ok=True)
    page = HEAD.format(day=day, claims=claims, text=text)
    (folder / f"{name}.txt").write_text(page, "utf-8")


def card(folder: Path, rulebook: Rulebook) -> Groupcard:
    card, problems = score_groups(folder, rulebook)
    assert not problems
    return card


def test_pairs_of_claims_are_counted_within_each_group(tmp_path: Path, rulebook: Rulebook) -> None:
    write(tmp_path / "one", "a", "2024-03-14", SENT.format(day="12 March 2024"), e1="")
    write(tmp_path / "one", "b", "2024-03-15", SENT.format(day="12 March 2024"), e1="")
    write(tmp_path / "one", "c", "2020-03-15", SENT.format(day="9 March 2020"), e2="")
    write(tmp_path / "two", "a", "2024-03-15", SENT.format(day="12 March 2024"), e1="")
    counted = card(tmp_path, rulebook)
    assert [(group.name, len(group.told)) for group in counted.groups] == [("one", 3), ("two", 1)]
    assert counted.counts == (1, 1, 1)
    assert (counted.precision, counted.recall) == (1.0, 1.0)


def test_a_pair_is_wrong_together_or_wrong_apart(tmp_path: Path, rulebook: Rulebook) -> None:
    write(tmp_path / "g", "a", "2024-03-14", SENT.format(day="12 March 2024"), e1="")
    write(tmp_path / "g", "b", "2024-03-14", SENT.format(day="12 March 2024"), e2="")
    write(tmp_path / "g", "c", "2020-03-15", SENT.format(day="9 March 2020"), e1="")
    counted = card(tmp_path, rulebook)
    assert counted.counts == (0, 1, 1)
    text = worded_groupcard(counted)
    assert "together  e1 and e2 in one fact" in text
    assert "apart     e1 in two facts" in text
    assert "a.txt [reported] Norway delivered six howitzers to Ghana on 12 March 2024." in text
    assert "together" not in worded_groupcard(counted, counts_only=True)
    kinds = [pair["wrong"] for pair in groupcard_record(counted)["wrong"]]
    assert sorted(kinds) == ["apart", "together"]
    assert "wrong" not in groupcard_record(counted, counts_only=True)


def test_words_say_which_sentence_a_label_is_of(tmp_path: Path, rulebook: Rulebook) -> None:
    text = f"{SENT.format(day='9 March 2020')} {SENT.format(day='12 March 2024')}"
    write(tmp_path / "g", "a", "2024-03-14", text, e1="March 2020", e2="March 2024")
    (group,) = card(tmp_path, rulebook).groups
    assert [one.event for one in group.told] == ["e1", "e2"]


def test_a_claim_of_no_label_or_of_two_counts_for_neither_side(
    tmp_path: Path, rulebook: Rulebook
) -> None:
    text = f"{SENT.format(day='12 March 2024')} Sweden delivered tanks to Peru."
    write(tmp_path / "g", "a", "2024-03-14", text, e1="", e2="")
    (group,) = card(tmp_path, rulebook).groups
    assert (group.told, group.unlabelled, group.missed) == ((), 2, 2)


def test_no_pairs_no_shares() -> None:
    assert (Groupcard(()).precision, Groupcard(()).recall) == (None, None)


def test_the_command_scores_labelled_articles_and_groups(tmp_path: Path) -> None:
    write(tmp_path / "g", "a", "2024-03-14", SENT.format(day="12 March 2024"), e1="")
    write(tmp_path / "g", "b", "2024-03-14", SENT.format(day="12 March 2024"), e1="")
    told = factsheet("score", tmp_path, cwd=ROOT)
    assert told.code == 0
    assert told.out.splitlines() == [
        "groups 1   pages 2",
        "claims with a label 2   without one 0   labels not found 0",
        "pairs   precision 1/1 (1.000)   recall 1/1 (1.000)",
    ]
    (tmp_path / "alone.txt").write_text("---\nfacts: []\n---\nNothing here.\n", "utf-8")
    assert "silent pages kept 1/1" in factsheet("score", tmp_path, cwd=ROOT).out
    record = json.loads(factsheet("score", tmp_path, "--json", cwd=ROOT).out)
    assert (record["pages"], record["groups"]["pages"]) == (1, 2)
