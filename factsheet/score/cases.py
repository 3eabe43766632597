"""The director of scoring: each labelled article read on its own, from page to facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factsheet.errors import Place, Problem
from factsheet.facts.settle import settle
from factsheet.model import Rulebook
from factsheet.reading import Reader
from factsheet.score.labels import Case, Telling, case_from
from factsheet.score.tally import Outcome, Scorecard, compare, tally


def score(folder: Path, rulebook: Rulebook) -> tuple[Scorecard, tuple[Problem, ...]]:
    """The scorecard of the articles below `folder` labelled with facts, and what could not be read."""
    reader = Reader(rulebook)
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    for case in labelled(folder):
        if isinstance(case, Telling):
            continue
        if isinstance(case, Problem):
            problems.append(case)
            continue
        outcome = outcome_of(case, reader, rulebook)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            outcomes.append(outcome)
    return tally(outcomes, rulebook), tuple(problems)


def labelled(folder: Path) -> Iterator[Case | Telling | Problem]:
    """The labelled articles (`*.txt`) below a folder, by name."""
    files = sorted(folder.rglob("*.txt"))
    if not files:
        yield Problem("L100", "no labelled articles (*.txt) here", Place(str(folder)))
    for file in files:
        yield case_from(file.relative_to(folder).as_posix(), file.read_bytes())


def outcome_of(case: Case, reader: Reader, rulebook: Rulebook) -> Outcome | Problem:
    """What the rules find on this page alone, held against its labels."""
    reading = reader.read(case.page)
    if isinstance(reading, Problem):
        return reading
    facts = settle(reading.claims, rulebook).facts
    return compare(case, facts, reading.article.language, rulebook)
