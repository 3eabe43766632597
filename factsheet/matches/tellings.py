"""What one sentence tells by one rule."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.matches.binding import Draft
from factsheet.matches.reading import Reading
from factsheet.matches.units import Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells by one rule: its drafts, completed from the sentence alone."""

    number: int
    reading: Reading
    before: tuple[Reading, ...]
    drafts: tuple[Draft, ...]


def speaks_of_others(telling: Telling, draft: Draft, mention: Mention) -> bool:
    """Whether who is named says what somebody else does: "Ryder said that Russia had asked for"."""
    units = telling.reading.units[: draft.anchor]
    at = next((n for n, unit in enumerate(units) if mention in unit.mentions), len(units))
    said = next((n for n in range(at, len(units)) if units[n].is_a("speech:active")), len(units))
    return any(unit.is_a("free") for unit in units[said + 1 :])
