"""The outbox: what is on its way, what waits, what was frozen, held back, or has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from email.parser import BytesHeaderParser
from typing import Final

from factsheet.model import Alert, Delivery, Receipt, Silence
from factsheet.store import silences
from factsheet.store.nouns import Standing
from factsheet.store.records import alert_from, alert_row, delivery_of
from factsheet.store.rows import Row, Rows
from factsheet.store.times import moment_of, stamp

STATES: Final = (
    "pending",
    "waiting",
    "gathered",
    "silenced",
    "delivered",
    "refused",
    "undelivered",
)
"""A delivery is on its way, waits for a digest, went into one, is held back, or has ended."""

AGAIN: Final = ("undelivered", "refused", "silenced")
"""States that `resend` leads out of."""

_OPEN: Final = ("pending", "waiting")
_OF: Final = {
    "delivered": "delivered",
    "retry": "pending",
    "refused": "refused",
    "undelivered": "undelivered",
}


class Outbox:
    """The deliveries of one store. Every method may raise StoreRefused."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def stirs(self, now: datetime) -> bool:
        """Whether anything is due, to be sent or to be gathered into a digest."""
        sql = "select count(*) from main.deliveries where state in (?, ?) and next_try <= ?"
        return self._rows.number(sql, (*_OPEN, stamp(now))) > 0

    def due(self, now: datetime) -> tuple[Delivery, ...]:
        """What is to be sent and whose time has come, the oldest first."""
        rest = "where state = 'pending' and next_try <= ? order by next_try, number"
        return self._deliveries(rest, (stamp(now),))

    def waiting(self, now: datetime) -> tuple[Delivery, ...]:
        """All that waits for a digest, of each recipient whose digest is due."""
        rest = """where state = 'waiting' and exists (select 1 from main.deliveries as d
            where d.state = 'waiting' and d.next_try <= ? and d.audience = deliveries.audience
            and d.channel = deliveries.channel and d.recipient = deliveries.recipient)
            order by number"""
        return self._deliveries(rest, (stamp(now),))

    def lost(self, alert: Alert) -> tuple[Delivery, ...]:
        """What never reached whom this alert is for, and no digest has told since."""
        rest = """where state in ('undelivered', 'refused') and digest is null and audience = ?
            and channel = ? and recipient = ? order by number"""
        found = self._deliveries(rest, (alert.audience, alert.channel, alert.recipient))
        return tuple(one for one in found if one.alert.change != "health")

    def going(self, since: datetime) -> Mapping[str, Sequence[datetime]]:
        """When alerts go out by themselves, later than that, by recipient."""
        moments: dict[str, list[datetime]] = {}
        for row in self._rows.get("alerts", "where gathered is null and due > ?", (stamp(since),)):
            moments.setdefault(row["recipient"], []).append(moment_of(row["due"]))
        return moments

    def all(self, run: int | None = None) -> tuple[tuple[Delivery, str], ...]:
        """Every delivery with its state, the oldest first; or those of one run."""
        of_run = "where alert in (select id from main.alerts where run = ?) order by number"
        rest, values = ("order by number", ()) if run is None else (of_run, (run,))
        found = list(self._rows.get("deliveries", rest, values))
        return tuple((self._whole(row), row["state"]) for row in found)

    def standings(
        self,
        *,
        state: str | None = None,
        since: datetime | None = None,
        begins: str = "",
        run: int | None = None,
    ) -> Iterator[Standing]:
        """How each delivery stands, the newest first.

        Of that state, of what was made since then or by that run, of what has an id that begins so.
        """
        rest = """where state = ifnull(?, state) and substr(alert, 1, ?) = ?
            and (? is null or alert in (select id from main.alerts where run = ?))
            order by number desc"""
        asked = (state, len(begins), begins, run, run)
        for row in list(self._rows.get("deliveries", rest, asked)):
            whole = self._whole(row)
            if since is None or whole.alert.created >= since:
                yield _standing(row, whole)

    def resend(self, alert: str, now: datetime) -> bool:
        """Make the same mail due again, as if it had never been tried; False where its state forbids.

        The silence that held it back stays on record, and holds it back no more.
        """
        with self._rows.transaction():
            row = self._row(alert)
            if row["state"] not in AGAIN:
                return False
            fresh = {"state": "pending", "attempts": 0, "first_try": None, "ended": None}
            self._rows.put("deliveries", row | fresh | {"next_try": stamp(now)})
        return True

    def keep_digest(self, digest: Alert, members: Sequence[str]) -> None:
        """Keep the digest, on its way, and note which alerts it stands for: all of it or nothing."""
        with self._rows.transaction():
            keep(self._rows, digest, self._rows.number("select max(run) from main.alerts"))
            for alert in members:
                row = self._row(alert)
                state = "gathered" if row["state"] == "waiting" else row["state"]
                gone = {"state": state, "digest": digest.id, "next_try": None}
                self._rows.put("deliveries", row | gone)

    def add(self, alerts: Iterable[Alert]) -> None:
        """Keep alerts that come of no run, as those on how the desk does; each only once."""
        with self._rows.transaction():
            run = self._rows.number("select max(number) from main.runs")
            for alert in alerts:
                keep(self._rows, alert, run)

    def hold_back(self, alert: str, silence: str, now: datetime) -> None:
        """Note that a silence holds the alert back, and count that for the silence."""
        with self._rows.transaction():
            row = self._row(alert)
            if row["state"] in _OPEN and row["silence"] is None:
                held = {"state": "silenced", "silence": silence, "next_try": None}
                self._rows.put("deliveries", row | held | {"ended": stamp(now)})
                silences.counted(self._rows, silence)

    def freeze(self, alert: str, message: bytes) -> bytes:
        """The bytes that every attempt sends: these, or those kept before. A commit of its own."""
        with self._rows.transaction():
            row = self._row(alert)
            if row["frozen"] is None:
                row["frozen"] = message
                row["message_id"] = BytesHeaderParser().parsebytes(message)["Message-ID"]
                self._rows.put("deliveries", row)
        return bytes(row["frozen"])

    def mark(self, receipt: Receipt) -> None:
        """Count the attempt and move the state. Only a delivery that is pending moves."""
        with self._rows.transaction():
            row = self._row(receipt.alert)
            if row["state"] == "pending":
                self._rows.put("deliveries", row | _marked(row, receipt))

    def silence(self, silence: Silence) -> None:
        """Keep a silence, in place of the one of its id."""
        silences.kept(self._rows, silence)

    def silences(self, now: datetime | None = None) -> tuple[Silence, ...]:
        """Every silence there was; with a moment, those that hold then."""
        return silences.every(self._rows) if now is None else silences.in_force(self._rows, now)

    def unsilence(self, silence: str, now: datetime) -> None:
        """End a silence now; what it held back stays counted."""
        silences.ended(self._rows, silence, now)

    def _deliveries(self, rest: str, values: Sequence[object]) -> tuple[Delivery, ...]:
        return tuple(self._whole(row) for row in list(self._rows.get("deliveries", rest, values)))

    def _row(self, alert: str) -> Row:
        row = self._rows.first("deliveries", "where alert = ?", (alert,))
        if row is None:
            raise KeyError(alert)
        return row

    def _whole(self, row: Row) -> Delivery:
        alert = self._rows.first("alerts", "where id = ?", (row["alert"],))
        if alert is None:
            raise KeyError(row["alert"])
        return delivery_of(row, alert_from(alert))


