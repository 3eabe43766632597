"""Who is hit besides: "on five firms in Iran, a company in China and a Turkish money changer".

Where each filler of a slot makes a fact of its own, the parties that a list names after one of them,
or before it, fill the slot, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from factsheet.matches.binding import Bound, Draft
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, PLACES, Mention, Unit, is_pronoun, party_of
from factsheet.model import Rule, WordList

_ROLES = (
    ("joiner", "c"),
    ("relative", "y"),
    ("target-mark", "p"),
    ("seated", "b"),
    ("apposed", "x"),
    ("verb", "x"),
    ("link", "i"),
    ("location", "i"),
    ("digits", "q"),
    ("number-word", "q"),
    ("office", "o"),
    ("determiner", "d"),
)
_NEXT = regex.compile(
    r"[ajm][nmo]{0,5}(?:,[dnomaj]{1,8}(?=,))?(?:,|,?c)"  # one of the list, who that is, what parts it from the next
    r"(?:pd?[qon]{0,4}(?:y?b?id?n{0,3})?|[dn]{0,2}[qo][don]{0,4}(?:i[qdno]{1,4})?(?:y?b?id?n{0,3})?|d(?=j))[ajm]"
)
"""From one of a list to the next: behind "on", or behind a number or a word for persons and firms."""


def with_states(draft: Draft, rule: Rule, lists: Mapping[str, WordList]) -> Draft:
    """The draft with the state of each city that fills a slot of parties: "a firm based in Dubai"."""
    kinds = {slot.name: slot.kind for slot in rule.slots}
    bound = []
    for one in draft.bound:
        if one.mention.list == PLACES and kinds.get(one.slot) == PARTIES:
            bound += [replace(one, mention=meant) for meant in _states([one.mention], lists)]
        else:
            bound.append(one)
    return replace(draft, bound=tuple(bound))


def with_others(reading: Reading, draft: Draft, rule: Rule, lists: Mapping[str, WordList]) -> Draft:
    """The draft with all whom the list names of which it has one."""
    for slot in rule.slots:
        held = {one.unit for one in draft.of(slot.name)} if slot.apart else set[int]()
        if not held or any(at < 0 for at in held):
            continue
        taken = {party_of(one.mention) for one in draft.bound if one.slot != slot.name}
        more = [
            Bound(slot.name, at, mention, "also")
            for at in sorted(_listed(reading.units, held) - held)
            for mention in _named(reading.units[at], lists)
            if party_of(mention) not in taken
        ]
        draft = replace(draft, bound=(*draft.bound, *more))
    return draft


def _named(unit: Unit, lists: Mapping[str, WordList]) -> list[Mention]:
    named = [one for one in unit.mentions if one.list == PARTIES and not is_pronoun(one)]
    return named or _states(unit.mentions, lists)


def _states(mentions: Iterable[Mention], lists: Mapping[str, WordList]) -> list[Mention]:
    """The states that the places among the mentions lie in."""
    states = lists[PARTIES].entries
    return [
        replace(one, entry=states[one.entry.of or ""], list=PARTIES)
        for one in mentions
        if one.list == PLACES and one.entry.of in states
    ]


def _listed(units: Sequence[Unit], held: set[int]) -> set[int]:
    """The units of every list that one of those belongs to."""
    found = set(held)
    for one, other in _steps(units):
        if one in found:
            found.add(other)
    for one, other in reversed(list(_steps(units))):
        if other in found:
            found.add(one)
    return found


def _steps(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """From each of a list to the next one."""
    letters = "".join(map(_letter, units))
    for at, letter in enumerate(letters):
        hit = _NEXT.match(letters, at) if letter in "ajm" else None
        if hit is not None and not _speaks(units, hit.end() - 1):
            yield at, hit.end() - 1


def _speaks(units: Sequence[Unit], at: int) -> bool:
    """Whether it only tells of it all: "from Norway, two Danish officials said", "a Danish paper has written"."""
    after = (unit for unit in units[at + 1 :] if not unit.is_a("auxiliary") and not _is_noun(unit))
    return next((unit.is_a("speech:active") for unit in after), False)


def _is_noun(unit: Unit) -> bool:
    """Whether no list knows the word, and it has not the shape of a verb."""
    return not (unit.hits or unit.mark or unit.is_a("verb"))


def _letter(unit: Unit) -> str:
    if unit.mark:
        return "," if unit.mark == "," else "x"
    if unit.is_a(PARTIES):
        named = unit.is_a("free") or not unit.is_a("headed")
        return "a" if unit.is_a("party") and named else "j"
    if unit.is_a(PLACES):
        return "m"
    if unit.is_a("article") and not unit.is_a("definite"):
        return "q"
    found = next((letter for role, letter in _ROLES if unit.is_a(role)), "")
    return found or ("x" if unit.hits else "n")
