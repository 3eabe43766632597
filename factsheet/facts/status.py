"""What the words say of the event: done, told, suspected, meant or denied.

A cue counts by where it stands: first between subject and verb, then before the subject in what
introduces it, then behind. A cue elsewhere in the sentence decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias

from factsheet.facts.cues import Cue, Denial, denial_words, read_cue
from factsheet.facts.outcomes import is_done_besides, is_outcome
from factsheet.facts.plans import coming_day, held_out, is_done, lies_in
from factsheet.facts.scope import Scene, Stretch
from factsheet.facts.tokens import Phrases, Token
from factsheet.model import STATUSES, Language, Status, WordList

AnchorPart: TypeAlias = Literal["word", "filler", "told"]
"""The anchor as a cue: any word is one, the filler of a slot a plan at most, the deed told itself none."""

_ANCHOR_CUES: Mapping[AnchorPart, frozenset[str]] = {
    "word": frozenset(STATUSES),
    "filler": frozenset({"planned"}),
    "told": frozenset(),
}
_ATTRIBUTED: frozenset[Status] = frozenset({"confirmed", "reported", "alleged"})
_INNER_ORDER: tuple[Status, ...] = ("denied", "planned", "alleged", "confirmed")
_CLOSE = 2
"""Words between a cue of intent or denial and the subject that it governs: "berharap bahwa X"."""
_LONGEST_ASIDE = 8
"""Words between the comma and the verb of an attribution that closes a sentence."""
_LONGEST_ANSWER = 8
"""Words between the comma and the denial of a charge in the same sentence."""
_PREDICATE = 2
"""Words between an event that is a subject and its verb."""
_FAR_PREDICATE = 6
"""The same where the verb is a passive or has several words: "on 15 December was called off"."""
_ASIDE_COMMAS = 2
"""Commas around an aside."""
_NEAR_DENIAL = 3
"""Words between a denial and the subject of what it denies: "membantah kabar bahwa", "denied reports that"."""
_FAR_DENIAL = 10
"""The same for cues of several words, which leave no doubt: "menolak permintaan Jerman agar 12.400 butir"."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status, the cue that gave it, and where the denial of a third party stands, if any."""

    status: Status
    cue: Cue | None
    denial: Cue | None = None


class StatusReader:
    """Judges by the list `cue`, whose entries are the statuses, and the list `denial`."""

    def __init__(
        self, lists: Mapping[str, WordList], languages: Sequence[Language] = ("id", "en")
    ) -> None:
        self._phrases = {one: Phrases(lists.get("cue"), one) for one in languages}
        self._denial = {one: denial_words(lists.get("denial"), one) for one in languages}

    def judge(self, scene: Scene, language: str, anchor: AnchorPart) -> Verdict:
        """The verdict. The anchor itself may be a cue ("memesan" is a plan)."""
        cues = tuple(self._cues(scene.row, language))
        if anchor == "word":
            cues = tuple(held_out(scene, cues, self._denial[language].held_out))
        inner = self._inner(scene, cues, anchor, self._denial[language])
        denial = _denial_behind(scene, cues, self._denial[language])
        refused = _refused(scene, cues, self._denial[language])
        predicate = _called_off(scene, cues) or _predicate(scene, cues, self._denial[language].plan)
        if refused is None and predicate is not None and predicate.status == "denied":
            refused = predicate
        if refused is not None:
            return _told_and_denied(scene, cues, refused)
        if inner is not None:
            return Verdict(inner.status, inner, denial if inner.status != "denied" else None)
        outer = _outer(scene, cues, self._denial[language])
        if outer is not None:
            return Verdict(outer.status, outer, denial if outer.status != "denied" else None)
        ahead = coming_day(scene, cues, self._denial[language].ahead)
        behind = predicate or ahead or _behind(scene, cues, self._denial[language])
        return Verdict(behind.status if behind else "reported", behind, denial)

    def _cues(self, row: Sequence[Token], language: str) -> Iterator[Cue]:
        phrases, denial = self._phrases[language], self._denial[language]
        at = 0
        while at < len(row):
            found = phrases.at(row, at)
            if found is None or (found[1] == at + 1 and _is_name(row, at)):
                at += 1
                continue
            entry, end = found
            if not (end < len(row) and row[end].low in denial.only):
                yield read_cue(entry, row, at, end, denial)
            at = end

    def _inner(
        self, scene: Scene, cues: Sequence[Cue], anchor: AnchorPart, words: Denial
    ) -> Cue | None:
        inside = [
            cue
            for cue in _within(cues, scene.inner)
            if _may_be_anchor(cue, scene, anchor)
            or not lies_in(cue, scene.anchor)
            or cue.text.lower() in words.awaited | words.undoing
            if cue.status != "planned" or not is_done(scene, cue, words)
            if not _in_relative(scene, cue, words.aside)
            if not is_done_besides(scene, cue, words)
            if not is_outcome(scene, cue, words)
        ]
        for status in _INNER_ORDER:
            for cue in inside:
                if cue.status == status:
                    return cue
        return None


