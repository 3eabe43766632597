"""What a clause tells besides without saying its verb again.

"Bought howitzers from France and rockets from India", "sent tanks to Ukraine, and Denmark 19", and what is
given back: "sent shells to Russia in exchange for radars".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.matches.binding import Bound, Draft, mentions_for
from factsheet.matches.gapping import counts, gapped
from factsheet.matches.patterns import Group
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, Unit
from factsheet.model import Reference, Rule, Words

_OPENING = 5
"""Words before the thing of a further part: "and the first six retired"."""
_NAME = 3
"""Names and numbers behind a thing: "K9 Thunder"."""
_BACK = 10
"""Words between what is given and what is given for it."""
_ELSEWHERE = ("relative", "be", "have", "pronoun", "exchange", "stranger")
_BARRED = ("verb", "auxiliary", "preposition", "relative", "conjunction", "boundary", "pronoun")


@dataclass(frozen=True, slots=True)
class Part:
    """A further part: where it begins, its things or only their number, its party and the slot of that."""

    first: int
    things: tuple[int, ...]
    party: int
    slot: str
    number: int | None = None


def with_further(reading: Reading, draft: Draft, rule: Rule) -> Iterator[Draft]:
    """The draft, and one for each further part of its clause."""
    shape = _shape(rule)
    if shape is None or not draft.of(shape[0]):
        yield draft
        return
    thing, sides = shape
    draft = replace(draft, bound=(*draft.bound, *_added(reading, draft, thing, rule)))
    yield draft
    for part in parts(reading, draft, rule):
        yield _retold(reading, draft, part, thing, rule)
    yield from _by_others(reading, draft, thing, rule, sides)
    paid = _paid_with(reading, draft, rule, thing)
    if paid:
        yield _turned(reading, draft, paid, thing, rule, sides)


def parts(reading: Reading, draft: Draft, rule: Rule) -> Iterator[Part]:
    """The further parts behind the things of the draft: "... and rockets from India"."""
    shape = _shape(rule)
    if shape is None:
        return
    thing, sides = shape
    own = {one.unit for one in draft.of(thing)}
    start = max(own | {draft.anchor}) + 1
    for at in range(start if own else len(reading.units), len(reading.units)):
        if _ends(reading.units[at]):
            return
        between = reading.units[min(own) : at]
        if reading.units[at].is_a("joiner") and any(map(_is_party, between)):
            part = _part(reading.units, at, rule.slot(thing).kind, _leads(rule, sides))
            if part is not None:
                yield part


def _added(reading: Reading, draft: Draft, thing: str, rule: Rule) -> Iterator[Bound]:
    """What the clause adds to its things: "tanks to Chad, along with shells", "from Oman and 20 drones"."""
    units, own = reading.units, {one.unit for one in draft.of(thing)}
    shape = _shape(rule)
    leads = _leads(rule, shape[1]) if shape else {}
    for at in range(max(own | {draft.anchor}) + 1, len(units) - 1):
        if _ends(units[at]) or any(map(units[at].is_a, _ELSEWHERE)) or _other_does(units, at):
            return
        adds = units[at].is_a("addition") or (units[at].is_a("joiner") and counts(units[at + 1]))
        things = tuple(_things(units, at + 1, rule.slot(thing).kind)) if adds else ()
        if not things or own & set(things):
            continue
        if _part(units, at, rule.slot(thing).kind, leads) is None:
            after = units[things[-1] + 1] if things[-1] + 1 < len(units) else None
            if after is not None and _goes_on(after):
                return
            yield from _bound(reading, things, thing, rule)


def _other_does(units: Sequence[Unit], at: int) -> bool:
    """Whether somebody else stands there with things of his own: "and Norway six"."""
    parts = units[at].is_a("joiner") or units[at].mark == ","
    return parts and at + 1 < len(units) and _is_party(units[at + 1])


def _shape(rule: Rule) -> tuple[str, tuple[str, str]] | None:
    """The slot of what is counted, and the two sides between which it goes."""
    things = [slot.near for slot in rule.slots if slot.kind == "number" and slot.near]
    sides = [names for names in rule.different if len(names) == len(("from", "to"))]
    if not things or not sides:
        return None
    return things[0], (sides[0][0], sides[0][1])


def _leads(rule: Rule, sides: Sequence[str]) -> dict[str, str]:
    """By word, the side to which it leads: "from", "to"."""
    return {word: side for side in sides for word in leading_words(rule, side)}


def _is_party(unit: Unit) -> bool:
    return unit.is_a(f"{PARTIES}:party")


def _ends(unit: Unit) -> bool:
    return unit.is_a("boundary") or unit.mark == ";" or unit.is_a("verb")


def _part(units: Sequence[Unit], joiner: int, kind: str, leads: dict[str, str]) -> Part | None:
    """What a joiner adds: its things, a word that leads to a side, and a party."""
    things = tuple(_things(units, joiner + 1, kind))
    counted = not things and joiner + 1 < len(units) and counts(units[joiner + 1])
    if not (things or counted):
        return None
    at = (things or (joiner + 1,))[-1] + 1
    last = at - 1
    while at < min(last + _NAME, len(units)) and _is_name(units[at]):
        at += 1
    slot = leads.get(units[at].word) if at < len(units) else None
    party = _party_at(units, at + 1)
    number = joiner + 1 if counted else None
    return Part(joiner, things, party, slot, number) if slot and party is not None else None


def _party_at(units: Sequence[Unit], at: int) -> int | None:
    """Where a party stands that begins no clause of its own: not "and rockets from India hit"."""
    if at < len(units) and units[at].is_a("determiner") and not units[at].is_a(PARTIES):
        at += 1
    here, after = (units[one] if one < len(units) else None for one in (at, at + 1))
    if here is None or here.is_a("pronoun") or not _is_party(here):
        return None
    return None if after is not None and _goes_on(after) else at


def _things(units: Sequence[Unit], start: int, kind: str) -> Iterator[int]:
    """The things that begin there, joined or side by side."""
    last = start
    for at in range(start, len(units)):
        unit = units[at]
        if unit.is_a(kind):
            yield at
            last = at
        elif _breaks(unit) or at - last >= _OPENING:
            return


def _breaks(unit: Unit) -> bool:
    apart = unit.mark == ";" or unit.word == "'s" or _is_party(unit)
    return apart or any(map(unit.is_a, _BARRED))


def _is_name(unit: Unit) -> bool:
    return unit.is_a("digits") or unit.is_unknown_name or unit.is_a("stand-in")


def _goes_on(unit: Unit) -> bool:
    return unit.is_a("verb") or unit.is_a("auxiliary") or unit.word == "'s"


def _retold(reading: Reading, draft: Draft, part: Part, thing: str, rule: Rule) -> Draft:
    here = _things_of(reading, draft, part.things, part.number, thing, rule)
    side = _bound(reading, (part.party,), part.slot, rule)
    rest = [one for one in draft.bound if one.slot not in {thing, part.slot}]
    return replace(draft, bound=(*rest, *here, *side))


def _by_others(
    reading: Reading, draft: Draft, thing: str, rule: Rule, sides: Sequence[str]
) -> Iterator[Draft]:
    """The deed of each further party that shares the verb: "Norway six and Belgium 30"."""
    doers = [one.slot for one in draft.bound if one.slot in sides and 0 <= one.unit < draft.anchor]
    things = draft.of(thing)
    behind = max(one.unit for one in things)
    if len(set(doers)) != 1 or behind < draft.anchor:
        return
    for other in gapped(reading.units, behind + 1, rule.slot(thing).kind):
        counted = _things_of(reading, draft, other.things, other.number, thing, rule)
        party = _bound(reading, (other.party,), doers[0], rule)
        rest = [one for one in draft.bound if one.slot not in {thing, doers[0]}]
        yield replace(draft, bound=(*rest, *counted, *party))


def _things_of(
    reading: Reading,
    draft: Draft,
    things: Sequence[int],
    number: int | None,
    slot: str,
    rule: Rule,
) -> list[Bound]:
    """The things of a part, or the draft's own where a mere number stands for them: "14 tanks, Spain six"."""
    return _bound(reading, things, slot, rule) or [
        _counted(reading.units, one, number) for one in draft.of(slot)
    ]


