"""The guide of templates names every value that there is, and no other; what it shows works."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factsheet.rendering import rendered
from factsheet.sheets.page import jobs
from factsheet.sheets.scene import Plain
from tests.commands import ROOT

from .samples import edition
from .test_desk import FULL, shown

GUIDE = (ROOT / "templates" / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| (`[\w.]+`(?:, `\w+`)*) \| ([\w ]+) \| (.*) \|$", GUIDE, re.MULTILINE)


@pytest.fixture(scope="module")
def data() -> Plain:
    return {**shown(FULL, given=edition("fifteen")), "paper": True}


def names(cell: str) -> list[str]:
    return re.findall(r"`([\w.]+)`", cell)


def at(value: Any, path: str) -> Any:
    """What stands there; of a list the first item that has something."""
    for name in path.split("."):
        items = value if isinstance(value, list) else [value]
        value = next((one[name] for one in items if one[name]), items[0][name])
    return value


def test_every_value_is_named_and_no_other(data: Plain) -> None:
    named = [name for cell, *_ in ROWS for name in names(cell) if "." not in name]
    assert sorted(named) == sorted(data)


KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "table": (dict,),
    "table or nothing": (dict, type(None)),
    "list": (list,),
    "list of texts": (list,),
    "true or false": (bool,),
    "table or list": (dict, list),
}


@pytest.mark.parametrize(("cell", "kind", "about"), ROWS)
def test_every_value_is_what_the_guide_says(data: Plain, cell: str, kind: str, about: str) -> None:
    for name in names(cell):
        value = at(data, name)
        assert isinstance(value, KINDS[kind])
        one = value[0] if isinstance(value, list) and value else value
        parts = set(names(about))
        if isinstance(one, dict) and parts & set(one) and "alt" not in one:
            assert sorted(parts & set(one)) == sorted(one), name


def test_every_block_is_named_and_no_other() -> None:
    page = (ROOT / "templates" / "sheet.html").read_text("utf-8")
    named = re.findall(r"^\| `(\w+)` \| [^|]* \|$", GUIDE, re.MULTILINE)
    assert sorted(named) == sorted(re.findall(r"{% block (\w+) %}", page))


def test_the_example_of_the_guide_works(data: Plain, tmp_path: Path) -> None:
    (example,) = re.findall(r"```html\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "own" / "labels").mkdir(parents=True)
    (tmp_path / "own" / "sheet.html").write_text(example, "utf-8")
    text, *_ = rendered(tmp_path, jobs(data))
    assert "Desk for the Southern Ocean" in text
    assert "h2 { font-style: italic; }" in text
    assert "Edition 2, printed for 8 readers." in text
    assert '<section class="bottom-line">' in text
