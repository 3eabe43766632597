"""The outbox: what waits, what was frozen, what became of it."""

from __future__ import annotations

from datetime import datetime
from email.parser import BytesHeaderParser
from typing import Final

from factsheet.model import Delivery, Receipt
from factsheet.store.records import alert_from, delivery_of
from factsheet.store.rows import Row, Rows
from factsheet.store.times import stamp

_STATES: Final = {
    "delivered": "delivered",
    "retry": "pending",
    "refused": "refused",
    "undelivered": "undelivered",
}


def due(rows: Rows, now: datetime) -> tuple[Delivery, ...]:
    """Pending deliveries whose next try is not later than now."""
    rest = "where state = 'pending' and next_try <= ? order by next_try, number"
    return tuple(_whole(rows, row) for row in list(rows.get("deliveries", rest, (stamp(now),))))


def all_of(rows: Rows, run: int | None) -> tuple[tuple[Delivery, str], ...]:
    """Every delivery with its state, the oldest first; or those of one run."""
    of_run = "where alert in (select id from main.alerts where run = ?) order by number"
    rest, values = ("order by number", ()) if run is None else (of_run, (run,))
    found = list(rows.get("deliveries", rest, values))
    return tuple((_whole(rows, row), row["state"]) for row in found)


def frozen(rows: Rows, alert: str, message: bytes) -> bytes:
    """The bytes that every attempt sends: these, or those that were kept before. A commit of its own."""
    with rows.transaction():
        row = _row(rows, alert)
        if row["frozen"] is None:
            row["frozen"] = message
            row["message_id"] = BytesHeaderParser().parsebytes(message)["Message-ID"]
            rows.put("deliveries", row)
    return bytes(row["frozen"])


def marked(rows: Rows, receipt: Receipt) -> None:
    """Count the attempt and move the state."""
    with rows.transaction():
        row = _row(rows, receipt.alert)
        if row["state"] != "pending":
            return
        state = _STATES[receipt.outcome]
        row |= {
            "state": state,
            "attempts": row["attempts"] + 1,
            "last_error": receipt.detail or None,
        }
        row["first_try"] = row["first_try"] or stamp(receipt.at)
        row["next_try"] = stamp(receipt.next_try or receipt.at) if state == "pending" else None
        row["ended"] = None if state == "pending" else stamp(receipt.at)
        rows.put("deliveries", row)


def _row(rows: Rows, alert: str) -> Row:
    row = rows.first("deliveries", "where alert = ?", (alert,))
    if row is None:
        raise KeyError(alert)
    return row


def _whole(rows: Rows, row: Row) -> Delivery:
    alert = rows.first("alerts", "where id = ?", (row["alert"],))
    if alert is None:
        raise KeyError(row["alert"])
    return delivery_of(row, alert_from(alert))