def _counted(units: Sequence[Unit], one: Bound, number: int | None) -> Bound:
    here = units[number] if number is not None else units[one.unit]
    named = one.mention.named or (one.mention.start, one.mention.end)
    return replace(one, mention=replace(one.mention, start=here.start, end=here.end, named=named))


def _bound(reading: Reading, at: Sequence[int], slot: str, rule: Rule) -> list[Bound]:
    group = Group(slot, rule.slot(slot).kind, "")
    return [
        Bound(slot, one, mention, "also")
        for one in at
        for mention in mentions_for(reading.units[one], group)
    ]


def _paid_with(reading: Reading, draft: Draft, rule: Rule, thing: str) -> tuple[int, ...]:
    """The things that are given in exchange, if any."""
    units = reading.units
    for at in range(draft.anchor + 1, min(draft.anchor + 2 * _BACK, len(units))):
        if units[at].is_a("boundary") or units[at].mark == ";":
            return ()
        if units[at].is_a("exchange"):
            found = tuple(_things(units, at + 1, rule.slot(thing).kind))
            return () if {one.unit for one in draft.of(thing)} & set(found) else found
    return ()


def _turned(
    reading: Reading,
    draft: Draft,
    things: Sequence[int],
    thing: str,
    rule: Rule,
    sides: tuple[str, str],
) -> Draft:
    """The deed the other way round, with what is given back."""
    other = dict(zip(sides, reversed(sides), strict=True))
    bound = [
        replace(one, slot=other.get(one.slot, one.slot)) for one in draft.bound if one.slot != thing
    ]
    return replace(draft, bound=(*bound, *_bound(reading, things, thing, rule)))


def is_of_part(reading: Reading, draft: Draft, at: int, rule: Rule) -> bool:
    """Whether a word leads to the party of a further part, and so to none of the draft's own."""
    return any(part.first < at <= part.party for part in parts(reading, draft, rule))


def leading_words(rule: Rule, slot: str) -> Iterator[str]:
    """The words that lead to the slot in the short phrases of the rule: "to", "kepada"."""
    for phrase in rule.also:
        first, last = phrase.elements[0], phrase.elements[-1]
        if isinstance(first, Words) and isinstance(last, Reference) and last.slot == slot:
            yield from first.alternatives
