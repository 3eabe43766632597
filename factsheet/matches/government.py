"""Which actors are free to be the subject of a clause, and which another word governs.

"dengan Rusia", "sekutu lama Rusia", "yang dikecam Amerika Serikat", "tuduhan AS", "criticised by
the US" are governed: they are somebody, but not the doer.
"""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.matches.asides import acts_on_thing, is_aside
from factsheet.matches.gapping import gapped_at
from factsheet.matches.morphology import looks_like_verb, owns_next
from factsheet.matches.reasons import did_the_reason
from factsheet.matches.units import OF_TIME, PARTIES, SUBJECT, Unit
from factsheet.model import Language

_ADJECTIVES = 4
"""Words that may stand between an article and the office of a party."""

_PAIR = 2
"""Words back from a party over the noun that is its own: "pabrik-pabrik Serbia"."""
_NO_HEADS = frozenset(
    {"verb", "preposition", "conjunction", "auxiliary", "adverb", "kind:verbs", "kind:actors"}
)
_SETTING = 6
"""Words of a setting that no comma parts from its clause."""
_CONTROL = 3
"""Words between a noun such as "plan" and the party whose plan it is."""

_OPENERS = frozenset(
    {
        "conjunction",
        "speech:active",
        "speech:passive",
        "adverb",
        "condition",
        "boundary",
        "auxiliary",
        "year",
    }
)


def govern(units: Sequence[Unit], language: Language) -> list[Unit]:
    """The units with "free" on every actor that may be a subject, and "verb" on every verb."""
    counted = _with_counts(units)
    marked = [_marked(counted, at, language) for at in range(len(counted))]
    return [_placed(marked, at, language) for at in range(len(marked))]


def _with_counts(units: Sequence[Unit]) -> list[Unit]:
    """The units, where "more than 200 ships" has no preposition, and "on Thursday" one that parts nothing."""
    after = (*units[1:], units[-1])
    return [
        unit.less("preposition")
        if unit.is_a("counts-more") and _counts(follows)
        else unit.plus(OF_TIME)
        if follows.is_a("weekday")
        else unit
        for unit, follows in zip(units, after, strict=True)
    ]


def _counts(unit: Unit) -> bool:
    return unit.is_a("digits") or unit.is_a("number-word")


def _placed(units: Sequence[Unit], at: int, language: Language) -> Unit:
    unit = units[at]
    if unit.is_a("relative") and at and units[at - 1].is_a("headed"):
        return unit.plus("tells-who")
    if language == "en" and acts_on_thing(units, at) and _verb_follows(units, at + 1):
        return unit.plus("relative-subject", "of-thing", f"{PARTIES}:{SUBJECT}")
    if _is_free(units, at, language) or _owns_doer(units, at, language):
        return (
            unit.plus("free", f"{PARTIES}:{SUBJECT}") if unit.is_a(PARTIES) else unit.plus("free")
        )
    if unit.is_a("stranger") and not unit.mentions and _position_is_free(units, at):
        return unit.plus("free")  # nobody known does it: "Kirby said the mercenaries had bought"
    before = at - 1
    while before > 0 and units[before].is_a("determiner"):
        before -= 1
    agent = before >= 0 and units[before].is_a("agent-mark")
    heads = not agent and unit.is_a("party") and _heads_relative(units, at)
    if heads or (not agent and did_the_reason(units, at, language)):
        return unit.plus("relative-subject")
    return unit.plus("owner") if _is_owner(units, at, language) else unit


def _heads_relative(units: Sequence[Unit], at: int) -> bool:
    """Whether a relative clause about it follows: "Iran, which arms", "Iran yang memasok"."""
    after = at + 1
    while after < len(units) and units[after].is_a("adverb"):
        after += 1
    comma = after + 1 < len(units) and units[after].mark == ","
    if comma:
        return units[after + 1].is_a("relative") and _verb_follows(units, after + 2)
    return after < len(units) and units[after].is_a("relative")


