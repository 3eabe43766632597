"""Which drafts stand: no questions, no conditionals, one for each event told, every role filled."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factsheet.matches.binding import Bound, Draft, ids_in
from factsheet.matches.designation import designations
from factsheet.matches.filling import is_hosted_kind
from factsheet.matches.further import with_further
from factsheet.matches.one_thing import betters, is_told_of, unkept
from factsheet.matches.patterns import UNKEPT
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, PLACES, party_of
from factsheet.model import Article, Capture, Filler, Match, Rule, Sentence, Slot

_APIECE = 2
"""Words between "separate" and the event that it parts: "separate bilateral meetings"."""


def asks(reading: Reading, text: str) -> bool:
    """Whether the sentence is a question, or quotes one: it states nothing."""
    return "?" in text or reading.units[0].is_a("question")


def is_conditional(reading: Reading, draft: Draft) -> bool:
    """Whether "jika" or "if" rules the clause of the draft: no comma between it and the anchor."""
    opening = reading.units[:2]
    if opening[0].is_a("condition") and opening[-1].mark == ",":
        return True
    if opening[0].is_a("inversion") and opening[-1].is_a("party"):
        return True
    for at in range(draft.anchor - 1, -1, -1):
        unit = reading.units[at]
        if unit.is_a("condition"):
            return True
        if unit.mark and at < draft.first:
            return False
        if unit.is_a("boundary") or unit.mark == ";":
            return False
    return False


def party(bound: Bound) -> str:
    """The actor that a filler stands for, or its own id; a place stays itself."""
    return party_of(bound.mention)


def holds(draft: Draft, rule: Rule) -> bool:
    """Whether every slot that may not be missing is filled, and what must differ does."""
    filled = not any(True for _ in unfilled(draft, rule))
    return filled and all(_differ(draft, names) for names in rule.different)


def unfilled(draft: Draft, rule: Rule) -> Iterator[Slot]:
    """The slots for which the sentence gave nothing, or too little."""
    for slot in rule.slots:
        filled = {party(bound) for bound in draft.of(slot.name)}
        if slot.kind in {"number", "date", "text"} or (slot.may_be_missing and not filled):
            continue
        if len(filled) < slot.at_least:
            yield slot


def doubled(draft: Draft, rule: Rule) -> Iterator[tuple[tuple[str, ...], Bound]]:
    """The slots that must differ and hold one party, with the last filler that names it."""
    for names in rule.different:
        if not _differ(draft, names):
            seen: set[str] = set()
            for name in names:
                here = draft.of(name)
                yield from ((names, bound) for bound in here if party(bound) in seen)
                seen |= {party(bound) for bound in here}


def _differ(draft: Draft, names: Sequence[str]) -> bool:
    sets = [{party(bound) for bound in draft.of(name)} for name in names]
    return sum(map(len, sets)) == len(set().union(*sets))


def chosen(full: Sequence[Draft], rule: Rule, reading: Reading) -> list[Draft]:
    """The drafts of a sentence that become matches."""
    own = [one for one in full if not any(betters(reading, one, full, rule))]
    told = [each for one in best(own, rule) for each in with_further(reading, one, rule)]
    whole = [one for one in told if holds(one, rule) and not _at_home(one, rule)]
    hosted = [part for one in whole for part in _apart(one, rule, reading)]
    return distinct([part for one in hosted for part in _one_each(one, rule)], rule, reading)


def _one_each(draft: Draft, rule: Rule) -> Iterator[Draft]:
    """A draft for each filler of a slot that makes a fact of each: "sanctions on Iran and Mali" are two."""
    parts = [draft]
    for slot in rule.slots:
        apart = _apart_in(draft, slot) if slot.apart else []
        if len(apart) > 1:
            others = [[one for one in part.bound if one.slot != slot.name] for part in parts]
            parts = [replace(draft, bound=(*rest, one)) for rest in others for one in apart]
    yield from parts


def _apart_in(draft: Draft, slot: Slot) -> list[Bound]:
    """Who stands there for himself: no whole beside its part ("Russia's Wagner"), no "Franco-German"."""
    each = {party(one): one for one in draft.of(slot.name)}
    wholes = {one.mention.entry.part_of for one in each.values()}
    ends = {one.mention.end + len("-") for one in each.values()}
    if any(one.mention.start in ends for one in each.values()):
        return []
    apart = [one for name, one in each.items() if name not in wholes]
    return sorted(apart, key=lambda one: one.mention.start)


def _apart(draft: Draft, rule: Rule, reading: Reading) -> Iterator[Draft]:
    """A draft for each of several hosts or partners: "will visit Tonga and Fiji" are two visits."""
    for slot in rule.slots:
        others = {party(one): one for one in draft.of(slot.name) if one.unit > draft.anchor}
        own = [one for one in draft.of(slot.name) if party(one) not in others]
        if slot.at_least > 1 and len(others) > 1 and own:
            units = {one.unit for one in others.values()}
            hosted = len(units) == 1 and _is_hosted(draft, rule, units)
            if hosted or _is_apiece(draft, reading, units) or _is_each_elsewhere(draft, units):
                rest = tuple(one for one in draft.bound if one.slot != slot.name)
                for other in others.values():
                    yield replace(draft, bound=(*_there(rest, other, units), *own, other))
                return
    yield draft


def _at_home(draft: Draft, rule: Rule) -> bool:
    """Whether guest and host are of one state: "Taliban fighters arrived in Kabul" is no visit."""
    families = {
        bound.mention.entry.part_of or party(bound)
        for slot in rule.slots
        if slot.at_least > 1
        for bound in draft.of(slot.name)
    }
    return len(families) == 1 and _is_hosted(draft, rule, {one.unit for one in draft.bound})


def _is_each_elsewhere(draft: Draft, partners: set[int]) -> bool:
    """Whether each of several has a place of its own: "met Macron in Paris and Merz in Berlin"."""
    ends = [*sorted(partners), sys.maxsize]
    places = {one.unit for one in draft.bound if one.mention.list == PLACES}
    return len(partners) > 1 and all(
        any(one < at < other for at in places) for one, other in pairwise(ends)
    )


def _there(rest: Sequence[Bound], host: Bound, partners: set[int]) -> list[Bound]:
    """What else is told, but of the seats that stand with the host's name only its own, and of places the next one."""
    own = {host.mention.entry.id, party(host)}
    kept = [one for one in rest if one.unit != host.unit or one.mention.entry.of in own]
    following = min((at for at in partners if at > host.unit), default=sys.maxsize)
    near = {
        one.unit for one in kept if one.mention.list == PLACES and host.unit < one.unit < following
    }
    return [one for one in kept if one.mention.list != PLACES or not near or one.unit in near]