def _told_and_denied(scene: Scene, cues: Sequence[Cue], denial: Cue) -> Verdict:
    """A charge with its denial ("tuduhan bahwa X memasok Y dibantah Z"), or the denial alone."""
    before = (*_within(cues, scene.outer), *_within(cues, scene.inner))
    charges = [cue for cue in before if cue.status == "alleged"]
    if charges and denial.start >= scene.behind.start:
        return Verdict("alleged", charges[-1], denial)
    return Verdict("denied", denial)


def _within(cues: Sequence[Cue], stretch: Stretch) -> list[Cue]:
    return [cue for cue in cues if stretch.start <= cue.start < stretch.end]


def _is_name(row: Sequence[Token], at: int) -> bool:
    """Whether a capital letter within the sentence, or a day behind, makes a name of it: "since May", "May 5"."""
    if not row[at].text[0].isupper():
        return False
    within = at > 0 and row[at - 1].kind != "mark"
    return within or (at + 1 < len(row) and row[at + 1].kind == "number")


def _may_be_anchor(cue: Cue, scene: Scene, anchor: AnchorPart) -> bool:
    """Whether the anchor itself may be that cue; "talks on", of "held talks on Friday", is more than the filler."""
    longer = anchor == "filler" and cue.end > scene.anchor.end
    return cue.status in _ANCHOR_CUES[anchor] and not longer


def _leads_on(cue: Cue, between: Sequence[Token], words: Denial) -> bool:
    """Whether a cue governs the subject behind those words: "berharap bahwa X", "upaya aktif X"."""
    if cue.text.lower() in words.plan:
        return all(word.kind != "mark" for word in between)
    return all(word.low in words.bridge for word in between)


def _outer(scene: Scene, cues: Sequence[Cue], words: Denial) -> Cue | None:
    """The nearest cue before the subject that governs it."""
    before = _within(cues, scene.outer)
    border = scene.outer.end
    for at in range(len(before) - 1, -1, -1):
        cue = before[at]
        between = scene.row[cue.end : border]
        close = len(between) <= _CLOSE and _leads_on(cue, between, words)
        earlier = before[at - 1] if at else None
        if close and earlier and earlier.status == "denied" and cue.start - earlier.end <= 1:
            return earlier
        if cue.status in {"confirmed", "reported", "alleged"} or close:
            return cue
    return None


def _refused(scene: Scene, cues: Sequence[Cue], denial: Denial) -> Cue | None:
    """A denial of the whole: "membantah kabar bahwa X akan", "a report that X would was denied"."""
    reported = scene.row[scene.outer.start : scene.outer.end]
    charged = any(word.low in denial.charge for word in reported)
    for cue in _within(cues, scene.outer):
        words = scene.row[cue.end : scene.outer.end]
        parted = any(word.kind == "mark" and word.text not in "-." for word in words)
        is_sure = cue.is_sure or cue.text.lower() in denial.undoing
        reach = _FAR_DENIAL if is_sure else _NEAR_DENIAL if cue.answers else -1
        if cue.status == "denied" and not parted and len(words) <= reach:
            return cue
    behind = _within(cues, scene.behind)
    answers = (
        cue
        for cue in behind
        if cue.status == "denied"
        if (cue.answers and cue.of_passive) or (charged and cue.is_verdict)
    )
    answer = next(answers, None)
    return None if answer and _answers_reason(scene, answer, denial.reason) else answer


