"""Why a labelled fact was missed, and which phrase found one that nobody labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.errors import Problem
from factsheet.explaining import Enquiry
from factsheet.matches.attempts import Explained, Verdict
from factsheet.matches.entries import phrase_of
from factsheet.model import Article, Phrase, Rulebook
from factsheet.score.agree import line
from factsheet.score.cases import labelled
from factsheet.score.labels import Case, Label
from factsheet.score.tally import Outcome, Scorecard

_TRIED = 3
"""Sentences of a page that are explained for one missed fact: those that name most of it."""


@dataclass(frozen=True, slots=True)
class Near:
    """The sentence that names most of a missed fact, and what its rule made of it."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Hints:
    """By case and number in its list: what came near a miss, and the phrase behind an extra."""

    misses: Mapping[tuple[str, int], Near] = field(default_factory=dict)
    extras: Mapping[tuple[str, int], Phrase] = field(default_factory=dict)


def hints(folder: Path, card: Scorecard, rulebook: Rulebook) -> Hints:
    """The hints to all misses and extras. Pages with a miss are read once more."""
    enquiry = Enquiry(rulebook)
    missed = {one.case: one for one in card.outcomes if one.misses}
    misses: dict[tuple[str, int], Near] = {}
    for case in labelled(folder):
        if isinstance(case, Case) and case.page.name in missed:
            found = _near_misses(case, missed[case.page.name], enquiry, rulebook)
            misses |= {(case.page.name, number): near for number, near in found}
    extras = (found for one in card.outcomes for found in _phrases(one, rulebook))
    return Hints(misses, dict(extras))


def _phrases(one: Outcome, rulebook: Rulebook) -> Iterator[tuple[tuple[str, int], Phrase]]:
    for number, fact in enumerate(one.extras):
        phrase = phrase_of(fact.claims[0], rulebook.rule(fact.rule))
        if phrase is not None:
            yield (one.case, number), phrase


def _near_misses(
    case: Case, outcome: Outcome, enquiry: Enquiry, rulebook: Rulebook
) -> Iterator[tuple[int, Near]]:
    article = enquiry.read(case.page)
    if isinstance(article, Problem):
        return
    named = enquiry.named(article)
    known = {rule.name for rule in rulebook.rules}
    for number, label in enumerate(outcome.misses):
        numbers = _fullest(article, label, named, rulebook) if label.rule in known else []
        told = enquiry.article(article, numbers, label.rule).sentences if numbers else ()
        if told:
            yield number, max((_near(one) for one in told), key=_closeness)


def _near(one: Explained) -> Near:
    return Near(one.text, one.verdicts[0])


def _closeness(near: Near) -> tuple[bool, bool, int, int]:
    attempt = near.verdict.nearest
    met = (attempt.begun, attempt.weight, -attempt.missing) if attempt else (False, 0, 0)
    return (bool(near.verdict.matches), *met)


def _fullest(
    article: Article,
    label: Label,
    named: Mapping[int, frozenset[tuple[str, str]]],
    rulebook: Rulebook,
) -> list[int]:
    """The sentences that name most of what the label holds; none where no sentence names any of it."""
    texts = {one.number: article.words(one).casefold() for one in article.sentences}
    counts = {number: _held(label, texts[number], ids, rulebook) for number, ids in named.items()}
    most = max(counts.values(), default=0)
    return [number for number, count in counts.items() if most and count == most][:_TRIED]


def _held(label: Label, text: str, ids: frozenset[tuple[str, str]], rulebook: Rulebook) -> int:
    """How many of the labelled fillers a sentence names."""
    held = 0
    for slot in rulebook.rule(label.rule).slots:
        wanted = label.slots.get(slot.name, ())
        if slot.kind in rulebook.lists:
            named = [ident for name, ident in ids if name == slot.kind]
            held += sum(_is_named(one, named, slot.kind, rulebook) for one in wanted)
        else:
            held += sum(_is_written(one, text) for one in wanted)
    return held


def _is_named(wanted: str, named: Sequence[str], kind: str, rulebook: Rulebook) -> bool:
    """Whether the sentence names it, or what it is a kind or a part of, or a kind or a part of it."""
    entries = rulebook.lists[kind].entries
    mine = line(wanted, entries)
    theirs = [line(one, entries) for one in named]
    return any(mine[0] in one or one[0] in mine for one in theirs)


def _is_written(wanted: str, text: str) -> bool:
    """Whether the sentence has the words, or the number in figures."""
    figures = re.sub(r"\D", "", wanted)
    numbers = {re.sub(r"\D", "", one) for one in re.findall(r"\d[\d.,]*", text)}
    return wanted.casefold() in text or (bool(figures) and figures in numbers)
