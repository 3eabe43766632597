"""What the claims of one fact agree on, slot by slot, the most exact first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factsheet.facts.figures import compatible
from factsheet.facts.kinship import Ids, Kinship
from factsheet.facts.views import View
from factsheet.model import STATUSES, Filler, Quantity, Rule, Slot, Slots, SlotValue, When


@dataclass(frozen=True, slots=True)
class _Way:
    """How a slot is read: with these lists, in a denial, as part of what makes the event."""

    kin: Kinship
    denied: bool
    same: bool


def agreed(
    rule: Rule, views: Sequence[View], general: Sequence[View], kin: Kinship
) -> tuple[Slots, tuple[str, ...]]:
    """The slots of the fact, and the names of those on which its claims disagree.

    Denials are asked only where nothing else is said. `general` claims, in wider words, add the slots
    that the others leave open; those of other articles are heard beside them on all but what makes
    the event.
    """
    said = [one for one in views if one.group != "denied"] or list(views)
    ranked = sorted(said, key=lambda one: (STATUSES.index(one.claim.status), one.order))
    near = {one.claim.article for one in views}
    afar = [one for one in general if one.claim.article not in near]
    slots: dict[str, SlotValue] = {}
    differs: list[str] = []
    for slot in rule.slots:
        values = _said(slot, ranked)
        if not values:
            values = _said(slot, general)
        elif slot.name not in rule.event.same:
            values += _said(slot, afar)
        if not values:
            continue
        value = _one(
            slot, values, _Way(kin, views[0].group == "denied", slot.name in rule.event.same)
        )
        if value is None:
            differs.append(slot.name)
        else:
            slots[slot.name] = value
    return slots, tuple(differs)


def _said(slot: Slot, views: Sequence[View]) -> list[SlotValue]:
    return [value for one in views if (value := one.claim.slots.get(slot.name))]


def _one(slot: Slot, values: Sequence[SlotValue], way: _Way) -> SlotValue | None:
    quantities = [value for value in values if isinstance(value, Quantity)]
    if quantities:
        return _quantity(quantities)
    times = [value for value in values if isinstance(value, When)]
    if times:
        return _when(times)
    fillers = [value for value in values if isinstance(value, tuple)]
    if slot.kind == "text":
        return _words(fillers)
    return _fillers(slot, fillers, way)


def _words(values: Sequence[tuple[Filler, ...]]) -> tuple[Filler, ...]:
    """All that is said, without what other words hold already: "Banco Sol" in "the lender Banco Sol"."""
    said = {one.text.casefold(): one for value in values for one in value}
    return tuple(
        one
        for text, one in said.items()
        if not any(text != other and text in other for other in said)
    )


def _fillers(
    slot: Slot, values: Sequence[tuple[Filler, ...]], way: _Way
) -> tuple[Filler, ...] | None:
    """The fullest and most exact set. Slots that make the event agree by definition."""
    kin = way.kin
    sets = [kin.ids(slot, value, general=way.denied) for value in values]
    best = max(range(len(sets)), key=lambda n: (len(sets[n]), kin.depth(slot.kind, sets[n]), -n))
    if not way.same and not all(_meets(slot, kin, one, sets[best]) for one in sets):
        return None
    kept: dict[str, Filler] = {}
    for filler in values[best]:
        if kin.actor(slot.kind, filler) in sets[best]:
            kept.setdefault(kin.actor(slot.kind, filler), filler)
    return tuple(kept.values())


def _meets(slot: Slot, kin: Kinship, one: Ids, best: Ids) -> bool:
    return kin.agree(slot.kind, one, best) or kin.wider(slot.kind, one, best)


def _quantity(values: Sequence[Quantity]) -> Quantity | None:
    """The most exact figure, where all others leave room for it."""
    best = min(values, key=lambda one: (_width(one), one.approx))
    return best if all(compatible(best, one) for one in values) else None


def _width(one: Quantity) -> float:
    if one.min is None and one.max is None:
        return float("inf")
    if one.min is None or one.max is None:
        return 1e18  # a bound says more than a vague word and less than any range
    return one.max - one.min


def _when(values: Sequence[When]) -> When | None:
    """The closest window, where it meets all others; words only where nothing was resolved."""
    resolved = [one for one in values if one.start]
    if not resolved:
        return values[0]
    best = min(resolved, key=lambda one: _last(one) - (one.start or date.min))
    start, end = best.start or date.min, _last(best)
    met = all((one.start or date.min) <= end and start <= _last(one) for one in resolved)
    return best if met else None


def _last(one: When) -> date:
    return one.end or date.max
