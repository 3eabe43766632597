"""The same made-up rules for other engines: a loop of `regex`, spaCy's Matcher, re2's Filter, a bare scan.

All get sentences that are cut already, and names of one word, which suits them. Each hunts for: a
nation, up to 8 words, a deed, up to 8, goods, up to 8, "to", up to 3, a nation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex
from ahocorasick_rs import BytesAhoCorasick, Implementation

from bench.rules import deed_of, goods_of, rule_name
from bench.vocabulary import LANGUAGES, deed_forms, vocabulary
from factsheet.model import Rulebook

TO = {"id": ("ke", "kepada", "untuk"), "en": ("to", "for")}
GAP, SHORT_GAP = 8, 3

Text = tuple[str, tuple[str, ...]]
"""An article: its language and its sentences."""
Engine = Callable[[Text], set[str]]
"""Which rules an engine finds in an article."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What one rule looks for in one language: the words of its four places."""

    nation: tuple[str, ...]
    deed: tuple[str, ...]
    goods: tuple[str, ...]
    to: tuple[str, ...]


class Words:
    """The words of every rule of a rulebook: of its actors only states, under their one-word names."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rules = range(len(rulebook.rules))
        self._nations = {language: _nations(rulebook, language) for language in LANGUAGES}

    def of(self, rule: int, language: str) -> Parts:
        """The words of one rule."""
        words = vocabulary(language)
        roots = words.deeds[deed_of(rule)]
        deeds = tuple(form for root in roots for form in deed_forms(root, language))
        return Parts(self._nations[language], deeds, words.goods[goods_of(rule)], TO[language])


def _nations(rulebook: Rulebook, language: str) -> tuple[str, ...]:
    states = (one for one in rulebook.lists["actor"].entries.values() if len(one.id) == 2)
    names = (
        name for one in states for name in one.names if not name.form and name.language == language
    )
    return tuple(sorted({name.text.lower() for name in names if name.text.isalpha()}))


def pattern_of(parts: Parts) -> str:
    """A rule as one pattern of alternations."""

    def either(words: Sequence[str]) -> str:
        return rf"\b(?:{'|'.join(words)})\b"

    def gap(limit: int) -> str:
        return rf"(?:\W+\w+){{0,{limit}}}?\W+"

    ends = gap(GAP).join(map(either, (parts.nation, parts.deed, parts.goods, parts.to)))
    return ends + gap(SHORT_GAP) + either(parts.nation)


def regex_loop(words: Words) -> Engine:
    """Every pattern tried on every sentence."""
    patterns = {
        language: [
            (rule_name(rule), regex.compile(pattern_of(words.of(rule, language))))
            for rule in words.rules
        ]
        for language in LANGUAGES
    }

    def find(text: Text) -> set[str]:
        language, sentences = text
        lowered = [sentence.lower() for sentence in sentences]
        return {name for name, one in patterns[language] for each in lowered if one.search(each)}

    return find


def spacy_matcher(words: Words) -> Engine:
    """Every sentence through the blank tokeniser and one Matcher that knows all rules."""
    import spacy  # noqa: PLC0415 - only the bench has it
    from spacy.matcher import Matcher  # noqa: PLC0415

    tongues = {}
    for language in LANGUAGES:
        nlp = spacy.blank(language)
        matcher = Matcher(nlp.vocab)
        for rule in words.rules:
            matcher.add(rule_name(rule), [_token_pattern(words.of(rule, language))])
        tongues[language] = (nlp, matcher)

    def find(text: Text) -> set[str]:
        nlp, matcher = tongues[text[0]]
        docs = map(nlp.make_doc, text[1])
        return {nlp.vocab.strings[hit[0]] for doc in docs for hit in matcher(doc)}

    return find


def _token_pattern(parts: Parts) -> list[dict[str, object]]:
    def one(words: Sequence[str]) -> dict[str, object]:
        return {"LOWER": {"IN": list(words)}}

    def gap(limit: int) -> dict[str, object]:
        return {"OP": f"{{0,{limit}}}"}

    return [
        *(one(parts.nation), gap(GAP), one(parts.deed), gap(GAP), one(parts.goods)),
        *(gap(GAP), one(parts.to), gap(SHORT_GAP), one(parts.nation)),
    ]


def re2_filter(words: Words) -> Engine:
    """re2's Filter, the best peer known: literals first, then the patterns they belong to."""
    import re2  # noqa: PLC0415 - only the bench has it

    filters = {}
    for language in LANGUAGES:
        one = re2.Filter()
        for rule in words.rules:
            one.Add(pattern_of(words.of(rule, language)))
        one.Compile()
        filters[language] = one

    def find(text: Text) -> set[str]:
        one = filters[text[0]]
        found = (one.Match(sentence.lower(), potential=False) for sentence in text[1])
        return {rule_name(rule) for hits in found for rule in hits or ()}

    return find


def bare_scan(words: Words) -> Engine:
    """No matching at all: the cost of one scan for the deeds and goods, which no gate can do without."""
    scans = {}
    for language in LANGUAGES:
        parts = [words.of(rule, language) for rule in words.rules]
        sought = {word for one in parts for word in (*one.deed, *one.goods)}
        literals = [f" {word} ".encode() for word in sorted(sought)]
        scans[language] = BytesAhoCorasick(literals, implementation=Implementation.DFA)
    lower = bytes(
        ord(chr(one).lower()) if chr(one).isalnum() and one < 128 else 32 for one in range(256)
    )

    def find(text: Text) -> set[str]:
        data = " ".join(text[1]).encode().translate(lower)
        scans[text[0]].find_matches_as_indexes(data, overlapping=True)
        return set()

    return find
