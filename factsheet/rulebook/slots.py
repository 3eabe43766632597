"""What a rule wants to know: `quantity: number, may be missing, near item`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factsheet.model import Slot, WordList
from factsheet.rulebook.keys import words
from factsheet.rulebook.phrases import VALUE_KINDS
from factsheet.rulebook.source import Source
from factsheet.yamltext import Node, Text

# Words that templates and records use beside the slots.
RESERVED = ("article", "claims", "denied", "id", "key", "quote", "rule", "speaker", "status")
_ADDITIONS = (
    "may be missing",
    "near SLOT",
    "at least NUMBER",
    "hosts ENTRY",
    "a fact each",
    "naming SLOT",
)
_MOST = 9
"""Parties that a slot can ask for; a sentence names no more."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A slot with the text that declares it."""

    slot: Slot
    key: Text


def read_slots(source: Source, node: Node, lists: dict[str, WordList]) -> dict[str, Declared]:
    """The slots by name; what is wrong with one is told."""
    table = source.table(node, '"slots"')
    found: dict[str, Declared] = {}
    for key, value in table.pairs if table else ():
        # Where the declaration is wrong the name still counts, so that one slip is told once.
        found[key.value] = Declared(Slot(key.value, "text", may_be_missing=True), key)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", key.value):
            hint = "small letters, digits and underscores"
            source.tell("R106", f'"{key.value}" is no name for a slot', key, hint=hint)
        elif key.value in RESERVED:
            hint = "sheets use this word for something else"
            source.tell("R106", f'a slot can\'t be called "{key.value}"', key, hint=hint)
        else:
            slot = _slot(source, key, value, lists)
            if slot:
                found[key.value] = Declared(slot, key)
    for name, one in found.items():
        for how, other in (("near", one.slot.near), ("naming", one.slot.naming)):
            if other is not None and (other not in found or other == name):
                others = [each for each in found if each != name]
                _no_slot(source, table.get(name) if table else None, f'{how} "{other}"', others)
    return found


def _no_slot(source: Source, node: Node | None, said: str, others: list[str]) -> None:
    if isinstance(node, Text):
        options = ", ".join(others)
        source.tell("R107", f"{said}: that is no other slot", node, hint=f"slots: {options}")


def _slot(source: Source, key: Text, node: Node, lists: dict[str, WordList]) -> Slot | None:
    text = source.text(node, f'the slot "{key.value}"')
    if text is None:
        return None
    kind, *additions = (part.strip() for part in text.value.split(","))
    if kind not in lists and kind not in VALUE_KINDS:
        known = [*VALUE_KINDS, *lists]
        word = Text(kind, text.place, text.style)
        source.unknown("R108", f'"{kind}" is neither a list nor number, date or text', word, known)
        return None
    slot = Slot(key.value, kind)
    for addition in additions:
        more = _with_addition(slot, addition)
        if more is None:
            start = Text(addition, text.place, text.style)
            what = f'a slot takes no "{addition}"'
            source.unknown("R109", what, start, _ADDITIONS)
            return None
        slot = more
    deeds = [name for one in lists.values() if one.kind == "verbs" for name in one.entries]
    if slot.hosts is not None and slot.hosts not in deeds:
        word = Text(slot.hosts, text.place, text.style)
        source.unknown(
            "R109", f'hosts "{slot.hosts}": no list of verbs has such an entry', word, deeds
        )
        return None
    return slot


def _with_addition(slot: Slot, addition: str) -> Slot | None:
    """The slot with one more thing said of it; None where that means nothing."""
    first, _, last = addition.rpartition(" ")
    if addition == "may be missing":
        return replace(slot, may_be_missing=True)
    if addition == "a fact each":
        return replace(slot, apart=True)
    if first == "at least" and last.isdecimal() and 1 <= int(last[:3]) <= _MOST:
        return replace(slot, at_least=int(last))
    return _beside(slot, first, last)


def _beside(slot: Slot, how: str, name: str) -> Slot | None:
    """The slot tied to what is named; None where that means nothing."""
    if how == "near":
        return replace(slot, near=name)
    if how == "naming":
        return replace(slot, naming=name)
    return replace(slot, hosts=name) if how == "hosts" else None


def read_calendar(source: Source, found: dict[str, Node], slots: Mapping[str, Slot]) -> str | None:
    """The slot by whose date a plan stands in the calendar, if the rule names one."""
    dates = [slot.name for slot in slots.values() if slot.kind == "date"]
    for text in words(source, found, "calendar"):
        if text.value in dates:
            return text.value
        what = f'"calendar" names "{text.value}", which is no date of this rule'
        source.unknown("R119", what, text, dates)
    return None
