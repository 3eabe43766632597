"""A role that the clause gives to nobody in particular: "to a third country", "ke perbatasan"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factsheet.matches.binding import Draft
from factsheet.matches.choosing import unfilled
from factsheet.matches.further import leading_words
from factsheet.matches.reading import Reading
from factsheet.matches.units import Unit
from factsheet.model import Rule

_REACH = 12
"""Words behind the anchor that still belong to what it tells."""
_NEAR = 3
"""Words between the preposition and whom it names: "to the often quiet border"."""
_CHARGE = 6
"""Words between the preposition and the end of "it says"."""


def goes_elsewhere(reading: Reading, draft: Draft, rule: Rule) -> bool:
    """Whether a slot that is still empty has its preposition, and behind it nobody in particular.

    So it is with those whom only a charge describes: "on six firms it says supply the army".
    """
    units = reading.units
    empty = list(unfilled(draft, rule))
    marks = {word for slot in empty for word in leading_words(rule, slot.name)}
    for at in range(draft.anchor + 1, min(draft.anchor + _REACH, len(units))):
        if units[at].is_a("boundary") or units[at].mark == ";":
            return False
        if empty and units[at].is_a("island-pronoun"):
            return True  # nobody who is named can be "the island"
        if units[at].word in marks and _names_nobody(units[at + 1 : at + 1 + _CHARGE]):
            return True
    return False


def _names_nobody(behind: Sequence[Unit]) -> bool:
    return any(one.is_a("nobody-known") for one in behind[:_NEAR]) or any(
        one.is_a("pronoun") and after.is_a("speech:active") for one, after in pairwise(behind)
    )
