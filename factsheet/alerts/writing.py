"""Alerts put into words by the templates: of a change, of several, of a digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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

_NO_TEXT: Final = frozenset({"address", "sheet", "change", "status", "language", "kind", "tone"})
_SUBJECT: Final = 150
_LINKS: Final = ("https://", "http://", "file:")


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


def named(*told: object) -> str:
    """The id of an alert that says this."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()[:24]


class Writer:
    """Words alerts through the templates; what is wrong with those is kept in `problems`."""

    def __init__(self, desk: Desk, voice: Voice, now: datetime) -> None:
        """`now` stamps what is made."""
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
        voice, language = self._voice, audience.language
        words = voice.words(language)
        shown = group[:MOST_ITEMS]
        items = [item(it, words, _title(it, language, voice), voice.articles) for it in shown]
        kind = "change" if len(group) == 1 else "edit"
        values = self._values(audience, kind, items, left_out=len(group) - len(shown))
        made = self._made(
            values, record(values, group), **_of(audience, group[0].kind, name, recipient)
        )
        one = group[0].fact
        return replace(made, fact_key=one.key, fact_id=one.id) if len(group) == 1 else made

    def digest(
        self,
        name: str,
        items: Sequence[dict[str, Any]],
        audience: Audience,
        recipient: str,
        *,
        left_out: int = 0,
    ) -> Alert:
        """The alert of that id about these items of other alerts, as their records hold them.

        `left_out` counts what those alerts themselves had no room for.
        """
        shown = list(items[:MOST_ITEMS])
        left_out += len(items) - len(shown)
        values = self._values(audience, "digest", shown, left_out=left_out)
        return self._made(values, values, **_of(audience, "digest", name, recipient))

    def health(
        self, name: str, report: Mapping[str, Any], audience: Audience, recipient: str
    ) -> Alert:
        """The alert of that id on how the desk does."""
        values = self._values(audience, "health", [], left_out=0) | {"report": dict(report)}
        made = self._made(values, values, **_of(audience, "health", name, recipient))
        return replace(made, attach=False)

    def _values(
        self, audience: Audience, kind: str, items: list[dict[str, Any]], *, left_out: int
    ) -> dict[str, Any]:
        voice = self._voice
        return {
            "kind": kind,
            "language": audience.language,
            "desk": title_of(self._desk, audience.language),
            "audience": audience.name,
            "sheet": voice.sheet,
            "sheet_href": voice.sheet if voice.sheet.startswith(_LINKS) else "",
            "items": items,
            "left_out": left_out,
        }

    def _made(self, values: dict[str, Any], data: Mapping[str, Any], **named: Any) -> Alert:  # noqa: ANN401 - the fields of an alert
        """The alert with its texts. A file's lies beside the sheet, wherever the folder may go."""
        stem = "alert-health" if values["kind"] == "health" else "alert"
        subject = shortened(self._written(f"{stem}-subject.txt", values), _SUBJECT)
        values = values | {"subject": subject}
        filed = named["channel"] == "file"
        text = self._filed(stem, values) if filed else self._written(f"{stem}.txt", values)
        told = {
            "alert": named["id"],
            "created": self._now.isoformat(),
            **data,
            "subject": subject,
        }
        return Alert(
            **named,
            subject=subject,
            text=text,
            html=self._written(f"{stem}.html", values),
            record=json.dumps(told, ensure_ascii=False, indent=1),
            created=self._now,
        )

    def _filed(self, stem: str, values: dict[str, Any]) -> str:
        folder, _, name = values["sheet"].rpartition("/")
        beside = {"sheet": f"../{name}"} if folder.startswith("file:") else {}
        return self._written(f"{stem}.md", for_markdown(values | beside, keep=_NO_TEXT))

    def _written(self, name: str, values: Mapping[str, Any]) -> str:
        """The template's text; from the shipped template where the desk's own is broken."""
        try:
            return render(self._own, name, values)
        except TemplateBroken as broken:
            if self._voice.templates is None:
                raise
            self.problems.setdefault(broken.problem)
            return render(self._shipped, name, values)


def _of(audience: Audience, change: str, name: str, recipient: str) -> dict[str, Any]:
    """For whom an alert is, and on what; of several facts it names none."""
    return {
        "id": name,
        "audience": audience.name,
        "channel": audience.channel,
        "recipient": recipient,
        "change": change,
        "fact_key": "",
        "fact_id": "",
        "attach": audience.attach,
    }


def _title(change: Change, language: Language, voice: Voice) -> str:
    titles = voice.titles.get(change.fact.rule, {})
    return titles.get(language) or titles.get("en") or change.fact.rule
