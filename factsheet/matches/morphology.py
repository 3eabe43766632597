"""What the outside of a word tells about it, where no list knows the word."""

from __future__ import annotations

import regex

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
    """Whether it is a noun here, whatever else the word may be: "sanksi terhadap ekspor tekstil"."""
    forms = {name.rpartition(":")[2] for name in unit.classes} & {"active", "passive", "noun"}
    return forms == {"noun"}
