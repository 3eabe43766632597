"""What a careful reader wrote beside an article: front matter over the text of a case."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from factsheet import yamltext
from factsheet.errors import Place, Problem
from factsheet.model import Page

_FRONT = re.compile(r"\A---\r?\n(?P<head>.*?\n)---\r?\n", re.DOTALL)
_DAY = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


@dataclass(frozen=True, slots=True)
class Label:
    """One fact that a reader found. `status` holds every status that would be right.

    A fact with `must: false` may be left out without loss: it is right when found, and no miss.
    """

    rule: str
    status: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]]
    must: bool = True
    speaker: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A page and the facts on it."""

    page: Page
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One event that a page of a group tells of; `event` is its name within the group.

    With `words`, only the sentences that hold them; without, the whole page.
    """

    event: str
    rule: str
    slots: Mapping[str, tuple[str, ...]]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A page of a group, and the events that it tells of."""

    page: Page
    mentions: tuple[Mention, ...]


def case_from(name: str, content: bytes) -> Case | Telling | Problem:
    """What a file holds: a front matter with `facts:`, or in a group with `claims:`, then the text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return Problem("L101", f"not UTF-8 at byte {wrong.start}", Place(name))
    front = _FRONT.match(text)
    if front is None:
        return Problem(
            "L102", "no labels: the file must begin with --- and a line facts:", Place(name)
        )
    head = yamltext.parse("\n" + front["head"], name)
    if isinstance(head, tuple):
        return head[0]
    if not isinstance(head, yamltext.Mapping_):
        return Problem("L103", "the labels must be lines of key: value", Place(name, 2))
    return _case(name, head, text[front.end() :])


def _case(name: str, head: yamltext.Mapping_, text: str) -> Case | Telling | Problem:
    nodes = {key.value: value for key, value in head.pairs}
    facts, claims = nodes.get("facts"), nodes.get("claims")
    listed = claims if facts is None else facts
    if not isinstance(listed, yamltext.Listing):
        return Problem(
            "L104", "facts: must be a list; write facts: [] where there are none", Place(name)
        )
    read = _mention if listed is claims else _label
    labels = [read(name, item) for item in listed.items]
    for label in labels:
        if isinstance(label, Problem):
            return label
    page = _page(name, nodes, text)
    if isinstance(page, Problem):
        return page
    if listed is claims:
        return Telling(page, tuple(label for label in labels if isinstance(label, Mention)))
    return Case(page, tuple(label for label in labels if isinstance(label, Label)))


def _page(name: str, nodes: Mapping[str, yamltext.Node], text: str) -> Page | Problem:
    words = {key: node.value for key, node in nodes.items() if isinstance(node, yamltext.Text)}
    try:
        published = date.fromisoformat(words["published"]) if "published" in words else None
    except ValueError:
        return Problem("L105", f'published: "{words["published"]}" is no date', Place(name))
    return Page(
        name=name,
        content=text.encode(),
        media="text",
        title=words.get("title"),
        outlet=words.get("outlet"),
        language=words.get("language"),
        published=published,
    )


def _label(name: str, node: yamltext.Node) -> Label | Problem:
    if not isinstance(node, yamltext.Mapping_):
        return Problem(
            "L106", "each of facts: must be {rule: ..., slot: ..., status: ...}", Place(name)
        )
    values = {key.value: _words(value) for key, value in node.pairs}
    rule, status = values.pop("rule", ()), values.pop("status", ())
    if not rule or not status:
        return Problem("L107", "a labelled fact needs a rule: and a status:", node.place)
    speaker = values.pop("speaker", ())
    must = values.pop("must", ()) != ("false",)
    return Label(rule[0], status, values, must, speaker)


def _mention(name: str, node: yamltext.Node) -> Mention | Problem:
    if not isinstance(node, yamltext.Mapping_):
        return Problem(
            "L106", "each of claims: must be {event: ..., rule: ..., slot: ...}", Place(name)
        )
    values = {key.value: _words(value) for key, value in node.pairs}
    event, rule = values.pop("event", ()), values.pop("rule", ())
    if not event or not rule:
        return Problem("L107", "a labelled claim needs an event: and a rule:", node.place)
    words = " ".join(values.pop("words", ()))
    return Mention(event[0], rule[0], values, words)


def _words(node: yamltext.Node) -> tuple[str, ...]:
    match node:
        case yamltext.Text():
            return (node.value,) if node.value else ()
        case yamltext.Listing():
            return tuple(word for item in node.items for word in _words(item))
        case _:
            return ()


def window(text: str) -> tuple[date, date] | None:
    """The days that `2022`, `2022-11`, `2022-11-03` or `2022-11-03/2022-11-05` bounds."""
    first, _, last = text.replace("..", "/").partition("/")
    start, end = _days(first.strip()), _days((last or first).strip())
    return (start[0], end[1]) if start and end else None


def _days(text: str) -> tuple[date, date] | None:
    parts = _DAY.match(text)
    if parts is None:
        return None
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
