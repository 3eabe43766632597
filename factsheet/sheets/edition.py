"""Put an edition together and number it; choose what of it is printed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from factsheet.model import STATUSES, Article, Change, Edition, Fact, Rule, Withdrawn
from factsheet.record import id_order

MOST_FACTS = 500
"""Facts that are printed; a reader of more wants the page on screen or the data."""


def make_edition(
    facts: Sequence[Fact],
    changes: Sequence[Change],
    articles: Sequence[Article],
    rules: Sequence[Rule],
    *,
    issued: datetime,
    replaces: int | None = None,
    withdrawn: Sequence[Withdrawn] = (),
) -> Edition:
    """The next edition: the facts by id, each marked with its change.

    `replaces` is the number of the last edition, `withdrawn` what of it no longer stands. Marks come
    from `changes` alone, so that list and rows cannot disagree.
    """
    kinds = {change.fact.key: change.kind for change in changes}
    marked = [dataclasses.replace(fact, change=kinds.get(fact.key, "none")) for fact in facts]
    shown = sorted(marked, key=lambda fact: id_order(fact.id))
    by_key = {fact.key: fact for fact in shown}
    return Edition(
        number=(replaces or 0) + 1,
        issued=issued,
        facts=tuple(shown),
        changes=tuple(
            dataclasses.replace(change, fact=by_key[change.fact.key])
            for change in sorted(changes, key=lambda change: id_order(change.fact.id))
            if change.fact.key in by_key and change.kind != "none"
        ),
        articles=tuple(sorted(articles, key=lambda article: article.name)),
        rules=tuple(rules),
        replaces=replaces,
        withdrawn=tuple(sorted(withdrawn, key=lambda one: id_order(one.fact.id))),
    )


def on_paper(edition: Edition, most: int = MOST_FACTS) -> Edition:
    """What is printed of it: all, or the strongest `most` facts, with the numbers that they have."""
    if len(edition.facts) <= most:
        return edition
    keys = {fact.key for fact in sorted(edition.facts, key=_rank)[:most]}
    return dataclasses.replace(
        edition,
        facts=tuple(fact for fact in edition.facts if fact.key in keys),
        changes=tuple(change for change in edition.changes if change.fact.key in keys),
        whole=edition.whole or edition,
    )


def _rank(fact: Fact) -> tuple[bool, int, int, str]:
    """New facts first, then by strength and by how many say so."""
    return (fact.change == "none", STATUSES.index(fact.status), -fact.origins, fact.id)
