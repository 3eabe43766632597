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
from factsheet.model import Page, Rulebook
from factsheet.reading import Reader
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
    """The article, and what must be found in it."""

    page: Page
    rule: str
    status: str


def canary_of(rulebook: Rulebook) -> Canary | None:
    """The article that goes with these rules; None where there is nothing that they must find.

    A desk without the shipped rule is proved by the first example of its own.
    """
    if any(rule.name == _RULE for rule in rulebook.rules):
        return Canary(Page(NAME, _TEXT.encode(), "text", language="en"), _RULE, "confirmed")
    for rule in rulebook.rules:
        for example in rule.examples:
            if example.gives and example.language:
                page = Page(NAME, example.text.encode(), "text", language=example.language)
                return Canary(page, rule.name, str(example.gives.get("status", "")))
    return None


def proven(jobs: Iterable[Job | Problem], rulebook: Rulebook, workers: int) -> Iterator[Told]:
    """The accounts of these jobs, as `accounts` gives them; a Problem more where the canary fails."""
    canary = canary_of(rulebook)
    for answer in accounts(_ahead(canary, jobs), rulebook, workers):
        if canary is None or not _of_canary(answer):
            yield answer
        elif (problem := judged(answer, canary)) is not None:
            yield problem


def _ahead(canary: Canary | None, jobs: Iterable[Job | Problem]) -> Iterator[Job | Problem]:
    """The jobs, with the canary ahead of the first that needs a reader."""
    waiting = canary is not None
    for job in jobs:
        if waiting and canary is not None and not isinstance(job, Problem):
            yield canary.page
            waiting = False
        yield job


def _of_canary(answer: Told) -> bool:
    if isinstance(answer, Problem):
        return answer.place is not None and answer.place.file == NAME
    return answer.article.name == NAME


def judged(answer: Told, canary: Canary) -> Problem | None:
    """What is wrong with the account of the canary, if anything."""
    hint = "what else this run did not find is unknown: factsheet check tells what is wrong"
    if isinstance(answer, Problem):
        return Problem(CODE, f"{NAME} could not be read: {answer.what}", hint=hint)
    statuses = {one.status for one in answer.claims if one.rule == canary.rule}
    if not statuses:
        return Problem(CODE, f"the rule {canary.rule} did not find {NAME}", hint=hint)
    if canary.status and canary.status not in statuses:
        what = f"{NAME} was found as {', '.join(sorted(statuses))}, not as {canary.status}"
        return Problem(CODE, what, hint=hint)
    return None


def sung(rulebook: Rulebook) -> Problem | None:
    """What is wrong with the canary now, if anything: read by itself, on a fresh reader."""
    canary = canary_of(rulebook)
    return None if canary is None else judged(told(canary.page, Reader(rulebook)), canary)
