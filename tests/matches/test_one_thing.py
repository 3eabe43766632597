"""Of several verbs about one thing that is not kept, one tells what was done; the others name whom it hit."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, load_tiny

CURSE = """
rule: curse
title: {en: Curses, id: Kutukan}
about: One side lays a curse on another, or takes it off.
prefix: CU
slots:
  witch: actor
  cursed: actor
  deed: cursing
find:
  id:
    - <witch> ... <deed:active> ... <curse>
    - <curse> ... <deed:passive>
  en:
    - <witch> ... <deed:active> ... <curse>
    - <curse> (that) ...1 <witch> ... <deed:active> ... on ...2 <cursed>
    - <curse> ... <deed:passive>
    - <deed:passive> was/were ...3 <cursed>
    - <witch> ... <deed=the-like:active>
also:
  id:
    - terhadap ...2 <cursed>
  en:
    - on ...2 <cursed>
different: [witch, cursed]
event: {same: [witch, cursed, deed], within: 9 days}
sheet:
  columns: [witch, cursed, deed]
  bottom_line: {en: "{{ witch }}", id: "{{ witch }}"}
examples:
  - text: Sweden laid a curse on Peru.
    gives: {witch: SE, cursed: PE, deed: lay}
"""
CURSING = """
list: cursing
kind: verbs
about: what is done with a curse
entries:
  lay:
    id-active: [menaruh]
    id-passive: [ditaruh]
    en: [announce]
    en-active: [laid, lay]
    en-passive: [laid]
  lift:
    id-active: [mencabut]
    id-passive: [dicabut]
    en: [lift]
"""
THINGS = """
list: curse
kind: things
about: curses
entries:
  curses:
    id: [kutukan]
    en: [curse, curses, spell]
"""
LIKE = """
list: the-like
kind: verbs
about: going on with what was told
entries:
  lay:
    en: [follow suit, do the same]
"""


@pytest.fixture(scope="module")
def coven(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    extra = [
        ("curse", CURSE),
        ("lists/cursing", CURSING),
        ("lists/curse", THINGS),
        ("lists/the-like", LIKE),
    ]
    return load_tiny(tmp_path_factory.mktemp("relatives"), extra)


LIFTED = "witch SE, cursed PE, deed lift"
LAID = "witch SE, cursed PE, deed lay"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden lifted the curse it had laid on Peru.", LIFTED),
        ("Sweden lifted the curse that it laid on Peru in May.", LIFTED),
        ("Sweden lifted the curses laid on Peru.", LIFTED),
        ("Sweden announced that the curse on Peru was lifted.", LIFTED),
        ("Sweden laid a curse on Peru.", LAID),
        ("The curse that Sweden laid on Peru works.", LAID),
    ],
)
def test_one_verb_tells_what_was_done_with_a_thing(coven: Tiny, text: str, expected: str) -> None:
    assert coven.found(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sweden laid a curse on Peru. Also laid was Chile.",
            f"{LAID} | witch SE, cursed CL, deed lay",
        ),
        (
            "Sweden laid a curse on Peru. Norway did the same.",
            f"{LAID} | witch NO, cursed PE, deed lay",
        ),
        ("Sweden lifted the curse on Peru. Norway did the same.", LIFTED),
        ("Sweden painted a wall. Norway did the same.", ""),
        ("Sweden laid a curse on Peru. Chile was not laid.", LAID),
    ],
)
def test_what_goes_on_with_a_deed_is_lent_by_it_alone(
    coven: Tiny, text: str, expected: str
) -> None:
    assert coven.found(text, "en") == expected


def test_the_agent_of_another_verb_is_not_the_doer(coven: Tiny) -> None:
    text = "The curse on Peru was lifted after lobbying by Norway. Sweden lifted the curse on Peru."
    assert "witch NO" not in coven.found(text, "en")


def test_who_always_does_it_is_lent_as_nobody_to_whom_it_is_done(coven: Tiny) -> None:
    text = "Sweden laid a curse on Peru. Sweden danced, and Norway laid a curse."
    assert "cursed SE" not in coven.found(text, "en")
