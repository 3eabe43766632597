from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.errors import Place
from factsheet.model import Entry, Name, WordList

LISTS = Path(__file__).parents[2] / "rules" / "lists"


def read_list(path: Path) -> WordList:
    """A list file as the reader of rules would give it, without its checks."""
    plain: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    entries = {}
    for ident, value in plain["entries"].items():
        names = tuple(
            Name(text=text, language=language)
            for language in ("id", "en")
            for text in value.get(language, [])
        )
        entries[ident] = Entry(
            id=ident, names=names, part_of=value.get("part_of"), parent=value.get("is")
        )
    return WordList(name=plain["list"], kind=plain["kind"], entries=entries, place=Place(path.name))


@pytest.fixture(scope="session")
def word_lists() -> Mapping[str, WordList]:
    lists = [read_list(LISTS / name) for name in ("numbers.yml", "dates.yml")]
    place = Place("weapons.yml")
    names = ("Leopard 2", "Su-35", "K9", "peluru artileri")
    entry = Entry(id="tanks", names=tuple(Name(text, "id") for text in names))
    things = WordList(name="weapon", kind="things", entries={"tanks": entry}, place=place)
    return {**{one.name: one for one in lists}, "weapon": things}
