"""What stands for a party by what it is: "the Gulf kingdom", "blok itu", "its defence ministry"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from factsheet.matches.units import Unit, pronoun

_LONGEST = 5
"""Words between the head and the end of "negara di Teluk itu", the article and the head of "the Gulf kingdom"."""

_HEADS = ("state-head", "body-head")
_OWN = regex.compile(r"d[xnu]{0,2}o{1,4}(?![lsoajn])")
_NAMED = frozenset("oanls")
"""Letters of what names the party after all: "the state of Qatar", "the kingdom's ally"."""

Found = tuple[int, Unit]
"""Where it ends, and the unit that it becomes."""


def epithet_at(units: Sequence[Unit], letters: str, at: int) -> Found | None:
    """What reads "blok beranggotakan 27 negara itu" or "the tiny Gulf kingdom", if it begins there.

    `letters` holds one for each unit: "o" an office, "a" an actor, "n" a name, "l" an "of", "s" an "'s".
    """
    english = units[at].is_a("definite")
    end = _end_in_english(units, letters, at) if english else _end(units, at)
    return None if end is None else (end, _standing(units[at:end]))


def _end(units: Sequence[Unit], at: int) -> int | None:
    if not any(map(units[at].is_a, _HEADS)):
        return None
    for here in range(at + 1, min(at + _LONGEST + 1, len(units))):
        unit = units[here]
        if unit.is_a("that-one"):
            return here + 1
        if unit.mark or any(map(unit.is_a, ("kind:actors", "kind:verbs", "conjunction"))):
            return None
    return None


def _end_in_english(units: Sequence[Unit], letters: str, at: int) -> int | None:
    for here in range(at + 1, min(at + _LONGEST, len(units))):
        unit = units[here]
        if any(map(unit.is_a, _HEADS)):
            return None if letters[here + 1 : here + 2] in _NAMED else here + 1
        if unit.mark or unit.hits:
            return None
    return None


def _standing(run: Sequence[Unit]) -> Unit:
    ends = (run[0], run[-1])
    kinds = ("island", "state")
    kind = next((one for one in kinds if any(unit.is_a(f"{one}-head") for unit in ends)), "body")
    return _pronoun(run, f"{kind}-pronoun")


def own_at(units: Sequence[Unit], letters: str, at: int) -> Found | None:
    """What reads "his government", or "their foreign ministers", who are two, if it begins there."""
    hit = _OWN.match(letters, at)
    if hit is None or not _is_own(units[at : hit.end()]):
        return None
    run = units[at : hit.end()]
    return hit.end(), _pronoun(run, "plural-pronoun" if run[-1].is_a("home-plural") else "pronoun")


def _is_own(run: Sequence[Unit]) -> bool:
    """Whether its last word is such as "government", with nothing known between."""
    plain = all(not unit.hits for unit in run[1:] if not unit.is_a("office"))
    heads = run[-1].is_a("home") or run[-1].is_a("home-plural")
    return run[0].is_a("possessive") and heads and plain


def _pronoun(run: Sequence[Unit], kind: str) -> Unit:
    return pronoun([token for unit in run for token in unit.tokens], (), frozenset({kind}))
