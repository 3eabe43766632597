"""The five real articles and what a careful analyst reads out of them, where they lie beside us."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.model import Fact, Rulebook
from factsheet.record import claim_from, slots_from
from factsheet.rulebook import load
from factsheet.score.agree import GROUPS, same_event
from factsheet.score.labels import Label
from tests.commands import NOW, ROOT, factsheet, lines_of

SHARED = ROOT.parent / "shared"
GOLD, SEEDS = SHARED / "gold" / "seeds.yml", SHARED / "seeds"
WANTED = [
    "A1",
    "A2",
    "A3",
    "A4",
    "A5",
    "A6",
    "A7",
    "A8",
    "A9",
    "A11",
    "A12",
    "S1",
    "S2",
    "S3",
    "N1",
    "N2",
]
WHOLE = {"A1": 3, "S1": 2, "S3": 2}
"""Facts that must be one, however many articles tell them."""

pytestmark = pytest.mark.skipif(
    not GOLD.is_file(),
    reason=f"SKIPPED: no real articles beside the checkout ({GOLD.parent.parent})",
)

GIVEN: dict[str, Any] = (
    yaml.safe_load(GOLD.read_text("utf-8")) if GOLD.is_file() else {"facts": [], "traps": []}
)
TRAPS: list[dict[str, str]] = GIVEN["traps"]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> list[Fact]:
    out = tmp_path_factory.mktemp("gold")
    done = factsheet("run", "--articles", SEEDS, "--out", out, "--now", NOW, cwd=ROOT)
    assert done.code == 0, done.err
    return [fact_from(line) for line in lines_of(out)]


def fact_from(line: dict[str, Any]) -> Fact:
    claims = tuple(claim_from(claim, line["rule"]) for claim in line["claims"])
    slots = slots_from(line["slots"])
    return Fact(
        line["key"], line["id"], line["rule"], line["status"], line["denied"], slots, claims
    )


def text_of(number: str) -> str:
    (file,) = SEEDS.glob(f"{number}_*.txt")
    return file.read_text("utf-8")


def label_of(gold: dict[str, Any]) -> Label:
    slots = {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in gold["slots"].items()
    }
    return Label(gold["rule"], (), slots)


def told_in(fact: Fact, article: str) -> set[str]:
    """The status groups that an article gives the fact."""
    return {GROUPS[claim.status] for claim in fact.claims if claim.article.startswith(article)}


def fits(fact: Fact, gold: dict[str, Any], rulebook: Rulebook) -> bool:
    """The same event, with the right status group: in all its articles where it must be one fact."""
    if not same_event(fact, label_of(gold), rulebook):
        return False
    told = [
        bool(
            {GROUPS[one] for one in ([status] if isinstance(status, str) else status)}
            & told_in(fact, article)
        )
        for article, status in gold["in"].items()
    ]
    return all(told) if gold["id"] in WHOLE else any(told)


@pytest.mark.parametrize("name", WANTED)
def test_a_fact_that_a_careful_reader_finds_is_found(
    name: str, facts: list[Fact], rulebook: Rulebook
) -> None:
    gold = next(one for one in GIVEN["facts"] if one["id"] == name)
    right = [fact for fact in facts if fits(fact, gold, rulebook)]
    near = [f"{fact.id} {fact.status} {fact.slots}" for fact in facts if fact.rule == gold["rule"]]
    assert right, f"{gold['what']}: {gold['in']}\n" + "\n".join(near)
    if name in WHOLE:
        assert any(len({claim.article for claim in fact.claims}) == WHOLE[name] for fact in right)


def test_the_denials_are_found_as_facts_or_on_the_facts_that_they_deny(facts: list[Fact]) -> None:
    for article in ("002", "003"):
        assert any(
            "denied" in told_in(fact, article) for fact in facts if fact.rule == "arms-transfer"
        )


def test_every_found_fact_stands_for_one_labelled_fact_at_most(
    facts: list[Fact], rulebook: Rulebook
) -> None:
    """A2 to A6, A9, A11 and A12 are different events, though one state gives and one takes."""
    wanted = [one for one in GIVEN["facts"] if one["id"] in WANTED]
    options = [[fact.id for fact in facts if fits(fact, gold, rulebook)] for gold in wanted]
    assert matched(options) == len(wanted), dict(
        zip([one["id"] for one in wanted], options, strict=True)
    )


def matched(options: list[list[str]]) -> int:
    """How many rows can each have an option of its own."""
    owner: dict[str, int] = {}

    def place(row: int, seen: set[str]) -> bool:
        for option in options[row]:
            if option not in seen:
                seen.add(option)
                if option not in owner or place(owner[option], seen):
                    owner[option] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(options)))


@pytest.mark.parametrize("trap", TRAPS, ids=[f"{one['in']} {one['text'][:30]}" for one in TRAPS])
def test_no_trap_is_sprung(trap: dict[str, str], facts: list[Fact]) -> None:
    text = text_of(trap["in"])
    there = re.search(r"\s+".join(map(re.escape, trap["text"].split())), text)
    assert there is not None
    start, end = there.span()
    if trap["text"] == "More Stories":
        end = len(text)
    claims = [
        claim for fact in facts for claim in fact.claims if claim.article.startswith(trap["in"])
    ]
    sprung = [claim for claim in claims if claim.start < end and claim.end > start]
    if "tentara" in trap["text"]:
        sprung = [
            claim for claim in claims if getattr(claim.slots.get("quantity"), "min", None) == 50_000
        ]
    assert sprung == []


def test_every_quote_is_the_span_that_its_offsets_name(facts: list[Fact]) -> None:
    for fact in facts:
        for claim in fact.claims:
            text = Path(SEEDS / claim.article).read_text("utf-8")
            assert text[claim.start : claim.end] == claim.quote
