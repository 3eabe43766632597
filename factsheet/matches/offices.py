"""Offices that stand for a party named elsewhere: "the minister", "pemerintah", "leaders of both countries"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from factsheet.matches.standing import Found
from factsheet.matches.units import Unit, pronoun, tokens_in

_RUN = regex.compile(r"d?o{1,4}(?![lsoajn])")
_OF_PAIR = regex.compile(r"d?o{1,4}l?x")
_OPENING = 5
"""Words before an office that opens its sentence: "On Monday, however, the government"."""
_TO_VERB = 5
"""Words up to the verb: "the cabinet on Tuesday formally approved"."""
_BETWEEN = ("auxiliary", "adverb", "preposition", "determiner")


def office_at(units: Sequence[Unit], letters: str, at: int) -> Found | None:
    """What an office without a country makes, if it begins there and nothing near names its party.

    `letters` holds one for each unit, as in `standing`.
    """
    return (
        _of_pair(units, letters, at) or _pointing(units, letters, at) or _alone(units, letters, at)
    )


def _of_pair(units: Sequence[Unit], letters: str, at: int) -> Found | None:
    """As in "para menteri luar negeri kedua negara", "the leaders of the two countries"."""
    hit = _OF_PAIR.match(letters, at)
    if hit is None or not units[hit.end() - 1].is_a("plural-pronoun"):
        return None
    return hit.end(), _standing(units[at : hit.end()], "plural-pronoun")


def _pointing(units: Sequence[Unit], letters: str, at: int) -> Found | None:
    """As in "menteri itu" and "sang menteri", who was named by that office before."""
    hit = _RUN.match(letters, at)
    if hit is None or not any(unit.is_a("officer") for unit in units[at : hit.end()]):
        return None
    points = hit.end() < len(units) and units[hit.end()].is_a("that-one")
    if units[at].word == "sang":
        return hit.end(), _standing(units[at : hit.end()], "titled-pronoun")
    end = hit.end() + 1
    return (end, _standing(units[at:end], "titled-pronoun")) if points else None


def _alone(units: Sequence[Unit], letters: str, at: int) -> Found | None:
    """An office that opens a sentence and does something: "Pemerintah membeli", "The minister met"."""
    hit = _RUN.match(letters, at)
    if hit is None or not (_opens(units[:at]) and _acts(units[hit.end() :])):
        return None
    run = units[at : hit.end()]
    if any(unit.is_a("government") for unit in run):
        return hit.end(), _standing(run, "home-pronoun")
    titled = run[0].is_a("definite") and run[-1].is_a("officer")
    return (hit.end(), _standing(run, "titled-pronoun")) if titled else None


def _opens(before: Sequence[Unit]) -> bool:
    named = any(unit.is_a("kind:actors") or unit.is_a("kind:verbs") for unit in before)
    return len(before) <= _OPENING and not named


def _acts(behind: Sequence[Unit]) -> bool:
    """Whether a verb follows, and none of saying: of who only speaks another says what was done."""
    for unit in _past_brackets(behind)[:_TO_VERB]:
        if unit.is_a("kind:verbs"):
            return not unit.is_a("speech")
        if unit.mark or not any(map(unit.is_a, _BETWEEN)):
            return False
    return False


def _past_brackets(behind: Sequence[Unit]) -> Sequence[Unit]:
    """What follows the short form of its name: "Kementerian Pertahanan (Kemhan) membeli"."""
    if not behind or behind[0].word != "(":
        return behind
    closed = next((at for at, unit in enumerate(behind) if unit.word == ")"), len(behind))
    return behind[closed + 1 :]


def _standing(run: Sequence[Unit], kind: str) -> Unit:
    return pronoun(tokens_in(run), (), frozenset({kind}))
