"""`factsheet why`: why a fact is what it is."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.memory import remembered
from factsheet.cli.shared import COULD_NOT, DONE, Session, shared
from factsheet.cli.wording import claim_lines, fact_line
from factsheet.errors import Place, Problem
from factsheet.facts.settle import known_facts, settle
from factsheet.inforce import rules_in_force
from factsheet.model import Fact, Rulebook
from factsheet.record import fact_record
from factsheet.store import Store

_SOME = 12
"""Facts named to somebody who asks for one that is not there."""


@click.command()
@click.argument("fact_id", metavar="FACT")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is.")
@shared
def why(session: Session, fact_id: str, out: Path | None) -> int:
    """Tell why FACT (such as AT-01) is what it is."""
    rulebook, problems = rules_in_force(session.rules, session.out(out))
    if rulebook is None:
        session.tell(problems)
        return COULD_NOT
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        fact = next((one for one in store.facts() if one.id.casefold() == fact_id.casefold()), None)
        if fact is None:
            session.tell([_unknown(fact_id, store)])
            return COULD_NOT
        steps = _steps(fact, store, rulebook)
    session.give(fact_record(fact) | {"why": list(steps)})
    session.say(fact_line(fact))
    for claim in fact.claims:
        session.say("\n" + "\n".join(claim_lines(claim)))
    session.say("\nHow they came together:" if steps else "")
    for step in steps:
        session.say(f"  - {step}")
    return DONE


def _unknown(fact_id: str, store: Store) -> Problem:
    gone = store.gone()
    if fact_id in gone:
        where = gone[fact_id]
        hint = f"it went into {where}" if where else "no article on record claims it any more"
        return Problem("C111", f"{fact_id} no longer stands", Place("store"), hint=hint)
    ids = [fact.id for fact in store.facts()]
    more = " ..." if len(ids) > _SOME else ""
    known = f"there are: {', '.join(ids[:_SOME])}{more}" if ids else None
    return Problem("C111", f'there is no fact "{fact_id}"', Place("store"), hint=known)


def _steps(fact: Fact, store: Store, rulebook: Rulebook) -> tuple[str, ...]:
    """The merge steps, told anew from the claims on record."""
    known = {rule.name for rule in rulebook.rules}
    claims = [claim for claim in store.claims() if claim.rule in known]
    return tuple(settle(claims, rulebook, known_facts(store.facts())).why.get(fact.key, ()))
