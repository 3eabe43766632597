"""One JSONL file to its pages, a line at a time: the file may be of any size."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from factsheet.errors import Place, Problem
from factsheet.model import Page
from factsheet.sources.files import unreadable
from factsheet.sources.labels import labelled_page, labels_of
from factsheet.sources.limits import MOST_BYTES, not_text

_CHUNK = 1 << 20


def digest_of_file(path: Path) -> str:
    """SHA-256 of the file, read in pieces. Errors: OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def pages_of(path: Path, name: str) -> Iterator[Page | Problem]:
    """A page or a Problem for every line that isn't blank."""
    count = 0
    try:
        for number, line in _numbered(path):
            if line is None:
                count += 1
                yield _bad(name, number, f"this line has more than {MOST_BYTES / 1e6:.0f} MB")
            elif line.strip():
                count += 1
                yield _page(line, name, number)
    except OSError as error:
        yield unreadable(name, error)
        return
    if not count:
        yield Problem("S103", "this file is empty", Place(name))


def _numbered(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Lines from 1; None for one that is too long, which is passed over in pieces."""
    number = 0
    with path.open("rb") as file:
        while line := file.readline(MOST_BYTES):
            number += 1
            if len(line) < MOST_BYTES or line.endswith(b"\n"):
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(MOST_BYTES)
            yield number, None


def _page(line: bytes, name: str, number: int) -> Page | Problem:
    record = _record(line)
    if isinstance(record, str):
        return _bad(name, number, record)
    fields = {key: value for key, value in record.items() if isinstance(value, str)}
    media, text = _body(fields)
    if text is None:
        return _bad(name, number, 'this line has no "text", "html" or "body"')
    content = text.encode("utf-8", "replace")
    if problem := not_text(name, content):
        return _bad(name, number, problem.what.replace("file", "line"))
    labels = labels_of(fields)
    identity = record.get("id")
    known = str(identity) if identity not in (None, "") else labels.address
    return labelled_page(known or f"{name}#{number}", content, media, labels)


def _record(line: bytes) -> dict[str, Any] | str:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "this line is not UTF-8 text"
    except json.JSONDecodeError as error:
        return f"this line is no JSON: {error.msg.lower()} at column {error.colno}"
    except (RecursionError, ValueError):
        return "this line is no JSON that can be read"
    return record if isinstance(record, dict) else "this line is no JSON object"


def _body(fields: dict[str, str]) -> tuple[Literal["text", "html"], str | None]:
    if fields.get("text", "").strip():
        return "text", fields["text"]
    if fields.get("html", "").strip():
        return "html", fields["html"]
    return "text", fields.get("body") or fields.get("text")


def _bad(name: str, number: int, what: str) -> Problem:
    hint = '{"id": "...", "title": "...", "date": "2024-05-03", "text": "..."}'
    return Problem("S106", what, Place(name, number), hint=f"a line is one article: {hint}")
