"""Versions below which a fault is known that can hurt a desk."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

PYTHON: Final = ((3, 11, 10), (3, 12, 5), (3, 13, 0))
"""By line: before these, a header of a mail could be forged by a line break (CVE-2024-6923)."""

PACKAGES: Final[Mapping[str, tuple[int, ...]]] = {
    "weasyprint": (70, 0),
    "jinja2": (3, 1, 6),
    "lxml": (6, 1, 0),
}
"""Before these, a page could reach files, or a template leave its sandbox."""


def too_old(python: Sequence[int] = sys.version_info[:3]) -> Iterator[str]:
    """Each part that is too old, with the version that is old enough."""
    found = tuple(python)
    for floor in PYTHON:
        if found[:2] == floor[:2] and found < floor:
            yield f"Python {_dotted(found)} is older than {_dotted(floor)}"
    for name, least in PACKAGES.items():
        version = importlib.metadata.version(name)
        if tuple(map(int, re.findall(r"\d+", version)))[: len(least)] < least:
            yield f"{name} {version} is older than {_dotted(least)}"


def _dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))
