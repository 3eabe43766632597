"""`factsheet alerts list`, `show`, `resend`: the alerts on record, and one sent again."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from pathlib import Path

import click

from factsheet.cli.alerts.standing import (
    SHORT,
    asked_for,
    line,
    moment,
    standing_record,
    state_words,
)
from factsheet.cli.memory import remembered
from factsheet.cli.shared import COULD_NOT, DONE, Moment, Session, shared
from factsheet.errors import Place, Problem
from factsheet.store import AGAIN, STATES, Standing

OUT = click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is."
)
_PLAIN = ("delivered", "gathered")


@click.command("list")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--since", type=Moment(), metavar="TIME", help="Only those made since then.")
@click.option("--most", type=click.IntRange(1), default=50, metavar="N", help="So many (50).")
@OUT
@shared
def listing(
    session: Session, *, state: str | None, since: datetime | None, most: int, out: Path | None
) -> int:
    """List the alerts, the newest first, with their states."""
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        found = list(islice(store.outbox.standings(state=state, since=session.zoned(since)), most))
        counts = store.counts()
    session.give([standing_record(one) for one in found])
    for one in found:
        session.say(line(one))
        if one.state not in _PLAIN:
            session.say(f"    {state_words(one)}")
    told = ", ".join(f"{counts[one]} {one}" for one in STATES if counts[one])
    session.say(f"On record: {told}." if told else "No alerts on record yet.")
    if not found and told:
        since_then = f" since {moment(session.zoned(since))}" if since else ""
        session.say(f"None{f' that is {state}' if state else ''}{since_then}.")
    return DONE


@click.command()
@click.argument("alert", metavar="ID")
@OUT
@shared
def show(session: Session, alert: str, out: Path | None) -> int:
    """Show the alert whose id begins with ID: its text, and what became of it."""
    with remembered(session, out) as store:
        found = asked_for(alert, store) if store else None
    if isinstance(found, Problem):
        session.tell([found])
    if not isinstance(found, Standing):
        return COULD_NOT
    one = found.delivery.alert
    session.give(standing_record(found) | {"text": one.text})
    fields = {
        "id": one.id,
        "made": moment(one.created),
        "for": f"{one.recipient} by {one.channel} (audience {one.audience})",
        "state": state_words(found),
        "Message-ID": found.message_id,
        "subject": one.subject,
    }
    for name, value in fields.items():
        if value:
            session.say(f"{name + ':':<12}{value}")
    session.say(f"\n{one.text.rstrip()}")
    return DONE


@click.command()
@click.argument("alert", metavar="ID")
@OUT
@shared
def resend(session: Session, alert: str, out: Path | None) -> int:
    """Make the alert due again that was given up, refused or silenced: the very same mail."""
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        found = asked_for(alert, store)
        if isinstance(found, Standing) and not store.outbox.resend(
            found.delivery.alert.id, session.now
        ):
            found = _as_it_is(found)
    if isinstance(found, Problem):
        session.tell([found])
        return COULD_NOT
    one = found.delivery.alert
    session.give(standing_record(found) | {"state": "pending", "due": session.now.isoformat()})
    session.say(f"{one.id[:SHORT]} is due again: {one.subject}")
    session.say(f"The next run, or the watch, sends it to {one.recipient}.")
    return DONE


def _as_it_is(one: Standing) -> Problem:
    what = f"{one.delivery.alert.id[:SHORT]} can't be sent again: it is {one.state}"
    hint = f"only what is {', '.join(AGAIN[:-1])} or {AGAIN[-1]} can"
    return Problem("C115", what, Place("store"), hint=hint)
