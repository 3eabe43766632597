"""One article searched: what each sentence tells, then who was left unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import regex

from factsheet.errors import Problem
from factsheet.matches.besides import with_others, with_states
from factsheet.matches.binding import (
    TIMEOUT_S,
    Draft,
    drafts,
    expert_draft,
    silencings,
    with_series,
)
from factsheet.matches.choosing import asks, chosen, holds, is_conditional, match_of
from factsheet.matches.chunks import gather
from factsheet.matches.context import mentions_in, parties_in, with_named_things, with_things_meant
from factsheet.matches.elsewhere import goes_elsewhere
from factsheet.matches.filling import fill_from_clause, silenced, with_host, with_seat
from factsheet.matches.lending import Lender
from factsheet.matches.names import Names, learned
from factsheet.matches.one_thing import told_by_one
from factsheet.matches.patterns import Pattern
from factsheet.matches.reading import Reading, read_sentence
from factsheet.matches.reference import with_antecedents
from factsheet.matches.relatives import with_relatives
from factsheet.matches.retelling import Reteller
from factsheet.matches.tellings import Telling
from factsheet.matches.tongue import Ready, Tongue
from factsheet.matches.units import PARTIES, PLACES, Unit, units_of
from factsheet.model import Article, Entry, Match, Rule, Rulebook, Sentence

_OPENING = 2
"""Sentences at the beginning of a page that tell what it is about."""
_BEFORE = 3
"""Sentences looked back for whom a pronoun means."""

Told = Mapping[int, Sequence[tuple[Sentence, Telling]]]
"""By number of a rule, the sentences in which it tells something."""


class Search:
    """One article being searched; remembers readings, so that each sentence is read once."""

    def __init__(
        self, tongue: Tongue, rulebook: Rulebook, article: Article, story: Sequence[Sentence]
    ) -> None:
        self.tongue = tongue
        self.story = story
        self.lists = rulebook.lists
        self.article = article
        self._opening = story[:_OPENING]
        self._off_topic: dict[str, str] = {}
        self._before = {after.number: before for before, after in pairwise(story)}
        self._readings: dict[int, Reading] = {}
        self.problems: list[Problem] = []

    @property
    def everything(self) -> int:
        """The mask of all patterns."""
        return (1 << len(self.tongue.owners)) - 1

    def told(self, passed: Iterable[tuple[Sentence, int]]) -> Told:
        """What is told in the sentences that passed the gate, each with the mask of its patterns.

        All is told before any missing party is lent: a later sentence may name it.
        """
        told: dict[int, list[tuple[Sentence, Telling]]] = {}
        for sentence, mask in passed:
            for number, telling in self._tellings(sentence, mask):
                told.setdefault(number, []).append((sentence, telling))
        return told

    def matches(self, told: Told) -> tuple[Match, ...]:
        """The matches in what is told, in the order of the text."""
        found: list[Match] = []
        for number in sorted(told):
            rule = self.tongue.ready[number].rule
            for sentence, full in self.lent(rule, told[number]):
                reading = self.read(sentence)
                found += (
                    match_of(draft, reading, rule, self.article, sentence)
                    for draft in chosen(full, rule, reading)
                )
        return tuple(sorted(found, key=lambda one: one.sentence))

    def lent(
        self, rule: Rule, tellings: Sequence[tuple[Sentence, Telling]]
    ) -> Iterator[tuple[Sentence, list[Draft]]]:
        """The drafts of each sentence with the parties that are left unsaid there."""
        told = tuple(one for _, one in tellings)
        reteller = Reteller(rule, told)
        lender = Lender(rule, self.lists, told, self._topic)
        full = []
        for telling in told:
            drafts = [reteller.completed(one, telling) for one in telling.drafts]
            elsewhere = [goes_elsewhere(telling.reading, one, rule) for one in drafts]
            pairs = zip(drafts, elsewhere, strict=True)
            lent = [one if away else lender.completed(one, telling) for one, away in pairs]
            full.append((telling, lent))
        gathered = reteller.gathered(full)
        for (sentence, _), (_, lent) in zip(tellings, gathered, strict=True):
            if (
                sentence.kind != "title"
            ):  # it may lend a party, but it shortens too much to be a claim
                yield sentence, lent

    def _tellings(self, sentence: Sentence, mask: int) -> Iterator[tuple[int, Telling]]:
        reading = self.read(sentence)
        if asks(reading, self.article.words(sentence)) or self.is_supposed(sentence):
            return
        for number, patterns in self._by_rule(mask).items():
            ready = self.tongue.ready[number]
            if self.off_topic(ready):
                continue
            try:
                drafts = tuple(self._told(sentence, reading, ready, patterns))
            except TimeoutError:
                self.problems.append(_ran_away(ready.rule, self.article))
                continue
            before = tuple(self._earlier(sentence))
            yield number, Telling(sentence.number, reading, before, drafts)

    def is_supposed(self, sentence: Sentence) -> bool:
        """Whether the sentence before it in its paragraph only supposes: "Imagine a war. Norway sends tanks"."""
        before = self._before.get(sentence.number)
        if before is None or before.paragraph != sentence.paragraph:
            return False
        return self.read(before).units[0].is_a("supposition")

    def _by_rule(self, mask: int) -> dict[int, list[Pattern]]:
        by_rule: dict[int, list[Pattern]] = {}
        while mask:
            lowest = mask & -mask
            number, pattern = self.tongue.owners[lowest.bit_length() - 1]
            by_rule.setdefault(number, []).append(pattern)
            mask ^= lowest
        return by_rule

    def off_topic(self, ready: Ready) -> str:
        """The words of the title or the first sentences by which the page is about something else."""
        name = ready.rule.name
        if name not in self._off_topic:
            openings = self._openings if ready.off_topic else ()
            told = (self._silenced(sentence, reading, ready) for sentence, reading in openings)
            self._off_topic[name] = next(filter(None, told), "")
        return self._off_topic[name]

    def _silenced(self, sentence: Sentence | None, reading: Reading, ready: Ready) -> str:
        """The words that silence the page, but those behind a deed told whole: "sent Haiti tanks to fight gangs"."""
        for at, _, words in silencings(reading, ready.off_topic):
            if sentence is None or not self._tells_before(sentence, reading, ready, at):
                return words
        return ""

    def _tells_before(self, sentence: Sentence, reading: Reading, ready: Ready, at: int) -> bool:
        told = self._told(sentence, reading, ready, ready.find)
        return any(_end(one) < at and holds(one, ready.rule) for one in told)

    @cached_property
    def _openings(self) -> tuple[tuple[Sentence | None, Reading], ...]:
        """The first sentences and the title, which tell what the page is about."""
        openings: list[tuple[Sentence | None, Reading]] = []
        openings += ((one, self.read(one)) for one in self._opening)
        if self.article.title is not None:
            openings.append((None, self._reading_of(self.article.title.value, 0)))
        return tuple(openings)

    @cached_property
    def _topic(self) -> frozenset[str]:
        """The parties that the article is about; what a mere passage is about stays open."""
        if self.article.title is None:
            return frozenset()
        return frozenset(party for _, one in self._openings for party in parties_in(one, PARTIES))

    def _told(
        self, sentence: Sentence, reading: Reading, ready: Ready, patterns: Sequence[Pattern]
    ) -> list[Draft]:
        raw = [draft for pattern in patterns for draft in self.drafts(sentence, reading, pattern)]
        raw = [one for one in raw if not is_conditional(reading, one)]
        raw = [one for one in raw if not silenced(reading, one, ready.unless)]
        anchors = {draft.anchor for draft in raw}
        whole = [self._completed(sentence, reading, draft, ready, anchors) for draft in raw]
        told = with_relatives(reading, whole, ready.rule, self.lists)
        return told_by_one(reading, told, ready.rule)

    def drafts(self, sentence: Sentence, reading: Reading, pattern: Pattern) -> Iterator[Draft]:
        """Where the pattern matches in the sentence."""
        if pattern.phrase.expert is None:
            yield from drafts(reading, pattern)
            return
        text = self.article.words(sentence)
        for hit in regex.finditer(pattern.phrase.expert, text, timeout=TIMEOUT_S):
            yield expert_draft(hit, reading, pattern, sentence.start)

    def _completed(
        self, sentence: Sentence, reading: Reading, draft: Draft, ready: Ready, anchors: set[int]
    ) -> Draft:
        rule, lists = ready.rule, self.lists
        draft = with_seat(reading, with_series(reading, draft, rule, lists), rule)
        draft = fill_from_clause(reading, draft, ready.also, rule, anchors)
        draft = with_series(reading, draft, rule, lists)
        draft = with_others(reading, with_states(draft, rule, lists), rule, lists)
        draft = with_antecedents(reading, draft, self._earlier(sentence), rule, self._home)
        draft = with_things_meant(reading, draft, self._earlier(sentence))
        draft = with_named_things(reading, draft, self._earlier(sentence))
        return with_host(reading, with_seat(reading, draft, rule), rule, lists)

    def _earlier(self, sentence: Sentence) -> list[Reading]:
        readings = []
        for _ in range(_BEFORE):
            before = self._before.get(sentence.number)
            if before is None:
                break
            readings.append(self.read(before))
            sentence = before
        return readings

    def read(self, sentence: Sentence) -> Reading:
        """The reading of a sentence of the article."""
        reading = self._readings.get(sentence.number)
        if reading is None:
            reading = self._reading_of(self.article.words(sentence), sentence.start)
            self._readings[sentence.number] = reading
        return reading

    def _reading_of(self, text: str, start: int) -> Reading:
        codes = self.tongue.codes.by_name
        language = self.article.language
        return read_sentence(text, start, self.tongue.lexicon, language, codes, self._names)

    @cached_property
    def _home(self) -> Entry | None:
        """The state in whose city the article was written, by its dateline."""
        line = self.article.dateline
        named = mentions_in(self._reading_of(line, 0), PLACES) if line else []
        states = {one.entry.of for one in named if one.entry.of}
        actors = self.lists.get(PARTIES)
        return actors.entries.get(states.pop()) if actors and len(states) == 1 else None

    @cached_property
    def _names(self) -> Names:
        """The names that the article tells with their party."""
        lexicon, language = self.tongue.lexicon, self.article.language
        told: list[Unit] = []
        for one in self.story:
            text = self.article.words(one)
            units = units_of(text, one.start, lexicon)
            told += (*units, *gather(units, text, one.start, language))
        return learned(told)


def _end(draft: Draft) -> int:
    """The last unit of all that a draft tells."""
    return max(draft.last, max((one.unit for one in draft.bound), default=0))


def _ran_away(rule: Rule, article: Article) -> Problem:
    what = f'a phrase of rule "{rule.name}" took too long in {article.name} and was stopped; the other rules went on'
    return Problem("M101", what, rule.place, hint="shorten its gaps, or make its words more exact")