def _behind(scene: Scene, cues: Sequence[Cue], words: Denial) -> Cue | None:
    """An attribution that follows: behind a comma or a closing quotation mark."""
    behind = [cue for cue in _within(cues, scene.behind) if cue.status in _ATTRIBUTED]
    for cue, after in zip_longest(behind, behind[1:]):
        if not _is_aside(scene.row, cue, words.joins):
            continue
        if after is not None and after.start == cue.end:
            continue  # "demikian dipastikan": the second word says how it is told
        blames = scene.row[cue.start].low in words.blamed and scene.row[cue.start - 1].text == ","
        if not blames and (
            cue.status != "alleged" or not _answers_reason(scene, cue, words.reason)
        ):
            return cue
    return None


def _answers_reason(scene: Scene, cue: Cue, reason: frozenset[str]) -> bool:
    """Whether it speaks of why it was done: "karena Y, tuduhan yang dibantah Z", ", accusing Z of"."""
    return any(word.low in reason for word in scene.row[scene.behind.start : cue.end])


def _in_relative(scene: Scene, cue: Cue, opening: frozenset[str]) -> bool:
    """Whether it speaks of the subject in an aside: "Norway, which has denied it, sent torpedoes"."""
    before = range(scene.inner.start, cue.start)
    if not any(scene.row[at].text == "," and scene.row[at + 1].low in opening for at in before):
        return False
    return any(one.text == "," for one in scene.row[cue.end : scene.anchor.start])


def _predicate(scene: Scene, cues: Sequence[Cue], plan: frozenset[str]) -> Cue | None:
    """What is said of an event that is itself the subject: "pengiriman torpedo ke Oman ditunda"."""
    inside = scene.row[scene.anchor.start : scene.tail]
    planned = any(cue.text.lower() in plan for cue in _within(cues, scene.outer))
    if not (scene.is_noun or planned) or any(w.text == "," for w in inside):
        return None
    for cue in _within(cues, Stretch(scene.tail, scene.behind.end)):
        words = scene.row[_from(scene, cue) : cue.start]
        reach = _FAR_PREDICATE if cue.is_sure or cue.of_passive else _PREDICATE
        if len(words) > reach or any(word.kind == "mark" for word in words):
            return None
        told = cue.of_passive or scene.subject is None or planned
        if cue.status in {"planned", "denied"} and not cue.is_weak and told:
            return cue
    return None


def _called_off(scene: Scene, cues: Sequence[Cue]) -> Cue | None:
    """A denial behind an aside about the event: "the sale, agreed in May, was cancelled"."""
    commas = [at for at in range(scene.tail, len(scene.row)) if scene.row[at].text == ","]
    for cue in _within(cues, Stretch(scene.tail, scene.behind.end)):
        before = [at for at in commas if at < cue.start]
        if cue.status != "denied" or cue.is_weak or len(before) != _ASIDE_COMMAS:
            continue
        opens, closes = before
        if opens - scene.tail <= _FAR_PREDICATE and cue.start - closes - 1 <= _PREDICATE:
            return cue if scene.is_noun and not cue.answers else None
    return None


def _from(scene: Scene, cue: Cue) -> int:
    """Where the verb of an event begins: behind all of it, else behind its last thing."""
    return scene.behind.start if cue.start >= scene.behind.start else scene.tail


def _is_aside(row: Sequence[Token], cue: Cue, joins: frozenset[str]) -> bool:
    """Behind a mark (", kata X"), or behind who says it (", the ministry confirmed on Monday")."""
    marks = [at for at in range(cue.start) if row[at].kind == "mark" and row[at].text not in "-."]
    if not marks:
        return False
    between = [word for word in row[marks[-1] + 1 : cue.start] if word.kind != "mark"]
    return len(between) < _LONGEST_ASIDE and not any(word.low in joins for word in between)


def _denial_behind(scene: Scene, cues: Sequence[Cue], denial: Denial) -> Cue | None:
    """Somebody else's answer: ", hal yang dibantah Bogota", ", a charge that Tehran denies"; no "move" is denied."""
    for cue in _within(cues, scene.behind):
        before = scene.row[max(cue.start - _LONGEST_ANSWER, 0) : cue.start]
        parted = any(token.text == "," for token in before)
        if cue.status == "denied" and cue.answers and parted:
            of_deed = any(token.low in denial.deed for token in before)
            return None if of_deed or _answers_reason(scene, cue, denial.reason) else cue
    return None