def _is_hosted(draft: Draft, rule: Rule, hosts: set[int]) -> bool:
    """Whether the event is of the kind that a place hosts, and no other place is told."""
    told = {bound.mention.entry.id for bound in draft.bound if bound.unit == draft.anchor}
    places = {one.unit for one in draft.bound if one.mention.list == PLACES}
    return is_hosted_kind(rule, told) and places <= hosts


def _is_apiece(draft: Draft, reading: Reading, partners: set[int]) -> bool:
    """Whether it is said to be one for each partner: "held separate talks with", "met A and B separately"."""
    before = reading.units[max(draft.anchor - _APIECE, 0) : min(partners)]
    behind = reading.units[max(partners) + 1 : max(partners) + 1 + _APIECE]
    return any(unit.is_a("apiece") for unit in (*before, *behind))


def best(drafts: Sequence[Draft], rule: Rule) -> Iterator[Draft]:
    """One draft for each anchor, and one of those that share a thing; the fullest, then the first."""
    order = {phrase.place: number for number, phrase in enumerate(rule.find)}
    ranked = sorted(
        _heads(drafts, rule),
        key=lambda one: (_emptiness(one, rule), order[one.pattern.phrase.place], one.anchor),
    )
    taken_anchors: set[int] = set()
    taken_things: set[int] = set()
    chosen = []
    for draft in ranked:
        things = {one.unit for one in draft.bound if _is_thing(one, draft)}
        if draft.anchor in taken_anchors or things & taken_things:
            continue
        taken_anchors.add(draft.anchor)
        taken_things |= things
        chosen.append(draft)
    yield from sorted(chosen, key=lambda one: one.anchor)


