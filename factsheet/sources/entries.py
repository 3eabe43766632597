"""A feed's bytes to its entries: RSS and Atom, sound or not quite."""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from factsheet.apart import apart
from factsheet.sources.addresses import canonical, sound
from factsheet.sources.labels import day

Parsed: TypeAlias = Any
"""What feedparser gives, which ships no types."""

MOST_ENTRIES = 2000
_SMALL = 300_000
"""A feed of so many bytes is read within three seconds, whatever is in it; measured."""
_SECONDS = 60
"""What a larger one may take, in a process of its own."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_REFERENCE = re.compile(rb"&#(?:[xX]([\da-fA-F]+)|(\d+));")
_HALVES = range(0xD800, 0xE000)
_LONGEST_ID = 500


@dataclass(frozen=True, slots=True)
class Raw:
    """A feed as it was sent. `kind` is its Content-Type."""

    content: bytes
    address: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `link` is a sound address; `markup` its own words, as HTML; `changed` when it was."""

    id: str
    link: str | None
    title: str | None
    outlet: str | None
    author: str | None
    published: date | None
    changed: str
    markup: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a feed holds, in its order, each entry once."""

    title: str | None
    entries: tuple[Entry, ...]
    more: int = 0
    """How many entries were too many."""


def contents_of(raw: Raw) -> Contents | str:
    """The feed's entries, or the words that say why there are none."""
    if len(raw.content) <= _SMALL:
        return read(raw)
    made = apart(read, raw, _SECONDS)
    return f"reading it took longer than {_SECONDS} seconds" if made is None else made


def read(raw: Raw) -> Contents | str:
    """As `contents_of`, here and now."""
    from feedparser import parse  # noqa: PLC0415 - most runs ask no feed

    if not raw.content.strip():
        return "what it sends is empty"
    headers = {"content-type": raw.kind, "content-location": raw.address}
    try:
        # A file object: for anything else this library might open a file or ask the network.
        parsed = parse(
            io.BytesIO(_REFERENCE.sub(_whole, raw.content)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        if not parsed.version:
            return _no_feed(raw.content)
        said = [_entry(one, raw.address) for one in parsed.entries[:MOST_ENTRIES]]
        more = max(len(parsed.entries) - MOST_ENTRIES, 0)
        return Contents(_line(parsed.feed.get("title")), _once(said), more)
    except Exception as fault:  # noqa: BLE001 - broken feeds trip it in many ways
        return f"it cannot be read ({type(fault).__name__})"


def _whole(reference: re.Match[bytes]) -> bytes:
    """The reference, unless it is to half a character, over which the library would give up."""
    number = int(reference[1][-9:], 16) if reference[1] else int(reference[2][-9:])
    return b"" if number in _HALVES else reference[0]


def _once(said: list[Entry | None]) -> tuple[Entry, ...]:
    """Each entry once; what is said first holds."""
    found: dict[str, Entry] = {}
    for entry in said:
        if entry is not None:
            found.setdefault(entry.id, entry)
    return tuple(found.values())


def _no_feed(content: bytes) -> str:
    head = content[:2000].lower()
    if b"<html" in head or b"<!doctype html" in head:
        return "it sends a web page in place of a feed"
    return "what it sends is neither RSS nor Atom"


def _entry(said: Parsed, feed: str) -> Entry | None:
    """The entry; None for one that says nothing at all."""
    link = sound(said.get("link") or "")
    link = None if link in {None, feed} else link
    title = _line(said.get("title"))
    markup = max(
        map(_markup, (*said.get("content", ()), said.get("summary_detail") or {})), key=len
    )
    if not (link or title or markup):
        return None
    # As a plain dictionary: the library would give the day of publication for a change, with a warning.
    changed = dict.get(said, "updated") or said.get("published") or ""
    return Entry(
        id=_id(said.get("id") or link or f"{title}\n{markup}"),
        link=link and canonical(link),
        title=title,
        outlet=_line((said.get("source") or {}).get("title")),
        author=_line(said.get("author")),
        published=_day(said.get("published") or changed),
        changed=changed,
        markup=markup,
    )


def _id(said: str) -> str:
    """The feed's own word for the entry; a hash of it where that is very long."""
    return said if len(said) <= _LONGEST_ID else hashlib.sha256(said.encode()).hexdigest()


def _line(said: str | None) -> str | None:
    """One line of plain text. What the library calls plain may hold tags all the same."""
    return " ".join(html.unescape(_TAG.sub("", said or "")).split()) or None


def _markup(detail: Mapping[str, Any]) -> str:
    """Words of the entry as HTML, whichever way they are written."""
    words = (detail.get("value") or "").strip()
    if detail.get("type") != "text/plain" or _TAG.search(words):
        return words
    return "".join(f"<p>{html.escape(part)}</p>" for part in words.split("\n\n") if part.strip())


def _day(said: str) -> date | None:
    """The day as its publisher counts it: a moment in UTC may lie on another."""
    if found := day(said):
        return found
    try:
        return parsedate_to_datetime(said).date()
    except ValueError:
        return None
