"""What is not to be told for a while."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from factsheet.model import Silence
from factsheet.store.rows import Row, Rows
from factsheet.store.times import moment_of, stamp


def kept(rows: Rows, silence: Silence) -> None:
    """Write the silence, in place of the one of its id."""
    times = {name: stamp(getattr(silence, name)) for name in ("since", "until")}
    with rows.transaction():
        rows.put("silences", asdict(silence) | times)


def counted(rows: Rows, silence: str) -> None:
    """One more alert was held back; inside a transaction."""
    row = rows.first("silences", "where id = ?", (silence,))
    if row is not None:
        rows.put("silences", row | {"held": row["held"] + 1})


def ended(rows: Rows, silence: str, now: datetime) -> None:
    """Let the silence hold until now, if it would hold longer."""
    with rows.transaction():
        row = rows.first("silences", "where id = ?", (silence,))
        if row is not None and moment_of(row["until"]) > now:
            rows.put("silences", row | {"until": stamp(now)})


def every(rows: Rows) -> tuple[Silence, ...]:
    """Every silence there was, the latest end last."""
    return tuple(_silence(row) for row in rows.get("silences", "order by until, id"))


def in_force(rows: Rows, now: datetime) -> tuple[Silence, ...]:
    """The silences that hold now."""
    rest = "where since <= ? and until > ? order by until, id"
    return tuple(_silence(row) for row in rows.get("silences", rest, (stamp(now), stamp(now))))


def _silence(row: Row) -> Silence:
    return Silence(**row | {name: moment_of(row[name]) for name in ("since", "until")})
