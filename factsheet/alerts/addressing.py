"""Who hears which change, and in which words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from factsheet.alerts.wording import (
    MOST_ITEMS,
    OwnWords,
    Wording,
    item,
    record,
    shortened,
    title_of,
)
from factsheet.errors import Problem
from factsheet.model import Alert, Article, Audience, Change, Desk, Language
from factsheet.templating import TemplateBroken, environment, for_markdown, render

FILE_RECIPIENT: Final = "alerts"
"""The folder of alert files is one recipient, however many audiences name it."""

_NO_TEXT: Final = frozenset({"address", "sheet", "change", "status", "language"})
_SUBJECT: Final = 150
_LINKS: Final = ("https://", "http://", "file:")
_ALL: Final = ("new", "detail", "claim")


@dataclass(frozen=True, slots=True)
class Voice:
    """What the wording needs beside the change itself.

    `words` gives the wording of a language, `titles` the rules' titles by language, `articles` the
    cited articles by name, `sheet` the address of the sheet (https: or file:), `templates` the
    desk's own folder.
    """

    words: Callable[[Language], Wording] = OwnWords
    titles: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    sheet: str = ""
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Addressed:
    """The alerts to save. A broken template costs its look, not the alert: see `problems`."""

    alerts: tuple[Alert, ...]
    problems: tuple[Problem, ...] = ()


def address(
    changes: Sequence[Change],
    desk: Desk,
    voice: Voice,
    *,
    now: datetime,
    first_run: bool = False,
    summary: bool = False,
    store: str = "",
) -> Addressed:
    """One alert per change for each recipient whose audience asks for it.

    A first run is a baseline: no alert, unless the desk wants them. `summary`, after an edit of the
    rules, makes one alert of all changes. A desk without audiences gets alert files. `store` is the
    store's id, so that the mails of two desks are not taken for one.
    """
    if first_run and not desk.first_run_alerts:
        return Addressed(())
    made: dict[str, Alert] = {}
    writer = _Writer(desk, voice, now)
    for audience, recipient in _listeners(desk):
        heard = [change for change in changes if hears(audience, change)]
        for group in [heard] if summary and heard else [[one] for one in heard]:
            name = _name(group, audience, recipient, store)
            if name not in made:
                made[name] = writer.alert(name, group, audience, recipient)
    return Addressed(tuple(made.values()), tuple(writer.problems))


def hears(audience: Audience, change: Change) -> bool:
    """Whether the audience asks for this. More sources on a known fact are never told at once."""
    if change.kind in {"none", "sources"} or change.kind not in (audience.changes or _ALL):
        return False
    return not audience.rules or change.fact.rule in audience.rules


def _listeners(desk: Desk) -> Iterator[tuple[Audience, str]]:
    for audience in desk.audiences or (Audience("desk", "file", language=desk.language),):
        if audience.channel == "file":
            yield audience, FILE_RECIPIENT
        else:
            yield from ((audience, one) for one in audience.to)


def _name(group: Sequence[Change], audience: Audience, recipient: str, store: str) -> str:
    """The alert's id. A new fact is told once for all; anything else once for its state of claims."""
    told: list[Any] = [store, audience.channel, recipient, audience.language]
    for change in group:
        told += [change.kind, change.fact.key, change.what]
        if change.kind != "new":
            told += [[one.article, one.start, one.end, one.status] for one in change.fact.claims]
    said = json.dumps(told, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


class _Writer:
    """Words alerts through the templates; what is wrong with those is kept in `problems`."""

    def __init__(self, desk: Desk, voice: Voice, now: datetime) -> None:
        self._desk = desk
        self._voice = voice
        self._now = now
        self._own = environment(voice.templates)
        self._shipped = environment()
        self.problems: dict[Problem, None] = {}

    def alert(
        self, name: str, group: Sequence[Change], audience: Audience, recipient: str
    ) -> Alert:
        """The alert of that id about these changes."""
        values = self._values(group, audience)
        values["subject"] = shortened(self._written("alert-subject.txt", values), _SUBJECT)
        filed = audience.channel == "file"
        text = self._filed(values) if filed else self._written("alert.txt", values)
        data = {"alert": name, "created": self._now.isoformat(), **record(values, group)}
        one = group[0].fact if len(group) == 1 else None
        return Alert(
            id=name,
            audience=audience.name,
            channel=audience.channel,
            recipient=recipient,
            change=group[0].kind,
            fact_key=one.key if one else "",
            fact_id=one.id if one else "",
            subject=values["subject"],
            text=text,
            html=self._written("alert.html", values),
            record=json.dumps(data, ensure_ascii=False, indent=1),
            created=self._now,
        )

    def _values(self, group: Sequence[Change], audience: Audience) -> dict[str, Any]:
        voice, language = self._voice, audience.language
        words = voice.words(language)
        shown = group[:MOST_ITEMS]
        return {
            "language": language,
            "desk": title_of(self._desk, language),
            "audience": audience.name,
            "sheet": voice.sheet,
            "sheet_href": voice.sheet if voice.sheet.startswith(_LINKS) else "",
            "items": [item(it, words, _title(it, language, voice), voice.articles) for it in shown],
            "left_out": len(group) - len(shown),
        }

    def _filed(self, values: dict[str, Any]) -> str:
        """The file's text. It lies beside the sheet, wherever the whole folder may go."""
        folder, _, name = values["sheet"].rpartition("/")
        beside = {"sheet": f"../{name}"} if folder.startswith("file:") else {}
        return self._written("alert.md", for_markdown(values | beside, keep=_NO_TEXT))

    def _written(self, name: str, values: Mapping[str, Any]) -> str:
        """The template's text; from the shipped template where the desk's own is broken."""
        try:
            return render(self._own, name, values)
        except TemplateBroken as broken:
            if self._voice.templates is None:
                raise
            self.problems.setdefault(broken.problem)
            return render(self._shipped, name, values)


def _title(change: Change, language: Language, voice: Voice) -> str:
    titles = voice.titles.get(change.fact.rule, {})
    return titles.get(language) or titles.get("en") or change.fact.rule
