"""Why a text gave what it gave: every sentence with what each rule found, or where it stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from factsheet.cli.passage import no_such_rule, pages_of, tongue
from factsheet.cli.shared import COULD_NOT, Session
from factsheet.errors import Problem
from factsheet.explaining import Answer, Enquiry
from factsheet.matches.attempts import Explained, Verdict
from factsheet.matches.saying import explained_record, found_line, nearest_lines
from factsheet.rulebook import load

_FEW = 3
"""Up to so many lines that no rule reads are told one by one."""


def explain_text(session: Session, text: str, only: str | None, language: str | None) -> int:
    """Tell it of a text, or of the file of that name. Gives the exit code."""
    rulebook, wrong = load(session.rules)
    if only is not None and only not in [rule.name for rule in rulebook.rules]:
        session.tell([no_such_rule(session, rulebook, only)])
        return COULD_NOT
    code = session.tell(problem for problem in wrong if problem.level == "error")
    if not rulebook.rules:
        return COULD_NOT
    if only is not None:
        rulebook = replace(rulebook, rules=(rulebook.rule(only),))
    enquiry = Enquiry(rulebook)
    for page in pages_of(text, language):
        answer = page if isinstance(page, Problem) else enquiry.page(page)
        if isinstance(answer, Problem):
            code = max(code, session.tell([answer]))
        else:
            session.give(_record(answer))
            session.say("\n".join(_lines(answer)))
    return code


def _record(answer: Answer) -> dict[str, Any]:
    return {
        "article": answer.article.name,
        "language": answer.article.language,
        "sentences": [explained_record(one) for one in answer.sentences],
        "aside": [{"text": words, "why": why} for words, why in answer.aside],
    }


def _lines(answer: Answer) -> Iterator[str]:
    several = len(answer.sentences) > 1
    dull = 0
    for one in answer.sentences:
        told = [each for each in one.verdicts if not several or _worth(each)]
        if told:
            yield from _sentence_lines(one, told)
        dull += not told
    if dull:
        others = "In one sentence" if dull == 1 else f"In {dull} sentences"
        yield f"{others} no phrase got beyond its verb, or beyond names."
    yield from _aside_lines(answer)
    if not answer.sentences and not answer.aside:
        yield f"There is no sentence to search here ({tongue(answer.article.language)})."


def _worth(verdict: Verdict) -> bool:
    """Whether to tell it where a text has several sentences: names alone are everywhere."""
    near = verdict.nearest
    return bool(verdict.matches) or (near is not None and near.begun)


def _sentence_lines(one: Explained, verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield f'Sentence {one.sentence.number} ({tongue(one.language)}): "{one.text}"'
    for verdict in verdicts:
        if verdict.matches:
            yield f"  {verdict.rule}:"
            yield from (f"    {found_line(match)}" for match in verdict.matches)
        elif verdict.nearest is None:
            yield f"  {verdict.rule}: nothing found; no slot, list or verb of its phrases is here"
        else:
            yield f"  {verdict.rule}: nothing found"
            yield from (f"    {line}" for line in nearest_lines(verdict.nearest))
    yield ""


def _aside_lines(answer: Answer) -> Iterator[str]:
    """Headings and page furniture: they look like sentences, and no rule reads them."""
    aside = answer.aside
    if len(aside) > _FEW:
        yield f"{len(aside)} more lines are headings or page furniture, which no rule reads."
        return
    for words, why in aside:
        kind = "a heading" if why in {"title", "heading"} else f"page furniture ({why})"
        yield f'No rule reads "{words}": it is taken for {kind}.'
