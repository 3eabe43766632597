"""Which entry of which list a filler's words came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.matches.words import tokens_of
from factsheet.model import Claim, Element, Entry, Filler, Maybe, Phrase, Reference, Rule, WordList


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry of a list, and the name in it that the words hold; no name where they hold none."""

    list: str
    entry: Entry
    name: str


def origin_of(filler: Filler, lists: Iterable[WordList]) -> Origin | None:
    """The entry behind a filler: the longest name in its words, of the filler itself or who stands for it."""
    words = [token.folded for token in tokens_of(filler.text)]
    found = [one for each in lists for one in _candidates(filler.id, each, words)]
    return max(
        found, key=lambda one: (len(tokens_of(one.name)), one.entry.id == filler.id), default=None
    )


def _candidates(ident: str, words: WordList, folded: list[str]) -> Iterator[Origin]:
    for entry in words.entries.values():
        if ident not in (entry.id, entry.of):
            continue
        for name in entry.names:
            if _holds(folded, [token.folded for token in tokens_of(name.text)]):
                yield Origin(words.name, entry, name.text)
        if entry.id == ident:
            yield Origin(words.name, entry, "")


def _holds(words: list[str], run: list[str]) -> bool:
    width = len(run)
    return any(words[at : at + width] == run for at in range(len(words) - width + 1))


def phrase_of(claim: Claim, rule: Rule) -> Phrase | None:
    """The phrase that found a claim, where the rule still has it."""
    mine = (one for one in rule.find if one.language in (claim.language, ""))
    return next((one for one in mine if one.text == claim.phrase), None)


def list_names_of(rule: Rule, slot: str) -> tuple[str, ...]:
    """The lists that fill a slot: its own, and those that the rule's phrases name for it."""
    phrases = (*rule.find, *rule.also)
    named = (one for phrase in phrases for one in _lists(phrase.elements, slot))
    return tuple(dict.fromkeys((rule.slot(slot).kind, *named)))


def _lists(elements: Iterable[Element], slot: str) -> Iterator[str]:
    for element in elements:
        match element:
            case Reference(list_name, name) if name == slot:
                yield list_name
            case Maybe(inner):
                yield from _lists(inner, slot)
            case _:
                pass
