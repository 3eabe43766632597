"""`factsheet facts`: the facts on record, or those that the last run changed."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.memory import remembered
from factsheet.cli.shared import DONE, Session, shared
from factsheet.cli.wording import fact_line
from factsheet.record import fact_record


@click.command()
@click.option("--changed", is_flag=True, help="Only what the last run changed.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is.")
@shared
def facts(session: Session, *, changed: bool, out: Path | None) -> int:
    """List the facts on record."""
    with remembered(session, out) as store:
        if store is None:
            return 2
        last = store.last_run()
        changes = store.changes(last.number) if last else ()
        found = [change.fact for change in changes] if changed else list(store.facts())
    session.give([fact_record(fact) for fact in found])
    for fact in found:
        session.say(fact_line(fact))
    if not found:
        session.say("The last run changed nothing." if changed else "No facts on record yet.")
    return DONE
