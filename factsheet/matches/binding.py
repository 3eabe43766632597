"""From a phrase that matched to fillers in slots: series collected whole, empty slots filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from factsheet.matches.patterns import Group, Pattern
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTY, PERSON, SUBJECT, Mention, Unit, party_of
from factsheet.matches.words import tokens_of
from factsheet.model import Rule, WordList, Words

TIMEOUT_S = 0.25
"""CPU seconds of one pattern on one sentence; a sane phrase takes microseconds."""

_INCLUSION_REACH = 12
"""Words between a thing and the "including" that tells what it consists of."""

_TWO = 2
_SERIES_STEP = 4
"""Words between two things of a series: ", dan 20 unit roket", "as well as several"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One filler of one slot: the unit it stands in and how it came there."""

    slot: str
    unit: int
    mention: Mention
    via: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A phrase that matched at an anchor, with what it bound so far."""

    pattern: Pattern
    anchor: int
    first: int
    last: int
    bound: tuple[Bound, ...]

    def of(self, slot: str) -> tuple[Bound, ...]:
        """What is bound to the slot."""
        return tuple(one for one in self.bound if one.slot == slot)


def ids_in(draft: Draft, slot: str) -> set[str]:
    """The ids that fill the slot."""
    return {party_of(bound.mention) for bound in draft.of(slot)}


def drafts(reading: Reading, pattern: Pattern, via: str = "phrase") -> Iterator[Draft]:
    """Every place of the sentence where the pattern matches, one draft for each anchor.

    Errors: TimeoutError where the pattern runs away.
    """
    for at in anchors_in(reading, pattern):
        start = reading.starts[at]
        right = pattern.right.match(reading.shorthand, start, timeout=TIMEOUT_S)
        if right is None:
            continue
        left = None
        if pattern.left is not None:
            left = pattern.left.match(reading.shorthand, 0, start, timeout=TIMEOUT_S)
            if left is None:
                continue
        before = tuple(_bound(reading, pattern, left, via))
        if any(_acts_elsewhere(reading, one.unit, at) for one in before):
            continue
        bound = (*before, *_bound(reading, pattern, right, via))
        first = reading.index(left.start()) if left is not None else at
        yield Draft(pattern, at, first, reading.index(max(right.end() - 1, start)), bound)


def _acts_elsewhere(reading: Reading, at: int, anchor: int) -> bool:
    """Whether its relative clause ends before the anchor: "the jets (that) Oman bought have arrived"."""
    units = reading.units
    between = units[at + 1 : anchor]
    goes_on = units[anchor].word.endswith("ing") or (between and between[-1].is_a("purpose"))
    acts = any(unit.is_a("verb") and not unit.is_a("speech") for unit in between)
    return units[at].is_a("of-thing") and acts and not goes_on


def anchors_in(reading: Reading, pattern: Pattern) -> Iterator[int]:
    """The units that the pattern may hang on."""
    for at, unit in enumerate(reading.units):
        if not unit.mark and _is_anchor(unit, pattern.anchors):
            yield at


def silencings(reading: Reading, patterns: Iterable[Pattern]) -> Iterator[tuple[int, int, str]]:
    """From which unit to which one of the patterns matches, and its words there.

    A word silences inside a party, too ("Kenyan police officers"), but not as part of its very name:
    the Arab League plays no football.
    """
    for pattern in patterns:
        for found in drafts(reading, pattern):
            units = reading.units[found.first : found.last + 1]
            words = " ".join(token.surface for unit in units for token in unit.tokens)
            yield found.first, found.last, words
        for at, unit in enumerate(reading.units):
            inside = _said_inside(unit, pattern)
            if inside:
                yield at, at, inside


def _said_inside(unit: Unit, pattern: Pattern) -> str:
    elements = pattern.phrase.elements
    words = [one for one in elements if isinstance(one, Words) and len(one.alternatives) == 1]
    if len(unit.tokens) < _TWO or len(words) < len(elements):
        return ""
    said = " ".join(one.alternatives[0] for one in words)
    run = [token.folded for token in tokens_of(said)]
    there = _runs(unit, run)
    return said if there and set(there) - _named(unit) else ""


def _named(unit: Unit) -> set[int]:
    """Which of its words are part of a name that a list knows whole."""
    names = [tokens_of(one.text) for each in unit.mentions for one in each.entry.names]
    runs = [[token.folded for token in name] for name in names]
    return {at + step for run in runs for at in _runs(unit, run) for step in range(len(run))}


def _runs(unit: Unit, run: Sequence[str]) -> list[int]:
    """Where these words begin in a unit."""
    here = [token.folded for token in unit.tokens]
    return [at for at in range(len(here)) if here[at : at + len(run)] == run]


def _is_anchor(unit: Unit, anchors: frozenset[str]) -> bool:
    return (
        bool(unit.classes & anchors)
        or f"word:{unit.word}" in anchors
        or (f"word:{unit.tokens[0].folded}" in anchors and _is_plain(unit))
    )


