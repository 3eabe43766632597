"""Slots that the phrase left empty, filled from the same clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factsheet.matches.binding import Bound, Draft, drafts, ids_in, silencings
from factsheet.matches.further import is_of_part
from factsheet.matches.patterns import UNKEPT, Pattern
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, PLACES, Mention, Unit, party_of
from factsheet.model import Entry, Rule, WordList, Words


def silenced(reading: Reading, draft: Draft, unless: Sequence[Pattern]) -> str:
    """The words of the draft's own clause by which the rule wants none of it; "" where none do."""
    first, last = clause_of(reading, draft)
    told = silencings(reading, unless)
    return next((words for start, end, words in told if first <= start and end <= last), "")


def fill_from_clause(
    reading: Reading, draft: Draft, also: Sequence[Pattern], rule: Rule, rivals: Iterable[int]
) -> Draft:
    """The draft with empty slots filled by the rule's short phrases, the nearest to its anchor first.

    A filler that belongs to a filler already there (Wagner to Russia) takes its place.
    """
    others = set(rivals) - {draft.anchor}
    first, last = clause_of(reading, draft, others)
    found = [one for pattern in also for one in drafts(reading, pattern, "also")]
    near = [
        one for one in found if first <= one.anchor and one.last <= last and not _taken(draft, one)
    ]
    near = [one for one in near if not is_of_part(reading, draft, one.anchor, rule)]
    near = [
        one
        for one in near
        if not (_is_setting(reading, draft, one, rule) or _is_by_another(reading, draft, one))
    ]
    for one in sorted(near, key=lambda each: _distance(draft, each)):
        if _adds_parties(one, rule):
            parted = _verb_between(reading, draft, one)
        else:
            parted = _charge_between(reading, draft, one) or _is_of_rival(
                reading, draft, one, others
            )
        if not parted:
            draft = _merge(draft, one, rule)
    return draft


def _is_setting(reading: Reading, draft: Draft, one: Draft, rule: Rule) -> bool:
    """Whether it only tells where somebody acts: "ministers meeting in Ghana lifted the sanctions"."""
    forms = {name.rpartition(":")[2] for name in reading.units[draft.anchor].classes}
    acts = "active" in forms and "passive" not in forms
    party = any(rule.slot(each.slot).kind == PARTIES for each in one.bound if each.slot != UNKEPT)
    mark = reading.units[one.anchor]
    where = mark.is_a("location") and not mark.is_a("target-mark")
    return acts and party and where and one.anchor < draft.anchor


def _is_by_another(reading: Reading, draft: Draft, one: Draft) -> bool:
    """Whether "by" tells who does something else: "put in place after a year of lobbying by Peru"."""
    between = reading.units[draft.anchor + 1 : one.anchor]
    return reading.units[one.anchor].is_a("agent-mark") and any(
        unit.is_a("verb") for unit in between
    )


def _adds_parties(one: Draft, rule: Rule) -> bool:
    """Whether it fills a slot that takes several, and so is never full."""
    return any(rule.slot(bound.slot).at_least > 1 for bound in one.bound if bound.slot != UNKEPT)


def _verb_between(reading: Reading, draft: Draft, one: Draft) -> bool:
    """Whether another verb has it: "tiba di Hanoi dan mengecam perang dagang dengan AS"."""
    units = reading.units[draft.anchor + 1 : one.anchor]
    return any(unit.is_a("verb") for unit in units)


def _is_of_rival(reading: Reading, draft: Draft, one: Draft, rivals: set[int]) -> bool:
    """Whether it belongs to a deed told behind a comma: "after meeting Xi, he flew to Hanoi"."""
    between = range(draft.anchor + 1, one.anchor)
    commas = [at for at in between if reading.units[at].mark == ","]
    return (
        any(commas[0] < at and reading.units[at].is_a("verb") for at in rivals & set(between))
        if commas
        else False
    )


def _charge_between(reading: Reading, draft: Draft, one: Draft) -> bool:
    """Whether it belongs to what somebody is blamed for: "blacklisted a firm for helping traders in Peru".

    So it does behind "firms it says arm", "perusahaan yang disebutnya memasok".
    """
    units = reading.units[draft.anchor + 1 : one.last + 2]
    return any(_opens_charge(unit, after) for unit, after in pairwise(units))


def _opens_charge(unit: Unit, after: Unit) -> bool:
    if unit.word == "for":
        return after.is_a("verb") and after.word.endswith("ing")
    if unit.is_a("relative"):
        return after.is_a("speech") and after.word.endswith("nya")
    return unit.is_a("pronoun") and after.is_a("speech:active")


def clause_of(reading: Reading, draft: Draft, rivals: Iterable[int] = ()) -> tuple[int, int]:
    """The units around the draft that no border, free actor or other anchor parts from it."""
    used = {one.unit for one in draft.bound}
    first = draft.first
    others = set(rivals) - {draft.anchor}
    while first > 0 and not _is_left_border(reading, first - 1, used) and first - 1 not in others:
        first -= 1
    last = draft.last
    while last + 1 < len(reading.units) and not _is_right_border(reading, last + 1, used):
        last += 1
    return first, last


def _is_left_border(reading: Reading, at: int, used: set[int]) -> bool:
    unit = reading.units[at]
    return (
        unit.is_a("boundary")
        or unit.mark == ";"
        or unit.is_a("speech:active")
        or (unit.is_a("cause") and unit.is_a("conjunction"))
        or (unit.is_a("free") and at not in used)
    )


