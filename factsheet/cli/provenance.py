"""Where the parts of a claim came from: entries of lists, lines of rules, the ground of a merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factsheet.facts.grounds import Ground, Joined, step_name
from factsheet.matches.entries import list_names_of, origin_of, phrase_of
from factsheet.model import Claim, Filler, Rule, Rulebook

_HOW = {
    "equal": "both {here}",
    "family": "{here} here and {there} there are one family",
    "holds": "one set holds the other ({here}; {there})",
    "class": "{here} here and {there} there, one within the other",
    "meet": "the times meet ({here}; {there})",
    "undated": "{here} here, {there} there",
    "differ": "{here} here, {there} there",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a part of a claim came from. `part` is a slot, "phrase" or "cue"; `place` a line of a file."""

    part: str
    words: str
    place: str
    list: str = ""
    entry: str = ""
    name: str = ""


def claim_origins(claim: Claim, rulebook: Rulebook) -> tuple[Source, ...]:
    """The phrase, the cue and every filler of a claim with the file and line that hold them now."""
    rule = next((one for one in rulebook.rules if one.name == claim.rule), None)
    if rule is None:
        return ()
    fillers = (
        _filler_source(name, filler, rule, rulebook)
        for name, value in claim.slots.items()
        if isinstance(value, tuple)
        for filler in value
    )
    return (*_phrase_source(claim, rule), *filter(None, fillers), *_cue_source(claim, rulebook))


def _phrase_source(claim: Claim, rule: Rule) -> Iterator[Source]:
    """The line of the phrase, where the rule still has it."""
    phrase = phrase_of(claim, rule)
    if phrase is not None:
        yield Source("phrase", phrase.text, str(phrase.place))


def _filler_source(slot: str, filler: Filler, rule: Rule, rulebook: Rulebook) -> Source | None:
    names = list_names_of(rule, slot) if any(one.name == slot for one in rule.slots) else ()
    lists = [rulebook.lists[name] for name in names if name in rulebook.lists]
    found = origin_of(filler, lists)
    if found is None:
        return None
    place = str(found.entry.place or "the country names of CLDR")
    return Source(slot, filler.text, place, found.list, found.entry.id, found.name)


def _cue_source(claim: Claim, rulebook: Rulebook) -> Iterator[Source]:
    words = rulebook.lists.get("cue")
    entry = words.entries.get(claim.status) if words else None
    if claim.cue and entry is not None:
        yield Source("cue", claim.cue, str(entry.place or ""), "cue", entry.id)


def origin_lines(sources: Sequence[Source]) -> list[str]:
    """One line each."""
    return [f"    {_line(one)}" for one in sources]


def _line(one: Source) -> str:
    if one.part == "phrase":
        return f"    at {one.place}"
    name = f', by its name "{one.name}"' if one.name and one.name != one.words else ""
    return f'{one.part} "{one.words}": entry {one.entry} of the list {one.list}, {one.place}{name}'


def origin_record(sources: Sequence[Source]) -> list[dict[str, Any]]:
    """The same as JSON objects."""
    return [
        {
            "part": one.part,
            "words": one.words,
            "place": one.place,
            "list": one.list or None,
            "entry": one.entry or None,
            "name": one.name or None,
        }
        for one in sources
    ]


def ground_line(one: Joined) -> str:
    """`beside A sentence 1 (reported): supplier both KP; the times meet (...)`."""
    grounds = "; ".join(map(_ground_words, one.grounds))
    return f"beside {step_name(one.first)}: {grounds}"


def _ground_words(ground: Ground) -> str:
    if ground.how == "open":
        side = "here" if not ground.here else "there"
        return f"{ground.slot} open {side} ({ground.here or ground.there})"
    if ground.slot == "quantity":
        return "the same quantity"
    told = _HOW[ground.how].format(here=ground.here, there=ground.there)
    return told if ground.how == "meet" else f"{ground.slot} {told}"
