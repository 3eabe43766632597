"""How an alert stands, in words and as JSON; and the alert of an id that somebody types."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import Any

from factsheet.errors import Place, Problem
from factsheet.store import Standing, Store

SHORT = 10
"""So much of an id is shown; as much as tells it from the others may be typed."""


def moment(at: datetime | None) -> str:
    """`2026-11-22 07:00 UTC`."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if at else "-"


def asked_for(begins: str, store: Store) -> Standing | Problem:
    """The alert whose id begins so."""
    said = begins.strip().casefold()
    found = list(islice(store.outbox.standings(begins=said), 2)) if said else []
    if len(found) == 1:
        return found[0]
    place = Place("store")
    if found:
        hint = "write more of the id: " + " or ".join(one.delivery.alert.id for one in found)
        return Problem("C114", f'more than one alert begins with "{begins}"', place, hint=hint)
    hint = "factsheet alerts list shows them, each with its id"
    return Problem("C114", f'there is no alert "{begins}"', place, hint=hint)


def line(one: Standing) -> str:
    """When it was made, its id, its state, for whom, and its subject."""
    alert = one.delivery.alert
    head = f"{moment(alert.created)}  {alert.id[:SHORT]}  {one.state:<11}"
    return f"{head}  {alert.audience} -> {alert.recipient}  {alert.subject}"


def state_words(one: Standing) -> str:
    """What became of it, in a sentence."""
    tries = _tries(one.delivery.attempts)
    why = f": {one.detail}" if one.detail else ""
    ended = moment(one.ended)
    failed = f" Not delivered after {tries}{why}." if one.delivery.attempts else ""
    since = f" Told since in the digest {one.digest[:SHORT]}." if one.digest else ""
    words = {
        "pending": f"on its way; due {moment(one.next_try)}.{failed}",
        "waiting": f"waits for a digest, due {moment(one.next_try)}.",
        "gathered": f"told in the digest {one.digest[:SHORT]}.",
        "silenced": f"held back since {ended} by the silence {one.silence}.",
        "delivered": f"delivered {ended}, after {tries}.",
        "refused": f"refused for good {ended}, after {tries}{why}.{since}",
        "undelivered": f"given up {ended}, after {tries}{why}.{since}",
    }
    return words[one.state]


def _tries(number: int) -> str:
    return f"{number} {'try' if number == 1 else 'tries'}"


def standing_record(one: Standing) -> dict[str, Any]:
    """The same as JSON."""
    alert = one.delivery.alert
    return {
        "id": alert.id,
        "state": one.state,
        "audience": alert.audience,
        "channel": alert.channel,
        "recipient": alert.recipient,
        "change": alert.change,
        "fact": alert.fact_id or None,
        "subject": alert.subject,
        "created": alert.created.isoformat(),
        "due": _iso(one.next_try),
        "ended": _iso(one.ended),
        "attempts": one.delivery.attempts,
        "first_try": _iso(one.delivery.first_try),
        "reason": one.detail or None,
        "message_id": one.message_id or None,
        "digest": one.digest or None,
        "silence": one.silence or None,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