def _owns_doer(units: Sequence[Unit], at: int, language: Language) -> bool:
    """Whether somebody's own do it, by what is said: "menuduh pabrik-pabrik (senjata) Serbia memasok"."""
    if language != "id" or at < _PAIR or not units[at].is_a("party"):
        return False
    start = at - 1
    while start > at - _PAIR and _is_plain(units[start]) and _is_plain(units[start - 1]):
        start -= 1
    before = units[start - 1]
    plain = _is_plain(units[start])
    said = before.is_a("speech:active") or before.word == "bahwa"
    return plain and said and _verb_follows(units, at + 1)


def _is_plain(unit: Unit) -> bool:
    """Whether it may be the head of whose it is, or colour it: "pabrik senjata"."""
    return not (unit.mark or unit.classes & _NO_HEADS or unit.tokens[0].is_capital)


def _is_owner(units: Sequence[Unit], at: int, language: Language) -> bool:
    """Whether it says whose the subject is: "a Chinese refinery", "sebuah kilang China"."""
    if not units[at].is_a("kind:actors"):
        return False
    if language == "en":
        return not units[at].is_a("party") and _position_is_free(units, at)
    head = units[at - 1] if at else None
    plain = head is not None and not (head.hits or head.mark or head.is_a("verb"))
    return plain and _position_is_free(units, at - 1)


def _marked(units: Sequence[Unit], at: int, language: Language) -> Unit:
    """The unit, with "verb" where it is one and "passive" where its shape says so: "dikecam"."""
    unit = units[at]
    if not _is_full_verb(unit, language) or _colours(units, at, language):
        return unit
    passive = language == "id" and unit.word.startswith("di")
    return unit.plus("verb", "passive") if passive else unit.plus("verb")


def _colours(units: Sequence[Unit], at: int, language: Language) -> bool:
    """Whether an unknown participle only colours what it stands before: "its retired tanks", "a newly built ship"."""
    if language != "en" or not at or units[at].hits:
        return False
    before = units[at - 2] if at > 1 and units[at - 1].word.endswith("ly") else units[at - 1]
    counted = before.is_a("determiner") or before.is_a("possessive") or before.is_a("digits")
    return counted or before.word == "of" or _colours_object(units, at)


