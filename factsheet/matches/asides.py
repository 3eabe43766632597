"""Whom a relative clause, an aside or a contrast names, and not the main clause."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.matches.units import Unit


def is_aside(units: Sequence[Unit], at: int) -> bool:
    """Whether it stands in a relative clause, an aside or a contrast, and is not the main subject.

    "Sweden, which Finland criticised, sent", "Sweden, Finland said, sent", "Sweden, not Finland, sent".
    """
    before, earlier = (units[at - step] if at >= step else None for step in (1, 2))
    after, later = (units[at + step] if at + step < len(units) else None for step in (1, 2))
    if before is None or earlier is None:
        return False
    if before.is_a("contrast"):
        return earlier.mark == ","
    if before.mark == "," and after is not None and after.is_a("speech:active"):
        return later is not None and later.mark == ","
    start = _behind_article(units, at)
    if after is not None and after.is_a("speech:active") and _says_who_did(units, start, at):
        return True
    return units[start].is_a("relative") and _follows_party(units, start)


def _says_who_did(units: Sequence[Unit], before: int, at: int) -> bool:
    """Whether it only tells who did what with a thing: "the missiles that Kenya says Oman sent"."""
    told = units[before].is_a("relative") or any(
        one.is_a("party") for one in units[at + 2 : at + 4]
    )
    return told and acts_on_thing(units, at)


def acts_on_thing(units: Sequence[Unit], at: int) -> bool:
    """Whether a relative clause about no party begins with it: "missiles (that) Oman sent", "in which it saw"."""
    if not at or not (units[at].is_a("party") or units[at].is_a("pronoun")):
        return False
    before = _behind_article(units, at)
    related = units[before].is_a("relative")
    if related and units[before - 1].is_a("preposition"):
        return True
    if related:
        before -= 1 + (units[before - 1].mark == ",")
    return 0 <= before < at and is_mere_thing(units[before])


def _behind_article(units: Sequence[Unit], at: int) -> int:
    """What stands before it and its article."""
    before = at - 1
    while before > 0 and units[before].is_a("determiner") and not units[before].is_a("relative"):
        before -= 1
    return before


def _follows_party(units: Sequence[Unit], at: int) -> bool:
    """Whether a party stands before the unit, with or without a comma."""
    before = at - 2 if units[at - 1].mark == "," else at - 1
    return before >= 0 and units[before].is_a("party")


def is_mere_thing(unit: Unit) -> bool:
    """Whether it names a thing, and neither a party nor a place."""
    return unit.is_a("kind:things") and not unit.is_a("place") and not unit.is_a("kind:actors")