def _is_plain(unit: Unit) -> bool:
    """Whether it is words, as "expected in" is, and no name."""
    return not unit.mentions or unit.is_a("kind:verbs")


def _bound(
    reading: Reading, pattern: Pattern, hit: regex.Match[str] | None, via: str
) -> Iterator[Bound]:
    if hit is None:
        return
    for name, words in hit.groupdict().items():
        if words is None:
            continue
        group = pattern.groups[int(name[1:])]
        at = reading.index(hit.start(name))
        unit = reading.units[at]
        for mention in mentions_for(unit, group):
            yield Bound(group.slot, at, mention, via)


def mentions_for(unit: Unit, group: Group) -> tuple[Mention, ...]:
    """The unit's mentions that can fill the group, a plural party with all its members."""
    form = "" if group.form in {PARTY, PERSON, SUBJECT} else group.form
    ids = {hit.entry.id for hit in unit.hits if hit.list == group.list and hit.form == form}
    found = tuple(
        one for one in unit.mentions if one.list == group.list and (not form or one.entry.id in ids)
    )
    return found if len(unit.tokens) > 1 else _first_each(found)


def _first_each(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(party_of(mention), mention)
    return tuple(seen.values())


def with_series(reading: Reading, draft: Draft, rule: Rule, lists: Mapping[str, WordList]) -> Draft:
    """The draft with every slot of things filled by its whole series: "roket, rudal dan 20 drone"."""
    for slot in rule.slots:
        words = lists.get(slot.kind)
        bound = draft.of(slot.name)
        if words is None or words.kind != "things" or not bound:
            continue
        if bound[0].mention.list == "place" or bound[0].mention.list != slot.kind:
            continue
        others = tuple(one for one in draft.bound if one.slot != slot.name)
        draft = replace(draft, bound=(*others, *_series(reading, bound, slot.name, slot.kind)))
    return draft


def _series(reading: Reading, bound: Sequence[Bound], slot: str, list_name: str) -> Iterator[Bound]:
    group = Group(slot, list_name, "")
    units = sorted({one.unit for one in bound})
    before = reversed(list(_onward(reading, units[0], list_name, -1)))
    for at in (*before, *units, *_onward(reading, units[-1], list_name, 1)):
        for mention in mentions_for(reading.units[at], group):
            yield Bound(slot, at, mention, bound[0].via)


def expert_draft(hit: regex.Match[str], reading: Reading, pattern: Pattern, start: int) -> Draft:
    """A draft from a raw regex: each named group is a slot, filled by the names inside it."""
    inside = [
        at for at, unit in enumerate(reading.units) if hit.start() <= unit.start - start < hit.end()
    ]
    bound = []
    for name, words in hit.groupdict().items():
        for at in inside if words is not None else ():
            unit = reading.units[at]
            if hit.start(name) <= unit.start - start < hit.end(name):
                bound += [
                    Bound(name, at, mention, "phrase") for mention in _first_each(unit.mentions)
                ]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    return Draft(pattern, first, first, last, tuple(bound))


def _onward(reading: Reading, at: int, list_name: str, step: int) -> Iterator[int]:
    found: int | None = at
    while found is not None:
        here = found
        found = _next_member(reading, here, list_name, step)
        if found is None:
            found = _included(reading, here, list_name, step)
        if found is not None:
            yield found


def _included(reading: Reading, at: int, list_name: str, step: int) -> int | None:
    """What a later "termasuk" adds: "peralatan militer kepada Taiwan, termasuk 60 rudal"."""
    if step < 0:
        return None
    for here in range(at + 1, min(at + _INCLUSION_REACH, len(reading.units))):
        unit = reading.units[here]
        if unit.is_a("boundary") or unit.is_a("free") or unit.mark == ";" or unit.word == ".":
            return None
        if unit.is_a("inclusion"):
            near = range(here + 1, min(here + 1 + _SERIES_STEP, len(reading.units)))
            return next((found for found in near if reading.units[found].is_a(list_name)), None)
    return None


def _next_member(reading: Reading, at: int, list_name: str, step: int) -> int | None:
    joined = False
    for distance in range(1, _SERIES_STEP * 2):
        here = at + step * distance
        if not 0 <= here < len(reading.units):
            return None
        unit = reading.units[here]
        if unit.is_a(list_name):
            return here if joined or distance == 1 else None
        joined = joined or unit.mark == "," or unit.is_a("joiner")
        if _breaks_series(unit) or (distance >= _SERIES_STEP and not joined):
            return None
    return None


def _breaks_series(unit: Unit) -> bool:
    if unit.is_a("joiner") or unit.word == "of":
        return False
    barred = (
        "verb",
        "preposition",
        "kind:actors",
        "conjunction",
        "boundary",
        "auxiliary",
        "pronoun",
    )
    return unit.mark in {";", "-"} or any(unit.is_a(name) for name in barred)
