"""What one sentence tells by one rule."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.matches.binding import Draft
from factsheet.matches.reading import Reading


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells by one rule: its drafts, completed from the sentence alone."""

    number: int
    reading: Reading
    before: tuple[Reading, ...]
    drafts: tuple[Draft, ...]
