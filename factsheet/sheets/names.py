"""What list ids are called on the sheet."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.model import Entry, Language, WordList
from factsheet.sheets.wording import Names


def names_of(lists: Iterable[WordList]) -> Names:
    """For every entry of every list its name by language: the first plain one of the list file."""
    found: dict[str, dict[Language, str]] = {}
    for words in lists:
        if words.kind == "words":
            continue
        for entry in words.entries.values():
            found.setdefault(entry.id, {}).update(_names(entry, found.get(entry.id, {})))
    return found


def _names(entry: Entry, known: dict[Language, str]) -> dict[Language, str]:
    names: dict[Language, str] = {}
    for name in entry.names:
        if name.form in ("", "noun") and name.language not in known:
            names.setdefault(name.language, name.text)
    return names
