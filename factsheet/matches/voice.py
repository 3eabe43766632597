"""Which of its possible forms a word has here: "sent" is active, "was sent" is not.

Also takes the name of a thing away from words that only colour another: "missile experts",
"serangan rudal".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factsheet.matches.asides import is_mere_thing
from factsheet.matches.units import Unit
from factsheet.model import Language

_NOUN_REACH = 2
"""Words between an article and its noun: "the planned sale"."""
_NO_NOUNS = ("preposition", "auxiliary", "verb", "conjunction", "determiner", "digits", "adverb")
_OBJECTS = ("determiner", "digits", "number-word", "kind:actors")
_BEFORE_DEED = ("party", "joiner", "relative", "adverb")
_ASIDE = 8
"""Words of a relative clause before the main verb: "the yard, which builds jets, sold"."""
_OBJECT_REACH = 3
"""Words up to what somebody is supplied with: "dipasok enam unit torpedo"."""
_LOOK_BACK = 4
"""Words between "was" and its participle: "was not, however, reportedly sent"."""


def settle_forms(units: Sequence[Unit], language: Language) -> list[Unit]:
    """The units, each with the one voice it has and without things that are no things here."""
    whole = _with_nouns(units)
    return [
        _settle_voice(whole, at, language) if unit.is_a("kind:verbs") else _settle_thing(whole, at)
        for at, unit in enumerate(whole)
    ]


def _with_nouns(units: Sequence[Unit]) -> list[Unit]:
    """The units, where "F-16V fighters" is one thing, and "fighters" nobody."""
    whole: list[Unit] = []
    for unit in units:
        last = whole[-1] if whole else None
        if last and unit.is_a("stranger") and not unit.mentions and is_mere_thing(last):
            whole[-1] = replace(last, tokens=(*last.tokens, *unit.tokens))
        else:
            whole.append(unit)
    return whole


def _settle_voice(units: Sequence[Unit], at: int, language: Language) -> Unit:
    verb = _must_be_verb(units, at, language)
    unit = _no_thing(units[at]) if verb else _deed_or_thing(units, at)
    active = {name for name in unit.classes if name.endswith(":active")}
    passive = {name for name in unit.classes if name.endswith(":passive")}
    noun = {name for name in unit.classes if name.endswith(":noun")}
    if unit.word.endswith("ing") and active:
        return unit
    if noun and not unit.is_a("clause-noun") and _sets_record(units, at):
        unit, noun = unit.less(*noun), set()
    if noun and (active or passive):
        unit = unit.less(*(active | passive)) if _is_noun_place(units, at) else unit.less(*noun)
    if language == "en" and active and not noun and not passive and _is_noun_place(units, at):
        unit = unit.less(*active)
    if not (unit.classes & active and unit.classes & passive):
        return unit
    if language == "en" and _colours_next(units, at):
        return unit.less(*active, *passive)
    is_passive = _is_passive(units, at) if language == "en" else not _takes_thing(units, at)
    return unit.less(*active) if is_passive else unit.less(*passive)


def _sets_record(units: Sequence[Unit], at: int) -> bool:
    """Whether it is only compared with others of its kind: "its largest arms export", "penjualan senjata terbesar"."""
    near = units[max(at - _LOOK_BACK, 0) : at + _LOOK_BACK]
    return any(unit.is_a("record") for unit in near)


def _deed_or_thing(units: Sequence[Unit], at: int) -> Unit:
    """A plural that may be a verb as the one of both: "Oman arms the rebels", "Oman's arms exports"."""
    unit = units[at]
    if not (unit.is_a("kind:things") and unit.word.endswith("s")):
        return unit
    told = at > 0 and any(map(units[at - 1].is_a, _BEFORE_DEED)) and _has_object(units, at)
    kind = "things" if told else "verbs"
    lists = {hit.list for hit in unit.hits if hit.kind == kind}
    gone = (name for name in unit.classes if name.partition(":")[0] in lists)
    return unit.less(f"kind:{kind}", *gone)


def _has_object(units: Sequence[Unit], at: int) -> bool:
    """Whether whom it is done to follows, with no verb of his own: "arms the rebels"."""
    there = at + 2 if at + 1 < len(units) and units[at + 1].is_a("determiner") else at + 1
    if there >= len(units) or not units[there].is_a("kind:actors"):
        return False
    after = units[there + 1] if there + 1 < len(units) else None
    acts = after is not None and any(map(after.is_a, ("verb", "kind:verbs", "auxiliary")))
    return after is None or not acts or after.is_a("preposition")


def _must_be_verb(units: Sequence[Unit], at: int, language: Language) -> bool:
    """Whether a word that is a thing elsewhere is a deed here: "plans to sanction", "will blacklist"."""
    behind_auxiliary = at > 0 and (
        units[at - 1].is_a("auxiliary") or units[at - 1].is_a("negation")
    )
    forms = any(name.endswith(":active") for name in units[at].classes)
    return language == "en" and behind_auxiliary and forms and units[at].is_a("kind:things")


def _no_thing(unit: Unit) -> Unit:
    """The unit without the things that it may be."""
    return unit.less("kind:things", *(hit.list for hit in unit.hits if hit.kind == "things"))


def _takes_thing(units: Sequence[Unit], at: int) -> bool:
    """Whether a thing follows: "Oman dipasok enam torpedo" gets it, "torpedo yang dipasok Oman" is given."""
    after = units[at + 1 : at + 1 + _OBJECT_REACH]
    thing = next((step for step, one in enumerate(after) if one.is_a("kind:things")), None)
    return thing is not None and not any(
        one.mark or one.is_a("preposition") or one.is_a("party") for one in after[:thing]
    )


def _is_noun_place(units: Sequence[Unit], at: int) -> bool:
    """After an article, an adjective of origin, a possessive or a preposition a word is a noun."""
    before = at - 1
    while before >= 0 and _is_adjective(units[before]):
        before -= 1
        if at - before > _NOUN_REACH:
            break
    if before < 0 or units[before].mark:
        return False
    word = units[before]
    if word.is_a("auxiliary") or word.word == "to":
        return False
    if word.is_a("kind:things") and not word.is_a("kind:actors") and before == at - 1:
        return not _takes_object(units, at)  # "arms exports", but "the measures target three firms"
    return (
        word.is_a("determiner")
        or word.is_a("preposition")
        or word.word == "'s"
        or (word.is_a("kind:actors") and not word.is_a("party"))
    )


def _is_adjective(unit: Unit) -> bool:
    """Whether it may only colour a noun: "its planned sale", "Boeing's defence arm"."""
    return not (unit.mark or unit.word == "'s" or unit.mentions) and (
        not unit.hits or unit.is_a("office")
    )


def _takes_object(units: Sequence[Unit], at: int) -> bool:
    """Whether a plural before it is its subject, and its object follows."""
    after = units[at + 1] if at + 1 < len(units) else None
    plural = units[at - 1].word.endswith("s") and not units[at].word.endswith("s")
    return (
        plural
        and len(units[at].tokens) == 1
        and after is not None
        and any(map(after.is_a, _OBJECTS))
    )


def _is_passive(units: Sequence[Unit], at: int) -> bool:
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and (after.is_a("agent-mark") or _is_fronted(units, at)):
        return True
    before = at - 1
    for step in range(_LOOK_BACK):
        if before - step < 0 or units[before - step].mark:
            break
        word = units[before - step]
        if word.is_a("joiner"):
            break
        if word.is_a("be"):
            return True
        if word.is_a("have") or word.is_a("kind:actors") or word.is_a("kind:verbs"):
            return False
        if word.is_a("kind:things"):
            break
    if _colours_thing(units, at):
        before -= 1
    follows_thing = before >= 0 and units[before].is_a("kind:things")
    return follows_thing and (after is None or bool(after.mark) or after.is_a("preposition"))


def _is_fronted(units: Sequence[Unit], at: int) -> bool:
    """Whether "was" stands behind it and no subject before it: "also blacklisted was a bank"."""
    before = units[at - 1] if at else None
    subject = before is not None and (before.is_a("kind:actors") or before.is_a("pronoun"))
    return not subject and at + 1 < len(units) and units[at + 1].is_a("be")


def _colours_next(units: Sequence[Unit], at: int) -> bool:
    """Whether it only tells which is meant behind it: "the sale of sanctioned goods", "the sanctioned firms"."""
    before, after = (units[one] if 0 <= one < len(units) else None for one in (at - 1, at + 1))
    if before is None or after is None or after.mark or after.is_a("agent-mark"):
        return False
    opens = before.word == "of" or before.is_a("article") or before.is_a("possessive")
    return opens and not any(map(after.is_a, _NO_NOUNS))


def _colours_thing(units: Sequence[Unit], at: int) -> bool:
    """Whether it stands behind a thing and a comma, and no "which" waits for its verb: "jets, bought from Peru,"."""
    if at <= 1 or units[at - 1].mark != ",":
        return False
    return not any(unit.is_a("relative") for unit in units[max(at - _ASIDE, 0) : at])


def _settle_thing(units: Sequence[Unit], at: int) -> Unit:
    unit = units[at]
    if not unit.is_a("kind:things") or unit.is_a("kind:actors") or unit.is_a("place"):
        return unit
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    coloured = (before is not None and before.is_a("not-the-thing-before")) or (
        after is not None and after.is_a("not-the-thing-after")
    )
    if not coloured:
        return unit
    return _no_thing(unit)
