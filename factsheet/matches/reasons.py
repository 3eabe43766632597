"""Who did what a reason tells of: not who acts on it, but whom it hits.

"The US imposed sanctions on Turkey for buying missiles", "mengecam Iran karena memasok drone".
"""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.matches.units import Unit
from factsheet.model import Language

_REACH = 6
"""Words between who is hit and the reason: "on Turkey in December 2020 over its purchase"."""
_SKIPPED = 2
"""Words between "for" or "karena" and the deed: "over its alleged purchase"."""


def did_the_reason(units: Sequence[Unit], at: int, language: Language) -> bool:
    """Whether a reason with no doer of its own stands behind this party."""
    if not units[at].is_a("party"):
        return False
    for step in range(at + 1, min(at + 1 + _REACH, len(units))):
        unit = units[step]
        if unit.is_a("cause"):
            return at > 0 and _tells_a_deed(units, step + 1, language)
        if unit.mark or unit.is_a("party") or unit.is_a("verb") or unit.is_a("conjunction"):
            return False
    return False


def _tells_a_deed(units: Sequence[Unit], at: int, language: Language) -> bool:
    """A verb without a subject, or somebody's own deed: "for buying", "over its purchase"."""
    owned = False
    for unit in units[at : at + 1 + _SKIPPED]:
        forms = {name.rpartition(":")[2] for name in unit.classes}
        if "active" in forms and (language == "id" or unit.word.endswith("ing")):
            return True
        if owned and "noun" in forms:
            return True
        owned = owned or unit.is_a("possessive")
        if unit.mark or unit.is_a("party"):
            return False
    return False
