"""The gate: one scan of an article's text tells which phrases can match in which sentence.

It may let too much through, never too little: a phrase needs its anchor and every list of things
that it names outside brackets, and of each name only its longest word is looked for.

The scan runs over bytes, one for each character, so that it costs microseconds: letters and digits
in lower case without accents, anything else a space. Words have a space on either side, in the text
as in what is looked for, so that "as" is not found in "asked".
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation

from factsheet.matches.lexicon import CLITIC, tokens_of_name
from factsheet.matches.patterns import Pattern
from factsheet.matches.units import GRAMMAR, PARTIES, PLACES
from factsheet.matches.words import fold
from factsheet.model import Article, Reference, Sentence, WordList

CARRIED = 3
"""Sentences back to which a mere number may point."""
_NEEDS = 3
"""An anchor and up to two lists of things; further needs would be rare and save little."""

_PRONOUN = "pronoun"
"""The entry of the grammar whose words stand for a party until it is known which."""

_CAPITAL = "capital-head"
"""The entry whose words make a place of a state: "the Qatari capital"."""

_LETTER = "q"
"""A letter that is not Latin. One stands for all: too much may pass, and hardly ever does."""

_ODD = re.compile(r"[^\x00-\x7f]")
_PRESS = "".join(
    map(chr, (*range(0x80), *range(0xA0, 0x100), *range(0x2010, 0x2027), 0x2032, 0x20AC))
)
"""ASCII, Latin-1, dashes, typographic quotes: what nearly all articles are written with."""

_TO_BYTES = codecs.charmap_build(_PRESS.ljust(256, "\ufffe"))


@dataclass(frozen=True, slots=True)
class Gate:
    """`serves[n]` holds, for literal n, each need that it meets with the phrases for which it does."""

    scan: BytesAhoCorasick | None
    serves: tuple[tuple[tuple[int, int], ...], ...]
    carries: tuple[tuple[tuple[int, int], ...], ...]
    """Likewise, the needs that it meets in the sentences behind its own, too."""
    lacking: tuple[int, ...]
    """Per need, the phrases that have no such need."""

    def candidates(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> Iterator[tuple[Sentence, int]]:
        """Sentences with the bit mask of the patterns that may match there."""
        found = self._found(article.text, sentences)
        always = _met(self.lacking)
        for at in range(len(sentences)) if always else sorted(found):
            mask = _met(found[at]) if at in found else always
            if mask:
                yield sentences[at], mask

    def _found(self, text: str, sentences: Sequence[Sentence]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        carried: dict[int, list[int]] = {}
        if self.scan is None:
            return found
        data, joints = _scannable(text)
        hits = self.scan.find_matches_as_indexes(data, overlapping=True)
        if not hits:
            return found
        starts = [one.start + bisect_right(joints, one.start) for one in sentences]
        for literal, start, _ in hits:
            at = bisect_right(starts, start) - 1
            if at < 0:
                continue
            needs = found.get(at)
            if needs is None:
                needs = found[at] = [*self.lacking]
            for need, mask in self.serves[literal]:
                needs[need] |= mask
            for need, mask in self.carries[literal]:
                carried.setdefault(at, [0] * _NEEDS)[need] |= mask
        self._carry(found, carried)
        return found

    def _carry(self, found: dict[int, list[int]], carried: Mapping[int, Sequence[int]]) -> None:
        """What is named in a sentence counts as named in the next ones."""
        for at, masks in carried.items():
            for later in range(at + 1, at + 1 + CARRIED):
                needs = found.get(later)
                if needs is not None:
                    needs[:] = [need | mask for need, mask in zip(needs, masks, strict=True)]


def build_gate(
    patterns: Sequence[Pattern], lists: Mapping[str, WordList], counted: Iterable[str] = ()
) -> Gate:
    """The gate for these patterns; bit n of a mask is pattern n.

    A thing of a `counted` list may be named up to `CARRIED` sentences before: "has received 10".
    """
    carried = {frozenset([name]) for name in counted}
    lacking = [0] * _NEEDS
    by_need: dict[tuple[int, frozenset[str]], int] = {}
    for number, pattern in enumerate(patterns):
        needs = _needs(pattern, lists)
        for at in range(_NEEDS):
            if at >= len(needs):
                lacking[at] |= 1 << number
            else:
                by_need[at, needs[at]] = by_need.get((at, needs[at]), 0) | 1 << number
    by_literal: dict[bytes, list[int]] = {}
    far: dict[bytes, list[int]] = {}
    literals = {names: _literals(names, lists) for _, names in by_need}
    for (at, names), mask in by_need.items():
        for literal in literals[names]:
            if not literal:
                lacking[at] |= mask
                continue
            by_literal.setdefault(literal, [0] * _NEEDS)[at] |= mask
            if names in carried:
                far.setdefault(literal, [0] * _NEEDS)[at] |= mask
    scan = (
        BytesAhoCorasick(list(by_literal), implementation=Implementation.DFA)
        if by_literal
        else None
    )
    return Gate(
        scan,
        tuple(_by_need(masks) for masks in by_literal.values()),
        tuple(_by_need(far.get(literal, ())) for literal in by_literal),
        tuple(lacking),
    )


def _by_need(masks: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((at, mask) for at, mask in enumerate(masks) if mask)


def _met(needs: Sequence[int]) -> int:
    mask = needs[0]
    for need in needs[1:]:
        mask &= need
    return mask


def _scannable(text: str) -> tuple[bytes, Sequence[int]]:
    """The bytes to scan, and where in the text a space was put in: "12km" is two words."""
    try:
        data, _ = codecs.charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        data = _ODD.sub(_ascii, text).encode("ascii")
    data = b" %b " % data.translate(_PLAIN)
    kinds = data.translate(_KINDS)
    joints: list[int] = []
    at = kinds.find(b"0a")
    while at >= 0:
        joints.append(at)
        at = kinds.find(b"0a", at + 1)
    if joints:
        ends = [one + 1 for one in joints]
        data = b" ".join(
            data[start:end] for start, end in zip([0, *ends], [*ends, len(data)], strict=True)
        )
    return data, joints


def _ascii(hit: re.Match[str]) -> str:
    return _plain(hit.group())


@cache
def _plain(char: str) -> str:
    """The letter or digit of ASCII for a character, or a space. Another script has one letter for all."""
    base = fold(char).lower()
    if base.isascii():
        return base if base.isalnum() else " "
    kind = unicodedata.category(base)
    return "0" if kind == "Nd" else _LETTER if kind[0] in "LM" else " "


_PLAIN = "".join(map(_plain, _PRESS)).encode("ascii").ljust(256)
_KINDS = bytes(
    ord("0" if char.isdigit() else " " if char.isspace() else "a") for char in map(chr, _PLAIN)
)
"""What a scanned byte is: "0" a digit, "a" a letter, " " neither."""


def _needs(pattern: Pattern, lists: Mapping[str, WordList]) -> list[frozenset[str]]:
    """What a sentence must hold: for each need, classes of which one will do."""
    if pattern.phrase.expert is not None:
        return []
    things = (
        frozenset([one.list])
        for one in pattern.phrase.elements
        if isinstance(one, Reference) and one.list in lists and lists[one.list].kind == "things"
    )
    return [pattern.anchors, *things][:_NEEDS]


def _literals(names: Iterable[str], lists: Mapping[str, WordList]) -> frozenset[bytes]:
    """What to look for. An empty one cannot be looked for, so that its phrases pass everywhere."""
    words = {word for name in names for word in _words_of(name, lists)}
    return frozenset(_literal(word + owned) for word in words for owned in ("", CLITIC))


def _literal(word: str) -> bytes:
    core = _scannable(word)[0].strip()
    return b" %b " % core if core else b""


def _words_of(name: str, lists: Mapping[str, WordList]) -> Iterator[str]:
    """The longest word of every name that makes a unit one of that class."""
    if name.startswith("word:"):
        yield name.removeprefix("word:")
        return
    list_name, _, form = name.partition(":")
    if list_name == PARTIES:
        yield from _words_of_entry(_PRONOUN, lists.get(GRAMMAR))
    if list_name == PLACES:
        yield from _words_of_entry(_CAPITAL, lists.get(GRAMMAR))
    for entry in lists[list_name].entries if list_name in lists else ():
        yield from _words_of_entry(entry, lists[list_name], form)


def _words_of_entry(entry: str, words: WordList | None, form: str = "") -> Iterator[str]:
    names = words.entries[entry].names if words and entry in words.entries else ()
    for one in names:
        tokens = tokens_of_name(one.text) if not form or one.form == form else ()
        if tokens:
            yield max((token.folded for token in tokens), key=len)
