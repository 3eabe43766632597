"""One article searched: what each sentence tells, then who was left unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from factsheet.errors import Problem
from factsheet.matches.binding import TIMEOUT_S, Draft, drafts, expert_draft, with_series
from factsheet.matches.choosing import asks, best, distinct, holds, is_conditional, match_of
from factsheet.matches.context import with_named_things, with_things_meant
from factsheet.matches.filling import fill_from_clause, with_host, with_seat
from factsheet.matches.lending import Lender, Telling
from factsheet.matches.patterns import Pattern
from factsheet.matches.reading import Reading, read_sentence
from factsheet.matches.reference import with_antecedents
from factsheet.matches.tongue import Ready, Tongue
from factsheet.model import Article, Match, Rule, Rulebook, Sentence

_OPENING = 2
"""Sentences at the beginning of a page that tell what it is about."""
_BEFORE = 3
"""Sentences looked back for whom a pronoun means."""


class Search:
    """One article being searched; remembers readings, so that each sentence is read once."""

    def __init__(
        self, tongue: Tongue, rulebook: Rulebook, article: Article, story: Sequence[Sentence]
    ) -> None:
        self._tongue = tongue
        self._rulebook = rulebook
        self._article = article
        self._opening = story[:_OPENING]
        self._off_topic: dict[str, bool] = {}
        self._before = {after.number: before for before, after in pairwise(story)}
        self._readings: dict[int, Reading] = {}
        self.problems: list[Problem] = []

    def matches(self, passed: Iterable[tuple[Sentence, int]]) -> tuple[Match, ...]:
        """The matches in the sentences that passed the gate, each with the mask of its patterns.

        All is told before any missing party is lent: a later sentence may name it.
        """
        told: dict[int, list[tuple[Sentence, Telling]]] = {}
        for sentence, mask in passed:
            for number, telling in self._tellings(sentence, mask):
                told.setdefault(number, []).append((sentence, telling))
        found = [
            match
            for number in sorted(told)
            for match in self._settled(self._tongue.ready[number].rule, told[number])
        ]
        return tuple(sorted(found, key=lambda one: one.sentence))

    def _settled(self, rule: Rule, tellings: Sequence[tuple[Sentence, Telling]]) -> Iterator[Match]:
        lender = Lender(rule, self._rulebook.lists, tuple(telling for _, telling in tellings))
        for sentence, telling in tellings:
            if sentence.kind == "title":
                continue  # it may lend a party, but it shortens too much to be a claim
            full = [lender.completed(one, telling) for one in telling.drafts]
            whole = [one for one in best(full, rule) if holds(one, rule)]
            for draft in distinct(whole, rule):
                yield match_of(draft, telling.reading, rule, self._article, sentence)

    def _tellings(self, sentence: Sentence, mask: int) -> Iterator[tuple[int, Telling]]:
        reading = self._read(sentence)
        if asks(reading, self._article.words(sentence)):
            return
        for number, patterns in self._by_rule(mask).items():
            ready = self._tongue.ready[number]
            if self._is_off_topic(ready):
                continue
            try:
                drafts = tuple(self._told(sentence, reading, ready, patterns))
            except TimeoutError:
                self.problems.append(_ran_away(ready.rule, self._article))
                continue
            before = tuple(self._earlier(sentence))
            yield number, Telling(sentence.number, reading, before, drafts)

    def _by_rule(self, mask: int) -> dict[int, list[Pattern]]:
        by_rule: dict[int, list[Pattern]] = {}
        while mask:
            lowest = mask & -mask
            number, pattern = self._tongue.owners[lowest.bit_length() - 1]
            by_rule.setdefault(number, []).append(pattern)
            mask ^= lowest
        return by_rule

    def _is_off_topic(self, ready: Ready) -> bool:
        """Whether the title or the first sentences say that the page is about something else."""
        name = ready.rule.name
        if name not in self._off_topic:
            openings = [self._read(one) for one in self._opening if ready.off_topic]
            if self._article.title is not None and ready.off_topic:
                openings.append(self._reading_of(self._article.title.value, 0))
            self._off_topic[name] = any(
                True for one in openings for words in ready.off_topic for _ in drafts(one, words)
            )
        return self._off_topic[name]

    def _told(
        self, sentence: Sentence, reading: Reading, ready: Ready, patterns: Sequence[Pattern]
    ) -> list[Draft]:
        raw = [draft for pattern in patterns for draft in self._drafts(sentence, reading, pattern)]
        raw = [draft for draft in raw if not is_conditional(reading, draft)]
        if not raw or any(True for one in ready.unless for _ in drafts(reading, one)):
            return []
        anchors = {draft.anchor for draft in raw}
        return [self._completed(sentence, reading, draft, ready, anchors) for draft in raw]

    def _drafts(self, sentence: Sentence, reading: Reading, pattern: Pattern) -> Iterator[Draft]:
        if pattern.phrase.expert is None:
            yield from drafts(reading, pattern)
            return
        text = self._article.words(sentence)
        for hit in regex.finditer(pattern.phrase.expert, text, timeout=TIMEOUT_S):
            yield expert_draft(hit, reading, pattern, sentence.start)

    def _completed(
        self, sentence: Sentence, reading: Reading, draft: Draft, ready: Ready, anchors: set[int]
    ) -> Draft:
        rule, lists = ready.rule, self._rulebook.lists
        draft = with_series(reading, draft, rule, lists)
        draft = fill_from_clause(reading, draft, ready.also, rule, anchors)
        draft = with_series(reading, draft, rule, lists)
        draft = with_antecedents(reading, draft, self._earlier(sentence), rule)
        draft = with_things_meant(reading, draft, self._earlier(sentence))
        draft = with_named_things(reading, draft, self._earlier(sentence))
        return with_host(reading, with_seat(reading, draft, rule), rule, lists)

    def _earlier(self, sentence: Sentence) -> list[Reading]:
        readings = []
        for _ in range(_BEFORE):
            before = self._before.get(sentence.number)
            if before is None:
                break
            readings.append(self._read(before))
            sentence = before
        return readings

    def _read(self, sentence: Sentence) -> Reading:
        reading = self._readings.get(sentence.number)
        if reading is None:
            reading = self._reading_of(self._article.words(sentence), sentence.start)
            self._readings[sentence.number] = reading
        return reading

    def _reading_of(self, text: str, start: int) -> Reading:
        codes = self._tongue.codes.by_name
        return read_sentence(text, start, self._tongue.lexicon, self._article.language, codes)


def _ran_away(rule: Rule, article: Article) -> Problem:
    what = f'a phrase of rule "{rule.name}" took too long in {article.name} and was stopped; the other rules went on'
    return Problem("M101", what, rule.place, hint="shorten its gaps, or make its words more exact")
