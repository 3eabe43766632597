"""What part of an edition somebody asks for on the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import click

from factsheet.cli.passage import no_such_rule
from factsheet.cli.shared import Session
from factsheet.errors import Place, Problem
from factsheet.model import Rulebook, View, WordList
from factsheet.rulebook import belonging
from factsheet.rulebook.source import choices

_LONGEST_NAME = 80


def day(moment: datetime | None) -> date | None:
    """The day that was given, if one was."""
    return moment.date() if moment else None


def view_asked(
    session: Session,
    rulebook: Rulebook,
    *,
    rules: tuple[str, ...],
    party: str | None,
    since: date | None,
    until: date | None,
    topic: str | None,
) -> View | Problem:
    """The view; a Problem that says the nearest, for a rule or a party that there is not."""
    if since and until and since > until:
        raise click.UsageError(f"--since {since} lies behind --until {until}")
    words = tuple((topic or "").split())
    if topic is not None and not words:
        raise click.UsageError("say which words: --topic WORDS")
    known = [rule.name for rule in rulebook.rules]
    for name in rules:
        if name not in known:
            return no_such_rule(session, rulebook, name)
    parties = party_ids(party, rulebook, session) if party is not None else ()
    if isinstance(parties, Problem):
        return parties
    return View(tuple(dict.fromkeys(rules)), parties, since, until, words)


def party_ids(said: str, rulebook: Rulebook, session: Session) -> tuple[str, ...] | Problem:
    """The party of that id or name, in any language; then those that belong to it."""
    lists = [words for words in rulebook.lists.values() if words.kind == "actors"]
    return ids_called(said, lists, session)


def ids_called(said: str, lists: Sequence[WordList], session: Session) -> tuple[str, ...] | Problem:
    """The id that is called so in these lists, in any language; then those that belong to it."""
    thing = "party" if all(words.kind == "actors" for words in lists) else "entry"
    several = belonging.called(said, lists)
    if len(several) == 1:
        return belonging.below(several[0], lists)
    place = Place(str(session.rules / "lists"))
    if several:
        what = f'"{said}" names several {"parties" if thing == "party" else "entries"}'
        return Problem("C113", what, place, hint=f"give an id: {', '.join(several)}")
    near, hint = choices(said.strip(), belonging.names(lists))
    what = f'no list has {"a party" if thing == "party" else "an entry"} "{said}"'
    return Problem("C112", what, place, hint=hint if near else None)


def folder_name(view: View, edition: int | None) -> str:
    """What the folder of a view is called: `summit-ru-2023-01-01-rudal`."""
    days = [one.isoformat() for one in (view.since, view.until) if one]
    asked = [*view.rules, *view.parties[:1], *days, *view.topic]
    if view.until and not view.since:
        asked.insert(asked.index(days[0]), "until")
    if edition:
        asked.append(f"edition-{edition}")
    return re.sub(r"\W+", "-", "-".join(asked).casefold()).strip("-")[:_LONGEST_NAME] or "words"
