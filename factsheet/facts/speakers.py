"""Who says it: name, office or body, and the origin that several outlets may share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factsheet.facts.scope import Scene, Stretch
from factsheet.facts.tokens import Phrases, Token, tokens, word_set
from factsheet.model import WordList

_LONGEST = 12
"""Words of a speaker's name and office; longer stretches hold more than a speaker."""
_LONGEST_NAME = 4
"""Words of a name before the comma of an apposition: "Dmitry Peskov, juru bicara Kremlin"."""
_STOPS = frozenset({",", ";", ".", "“", "”", '"', "(", ")", ":", "–", "—"})
_QUOTES = frozenset({"“", "”", '"'})


@dataclass(frozen=True, slots=True)
class Words:
    """The small words around a speaker's name in one language, by the part they play.

    `end` words end it, `start` words stand before it, `pronoun` and `own` words ("he", "we") name
    nobody by themselves, nor do `nobody` words ("the statement").
    """

    end: frozenset[str]
    start: frozenset[str]
    pronoun: frozenset[str]
    own: frozenset[str]
    nobody: frozenset[str]


def _small_words(words: WordList | None, language: str) -> Words:
    parts = ("end", "start", "pronoun", "own", "nobody")
    return Words(*(word_set(words, part, language) for part in parts))


class SpeakerReader:
    """Finds speakers by the list `attribution`; knows actors by the lists of that kind."""

    def __init__(
        self, lists: Mapping[str, WordList], languages: Sequence[str] = ("id", "en")
    ) -> None:
        self._attribution = {
            language: Phrases(lists.get("attribution"), language) for language in languages
        }
        self._words = {one: _small_words(lists.get("attribution"), one) for one in languages}
        actors = [one for one in lists.values() if one.kind == "actors"]
        self._actors = {
            language: tuple(Phrases(one, language) for one in actors) for language in languages
        }
        self._not_in = {entry.id: entry.not_in for one in actors for entry in one.entries.values()}
        self._of = {
            entry.id: entry.of or entry.id for one in actors for entry in one.entries.values()
        }

    def speaker(self, scene: Scene, language: str) -> str | None:
        """The speaker named in the sentence of the match, or None."""
        inside = self._inside(scene, language) or self._own(scene, language)
        return inside or self._before(scene, language) or self._behind(scene, language)

    def tells(self, scene: Scene, language: str) -> bool:
        """Whether the deed itself is somebody's saying: "urged", "mengancam"."""
        return self._attribution[language].at(scene.row, scene.anchor.start, "front") is not None

    def is_told_before(self, scene: Scene, language: str) -> bool:
        """Whether a pronoun says it ("he said", "menurut dia", "katanya"): its speaker was named before."""
        row, small = scene.row, self._words[language]
        for at in range(len(row)):
            found = self._attribution[language].at(row, at, "behind", "front", "his")
            if found is None:
                continue
            beside = (*row[max(at - 1, 0) : at], *row[found[1] : found[1] + 1])
            if found[0] == "his" or any(one.low in small.pronoun for one in beside):
                return True
        return False

    def within(self, text: str, language: str) -> str | None:
        """The speaker whom a sentence of quotation or report names."""
        row = tokens(text)
        for at in range(len(row)):
            found = self._attribution[language].at(row, at, "behind", "front")
            if found is not None:
                named = self._named(row, Stretch(at, found[1]), found[0], language, 0)
                if named:
                    return named
        return None

    def party(self, speaker: str, language: str) -> str | None:
        """The actor that a speaker belongs to."""
        row = tokens(speaker)
        for at in range(len(row)):
            for phrases in self._actors[language]:
                found = phrases.at(row, at)
                if found is None or not row[at].text[0].isupper():
                    continue
                if not any(phrase in speaker for phrase in self._not_in.get(found[0], ())):
                    return self._of.get(found[0])
        return None

    def beside(self, scene: Scene, start: int, end: int, language: str) -> str | None:
        """The one who stands right behind some words, else before them: "dibantah Bogota"."""
        small = self._words[language]
        behind = _name_right(scene.row, end, small)
        return behind or _name_left(scene.row, start, scene.behind.start, small)

    def left_of(self, row: Sequence[Token], at: int, language: str) -> str | None:
        """The one who stands before these words."""
        return _name_left(row, at, 0, self._words[language])

    def right_of(self, row: Sequence[Token], at: int, language: str) -> str | None:
        """The one who stands behind these words."""
        return _name_right(row, at, self._words[language])

    def _inside(self, scene: Scene, language: str) -> str | None:
        """Named in an aside between subject and verb: "Swedia, kata Timo Harju, mengirim"."""
        for at in range(scene.inner.start, scene.anchor.start):
            found = self._attribution[language].at(scene.row, at, "behind")
            if found is not None and at > 0 and scene.row[at - 1].text == ",":
                return _name_right(scene.row, found[1], self._words[language])
        return None

    def _own(self, scene: Scene, language: str) -> str | None:
        """The subject that tells of its own deed: "the president said his government had sold"."""
        for at in range(scene.inner.start, scene.anchor.start):
            found = self._attribution[language].at(scene.row, at, "front")
            if found is not None and found[1] <= scene.anchor.start:
                return _name_left(scene.row, at, scene.outer.start, self._words[language])
        return None

    def _before(self, scene: Scene, language: str) -> str | None:
        for at in range(scene.outer.end - 1, scene.outer.start - 1, -1):
            found = self._attribution[language].at(scene.row, at, "behind", "front")
            if found is not None and found[1] <= scene.outer.end:
                return self._introducing(scene, Stretch(at, found[1]), found[0], language)
        return None

    def _introducing(self, scene: Scene, word: Stretch, entry: str, language: str) -> str | None:
        """Who introduces the match: before "said", behind "menurut"."""
        small = self._words[language]
        if entry == "behind":
            return _name_right(scene.row, word.end, small)
        return _name_left(scene.row, word.start, scene.outer.start, small)

    def _behind(self, scene: Scene, language: str) -> str | None:
        for at in range(scene.behind.start, scene.behind.end):
            found = self._attribution[language].at(scene.row, at, "behind", "front")
            if found is not None and _is_aside(scene.row, at, scene.behind.start):
                return self._named(
                    scene.row, Stretch(at, found[1]), found[0], language, scene.behind.start
                )
        return None

    def _named(
        self, row: Sequence[Token], word: Stretch, entry: str, language: str, floor: int
    ) -> str | None:
        small = self._words[language]
        left = _name_left(row, word.start, floor, small)
        right = _name_right(row, word.end, small)
        after_mark = word.start == floor or row[word.start - 1].kind == "mark"
        return (right or left) if entry == "behind" or after_mark else (left or right)


