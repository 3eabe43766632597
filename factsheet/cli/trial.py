"""`factsheet try`: what the rules find in a text or a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.shared import COULD_NOT, Session, shared
from factsheet.cli.wording import marked, slots_words
from factsheet.errors import Place, Problem
from factsheet.model import Page, Rule, Rulebook
from factsheet.reading import Look, Reader
from factsheet.record import claim_record
from factsheet.rulebook import load
from factsheet.sources import collect

_LONGEST_NAME = 1000
"""Longer than this, it is a text."""


@click.command("try")
@click.argument("text")
@click.option("--rule", "only", metavar="NAME", help="By this rule alone.")
@click.option("--language", metavar="CODE", help="Take the text to be in this language (id, en).")
@shared
def trial(session: Session, text: str, only: str | None, language: str | None) -> int:
    """Show what the rules find in TEXT, or in the file of that name."""
    rulebook, wrong = load(session.rules)
    if only is not None and only not in [rule.name for rule in rulebook.rules]:
        names = ", ".join(rule.name for rule in rulebook.rules)
        session.tell(
            [
                Problem(
                    "C106",
                    f'there is no rule "{only}"',
                    Place(str(session.rules)),
                    hint=f"there are: {names}",
                )
            ]
        )
        return COULD_NOT
    code = session.tell(problem for problem in wrong if problem.level == "error")
    reader = Reader(rulebook)
    for page in _pages(text, language):
        look = page if isinstance(page, Problem) else reader.passage(page)
        if isinstance(look, Problem):
            code = max(code, session.tell([look]))
        else:
            code = max(code, session.tell(look.problems))
            _show(session, look, rulebook, only)
    return code


def _pages(text: str, language: str | None) -> list[Page | Problem]:
    try:
        is_file = len(text) < _LONGEST_NAME and Path(text).is_file()
    except OSError:
        is_file = False
    if is_file:
        return list(collect([Path(text)]))
    return [Page("your text", text.encode("utf-8", "replace"), "text", language=language)]


def _show(session: Session, look: Look, rulebook: Rulebook, only: str | None) -> None:
    claims = [claim for claim in look.claims if only in (None, claim.rule)]
    session.give([claim_record(claim) | {"rule": claim.rule} for claim in claims])
    if not claims:
        session.say(_nothing(look))
    sentences = {one.number: one for one in look.article.sentences}
    for claim in claims:
        sentence = sentences[claim.sentence]
        captures = tuple(
            capture
            for match in look.matches
            if match.rule == claim.rule and match.sentence == claim.sentence
            for capture in match.captures
        )
        words = marked(
            look.article.words(sentence), sentence.start, captures, colour=sys.stdout.isatty()
        )
        cue = f'by the cue "{claim.cue}"' if claim.cue else "no cue: told plainly"
        session.say(f"{_title(rulebook.rule(claim.rule))}: {claim.status} ({cue})")
        session.say(f"    {words}")
        session.say(
            f"    {slots_words(claim.slots)}{f'; said by {claim.speaker}' if claim.speaker else ''}"
        )
        session.say(f"    phrase: {claim.phrase}")


def _nothing(look: Look) -> str:
    number = len(look.article.sentences)
    read = f"{number} sentence{'' if number == 1 else 's'}"
    known = {"id": "Indonesian", "en": "English"}.get(look.article.language)
    tongue = known or "neither plainly Indonesian nor English, so read as both"
    return f"Nothing found in {read} ({tongue})."


def _title(rule: Rule) -> str:
    return rule.title.get("en", rule.name)
