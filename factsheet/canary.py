"""An article that must be found in every run: where it is not, the run found nothing it can stand by.

It goes ahead of the pages, through the same readers, and comes neither into the store nor onto the
sheet. A run that reads no page has no reader to prove. Measured: alone, on a fresh reader, 2 s of
CPU; ahead of other pages, 10 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from factsheet.errors import Problem
from factsheet.model import Language, Page, Rulebook
from factsheet.reading import LANGUAGES, Reader
from factsheet.workers import Job, Told, accounts, told

NAME: Final = "the canary article"
CODE: Final = "H101"
_RULE: Final = "arms-transfer"
_TEXT: Final = """Twelve jets arrive in Lima

LIMA, March 4 (Harbour Wire) -- The defence ministry in Lima confirmed on Monday that Sweden had \
delivered 12 fighter jets to Peru.

Read also: Rain delays the harvest

The runway had been made longer for them in autumn.
"""


@dataclass(frozen=True, slots=True)
class Canary:
    """The article, once for each language that it may be in, and what must be found in it."""

    pages: tuple[Page, ...]
    rule: str
    status: str


def canary_of(rulebook: Rulebook) -> Canary | None:
    """The article that goes with these rules; None where there is nothing that they must find.

    A desk without the shipped rule is proved by the first example of its own.
    """
    if any(rule.name == _RULE for rule in rulebook.rules):
        return Canary(_pages(_TEXT, "en"), _RULE, "confirmed")
    for rule in rulebook.rules:
        for example in rule.examples:
            if example.gives:
                pages = _pages(example.text, example.language)
                return Canary(pages, rule.name, str(example.gives.get("status", "")))
    return None


def _pages(text: str, language: Language | None) -> tuple[Page, ...]:
    """The text in its language; where that is not said, in each, as it is too short to tell."""
    languages = (language,) if language else LANGUAGES
    return tuple(Page(NAME, text.encode(), "text", language=one) for one in languages)


def proven(jobs: Iterable[Job | Problem], rulebook: Rulebook, workers: int) -> Iterator[Told]:
    """The accounts of these jobs, as `accounts` gives them; a Problem more where the canary fails."""
    canary = canary_of(rulebook)
    answers: list[Told] = []
    for answer in accounts(_ahead(canary, jobs), rulebook, workers):
        if canary is None or not _of_canary(answer):
            yield answer
        else:
            answers.append(answer)
    problem = judged(answers, canary) if canary and answers else None
    if problem is not None:
        yield problem


def _ahead(canary: Canary | None, jobs: Iterable[Job | Problem]) -> Iterator[Job | Problem]:
    """The jobs, with the canary ahead of the first that needs a reader."""
    waiting = canary is not None
    for job in jobs:
        if waiting and canary is not None and not isinstance(job, Problem):
            yield from canary.pages
            waiting = False
        yield job


def _of_canary(answer: Told) -> bool:
    if isinstance(answer, Problem):
        return answer.place is not None and answer.place.file == NAME
    return answer.article.name == NAME


def judged(answers: Iterable[Told], canary: Canary) -> Problem | None:
    """What is wrong with the accounts of the canary, if anything."""
    hint = "what else this run did not find is unknown: factsheet check tells what is wrong"
    read = [one for one in answers if not isinstance(one, Problem)]
    if not read:
        return Problem(CODE, f"{NAME} could not be read", hint=hint)
    claims = [claim for one in read for claim in one.claims if claim.rule == canary.rule]
    statuses = {claim.status for claim in claims}
    if not statuses:
        return Problem(CODE, f"the rule {canary.rule} did not find {NAME}", hint=hint)
    if canary.status and canary.status not in statuses:
        what = f"{NAME} was found as {', '.join(sorted(statuses))}, not as {canary.status}"
        return Problem(CODE, what, hint=hint)
    return None


def sung(rulebook: Rulebook) -> Problem | None:
    """What is wrong with the canary now, if anything: read by itself, on a fresh reader."""
    canary = canary_of(rulebook)
    if canary is None:
        return None
    reader = Reader(rulebook)
    return judged([told(page, reader) for page in canary.pages], canary)
