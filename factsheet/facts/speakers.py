"""Who says it: name, office or body, and the origin that several outlets may share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factsheet.facts.naming import is_office, name_left, name_right, names_in, small_words
from factsheet.facts.scope import Scene, Stretch
from factsheet.facts.tokens import Phrases, Token, tokens
from factsheet.model import WordList

_OWNER = 3
"""Words of a name that can own an office: "Philippine Air Force's spokesman"."""
_QUOTES = frozenset({"“", "”", '"'})


class SpeakerReader:
    """Finds speakers by the list `attribution`; knows actors by the lists of that kind."""

    def __init__(
        self, lists: Mapping[str, WordList], languages: Sequence[str] = ("id", "en")
    ) -> None:
        self._attribution = {
            language: Phrases(lists.get("attribution"), language) for language in languages
        }
        self._words = {one: small_words(lists.get("attribution"), one) for one in languages}
        actors = [one for one in lists.values() if one.kind == "actors"]
        self._actors = {
            language: tuple(Phrases(one, language) for one in actors) for language in languages
        }
        self._not_in = {entry.id: entry.not_in for one in actors for entry in one.entries.values()}
        self._of = {
            entry.id: entry.of or entry.id for one in actors for entry in one.entries.values()
        }
        self._part_of = {
            ident: entry.part_of
            for one in actors
            for ident, entry in one.entries.items()
            if entry.part_of
        }

    def speaker(self, scene: Scene, language: str) -> str | None:
        """The speaker named in the sentence of the match, or None."""
        inside = self._inside(scene, language) or self._own(scene, language)
        named = inside or self._before(scene, language) or self._behind(scene, language)
        return self._owned(named, scene, language) if named else None

    def tells(self, scene: Scene, language: str) -> bool:
        """Whether the deed itself is somebody's saying: "urged", "mengancam"."""
        return self._attribution[language].at(scene.row, scene.anchor.start, "front") is not None

    def doer(self, scene: Scene, language: str) -> str | None:
        """Who does it and speaks of it: "imposed sanctions, accusing", or an office that acts by itself."""
        if scene.subject is None:
            return None
        phrases, told = self._attribution[language], scene.subject.filler.text
        speaks = any(
            phrases.at(scene.row, at, "doing") and scene.row[at - 1].text == ","
            for at in range(scene.behind.start, scene.behind.end)
        )
        return told if speaks or is_office(told, self._words[language]) else None

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
            found = self._saying(row, at, language)
            if found is not None:
                named = self._named(row, Stretch(at, found[1]), found[0], language, 0)
                if named:
                    return named
        return None

    def person(self, text: str, language: str) -> str | None:
        """The first person whom a sentence names by two words or more, to whom "he" points back."""
        small = self._words[language]
        for name in names_in(tokens(text), small):
            if not any(self._is_body(name, phrases) for phrases in self._actors[language]):
                return name
        return None

    def _is_body(self, name: str, phrases: Phrases) -> bool:
        """Whether it is a state or body by its own name, and nobody that stands for it."""
        row = tokens(name)
        found = phrases.at(row, 0) or phrases.at(row, 1)
        return found is not None and self._of.get(found[0]) == found[0]

    def is_title(self, name: str, language: str) -> bool:
        """Whether it begins with an office that somebody holds: "Defence Minister Kari Holm"."""
        return bool({one.low for one in tokens(name)} & self._words[language].title)

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

    def family(self, ident: str | None) -> frozenset[str]:
        """An actor's id with that of the state it belongs to."""
        return frozenset(filter(None, (ident, self._part_of.get(ident or ""))))

    def beside(self, scene: Scene, start: int, end: int, language: str) -> str | None:
        """The one who stands right behind some words, else before them: "dibantah Bogota"."""
        small = self._words[language]
        behind = name_right(scene.row, end, small)
        return behind or name_left(scene.row, start, scene.behind.start, small)

    def left_of(self, row: Sequence[Token], at: int, language: str) -> str | None:
        """The one who stands before these words."""
        return name_left(row, at, 0, self._words[language])

    def right_of(self, row: Sequence[Token], at: int, language: str) -> str | None:
        """The one who stands behind these words."""
        return name_right(row, at, self._words[language])

    def _saying(self, row: Sequence[Token], at: int, language: str) -> tuple[str, int] | None:
        """The word of saying that begins here; "accused of" and "the claims" say nothing."""
        found = self._attribution[language].at(row, at, "behind", "front", "hearsay")
        if found is None or found[0] == "hearsay":
            return None
        is_noun = at > 0 and row[at - 1].low in self._words[language].article
        return None if is_noun and found[0] == "front" else found

    def _inside(self, scene: Scene, language: str) -> str | None:
        """Named in an aside between subject and verb: "Swedia, kata Timo Harju, mengirim"."""
        for at in range(scene.inner.start, scene.anchor.start):
            found = self._attribution[language].at(scene.row, at, "behind")
            if found is not None and at > 0 and scene.row[at - 1].text == ",":
                return name_right(scene.row, found[1], self._words[language])
        return None

    def _own(self, scene: Scene, language: str) -> str | None:
        """The subject that tells of its own deed: "the president said his government had sold"."""
        for at in range(scene.inner.start, scene.anchor.start):
            found = self._attribution[language].at(scene.row, at, "front")
            if found is not None and found[1] <= scene.anchor.start:
                return name_left(scene.row, at, scene.outer.start, self._words[language])
        return None

    def _owned(self, named: str, scene: Scene, language: str) -> str:
        """With its owner: of "Kenya bought them, its spokesman said", Kenya's spokesman."""
        first, _, rest = named.partition(" ")
        owner = scene.subject.filler.text if scene.subject else ""
        is_owned = first.lower() in self._words[language].its
        return f"{owner}'s {rest}" if is_owned and 0 < len(owner.split()) <= _OWNER else named

    def _before(self, scene: Scene, language: str) -> str | None:
        for at in range(scene.outer.end - 1, scene.outer.start - 1, -1):
            found = self._saying(scene.row, at, language)
            if found is not None and found[1] <= scene.outer.end:
                named = self._introducing(scene, Stretch(at, found[1]), found[0], language)
                if named is not None:
                    return named
        return None

    def _introducing(self, scene: Scene, word: Stretch, entry: str, language: str) -> str | None:
        """Who introduces the match: before "said", behind "menurut"."""
        small = self._words[language]
        right = name_right(scene.row, word.end, small)
        if entry == "behind":
            return right
        left = name_left(scene.row, word.start, scene.outer.start, small)
        if scene.row[word.start].low in small.addressing:
            return left
        parted = word.start > 0 and scene.row[word.start - 1].text == ","
        if _follows_quote(scene.row, word.start) or (parted and left is None):
            return right
        return left

    def _behind(self, scene: Scene, language: str) -> str | None:
        for at in range(scene.behind.start, scene.behind.end):
            found = self._saying(scene.row, at, language)
            if found is not None and _is_aside(scene.row, at, scene.behind.start):
                return self._named(
                    scene.row, Stretch(at, found[1]), found[0], language, scene.behind.start
                )
        return None

    def _named(
        self, row: Sequence[Token], word: Stretch, entry: str, language: str, floor: int
    ) -> str | None:
        small = self._words[language]
        left = name_left(row, word.start, floor, small)
        if row[word.start].low in small.addressing:
            return left
        right = name_right(row, word.end, small)
        after_mark = word.start == floor or row[word.start - 1].kind == "mark"
        return (right or left) if entry == "behind" or after_mark else left


def _is_aside(row: Sequence[Token], at: int, floor: int) -> bool:
    """Behind a comma or a closing quote, somewhere in what follows the match."""
    return (
        any(token.text in {",", *_QUOTES} for token in row[max(floor - 1, 0) : at]) or at == floor
    )


def _follows_quote(row: Sequence[Token], at: int) -> bool:
    """Whether a quotation ends right before: "“So it is”, says"."""
    return any(one.text in _QUOTES for one in row[max(at - 2, 0) : at] if one.kind == "mark")
