"""A claim as merging sees it: what it names, its time, its group of status."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from factsheet.facts.kinship import Ids, Kinship
from factsheet.model import Claim, Quantity, Rule, Status, When

Group = Literal["happened", "planned", "denied"]
_NARROW = timedelta(days=31)
_CLOSE = timedelta(days=7)
_OPENING = timedelta(days=30)
"""A window without an end ("since February") is compared by its opening days."""


@dataclass(frozen=True, slots=True)
class View:
    """One claim, ready to be compared. `sets` lacks the slots that the article does not fill."""

    claim: Claim
    sets: Mapping[str, Ids]
    deputies: Mapping[str, Ids]
    titles: Mapping[str, Ids]
    window: tuple[date, date] | None
    group: Group
    mark: str
    """Identity: the same words of the same article, whatever their status."""
    order: tuple[object, ...]
    """A place among all claims that does not depend on how they came in."""

    @property
    def narrow(self) -> bool:
        """Dated to a month or closer."""
        return self.window is not None and self.window[1] - self.window[0] < _NARROW

    @property
    def close(self) -> bool:
        """Dated to a week or closer."""
        return self.window is not None and self.window[1] - self.window[0] < _CLOSE

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities it gives."""
        return tuple(one for one in self.claim.slots.values() if isinstance(one, Quantity))

    @property
    def figures(self) -> frozenset[tuple[float | None, float | None, str]]:
        """The quantities it gives in numbers, comparable."""
        return frozenset(one for one in self.counts() if one[:2] != (None, None))

    def counts(self) -> frozenset[tuple[float | None, float | None, str]]:
        """The quantities it gives, comparable."""
        return frozenset((one.min, one.max, (one.word or "").casefold()) for one in self.quantities)


def group_of(status: Status) -> Group:
    """Happened (confirmed, reported, alleged), planned or denied."""
    return status if status in {"planned", "denied"} else "happened"


def view(claim: Claim, rule: Rule, kin: Kinship) -> View:
    """The claim as merging sees it."""
    slots = [rule.slot(name) for name in rule.event.same]
    denied = claim.status == "denied"
    ids = {slot.name: kin.ids(slot, claim.slots.get(slot.name), general=denied) for slot in slots}
    deputies: dict[str, Ids] = {}
    titles: dict[str, Ids] = {}
    for slot in slots:
        if slot.at_least > 1:
            deputies.update(kin.deputies(slot, claim.slots.get(slot.name)))
            titles.update(kin.titles(slot, claim.slots.get(slot.name)))
    sets = {name: one for name, one in ids.items() if one}
    group = group_of(claim.status)
    return View(
        claim, sets, deputies, titles, _window(claim), group, identity(claim), _order(claim)
    )


def _order(claim: Claim) -> tuple[object, ...]:
    place = claim.published or date.max, claim.article, claim.start, claim.end
    slots = sorted(claim.slots.items(), key=lambda pair: pair[0])
    return (*place, claim.status, repr(slots), repr(replace(claim, slots={})))


def _window(claim: Claim) -> tuple[date, date] | None:
    for value in claim.slots.values():
        if isinstance(value, When) and value.start:
            return value.start, value.end or value.start + _OPENING
    return None


def identity(claim: Claim) -> str:
    """What stays the same about a claim from run to run: its rule and its words' place."""
    content = f"{claim.rule}|{claim.article}|{claim.start}|{claim.end}"
    fillers = sorted(
        f"{name}={filler.id}"
        for name, value in claim.slots.items()
        if isinstance(value, tuple)
        for filler in value
    )
    return hashlib.sha256("|".join([content, *fillers]).encode()).hexdigest()[:24]
