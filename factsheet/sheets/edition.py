"""Choose what an edition shows, and number it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from datetime import datetime

from factsheet.model import STATUSES, Article, Change, Edition, Fact, Rule
from factsheet.record import id_order

MOST_FACTS = 500
"""Facts that one sheet shows; a reader of more wants the data file."""


@dataclasses.dataclass(frozen=True, slots=True)
class Chosen:
    """An edition, and how many facts there were to choose from."""

    edition: Edition
    facts_in_all: int


def make_edition(
    facts: Sequence[Fact],
    changes: Sequence[Change],
    articles: Sequence[Article],
    rules: Sequence[Rule],
    *,
    issued: datetime,
    replaces: int | None = None,
    shown_before: Collection[str] = (),
    most: int = MOST_FACTS,
) -> Chosen:
    """The next edition: the strongest `most` facts by id, each marked with its change.

    `replaces` is the number of the last edition, `shown_before` the ids it had. Marks come from
    `changes` alone, so that list and rows cannot disagree. A fact beyond `most` is not withdrawn.
    """
    kinds = {change.fact.key: change.kind for change in changes}
    marked = [dataclasses.replace(fact, change=kinds.get(fact.key, "none")) for fact in facts]
    shown = strongest(marked, most)
    keys = {fact.key for fact in shown}
    by_key = {fact.key: fact for fact in shown}
    edition = Edition(
        number=(replaces or 0) + 1,
        issued=issued,
        facts=tuple(shown),
        changes=tuple(
            dataclasses.replace(change, fact=by_key[change.fact.key])
            for change in sorted(changes, key=lambda change: id_order(change.fact.id))
            if change.fact.key in keys and change.kind != "none"
        ),
        articles=tuple(sorted(articles, key=lambda article: article.name)),
        rules=tuple(rules),
        replaces=replaces,
        withdrawn=tuple(sorted(set(shown_before) - {fact.id for fact in marked}, key=id_order)),
    )
    return Chosen(edition, len(facts))


def strongest(facts: Sequence[Fact], most: int) -> list[Fact]:
    """The strongest `most` of them, by id."""
    return sorted(sorted(facts, key=_rank)[:most], key=lambda fact: id_order(fact.id))


def _rank(fact: Fact) -> tuple[bool, int, int, str]:
    """New facts first, then by strength and by how many say so."""
    return (fact.change == "none", STATUSES.index(fact.status), -fact.origins, fact.id)
