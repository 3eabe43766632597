"""Rulebooks of any size, in the rule language, over the real lists and made-up deeds and goods.

Rule n says: an actor does deed n with goods n to another actor. Its lists are shared with others,
as the lists of a desk are.
"""

from __future__ import annotations

import json
import shutil
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.vocabulary import DEEDS, GOODS, LANGUAGES, deed_forms, vocabulary
from factsheet.model import Rulebook
from factsheet.rulebook import load

ROOT = Path(__file__).parents[1]


def deed_of(rule: int) -> int:
    """The deed that a rule looks for."""
    return rule % DEEDS


def goods_of(rule: int) -> int:
    """The goods that a rule looks for; no two of the first 5,000 rules share deed and goods."""
    return (rule * 13 + rule // GOODS * 7) % GOODS


def rule_name(rule: int) -> str:
    """Its name in the rulebook."""
    return f"made-{rule:04}"


def rulebook_of(size: int) -> Rulebook:
    """A rulebook of that many rules. Errors: SystemExit where one of them has a problem."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules"
        shutil.copytree(ROOT / "rules" / "lists", rules / "lists")
        shutil.copy(ROOT / "rules" / "desk.yml", rules)
        for name, text in (*_lists(size), *_rules(size)):
            (rules / name).write_text(text, encoding="utf-8")
        rulebook, problems = load(rules)
    errors = [one for one in problems if one.level == "error" and "desk" not in str(one.place)]
    if errors or len(rulebook.rules) != size:
        raise SystemExit(f"the made-up rules do not load: {errors[:3]}")
    return rulebook


def _lists(size: int) -> Iterator[tuple[str, str]]:
    for deed in sorted({deed_of(rule) for rule in range(size)}):
        forms = {
            f"{language}-active": [
                form
                for root in vocabulary(language).deeds[deed]
                for form in deed_forms(root, language)
            ]
            for language in LANGUAGES
        }
        yield f"lists/deed-{deed}.yml", _list_file(f"deed-{deed}", "verbs", forms)
    for goods in sorted({goods_of(rule) for rule in range(size)}):
        names = {language: list(vocabulary(language).goods[goods]) for language in LANGUAGES}
        yield f"lists/goods-{goods}.yml", _list_file(f"goods-{goods}", "things", names)


def _list_file(name: str, kind: str, names: dict[str, list[str]]) -> str:
    entries = json.dumps({name: names})
    return f"list: {name}\nkind: {kind}\nabout: made up to measure\nentries: {entries}\n"


def _rules(size: int) -> Iterator[tuple[str, str]]:
    letters = string.ascii_uppercase
    for rule in range(size):
        deed, goods = deed_of(rule), goods_of(rule)
        prefix = letters[rule // 676 % 26] + letters[rule // 26 % 26] + letters[rule % 26]
        yield (
            f"{rule_name(rule)}.yml",
            _RULE.format(
                name=rule_name(rule),
                prefix=prefix,
                deed=f"<deed-{deed}:active>",
                goods=f"goods-{goods}",
            ),
        )


_RULE = """\
rule: {name}
title: {{en: "{name}", id: "{name}"}}
about: Made up to measure.
version: "1"
prefix: {prefix}
severity: low
slots:
  supplier: actor
  recipient: actor
  item: {goods}
find:
  id:
    - <supplier> ... {deed} ... <item> ... ke/kepada/untuk ...3 <recipient>
  en:
    - <supplier> ... {deed} ... <item> ... to/for ...3 <recipient>
different:
  - [supplier, recipient]
event: {{same: [supplier, recipient, item], within: 90 days}}
examples:
  - text: Nothing happens here.
    gives: nothing
"""