def _colours_object(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb stands before it and its object behind it: "imposed (full) coordinated sanctions"."""
    if at + 1 >= len(units) or not units[at + 1].is_a("kind:things"):
        return False
    start = at - 1
    while start > max(at - _PAIR, 0) and _may_be_adjective(units[start]):
        start -= 1
    return units[start].is_a("kind:verbs")


def _is_full_verb(unit: Unit, language: Language) -> bool:
    """No auxiliary, and no "diperkirakan" or "is said", which only colours the verb behind it."""
    return looks_like_verb(unit, language) and not (
        unit.is_a("auxiliary") or unit.is_a("speech:passive")
    )


def _is_free(units: Sequence[Unit], at: int, language: Language) -> bool:
    unit = units[at]
    if unit.is_a("pronoun") or unit.is_a("nominative"):
        return unit.is_a("nominative") or _position_is_free(units, at)
    if not unit.is_a("kind:actors") or unit.is_a("governed") or not unit.is_a("party"):
        return False
    if is_aside(units, at):
        return False
    if _owns_plan(units, at) or _controls(units, at):
        return True
    if at + 1 < len(units) and (
        units[at + 1].word == "'s" or (language == "en" and owns_next(units, at))
    ):
        return False
    return _position_is_free(units, _head_start(units, at) if language == "en" else at)


def _controls(units: Sequence[Unit], at: int) -> bool:
    """Whether the party does what a noun before it plans: "upaya Rusia untuk membeli", "a bid by Oman to buy"."""
    if at + 2 >= len(units) or not units[at + 1].is_a("purpose"):
        return False
    if not _verb_follows(units, at + 2):
        return False
    before = units[max(at - _CONTROL, 0) : at]
    nouns = [step for step, unit in enumerate(before) if unit.is_a("clause-noun")]
    return bool(nouns) and not any(map(_parts_from_plan, before[nouns[-1] + 1 :]))


def _parts_from_plan(unit: Unit) -> bool:
    """Whether behind it nobody is the planner any more: "a contract with France"."""
    if unit.is_a("preposition"):
        return not (unit.is_a("agent-mark") or unit.is_a("link"))
    return bool(unit.mark) or unit.is_a("verb") or unit.is_a("party")


def _owns_plan(units: Sequence[Unit], at: int) -> bool:
    """Whether it does what its own plan says: "Oman's bid to buy"."""
    if at + 1 >= len(units) or units[at + 1].word != "'s":
        return False
    for step in range(at + 2, min(at + 2 + _CONTROL, len(units) - 2)):
        if units[step].is_a("clause-noun"):
            return units[step + 1].is_a("purpose") and _verb_follows(units, step + 2)
    return False


def _head_start(units: Sequence[Unit], at: int) -> int:
    """English adjectives stand before their noun: "the visiting Norwegian minister"."""
    start = at
    while start > max(at - _ADJECTIVES, 0) and _may_be_adjective(units[start - 1]):
        start -= 1
    opens = start == 0 or units[start - 1].is_a("determiner") or bool(units[start - 1].mark)
    return start if opens else at


def _may_be_adjective(unit: Unit) -> bool:
    return not unit.mark and (
        unit.is_a("office") or unit.is_a("joiner") or not (unit.hits or unit.is_a("verb"))
    )


def _position_is_free(units: Sequence[Unit], at: int) -> bool:
    before = at - 1
    while before >= 0 and _counts_or_determines(units[before]):
        before -= 1
    if before < 0 or units[before].mark:
        return True
    word = units[before]
    if word.is_a("apposed") or _opens_noun_phrase(units, before, at) or _follows_setting(units, at):
        return True
    if word.is_a("preposition"):
        return False
    if word.is_a("joiner"):
        return _verb_follows(units, at + 1) or gapped_at(units, at) is not None
    if word.classes & _OPENERS:
        return True
    if before and not word.hits and units[before - 1].is_a("clause-noun"):
        word = units[before - 1]
    opens_clause = word.is_a("clause-noun") or _takes_clause(word)
    return opens_clause and _verb_follows(units, at + 1)


def _follows_setting(units: Sequence[Unit], at: int) -> bool:
    """Whether only the setting stands before it: "In Cairo Blinken met", "Before the session Xi sat down"."""
    start = at
    while start > max(at - _SETTING, 0) and not units[start - 1].mark:
        start -= 1
    begins = start == 0 or bool(units[start - 1].mark)
    setting = units[start:at]
    if len(setting) <= 1 or not begins or not _opens_setting(setting[0]):
        return False
    return _verb_follows(units, at + 1) and not any(map(_ends_setting, setting[1:]))


def _opens_setting(unit: Unit) -> bool:
    return unit.is_a("preposition") or unit.word in {"before", "after", "setelah", "sebelum"}


def _ends_setting(unit: Unit) -> bool:
    return unit.is_a("verb") or unit.is_a("conjunction") or unit.is_a("pronoun")


def _opens_noun_phrase(units: Sequence[Unit], before: int, at: int) -> bool:
    """Whether an article begins a new noun phrase here: "By a unanimous vote the Council"."""
    word = units[before]
    parted = before < at - 1 and units[at - 1].is_a("definite")
    return parted and not word.hits and not word.is_a("verb")


def _takes_clause(word: Unit) -> bool:
    """Whether an unknown verb may have a clause behind it; the agent of a passive is none."""
    return word.is_a("verb") and not (word.is_a("kind:verbs") or word.is_a("passive"))


def _counts_or_determines(unit: Unit) -> bool:
    """Whether it is "the" or "24"; a year does not count what follows it."""
    if unit.is_a("conjunction"):
        return False
    return unit.is_a("determiner") or (unit.is_a("digits") and not unit.is_a("year"))


def _verb_follows(units: Sequence[Unit], at: int) -> bool:
    """Within the next two words: "Turki membeli", "Turki juga akan membeli"."""
    for unit in units[at : at + 2]:
        if unit.is_a("auxiliary") or unit.is_a("verb"):
            return True
        if not unit.is_a("adverb"):
            return False
    return False
