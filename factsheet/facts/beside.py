"""General words beside exact ones: "pengiriman senjata awal", then "roket dan rudal"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factsheet.facts.kinship import Kinship
from factsheet.facts.views import View
from factsheet.model import Slot


def set_aside(
    views: Sequence[View], slots: Sequence[Slot], kin: Kinship
) -> tuple[list[View], list[tuple[View, View]]]:
    """The claims that make events, and each claim in general words with the exact one beside it.

    Only in the same paragraph, in the same or the next sentence, and in the same voice.
    """
    by_place: dict[tuple[str, int], list[int]] = {}
    for number, one in enumerate(views):
        by_place.setdefault((one.claim.article, one.claim.paragraph), []).append(number)
    exact_by: dict[int, int] = {}
    for number, one in enumerate(views):
        near = by_place[one.claim.article, one.claim.paragraph]
        match = [other for other in near if _general(one, views[other], slots, kin)]
        exact_by |= {number: match[0]} if match else {}
    exact = [one for number, one in enumerate(views) if number not in exact_by]
    return exact, [(views[number], views[_end(exact_by, number)]) for number in exact_by]


def _end(exact_by: Mapping[int, int], number: int) -> int:
    """The exact end of a row of ever closer words: weapons, missiles, ballistic missiles."""
    while number in exact_by:
        number = exact_by[number]
    return number


def _general(one: View, other: View, slots: Sequence[Slot], kin: Kinship) -> bool:
    """Whether `one` tells in general words what `other` tells exactly, in the next sentence."""
    if abs(one.claim.sentence - other.claim.sentence) > 1 or one.group != other.group:
        return False
    if one.group == "denied" or (one.window and other.window and one.window != other.window):
        return False
    alleged = {one.claim.status, other.claim.status} & {"alleged"}
    if alleged and one.claim.status != other.claim.status:
        return False
    return _same_voice(one, other, slots, kin) and _wider(one, other, slots, kin)


def _same_voice(one: View, other: View, slots: Sequence[Slot], kin: Kinship) -> bool:
    """The same speaker, or an actor named more exactly than a state in both."""
    if one.claim.speaker and one.claim.speaker == other.claim.speaker:
        return True
    return any(
        kin.above(slot.kind, ident)
        for slot in slots
        for ident in one.sets.get(slot.name, frozenset()) | other.sets.get(slot.name, frozenset())
        if kin.family(slot.kind)
    )


def _wider(one: View, other: View, slots: Sequence[Slot], kin: Kinship) -> bool:
    wider = 0
    for slot in slots:
        mine, theirs = one.sets.get(slot.name), other.sets.get(slot.name)
        if not mine or not theirs:
            return False
        if kin.agree(slot.kind, mine, theirs):
            continue
        if not kin.wider(slot.kind, mine, theirs):
            return False
        wider += 1
    return wider > 0
