"""How a page stood when it was last read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Seen:
    """The signature of a page. A sidecar counts as a part of its file.

    `root` names the folder that was asked for; a page that was fetched has none, and no `mtime_ns`.
    Units: `size` bytes, `mtime_ns` nanoseconds; `digest` is SHA-256 in hex.
    """

    size: int
    mtime_ns: int
    digest: str
    root: str = ""


NOTHING: Mapping[str, Seen] = MappingProxyType({})
