"""One table of keys: the loader, the schema for editors and the guide say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from factsheet.model import Words
from factsheet.rulebook import load
from factsheet.rulebook.forms import every_form
from factsheet.rulebook.schema import json_schema, markdown

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "factsheet" / "rulebook" / "rule.schema.json"
ERRORS = Path(__file__).parent / "errors"


def test_the_shipped_schema_is_the_one_of_the_table() -> None:
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == json_schema()


def test_the_guide_holds_the_table_of_every_key() -> None:
    assert markdown().strip() in (ROOT / "rules" / "README.md").read_text(encoding="utf-8")


def test_the_schema_accepts_a_good_rule() -> None:
    rule = yaml.safe_load((ERRORS / "base-rule.yml").read_text(encoding="utf-8"))
    jsonschema.validate(rule, json_schema())


@pytest.mark.parametrize(
    "case", ["rule-unknown-key", "rule-missing-key", "rule-severity", "rule-event-key", "example-shape", "rule-title-is-a-list"]
)  # fmt: skip
def test_the_schema_refuses_what_the_loader_refuses(case: str) -> None:
    rule = yaml.safe_load((ERRORS / f"{case}.yml").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(rule, json_schema())


def test_the_first_rule_of_the_guide_loads(tmp_path: Path) -> None:
    guide = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    rule, words = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "lists").mkdir()
    (tmp_path / "training.yml").write_text(rule, encoding="utf-8")
    (tmp_path / "lists" / "korea.yml").write_text(words, encoding="utf-8")
    book, problems = load(tmp_path)
    assert [problem.code for problem in problems] == ["R004"]
    assert book.rule("training").find[0].elements[2] == Words(every_form("latih", "id"))
