"""Who says so, in the language of the sheet, as far as its glossary and the lists of actors reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from factsheet.model import Entry, Language, Name, WordList

Callings = Mapping[tuple[Language, str], Mapping[Language, str]]
"""By language and folded words: what an actor so named is called in each language."""

NO_CALLINGS: Callings = MappingProxyType({})

Kind = Literal["office", "actor", "name", "joint"]

_PERSON = "*"
"""Stands for every language: persons are called the same in all."""
_LONGEST = 6
"""Words of one piece at most."""
_TOKEN = re.compile(r"['\u2019]s\b|[^\s'\u2019]+(?:['\u2019](?!s\b)[^\s'\u2019]+)*")
_DROPPED = frozenset(("the", "a", "an", "'s", "\u2019s", "para", "pihak"))
_JOINTS = {"of": "of", "for": "of", "dari": "of", "untuk": "to", "in": "in", "di": "in"}
_SAID = {"in": (" di ", " in "), "to": (" untuk ", " to ")}


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    text: str


def callings_of(lists: Iterable[WordList], names: Mapping[str, Mapping[Language, str]]) -> Callings:
    """How states and bodies are named, adjectives and capitals included; persons keep their names."""
    found: dict[tuple[Language, str], Mapping[Language, str]] = {}
    for words in lists:
        if words.kind != "actors":
            continue
        for entry in words.entries.values():
            for name in entry.names:
                key = (name.language, name.text.casefold())
                found.setdefault(key, _called(entry, name, names))
    return found


def _called(
    entry: Entry, name: Name, names: Mapping[str, Mapping[Language, str]]
) -> Mapping[Language, str]:
    """A capital stays one, a person keeps the name; else it is the name that the sheet uses."""
    if entry.of is not None:
        return {_PERSON: name.text}
    if name.form != "capital":
        return names.get(entry.id, {})
    called = {name.language: name.text}
    for other in entry.names:
        if other.form == "capital":
            called.setdefault(other.language, other.text)
    return called


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Retells speakers of one language in another.

    `glossary` holds the words for offices, folded; `running` gives a name as inside a sentence.
    """

    source: Language
    target: Language
    glossary: Mapping[str, str]
    callings: Callings
    running: Callable[[str], str]

    def told(self, said: str) -> str | None:
        """The speaker in the target language; None where a word of it is not known there."""
        pieces = self._pieces(_TOKEN.findall(said))
        if not pieces or self._unsure(pieces):
            return None
        return _joined(_ordered(pieces) if self.source == "en" else pieces, self.target)

    def _pieces(self, tokens: list[str]) -> list[_Piece] | None:
        """The longest known words first; None where one is not known."""
        pieces: list[_Piece] = []
        at = 0
        while at < len(tokens):
            piece, size = self._next(tokens[at : at + _LONGEST])
            if piece is not None:
                pieces.append(piece)
            elif tokens[at].casefold() not in _DROPPED:
                return None
            at += size
        return pieces

    def _unsure(self, pieces: list[_Piece]) -> bool:
        """One unknown word alone, with a capital: a name, or just the first of its sentence."""
        one = pieces[0]
        known = self.callings.get((self.source, one.text.casefold()))
        return len(pieces) == 1 and one.kind == "name" and known is None

    def _next(self, tokens: list[str]) -> tuple[_Piece | None, int]:
        for size in range(len(tokens), 0, -1):
            piece = self._piece(" ".join(tokens[:size]))
            if piece is not None:
                return piece, size
        return None, 1

    def _piece(self, words: str) -> _Piece | None:
        folded = words.casefold()
        if folded in _JOINTS:
            return _Piece("joint", _JOINTS[folded])
        if folded in self.glossary:
            return _Piece("office", self.glossary[folded])
        called = self.callings.get((self.source, folded), {})
        if _PERSON in called and words != folded:
            return _Piece("name", words)
        if self.target in called and words != folded:
            return _Piece("actor", self.running(called[self.target]))
        if " " not in words and folded not in _DROPPED and words[:1].isupper():
            return _Piece("name", words)
        return None


def _ordered(pieces: list[_Piece]) -> list[_Piece]:
    """English puts the country before the office; between joints the order is turned round."""
    ordered: list[_Piece] = []
    part: list[_Piece] = []
    for piece in (*pieces, _Piece("joint", "")):
        if piece.kind in ("office", "actor"):
            part.insert(0, piece)
            continue
        ordered += part
        part = []
        if piece.text:
            ordered.append(piece)
    return ordered


def _joined(pieces: list[_Piece], target: Language) -> str:
    english = target == "en"
    line = ""
    joint = ""
    last: _Piece | None = None
    for piece in pieces:
        if piece.kind == "joint":
            joint = piece.text
            continue
        line += _between(last, piece, joint, english=english) + piece.text
        last, joint = piece, ""
    return line


def _between(last: _Piece | None, piece: _Piece, joint: str, *, english: bool) -> str:
    if last is None:
        return ""
    if joint in _SAID:
        return _SAID[joint][english]
    if not english or (last.kind == "name" and piece.kind == "name"):
        return " "
    if piece.kind == "name" and not last.text.endswith("office"):
        return ", "
    return " of "
