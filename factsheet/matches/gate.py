"""The gate: one scan of an article's text tells which phrases can match in which sentence.

It may let too much through, never too little: a phrase needs its anchor and every list of things
that it names outside brackets, and of each name only its longest word is looked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from factsheet.matches.patterns import Pattern
from factsheet.matches.words import fold, tokens_of
from factsheet.model import Article, Reference, Sentence, WordList

_NEEDS = 3
"""An anchor and up to two lists of things; further needs would be rare and save little."""


@dataclass(frozen=True, slots=True)
class Gate:
    """`masks[n]` holds, for literal n, the phrases it serves as first, second and third need."""

    scan: AhoCorasick | None
    masks: tuple[tuple[int, ...], ...]
    lacking: tuple[int, ...]
    """Per need, the phrases that have no such need."""

    def candidates(self, article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int]]:
        """Sentences with the bit mask of the patterns that may match there."""
        found = self._found(article, sentences)
        for at, sentence in enumerate(sentences):
            needs = found.get(at, self.lacking)
            mask = needs[0]
            for need in needs[1:]:
                mask &= need
            if mask:
                yield sentence, mask

    def _found(self, article: Article, sentences: Sequence[Sentence]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        if self.scan is None:
            return found
        starts = [sentence.start for sentence in sentences]
        for literal, start, _ in self.scan.find_matches_as_indexes(fold(article.text), overlapping=True):
            at = bisect_right(starts, start) - 1
            needs = found.get(at)
            if needs is None:
                needs = found[at] = list(self.lacking)
            for need, mask in enumerate(self.masks[literal]):
                needs[need] |= mask
        return found


def build_gate(patterns: Sequence[Pattern], lists: Mapping[str, WordList]) -> Gate:
    """The gate for these patterns; bit n of a mask is pattern n."""
    by_literal: dict[str, list[int]] = {}
    lacking = [0] * _NEEDS
    for number, pattern in enumerate(patterns):
        needs = _needs(pattern, lists)
        for at in range(_NEEDS):
            if at >= len(needs):
                lacking[at] |= 1 << number
                continue
            for literal in needs[at]:
                by_literal.setdefault(literal, [0] * _NEEDS)[at] |= 1 << number
    literals = list(by_literal)
    scan = AhoCorasick(literals) if literals else None
    return Gate(scan, tuple(tuple(by_literal[one]) for one in literals), tuple(lacking))


def _needs(pattern: Pattern, lists: Mapping[str, WordList]) -> list[frozenset[str]]:
    if pattern.phrase.expert is not None:
        return []
    anchor = frozenset(literal for name in pattern.anchors for literal in _literals(name, lists))
    needs = [anchor]
    for element in pattern.phrase.elements:
        if isinstance(element, Reference) and element.list in lists and lists[element.list].kind == "things":
            needs.append(frozenset(_literals(element.list, lists)))
    return needs[:_NEEDS]


def _literals(name: str, lists: Mapping[str, WordList]) -> Iterator[str]:
    if name.startswith("word:"):
        yield name.removeprefix("word:")
        return
    list_name, _, form = name.partition(":")
    for entry in lists[list_name].entries.values():
        for one in entry.names:
            tokens = tokens_of(one.text)
            if tokens and (not form or one.form == form):
                yield max((token.folded for token in tokens), key=len)