def _is_aside(row: Sequence[Token], at: int, floor: int) -> bool:
    """Behind a comma or a closing quote, somewhere in what follows the match."""
    return (
        any(token.text in {",", *_QUOTES} for token in row[max(floor - 1, 0) : at]) or at == floor
    )


def _name_right(row: Sequence[Token], start: int, small: Words) -> str | None:
    end = start
    while (
        end < len(row)
        and end - start < _LONGEST
        and not _stops(row, end)
        and row[end].low not in small.end
    ):
        end += 1
    return _text(row, start, _with_apposed_name(row, start, end), small)


def _stops(row: Sequence[Token], at: int) -> bool:
    """Whether a mark ends the name; the points of "U.S." do not."""
    initial = at > 0 and len(row[at - 1].text) == 1 and row[at - 1].text.isupper()
    return row[at].text in _STOPS and not (row[at].text == "." and initial)


def _with_apposed_name(row: Sequence[Token], start: int, end: int) -> int:
    """The end behind a name that follows its office: "juru bicara kementerian, Timo Harju"."""
    if end >= len(row) or row[end].text != "," or end == start:
        return end
    last = end + 1
    while last < len(row) and row[last].kind == "word" and row[last].text[0].isupper():
        last += 1
    closes = last >= len(row) or row[last].kind == "mark"
    is_office = row[start].text[0].islower()
    return last if is_office and closes and 1 < last - end <= _LONGEST_NAME + 1 else end


def _name_left(row: Sequence[Token], end: int, floor: int, small: Words) -> str | None:
    while end > floor and (row[end - 1].low in small.end or row[end - 1].text in _STOPS):
        end -= 1
    start = end
    while start > floor and end - start < _LONGEST and row[start - 1].text not in _STOPS - {","}:
        if row[start - 1].low in small.start or (
            row[start - 1].text == "," and end > start and not _apposes(row, start)
        ):
            break
        start -= 1
    if start < end and row[start].text == ",":
        start += 1
    return _text(row, start, end, small)


def _apposes(row: Sequence[Token], start: int) -> bool:
    """Whether what stands before the comma is a name that the words behind it explain."""
    if row[start].text[:1].isupper():
        return False
    name = []
    for token in reversed(row[: start - 1]):
        if token.kind == "mark":
            break
        name.append(token)
    return 0 < len(name) <= _LONGEST_NAME and all(token.text[0].isupper() for token in name)


def _text(row: Sequence[Token], start: int, end: int, small: Words) -> str | None:
    words = row[start:end]
    if (
        not words
        or (len(words) == 1 and words[0].low in small.pronoun)
        or any(w.low in small.own for w in words)
        or all(w.low in small.nobody for w in words)
        or not any(w.kind == "word" for w in words)
    ):
        return None
    pieces = [words[0].text]
    for before, token in pairwise(words):
        pieces.append(("" if before.end == token.start else " ") + token.text)
    return "".join(pieces).strip(" ,-–")
