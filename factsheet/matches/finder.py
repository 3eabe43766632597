"""The finder: all rules of a rulebook over one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from factsheet.errors import Problem
from factsheet.matches.binding import TIMEOUT_S, Draft, drafts, expert_draft, with_series
from factsheet.matches.choosing import asks, best, distinct, holds, is_conditional, match_of
from factsheet.matches.context import (
    fill_from_before,
    parties,
    with_antecedents,
    with_named_things,
)
from factsheet.matches.filling import fill_from_clause, with_host, with_seat
from factsheet.matches.gate import Gate, build_gate
from factsheet.matches.lexicon import Lexicon, lexicon_of
from factsheet.matches.patterns import Codes, Pattern, compile_phrase, list_names
from factsheet.matches.reading import Reading, read_sentence
from factsheet.matches.units import GRAMMAR
from factsheet.model import Article, Language, Match, Phrase, Rule, Rulebook, Sentence, WordList

_OPENING = 2
"""Sentences at the beginning of a page that tell what it is about."""
_BEFORE = 3
"""Sentences looked back for whom a pronoun means."""
_LENDERS = 1
"""Sentences before that may lend a missing party. On labelled articles kept apart a second added two
right facts and three wrong ones."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """One rule in one language, compiled."""

    rule: Rule
    find: tuple[Pattern, ...]
    also: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    off_topic: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """Everything for articles of one language. Bit n of a gate's mask is `owners[n]`."""

    lexicon: Lexicon
    codes: Codes
    ready: tuple[_Ready, ...]
    gate: Gate
    owners: tuple[tuple[int, Pattern], ...]


class Finder:
    """Finds the rules' phrases in articles. Compile once, use for many articles, in one thread."""

    def __init__(self, rulebook: Rulebook, languages: Sequence[Language] = ("id", "en")) -> None:
        self._rulebook = rulebook
        self._tongues = {language: _tongue(rulebook, language) for language in languages}

    def find(
        self, article: Article, *, gated: bool = True
    ) -> tuple[tuple[Match, ...], tuple[Problem, ...]]:
        """Every match in the article, and a Problem for each phrase that ran away.

        `gated=False` passes every sentence, to show that the gate loses nothing.
        """
        tongue = self._tongues.get(article.language)
        if tongue is None:
            return (), ()
        story = tuple(sentence for sentence in article.sentences if sentence.kind == "body")
        search = _Search(tongue, self._rulebook, article, story)
        everything = (1 << len(tongue.owners)) - 1
        passed = (
            tongue.gate.candidates(article, story)
            if gated
            else ((one, everything) for one in story)
        )
        matches = [match for sentence, mask in passed for match in search.sentence(sentence, mask)]
        return tuple(matches), tuple(search.problems)

    def reading(self, text: str, language: Language) -> Reading:
        """How one sentence is read, for showing it."""
        tongue = self._tongues[language]
        return read_sentence(text, 0, tongue.lexicon, language, tongue.codes.by_name)


def _tongue(rulebook: Rulebook, language: Language) -> _Tongue:
    codes = Codes()
    ready = tuple(_ready(rule, rulebook, language, codes) for rule in rulebook.rules)
    owners = tuple((number, pattern) for number, one in enumerate(ready) for pattern in one.find)
    gate = build_gate([pattern for _, pattern in owners], rulebook.lists)
    return _Tongue(lexicon_of(_relevant(rulebook), language), codes, ready, gate, owners)


def _relevant(rulebook: Rulebook) -> dict[str, WordList]:
    """Lists of things and verbs, the grammar, and what phrases name; cues and noise would only join words."""
    phrases = (
        phrase
        for rule in rulebook.rules
        for phrase in (*rule.find, *rule.also, *rule.unless, *rule.off_topic)
    )
    named = {name for phrase in phrases for name in list_names(phrase.elements)}
    return {
        name: one
        for name, one in rulebook.lists.items()
        if one.kind != "words" or name in named | {GRAMMAR}
    }


