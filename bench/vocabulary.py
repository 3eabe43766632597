"""Made-up words for made-up rules and articles: the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("id", "en")
DEEDS = 50
GOODS = 200
ROOTS = 4
"""Roots of a deed, and names of a kind of goods, in each language."""

_SOUNDS = {
    "id": (
        ("b", "c", "d", "g", "j", "k", "l", "n", "r", "s", "t", "w", "h"),
        "aiueo",
        ("", "", "n", "r", "k", "ng"),
    ),
    "en": (
        ("b", "br", "cl", "d", "dr", "f", "g", "gr", "h", "m", "pl", "sk", "st", "tr", "v"),
        "aeiou",
        ("", "l", "m", "nd", "rt", "x", "ck"),
    ),
}
# Verbs are told by their looks where no list knows them; filler words must not look like one.
_VERBLIKE = {"id": ("me", "di", "ber", "ter"), "en": ()}
_MARK = {"id": "u", "en": "o"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What articles of one language are made of, and the rules look for."""

    filler: tuple[str, ...]
    deeds: tuple[tuple[str, ...], ...]
    goods: tuple[tuple[str, ...], ...]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The made-up words of a language; no word serves twice."""
    words = _words(language, random.Random(f"words {language}"))
    filler = tuple(next(words) for _ in range(3000))
    deeds = tuple(tuple(next(words) for _ in range(ROOTS)) for _ in range(DEEDS))
    goods = tuple(tuple(next(words) for _ in range(ROOTS)) for _ in range(GOODS))
    return Vocabulary(filler, deeds, goods)


def deed_forms(root: str, language: str) -> tuple[str, ...]:
    """The active forms of a deed, as the press would write them."""
    return (f"meng{root}kan", f"men{root}") if language == "id" else (f"{root}s", f"{root}ed")


def _words(language: str, luck: random.Random) -> Iterator[str]:
    onsets, vowels, codas = _SOUNDS[language]
    seen: set[str] = set()
    while True:
        parts = [
            luck.choice(onsets) + luck.choice(vowels) + luck.choice(codas)
            for _ in range(luck.choice((2, 2, 3)))
        ]
        # The last letters are rare in both languages, so that no word of a real list is hit by chance.
        word = "".join(parts) + "q" + _MARK[language]
        if word not in seen and not word.startswith(_VERBLIKE[language]):
            seen.add(word)
            yield word
