"""Moments as text that sorts as the moments do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import overload


@overload
def stamp(moment: datetime) -> str: ...
@overload
def stamp(moment: None) -> None: ...
def stamp(moment: datetime | None) -> str | None:
    """The moment in UTC, always of the same length. Errors: ValueError, where it has no zone."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        what = f"a moment without a time zone: {moment}"
        raise ValueError(what)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@overload
def moment_of(text: str) -> datetime: ...
@overload
def moment_of(text: None) -> None: ...
def moment_of(text: str | None) -> datetime | None:
    """The moment that `stamp` wrote."""
    return None if text is None else datetime.fromisoformat(text)