def _ready(rule: Rule, rulebook: Rulebook, language: Language, codes: Codes) -> _Ready:
    def compiled(phrases: Iterable[Phrase]) -> tuple[Pattern, ...]:
        mine = (phrase for phrase in phrases if phrase.language in {language, ""})
        return tuple(compile_phrase(phrase, rulebook.lists, codes) for phrase in mine)

    return _Ready(
        rule,
        compiled(rule.find),
        compiled(rule.also),
        compiled(rule.unless),
        compiled(rule.off_topic),
    )


class _Search:
    """One article being searched; remembers readings, so that each sentence is read once."""

    def __init__(
        self, tongue: _Tongue, rulebook: Rulebook, article: Article, story: Sequence[Sentence]
    ) -> None:
        self._tongue = tongue
        self._rulebook = rulebook
        self._article = article
        self._opening = story[:_OPENING]
        self._off_topic: dict[str, bool] = {}
        self._before = {after.number: before for before, after in pairwise(story)}
        self._readings: dict[int, Reading] = {}
        self.problems: list[Problem] = []

    def sentence(self, sentence: Sentence, mask: int) -> Iterator[Match]:
        reading = self._read(sentence)
        if asks(reading, self._article.words(sentence)):
            return
        by_rule: dict[int, list[Pattern]] = {}
        while mask:
            lowest = mask & -mask
            number, pattern = self._tongue.owners[lowest.bit_length() - 1]
            by_rule.setdefault(number, []).append(pattern)
            mask ^= lowest
        for number, patterns in by_rule.items():
            ready = self._tongue.ready[number]
            if self._is_off_topic(ready):
                continue
            try:
                yield from self._matches(sentence, reading, ready, patterns)
            except TimeoutError:
                self.problems.append(_ran_away(ready.rule, self._article))

    def _is_off_topic(self, ready: _Ready) -> bool:
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

    def _matches(
        self, sentence: Sentence, reading: Reading, ready: _Ready, patterns: Sequence[Pattern]
    ) -> Iterator[Match]:
        raw = [draft for pattern in patterns for draft in self._drafts(sentence, reading, pattern)]
        raw = [draft for draft in raw if not is_conditional(reading, draft)]
        if not raw or any(True for one in ready.unless for _ in drafts(reading, one)):
            return
        anchors = {draft.anchor for draft in raw}
        told = [self._completed(sentence, reading, draft, ready, anchors) for draft in raw]
        before = [reading, *self._earlier(sentence)[:_LENDERS]]
        full = [
            fill_from_before(one, _partners(one, told), before, ready.rule, self._rulebook.lists)
            for one in told
        ]
        for draft in distinct(
            [one for one in best(full, ready.rule) if holds(one, ready.rule)], ready.rule
        ):
            yield match_of(draft, reading, ready.rule, self._article, sentence)

    def _drafts(self, sentence: Sentence, reading: Reading, pattern: Pattern) -> Iterator[Draft]:
        if pattern.phrase.expert is None:
            yield from drafts(reading, pattern)
            return
        text = self._article.words(sentence)
        for hit in regex.finditer(pattern.phrase.expert, text, timeout=TIMEOUT_S):
            yield expert_draft(hit, reading, pattern, sentence.start)

    def _completed(
        self, sentence: Sentence, reading: Reading, draft: Draft, ready: _Ready, anchors: set[int]
    ) -> Draft:
        rule, lists = ready.rule, self._rulebook.lists
        draft = with_series(reading, draft, rule, lists)
        draft = fill_from_clause(reading, draft, ready.also, rule, anchors)
        draft = with_series(reading, draft, rule, lists)
        draft = with_antecedents(reading, draft, self._earlier(sentence))
        draft = with_named_things(reading, draft, self._earlier(sentence))
        return with_host(with_seat(reading, draft, rule), rule, lists)

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


def _partners(draft: Draft, told: Sequence[Draft]) -> set[str]:
    """The parties of the other events of the sentence."""
    return set().union(*(parties(one) for one in told if one.anchor != draft.anchor))


def _ran_away(rule: Rule, article: Article) -> Problem:
    what = f'a phrase of rule "{rule.name}" took too long in {article.name} and was stopped; the other rules went on'
    return Problem("M101", what, rule.place, hint="shorten its gaps, or make its words more exact")
