"""The second half of a run, where there is something to tell: the edition and the alerts.

Loaded only then: a run that finds nothing new needs neither templates nor the printer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from factsheet.alerts import Addressed, OwnWords, Voice, Wording, address, gather
from factsheet.errors import Problem
from factsheet.model import Article, Change, Edition, Fact, Language, Rulebook, View, Withdrawn
from factsheet.order import Findings, Order
from factsheet.sheets import Issued, callings_of, issue, make_edition, names_of, view_of
from factsheet.sheets.labels import labels
from factsheet.sheets.wording import Names, Words
from factsheet.store import PastEdition, Store
from factsheet.templating import TemplateBroken

_HOUR = timedelta(hours=1)

MOST_WHOLE = 2000
"""Up to so many articles an edition carries whole; beyond, those without a fact come without text."""


def next_edition(found: Findings, order: Order, rulebook: Rulebook, store: Store) -> Edition:
    """The edition that follows the last one kept."""
    before = store.edition()
    return make_edition(
        found.facts,
        found.changes,
        _articles(store, found.facts),
        rulebook.rules,
        issued=order.now,
        replaces=before.number if before else None,
        withdrawn=_withdrawn(before.facts, found) if before else (),
    )


def _withdrawn(shown: Sequence[Fact], found: Findings) -> list[Withdrawn]:
    """What was shown and no longer stands, and why."""
    stand = {fact.id for fact in found.facts}
    return [_gone(fact, found) for fact in shown if fact.id not in stand]


def _gone(fact: Fact, found: Findings) -> Withdrawn:
    if fact.id in found.merged:
        return Withdrawn(fact, "merged", found.merged[fact.id])
    if any(claim.article in found.intake.read for claim in fact.claims):
        return Withdrawn(fact, "article")
    return Withdrawn(fact, "rules" if found.edited else "articles")


def addressed(found: Findings, order: Order, rulebook: Rulebook, store: Store) -> Addressed:
    """The alerts on what changed. What an edit of the rules changed is told in one summary."""
    news, edits = _apart(found)
    voice = _voice(found.changes, order, rulebook, store)
    desk = rulebook.desk
    going = store.outbox.going(order.now - _HOUR)
    told = address(
        news, desk, voice, now=order.now, first_run=found.first, store=store.id, going=going
    )
    if not edits:
        return told
    summary = address(edits, desk, voice, now=order.now, summary=True, store=store.id, going=going)
    return Addressed((*told.alerts, *summary.alerts), (*told.problems, *summary.problems))


def gathered(order: Order, rulebook: Rulebook, store: Store) -> tuple[Problem, ...]:
    """Keep a digest for each recipient whose digest is due, with what never reached them before."""
    waiting = store.outbox.waiting(order.now)
    if not waiting:
        return ()
    lost = {one.alert.id: one for waits in waiting for one in store.outbox.lost(waits.alert)}
    voice = _voice((), order, rulebook, store)
    digests, problems = gather(
        (*lost.values(), *waiting), rulebook.desk, voice, now=order.now, store=store.id
    )
    for digest in digests:
        store.outbox.keep_digest(digest.alert, digest.members)
    return problems


def _apart(found: Findings) -> tuple[list[Change], list[Change]]:
    """Changes that an article of this run brought, and those that come of the edited rules alone."""
    if not found.edited:
        return list(found.changes), []
    news: list[Change] = []
    edits: list[Change] = []
    for change in found.changes:
        fresh = any(claim.article in found.intake.read for claim in change.fact.claims)
        (news if fresh else edits).append(change)
    return news, edits


def _voice(changes: Iterable[Change], order: Order, rulebook: Rulebook, store: Store) -> Voice:
    names = names_of(rulebook.lists.values())
    cited = {claim.article for change in changes for claim in change.fact.claims}
    found = (store.article(name) for name in sorted(cited))

    def words(language: Language) -> Wording:
        try:
            return Words(language, labels(language, order.templates), names)
        except TemplateBroken:  # told where the sheet itself is drawn
            return OwnWords(language)

    return Voice(
        words=words,
        titles={rule.name: rule.title for rule in rulebook.rules},
        articles={article.name: article for article in found if article},
        sheet=(order.out / "factsheet.html").resolve().as_uri(),
        templates=order.templates,
    )


def again(past: PastEdition, order: Order, rulebook: Rulebook, store: Store) -> Issued:
    """Draw and print an edition that was kept, as it was, under the labels asked for now."""
    return issued(_kept(past, rulebook, store), order, rulebook)


def seen(past: PastEdition, view: View, order: Order, rulebook: Rulebook, store: Store) -> Issued:
    """Draw and print the part of a kept edition that the view asks for."""
    whole = _kept(past, rulebook, store)
    return issued(view_of(whole, view, names_of(rulebook.lists.values())), order, rulebook)


def _kept(past: PastEdition, rulebook: Rulebook, store: Store) -> Edition:
    rules = {rule.name: rule for rule in rulebook.rules}
    return Edition(
        number=past.number,
        issued=past.issued,
        facts=past.facts,
        changes=past.changes,
        articles=tuple(article for article in map(store.article, past.articles) if article),
        rules=tuple(rules[one.rule] for one in past.rules if one.rule in rules),
        replaces=past.replaces,
        withdrawn=past.withdrawn,
    )


def issued(edition: Edition, order: Order, rulebook: Rulebook) -> Issued:
    """Draw and print the edition."""
    titles = rulebook.desk.title
    names: Names = names_of(rulebook.lists.values())
    return issue(
        edition,
        names=names,
        labels_language=order.language,
        templates=order.templates,
        out=order.out,
        desk_title=titles.get(order.language) or next(iter(titles.values()), "factsheet"),
        callings=callings_of(rulebook.lists.values(), names),
        desk=rulebook.desk.sheet,
    )


def _articles(store: Store, facts: Sequence[Fact]) -> list[Article]:
    """Every article on record; of very many, those without a fact only by name and labels."""
    cited = {claim.article for fact in facts for claim in fact.claims}
    return [
        article if number < MOST_WHOLE or article.name in cited else _bare(article)
        for number, article in enumerate(store.articles())
    ]


def _bare(article: Article) -> Article:
    return replace(article, text="", sentences=(), cuts=(), fingerprint=frozenset())
