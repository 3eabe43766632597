"""A raw regex under `expert:`: it fills slots by its named groups, and may not run away."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, load_tiny

RULE = """
rule: {name}
title: {{en: Ferries, id: Feri}}
about: A side ferries goods.
prefix: {prefix}
severity: low
slots:
  owner: actor
  goods: ware
expert:
{expert}
event: {{same: [owner, goods], within: 90 days}}
sheet:
  columns: [owner, goods]
  bottom_line: {{en: "{{{{ owner }}}}", id: "{{{{ owner }}}}"}}
examples:
  - text: Nothing happens here.
    gives: nothing
"""
FERRY = """\
  en: '(?P<owner>[A-Z]\\w+) ferried .{0,30}?(?P<goods>lamps|kettles)'
  id: '(?P<owner>[A-Z]\\w+) menyeberangkan .{0,30}?(?P<goods>lampu|ketel)'
"""
RUNAWAY = "  en: '(?P<owner>(?:\\w|\\w\\w| )+)(?P<goods>[#!])'\n"
LONG = "Many words stand in this sentence so that a greedy pattern runs and runs over all of them in vain."


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    rule = RULE.format(name="ferry", prefix="FE", expert=FERRY)
    return load_tiny(tmp_path_factory.mktemp("ferry"), [("ferry", rule)])


@pytest.fixture(scope="module")
def runaway(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    rules = [
        ("early", RULE.format(name="early", prefix="EA", expert=RUNAWAY)),
        ("ferry", RULE.format(name="ferry", prefix="FE", expert=FERRY)),
    ]
    return load_tiny(tmp_path_factory.mktemp("runaway"), rules)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sweden ferried lamps over the sea.", "owner SE, goods lamps"),
        ("en", "At night Brandt ferried many old kettles over the sea.", "owner SE, goods kettles"),
        ("id", "Swedia menyeberangkan lampu.", "owner SE, goods lamps"),
        ("en", "Somebody ferried lamps over the sea.", ""),
        ("en", "Sweden ferried nothing at all.", ""),
        ("en", "Swedia menyeberangkan lampu.", ""),
        ("en", "Has Sweden ferried lamps?", ""),
    ],
)
def test_named_groups_fill_the_slots(ferry: Tiny, language: str, text: str, expected: str) -> None:
    assert ferry.found(text, language) == expected


def test_it_finds_every_place_in_the_text(ferry: Tiny) -> None:
    text = "Sweden ferried lamps. Rain fell. Finland ferried kettles."
    assert ferry.found(text, "en") == "owner SE, goods lamps | owner FI, goods kettles"


def test_it_stands_beside_rules_in_phrases(ferry: Tiny) -> None:
    text = "Sweden sent cups to Peru. Finland ferried lamps."
    assert ferry.found(text, "en") == "giver SE, taker PE, goods cups | owner FI, goods lamps"


def test_its_captures_are_the_words_of_the_text(ferry: Tiny) -> None:
    article = ferry.article("Rain fell. Sweden ferried lamps.", "en")
    (match,) = ferry.finder.find(article)[0]
    words = {one.slot: article.text[one.start : one.end] for one in match.captures}
    assert words == {"owner": "Sweden", "goods": "lamps"}


def test_a_pattern_that_runs_away_is_a_problem_and_the_rest_goes_on(runaway: Tiny) -> None:
    article = runaway.article(f"{LONG} Sweden sent cups. Finland ferried lamps.", "en")
    matches, problems = runaway.finder.find(article)
    assert [runaway.told(one) for one in matches] == [
        "giver SE, goods cups",
        "owner FI, goods lamps",
    ]
    assert {problem.code for problem in problems} == {"M101"}
    assert all('"early"' in problem.what and article.name in problem.what for problem in problems)
    assert {str(problem.place).partition(":")[0] for problem in problems} == {"rules/early.yml"}


def test_an_article_that_no_pattern_runs_away_on_has_no_problem(runaway: Tiny) -> None:
    article = runaway.article("Short!", "en")
    assert runaway.finder.find(article)[1] == ()
