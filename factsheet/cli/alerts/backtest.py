"""`factsheet alerts back-test`: what would have been sent over the last days, without sending it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click

from factsheet.alerts import Voice, listeners
from factsheet.backtest import BackTest, Message, back_test
from factsheet.cli.alerts.listing import OUT
from factsheet.cli.alerts.proving import no_such_audience
from factsheet.cli.alerts.standing import moment
from factsheet.cli.memory import remembered
from factsheet.cli.passage import no_such_rule
from factsheet.cli.shared import COULD_NOT, Session, shared
from factsheet.errors import Problem
from factsheet.inforce import rules_in_force
from factsheet.model import Rulebook
from factsheet.store import StoreRefused

_FEW: Final = 20
"""Messages of one recipient that are shown; more are counted."""


@click.command("back-test")
@click.option("--days", type=click.IntRange(1, 3660), required=True, help="So many days back.")
@click.option("--rule", metavar="NAME", help="By this rule alone.")
@click.option("--audience", metavar="NAME", help="To this audience alone.")
@OUT
@shared
def try_back(
    session: Session, *, days: int, rule: str | None, audience: str | None, out: Path | None
) -> int:
    """Tell what would have been sent over the last days, had rules and audiences been as they are now.

    Articles come again as they came; those that the first run found, on the day they came out.
    Nothing is sent and nothing is kept. Silences are left aside.
    """
    rulebook, problems = rules_in_force(session.rules, session.out(out))
    if rulebook is None:
        session.tell(problems)
        return COULD_NOT
    asked = _asked(session, rulebook, rule, audience)
    if isinstance(asked, Problem):
        session.tell([asked])
        return COULD_NOT
    since = session.now - timedelta(days=days)
    voice = Voice(titles={one.name: one.title for one in asked.rules}, templates=session.templates)
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        try:
            found = back_test(
                store, asked, voice, since=since, now=session.now, workers=os.cpu_count() or 1
            )
        except StoreRefused as refused:
            session.tell([refused.problem])
            return COULD_NOT
    session.give(_record(found))
    for line in _lines(found, asked):
        session.say(line)
    return session.tell((*problems, *found.problems))


def _asked(
    session: Session, rulebook: Rulebook, rule: str | None, audience: str | None
) -> Rulebook | Problem:
    """The rulebook with that rule and that audience alone."""
    rules = tuple(one for one in rulebook.rules if rule in {None, one.name})
    if not rules:
        return no_such_rule(session, rulebook, rule or "")
    heard = {one.name: one for one, _ in listeners(rulebook.desk) if audience in {None, one.name}}
    if not heard:
        return no_such_audience(session, rulebook.desk, audience or "")
    desk = replace(rulebook.desk, audiences=tuple(heard.values()))
    return replace(rulebook, rules=rules, desk=desk)


def _lines(found: BackTest, rulebook: Rulebook) -> Iterator[str]:
    kinds = Counter(one.kind for one in found.changes)
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "nothing changed"
    yield f"Since {moment(found.since)}: {found.articles:,} articles; facts: {told}."
    by_whom = sorted(found.messages, key=_for_whom)
    heard = set()
    for (audience, recipient), group in groupby(by_whom, key=_for_whom):
        heard.add(audience)
        yield from _of_one(audience, recipient, sorted(group, key=lambda one: one.at))
    for name in dict.fromkeys(one.name for one, _ in listeners(rulebook.desk)):
        if name not in heard:
            yield f"{name}: nothing"
    yield "Nothing was sent, and nothing was kept."


def _of_one(audience: str, recipient: str, messages: Sequence[Message]) -> Iterator[str]:
    days = Counter(one.at.date() for one in messages)
    busiest, most = max(days.items(), key=lambda one: one[1])
    number = f"{len(messages)} message{'' if len(messages) == 1 else 's'}"
    yield f"{audience} -> {recipient}: {number}; most on {busiest}: {most}"
    for one in messages[-_FEW:]:
        subject = f"a digest of {len(one.alerts)}" if one.digest else one.alerts[0].subject
        yield f"    {moment(one.at)}  {subject}"
        if one.digest:
            yield from (f"        {alert.subject}" for alert in one.alerts[:_FEW])
    if len(messages) > _FEW:
        yield f"    and {len(messages) - _FEW} before these"


def _for_whom(one: Message) -> tuple[str, str]:
    return one.audience, one.recipient


def _record(found: BackTest) -> dict[str, Any]:
    return {
        "since": found.since.isoformat(),
        "articles": found.articles,
        "changes": dict(Counter(one.kind for one in found.changes)),
        "messages": [
            {
                "at": one.at.isoformat(),
                "audience": one.audience,
                "recipient": one.recipient,
                "digest": one.digest,
                "subjects": [alert.subject for alert in one.alerts],
            }
            for one in found.messages
        ],
    }
