"""A charge answered in a sentence of its own: "Tehran denies the charge", "Teheran membantahnya".

Who answers must be a party of the charge. "Both countries" are all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factsheet.facts.quotes import quote_span
from factsheet.facts.scope import CLAUSE_MARKS
from factsheet.facts.speakers import SpeakerReader
from factsheet.facts.tokens import Token, tokens, words_by_part
from factsheet.model import Article, Claim, Language, Sentence, WordList

_NEAR = 3
"""Sentences between a charge and its answer."""
_POINTS = 4
"""Words between a denial and the charge it points back to: "denied all of Washington's claims"."""
_VERDICT = 8
"""Words between the charge and the word that calls it groundless."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the list `denial` that answers are made of, in one language."""

    answer: frozenset[str]
    passive_answer: frozenset[str]
    charge: frozenset[str]
    it: frozenset[str]
    onward: frozenset[str]
    groundless: frozenset[str]
    founded: frozenset[str]
    weak: frozenset[str]
    everybody: frozenset[str]
    whole_answer: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who denies, in which words, at which offset. `everybody`: all parties of the charge do."""

    speaker: str
    party: str | None
    cue: str
    at: int
    everybody: bool


class AnswerReader:
    """Finds denials that point back, by the list `denial`."""

    def __init__(
        self,
        speakers: SpeakerReader,
        lists: Mapping[str, WordList],
        languages: Sequence[Language] = ("id", "en"),
    ) -> None:
        self._words = {one: words_by_part(_Words, lists.get("denial"), one) for one in languages}
        self._speakers = speakers

    def answers(self, article: Article, claims: Sequence[Claim]) -> Iterator[Claim]:
        """A denial for each charge that a party of it answers behind a semicolon or soon after."""
        told = {one.sentence for one in claims}
        for sentence in article.sentences:
            text, own = article.words(sentence), sentence.number in told
            charges = _charges(sentence, claims, own=own)
            if sentence.kind != "body" or not charges or (own and ";" not in text):
                continue
            behind = text.rfind(";") + 1 if own else 0
            answer = self.answer(" " * behind + text[behind:], article.language)
            if answer is not None:
                yield from self._denials(article, sentence, answer, charges)

    def answer(self, text: str, language: str) -> Answer | None:
        """The denial that these words make of something told before them."""
        words, row = self._words[language], tokens(text)
        for at, token in enumerate(row):
            if token.low in words.passive_answer and _names(row[:at], words):
                speaker = self._speakers.right_of(row, at + 1, language)
                return self._answer(speaker, token.text, token.start, "", language)
            if token.low in words.whole_answer or (
                token.low in words.answer and _points(row, at + 1, words)
            ):
                speaker = self._speakers.left_of(row, at, language)
                before = text[: token.start]
                return self._answer(speaker, token.text, token.start, before, language)
        return self._verdict(row, text, language)

    def _verdict(self, row: Sequence[Token], text: str, language: str) -> Answer | None:
        """What is called groundless: "a spokesman in Kigali said the claims were fabricated"."""
        words = self._words[language]
        pointed = next((at for at, one in enumerate(row) if _is_charge(row, at, words)), len(row))
        for at in range(pointed + 1, min(pointed + _VERDICT, len(row))):
            refused = row[at - 1].low in words.weak and row[at].low in words.founded
            if refused or row[at].low in words.groundless:
                cue = " ".join(one.text for one in row[at - refused : at + 1])
                speaker = self._speakers.within(text, language)
                before = text[: row[pointed].start]
                return self._answer(speaker, cue, row[at].start, before, language)
        return None

    def _answer(
        self, speaker: str | None, cue: str, at: int, before: str, language: str
    ) -> Answer | None:
        """The answer; a speaker of unknown party has that of the office told `before` the cue."""
        if speaker is None:
            return None
        party = self._speakers.party(speaker, language) or self._speakers.party(before, language)
        everybody = speaker.split()[0].lower() in self._words[language].everybody
        return Answer(speaker, party, cue, at, everybody)

    def _denials(
        self, article: Article, sentence: Sentence, answer: Answer, charges: Sequence[Claim]
    ) -> Iterator[Claim]:
        parties = self._speakers.family(answer.party)
        answered = [one for one in charges if answer.everybody or parties & self._parties(one)]
        nearest = max((one.sentence for one in answered), default=0)
        cue = sentence.start + answer.at
        start, end = quote_span(article, sentence, cue, cue + len(answer.cue))
        for one in answered:
            if one.sentence == nearest:
                yield replace(
                    one,
                    sentence=sentence.number,
                    paragraph=sentence.paragraph,
                    start=start,
                    end=end,
                    quote=article.text[start:end],
                    status="denied",
                    cue=answer.cue,
                    speaker=answer.speaker,
                    origin=answer.party or answer.speaker.casefold(),
                )

    def _parties(self, claim: Claim) -> frozenset[str]:
        fillers = (
            one for value in claim.slots.values() if isinstance(value, tuple) for one in value
        )
        return frozenset().union(*(self._speakers.family(one.id) for one in fillers))


def _charges(sentence: Sentence, claims: Sequence[Claim], *, own: bool) -> list[Claim]:
    """What was told in the sentence itself, or else shortly before, and is not denied there."""
    reach = range(1) if own else range(1, _NEAR + 1)
    near = [one for one in claims if sentence.number - one.sentence in reach]
    denied = {one.sentence for one in near if one.status == "denied"}
    return [one for one in near if one.sentence not in denied]


def _points(row: Sequence[Token], start: int, words: _Words) -> bool:
    """Whether the words from here name the charge, before any mark: "all of Washington's claims"."""
    for at in range(start, min(start + _POINTS, len(row))):
        if row[at].text in CLAUSE_MARKS:
            return False
        if _is_charge(row, at, words):
            return True
    return False


def _names(row: Sequence[Token], words: _Words) -> bool:
    """Whether one of the last words names the charge: "tuduhan itu kembali dibantah"."""
    return any(_is_charge(row, at, words) for at in range(max(len(row) - _POINTS, 0), len(row)))


def _is_charge(row: Sequence[Token], at: int, words: _Words) -> bool:
    """Whether the word points back: no new charge follows ("denied claims that"), "it" ends the clause."""
    behind = row[at + 1].low if at + 1 < len(row) else ""
    if row[at].low in words.it:
        return not behind[:1].isalpha() or behind in words.weak
    return row[at].low in words.charge and behind not in words.onward
