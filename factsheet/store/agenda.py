"""When jobs are due, and who does them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from factsheet.store.nouns import Due, Lease
from factsheet.store.rows import Row, Rows
from factsheet.store.times import moment_of, stamp


def agenda(rows: Rows) -> Mapping[str, Due]:
    """Every planned job."""
    return {
        row["job"]: Due(row["job"], moment_of(row["due"]), moment_of(row["done"]))
        for row in rows.get("schedule")
    }


def plan(rows: Rows, due: Due) -> None:
    """Write the job's row."""
    with rows.transaction():
        rows.put("schedule", {"job": due.job, "due": stamp(due.due), "done": stamp(due.done)})


def leased(rows: Rows, wanted: Lease, now: datetime) -> Lease:
    """The lease in force after asking for this one.

    One's own is written anew only when half of it is over. One that reaches further than any lease
    can was taken under another clock, and does not hold.
    """
    span = wanted.until - now
    with rows.transaction():
        row = rows.first("leases", "where job = ?", (wanted.job,))
        old = None if row is None else _lease(row)
        left = old.until - now if old else timedelta()
        mine = old is not None and old.holder == wanted.holder
        if old and (span / 2 if mine else timedelta()) < left <= (span if mine else 2 * span):
            return old
        held = replace(wanted, since=old.since) if old and mine else wanted
        times = {"since": stamp(held.since), "until": stamp(held.until)}
        rows.put("leases", {"job": held.job, "holder": held.holder, **times})
    return held


def lease_of(rows: Rows, job: str) -> Lease | None:
    """The lease of the job as it was last taken, be it over or not."""
    row = rows.first("leases", "where job = ?", (job,))
    return None if row is None else _lease(row)


def _lease(row: Row) -> Lease:
    return Lease(row["job"], row["holder"], moment_of(row["since"]), moment_of(row["until"]))


def released(rows: Rows, job: str, holder: str) -> None:
    """Free the job, if this holder has it."""
    rows.execute("delete from main.leases where job = ? and holder = ?", (job, holder))
