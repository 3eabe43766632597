"""Hits, misses and extras, counted by rule and language, and set out for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.model import Fact, Language, Rulebook
from factsheet.score.agree import GROUPS, key_slots, same_event, speaker_agrees, value_agrees
from factsheet.score.labels import Case, Label


@dataclass(frozen=True, slots=True)
class Hit:
    """A labelled fact and the found one that says the same event."""

    label: Label
    fact: Fact

    @property
    def group_right(self) -> bool:
        """True where both say that it happened, is planned, or is denied."""
        return GROUPS[self.fact.status] in {GROUPS.get(status) for status in self.label.status}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one labelled article. `answered`: denials told by the flag of another hit."""

    case: str
    language: Language
    hits: tuple[Hit, ...]
    answered: tuple[Label, ...]
    misses: tuple[Label, ...]
    extras: tuple[Fact, ...]

    @property
    def silent(self) -> bool:
        """True where a reader found nothing on the page."""
        return not (self.hits or self.answered or self.misses)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Shares are None where there is nothing to count."""

    rule: str
    language: Language
    labelled: int
    told: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """Of the facts found, the share that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Of the facts labelled, the share that was told."""
        return self.told / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All counts, and the outcomes they come from."""

    rows: tuple[Row, ...]
    status: tuple[int, int, int]
    """Hits, those with the very status, those with its group (happened, planned, denied)."""
    slots: tuple[tuple[str, int, int], ...]
    """Slot, how often labelled on a hit, how often right."""
    silent: tuple[int, int]
    """Pages without a fact, those on which none was found."""
    pages: int
    outcomes: tuple[Outcome, ...]

    @property
    def extras_per_hundred(self) -> float:
        """Wrong facts for every hundred pages."""
        return (
            100 * sum(len(one.extras) for one in self.outcomes) / self.pages if self.pages else 0.0
        )


def compare(case: Case, facts: Sequence[Fact], language: Language, rulebook: Rulebook) -> Outcome:
    """One to one, the pairs that agree best first."""
    known = {rule.name for rule in rulebook.rules}
    labels = [label for label in case.labels if label.rule in known]
    pairs = sorted(
        (
            (-_closeness(fact, label, rulebook), i, j)
            for i, label in enumerate(labels)
            for j, fact in enumerate(facts)
            if same_event(fact, label, rulebook)
        ),
    )
    of_label: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in of_label and j not in of_label.values():
            of_label[i] = j
    hits = tuple(Hit(labels[i], facts[j]) for i, j in sorted(of_label.items()))
    left = [label for i, label in enumerate(labels) if i not in of_label]
    left += [label for label in case.labels if label.rule not in known]
    answered = tuple(label for label in left if _told_as_denial(label, hits, rulebook))
    return Outcome(
        case=case.page.name,
        language=language,
        hits=hits,
        answered=answered,
        misses=tuple(label for label in left if label.must and label not in answered),
        extras=tuple(fact for j, fact in enumerate(facts) if j not in of_label.values()),
    )


def _closeness(fact: Fact, label: Label, rulebook: Rulebook) -> int:
    exact = 4 * (fact.status in label.status) + 2 * Hit(label, fact).group_right
    return exact + sum(right for _, right in _slots_right(fact, label, rulebook))


def _told_as_denial(label: Label, hits: Iterable[Hit], rulebook: Rulebook) -> bool:
    """A denial of a known event is no fact of its own, but a flag on that fact."""
    return "denied" in label.status and any(
        hit.fact.denied and same_event(hit.fact, label, rulebook) for hit in hits
    )


def _slots_right(fact: Fact, label: Label, rulebook: Rulebook) -> Iterator[tuple[str, bool]]:
    """The labelled slots outside the key that values can be held against."""
    rule = rulebook.rule(fact.rule)
    keys = {slot.name for slot in key_slots(rule, rulebook)}
    for slot in rule.slots:
        wanted = label.slots.get(slot.name)
        if wanted and slot.name not in keys:
            yield slot.name, value_agrees(slot, fact.slots.get(slot.name), wanted, rulebook)
    if label.speaker:
        yield "speaker", speaker_agrees(fact, label.speaker)


def tally(outcomes: Sequence[Outcome], rulebook: Rulebook) -> Scorecard:
    """The scorecard of all outcomes."""
    hits = [hit for one in outcomes for hit in one.hits]
    labelled: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for hit in hits:
        for name, good in _slots_right(hit.fact, hit.label, rulebook):
            labelled[name] += 1
            right[name] += good
    silent = [one for one in outcomes if one.silent]
    return Scorecard(
        rows=tuple(_rows(outcomes)),
        status=(
            len(hits),
            sum(hit.fact.status in hit.label.status for hit in hits),
            sum(hit.group_right for hit in hits),
        ),
        slots=tuple((name, labelled[name], right[name]) for name in sorted(labelled)),
        silent=(len(silent), sum(not one.extras for one in silent)),
        pages=len(outcomes),
        outcomes=tuple(outcomes),
    )


def _rows(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    """By rule and language, by rule, and over all."""
    rules = sorted({name for one in outcomes for name in _rules_of(one)})
    languages = sorted({one.language for one in outcomes})
    for rule in rules:
        for language in languages:
            row = _row(outcomes, rule, language)
            if row.labelled or row.found:
                yield row
        if len(languages) > 1:
            yield _row(outcomes, rule, "all")
    yield _row(outcomes, "all", "all")


def _rules_of(one: Outcome) -> set[str]:
    labels = (*(hit.label for hit in one.hits), *one.answered, *one.misses)
    return {label.rule for label in labels} | {fact.rule for fact in one.extras}


def _row(outcomes: Iterable[Outcome], rule: str, language: Language) -> Row:
    def of(name: str) -> bool:
        return rule in ("all", name)

    right = answered = missed = extra = 0
    for one in outcomes:
        if language in ("all", one.language):
            right += sum(of(hit.label.rule) for hit in one.hits)
            answered += sum(of(label.rule) for label in one.answered)
            missed += sum(of(label.rule) for label in one.misses)
            extra += sum(of(fact.rule) for fact in one.extras)
    told = right + answered
    return Row(rule, language, told + missed, told, right + extra, right)
