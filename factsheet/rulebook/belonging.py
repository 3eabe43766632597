"""Which entries of the lists a name stands for, and which belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factsheet.model import PARTY, Entry, Rule, WordList


def called(said: str, lists: Iterable[WordList]) -> tuple[str, ...]:
    """The ids that this id or name, in any language, stands for; a city for its country."""
    folded = said.strip().casefold()
    known = [(entry, words) for words in lists for entry in words.entries.values()]
    found = [entry.id for entry, _ in known if entry.id.casefold() == folded] or [
        _stands_for(entry, words)
        for entry, words in known
        if any(name.text.casefold() == folded for name in entry.names)
    ]
    return tuple(dict.fromkeys(found))


def below(ident: str, lists: Iterable[WordList]) -> tuple[str, ...]:
    """The id, then all that belong to it: WAGNER to RU, rockets to weapons."""
    found = [ident]
    for words in lists:
        found += [one for one, entry in words.entries.items() if ident in _above(entry, words)]
    return tuple(dict.fromkeys(found))


def names(lists: Iterable[WordList]) -> Iterator[str]:
    """Every id and every name, to tell the nearest of."""
    for words in lists:
        for entry in words.entries.values():
            yield entry.id
            yield from (name.text for name in entry.names)


def askable(rules: Iterable[Rule], lists: Mapping[str, WordList]) -> dict[str, list[WordList]]:
    """The slots that one may ask for by what they hold, with their lists; and `party`, any slot."""
    slots = {PARTY: [words for words in lists.values() if words.kind == "actors"]}
    for rule in rules:
        for slot in rule.slots:
            if slot.kind in lists:
                held = slots.setdefault(slot.name, [])
                held += [lists[slot.kind]] if lists[slot.kind] not in held else []
    return slots


def _stands_for(entry: Entry, words: WordList) -> str:
    """A person, company or city stands for its actor; what made a thing is no name of the thing."""
    return (entry.of if words.kind == "actors" else None) or entry.id


def _above(entry: Entry, words: WordList) -> list[str]:
    chain: list[str] = []
    at: Entry | None = entry
    while at and (up := at.part_of or at.parent) and up not in chain:
        chain.append(up)
        at = words.entries.get(up)
    return chain
