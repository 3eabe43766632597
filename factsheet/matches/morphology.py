"""What the outside of a word tells about it, where no list knows the word."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from factsheet.matches.asides import is_mere_thing
from factsheet.matches.units import Unit
from factsheet.model import Language

_VERB_SHAPES = {
    "id": regex.compile(r"(?:me(?:m[bpf]|n[cdjsty]|ng|ny|[lrwmny])|di|ber|ter)\p{L}{3,}"),
    "en": regex.compile(r"\p{L}{2,}(?:ed|ing)"),
}


def looks_like_verb(unit: Unit, language: Language) -> bool:
    """Whether the unit is a verb of some list, or an unknown word with the shape of one."""
    if unit.mark or unit.is_a("not-verb"):
        return False
    if unit.is_a("kind:verbs"):
        return not _is_noun_form(unit)
    if unit.hits or len(unit.tokens) > 1 or unit.tokens[0].is_capital or unit.tokens[0].joined:
        return False
    shape = _VERB_SHAPES.get(language)
    return shape is not None and shape.fullmatch(unit.word) is not None


def _is_noun_form(unit: Unit) -> bool:
    """Whether it is a noun here, whatever else it may be: "sanksi terhadap ekspor tekstil", "Turkish targets"."""
    forms = {name.rpartition(":")[2] for name in unit.classes} & {"active", "passive", "noun"}
    return forms <= {"noun"}


def owns_next(units: Sequence[Unit], at: int) -> bool:
    """Whether a noun follows whose party it is; no participle, as in "EU ministers meeting in Brussels agreed"."""
    after = units[at + 1]
    where = at + 2 < len(units) and units[at + 2].is_a("location")
    plural = units[at].tokens[-1].folded.endswith("s")
    gathers = after.word.endswith("ing") and plural and where
    return _is_noun(after) and not gathers


def _is_noun(unit: Unit) -> bool:
    """A thing, or the noun of a verb: in English the actor before it only says whose it is."""
    if unit.is_a("other-object"):
        return True
    return is_mere_thing(unit) or any(name.endswith(":noun") for name in unit.classes)
