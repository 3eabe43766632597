"""One list file, read: its entries as the file gives them, before they meet those of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from factsheet.model import Name
from factsheet.rulebook.english import plural
from factsheet.rulebook.forms import generate
from factsheet.rulebook.keys import read_keys, word, words
from factsheet.rulebook.schema import ENTRY, FORMS_OF, KINDS, LIST, Field
from factsheet.rulebook.source import Kind, Source
from factsheet.yamltext import Mapping_, Node, Text

_READ = ("id", "en")


def _fields(forms: tuple[str, ...]) -> tuple[Field, ...]:
    keys = [f"{language}{end}" for language in _READ for end in ("", *(f"-{one}" for one in forms))]
    return (*(Field(key, "texts", "names") for key in keys), *ENTRY)


_FIELDS = {kind: _fields(FORMS_OF.get(kind, ())) for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry of one file. `written` holds the names that stand in the file itself."""

    id: Text
    names: tuple[Name, ...]
    written: tuple[tuple[str, Text], ...]
    links: tuple[tuple[str, Text], ...]
    not_in: tuple[str, ...]

    def link(self, key: str) -> Text | None:
        """The entry that `of`, `part_of` or `is` names."""
        return dict(self.links).get(key)


@dataclass(frozen=True, slots=True)
class Part:
    """What one file adds to a list."""

    source: Source
    name: Text
    kind: Kind
    serves: str
    drafts: tuple[Draft, ...]


def read_part(source: Source, root: Node, languages: tuple[str, ...]) -> Part | None:
    """What a list file says; None where not even its name and kind can be read."""
    found = read_keys(source, root, LIST, "a list")
    name = source.text(found["list"], '"list"') if "list" in found else None
    kind = word(source, found, "kind")
    if name is None or kind not in KINDS or "entries" not in found:
        return None
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name.value):
        what = f'"{name.value}" is no name for a list'
        source.tell("R305", what, name, hint="small letters, digits and hyphens")
        return None
    entries = source.table(found["entries"], '"entries"')
    pairs = entries.pairs if entries else ()
    drafts = (_draft(source, key, node, kind, languages) for key, node in pairs)
    kept = tuple(one for one in drafts if one)
    return Part(source, name, cast("Kind", kind), word(source, found, "serves", "rules"), kept)


def _draft(
    source: Source, key: Text, node: Node, kind: str, languages: tuple[str, ...]
) -> Draft | None:
    table = source.table(node, f'the entry "{key.value}"')
    if table is None:
        return None
    pairs = tuple((_name_key(one.value, kind), one, value) for one, value in table.pairs)
    spelled = [
        (named[0], named[1], text)
        for named, _, value in pairs
        if named
        for text in source.texts(value, "a name")
    ]
    plain = tuple((one, value) for named, one, value in pairs if not named)
    found = read_keys(source, Mapping_(plain, key.place), _FIELDS[kind], f'"{key.value}"')
    links = tuple(
        (one, text)
        for one in ("of", "part_of", "is")
        if one in found and (text := source.text(found[one], f'"{one}"'))
    )
    exact = _listed(source, found, "exact", {text.value for _, _, text in spelled})
    names = _names(spelled, kind, exact, of=any(one == "of" for one, _ in links))
    struck = _listed(source, found, "strike", {name.text for name in names})
    return Draft(
        key,
        tuple(one for one in names if one.language in languages and one.text not in struck),
        tuple((language, text) for language, form, text in spelled if form != "capital"),
        links,
        tuple(text.value for text in words(source, found, "not_in")),
    )


def _name_key(key: str, kind: str) -> tuple[str, str] | None:
    """Language and form of `id`, `en-adjective` and so on; None where it is another key."""
    language, _, form = key.partition("-")
    if language not in _READ or (form and form not in FORMS_OF.get(kind, ())):
        return None
    return None if "-" in key and not form else (language, form)


def _listed(source: Source, found: dict[str, Node], key: str, names: set[str]) -> set[str]:
    """The texts under `exact` or `strike`; an exact one that is no name of the entry is told."""
    given = words(source, found, key)
    for text in given:
        if key == "exact" and text.value not in names:
            what = f'"{text.value}" stands under "{key}" but is no name of this entry'
            source.unknown("R306", what, text, sorted(names), level="advice")
    return {text.value for text in given}


def _names(
    spelled: list[tuple[str, str, Text]], kind: str, exact: set[str], *, of: bool
) -> tuple[Name, ...]:
    found: dict[tuple[str, str, str], Name] = {}
    for language, form, text in spelled:
        for made, kept in _words(" ".join(text.value.split()), language, form, kind, of=of):
            name = Name(made, language, kept, made in exact or text.value in exact)
            found.setdefault((made, language, kept), name)
    return tuple(found.values())


def _words(
    text: str, language: str, form: str, kind: str, *, of: bool
) -> Iterator[tuple[str, str]]:
    """The name with its form, or the generated words of a root with theirs."""
    if kind == "verbs" and not form:
        for made, several in generate(text, language).items():
            yield from ((one, made) for one in several)
        return
    yield text, form
    more = plural(text) if kind == "things" and language == "en" and not of else None
    if more:
        yield more, form
