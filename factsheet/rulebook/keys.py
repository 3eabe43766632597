"""Reads keys against the table of accepted ones: unknown, missing and ill-shaped keys are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.rulebook.schema import Field
from factsheet.rulebook.source import Source
from factsheet.yamltext import Listing, Mapping_, Node, Text


def read_keys(source: Source, node: Node, fields: tuple[Field, ...], what: str) -> dict[str, Node]:
    """The accepted keys of a node with what stands under them; the rest is told."""
    table = source.table(node, what)
    if table is None:
        return {}
    known = {one.key: one for one in fields}
    found: dict[str, Node] = {}
    meant: set[str | None] = set()
    for key, value in table.pairs:
        if key.value not in known:
            rest = [one for one in known if table.get(one) is None]
            what_key = f'unknown key "{key.value}"'
            meant.add(source.unknown(f"{source.family}02", what_key, key, rest))
        elif _accepted(source, known[key.value], value):
            found[key.value] = value
    for one in fields:
        if one.required and one.key not in meant and table.get(one.key) is None:
            here = table.place
            source.tell(
                f"{source.family}01", f'{what} has no key "{one.key}"', here, hint=one.about
            )
    return found


def _accepted(source: Source, field: Field, node: Node) -> bool:
    """Whether the words under a key are among those that it takes, where they are counted."""
    if not field.values:
        return True
    items = node.items if isinstance(node, Listing) else (node,)
    good = True
    for item in items:
        if isinstance(item, Text) and item.value not in field.values:
            what = f'"{field.key}" can\'t be "{item.value}"'
            source.unknown(f"{source.family}04", what, item, field.values)
            good = False
    return good


def by_language(
    source: Source, node: Node, languages: Iterable[str], what: str
) -> Iterator[tuple[str, Node]]:
    """What stands under each language; a text or list without languages counts for all."""
    if not isinstance(node, Mapping_):
        yield from ((language, node) for language in languages)
        return
    for key, value in node.pairs:
        if key.value in languages:
            yield key.value, value
        else:
            what_here = f'{what}: no language "{key.value}" is read'
            source.unknown(f"{source.family}05", what_here, key, languages)


def texts_by_language(
    source: Source, node: Node, languages: Iterable[str], what: str
) -> dict[str, str]:
    """One text a language."""
    found: dict[str, str] = {}
    for language, value in by_language(source, node, languages, what):
        text = source.text(value, what)
        if text is None:
            break
        found[language] = " ".join(text.value.split())
    return found


def word(source: Source, found: dict[str, Node], key: str, default: str = "") -> str:
    """The text under a key, or the default."""
    node = found.get(key)
    text = source.text(node, f'"{key}"') if node is not None else None
    return text.value.strip() if text else default


def words(source: Source, found: dict[str, Node], key: str) -> tuple[Text, ...]:
    """The texts under a key; none where it is missing."""
    node = found.get(key)
    return tuple(source.texts(node, f'"{key}"')) if node is not None else ()
