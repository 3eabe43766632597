"""`factsheet try`: what the rules find in a text or a file."""

from __future__ import annotations

import sys

import click

from factsheet.cli.passage import no_such_rule, pages_of, tongue
from factsheet.cli.shared import COULD_NOT, Session, shared
from factsheet.cli.wording import marked, slots_words
from factsheet.errors import Problem
from factsheet.model import Rule, Rulebook
from factsheet.reading import Look, Reader
from factsheet.record import claim_record
from factsheet.rulebook import load


@click.command("try")
@click.argument("text")
@click.option("--rule", "only", metavar="NAME", help="By this rule alone.")
@click.option("--language", metavar="CODE", help="Take the text to be in this language (id, en).")
@shared
def trial(session: Session, text: str, only: str | None, language: str | None) -> int:
    """Show what the rules find in TEXT, or in the file of that name."""
    rulebook, wrong = load(session.rules)
    if only is not None and only not in [rule.name for rule in rulebook.rules]:
        session.tell([no_such_rule(session, rulebook, only)])
        return COULD_NOT
    code = session.tell(problem for problem in wrong if problem.level == "error")
    reader = Reader(rulebook)
    for page in pages_of(text, language):
        look = page if isinstance(page, Problem) else reader.passage(page)
        if isinstance(look, Problem):
            code = max(code, session.tell([look]))
        else:
            code = max(code, session.tell(look.problems))
            _show(session, look, rulebook, only)
    return code


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
    return f"Nothing found in {read} ({tongue(look.article.language)})."


def _title(rule: Rule) -> str:
    return rule.title.get("en", rule.name)
