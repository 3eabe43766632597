"""Why somebody was told of a fact, or was not: run by run, for each who could have heard."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from factsheet.alerts import Deaf, deaf_by, listeners
from factsheet.model import Article, Audience, Claim, Desk, Fact
from factsheet.store import Past, Standing, Store

Why = Deaf | Literal["baseline", "twice", "then"]
"""A key of the audience; a first run; told as another audience; nothing to tell, as things were then."""
Held = Literal["", "digest", "cap", "quiet"]


@dataclass(frozen=True, slots=True)
class Hearer:
    """One who could have heard of a change: how their alert stands, or why there is none."""

    audience: str
    recipient: str
    standing: Standing | None = None
    held: Held = ""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one run made of a fact, and who heard."""

    past: Past
    hearers: tuple[Hearer, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The path of one article: when it was read, what it repeats, what it claims, of which facts."""

    article: Article
    first_read: datetime
    origin: str
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]


def trail(name: str, store: Store) -> Trail | None:
    """The path of the article of that name, as far as the facts; None where it was never read."""
    article, reading = store.article(name), store.history.reading(name)
    if article is None or reading is None:
        return None
    facts = (fact for fact in store.facts() if any(claim.article == name for claim in fact.claims))
    return Trail(article, *reading, store.history.claims(name), tuple(facts))


def hearings(fact: Fact, desk: Desk, store: Store) -> tuple[Hearing, ...]:
    """What each run made of the fact and who heard, the latest last; by the audiences of today."""
    return tuple(
        Hearing(past, tuple(_hearers(past, desk, _about(fact.key, past, store))))
        for past in store.history.of_fact(fact.key)
    )


def _about(key: str, past: Past, store: Store) -> list[Standing]:
    """The deliveries of that run that tell of the fact. A digest is told of by its parts."""
    made = store.outbox.standings(run=past.run.number)
    return [one for one in made if one.delivery.alert.change != "digest" and _tells(one, key)]


def _tells(one: Standing, key: str) -> bool:
    alert = one.delivery.alert
    items = json.loads(alert.record).get("items", []) if not alert.fact_key else []
    return alert.fact_key == key or any(item["key"] == key for item in items)


def _hearers(past: Past, desk: Desk, made: Iterable[Standing]) -> Iterator[Hearer]:
    """Those who were told, whatever the audiences are today; then those who were not, and why."""
    told = {(one.delivery.alert.channel, one.delivery.alert.recipient): one for one in made}
    audiences = {one.name: one for one in desk.audiences}
    for one in told.values():
        alert = one.delivery.alert
        held = _held(one, audiences.get(alert.audience))
        yield Hearer(alert.audience, alert.recipient, one, held)
    for audience, recipient in listeners(desk):
        known = told.get((audience.channel, recipient))
        if known is None or known.delivery.alert.audience != audience.name:
            why = _why(past, audience, desk, twice=known is not None)
            yield Hearer(audience.name, recipient, why=why)


def _why(past: Past, audience: Audience, desk: Desk, *, twice: bool) -> Why:
    if past.run.number == 1 and not desk.first_run_alerts:
        return "baseline"
    return deaf_by(audience, past.change) or ("twice" if twice else "then")


def _held(one: Standing, audience: Audience | None) -> Held:
    alert = one.delivery.alert
    if alert.gathered:
        return "digest" if audience is None or audience.digest is not None else "cap"
    return "quiet" if alert.due is not None and alert.due > alert.created else ""
