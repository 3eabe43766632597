"""A slot may be filled from several lists, and examples may name entries of each."""

from __future__ import annotations

from pathlib import Path

from factsheet.rulebook import load

RULE = """\
rule: greeting
title: Greetings
about: One greets.
prefix: GR
slots: {greeter: actor, manner: nod}
find:
  en:
    - <greeter> ... <manner:active>
    - <greeter> ... <manner=wave:active>
event: {same: [greeter], within: 1 days}
sheet: {columns: [greeter, manner]}
examples:
  - {text: Norway waves., gives: {greeter: "NO", manner: WORD}}
  - {text: Norway nods., gives: {greeter: "NO", manner: short}}
  - {text: Norway sleeps., gives: nothing}
"""
LISTS = {
    "actor": "list: actor\nkind: actors\nabout: a\nentries:\n  'NO': {en: [Norway]}\n",
    "nod": "list: nod\nkind: verbs\nabout: a\nentries:\n  short: {en: [nod]}\n",
    "wave": "list: wave\nkind: verbs\nabout: a\nentries:\n  wide: {en: [wave]}\n",
}


def codes(folder: Path, word: str) -> set[str]:
    (folder / "lists").mkdir()
    (folder / "greeting.yml").write_text(RULE.replace("WORD", word))
    for name, text in LISTS.items():
        (folder / "lists" / f"{name}.yml").write_text(text)
    _, problems = load(folder, languages=("en",))
    return {problem.code for problem in problems if problem.level == "error"}


def test_an_example_may_give_an_entry_of_any_list_that_fills_the_slot(tmp_path: Path) -> None:
    assert codes(tmp_path, "wide") == set()


def test_an_entry_of_no_such_list_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path, "tall") == {"R113"}