def _is_right_border(reading: Reading, at: int, used: set[int]) -> bool:
    unit = reading.units[at]
    return unit.is_a("boundary") or unit.mark == ";" or (unit.is_a("free") and at not in used)


def _taken(draft: Draft, one: Draft) -> bool:
    """Whether it needs a unit that the draft has in another slot already."""
    used = {bound.unit: bound.slot for bound in draft.bound if bound.slot != UNKEPT}
    return any(
        used.get(bound.unit, bound.slot) != bound.slot
        and bound.mention.list != PLACES
        and bound.slot != UNKEPT
        for bound in one.bound
    )


def _distance(draft: Draft, one: Draft) -> tuple[int, int, int]:
    """Phrases that begin with a word, such as a preposition, come before mere neighbourhood."""
    loose = not isinstance(one.pattern.phrase.elements[0], Words)
    behind = one.anchor < draft.anchor
    return (int(loose), int(behind), abs(one.anchor - draft.anchor))


def _merge(draft: Draft, one: Draft, rule: Rule) -> Draft:
    if _clashes(draft, one, rule):
        return draft
    behind = one.anchor < draft.anchor
    for slot in {bound.slot for bound in one.bound} - {UNKEPT}:
        here, there = draft.of(slot), one.of(slot)
        plural = rule.slot(slot).at_least > 1
        if not here or (plural and not behind and not ids_in(one, slot) <= ids_in(draft, slot)):
            draft = replace(draft, bound=(*draft.bound, *there))
        elif _more_exact(there, here):
            kept = tuple(bound for bound in draft.bound if bound.slot != slot)
            draft = replace(draft, bound=(*kept, *there))
    return draft


def _clashes(draft: Draft, one: Draft, rule: Rule) -> bool:
    """Whether it would put one party into two slots that must differ."""
    for names in rule.different:
        for slot in names:
            others = {
                party_of(bound.mention)
                for name in names
                if name != slot
                for bound in draft.of(name)
            }
            if others & {party_of(bound.mention) for bound in one.of(slot)}:
                return True
    return False


def _more_exact(there: Sequence[Bound], here: Sequence[Bound]) -> bool:
    wholes = {party_of(bound.mention) for bound in here}
    return all(bound.mention.entry.part_of in wholes for bound in there)


def with_host(reading: Reading, draft: Draft, rule: Rule, lists: Mapping[str, WordList]) -> Draft:
    """The draft with the country of its place among the parties, where they are too few and it hosts them."""
    told = {one.entry.id for one in reading.units[draft.anchor].mentions}
    if not (is_hosted_kind(rule, told) or _is_of_body(reading, draft)):
        return draft
    for slot in rule.slots:
        hosts = {
            bound.mention.entry.of: bound for bound in draft.bound if bound.mention.list == PLACES
        }
        few = len(ids_in(draft, slot.name)) < slot.at_least and slot.at_least > 1
        for host, bound in hosts.items() if few else ():
            entry = lists[slot.kind].entries.get(host or "")
            if entry is not None:
                draft = _with_host_party(draft, slot.name, entry, bound)
    return draft


def is_hosted_kind(rule: Rule, told: set[str]) -> bool:
    """Whether one of these kinds of event is such that the state of its place takes part."""
    return not told.isdisjoint({slot.hosts for slot in rule.slots if slot.hosts})


def _is_of_body(reading: Reading, draft: Draft) -> bool:
    """Whether a body of states meets: "the ECOWAS summit in Accra" is Ghana's, too.

    Where persons are told of, it is they who meet, and the body's meeting is but the setting.
    """
    named = {bound.unit: party_of(bound.mention) for bound in draft.bound}
    bodies = {party for at, party in named.items() if reading.units[at].is_a("hosted-body")}
    people = {
        party_of(one)
        for unit in reading.units
        for one in unit.mentions
        if one.list == PARTIES and (one.entry.of or unit.is_a("headed"))
    }
    others = any(unit.is_a("free") for unit in reading.units[: draft.first])
    return bool(bodies) and people <= bodies and not others


def with_seat(reading: Reading, draft: Draft, rule: Rule) -> Draft:
    """The draft with its empty place filled by the capital that somebody goes to: "visits Beijing"."""
    empty = [slot.name for slot in rule.slots if slot.kind == PLACES and not draft.of(slot.name)]
    for bound in draft.bound if empty else ():
        seats = _seats(reading, bound)
        if seats:
            there = (Bound(empty[0], bound.unit, seat, "also") for seat in seats)
            return replace(draft, bound=(*draft.bound, *there))
    return draft


def _seats(reading: Reading, bound: Bound) -> list[Mention]:
    unit = reading.units[bound.unit] if bound.unit > 0 else None
    if unit is None or unit.is_a("free") or not unit.is_a("actor:capital"):
        return []
    before = reading.units[bound.unit - 1]
    reached = before.is_a("kind:verbs") or before.is_a("location") or before.is_a("destination")
    return [one for one in unit.mentions if one.list == PLACES] if reached else []


def _with_host_party(draft: Draft, slot: str, entry: Entry, place: Bound) -> Draft:
    mention = replace(place.mention, entry=entry, list=PARTIES)
    return replace(draft, bound=(*draft.bound, Bound(slot, place.unit, mention, "also")))
