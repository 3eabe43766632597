"""Does a found fact say what a labelled one says? All from the rule's slots and the lists' trees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from factsheet.model import (
    Claim,
    Entry,
    Fact,
    Filler,
    Quantity,
    Rule,
    Rulebook,
    Slot,
    Slots,
    SlotValue,
    When,
)
from factsheet.score.labels import Label, Mention, window

GROUPS: Mapping[str, str] = {
    "confirmed": "happened",
    "reported": "happened",
    "alleged": "happened",
    "planned": "planned",
    "denied": "denied",
}
"""What a status comes down to. Source: the contract of `facts.jsonl`."""

_VALUES = ("number", "date", "text")
_SHORTEST = 2
"""Letters of a word that can tell a speaker: "AS", "UN"."""
_BOUND = re.compile(r"^(?P<mark>[<>~]?)(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?$")


def same_event(found: Fact | Claim, label: Label | Mention, rulebook: Rulebook) -> bool:
    """True where rule and key slots agree. Status, quantity, time and place do not count here."""
    if found.rule != label.rule:
        return False
    rule = rulebook.rule(label.rule)
    return all(
        _key_agrees(slot, found.slots, label.slots, rulebook) for slot in key_slots(rule, rulebook)
    )


def key_slots(rule: Rule, rulebook: Rulebook) -> tuple[Slot, ...]:
    """The slots that make an event: those of `event: same:` that must be filled, or name actors."""
    return tuple(
        slot
        for slot in map(rule.slot, rule.event.same)
        if slot.kind not in _VALUES and (not slot.may_be_missing or _actors(slot, rulebook))
    )


def _actors(slot: Slot, rulebook: Rulebook) -> bool:
    return slot.kind in rulebook.lists and rulebook.lists[slot.kind].kind == "actors"


def _key_agrees(
    slot: Slot, said: Slots, labelled: Mapping[str, tuple[str, ...]], rulebook: Rulebook
) -> bool:
    wanted = labelled.get(slot.name, ())
    found = said.get(slot.name, ())
    if not wanted or not found:
        return slot.may_be_missing or (not wanted and not found)
    if not isinstance(found, tuple):
        return False
    entries = rulebook.lists[slot.kind].entries if slot.kind in rulebook.lists else {}
    return _fillers_agree(found, wanted, entries, whole=slot.at_least > 1)


def _fillers_agree(
    found: tuple[Filler, ...],
    wanted: Iterable[str],
    entries: Mapping[str, Entry],
    *,
    whole: bool,
) -> bool:
    """With `whole`, the same set once families are folded; else at least one in common."""
    lines_found = [line(filler.id, entries) for filler in found]
    lines_wanted = [line(name, entries) for name in wanted]
    if whole:
        return {line[-1] for line in lines_found} == {line[-1] for line in lines_wanted}
    return any(a[0] in b or b[0] in a for a in lines_found for b in lines_wanted)


def line(name: str, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The id with its family or classes above it, nearest first. A person stands for a state.

    A label may name an entry by any of its names: Wina is Vienna.
    """
    line: list[str] = []
    entry = entries.get(name) or _named(name, entries)
    name = entry.id if entry else name
    while entry is not None and entry.of and not line:
        name, entry = entry.of, entries.get(entry.of)
    while name and name.casefold() not in line:
        line.append(name.casefold())
        name = (entry.part_of or entry.parent or "") if entry else ""
        entry = entries.get(name)
    return tuple(line)


def _named(name: str, entries: Mapping[str, Entry]) -> Entry | None:
    folded = name.casefold()
    alike = (
        one for one in entries.values() if any(said.text.casefold() == folded for said in one.names)
    )
    return next(alike, None)


def value_agrees(
    slot: Slot, found: SlotValue | None, wanted: tuple[str, ...], rulebook: Rulebook
) -> bool:
    """True where a slot outside the key holds what the label says."""
    match found:
        case None:
            return False
        case Quantity():
            return quantity_agrees(found, wanted[0])
        case When():
            return when_agrees(found, wanted[0])
        case _ if slot.kind == "text":
            return words_agree(found, wanted)
        case _:
            entries = rulebook.lists[slot.kind].entries if slot.kind in rulebook.lists else {}
            return _fillers_agree(found, wanted, entries, whole=False)


def quantity_agrees(found: Quantity, wanted: str) -> bool:
    """`>100`, `<100`, `~100`, `100`, `10-12`; anything else is a vague word and must be one here."""
    bound = _BOUND.match(wanted.replace(" ", "").replace(",", ""))
    if bound is None:
        return found.word is not None
    low = float(bound["low"])
    high = float(bound["high"] or low)
    expected = {
        ">": (low, None, False),
        "<": (None, low, False),
        "~": (low, low, True),
        "": (low, high, False),
    }[bound["mark"]]
    return (found.min, found.max, found.approx) == expected


def words_agree(found: Iterable[Filler], wanted: Iterable[str]) -> bool:
    """Whether they share a word: "two state firms" with "firms of the state"."""
    words = {word for one in wanted for word in _words(one)}
    return any(words & _words(one.text) for one in found)


def speaker_agrees(fact: Fact, wanted: Iterable[str]) -> bool:
    """Whether a claim's speaker shares a word with the labelled one: "Kirby" with "John Kirby"."""
    words = {word for one in wanted for word in _words(one)}
    return any(words & _words(claim.speaker or "") for claim in fact.claims)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST}


def when_agrees(found: When, wanted: str) -> bool:
    """The same days, or some of them."""
    days = window(wanted)
    if days is None or found.start is None:
        return False
    first, last = days
    return first <= found.start and (found.end or date.max) <= last
