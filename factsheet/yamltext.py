"""YAML as text with places: every scalar stays as written, and what bites is refused by line.

NO stays Norway, 12:30 stays text, 1.10 keeps its nought. Repeated keys, anchors, merge keys, tags,
tabs and second documents are refused; size and depth are bounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import yaml

from factsheet.errors import Place, Problem
from factsheet.yamlfaults import Slip, quoted, slip, worded_fault

__all__ = [
    "Listing",
    "Mapping_",
    "Node",
    "Slip",
    "Text",
    "decode",
    "parse",
    "quoted",
    "slip",
]

MOST_BYTES = 1_000_000
DEEPEST = 20
_STYLES = ("'", '"', "|", ">")
MOST_UNFIT = 10

# Events, never nodes: composing recurses, and the fast loader dies of deep nesting there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_UNFIT = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. `style` is its quote mark, or `|` or `>`, or nothing.

    `lost` holds what follows ` #` on its line: a comment to YAML, and sometimes not to its author.
    """

    value: str
    place: Place
    style: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping_:  # noqa: N801 - the plain name is taken by the standard library
    """Keys with their nodes, in the order of the file. No key stands twice."""

    pairs: tuple[tuple[Text, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """What stands under the key, if anything."""
        return next((node for name, node in self.pairs if name.value == key), None)


Node = Text | Listing | Mapping_


def parse(content: str | bytes, file: str) -> Node | tuple[Problem, ...]:
    """The one document of a file as nodes, or everything that is wrong with it."""
    text = decode(content, file)
    if isinstance(text, Problem):
        return (text,)
    lines = text.split("\n")
    return tuple(islice(_unfit(lines, file), MOST_UNFIT)) or _root(text, _Reader(file, lines))


def _root(text: str, reader: _Reader) -> Node | tuple[Problem, ...]:
    try:
        root = reader.document(yaml.parse(text, Loader=_LOADER))
    except _Enough:
        return tuple(reader.problems)
    except yaml.YAMLError as error:
        fault = _fault(error, reader)
        others = (one for one in reader.problems if _line(one) != _line(fault))
        return (*others, fault)
    if root is None:
        reader.problems.append(Problem("Y004", "the file is empty", Place(reader.file)))
    return root if root is not None and not reader.problems else tuple(reader.problems)


def _line(problem: Problem) -> int:
    return problem.place.line if problem.place else 0


def _fault(error: yaml.YAMLError, reader: _Reader) -> Problem:
    said = str(getattr(error, "problem", None) or error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    spots = [(mark.line, mark.column) for mark in marks if mark and mark.line < len(reader.lines)]
    return worded_fault(said, spots, reader.file, reader.lines)


def decode(content: str | bytes, file: str) -> str | Problem:
    """The file's text with plain line ends, plain spaces and composed letters: what places count."""
    if len(content) > MOST_BYTES:
        size = f"{len(content) / 1e6:.1f} MB"
        return Problem("Y001", f"the file is too big: {size}, the most is 1 MB", Place(file))
    if isinstance(content, bytes):
        try:
            content = str(content, "utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            what = f"the file is not UTF-8 text (line {line} holds a byte that is no character)"
            return Problem("Y002", what, Place(file), hint='save it again with encoding "UTF-8"')
    text = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text.replace("\xa0", " "))


class _Enough(Exception):
    """Reading on makes no sense."""


class _Reader:
    """Turns the events of one file into nodes and gathers what is refused."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[Problem] = []
        self.hashed = {number for number, line in enumerate(lines) if " #" in line}

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The first document; None where there is none."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(
                        event, "Y005", "a second document starts here", "one file, one document"
                    )
                if event.tags or event.version:
                    self._refuse(event, "Y007", "directives (%) are not read", "leave the line out")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        return root if not (isinstance(root, Text) and not root.value) else None

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if depth > DEEPEST:
            self._stop(event, "Y003", f"nested too deep: the most is {DEEPEST} levels", None)
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, place)
        self._plain(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for one in events:
                if isinstance(one, yaml.SequenceEndEvent):
                    break
                items.append(self._node(one, events, depth + 1))
            return Listing(tuple(items), place)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping_(tuple(self._pairs(events, depth)), place)
        return Text("", place)  # an alias, told above

    def _pairs(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Text):
                self._refuse(event, "Y008", "a key must be one word, not a list", None)
            elif key.value == "<<":
                self._refuse(event, "Y006", 'merge keys ("<<") are not read', "write the keys out")
            elif key.value in seen:
                first = f'the key "{key.value}" stands twice, first on line {seen[key.value]}'
                self._refuse(event, "Y009", first, "keep one of the two", len(key.value))
            else:
                seen[key.value] = key.place.line
                yield key, value

    def _text(self, event: yaml.ScalarEvent, place: Place) -> Text:
        if event.anchor or event.tag:
            self._plain(event)
        style = event.style if event.style in _STYLES else ""
        end = event.end_mark if self.hashed and not style else None
        lost = ""
        if end and end.line in self.hashed:
            rest = re.match(r"\s+#\s*(.*)", self.lines[end.line][end.column :])
            lost = rest[1] or "#" if rest else ""
        return Text(event.value, place, style, lost)

    def _plain(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                event,
                "Y006",
                f'aliases ("*{event.anchor}") are not read',
                "write it out",
                len(str(event.anchor)) + 1,
            )
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            self._refuse(
                event,
                "Y006",
                f'anchors ("&{event.anchor}") are not read',
                "leave it out",
                len(str(event.anchor)) + 1,
            )
        if getattr(event, "tag", None):
            self._refuse(
                event, "Y007", "tags (!) are not read", "leave the tag out, or quote the text"
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def _stop(self, event: yaml.Event, code: str, what: str, hint: str | None) -> None:
        self._refuse(event, code, what, hint)
        raise _Enough

    def _refuse(
        self, event: yaml.Event, code: str, what: str, hint: str | None, width: int = 1
    ) -> None:
        place = self._place(event)
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        fix = slip(line) if "alias" in what or "tags" in what else None
        write = fix.write if fix else None
        self.problems.append(Problem(code, what, place, line, width, hint, write))


def _unfit(lines: list[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        hit = _UNFIT.search(line)
        if hit is None:
            continue
        place = Place(file, number, hit.start() + 1)
        shown = _UNFIT.sub(" ", line)
        if hit[0] == "\t":
            fixed = line.replace("\t", "  ").rstrip()
            what = "a tab stands here; only spaces are read"
            yield Problem("Y010", what, place, shown, 1, "use two spaces", fixed)
        else:
            what = f"a control character (U+{ord(hit[0]):04X}) stands here"
            yield Problem("Y010", what, place, shown, 1, "delete it", None)
