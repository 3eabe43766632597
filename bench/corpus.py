"""Articles made by chance from a seed, in the manner of press pages: 4 kB, three of four Indonesian.

A third of the words is made up, the rest comes from the real lists, so that the text is as dense as
one on the subject. One article in fifty holds a planted sentence that a rule must find.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from bench.rules import deed_of, goods_of
from bench.vocabulary import DEEDS, GOODS, deed_forms, vocabulary
from factsheet.articles import read
from factsheet.articles.words import COMMON
from factsheet.errors import Problem
from factsheet.model import Article, Page, WordList

SIZE = 4000
PLANTED = 0.02
INDONESIAN = 0.75
NATIONS = {
    "id": (
        "Rusia",
        "Tiongkok",
        "Jepang",
        "Prancis",
        "Jerman",
        "Turki",
        "Polandia",
        "Swedia",
        "Kanada",
        "Mesir",
        "Peru",
        "Norwegia",
        "Belanda",
        "Yunani",
        "Spanyol",
        "Italia",
    ),
    "en": (
        "Russia",
        "China",
        "Japan",
        "France",
        "Germany",
        "Turkey",
        "Poland",
        "Sweden",
        "Canada",
        "Egypt",
        "Peru",
        "Norway",
        "Netherlands",
        "Greece",
        "Spain",
        "Italy",
    ),
}
_SMALL = {language: tuple(sorted(COMMON[language])) for language in NATIONS}
_REAL = {
    "id": ("rudal", "tank", "senjata", "mengirim", "membeli", "bertemu", "sanksi", "mengatakan"),
    "en": ("missiles", "tanks", "weapons", "sends", "bought", "met", "sanctions", "announced"),
}
_TO = {"id": "kepada", "en": "to"}


@dataclass(frozen=True, slots=True)
class Made:
    """One page, and the rule whose sentence was planted in it, or None."""

    page: Page
    planted: int | None


def pages(count: int, rules: int, seed: int = 1) -> Iterator[Made]:
    """So many pages; what is planted is for the first `rules` rules, half of it for rules 0 to 9."""
    for number in range(count):
        luck = random.Random(f"{seed} {number}")
        language = "id" if luck.random() < INDONESIAN else "en"
        planted = None
        if luck.random() < PLANTED or number == 0:
            planted = luck.randrange(min(rules, 10) if luck.random() < 0.5 else rules)
        text = _text(language, planted, luck)
        yield Made(Page(f"made-{number:06}.txt", text.encode(), "text"), planted)


def articles(
    count: int, rules: int, noise: WordList | None, seed: int = 1
) -> Iterator[tuple[Article, int | None]]:
    """The same pages, read."""
    for made in pages(count, rules, seed):
        article = read(made.page, noise)
        if isinstance(article, Problem):
            raise SystemExit(f"a made-up page can't be read: {article}")
        yield article, made.planted


def _text(language: str, planted: int | None, luck: random.Random) -> str:
    paragraphs = [_capital(" ".join(_plain(language, luck, 6)))]
    length = 0
    while length < SIZE:
        sentences = [_sentence(language, luck) for _ in range(luck.choice((1, 2, 2, 3)))]
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1])
    if planted is not None:
        paragraphs.insert(luck.randrange(2, len(paragraphs)), _planted(language, planted, luck))
    return "\n\n".join(paragraphs) + "\n"


def _sentence(language: str, luck: random.Random) -> str:
    count = luck.randrange(11, 20)
    kinds = luck.choices(_KINDS, cum_weights=_WEIGHTS, k=count)
    words = [_word(kind, language, luck) for kind in kinds]
    if luck.random() < 0.15:
        words[2], words[5] = f"“{words[2]}", f"{words[5]}”"
    if luck.random() < 0.4:
        words[luck.randrange(3, 8)] += ","
    return _capital(" ".join(words)) + "."


_KINDS = ("filler", "small", "nation", "real", "deed", "goods")
_WEIGHTS = tuple(accumulate((36, 52, 5, 4, 1.5, 1.5)))
_FILLER = {
    language: tuple(accumulate(1 / (at + 3) for at in range(len(vocabulary(language).filler))))
    for language in NATIONS
}
_DEED = tuple(accumulate(1 / (at + 5) for at in range(DEEDS)))
_GOOD = tuple(accumulate(1 / (at + 5) for at in range(GOODS)))


def _word(kind: str, language: str, luck: random.Random) -> str:
    words = vocabulary(language)
    match kind:
        case "filler":
            return luck.choices(words.filler, cum_weights=_FILLER[language])[0]
        case "small":
            return luck.choice(_SMALL[language])
        case "nation":
            return luck.choice(NATIONS[language])
        case "real":
            return luck.choice(_REAL[language])
        case "deed":
            roots = luck.choices(words.deeds, cum_weights=_DEED)[0]
            return luck.choice(deed_forms(luck.choice(roots), language))
        case _:
            return luck.choice(luck.choices(words.goods, cum_weights=_GOOD)[0])


def _planted(language: str, rule: int, luck: random.Random) -> str:
    """The sentence that the rule looks for, with a made-up word in some of its gaps."""
    words = vocabulary(language)
    giver, taker = luck.sample(NATIONS[language], 2)
    deed = luck.choice(deed_forms(luck.choice(words.deeds[deed_of(rule)]), language))
    goods = luck.choice(words.goods[goods_of(rule)])
    parts = [giver, deed, goods, _TO[language], taker]
    for at in (3, 2, 1):
        parts[at:at] = _plain(language, luck, luck.randrange(3))
    return " ".join([*parts, *_plain(language, luck, 3)]) + "."


def _plain(language: str, luck: random.Random, count: int) -> list[str]:
    return [_word("filler", language, luck) for _ in range(count)]


def _capital(text: str) -> str:
    at = 1 if text[0] == "“" else 0
    return text[:at] + text[at].upper() + text[at + 1 :]
