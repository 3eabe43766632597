"""The director of the desk's own health: what ails it, and who is told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from factsheet.errors import Problem
from factsheet.heartbeat import read_heartbeat
from factsheet.model import Audience, Desk, Rulebook
from factsheet.order import Order
from factsheet.planned import Plan, next_due, parse
from factsheet.store import Due, Standing, Store

GRACE: Final = timedelta(hours=2)
"""How long after the schedule asked for it a run may come."""

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_LOST: Final = ("refused", "undelivered")
_LITTLE_DISK: Final = 500_000_000
"""Bytes free, below which no run can be sure to end: a store is copied before it is changed."""

Ail = Literal["source", "broken", "silent", "canary", "lost", "late", "run", "disk"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and since when. `name` is the source, the rule or the recipient."""

    kind: Ail
    since: datetime
    name: str = ""
    detail: str = ""

    @property
    def grave(self) -> bool:
        """Whether somebody must look. A rule that finds nothing may be a quiet world."""
        return self.kind != "silent"


@dataclass(frozen=True, slots=True)
class Looked:
    """What is wrong beside the store: with the rules, with the canary, with the disk.

    Units: free in bytes.
    """

    rules: tuple[Problem, ...] = ()
    canary: Problem | None = None
    free: int | None = None


def free_disk(out: Path) -> int | None:
    """Bytes free where the products go; None where nobody knows."""
    try:
        return shutil.disk_usage(out).free
    except OSError:
        return None


def faults(
    store: Store, rulebook: Rulebook, looked: Looked, out: Path, now: datetime
) -> tuple[Fault, ...]:
    """All that is wrong now, the gravest first."""
    return (
        *_run_late(store, rulebook.desk, out, now),
        *_beside(looked, out, now),
        *_on_the_way(store, rulebook.desk, now),
        *_failing(store, rulebook.desk, now),
        *_silent(store, rulebook, now),
    )


def last_good_run(store: Store, out: Path) -> datetime | None:
    """When the last good run was; the last one on record, where the heartbeat was lost."""
    beat, last = read_heartbeat(out), store.last_run()
    return beat.run if beat else last.ended if last else None


def plans_of(desk: Desk) -> tuple[Plan, ...]:
    """The lines of the schedule that can be read."""
    return tuple(one for one in map(parse, desk.schedule) if isinstance(one, Plan))


def _run_late(store: Store, desk: Desk, out: Path, now: datetime) -> Iterator[Fault]:
    last, longest = last_good_run(store, out), desk.limits.last_run
    if last is None:
        return
    expected = [next_due(plan, last) + GRACE for plan in plans_of(desk)]
    late = last + longest if longest else min(expected, default=now)
    if late < now:
        yield Fault("run", last)


def _beside(looked: Looked, out: Path, now: datetime) -> Iterator[Fault]:
    beat = read_heartbeat(out)
    wrong = [one for one in looked.rules if one.level == "error"]
    if wrong:
        where = f"{wrong[0].place}: " if wrong[0].place else ""
        yield Fault(
            "broken", beat.broken if beat and beat.broken else now, "", where + wrong[0].what
        )
    if looked.canary is not None:
        yield Fault("canary", now, "", looked.canary.what)
    if looked.free is not None and looked.free < _LITTLE_DISK:
        yield Fault("disk", now, "", f"{looked.free / 1e6:,.0f} MB free")


def _on_the_way(store: Store, desk: Desk, now: datetime) -> Iterator[Fault]:
    """What waits for too long, and who could not be reached in the last week."""
    pending = list(store.outbox.standings(state="pending"))
    waits = [(one.delivery.alert.due or one.delivery.alert.created, one.detail) for one in pending]
    since, why = min(waits, default=(now, ""))
    if since < now - desk.limits.pending:
        yield Fault("late", since, "", why or "nobody has sent them")
    by_whom: dict[str, Fault] = {}
    for one in lost(store, now):
        name = one.delivery.alert.recipient
        by_whom.setdefault(name, Fault("lost", one.ended or now, name, one.detail))
    yield from by_whom.values()


def lost(store: Store, now: datetime) -> tuple[Standing, ...]:
    """What was given up or refused in the last week, and no digest has told since."""
    ended = (one for state in _LOST for one in store.outbox.standings(state=state))
    return tuple(one for one in ended if one.ended and one.ended > now - _WEEK and not one.digest)


