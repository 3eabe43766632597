"""The file channel: one file an alert, whole or not at all, and a feed that readers subscribe to."""

from __future__ import annotations

import contextlib
import heapq
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from factsheet.atomic import write_whole
from factsheet.model import Alert

FEED: Final = "feed.xml"
MOST_ENTRIES: Final = 100
_ATOM: Final = "http://www.w3.org/2005/Atom"
_UNFIT: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def write(alert: Alert, folder: Path) -> Path:
    """Write the alert as Markdown and JSON; you get the path of the Markdown file.

    The name comes from the alert's id, so that writing again makes no second file.
    Errors: OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(alert)
    held = json.loads(alert.record) | {"html": alert.html}
    record = json.dumps(held, ensure_ascii=False, indent=1)
    write_whole(folder / f"{name}.json", _encoded(record + "\n"))
    path = folder / f"{name}.md"
    write_whole(path, _encoded(alert.text))
    return path


def file_name(alert: Alert) -> str:
    """`at-01-new-4f1c...`: small letters, digits and hyphens, at most 80."""
    said = re.sub(r"[^a-z0-9]+", "-", f"{alert.fact_id or 'rules'}-{alert.change}".lower())
    return f"alert-{said.strip('-')[:48]}-{alert.id[:20]}"


def write_feed(folder: Path, title: str) -> Path:
    """Write the Atom feed of the latest alerts in the folder. Errors: OSError."""
    entries = sorted(_records(folder), key=lambda one: (one["created"], one["alert"]), reverse=True)
    feed = ET.Element("feed", xmlns=_ATOM)
    _child(feed, "title", title)
    _child(feed, "id", "urn:factsheet:alerts")
    _child(feed, "updated", entries[0]["created"] if entries else "1970-01-01T00:00:00+00:00")
    _child(_child(feed, "author"), "name", title)
    for one in entries:
        _entry(feed, one)
    path = folder / FEED
    write_whole(path, ET.tostring(feed, encoding="utf-8", xml_declaration=True))
    return path


def _entry(feed: ET.Element, record: dict[str, Any]) -> None:
    entry = _child(feed, "entry")
    _child(entry, "title", record["subject"])
    _child(entry, "id", f"urn:factsheet:alert:{record['alert']}")
    _child(entry, "updated", record["created"])
    if record["sheet_href"]:
        _child(entry, "link").set("href", record["sheet_href"])
    _child(entry, "content", record["html"]).set("type", "html")


def _child(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = _UNFIT.sub("", text) or None
    return child


def _records(folder: Path) -> list[dict[str, Any]]:
    """The latest alert files that can be read; a file that somebody changed is passed over."""
    found = ((one.stat().st_mtime_ns, one) for one in folder.glob("alert-*.json"))
    records = []
    for _, path in heapq.nlargest(MOST_ENTRIES, found):
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, OSError):
            record = json.loads(path.read_bytes())
            datetime.fromisoformat(record["created"])
            texts = ("alert", "subject", "sheet_href", "html")
            records.append(
                {name: str(record[name]) for name in texts} | {"created": record["created"]}
            )
    return records


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
