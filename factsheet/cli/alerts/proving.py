"""`factsheet alerts test`: whether an audience can be reached, without touching the store."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.alerts import Post, Voice, Writer, listeners, named, work
from factsheet.cli.shared import (
    COULD_NOT,
    DONE,
    WITH_PROBLEMS,
    Session,
    mail_password,
    services,
    shared,
)
from factsheet.errors import Place, Problem
from factsheet.inforce import rules_in_force
from factsheet.model import Delivery, Desk
from factsheet.rulebook.source import choices


@click.command("test")
@click.argument("audience", metavar="AUDIENCE")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where products go.")
@shared
def prove(session: Session, audience: str, out: Path | None) -> int:
    """Send a message marked as a test to all of AUDIENCE, the way that its alerts go."""
    folder = session.out(out)
    rulebook, problems = rules_in_force(session.rules, folder)
    if rulebook is None:
        session.tell(problems)
        return COULD_NOT
    desk, now = rulebook.desk, session.now
    heard = [(one, to) for one, to in listeners(desk) if one.name == audience]
    if not heard:
        session.tell([no_such_audience(session, desk, audience)])
        return COULD_NOT
    writer = Writer(desk, Voice(templates=session.templates), now)
    tests = [
        Delivery(writer.health(named("test", to, now.isoformat()), {"tone": "test"}, one, to))
        for one, to in heard
    ]
    post = Post(
        folder / "alerts",
        desk.title.get("en", "factsheet"),
        desk.mail,
        mail_password(),
        services=services(desk),
    )
    receipts = list(work(tests, post, freeze=lambda _, message: message, clock=lambda: now))
    told = [(test.alert, receipt) for test, receipt in zip(tests, receipts, strict=True)]
    session.give(
        [
            {"recipient": alert.recipient, "outcome": one.outcome, "reason": one.detail or None}
            for alert, one in told
        ]
    )
    for alert, one in told:
        reached = one.outcome == "delivered"
        session.say(
            f"{alert.recipient}: {'delivered' if reached else f'NOT delivered: {one.detail}'}"
        )
    session.tell(writer.problems)
    return DONE if all(one.outcome == "delivered" for one in receipts) else WITH_PROBLEMS


def no_such_audience(session: Session, desk: Desk, name: str) -> Problem:
    """That there is no audience of the name, with the nearest or those that there are."""
    _, hint = choices(name, dict.fromkeys(one.name for one, _ in listeners(desk)))
    place = Place(str(session.rules / "desk.yml"))
    return Problem("C120", f'there is no audience "{name}"', place, hint=hint)
