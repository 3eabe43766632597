"""`factsheet alerts why`: the whole path of an article or a fact, up to who was told and who was not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

import click

from factsheet.cli.alerts.listing import OUT
from factsheet.cli.alerts.standing import moment, standing_record, state_words
from factsheet.cli.memory import remembered
from factsheet.cli.passage import tongue
from factsheet.cli.shared import COULD_NOT, DONE, Session, shared
from factsheet.cli.why import unknown_fact
from factsheet.cli.wording import fact_line
from factsheet.errors import Place, Problem
from factsheet.hearing import Hearer, Hearing, Trail, hearings, trail
from factsheet.inforce import rules_in_force
from factsheet.model import Fact, Rulebook
from factsheet.reading import LANGUAGES, Reader
from factsheet.rulebook.source import choices
from factsheet.store import Store

_FACT_ID: Final = re.compile(r"[A-Za-z]{1,5}-\d+")
_WHY: Final = {
    "changes": "does not ask for this kind of change (changes)",
    "when": "more sources are told in digests only, and this audience has none (when)",
    "rules": "does not ask for this rule (rules)",
    "about": "asks for other parties or slot values (about)",
    "baseline": "the first run is where all begins: it tells nobody (first_run_alerts)",
    "twice": "hears it as another audience already, and nobody is told twice",
    "then": "nothing was made for them: the settings were others then, or they knew it already",
}
_HELD: Final = {
    "": "",
    "digest": "for a digest (when): ",
    "cap": "one too many for an hour (most_an_hour): ",
    "quiet": "held for the quiet hours (quiet): ",
}


@click.command()
@click.argument("what", metavar="ARTICLE|FACT")
@OUT
@shared
def why(session: Session, what: str, out: Path | None) -> int:
    """Tell why somebody was told of an article or a fact, or was not.

    The path of the article: whether it was read, in which language, what the rules find in it, which
    facts it tells of, what changed, and for each audience what became of the alert or why there is none.
    """
    rulebook, problems = rules_in_force(session.rules, session.out(out))
    if rulebook is None:
        session.tell(problems)
        return COULD_NOT
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        found = _found(what.strip(), store)
        if isinstance(found, Problem):
            session.tell([found])
            return COULD_NOT
        if isinstance(found, Trail):
            _show_article(session, found, rulebook, store)
        else:
            told = hearings(found, rulebook.desk, store)
            session.give({"fact": found.id, "runs": [_hearing_record(one) for one in told]})
            _say(session, _fact_lines(found, told, None))
    return DONE


def _found(what: str, store: Store) -> Fact | Trail | Problem:
    """The fact of that id or the path of that article."""
    if _FACT_ID.fullmatch(what):
        fact = next((one for one in store.facts() if one.id.casefold() == what.casefold()), None)
        return fact or unknown_fact(what, store)
    names = store.history.names()
    meant = [one for one in names if one == what] or [
        one for one in names if PurePosixPath(one).name == PurePosixPath(what).name
    ]
    if len(meant) == 1 and (path := trail(meant[0], store)):
        return path
    place = Place("store")
    if meant:
        hint = f"write the whole name: {', '.join(sorted(meant)[:5])}"
        return Problem("C121", f'several articles are called "{what}"', place, hint=hint)
    near, hint = choices(what, names)
    told = hint if near else "a run reads what lies in the folders under articles in rules/desk.yml"
    return Problem("C121", f'no article "{what}" was ever read', place, hint=told)


def _show_article(session: Session, path: Trail, rulebook: Rulebook, store: Store) -> None:
    matched = Counter(one.rule for one in Reader(rulebook).look_again(path.article).matches)
    told = [(fact, hearings(fact, rulebook.desk, store)) for fact in path.facts]
    session.give(
        {
            "article": path.article.name,
            "first_read": path.first_read.isoformat(),
            "language": path.article.language,
            "repeats": path.origin or None,
            "matches": dict(matched),
            "claims": len(path.claims),
            "facts": [
                {"fact": fact.id, "runs": [_hearing_record(one) for one in seen]}
                for fact, seen in told
            ],
        }
    )
    _say(session, _article_lines(path, matched))
    for fact, seen in told:
        session.say()
        _say(session, _fact_lines(fact, seen, path))


def _say(session: Session, lines: Iterator[str]) -> None:
    for line in lines:
        session.say(line)


def _article_lines(path: Trail, matched: Counter[str]) -> Iterator[str]:
    article = path.article
    yield article.name
    yield f"  read:      first on {moment(path.first_read)}"
    read = article.language in LANGUAGES
    yield f"  language:  {tongue(article.language)}{'' if read else '; no rule reads it'}"
    if path.origin:
        yield f"  repeats:   {path.origin}: one article more, but no news"
    found = ", ".join(f"{count} by {rule}" for rule, count in matched.items())
    yield f"  matches:   {found or 'none by the rules as they are now'}"
    claims = len(path.claims)
    yield f"  claims:    {claims or 'none'} on record"
    if not path.facts:
        yield "  facts:     none, so nobody was told"
        if read:
            yield "factsheet why FILE says where each rule stopped in it."


def _fact_lines(fact: Fact, told: Sequence[Hearing], path: Trail | None) -> Iterator[str]:
    yield from fact_line(fact).splitlines()
    brought = False
    for one in told:
        run = one.past.run
        here = path is not None and run.started == path.first_read
        brought = brought or here
        mark = ", which read this article first" if here else ""
        why = ", after an edit of the rules" if one.past.edited else ""
        yield f"  run {run.number}, {moment(run.started)}{mark}{why}: {one.past.change.kind}"
        yield from (f"    {_hearer_line(each)}" for each in one.hearers)
    if path is not None and not brought:
        yield "  In the run that read this article first, nothing about this fact changed."


def _hearer_line(one: Hearer) -> str:
    who = f"{one.audience} -> {one.recipient}: "
    if one.standing is not None:
        return f"{who}{_HELD[one.held]}{state_words(one.standing)}"
    return f"{who}not told: {_WHY[one.why or 'then']}."


def _hearing_record(one: Hearing) -> dict[str, Any]:
    return {
        "run": one.past.run.number,
        "at": one.past.run.started.isoformat(),
        "change": one.past.change.kind,
        "edited": one.past.edited,
        "hearers": [
            {
                "audience": each.audience,
                "recipient": each.recipient,
                "alert": standing_record(each.standing) if each.standing else None,
                "held": each.held or None,
                "why": each.why,
            }
            for each in one.hearers
        ],
    }
