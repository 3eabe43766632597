"""What a front matter, a sidecar or a JSON object says about a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factsheet.model import Page

Media = Literal["text", "markdown", "html"]

_ALSO = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source"),
    "author": ("author",),
    "address": ("address", "url"),
    "language": ("language", "lang"),
    "date": ("date", "published"),
}
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?=$|\s)")


@dataclass(frozen=True, slots=True)
class Labels:
    """What is stated about a page. None where nothing is."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    address: str | None = None
    language: str | None = None
    published: date | None = None


def labels_of(fields: Mapping[str, str]) -> Labels:
    """The labels among these fields; unknown keys are ignored, the first known name wins."""
    said = {label: _first(fields, keys) for label, keys in _ALSO.items()}
    language = said["language"]
    return Labels(
        title=said["title"],
        outlet=said["outlet"],
        author=said["author"],
        address=said["address"],
        language=language and re.split(r"[-_]", language.lower())[0],
        published=day(said["date"] or ""),
    )


def day(text: str) -> date | None:
    """The day that a stated date names: 2023-09-14 (a time may follow) or 14/09/2023."""
    if found := _ISO.match(text):
        year, month, number = found.groups()
    elif found := _DAY_FIRST.match(text):
        number, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _first(fields: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = " ".join(fields.get(key, "").split())
        if value:
            return value
    return None


def labelled_page(name: str, content: bytes, media: Media, labels: Labels) -> Page:
    """The page with what its labels say of it."""
    return Page(
        name=name,
        content=content,
        media=media,
        title=labels.title,
        outlet=labels.outlet,
        author=labels.author,
        address=labels.address,
        language=labels.language,
        published=labels.published,
    )
