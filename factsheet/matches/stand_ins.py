"""Numbers and words that stand for things named before: "has so far received 10", "sent them"."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.matches.units import STAND_IN, Mention, Unit
from factsheet.model import Entry

_AFTER = (
    "part-of-a-count",
    "preposition",
    "conjunction",
    "adverb",
    "auxiliary",
    "verb",
    "relative",
    "year",
)
_OBJECT = ("determiner", "digits", "number-word", "kind:things")
"""What shows that "them" are persons: "sold them six radars"."""
_BEFORE = ("kind:verbs", "for", "counts-more", "adverb")


def with_stand_ins(units: Sequence[Unit], counted: Sequence[str]) -> list[Unit]:
    """The units, with stand-ins as things of each counted list until it is known what they mean."""
    if not counted:
        return list(units)
    return [
        _thing(unit, counted) if _is_word(units, at) or _is_bare_number(units, at) else unit
        for at, unit in enumerate(units)
    ]


def _thing(unit: Unit, counted: Sequence[str]) -> Unit:
    entry = Entry(STAND_IN, ())
    mentions = tuple(Mention(entry, name, unit.start, unit.end) for name in counted)
    return Unit(
        unit.tokens, unit.hits, unit.classes | {"kind:things", *counted}, mentions, unit.mark
    )


def _is_word(units: Sequence[Unit], at: int) -> bool:
    """A word such as "kapal itu" or "the planes", and "them" behind a verb of some list."""
    unit = units[at]
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if unit.is_a("weak-stand-in"):
        takes = after is not None and any(map(after.is_a, _OBJECT))
        return before is not None and before.is_a("kind:verbs") and not takes
    if unit.is_a("kind:things") or not unit.is_a("stand-in"):
        return False
    pointed = after is not None and after.is_a("that-one")
    return pointed or (before is not None and before.is_a("definite"))


def _is_bare_number(units: Sequence[Unit], at: int) -> bool:
    """A number without its noun: no year, no hour, no sum, and no part of a date."""
    unit = units[at]
    counts = (unit.is_a("digits") and not unit.is_a("year")) or unit.is_a("number-word")
    if not counts or unit.is_a("kind:things") or at == 0:
        return False
    follows = any(map(units[at - 1].is_a, _BEFORE)) and not units[at - 1].is_a("no-count")
    if not (follows or _is_part(units, at)):
        return False
    after, later = (units[at + step] if at + step < len(units) else None for step in (1, 2))
    if after is not None and after.word == "of":
        return later is not None and later.is_a("relative")
    if after is None or after.mark in {",", ";"} or after.word == ".":
        return True
    return any(map(after.is_a, _AFTER)) and not after.is_a("no-count") and not after.mark


def _is_part(units: Sequence[Unit], at: int) -> bool:
    """Whether it counts off a part of those told before: "delivered the first six"."""
    return at > 1 and units[at - 1].is_a("part-of-a-count") and units[at - 2].is_a("definite")
