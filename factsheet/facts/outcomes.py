"""What words around a deed make of it: done beside a plan or before what came of it, or ahead by its tense."""

from __future__ import annotations

from factsheet.facts.cues import Cue, Denial
from factsheet.facts.scope import Scene

_BESIDE = 2
"""Words between "in" and the event that it leads to: "in talks", "at a summit"."""
_BEGINS = frozenset({"begins", "starts", "opens", "holds", "hosts", "makes", "pays"})
"""What is done to an event that is a noun: "begins a visit"."""
_VERB_REACH = 4
"""Words between such a verb and its event."""
_BE = frozenset({"is", "was", "has", "does"})


def is_done_besides(scene: Scene, cue: Cue, words: Denial) -> bool:
    """Whether what is told was done beside it: "signed a pact and then met", but not "agreed to come and met"."""
    row, at = scene.row, scene.anchor.start - 1
    while at > cue.end and row[at].low in words.besides:
        at -= 1
    between = [one.low for one in row[cue.end : at]]
    deeds = (row[cue.end - 1].low, row[scene.anchor.start].low)
    passed = all(one.endswith("ed") or one in words.past for one in deeds)
    joined = at >= cue.end and row[at].low == "and" and "to" not in between
    return passed and joined and row[max(cue.start - 1, 0)].low not in words.passive_be


def is_outcome(scene: Scene, cue: Cue, words: Denial) -> bool:
    """Whether it tells what came of the event: "agreed on a truce after talks", "signed a pact at a summit"."""
    if cue.status != "planned" or not scene.is_noun or cue.text.lower() in words.future:
        return False
    between = [one.low for one in scene.row[cue.end : scene.anchor.start]]
    beside = any(one in words.scene for one in between[-_BESIDE:])
    return beside or any(one in words.setting for one in between)


def is_present(scene: Scene, language: str) -> bool:
    """Whether the deed is told in the present tense, as what stands in a calendar is: "flies to Lima on Friday".

    Of an event that is a noun its verb tells it: "begins an official visit to Lima on Friday".
    """
    if language != "en":
        return False
    if scene.is_noun:
        near = scene.row[max(scene.anchor.start - _VERB_REACH, 0) : scene.anchor.start]
        return any(word.text in _BEGINS for word in near)
    word = scene.row[scene.anchor.start].low
    return word.endswith("s") and word not in _BE
