"""All lists of a rulebook as one index of token runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from factsheet.matches.words import Token, tokens_of
from factsheet.model import Entry, Language, Name, WordList

CLITIC = "nya"
"""What Indonesian puts behind a noun that is somebody's: "kunjungannya"."""

_PLACES = "place"
_SHORTEST_OWNED = 7
"""Letters of the shortest word that may end in the clitic -nya: "tanknya"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry of one list under one of its names."""

    list: str
    kind: str
    entry: Entry
    form: str


@dataclass(frozen=True, slots=True)
class _Ending:
    hit: Hit
    surfaces: tuple[str, ...]
    exact: bool

    def fits(self, tokens: Sequence[Token]) -> bool:
        if self.exact:
            return all(
                token.surface == want for token, want in zip(tokens, self.surfaces, strict=True)
            )
        return not self.surfaces[0][0].isupper() or tokens[0].is_capital


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    endings: list[_Ending] = field(default_factory=list)
    refused: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of all lists for one language, found longest first.

    Common words count only in their own language; names with a capital letter count in all. Of the
    `counted` lists a mere number may be a thing: "has received 10". `capitals` holds by state its place.
    """

    root: _Node
    language: Language
    counted: tuple[str, ...] = ()
    capitals: Mapping[str, Entry] = field(default_factory=dict)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, tuple[Hit, ...]]:
        """How many tokens from `at` the longest name covers, and every entry it stands for."""
        best: tuple[int, tuple[Hit, ...]] = (0, ())
        for length, node in self._walk(tokens, at):
            run = tokens[at : at + length]
            hits = tuple(ending.hit for ending in node.endings if ending.fits(run))
            if hits:
                best = (length, hits)
        return best

    def refusals(self, tokens: Sequence[Token]) -> dict[int, set[tuple[str, str]]]:
        """Per token, the (list, entry) pairs that a `not_in:` phrase takes away there."""
        gone: dict[int, set[tuple[str, str]]] = {}
        for at in range(len(tokens)):
            for length, node in self._walk(tokens, at):
                for index in range(at, at + length) if node.refused else ():
                    gone.setdefault(index, set()).update(node.refused)
        return gone

    def _walk(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, _Node]]:
        node = self.root
        for length, token in enumerate(tokens[at:], start=1):
            step = node.after.get(token.folded) or self._without_clitic(node, token.folded)
            if step is None:
                return
            node = step
            yield length, node

    def _without_clitic(self, node: _Node, word: str) -> _Node | None:
        """The word without its owner: "kunjungan" for "kunjungannya"."""
        if self.language != "id" or not word.endswith(CLITIC) or len(word) < _SHORTEST_OWNED:
            return None
        return node.after.get(word.removesuffix(CLITIC))


def lexicon_of(
    lists: Mapping[str, WordList], language: Language, counted: Iterable[str] = ()
) -> Lexicon:
    """The index of every name that counts in texts of that language."""
    root = _Node()
    for words in lists.values():
        for entry in words.entries.values():
            _add_entry(root, words, entry, language)
    return Lexicon(root, language, tuple(counted), _capitals(lists))


def _capitals(lists: Mapping[str, WordList]) -> dict[str, Entry]:
    """By state, the place that its seat of power is in: the first of its capitals that lies there."""
    places = [
        one for words in lists.values() if words.name == _PLACES for one in words.entries.values()
    ]
    named = {(one.of, name.text.casefold()): one for one in places for name in one.names}
    found: dict[str, Entry] = {}
    for words in lists.values():
        for entry in words.entries.values() if words.kind == "actors" else ():
            for name in entry.names:
                there = named.get((entry.id, name.text.casefold()))
                if name.form == "capital" and there is not None:
                    found.setdefault(entry.id, there)
    return found


def _add_entry(root: _Node, words: WordList, entry: Entry, language: Language) -> None:
    own = {name.text.casefold() for name in entry.names if name.language == language}
    for name in entry.names:
        foreign = name.language != language and name.text.casefold() in own
        if foreign or not _counts(name, words, language):
            continue
        tokens = tokens_of_name(name.text)
        if tokens:
            surfaces = tuple(token.surface for token in tokens)
            hit = Hit(words.name, words.kind, entry, name.form)
            _node(root, tokens).endings.append(_Ending(hit, surfaces, name.exact_case))
    for phrase in entry.not_in:
        _node(root, tokens_of(phrase)).refused.add((words.name, entry.id))


@cache
def tokens_of_name(text: str) -> tuple[Token, ...]:
    """The tokens of a name, which each language and the gate ask for."""
    return tokens_of(text)


def _counts(name: Name, words: WordList, language: Language) -> bool:
    if name.language == language:
        return True
    return words.kind in {"actors", "things"} and any(char.isupper() for char in name.text)


def _node(root: _Node, tokens: Sequence[Token]) -> _Node:
    node = root
    for token in tokens:
        node = node.after.setdefault(token.folded, _Node())
    return node
