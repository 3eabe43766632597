"""One pass as `run` and `watch` make it: the rules in force, then the run, then what was kept."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from factsheet import canary, health
from factsheet.cli.shared import Session, mail_password, services
from factsheet.errors import Place, Problem
from factsheet.heartbeat import Heartbeat, read_heartbeat, write_heartbeat
from factsheet.inforce import InForce, keep_in_force, rules_in_force
from factsheet.intake import Progress
from factsheet.model import Rulebook
from factsheet.order import Order, RunReport
from factsheet.run import STORE, delivered, run
from factsheet.store import StoreRefused, open_store

LANGUAGES = ("en", "id")


@dataclass(frozen=True, slots=True)
class Pass:
    """What came of it. No report: it could not run."""

    report: RunReport | None
    problems: tuple[Problem, ...]


def one_pass(
    session: Session,
    out: Path,
    *,
    articles: tuple[Path, ...],
    language: str | None,
    workers: int,
    progress: Progress,
    now: datetime | None = None,
    rules: InForce | None = None,
) -> Pass:
    """Run once by the rules in force; `rules` are those, where they were read before."""
    rulebook, problems = rules or rules_in_force(session.rules, out)
    if rulebook is None:
        return Pass(None, problems)
    labels = labels_language(language, rulebook)
    if isinstance(labels, Problem):
        return Pass(None, (*problems, labels))
    roots = articles or tuple(session.workspace / name for name in rulebook.desk.articles)
    feeds = () if articles else rulebook.desk.feeds
    if not feeds and not any(root.exists() for root in roots):
        return Pass(None, (*problems, *map(_missing, roots)))
    order = Order(
        out=out,
        articles=roots,
        now=now or session.now,
        language=labels,
        templates=session.templates,
        password=mail_password(),
        services=services(rulebook.desk),
        workers=workers,
        holder=holder(),
        feeds=feeds,
    )
    try:
        report = run(order, rulebook, progress)
        keep_in_force(session.rules, out, problems)
        cared = _cared(order, rulebook, problems, report)
    except StoreRefused as refused:
        return Pass(None, (*problems, refused.problem))
    except OSError as error:
        return Pass(None, (*problems, _unwritable(out, error)))
    return Pass(report, (*problems, *report.problems, *cared))


def send(session: Session, out: Path, rules: InForce, *, now: datetime) -> tuple[Problem, ...]:
    """Work what waits in the outbox, between two runs."""
    rulebook, problems = rules
    if rulebook is None:
        return problems
    order = Order(
        out,
        (),
        now,
        rulebook.desk.language,
        session.templates,
        mail_password(),
        services(rulebook.desk),
    )
    return _told(order, rulebook, health.Looked(problems, None, health.free_disk(out)))


def _cared(
    order: Order, rulebook: Rulebook, problems: tuple[Problem, ...], report: RunReport
) -> tuple[Problem, ...]:
    """The heartbeat, if the run was good; then what ails the desk is told to those who want to hear."""
    silent = next((one for one in report.problems if one.code == canary.CODE), None)
    before = read_heartbeat(order.out)
    if silent is None:
        wrong = any(one.level == "error" for one in problems)
        broken = (before and before.broken) or order.now if wrong else None
        write_heartbeat(order.out, Heartbeat(order.now, broken), sum(report.facts.values()))
    return _told(order, rulebook, health.Looked(problems, silent, health.free_disk(order.out)))


def _told(order: Order, rulebook: Rulebook, looked: health.Looked) -> tuple[Problem, ...]:
    """Put into the outbox what is to be told of the desk itself, and work what is due in it."""
    desk, now = rulebook.desk, order.now
    with open_store(order.out / STORE, now=now) as store:
        if looked.canary is None and health.all_well_due(desk, store, now):
            looked = replace(looked, canary=canary.sung(rulebook))
        found = health.tell(order, rulebook, store, looked)
        return (*found, *delivered(order, rulebook, store)[1])


def holder() -> str:
    """How this process is named to others that find the store in use."""
    return f"process {os.getpid()} on {socket.gethostname()}"


def labels_language(asked: str | None, rulebook: Rulebook | None) -> str | Problem:
    """The language of the sheet's labels: what was asked for, else the desk's."""
    labels = asked or (rulebook.desk.language if rulebook else LANGUAGES[0])
    if labels in LANGUAGES:
        return labels
    hint = f"there are: {', '.join(LANGUAGES)}"
    return Problem("C108", f'there are no labels in "{labels}"', hint=hint)


def _missing(root: Path) -> Problem:
    return Problem("S101", "there is no such file or folder", Place(str(root)))


def _unwritable(out: Path, error: OSError) -> Problem:
    reason = (error.strerror or str(error)).lower()
    return Problem(
        "C109", f"the products can't be written: {reason}", Place(error.filename or str(out))
    )
