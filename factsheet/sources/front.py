"""Front matter: the block between two lines of `---` at the very start of a page."""

from __future__ import annotations

import re

from factsheet import yamltext

_BLOCK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"([A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*\Z")
_MOST = 20_000
"""A block longer than this is no front matter. Units: bytes."""


def split_front(content: bytes) -> tuple[bytes | None, bytes]:
    """The block without its marks, and the page behind it. No block: None and the page."""
    if content[:3] != b"---" and content[:6] != b"\xef\xbb\xbf---":
        return None, content
    found = _BLOCK.match(content[:_MOST])
    if found is None:
        return None, content
    return found.group(1), content[found.end() :]


def fields_of(block: bytes) -> dict[str, str] | None:
    """The plain values of a block by key. None where it isn't UTF-8.

    What is no sound YAML is read line by line: headlines are full of colons. Deeper nodes are left
    alone, since they say nothing about a page.
    """
    try:
        text = block.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    root = yamltext.parse(text, "")
    if isinstance(root, yamltext.Mapping_):
        values = ((key.value, node) for key, node in root.pairs)
        return {key.lower(): one.value for key, one in values if isinstance(one, yamltext.Text)}
    return _plain_lines(text)


def _plain_lines(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in text.splitlines():
        if found := _FIELD.match(line):
            fields.setdefault(found.group(1).lower(), _unquoted(found.group(2) or ""))
    return fields


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
