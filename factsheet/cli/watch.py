"""`factsheet watch`: the scheduler."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from factsheet.cli.passes import holder, one_pass, send
from factsheet.cli.report import report_lines
from factsheet.cli.reread import Rules
from factsheet.cli.shared import COULD_NOT, DONE, Session, shared
from factsheet.errors import Problem
from factsheet.health import job_of, plans_of
from factsheet.inforce import InForce
from factsheet.planned import Plan, next_due
from factsheet.run import STORE
from factsheet.schedule import Duty, Edges, Stopped, once
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
@click.option("--once", "only_once", is_flag=True, help="Do what is due, and end: for cron.")
@shared
def watch(session: Session, out: Path | None, language: str | None, *, only_once: bool) -> int:
    """Run by the schedule in rules/desk.yml, until stopped.

    SIGTERM and Ctrl-C end it after the article at hand; SIGHUP reads the rules anew.
    """
    watching = Watching(session, session.out(out), language)
    plans = watching.plans()
    if not plans:
        return COULD_NOT
    _heed(watching)
    duty = Duty(
        plans=watching.plans,
        jobs=watching.jobs,
        run=watching.run,
        send=watching.send,
        tell=watching.problem,
        holder=holder(),
        alive=watching.kept_alive,
    )
    try:
        with open_store(watching.out / STORE, now=_now()) as store:
            if only_once:
                lost = once(duty, store, _now)
            else:
                watching.began(plans)
                lost = keep(duty, store, Edges(_now, time.monotonic, watching.stop.wait))
    except StoreRefused as refused:
        lost = refused.problem
    if lost is not None:
        watching.problem(lost)
        return COULD_NOT
    if not only_once:
        watching.log("stopped.")
    return DONE


def _heed(watching: Watching) -> None:
    """End or read anew when the system says so."""

    def stop(*_: Any) -> None:
        watching.stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: watching.rules.forget())


@dataclass(slots=True)
class Watching:
    """One watch at work: its rules, its log, and whether it was asked to stop."""

    session: Session
    out: Path
    language: str | None
    stop: threading.Event = field(default_factory=threading.Event)
    rules: Rules = field(init=False)
    begun: bool = False
    renew: Callable[[], object] | None = None

    def __post_init__(self) -> None:
        """Nothing is read yet."""
        self.rules = Rules(self.session.rules, self.out, wait=self.stop.wait, told=self._read)

    def log(self, words: str) -> None:
        """One line an event, with its time."""
        click.echo(f"{_now():%Y-%m-%d %H:%M:%S} UTC  {' '.join(words.split())}", err=True)

    def problem(self, problem: Problem) -> None:
        """A problem on one line."""
        where = f"{problem.place}: " if problem.place else ""
        hint = f" ({problem.hint})" if problem.hint else ""
        self.log(f"{problem.code} {where}{problem.what}{hint}")

    def began(self, plans: list[Plan]) -> None:
        """Say what is to be done, and when first."""
        due = min(next_due(plan, _now()) for plan in plans)
        words = ", ".join(plan.words for plan in plans)
        self.log(f"watching: {words}; the next run is at {due:%Y-%m-%d %H:%M} UTC. Stop: Ctrl-C.")

    def plans(self) -> list[Plan]:
        """The schedule as the settings give it now."""
        rulebook, _ = self.rules.now()
        return list(plans_of(rulebook.desk)) if rulebook else []

    def jobs(self) -> list[str]:
        """What `send` sees to besides the outbox."""
        rulebook, _ = self.rules.now()
        job = job_of(rulebook.desk) if rulebook else None
        return [job] if job else []

    def run(self) -> None:
        """One pass."""
        now = _now()
        done = one_pass(
            self.session,
            self.out,
            articles=(),
            language=self.language,
            workers=os.cpu_count() or 1,
            progress=self._progress,
            now=now,
            rules=self.rules.now(),
        )
        known = self.rules.now()[1]
        for problem in done.problems:
            if problem not in known:  # of the rules it was told when they were read
                self.problem(problem)
        if done.report is not None:
            self.log(" ".join(report_lines(done.report, self.out)))

    def send(self) -> None:
        """Work what waits."""
        for problem in send(self.session, self.out, self.rules.now(), now=_now()):
            self.problem(problem)

    def kept_alive(self, renew: Callable[[], object]) -> None:
        """What to call between two articles, so that the lease holds."""
        self.renew = renew

    def _progress(self, done: int, total: int | None) -> None:
        """Between two articles a run may be ended; else it shows that it lives."""
        del total
        if self.renew is not None:
            self.renew()
        if self.stop.is_set():
            self.log(f"asked to stop: {done} articles into a run; the next run reads them again.")
            raise Stopped

    def _read(self, read: InForce) -> None:
        rulebook, problems = read
        if self.begun:
            self.log(f"rules read again: {len(rulebook.rules) if rulebook else 'none'} in force.")
        self.begun = True
        for problem in problems:
            self.problem(problem)


def _now() -> datetime:
    return datetime.now(UTC)
