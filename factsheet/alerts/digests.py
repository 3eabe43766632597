"""What waits is gathered: one digest a recipient, each fact in it once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from factsheet.alerts.writing import Voice, Writer, named
from factsheet.errors import Problem
from factsheet.model import Alert, Audience, Delivery, Desk


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest and the ids of the alerts that it stands for."""

    alert: Alert
    members: tuple[str, ...]


def gather(
    waiting: Sequence[Delivery], desk: Desk, voice: Voice, *, now: datetime, store: str = ""
) -> tuple[tuple[Digest, ...], tuple[Problem, ...]]:
    """The digests of what waits, and what is wrong with the templates.

    The same alerts give the same digest.
    """
    writer = Writer(desk, voice, now)
    ordered = sorted(waiting, key=lambda one: _group(one.alert))
    groups = (list(group) for _, group in groupby(ordered, key=lambda one: _group(one.alert)))
    made = tuple(_digest([one.alert for one in group], desk, writer, store) for group in groups)
    return made, tuple(writer.problems)


def _group(alert: Alert) -> tuple[str, str, str]:
    return alert.audience, alert.channel, alert.recipient


def _digest(alerts: Sequence[Alert], desk: Desk, writer: Writer, store: str) -> Digest:
    members = tuple(alert.id for alert in alerts)
    first = alerts[0]
    name = named("digest", store, *_group(first), sorted(members))
    records = [json.loads(alert.record) for alert in alerts]
    items = list(_folded([one for record in records for one in record["items"]]))
    left_out = sum(record["left_out"] for record in records)
    told = writer.digest(name, items, _audience(first, desk), first.recipient, left_out=left_out)
    return Digest(told, members)


def _audience(alert: Alert, desk: Desk) -> Audience:
    """The audience as the desk has it now; one that is gone hears its last digest all the same."""
    gone = Audience(alert.audience, alert.channel, (alert.recipient,), attach=alert.attach)
    return next((one for one in desk.audiences if one.name == alert.audience), gone)


def _folded(items: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each fact once, as it stands at last; what was new stays new, with all that changed since."""
    once: dict[str, dict[str, Any]] = {}
    for one in items:
        before = once.get(one["key"], one | {"change": "", "what": []})
        kind = "new" if before["change"] == "new" else one["change"]
        once[one["key"]] = one | {"change": kind, "what": [*before["what"], *one["what"]]}
    return iter(once.values())
