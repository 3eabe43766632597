"""`factsheet why`: why a fact is what it is, or why a sentence gave nothing."""

from __future__ import annotations

import re
from pathlib import Path

import click

from factsheet.cli.memory import remembered
from factsheet.cli.passage import is_file
from factsheet.cli.provenance import claim_origins, ground_line, origin_lines, origin_record
from factsheet.cli.shared import COULD_NOT, DONE, Session, shared
from factsheet.cli.silence import explain_text
from factsheet.cli.wording import claim_lines, fact_line
from factsheet.errors import Place, Problem
from factsheet.facts.grounds import joined, step_name
from factsheet.facts.settle import known_facts, settle
from factsheet.inforce import rules_in_force
from factsheet.model import Fact, Rulebook
from factsheet.record import claim_record, fact_record
from factsheet.store import Store

_SOME = 12
"""Facts named to somebody who asks for one that is not there."""

_FACT_ID = re.compile(r"[A-Za-z]{1,5}-\d+")


@click.command()
@click.argument("what", metavar="FACT|TEXT|FILE")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is.")
@click.option("--rule", "only", metavar="NAME", help="Of a text: by this rule alone.")
@click.option(
    "--language", metavar="CODE", help="Of a text: take it to be in this language (id, en)."
)
@shared
def why(
    session: Session, what: str, out: Path | None, only: str | None, language: str | None
) -> int:
    """Tell why a fact is what it is, or where each rule stopped in a text.

    FACT is the number of a fact, such as AT-01: its claims, the entries of lists that its words came
    from, and how the claims came together. Of a TEXT, or the FILE of that name, each sentence is told
    with the phrase of each rule that came nearest, the words it met, and where it stopped.
    """
    if _FACT_ID.fullmatch(what.strip()) and not is_file(what):
        return _explain_fact(session, what.strip(), out)
    return explain_text(session, what, only, language)


def _explain_fact(session: Session, fact_id: str, out: Path | None) -> int:
    rulebook, problems = rules_in_force(session.rules, session.out(out))
    if rulebook is None:
        session.tell(problems)
        return COULD_NOT
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        fact = next((one for one in store.facts() if one.id.casefold() == fact_id.casefold()), None)
        if fact is None:
            session.tell([unknown_fact(fact_id, store)])
            return COULD_NOT
        steps = _steps(fact, store, rulebook)
    _show(session, fact, steps, rulebook)
    return DONE


def _show(session: Session, fact: Fact, steps: tuple[str, ...], rulebook: Rulebook) -> None:
    joins = joined(fact.claims, steps, rulebook)
    session.give(
        fact_record(fact)
        | {"why": list(steps)}
        | {
            "claims": [
                claim_record(claim) | {"from": origin_record(claim_origins(claim, rulebook))}
                for claim in fact.claims
            ],
            "grounds": [
                {
                    "claim": step_name(one.claim),
                    "with": step_name(one.first),
                    "grounds": [
                        {"slot": each.slot, "how": each.how, "here": each.here, "there": each.there}
                        for each in one.grounds
                    ],
                }
                for one in joins
            ],
        }
    )
    session.say(fact_line(fact))
    for claim in fact.claims:
        lines = [*claim_lines(claim), *origin_lines(claim_origins(claim, rulebook))]
        session.say("\n" + "\n".join(lines))
    session.say("\nHow they came together:" if steps else "")
    told = {step_name(one.claim): ground_line(one) for one in joins}
    for step in steps:
        session.say(f"  - {step}")
        name = next((name for name in told if step.startswith(f"{name} joins")), None)
        if name is not None:
            session.say(f"    {told.pop(name)}")


def unknown_fact(fact_id: str, store: Store) -> Problem:
    """That there is no fact of that id, and what became of it or which there are."""
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
