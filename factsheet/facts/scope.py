"""A sentence with a match in it: its tokens, and the stretches of words that cues are sought in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.facts.tokens import Token, tokens
from factsheet.model import Capture, Element, Match, Maybe, Reference

_BORDERS = frozenset({";", "•"})
CLAUSE_MARKS = frozenset({",", ";", ":", "“", "”", '"', "(", ")", "–", "—"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Token indices, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One match seen in its sentence.

    `inner` runs from the subject to the thing; `outer` is everything before the subject that may
    introduce it; `behind` what follows the match, and `tail` what follows its last thing, the place
    and others that only stand beside it left out. `subject` is None where nothing stands before the
    anchor. `is_noun` holds where the match hangs on a noun ("pengiriman", "the sale"), which may be
    the subject of a verb behind it.
    """

    text: str
    row: tuple[Token, ...]
    inner: Stretch
    outer: Stretch
    behind: Stretch
    subject: Capture | None
    anchor: Stretch
    tail: int
    is_noun: bool = True


def scene(text: str, start: int, match: Match, others: Iterable[Match]) -> Scene:
    """The match in its sentence, which begins at `start` of the article."""
    row = tokens(text)
    anchor = _stretch(row, match.anchor[0] - start, match.anchor[1] - start)
    captures = [one for one in match.captures if one.via != "before" and one.start >= start]
    before = [
        one
        for one in captures
        if one.end - start <= row[anchor.start].start and one.via == "phrase"
    ]
    subject = max(before, key=lambda one: one.end, default=None)
    left = _index(row, subject.end - start) if subject else _clause_start(row, anchor.start)
    first = _index(row, subject.start - start) if subject else left
    things = [
        one
        for one in captures
        if one.start - start >= row[anchor.start].end and one.via == "phrase"
    ]
    right = max((_index(row, one.start - start) for one in things), default=anchor.end)
    last = _stretch(row, match.start - start, match.end - start).end
    return Scene(
        text=text,
        row=row,
        inner=Stretch(left, max(right, anchor.end)),
        outer=Stretch(_floor(row, first, start, match, others), first),
        behind=Stretch(last, _ceiling(row, last, start, match, others)),
        subject=subject,
        anchor=anchor,
        tail=max((_index(row, one.end - start) for one in things), default=anchor.end),
        is_noun=not any(form in {"active", "passive"} for form in _forms(match.phrase.elements)),
    )


def _forms(elements: Iterable[Element]) -> Iterator[str]:
    """The forms of the words that a phrase asks for: "active", "noun"."""
    for element in elements:
        if isinstance(element, Reference):
            yield element.form
        elif isinstance(element, Maybe):
            yield from _forms(element.elements)


def _stretch(row: Sequence[Token], start: int, end: int) -> Stretch:
    return Stretch(_index(row, start), max(_index(row, end), _index(row, start) + 1))


def _index(row: Sequence[Token], offset: int) -> int:
    """The first token that begins at or behind the offset."""
    return next((at for at, token in enumerate(row) if token.start >= offset), len(row))


def _clause_start(row: Sequence[Token], anchor: int) -> int:
    for at in range(anchor - 1, -1, -1):
        if row[at].text in CLAUSE_MARKS:
            return at + 1
    return 0


def _floor(
    row: Sequence[Token], first: int, start: int, match: Match, others: Iterable[Match]
) -> int:
    """Where words that introduce the match may begin: behind the last border or other match."""
    floor = max((at + 1 for at in range(first) if row[at].text in _BORDERS), default=0)
    ends = [
        _index(row, one.end - start)
        for one in others
        if one.end <= match.anchor[0] and one.anchor != match.anchor
    ]
    return min(max([floor, *ends]), first)


def _ceiling(
    row: Sequence[Token], last: int, start: int, match: Match, others: Iterable[Match]
) -> int:
    ceiling = next((at for at in range(last, len(row)) if row[at].text in _BORDERS), len(row))
    starts = [
        _index(row, one.start - start)
        for one in others
        if one.start >= match.end and one.anchor != match.anchor
    ]
    return max(min([ceiling, *starts]), last)
