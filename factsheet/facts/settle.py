"""From claims to facts: one fact an event, with a key and an id that stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from factsheet.facts.agreed import agreed
from factsheet.facts.event import Event
from factsheet.facts.kinship import Kinship
from factsheet.facts.merging import Merger
from factsheet.facts.views import View, group_of, identity, view
from factsheet.model import STATUSES, Claim, Fact, Rule, Rulebook, Status


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact of the last run: its key, its id, and which claims it held."""

    key: str
    id: str
    claims: frozenset[str]
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The facts, and how they came about.

    `gone` tells for each id that was merged away which id holds its claims now; `why` gives the
    merge steps by the key of a fact. New facts have the id "".
    """

    facts: tuple[Fact, ...]
    gone: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event as a fact that has no name yet."""

    rule: Rule
    event: Event
    views: tuple[View, ...]
    fact: Fact


def known_facts(facts: Iterable[Fact]) -> dict[str, KnownFact]:
    """The facts of the last run, by key, as `settle` wants them."""
    return {
        fact.key: KnownFact(
            fact.key, fact.id, frozenset(identity(claim) for claim in fact.claims), fact.first_seen
        )
        for fact in facts
    }


def settle(
    claims: Sequence[Claim], rulebook: Rulebook, known: Mapping[str, KnownFact] | None = None
) -> Settled:
    """All claims as facts; claims of rules that are no longer there are left out.

    The result does not depend on the order of the claims. A fact keeps key and id as long as it
    shares claims with the one that was known.
    """
    kin = Kinship(rulebook.lists)
    drafts = [draft for rule in rulebook.rules for draft in _of_rule(rule, claims, kin)]
    names, gone = _names(drafts, known or {})
    facts: list[Fact] = []
    why: dict[str, tuple[str, ...]] = {}
    taken = {name.key for name in names.values()}
    for number, draft in enumerate(drafts):
        name = names.get(number)
        fact = replace(draft.fact, key=_key(draft, taken))
        if name:
            fact = replace(draft.fact, key=name.key, id=name.id, first_seen=name.first_seen)
        taken.add(fact.key)
        facts.append(fact)
        why[fact.key] = tuple(draft.event.steps)
    return Settled(tuple(facts), gone, why)


def _of_rule(rule: Rule, claims: Sequence[Claim], kin: Kinship) -> list[_Draft]:
    views = {
        one.order: one
        for one in (view(claim, rule, kin) for claim in claims if claim.rule == rule.name)
    }
    events = Merger(rule, kin).gather(views.values())
    drafts = [_draft(rule, event, kin) for event in events]
    return sorted(drafts, key=lambda draft: draft.views[0].order)


def _draft(rule: Rule, event: Event, kin: Kinship) -> _Draft:
    views = tuple(sorted((*event.views, *event.general), key=lambda one: one.order))
    claims = tuple(one.claim for one in views)
    slots, differs = agreed(rule, event.views, event.general, kin)
    statuses = {claim.status for claim in claims}
    if len(statuses) > 1:
        differs = (*differs, "status")
    fact = Fact(
        key="",
        id="",
        rule=rule.name,
        status=strongest(statuses),
        denied="denied" in statuses,
        slots=slots,
        claims=claims,
        origins=len({claim.origin or claim.article for claim in claims}),
        differs=differs,
    )
    return _Draft(rule, event, views, fact)


def strongest(statuses: Iterable[Status]) -> Status:
    """The strongest status that is no denial; "denied" where every claim denies."""
    ranked = sorted(statuses, key=STATUSES.index)
    return ranked[0]


def _names(
    drafts: Sequence[_Draft], known: Mapping[str, KnownFact]
) -> tuple[dict[int, KnownFact], dict[str, str]]:
    """Which known fact each draft goes on from, and where the others went."""
    holders: dict[str, set[int]] = {}
    for number, draft in enumerate(drafts):
        for one in draft.views:
            holders.setdefault(one.mark, set()).add(number)
    shared: dict[tuple[int, str], int] = {}
    for fact in known.values():
        for mark in fact.claims:
            for number in holders.get(mark, ()):
                shared[number, fact.key] = shared.get((number, fact.key), 0) + 1
    names: dict[int, KnownFact] = {}
    used: set[str] = set()
    order = sorted(shared, key=lambda pair: (-shared[pair], _age(known[pair[1]]), pair))
    for number, key in order:
        if number not in names and key not in used:
            names[number] = known[key]
            used.add(key)
    gone: dict[str, str] = {}
    for number, key in order:
        if key not in used and number in names and known[key].id:
            gone.setdefault(known[key].id, names[number].id)
    return names, gone


def _age(fact: KnownFact) -> tuple[int, str]:
    """Ids count up, so the shorter and lower one is the older."""
    return len(fact.id), fact.id


def _key(draft: _Draft, taken: set[str]) -> str:
    """A hash of what the first claim says, so that a later article does not change it."""
    first = draft.event.views[0]
    sets = [f"{name}={','.join(sorted(ids))}" for name, ids in sorted(first.sets.items())]
    window = [str(day) for day in first.window or ()]
    content = "|".join([draft.rule.name, *sets, *window, group_of(first.claim.status)])
    key = hashlib.sha256(content.encode()).hexdigest()
    if key in taken:
        key = hashlib.sha256(f"{content}|{first.mark}".encode()).hexdigest()
    while key in taken:
        key = hashlib.sha256(key.encode()).hexdigest()
    return key
