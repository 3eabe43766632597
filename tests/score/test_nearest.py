"""Each miss is told with the sentence and the phrase that came nearest, each extra with what found it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.score.cases import score
from factsheet.score.nearest import Hints, hints
from factsheet.score.tally import Scorecard
from factsheet.score.wording import scorecard_record, worded_scorecard
from tests.matches.tiny import Tiny, load_tiny

CASES = {
    "far.txt": """---
language: en
facts:
  - {rule: gift, giver: SE, taker: PE, goods: lamps, status: reported}
---
Rain fell on Peru. Sweden, so the harbour master said, lent lamps to Peru. Peru slept.
""",
    "other.txt": """---
language: en
facts:
  - {rule: gift, giver: SE, taker: FI, goods: lamps, status: reported}
  - {rule: gift, giver: "NO", goods: kites, status: reported}
---
Sweden sent lamps to Peru.
""",
    "gone.txt": """---
language: en
facts:
  - {rule: robbery, thief: SE, status: reported}
---
Rain fell.
""",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    for name, text in CASES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def card(desk: Tiny, folder: Path) -> Scorecard:
    card, problems = score(folder, desk.book)
    assert not problems
    return card


@pytest.fixture(scope="module")
def near(desk: Tiny, folder: Path, card: Scorecard) -> Hints:
    return hints(folder, card, desk.book)


def test_the_list_of_misses_and_extras_says_where_to_look(card: Scorecard, near: Hints) -> None:
    told = worded_scorecard(card, hints=near).partition("\n\nfar.txt\n")[2]
    assert told.splitlines() == [
        "  missed  gift giver=SE taker=PE goods=lamps [reported]",
        "          Sweden, so the harbour master said, lent lamps to Peru.",
        '          nearest: rules/gift.yml:20:7 "<giver> ... <give:active> ... <goods>"',
        '          met <giver> "Sweden", <goods> "lamps"',
        '          then wanted <give:active> behind "Sweden", and no active form of the list give is in this sentence; the nearest known word there is "said" (speech)',
        "",
        "gone.txt",
        "  missed  robbery thief=SE [reported]",
        "",
        "other.txt",
        "  missed  gift giver=SE taker=FI goods=lamps [reported]",
        "          Sweden sent lamps to Peru.",
        '          found giver "Sweden"; goods "lamps"; taker "Peru" by rules/gift.yml:20:7 "<giver> ... <give:active> ... <goods>"; this does not answer the label',
        "  missed  gift giver=NO goods=kites [reported]",
        "  extra   gift giver=SE taker=PE goods=lamps [reported]",
        "          Sweden sent lamps to Peru.",
        '          found by rules/gift.yml:20:7 "<giver> ... <give:active> ... <goods>"',
    ]


def test_the_record_has_the_same(card: Scorecard, near: Hints) -> None:
    record = scorecard_record(card, near)
    far = record["misses"][0]["near"]
    assert far["text"] == "Sweden, so the harbour master said, lent lamps to Peru."
    assert far["nearest"]["place"] == "rules/gift.yml:20:7"
    assert far["nearest"]["missing"] == ["<give:active>"]
    assert [one["near"] is None for one in record["misses"]] == [False, True, False, True]
    assert record["extras"][0]["found_by"] == {
        "place": "rules/gift.yml:20:7",
        "phrase": "<giver> ... <give:active> ... <goods>",
    }


def test_without_hints_the_list_is_as_short_as_it_can_be(card: Scorecard) -> None:
    assert "nearest" not in worded_scorecard(card)
    assert scorecard_record(card)["misses"][0]["near"] is None
