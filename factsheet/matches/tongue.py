"""The rules of a rulebook compiled for articles of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.matches.gate import Gate, build_gate
from factsheet.matches.lexicon import Lexicon, lexicon_of
from factsheet.matches.patterns import Codes, Pattern, compile_phrase, list_names
from factsheet.matches.units import GRAMMAR
from factsheet.model import Language, Phrase, Rule, Rulebook, WordList


@dataclass(frozen=True, slots=True)
class Ready:
    """One rule in one language, compiled."""

    rule: Rule
    find: tuple[Pattern, ...]
    also: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    off_topic: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """Everything for articles of one language. Bit n of a gate's mask is `owners[n]`."""

    lexicon: Lexicon
    codes: Codes
    ready: tuple[Ready, ...]
    gate: Gate
    owners: tuple[tuple[int, Pattern], ...]


def tongue_of(rulebook: Rulebook, language: Language) -> Tongue:
    """All rules compiled for that language."""
    codes = Codes()
    ready = tuple(_ready(rule, rulebook, language, codes) for rule in rulebook.rules)
    owners = tuple((number, pattern) for number, one in enumerate(ready) for pattern in one.find)
    counted = _counted(rulebook)
    gate = build_gate([pattern for _, pattern in owners], rulebook.lists, counted)
    lexicon = lexicon_of(_relevant(rulebook), language, counted)
    return Tongue(lexicon, codes, ready, gate, owners)


def _counted(rulebook: Rulebook) -> list[str]:
    """The lists of things that some rule counts, of which "10" may be short for "10 jets"."""
    kinds = {
        rule.slot(slot.near).kind for rule in rulebook.rules for slot in rule.slots if slot.near
    }
    return sorted(name for name in kinds if name in rulebook.lists)


def _relevant(rulebook: Rulebook) -> dict[str, WordList]:
    """Lists of things and verbs, the grammar, and what phrases name; cues and noise would only join words."""
    phrases = (
        phrase
        for rule in rulebook.rules
        for phrase in (*rule.find, *rule.also, *rule.unless, *rule.off_topic)
    )
    named = {name for phrase in phrases for name in list_names(phrase.elements)}
    return {
        name: one
        for name, one in rulebook.lists.items()
        if one.kind != "words" or name in named | {GRAMMAR}
    }


def _ready(rule: Rule, rulebook: Rulebook, language: Language, codes: Codes) -> Ready:
    def compiled(phrases: Iterable[Phrase]) -> tuple[Pattern, ...]:
        mine = (phrase for phrase in phrases if phrase.language in {language, ""})
        return tuple(compile_phrase(phrase, rulebook.lists, codes) for phrase in mine)

    return Ready(
        rule,
        compiled(rule.find),
        compiled(rule.also),
        compiled(rule.unless),
        compiled(rule.off_topic),
    )
