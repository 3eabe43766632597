"""Several verbs about one thing: "lifted the sanctions that it imposed on Mali", "said the sanctions were lifted".

A clause only says more of the thing, and of a verb before the thing and one whose subject it is the latter
tells what was done. The other hands over whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factsheet.matches.binding import Draft
from factsheet.matches.patterns import UNKEPT
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, party_of
from factsheet.model import Rule

_CLAUSE, _BEFORE, _PREDICATE = range(3)
"""How a verb stands to the thing; the later tells what was done."""


def told_by_one(reading: Reading, drafts: Sequence[Draft], rule: Rule) -> list[Draft]:
    """The drafts, each with the slots that it lacks from those that leave it to tell."""
    left = [(one, list(betters(reading, one, drafts, rule))) for one in drafts]
    return [
        _completed(main, [one for one, better in left if main in better]) if not better else main
        for main, better in left
    ]


def _completed(main: Draft, others: Sequence[Draft]) -> Draft:
    for one in others:
        own = {bound.slot for bound in main.bound}
        taken = {party_of(bound.mention) for bound in main.bound if bound.slot != UNKEPT}
        more = [
            bound
            for bound in one.bound
            if bound.slot not in own and party_of(bound.mention) not in taken
        ]
        main = replace(main, bound=(*main.bound, *more))
    return main


def betters(reading: Reading, one: Draft, drafts: Sequence[Draft], rule: Rule) -> Iterator[Draft]:
    """Those drafts to which one of them leaves it to tell of their thing; who calls for a deed tells that himself."""
    for other in drafts if not is_told_of(one, rule) else ():
        shared = unkept(one) & unkept(other) if other.anchor != one.anchor else set[int]()
        behind = {each.anchor for each in drafts}
        if any(
            _role(reading, at, one, behind) < _role(reading, at, other, behind) for at in shared
        ):
            yield other


def _role(reading: Reading, thing: int, draft: Draft, anchors: set[int]) -> int:
    """How the verb of the draft stands to the thing, one of all the verbs in those drafts."""
    if draft.anchor < thing:
        return _BEFORE
    between = reading.units[thing + 1 : draft.anchor]
    if any(thing < at < draft.anchor for at in anchors):
        return _PREDICATE
    passive = any(name.endswith(":passive") for name in reading.units[draft.anchor].classes)
    whole = passive and any(unit.is_a("auxiliary") for unit in between)
    clause = any(unit.is_a("relative") or unit.is_a("pronoun") for unit in between)
    return _PREDICATE if whole and not clause else _CLAUSE


def is_told_of(draft: Draft, rule: Rule) -> bool:
    """Whether its anchor fills a slot from a list that is not the slot's own: it calls for the deed."""
    own = {slot.name: slot.kind for slot in rule.slots}
    here = (one for one in draft.bound if one.unit == draft.anchor and one.slot in own)
    return any(one.mention.list != own[one.slot] for one in here)


def unkept(draft: Draft) -> set[int]:
    """The units of things and deeds that it names without keeping them."""
    return {one.unit for one in draft.bound if one.slot == UNKEPT and one.mention.list != PARTIES}
