"""When jobs are due, and who does them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from factsheet.store.nouns import Due, Lease
from factsheet.store.rows import Rows
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
    """The lease in force after asking for this one."""
    with rows.transaction():
        row = rows.first("leases", "where job = ?", (wanted.job,))
        if row is not None and row["holder"] != wanted.holder and moment_of(row["until"]) > now:
            return Lease(
                row["job"], row["holder"], moment_of(row["since"]), moment_of(row["until"])
            )
        mine = row is not None and row["holder"] == wanted.holder
        since = moment_of(row["since"]) if row is not None and mine else wanted.since
        held = Lease(wanted.job, wanted.holder, since, wanted.until)
        times = {"since": stamp(held.since), "until": stamp(held.until)}
        rows.put("leases", {"job": held.job, "holder": held.holder, **times})
    return held


def released(rows: Rows, job: str, holder: str) -> None:
    """Free the job, if this holder has it."""
    rows.execute("delete from main.leases where job = ? and holder = ?", (job, holder))
