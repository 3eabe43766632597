"""`factsheet check`: every problem of rules, lists, examples, templates and settings, at once."""

from __future__ import annotations

import click

from factsheet.checkup import checkup
from factsheet.cli.shared import COULD_NOT, Session, problem_record, shared


@click.command()
@shared
def check(session: Session) -> int:
    """Tell every problem of rules, examples, templates and settings."""
    found = checkup(session.rules, session.templates)
    if found.rulebook is None:
        session.tell(found.problems)
        return COULD_NOT
    session.give([problem_record(problem) for problem in found.problems])
    code = session.tell(() if session.json else found.problems)
    errors = sum(problem.level == "error" for problem in found.problems)
    advice = len(found.problems) - errors
    session.say(
        f"{len(found.rulebook.rules)} rules, {found.examples} examples: "
        f"{_counted(errors, 'error')}, {_counted(advice, 'piece') + ' of' if advice else 'no'} advice."
    )
    return max(code, int(errors > 0))


def _counted(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