def _heads(drafts: Sequence[Draft], rule: Rule) -> Iterator[Draft]:
    """The drafts without those whose deed another only speaks of, or tells besides.

    Who "calls on France to lift sanctions" tells of no lifting, "lifted the sanctions imposed on Mali" of one deed.
    """
    wanted = {at for one in drafts if is_told_of(one, rule) for at in unkept(one)}
    for draft in drafts:
        closed = [one for one in drafts if one.anchor != draft.anchor]
        things = {at for at in unkept(draft) if at == draft.anchor - 1}
        if draft.anchor not in wanted and not any(things & unkept(one) for one in closed):
            yield draft


def distinct(drafts: Sequence[Draft], rule: Rule, reading: Reading) -> list[Draft]:
    """One draft for each event of a clause, the one that says most: "flew to Moscow and met Putin".

    Behind a semicolon the same may be told anew: "X accused Y of arming Z; Y denies arming anyone".
    """
    names = [name for name in rule.event.same if not rule.slot(name).may_be_missing]
    told: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        stops = sum(unit.mark == ";" for unit in reading.units[: draft.anchor])
        filled = (frozenset(party(bound) for bound in draft.of(name)) for name in names)
        key = (stops, *filled)
        if key not in told or len({one.slot for one in draft.bound}) > len(
            {one.slot for one in told[key].bound}
        ):
            told[key] = draft
    return list(told.values())


def _is_thing(bound: Bound, draft: Draft) -> bool:
    is_anchor = bound.unit == draft.anchor
    return not is_anchor and bound.unit >= 0 and bound.mention.list not in {PARTIES, PLACES}


def _emptiness(draft: Draft, rule: Rule) -> tuple[int, int]:
    needed = [slot.name for slot in rule.slots if not slot.may_be_missing]
    empty = sum(max(rule.slot(name).at_least - len(ids_in(draft, name)), 0) for name in needed)
    broken = not all(_differ(draft, names) for names in rule.different)
    lent = sum(bound.via == "before" for bound in draft.bound)
    by_phrase = sum(any(bound.via == "phrase" for bound in draft.of(name)) for name in needed)
    return (empty + broken, lent - by_phrase)


def match_of(
    draft: Draft, reading: Reading, rule: Rule, article: Article, sentence: Sentence
) -> Match:
    """The draft as a Match, in offsets of the article."""
    units = reading.units
    spans = [(units[one.unit].start, units[one.unit].end) for one in draft.bound if one.unit >= 0]
    anchor = units[draft.anchor]
    return Match(
        rule=rule.name,
        phrase=draft.pattern.phrase,
        article=article.name,
        sentence=sentence.number,
        start=min([anchor.start, *(start for start, _ in spans)]),
        end=max([anchor.end, *(end for _, end in spans)]),
        anchor=(anchor.start, anchor.end),
        captures=tuple(_capture(bound, article) for bound in _distinct(draft.bound)),
        named=tuple(designations(reading, draft, rule, article)),
    )


def _distinct(bound: Sequence[Bound]) -> Iterator[Bound]:
    seen = set()
    for one in bound:
        if one.slot == UNKEPT:
            continue
        mark = (one.slot, party(one))
        if mark not in seen:
            seen.add(mark)
            yield one


def _capture(bound: Bound, article: Article) -> Capture:
    mention = bound.mention
    start, end = mention.named or (mention.start, mention.end)
    text = article.text[start:end]
    filler = Filler(party(bound), " ".join(text.split()))
    via = {"also": "also", "before": "before"}.get(bound.via, "phrase")
    return Capture(bound.slot, filler, mention.start, mention.end, via)  # type: ignore[arg-type]
