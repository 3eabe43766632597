"""Where a series of names parts: the first is where it happens, or the last begins a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.matches.gapping import gapped_at
from factsheet.matches.morphology import looks_like_verb
from factsheet.matches.units import PLACES, Unit
from factsheet.model import Language


def accompanies(units: Sequence[Unit], start: int, end: int) -> bool:
    """`di Washington bersama Jepang`, `in Paris and Merz in Berlin`: the first is where, the others are with whom."""
    before = units[start - 1] if start and end > start else units[0]
    placed = start > 0 and before.is_a("location") and units[start].is_a(PLACES)
    follows = end < len(units) and units[end].is_a("location") and not before.is_a("pairing")
    elsewhere = follows and not units[end - 1].is_a(PLACES)
    return placed and (elsewhere or any(unit.is_a("companion") for unit in units[start:end]))


def starts_clause(units: Sequence[Unit], start: int, end: int, language: Language) -> bool:
    """`ke Iran, dan Rusia mengirim`: the last name of the series begins a clause of its own."""
    before = units[start - 1] if start else None
    if before is None or before.is_a("pairing"):
        return False
    marks = [at for at in range(start, end) if units[at].mark]
    follows = units[end] if end < len(units) else None
    said = follows is not None and follows.is_a("speech:active") and units[end - 1].is_a("headed")
    if marks and said and before.is_a("preposition"):
        return True  # "from Kenya, Chadian and Malian officials say"
    if before.is_a("preposition") and gapped_at(units, end - 1) is not None:
        return True  # "to Kenya and Mali six": no list, and the verb is not said again
    if before.is_a("link"):
        return False
    if language == "en" and marks and not any(units[at + 1].is_a("joiner") for at in marks):
        return False  # "to Kenya, Chad and Mali rose": a new clause would have a comma before "and"
    deed = before.is_a("kind:verbs") and looks_like_verb(before, language)
    takes_object = deed and not before.is_a("speech:active")
    governed = before.is_a("preposition") or takes_object
    return (
        governed
        and follows is not None
        and (follows.is_a("auxiliary") or looks_like_verb(follows, language))
    )
