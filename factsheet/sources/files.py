"""One file on disk to its page."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from factsheet.errors import Place, Problem
from factsheet.model import Page
from factsheet.sources.front import fields_of, split_front
from factsheet.sources.labels import Media, labelled_page, labels_of
from factsheet.sources.limits import MOST_BYTES, not_text, too_large

MEDIA: dict[str, Media] = {
    "txt": "text",
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "htm": "html",
}
LINES = "jsonl"
SIDECAR = ".meta.yml"


def media_of(name: str) -> Media | Literal["jsonl"] | None:
    """What a file's name says it holds, or None where it's no article."""
    suffix = name.rpartition(".")[2].lower()
    return "jsonl" if suffix == LINES else MEDIA.get(suffix)


def contents(path: Path, name: str, size: int) -> bytes | Problem:
    """The file's bytes, never more than an article may have."""
    if problem := too_large(name, size):
        return problem
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        return unreadable(name, error)
    return too_large(name, len(content)) or content


def page_of(
    content: bytes, name: str, media: Media, sidecar: bytes | None
) -> tuple[Page | Problem, ...]:
    """The page; with it a Problem for every label that could not be read."""
    if problem := not_text(name, content):
        return (problem,)
    block, body = split_front(content)
    if problem := not_text(name, body):
        return (problem,)
    told: list[Page | Problem] = []
    fields: dict[str, str] = {}
    for source, where in ((sidecar, name + SIDECAR), (block, name)):
        said = {} if source is None else fields_of(source)
        if said is None:
            told.append(Problem("S107", "the labels of this page are not UTF-8 text", Place(where)))
        fields |= said or {}
    labels = labels_of(fields)
    return (*told, labelled_page(name, body, media, labels))


def digest_of(content: bytes) -> str:
    """SHA-256 of these bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def unreadable(name: str, error: OSError) -> Problem:
    """What the system said when the file was opened."""
    reason = (error.strerror or type(error).__name__).lower()
    return Problem("S102", f"this can't be read: {reason}", Place(name))
