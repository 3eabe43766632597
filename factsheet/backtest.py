"""What would have been sent over the last days, by the rules and audiences as they are now.

Nothing is sent and nothing is kept: what came before those days is the baseline, then the articles
come again as they came, and are settled, compared and addressed as in any run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Final

from factsheet.alerts import Voice, address
from factsheet.errors import Problem
from factsheet.facts.changes import compare
from factsheet.facts.settle import known_facts, settle
from factsheet.model import Alert, Change, Claim, Fact, Rulebook
from factsheet.origins import Origins, with_origin
from factsheet.store import Store
from factsheet.workers import accounts

_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Message:
    """One message that would have gone out: an alert, or a digest of several."""

    at: datetime
    audience: str
    recipient: str
    alerts: tuple[Alert, ...]
    digest: bool = False


@dataclass(frozen=True, slots=True)
class BackTest:
    """What would have been sent from `since` on, the first first; and what it came of."""

    since: datetime
    articles: int
    changes: tuple[Change, ...]
    messages: tuple[Message, ...]
    problems: tuple[Problem, ...] = ()


def back_test(
    store: Store, rulebook: Rulebook, voice: Voice, *, since: datetime, now: datetime, workers: int
) -> BackTest:
    """What these rules would have sent to the audiences of this desk. Errors: StoreRefused."""
    came = {name: min(at, now) for name, at in store.history.arrivals().items()}
    by_moment: dict[datetime, list[Claim]] = {}
    problems: list[Problem] = []
    for told in _claims(store, rulebook, workers):
        if isinstance(told, Problem):
            problems.append(told)
        else:
            by_moment.setdefault(max(came[told.article], since), []).append(told)
    changes: list[Change] = []
    alerts: list[Alert] = []
    for moment, moved in _replayed(by_moment, since, rulebook, store):
        changes += moved
        going = _going(alerts, moment - _HOUR)
        made = address(moved, rulebook.desk, voice, now=moment, store=store.id, going=going)
        alerts += made.alerts
        problems += made.problems
    articles = sum(since < at <= now for at in came.values())
    once = tuple(dict.fromkeys(problems))
    return BackTest(since, articles, tuple(changes), _messages(alerts), once)


def _claims(store: Store, rulebook: Rulebook, workers: int) -> Iterator[Claim | Problem]:
    """What all that is kept claims by these rules; those on record, where the rules are the same."""
    last = store.last_run()
    if last is not None and last.rules_digest == rulebook.digest:
        names = {rule.name for rule in rulebook.rules}
        yield from (claim for claim in store.claims() if claim.rule in names)
        return
    origins = Origins()
    for told in accounts(store.articles(), rulebook, workers):
        if isinstance(told, Problem):
            yield told
            continue
        yield from told.problems
        if told.claims:
            yield from with_origin(told.claims, origins.of(told.article))


def _replayed(
    by_moment: Mapping[datetime, Sequence[Claim]],
    since: datetime,
    rulebook: Rulebook,
    store: Store,
) -> Iterator[tuple[datetime, list[Change]]]:
    """What changed at each moment at which something was claimed. At `since`, nothing is news."""
    facts: tuple[Fact, ...] = ()
    claims: list[Claim] = []
    known = {fact.key: fact.id for fact in store.facts()}
    for moment, fresh in sorted(by_moment.items()):
        claims += fresh
        claims.sort(key=lambda one: (one.article, one.start))
        settled = _named(settle(claims, rulebook, known_facts(facts)).facts, known, rulebook)
        changes = compare(facts, settled)
        facts = settled
        if moment > since:
            yield moment, [one for one in changes if one.kind != "none"]


def _named(facts: Sequence[Fact], known: dict[str, str], rulebook: Rulebook) -> tuple[Fact, ...]:
    """The facts by the numbers they have on record; those that are not there are told apart."""
    for fact in facts:
        if fact.key not in known:
            known[fact.key] = f"{rulebook.rule(fact.rule).prefix}-new-{len(known) + 1}"
    return tuple(replace(fact, id=known[fact.key]) for fact in facts)


def _going(alerts: Sequence[Alert], since: datetime) -> dict[str, list[datetime]]:
    """When alerts of the last hour go out by themselves, by recipient."""
    going: dict[str, list[datetime]] = {}
    for alert in alerts:
        if not alert.gathered and alert.due is not None and alert.due > since:
            going.setdefault(alert.recipient, []).append(alert.due)
    return going


def _messages(alerts: Sequence[Alert]) -> tuple[Message, ...]:
    alone = [
        Message(one.due or one.created, one.audience, one.recipient, (one,))
        for one in alerts
        if not one.gathered
    ]
    waiting = sorted((one for one in alerts if one.gathered), key=_for_whom)
    digests = [
        message
        for _, group in groupby(waiting, key=_for_whom)
        for message in _digests(sorted(group, key=attrgetter("due")))
    ]
    return tuple(sorted((*alone, *digests), key=lambda one: (one.at, one.audience, one.recipient)))


def _for_whom(alert: Alert) -> tuple[str, str]:
    return alert.audience, alert.recipient


def _digests(waiting: Sequence[Alert]) -> Iterator[Message]:
    """When the first is due, all go that were made by then."""
    rest = list(waiting)
    while rest:
        due = rest[0].due or rest[0].created
        going = tuple(one for one in rest if one.created <= due)
        yield Message(due, rest[0].audience, rest[0].recipient, going, digest=True)
        rest = [one for one in rest if one.created > due]
