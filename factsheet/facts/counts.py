"""What is counted: the number of a thing, and things that each have a number of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from factsheet.facts.amounts import Found
from factsheet.facts.quantities import QuantityReader
from factsheet.model import Article, Capture, Match, Quantity, Rule, Rulebook, Sentence, Slot

Counted: TypeAlias = tuple[Capture, Found | None]
"""A thing with the number that counts it."""
Groups: TypeAlias = Mapping[tuple[int, int] | None, Sequence[Capture]]
"""Things by where their number stands."""

_TWO = 2
"""Numbers from which a series is told apart."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the things in a match."""

    quantities: QuantityReader

    def first(
        self, article: Article, sentence: Sentence, match: Match, slot: Slot
    ) -> Quantity | None:
        """The number of the first thing near the slot that has one."""
        for one, found in self._counted(article, sentence, match, slot):
            if found is not None:
                return replace(found[2], item=one.filler.id)
        return None

    def parted(
        self, article: Article, sentence: Sentence, match: Match, rulebook: Rulebook
    ) -> Iterator[Match]:
        """The match, or one for each number: "180 tanks and 212 howitzers" are two.

        What has no number of its own stays together. Vague words part nothing: "3,000 rifles and several missiles".
        """
        slot = _number_slot(rulebook.rule(match.rule))
        counted = self._counted(article, sentence, match, slot) if slot else []
        groups = _groups(counted)
        if not _each_its_own(groups):
            yield match
            return
        for group in groups.values():
            gone = [one for one, _ in counted if one not in group]
            kept = tuple(one for one in match.captures if one not in gone)
            yield replace(match, captures=kept)

    def _counted(
        self, article: Article, sentence: Sentence, match: Match, slot: Slot
    ) -> list[Counted]:
        """Each thing of the sentence with what counts it, in the order of the text."""
        text = article.words(sentence)
        near = [
            one for one in match.captures if one.slot == slot.near and one.start >= sentence.start
        ]
        return [
            (
                one,
                self.quantities.counting(
                    text, article.language, one.start - sentence.start, one.end - sentence.start
                ),
            )
            for one in sorted(near, key=lambda each: each.start)
        ]


def _groups(counted: Sequence[Counted]) -> Groups:
    """The things by the exact number that counts them; the others together."""
    groups: dict[tuple[int, int] | None, list[Capture]] = {}
    for one, found in counted:
        exact = found is not None and found[2].word is None
        groups.setdefault(found[:2] if found and exact else None, []).append(one)
    return groups


def _each_its_own(groups: Groups) -> bool:
    """Whether there are two numbers, and no kind of thing stands behind both."""
    kinds = [kind for group in groups.values() for kind in {one.filler.id for one in group}]
    return len(groups.keys() - {None}) >= _TWO and len(kinds) == len(set(kinds))


def _number_slot(rule: Rule) -> Slot | None:
    return next((slot for slot in rule.slots if slot.kind == "number" and slot.near), None)
