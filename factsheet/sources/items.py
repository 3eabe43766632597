"""An item of a feed as a page: the page behind it, or the feed's own words."""

from __future__ import annotations

import hashlib
import html
import json
import re
from typing import Literal
from urllib.parse import urlsplit

from factsheet.model import Feed, Page
from factsheet.sources.entries import Entry
from factsheet.sources.fetching import Failed, Reply
from factsheet.sources.limits import not_text

_MEDIA: dict[str, Literal["html", "text"]] = {
    "": "html",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{3,40})", re.IGNORECASE)


def name_of(feed: Feed, entry: Entry) -> str:
    """The name of its page: its address, or where it has none, its place in the feed."""
    return entry.link or f"{feed.address}#{entry.id}"


def digest_of(feed: Feed, entry: Entry) -> str:
    """What tells a changed item from an unchanged one. The words count where they are the page."""
    said = [entry.title, entry.changed, entry.link, "" if feed.pages else entry.markup]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def own_words(feed: Feed, entry: Entry, name: str, outlet: str | None) -> Page:
    """The page that the feed's own words make."""
    head = f"<h1>{html.escape(entry.title)}</h1>" if entry.title else ""
    body = entry.markup if "<p" in entry.markup.lower() else f"<p>{entry.markup}</p>"
    whole = f"<html><body><article>{head}{body}</article></body></html>"
    return _labelled(whole.encode("utf-8", "replace"), "html", feed, entry, name, outlet)


def page_of(reply: Reply, feed: Feed, entry: Entry, name: str, outlet: str | None) -> Page | Failed:
    """The page that was fetched, with the feed's own words in reserve."""
    content, kind = reply.content or b"", reply.headers.get("content-type", "")
    media = _MEDIA.get(kind.partition(";")[0].strip().lower())
    if media is None:
        return Failed(f"what is there is no page ({kind[:60]})", passing=False)
    if not_text(name, content):
        return Failed("what is there is empty, or no text", passing=False)
    if _front(reply.address) and not _front(entry.link or ""):
        return Failed("its address leads to the front page", passing=False)
    spare = own_words(feed, entry, name, outlet).content if entry.markup else None
    return _labelled(_in_utf8(content, kind), media, feed, entry, name, outlet, spare)


def _front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def _in_utf8(content: bytes, kind: str) -> bytes:
    """In UTF-8, where only the server says what the page is in."""
    said = _CHARSET.search(kind)
    try:
        content.decode()
    except UnicodeDecodeError:
        pass
    else:
        return content
    try:
        return content.decode(said[1]).encode() if said else content
    except (LookupError, UnicodeError):
        return content


def _labelled(
    content: bytes, media: Literal["html", "text"], feed: Feed, entry: Entry, name: str,
    outlet: str | None, spare: bytes | None = None,
) -> Page:  # fmt: skip
    return Page(
        name=name,
        content=content,
        media=media,
        title=entry.title,
        outlet=entry.outlet or feed.name or outlet,
        author=entry.author,
        address=entry.link,
        published=entry.published,
        spare=spare,
    )
