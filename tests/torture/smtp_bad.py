"""T4: mail servers that refuse, delay, hang, drip, drop and lie, and are well again later."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from factsheet.alerts import Post, outbox, work
from factsheet.model import MailServer
from factsheet.store import RunOutcome, Store, open_store
from tests.alerts.samples import alert
from tests.torture.desk import START, Verdict, post_office, told
from tests.torture.misbehaviour import BEHAVIOURS, WELL
from tests.torture.ports import free_port

DEFENCES: Final = {"deadline": "a line is cut only when a single reading takes too long"}
SHORT: Final = 6
"""Alerts to each server."""
DEADLINE: Final = 2.0
_PERMANENT: Final = {"550", "554"}
_UNKNOWN: Final = {"drop", "late"}
"""The server had the mail, and the sender could not know."""


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """To each kind of server some alerts, over a day of tries."""
    del seed  # nothing here is left to chance
    deadline = DEADLINE if without is None else 60.0
    kinds = [kind for kind in BEHAVIOURS if kind != "good"] if without is None else ["drip"]
    figures: dict[str, Any] = {}
    held = True
    for kind in ("refused", *kinds):
        fair, figures[kind] = _server(folder / kind, kind, count, deadline)
        held = held and fair
    return Verdict(held, figures)


def _server(folder: Path, kind: str, count: int, deadline: float) -> tuple[bool, dict[str, Any]]:
    """Whether all came, once or as the promise allows; and what was seen."""
    folder.mkdir()
    mails = folder / "mails"
    names = [f"{'ana' if number % 2 else 'budi'}{number}@example.org" for number in range(count)]
    with _office(mails, kind) as server, open_store(folder / "store.sqlite", now=START) as store:
        store.save(RunOutcome(START, START, "r", (), alerts=tuple(map(alert, names))))
        post = Post(folder, server=_asked(server, kind), password="secret", deadline=deadline)  # noqa: S106 - of nobody
        slowest = max(_round(store, post, minutes) for minutes in (0, 1, 6))
        ill = _states(store)
        mails.mkdir(exist_ok=True)
        (mails / WELL).touch()
        post = replace(post, server=server)
        if kind == "refused":
            with post_office(mails, server.port):
                _round(store, post, 600)
        else:
            _round(store, post, 600)
        states = _states(store)
        copies = told(mails)
    seen = {
        "ill": ill,
        "well": states,
        "repeats": sum(len(one) - 1 for one in copies.values()),
        "changed": sum(len(set(one)) > 1 for one in copies.values()),
        "slowest": round(slowest, 1),
    }
    return _fair(kind, seen, count, len(copies)), seen


def _fair(kind: str, seen: dict[str, Any], count: int, taken: int) -> bool:
    ended = "refused" if kind in _PERMANENT else "delivered"
    whole = seen["well"] == {ended: count} and (ended == "refused" or taken == count)
    repeats = kind in _UNKNOWN or seen["repeats"] == 0
    # One server that cannot be reached is asked once a round; the others have a deadline each.
    limit = (count if kind in {"late", "drop"} else 1) * DEADLINE + 3
    return bool(whole and repeats and not seen["changed"] and seen["slowest"] <= limit)


@contextmanager
def _office(mails: Path, kind: str) -> Iterator[MailServer]:
    if kind == "refused":
        yield MailServer("127.0.0.1", free_port(), "desk@example.org", None, "none")
        return
    with post_office(mails, free_port(), kind) as server:
        yield server


def _asked(server: MailServer, kind: str) -> MailServer:
    """What the desk asks of a server: TLS of the one that offers none, a log-in of another."""
    if kind == "plain":
        return replace(server, security="starttls")
    return replace(server, user="desk") if kind == "auth" else server


def _round(store: Store, post: Post, minutes: int) -> float:
    """One working of the outbox. Units: seconds."""
    now = START + timedelta(minutes=minutes)
    began = time.monotonic()
    box = store.outbox
    for receipt in work(box.due(now), post, freeze=box.freeze, clock=lambda: now):
        box.mark(receipt)
    return time.monotonic() - began


def _states(store: Store) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _, state in store.outbox.all():
        counts[state] = counts.get(state, 0) + 1
    return counts


assert timedelta(minutes=600) < outbox.GIVE_UP, "the servers are well before anybody gives up"
