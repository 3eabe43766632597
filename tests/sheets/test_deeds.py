"""What was done with sanctions, in a sentence that reads well: each action, status and language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.model import Fact, Filler, Rulebook, Status
from factsheet.rulebook import load
from factsheet.sheets import make_edition, names_of
from factsheet.sheets.page import page
from tests.commands import ROOT

from .samples import FIFTEEN, ISSUED, actors, article

ACTIONS = ("impose", "extend", "ease", "threaten", "call-for", "violate")
STATUSES: tuple[Status, ...] = ("reported", "alleged", "planned", "denied")
SAID = {
    ("impose", "reported", "en"): "Norway imposed sanctions against Kenya, by the account of Astrid Lindqvist.",
    ("extend", "reported", "en"): "Norway extended sanctions against Kenya, by the account of Astrid Lindqvist.",
    ("ease", "alleged", "en"): "By the charge of Astrid Lindqvist, Norway eased sanctions against Kenya.",
    ("threaten", "reported", "en"): "Norway threatened sanctions against Kenya, by the account of Astrid Lindqvist.",
    ("call-for", "planned", "en"): "Planned or under discussion, as of 3 Sep 2023, by the account of Astrid Lindqvist: Norway to call for sanctions against Kenya.",
    ("violate", "reported", "en"): "Sanctions by Norway against Kenya were broken, by the account of Astrid Lindqvist.",
    ("violate", "denied", "en"): "Denied or not adopted, by the account of Astrid Lindqvist: that sanctions by Norway against Kenya were broken.",
    ("impose", "reported", "id"): "Norwegia menjatuhkan sanksi terhadap Kenya, menurut Astrid Lindqvist.",
    ("extend", "planned", "id"): "Direncanakan atau dibahas, per 3 Sep 2023, menurut Astrid Lindqvist: Norwegia memperpanjang sanksi terhadap Kenya.",
    ("ease", "denied", "id"): "Dibantah atau tidak disahkan, menurut Astrid Lindqvist: bahwa Norwegia melonggarkan sanksi terhadap Kenya.",
    ("threaten", "alleged", "id"): "Menurut tuduhan Astrid Lindqvist, Norwegia mengancamkan sanksi terhadap Kenya.",
    ("call-for", "reported", "id"): "Norwegia menyerukan sanksi terhadap Kenya, menurut Astrid Lindqvist.",
    ("violate", "alleged", "id"): "Menurut tuduhan Astrid Lindqvist, sanksi Norwegia terhadap Kenya dilanggar.",
}  # fmt: skip


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


def told(rulebook: Rulebook, action: str, status: Status, language: str, **more: Filler) -> str:
    base = next(fact for fact in FIFTEEN if fact.id == "SX-01")
    parties = {"sender": actors("NO"), "target": actors("KE"), "action": (Filler(action, action),)}
    slots = {**parties, **{name: (one,) for name, one in more.items()}}
    claim = replace(base.claims[0], article=article(2).name, status=status, slots=slots)
    claim = replace(claim, language=language, speaker="Astrid Lindqvist")
    fact: Fact = replace(
        base, status=status, denied=status == "denied", slots=slots, claims=(claim,)
    )
    edition = make_edition([fact], [], [article(2)], rulebook.rules, issued=ISSUED, replaces=1)
    names = names_of(rulebook.lists.values())
    shown = page(edition, title="x", names=names, language=language, templates=None)
    return str(shown["bottom_line"][0]["text"])


@pytest.mark.parametrize(("asked", "said"), SAID.items())
def test_a_deed_is_told_by_its_verb(
    rulebook: Rulebook, asked: tuple[str, Status, str], said: str
) -> None:
    assert told(rulebook, *asked) == said


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_sentence_shows_the_name_of_an_entry(
    rulebook: Rulebook, action: str, language: str
) -> None:
    for status in STATUSES:
        said = told(rulebook, action, status, language)
        assert f"({action})" not in said
        assert said.count("  ") == 0
        assert said.endswith(".")


def test_whom_it_hits_in_particular_is_never_left_out(rulebook: Rulebook) -> None:
    said = told(rulebook, "impose", "reported", "en", object=Filler("", "two banks in Mombasa"))
    assert said.startswith("Norway imposed sanctions against Kenya (“two banks in Mombasa”), by")
