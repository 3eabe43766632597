"""`factsheet status`: how the desk does, on one screen; the exit code says whether somebody must look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from factsheet import canary, health
from factsheet.cli.alerts.standing import moment, state_words
from factsheet.cli.memory import remembered
from factsheet.cli.shared import COULD_NOT, DONE, WITH_PROBLEMS, Session, shared
from factsheet.floors import too_old
from factsheet.inforce import rules_in_force
from factsheet.model import Desk, FeedState, Rulebook, Silence
from factsheet.planned import next_due
from factsheet.run import STORE
from factsheet.schedule import JOB
from factsheet.store import STATES, Lease, Standing, Store, StoreRefused

_FEW: Final = 5
_WORDS: Final = {
    "run": "no run has gone well since {since}",
    "broken": "the rules have been broken since {since}; the last good set stays in force: {detail}",
    "canary": "{detail}",
    "disk": "the disk is nearly full: {detail}",
    "late": "alerts have been waiting since {since}: {detail}",
    "lost": "alerts to {name} could not be delivered, since {since}: {detail}",
    "source": "the source {name} has been failing since {since}: {detail}",
    "silent": "the rule {name} has found nothing since {since}",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """All that is shown."""

    now: datetime
    faults: tuple[health.Fault, ...]
    last_run: datetime | None
    next_run: datetime | None
    lease: Lease | None
    rules: int
    counts: dict[str, int]
    stuck: tuple[Standing, ...]
    silences: tuple[Silence, ...]
    sources: dict[str, str]
    free: int | None
    size: int
    engine: str
    notes: tuple[str, ...]


@click.command()
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is.")
@shared
def status(session: Session, out: Path | None) -> int:
    """Show how the desk does. Exit 0: all is well; 1: somebody must look; 2: could not look."""
    folder = session.out(out)
    rulebook, problems = rules_in_force(session.rules, folder)
    known = rulebook or Rulebook((), {}, Desk({}), "")
    silent = canary.sung(known)
    looked = health.Looked(problems, silent, health.free_disk(folder))
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        try:
            store.check()
            found = _looked(session, store, known, looked, folder)
        except StoreRefused as refused:
            session.tell([refused.problem])
            return COULD_NOT
    session.give(_record(found))
    for line in _lines(found):
        session.say(line)
    return WITH_PROBLEMS if any(one.grave for one in found.faults) else DONE


def _looked(
    session: Session, store: Store, rulebook: Rulebook, looked: health.Looked, out: Path
) -> Screen:
    now, desk = session.now, rulebook.desk
    plans = health.plans_of(desk)
    agenda = store.agenda()
    due = [agenda[one.words].due if one.words in agenda else next_due(one, now) for one in plans]
    tried = [one for one in store.outbox.standings(state="pending") if one.delivery.attempts]
    return Screen(
        now=now,
        faults=health.faults(store, rulebook, looked, out, now),
        last_run=health.last_good_run(store, out),
        next_run=min(due, default=None),
        lease=store.lease_of(JOB),
        rules=len(rulebook.rules),
        counts=dict(store.counts()),
        stuck=(*tried, *health.lost(store, now)),
        silences=store.outbox.silences(now),
        sources=_sources(session, store, desk),
        free=looked.free,
        size=(out / STORE).stat().st_size,
        engine=store.engine(),
        notes=tuple(too_old()),
    )


def _sources(session: Session, store: Store, desk: Desk) -> dict[str, str]:
    """How each folder and each feed stands, in a few words."""
    found = {}
    for name in desk.articles:
        root = session.workspace / name
        found[name] = "there" if root.exists() else "not there"
    states = store.feeds.states()
    for feed in desk.feeds:
        found[feed.address] = _standing(states.get(feed.address))
    return found


def _standing(state: FeedState | None) -> str:
    if state is None:
        return "not asked yet"
    if state.failing_since is not None:
        return f"failing since {moment(state.failing_since)}: {state.last_error}"
    return f"good, {moment(state.last_good)}"


# --- words -------------------------------------------------------------------------------------


def _lines(found: Screen) -> Iterator[str]:
    grave = sum(one.grave for one in found.faults)
    head = f"{grave} thing{'' if grave == 1 else 's'} need{'s' if grave == 1 else ''} somebody"
    yield f"{moment(found.now)}   {head if grave else 'all well'}"
    for fault in found.faults:
        words = _WORDS[fault.kind].format(
            since=moment(fault.since), name=fault.name, detail=fault.detail
        )
        yield f"  {'!' if fault.grave else '-'} {words}"
    yield ""
    yield f"last good run  {_ago(found.last_run, found.now)}"
    yield f"next run       {moment(found.next_run)}"
    yield f"watch          {_lease_words(found.lease, found.now)}"
    counts = found.counts
    yield (
        f"on record      {counts['articles']:,} articles, {counts['facts']:,} facts, "
        f"{found.rules} rules"
    )
    told = ", ".join(f"{counts[one]:,} {one}" for one in STATES if counts[one])
    yield f"alerts         {told or 'none yet'}"
    for one in found.stuck[:_FEW]:
        yield f"  {one.delivery.alert.id[:10]} -> {one.delivery.alert.recipient}: {state_words(one)}"
    if len(found.stuck) > _FEW:
        yield f"  and {len(found.stuck) - _FEW} more: factsheet alerts list"
    yield from _silence_lines(found)
    yield "sources"
    yield from (f"  {name}: {words}" for name, words in found.sources.items())
    free = f"{found.free / 1e9:,.1f} GB free" if found.free is not None else "unknown"
    yield f"disk           {free}"
    yield f"store          {found.size / 1e6:,.1f} MB, whole; {found.engine}"
    yield from (f"too old        {note}" for note in found.notes)


def _silence_lines(found: Screen) -> Iterator[str]:
    yield f"silences       {len(found.silences) or 'none'} in force"
    for one in found.silences:
        yield f"  {one.id} {one.kind} {one.value}: until {moment(one.until)}, held back {one.held}"


def _ago(at: datetime | None, now: datetime) -> str:
    if at is None:
        return "none yet"
    minutes = max(round((now - at).total_seconds() / 60), 0)
    ago = f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"  # noqa: PLR2004 - two hours
    return f"{moment(at)}, {ago} ago"


def _lease_words(lease: Lease | None, now: datetime) -> str:
    if lease is None:
        return "none keeps this store"
    if lease.until < now:
        return f"none; the last was {lease.holder}, until {moment(lease.until)}"
    return f"{lease.holder}, since {moment(lease.since)}"


def _record(found: Screen) -> dict[str, Any]:
    moments = {name: getattr(found, name) for name in ("now", "last_run", "next_run")}
    lease = found.lease and asdict(found.lease) | {
        name: getattr(found.lease, name).isoformat() for name in ("since", "until")
    }
    return {
        "well": not any(one.grave for one in found.faults),
        "faults": [
            {"kind": one.kind, "grave": one.grave, "since": one.since.isoformat(),
             "name": one.name or None, "detail": one.detail or None}
            for one in found.faults
        ],
        **{name: at.isoformat() if at else None for name, at in moments.items()},
        "watch": lease,
        "rules": found.rules,
        "counts": found.counts,
        "stuck": [
            {"alert": one.delivery.alert.id, "recipient": one.delivery.alert.recipient,
             "state": one.state, "reason": one.detail or None}
            for one in found.stuck
        ],
        "silences": [
            {"id": one.id, "kind": one.kind, "value": one.value, "until": one.until.isoformat(),
             "held": one.held}
            for one in found.silences
        ],
        "sources": found.sources,
        "disk_free": found.free,
        "store_size": found.size,
        "engine": found.engine,
        "too_old": list(found.notes),
    }  # fmt: skip