def _failing(store: Store, desk: Desk, now: datetime) -> Iterator[Fault]:
    """Of the feeds that are named now: one that was taken out of the settings ails nobody."""
    states = store.feeds.states()
    for state in filter(None, (states.get(feed.address) for feed in desk.feeds)):
        if state.failing_since is not None and state.lasts(now):
            yield Fault("source", state.failing_since, state.address, state.last_error or "")


def _silent(store: Store, rulebook: Rulebook, now: datetime) -> Iterator[Fault]:
    hits, used = store.history.hits(), store.history.first_used()
    for rule in rulebook.rules:
        last = hits.get(rule.name) or used.get(rule.name)
        if last is not None and last < now - rulebook.desk.limits.silent:
            yield Fault("silent", last, rule.name)


# --- who is told -------------------------------------------------------------------------------


def job_of(desk: Desk) -> str | None:
    """What the daily all-well is called in the agenda; None where nobody wants one."""
    wanted = desk.all_well is not None and any(one.health for one in desk.audiences)
    return f"all well: {desk.all_well.words}" if wanted and desk.all_well else None


def tell(order: Order, rulebook: Rulebook, store: Store, looked: Looked) -> tuple[Problem, ...]:
    """Put into the outbox what those with `health: yes` are to hear now: faults, and the all-well.

    A fault is told once a day, a silent rule once in the time after which it counts as silent.
    """
    desk, now = rulebook.desk, order.now
    if not any(one.health for one in desk.audiences):
        return ()
    from factsheet.alerts import Voice, Writer, listeners  # noqa: PLC0415 - brings the templates

    heard = [(one, to) for one, to in listeners(desk) if one.health]
    found = faults(store, rulebook, looked, order.out, now)
    writer = Writer(desk, Voice(templates=order.templates), now)
    alerts = [
        writer.health(_name(store, one, to, _once(fault, desk, now)), report, one, to)
        for fault in found
        if _ripe(fault, now)
        for report in [{"tone": "fault", "faults": [_told(fault)]}]
        for one, to in heard
    ]
    if all_well_due(desk, store, now):
        report = all_well(store, rulebook, found, order.out, now)
        alerts += [
            writer.health(_name(store, one, to, ["all well", now.isoformat()]), report, one, to)
            for one, to in heard
        ]
    store.outbox.add(alerts)
    _plan_all_well(desk, store, now)
    return tuple(writer.problems)


def all_well(
    store: Store, rulebook: Rulebook, found: Sequence[Fault], out: Path, now: datetime
) -> dict[str, Any]:
    """What the daily message says."""
    counts, recent = store.counts(), store.history.since(now - _DAY)
    last = last_good_run(store, out)
    return {
        "tone": "well",
        "rules": len(rulebook.rules),
        "articles": counts["articles"],
        "failing": sum(one.kind == "source" for one in found),
        "undelivered": len(lost(store, now)),
        "pending": counts["pending"],
        "new": recent.articles,
        "alerts": recent.alerts,
        "silenced": recent.silenced,
        "reprints": recent.reprints,
        "last_run": _moment(last) if last else "-",
        "faults": [_told(one) for one in found],
    }


def all_well_due(desk: Desk, store: Store, now: datetime) -> bool:
    """Whether the moment of the daily message has come. The first one is only planned."""
    known = store.agenda().get(job_of(desk) or "")
    return known is not None and known.due <= now


def _plan_all_well(desk: Desk, store: Store, now: datetime) -> None:
    job, plan = job_of(desk), desk.all_well
    if job is None or plan is None:
        return
    known = store.agenda().get(job)
    following = next_due(plan, now)
    if known is None or known.due <= now or known.due > following:  # or the clock was set back
        store.plan(Due(job, following, now if known and known.due <= now else None))


def _ripe(fault: Fault, now: datetime) -> bool:
    """Rules may be broken for a day before anybody is woken: an editor may be at work."""
    return fault.kind != "broken" or fault.since <= now - _DAY


def _once(fault: Fault, desk: Desk, now: datetime) -> list[str]:
    """What makes this telling of a fault another than the last one."""
    told = (now - fault.since) // desk.limits.silent if fault.kind == "silent" else now.date()
    return ["fault", fault.kind, fault.name, str(told)]


def _name(store: Store, audience: Audience, recipient: str, told: Sequence[str]) -> str:
    from factsheet.alerts import named  # noqa: PLC0415 - as above

    return named(store.id, audience.channel, recipient, audience.language, *told)


def _told(fault: Fault) -> dict[str, str]:
    since = _moment(fault.since)
    return {"kind": fault.kind, "name": fault.name, "detail": fault.detail, "since": since}


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