def keep(rows: Rows, alert: Alert, run: int) -> None:
    """The alert and its delivery, unless it was made before: nobody is told twice."""
    if rows.first("alerts", "where id = ?", (alert.id,)) is not None:
        return
    rows.put("alerts", alert_row(alert, run))
    names = ("audience", "channel", "recipient")
    row: Row = {name: getattr(alert, name) for name in names}
    number = rows.number("select max(number) from main.deliveries") + 1
    state = "waiting" if alert.gathered else "pending"
    row |= {"alert": alert.id, "number": number, "state": state, "attempts": 0}
    rows.put("deliveries", row | {"next_try": stamp(alert.due or alert.created)})


def _standing(row: Row, delivery: Delivery) -> Standing:
    return Standing(
        delivery=delivery,
        state=row["state"],
        next_try=moment_of(row["next_try"]),
        ended=moment_of(row["ended"]),
        detail=row["last_error"] or "",
        message_id=row["message_id"] or "",
        digest=row["digest"] or "",
        silence=row["silence"] or "",
    )


def _marked(row: Row, receipt: Receipt) -> Row:
    state = _OF[receipt.outcome]
    pending = state == "pending"
    return {
        "state": state,
        "attempts": row["attempts"] + 1,
        "last_error": receipt.detail or None,
        "first_try": row["first_try"] or stamp(receipt.at),
        "next_try": stamp(receipt.next_try or receipt.at) if pending else None,
        "ended": None if pending else stamp(receipt.at),
    }
