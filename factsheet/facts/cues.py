"""A cue of status in a sentence, and the words of the list `denial` by the part they play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.facts.tokens import Token, words_by_part
from factsheet.model import STATUSES, Language, Status, WordList


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, by the tokens it covers.

    `answers` holds for words that answer a charge ("membantah", "denies") and not for a mere "not";
    `of_passive` where the word before makes it "was denied"; `is_weak` where it is a mere "not",
    `is_verdict` where it calls something groundless.
    """

    status: Status
    start: int
    end: int
    text: str
    answers: bool = False
    of_passive: bool = False
    is_weak: bool = False
    is_verdict: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it has several words, which leave no doubt what they deny."""
        return self.end - self.start > 1


@dataclass(frozen=True, slots=True)
class Denial:
    """The words of the list `denial` in one language."""

    answer: frozenset[str]
    passive: frozenset[str]
    only: frozenset[str]
    passive_answer: frozenset[str]
    bridge: frozenset[str]
    weak: frozenset[str]
    reason: frozenset[str]
    done: frozenset[str]
    perfect: frozenset[str]
    plan: frozenset[str]
    blamed: frozenset[str]
    joins: frozenset[str]
    aside: frozenset[str]
    ahead: frozenset[str]
    awaited: frozenset[str]
    charge: frozenset[str]
    deed: frozenset[str]
    groundless: frozenset[str]
    founded: frozenset[str]
    held_out: frozenset[str]
    besides: frozenset[str]
    past: frozenset[str]
    passive_be: frozenset[str]
    future: frozenset[str]
    setting: frozenset[str]
    scene: frozenset[str]
    undoing: frozenset[str]


def denial_words(words: WordList | None, language: Language) -> Denial:
    """The words of the list `denial` in one language."""
    return words_by_part(Denial, words, language)


def read_cue(entry: str, row: Sequence[Token], start: int, end: int, denial: Denial) -> Cue:
    """The cue of this entry that these tokens make."""
    answers = row[start].low in denial.answer
    own = row[start].low in denial.passive_answer
    of_passive = own or (start > 0 and row[start - 1].low in denial.passive)
    text = " ".join(token.text for token in row[start:end])
    (status,) = (one for one in STATUSES if one == entry)
    weak = text.lower() in denial.weak
    verdict = row[end - 1].low in denial.groundless | denial.founded
    return Cue(status, start, end, text, answers, of_passive, weak, verdict)
