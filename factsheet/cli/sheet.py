"""`factsheet sheet`: an edition drawn again from the store."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.memory import remembered
from factsheet.cli.passes import labels_language
from factsheet.cli.shared import COULD_NOT, Session, shared
from factsheet.errors import Place, Problem
from factsheet.inforce import rules_in_force
from factsheet.order import Order
from factsheet.telling import again


@click.command()
@click.option("--language", metavar="CODE", help="Labels of the sheet: en or id.")
@click.option(
    "--edition", "number", type=click.IntRange(1), metavar="N", help="This one, not the latest."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="DIR", help="Put the sheet there."
)
@shared
def sheet(
    session: Session,
    language: str | None,
    number: int | None,
    out: Path | None,
    target: Path | None,
) -> int:
    """Draw and print the latest edition again."""
    if number is not None and target is None:
        raise click.UsageError("say where an earlier edition should go: --to DIR")
    rulebook, problems = rules_in_force(session.rules, session.out(out))
    labels = labels_language(language, rulebook)
    if rulebook is None or isinstance(labels, Problem):
        session.tell([*problems, labels] if isinstance(labels, Problem) else problems)
        return COULD_NOT
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        past = store.edition(number)
        if past is None:
            what = f"there is no edition {number}" if number else "there is no edition yet"
            session.tell([Problem("C110", what, Place(str(session.out(out))))])
            return COULD_NOT
        order = Order(target or session.out(out), (), session.now, labels, session.templates)
        issued = again(past, order, rulebook, store)
    code = session.tell(issued.problems)
    session.give({"edition": past.number, "paths": [str(path) for path in issued.paths]})
    if issued.paths:
        session.say(f"Edition {past.number}: {issued.paths[0]}")
    return code
