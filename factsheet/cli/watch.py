"""`factsheet watch`: the scheduler."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from factsheet.cli.passes import holder, one_pass, send
from factsheet.cli.progress import shown
from factsheet.cli.report import report_lines
from factsheet.cli.shared import COULD_NOT, DONE, Session, shared
from factsheet.errors import Problem
from factsheet.inforce import rules_in_force
from factsheet.planned import Plan, next_due, parse
from factsheet.run import STORE
from factsheet.schedule import Duty, Edges
from factsheet.schedule import watch as keep
from factsheet.store import StoreRefused, open_store


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Put everything there.",
)
@click.option("--language", metavar="CODE", help="Labels of the sheet: en or id.")
@shared
def watch(session: Session, out: Path | None, language: str | None) -> int:
    """Run by the schedule in rules/desk.yml, until stopped."""
    folder = session.out(out)
    plans, problems = _plans(session, folder)
    session.tell(problems)
    if not plans:
        return COULD_NOT
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    duty = Duty(
        plans=lambda: _plans(session, folder)[0],
        run=lambda: _run(session, folder, language),
        send=lambda: session.tell(send(session, folder, now=datetime.now(UTC))),
        tell=lambda problem: session.tell([problem]),
        holder=holder(),
    )
    try:
        with open_store(folder / STORE, now=datetime.now(UTC)) as store:
            due = min(next_due(plan, datetime.now(UTC)) for plan in plans)
            session.note(
                f"watching: {', '.join(plan.words for plan in plans)}; the next run is at "
                f"{due:%Y-%m-%d %H:%M} UTC. Stop with Ctrl-C."
            )
            lost = keep(duty, store, Edges(lambda: datetime.now(UTC), time.monotonic, stop.wait))
    except StoreRefused as refused:
        lost = refused.problem
    if lost is not None:
        session.tell([lost])
        return COULD_NOT
    session.note("stopped.")
    return DONE


def _plans(session: Session, out: Path) -> tuple[list[Plan], Iterable[Problem]]:
    """The schedule as the settings give it now, and what is wrong with it."""
    rulebook, problems = rules_in_force(session.rules, out)
    if rulebook is None:
        return [], problems
    parsed = [parse(words) for words in rulebook.desk.schedule]
    wrong = [one for one in parsed if isinstance(one, Problem)]
    return [one for one in parsed if isinstance(one, Plan)], wrong


def _run(session: Session, out: Path, language: str | None) -> None:
    now = datetime.now(UTC)
    with shown(quiet=True) as progress:
        done = one_pass(
            session,
            out,
            articles=(),
            language=language,
            workers=os.cpu_count() or 1,
            progress=progress,
            now=now,
        )
    session.tell(done.problems)
    if done.report is not None:
        session.say(f"{now:%Y-%m-%d %H:%M} UTC  " + " ".join(report_lines(done.report, out)))
