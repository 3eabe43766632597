"""`factsheet sheet`: an edition drawn again from the store, or the part of it that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from factsheet.cli.asked import day, folder_name, view_asked
from factsheet.cli.memory import remembered
from factsheet.cli.passes import labels_language
from factsheet.cli.preview import kept_up
from factsheet.cli.shared import COULD_NOT, Session, shared
from factsheet.errors import Place, Problem
from factsheet.inforce import rules_in_force
from factsheet.model import Rulebook, View
from factsheet.order import Order
from factsheet.record import view_record
from factsheet.sheets import Issued
from factsheet.store import PastEdition
from factsheet.telling import again, seen

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--rule", "rules", multiple=True, metavar="NAME", help="A view: this rule alone.")
@click.option("--party", metavar="NAME", help="A view: this party, by name or id.")
@click.option("--since", type=_DAY, metavar="DATE", help="A view: from this day (2023-09-01).")
@click.option("--until", type=_DAY, metavar="DATE", help="A view: to this day.")
@click.option("--topic", metavar="WORDS", help="A view: facts with all these words.")
@click.option("--language", metavar="CODE", help="Labels of the sheet: en or id.")
@click.option(
    "--edition", "number", type=click.IntRange(1), metavar="N", help="This one, not the latest."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the store is.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="DIR", help="Put the sheet there."
)
@click.option("--preview", is_flag=True, help="Draw it again at each save, until Ctrl-C.")
@shared
def sheet(  # noqa: PLR0913 - one for each flag
    session: Session,
    *,
    rules: tuple[str, ...],
    party: str | None,
    since: datetime | None,
    until: datetime | None,
    topic: str | None,
    language: str | None,
    number: int | None,
    out: Path | None,
    target: Path | None,
    preview: bool,
) -> int:
    """Draw and print the latest edition again, or a view of it.

    A view shows the facts that fit all that is asked: of the rules, with the party, in the period,
    with the words. It lies in out/views/, or where --to says; no edition is made.
    """

    def draw() -> int:
        rulebook, problems = rules_in_force(session.rules, session.out(out))
        labels = labels_language(language, rulebook)
        if rulebook is None or isinstance(labels, Problem):
            session.tell([*problems, labels] if isinstance(labels, Problem) else problems)
            return COULD_NOT
        view = view_asked(
            session,
            rulebook,
            rules=rules,
            party=party,
            since=day(since),
            until=day(until),
            topic=topic,
        )
        if isinstance(view, Problem):
            session.tell([view])
            return COULD_NOT
        wanted = _Wanted(view, number, session.out(out), target, labels)
        return wanted.drawn(session, rulebook)

    return kept_up(session, draw) if preview else draw()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A sheet as it was asked for."""

    view: View
    number: int | None
    out: Path
    to: Path | None
    language: str

    @property
    def home(self) -> Path:
        """Where it goes. Errors: UsageError, where an earlier edition would replace the latest."""
        if self.to:
            return self.to
        if self.view != View():
            return self.out / "views" / folder_name(self.view, self.number)
        if self.number is not None:
            raise click.UsageError("say where an earlier edition should go: --to DIR")
        return self.out

    def drawn(self, session: Session, rulebook: Rulebook) -> int:
        """Draw it, and say where it is. Gives the exit code."""
        order = Order(self.home, (), session.now, self.language, session.templates)
        with remembered(session, self.out) as store:
            if store is None:
                return COULD_NOT
            past = store.edition(self.number)
            if past is None:
                session.tell([_no_edition(self.number, self.out)])
                return COULD_NOT
            if self.view == View():
                issued = again(past, order, rulebook, store)
            else:
                issued = seen(past, self.view, order, rulebook, store)
        return self.told(session, past, issued)

    def told(self, session: Session, past: PastEdition, issued: Issued) -> int:
        """Say where it is and what was in the way. Gives the exit code."""
        code = session.tell(issued.problems)
        asked = {} if self.view == View() else {"view": view_record(self.view)}
        paths = [str(path) for path in issued.paths]
        session.give({"edition": past.number, **asked, "facts": issued.facts, "paths": paths})
        if issued.paths:
            what = f"Edition {past.number}"
            if asked:
                what = f"View of edition {past.number} ({_counted(issued.facts)})"
            session.say(f"{what}: {issued.paths[0]}")
        return code


def _counted(facts: int) -> str:
    return f"{facts or 'no'} {'fact' if facts < 2 else 'facts'}"  # noqa: PLR2004 - none or one


def _no_edition(number: int | None, out: Path) -> Problem:
    what = f"there is no edition {number}" if number else "there is no edition yet"
    return Problem("C110", what, Place(str(out)))
