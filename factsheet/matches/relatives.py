"""A thing of which a relative clause and the main clause tell: "the tanks that Chad ordered from Oman have arrived"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factsheet.matches.binding import Draft
from factsheet.matches.choosing import holds
from factsheet.matches.reading import Reading
from factsheet.matches.units import PLACES
from factsheet.model import Rule, Slot, WordList

_OPENING = 3
"""Words from the thing to the relative clause or its subject: ", which", "the Danes"."""


def with_relatives(
    reading: Reading, drafts: Sequence[Draft], rule: Rule, lists: Mapping[str, WordList]
) -> list[Draft]:
    """The drafts, where the main clause tells what became of a thing and the relative clause between whom.

    What the relative clause tells is left with its thing alone, so that the other is chosen.
    """
    kept = list(drafts)
    for number, main in enumerate(drafts):
        for within, inner in enumerate(drafts):
            whole = _whole(main, inner, rule, lists)
            if holds(whole, rule) and _is_within(reading, inner, main, rule, lists):
                kept[number] = whole
                kept[within] = _without_parties(inner, rule, lists)
    return kept


def _is_within(
    reading: Reading, inner: Draft, main: Draft, rule: Rule, lists: Mapping[str, WordList]
) -> bool:
    """Whether one tells in a relative clause of a thing that the other tells of behind it."""
    shared = _things(inner, rule, lists) & _things(main, rule, lists)
    if not shared or not max(shared) < inner.anchor < main.anchor:
        return False
    opening = reading.units[max(shared) + 1 : max(shared) + 1 + _OPENING]
    opens = any(unit.is_a("relative") or unit.is_a("relative-subject") for unit in opening)
    between = reading.units[inner.anchor : main.anchor]
    return opens and not any(unit.is_a("contrast") for unit in between)


def _things(draft: Draft, rule: Rule, lists: Mapping[str, WordList]) -> set[int]:
    slots = (slot.name for slot in rule.slots if _holds_names(slot, "things", lists))
    named = (one for slot in slots for one in draft.of(slot))
    return {one.unit for one in named if one.mention.list != PLACES}


def _holds_names(slot: Slot, kind: str, lists: Mapping[str, WordList]) -> bool:
    words = lists.get(slot.kind)
    return words is not None and words.kind == kind


def _without_parties(draft: Draft, rule: Rule, lists: Mapping[str, WordList]) -> Draft:
    actors = {slot.name for slot in rule.slots if _holds_names(slot, "actors", lists)}
    return replace(draft, bound=tuple(one for one in draft.bound if one.slot not in actors))


def _whole(main: Draft, inner: Draft, rule: Rule, lists: Mapping[str, WordList]) -> Draft:
    """The main clause with the parties of the relative clause that it leaves open."""
    slots = (slot.name for slot in rule.slots if _holds_names(slot, "actors", lists))
    lent = (
        replace(one, via="also") for slot in slots if not main.of(slot) for one in inner.of(slot)
    )
    return replace(main, bound=(*main.bound, *lent))
