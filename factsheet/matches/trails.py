"""How far one phrase gets in a sentence, element by element.

The very pieces that make a phrase's pattern are put together again, one fewer each time, until
what is left matches. Used to explain a sentence, never to search one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from factsheet.matches.attempts import Wanted
from factsheet.matches.binding import TIMEOUT_S, anchors_in
from factsheet.matches.patterns import (
    TEXT_KIND,
    Codes,
    Pattern,
    anchor_index,
    reach,
    writer_for,
)
from factsheet.matches.reading import Reading
from factsheet.model import Element, Gap, Maybe, Reference, Rule, WordList, Words

Spans = Mapping[int, tuple[int, int]]
"""By number of an element, the first and the last unit that met it."""

_SHOWN = 4
"""Alternatives of a word that are shown."""


class Trail:
    """One phrase of a rule, ready to tell how far it gets. Not for `expert:` patterns."""

    def __init__(
        self, pattern: Pattern, rule: Rule, lists: Mapping[str, WordList], codes: Codes
    ) -> None:
        self.pattern = pattern
        self.rule = rule
        self.lists = lists
        self.elements = pattern.phrase.elements
        self.anchor = anchor_index(self.elements, lists)
        self.required = tuple(at for at, one in enumerate(self.elements) if _is_required(one))
        self._codes = codes
        self._writer = writer_for(self.elements[self.anchor], lists, codes)
        self._pieces = [self._piece(at) for at in range(len(self.elements))]
        self._parted: dict[tuple[int, int], regex.Pattern[str]] = {}
        self._anywhere: dict[int, regex.Pattern[str]] = {}

    def _piece(self, at: int) -> str:
        body = self._writer.element(self.elements, at, left=at < self.anchor)
        return f"(?P<e{at}>{body})"

    # --- how far it gets -----------------------------------------------------------------------

    def walks(self, reading: Reading) -> Iterator[Spans]:
        """What is met from each word that the phrase may hang on; without one, what is there in order."""
        anchored = False
        for unit in anchors_in(reading, self.pattern):
            spans = self.walk(reading, unit)
            if self.anchor in spans:
                anchored = True
                yield spans
        if not anchored:
            yield self._loose(reading)

    def walk(self, reading: Reading, unit: int) -> Spans:
        """What is met on both sides of an anchor, the anchor among it."""
        start = reading.starts[unit]
        after = self._longest(reading, start, left=False)
        return {**self._longest(reading, start, left=True), **after} if after else {}

    def _longest(self, reading: Reading, start: int, *, left: bool) -> Spans:
        """The longest part before the anchor, or from it on, that matches there."""
        for first, stop in self._parts(left=left):
            pattern = self._part(first, stop, left=left)
            if left:
                hit = pattern.match(reading.shorthand, 0, start, timeout=TIMEOUT_S)
            else:
                hit = pattern.match(reading.shorthand, start, timeout=TIMEOUT_S)
            if hit is not None:
                return self._spans(reading, hit, range(first, stop))
        return {}

    def _parts(self, *, left: bool) -> Iterator[tuple[int, int]]:
        """The spans of elements to try, longest first; each ends at an element that must be met."""
        if left and self.anchor:
            yield 0, self.anchor
            yield from ((at, self.anchor) for at in self.required if 0 < at < self.anchor)
        elif not left:
            yield self.anchor, len(self.elements)
            ends = (at + 1 for at in reversed(self.required) if at >= self.anchor)
            yield from ((self.anchor, end) for end in ends if end < len(self.elements))

    def _part(self, first: int, stop: int, *, left: bool) -> regex.Pattern[str]:
        if (first, stop) not in self._parted:
            body = "(?r)" * left + "".join(self._pieces[first:stop])
            self._parted[first, stop] = regex.compile(body)
        return self._parted[first, stop]

    def _spans(self, reading: Reading, hit: regex.Match[str], numbers: range) -> Spans:
        spans = {}
        for at in numbers:
            start, end = hit.span(f"e{at}")
            if end > start and not isinstance(self.elements[at], Gap):
                spans[at] = (reading.index(start), reading.index(end - 1))
        return spans

    def _loose(self, reading: Reading) -> Spans:
        """The most elements that stand in the sentence in the order of the phrase."""
        best: list[tuple[tuple[int, int], ...]] = [()]
        for at in self.required:
            for unit in self.spots(reading, at) if not self._is_text(at) else ():
                before = [one for one in best if not one or (one[-1][1] < unit and one[-1][0] < at)]
                best.append((*max(before, key=len), (at, unit)))
        return {at: (unit, unit) for at, unit in max(best, key=len)}

    # --- what an element asks for --------------------------------------------------------------

    def spots(self, reading: Reading, at: int) -> list[int]:
        """The units anywhere in the sentence that the element could mean."""
        if at not in self._anywhere:
            body = self._writer.element(self.elements, at, left=False)
            self._anywhere[at] = regex.compile(body)
        hits = self._anywhere[at].finditer(reading.shorthand, timeout=TIMEOUT_S)
        return [reading.index(hit.start()) for hit in hits if hit.end() > hit.start()]

    def is_subject(self, at: int) -> bool:
        """Whether who is sought there must be free to act."""
        one = self.elements[at]
        named = isinstance(one, Reference) and self._kind(one) == "actors"
        return at < self.anchor and named and self._writer.is_subject(self.elements, at)

    def gap_beside(self, at: int, *, left: bool) -> tuple[int, frozenset[str]] | None:
        """The reach of the gap that parts the element from the anchor's side, and what it does not cross."""
        beside = at + 1 if left else at - 1
        gap = self.elements[beside]
        if isinstance(gap, Maybe):
            beside += 1 if left else -1
            gap = self.elements[beside]
        if not isinstance(gap, Gap):
            return None
        signs = self._writer.barred(self.elements, beside, left=left)
        names = {name for name, sign in self._codes.by_name.items() if sign in signs}
        return reach(gap.limit, left=left), frozenset(names)

    def weight(self, spans: Spans) -> int:
        """How many slots, lists and anchors were met: a mere "to" or "dari" is found anywhere."""
        return sum(
            at == self.anchor or isinstance(self.elements[at], Reference)
            for at in self.required
            if at in spans
        )

    def wanted(self, at: int) -> Wanted:
        """The element as something to look for."""
        one = self.elements[at]
        written = self.written(at)
        match one:
            case Reference(list_name, _, form):
                return Wanted(written, list_name, self._kind(one), form)
            case Words(alternatives):
                return Wanted(written, kind="plain", words=alternatives)
            case _:
                return Wanted(written)

    def written(self, at: int) -> str:
        """The element as an author writes it."""
        return _written(self.elements[at], self.rule)

    def _kind(self, reference: Reference) -> str:
        words = self.lists.get(reference.list)
        return words.kind if words else reference.list

    def _is_text(self, at: int) -> bool:
        one = self.elements[at]
        return isinstance(one, Reference) and one.list == TEXT_KIND


def _is_required(element: Element) -> bool:
    return isinstance(element, Reference | Words)


def _written(element: Element, rule: Rule) -> str:
    match element:
        case Gap():
            return "..."
        case Maybe(inner):
            return f"({' '.join(_written(one, rule) for one in inner)})"
        case Words(alternatives):
            shown = "/".join(alternatives[:_SHOWN])
            return shown if len(alternatives) <= _SHOWN else f"{shown}/..."
        case Reference(list_name, slot, form):
            other = slot is not None and rule.slot(slot).kind != list_name
            name = f"{slot}={list_name}" if other else slot or list_name
            return f"<{name}:{form}>" if form else f"<{name}>"
