"""A phrase as patterns over the shorthand: what stands before its anchor, the anchor, what stands after.

The anchor is the word the phrase hangs on: its first verb, else its first word. The left part is
searched backwards from it, so that the nearest filler wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from factsheet.matches.words import tokens_of
from factsheet.model import Element, Gap, Maybe, Phrase, Reference, WordList, Words

_SUBJECT_GAP = 4
"""A slot before a gap at least this wide is the subject of the phrase and must be a free actor."""

_DOERS = ("free", "relative-subject")
USUAL_GAP = 8
"""Words of a plain `...`; before the anchor, where auxiliaries and adverbs gather, half as many again."""

_LONGEST_ASIDE = 14
"""Words of an aside between commas: ", often criticised by Washington over its conduct in Yemen,"."""

UNKEPT = "-"
"""The slot of things and deeds that a phrase names without keeping them, so that each serves one match."""

TEXT_KIND = "text"


class Codes:
    """One private-use character for every class that some phrase asks for."""

    def __init__(self) -> None:
        self.by_name: dict[str, str] = {}
        for name in (
            "free",
            "relative-subject",
            "owner",
            "verb",
            "other-object",
            "preposition",
            "cause",
            "tells-who",
        ):
            self.of(name)

    def of(self, name: str) -> str:
        """The character of that class."""
        return self.by_name.setdefault(name, chr(0xE000 + len(self.by_name)))


@dataclass(frozen=True, slots=True)
class Group:
    """What a group of a pattern captures: a slot, filled from a list (in one form, or any)."""

    slot: str
    list: str
    form: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled phrase. `anchors` are the classes, one of which the anchor has; `groups` are g0, g1, ..."""

    phrase: Phrase
    left: regex.Pattern[str] | None
    right: regex.Pattern[str]
    anchors: frozenset[str]
    groups: tuple[Group, ...]


@dataclass(slots=True)
class Writer:
    """Writes the elements of one phrase as patterns, and keeps which group captures what."""

    codes: Codes
    lists: Mapping[str, WordList]
    groups: list[Group]
    passive: bool
    """Of a passive the subject may be what is somebody's: "a Chinese refinery was hit"."""

    def sequence(self, elements: Sequence[Element], start: int, stop: int, *, left: bool) -> str:
        """The pattern of some of the elements; `left` where they stand before the anchor."""
        return "".join(self.element(elements, at, left=left) for at in range(start, stop))

    def element(self, elements: Sequence[Element], at: int, *, left: bool) -> str:
        """The pattern of one element."""
        match elements[at]:
            case Gap(limit):
                return self.gap(reach(limit, left=left), self.barred(elements, at, left=left))
            case Maybe(inner):
                return f"(?:{self.sequence(inner, 0, len(inner), left=left)})?"
            case Words() as words:
                return self.words(words)
            case Reference() as reference:
                return self.reference(reference, subject=left and self.is_subject(elements, at))

    def gap(self, limit: int, barred: str) -> str:
        """The pattern of up to `limit` words; an aside between commas counts as one."""
        word = f"[^;,#{barred}]*;"
        return f",?(?:(?:{word}|,(?:{word}){{1,{_LONGEST_ASIDE}}},),?){{0,{limit}}}?"

    def barred(self, elements: Sequence[Element], at: int, *, left: bool) -> str:
        """Classes that the gap does not cross: free actors; behind the anchor other verbs too.

        Behind a verb its object may not be another thing ("mengirim tim ahli rudal") nor stand in what tells
        who somebody is ("sent parts to a firm that makes drones"), but a party is sought
        past all but a reason; a tight gap, or one behind a word, does not run into what another preposition governs.
        """
        if left:
            return self.codes.of("free")
        names = ["free", "verb"]
        before = elements[at - 1] if at else None
        after = elements[at + 1] if at + 1 < len(elements) else None
        seeks_party = isinstance(after, Reference) and self._is_actors(after)
        if isinstance(before, Reference):
            names += ["cause"] if seeks_party else ["other-object", "tells-who"]
        gap = elements[at]
        if isinstance(before, Words) or (isinstance(gap, Gap) and gap.limit < _SUBJECT_GAP):
            names.append("preposition")
        return "".join(map(self.codes.of, names))

    def words(self, words: Words) -> str:
        """The pattern of plain words; several may be one unit: "antara lain"."""
        runs = []
        for one in words.alternatives:
            folded = [token.folded for token in tokens_of(one)]
            runs.append("".join(self.unit(f"word:{word}") for word in folded))
            if len(folded) > 1:
                runs.append(self.unit(f"word:{' '.join(folded)}"))
        return f"(?:{'|'.join(runs)})"

    def unit(self, name: str) -> str:
        """The pattern of a unit of that class."""
        return f"#?[^;,#]*{self.codes.of(name)}[^;,#]*;"

    def reference(self, reference: Reference, *, subject: bool) -> str:
        """The pattern of a slot or a list; a `subject` must be free to act."""
        if reference.list == TEXT_KIND:
            body = r"(?:[^;,#]*;){1,6}?"
        elif subject and self._is_actors(reference):
            names = ("free", "relative-subject", "owner") if self.passive else _DOERS
            doers = "".join(map(self.codes.of, names))
            body = f"(?=#?[^;,#]*[{doers}]){self.unit(class_of(reference))}"
        else:
            body = self.unit(class_of(reference))
        if reference.slot is None and not self._keeps_apart(reference):
            return body
        self.groups.append(Group(reference.slot or UNKEPT, reference.list, reference.form))
        return f"(?P<g{len(self.groups) - 1}>{body})"

    def _keeps_apart(self, reference: Reference) -> bool:
        """Whether what the phrase names without keeping it must not be told once more by another."""
        words = self.lists.get(reference.list)
        return words is not None and words.kind in {"actors", "things", "verbs"}

    def _is_actors(self, reference: Reference) -> bool:
        words = self.lists.get(reference.list)
        return words is not None and words.kind == "actors"

    def is_subject(self, elements: Sequence[Element], at: int) -> bool:
        """Whether the element before the anchor is who acts, by what follows it."""
        match elements[at + 1] if at + 1 < len(elements) else None:
            case Gap(limit):
                return limit >= _SUBJECT_GAP
            case Reference() as after:
                words = self.lists.get(after.list)
                return words is not None and words.kind == "verbs" and after.form != "noun"
            case _:
                return False


def compile_phrase(phrase: Phrase, lists: Mapping[str, WordList], codes: Codes) -> Pattern:
    """The phrase as patterns. Errors: regex.error where a pattern grows beyond bounds."""
    if phrase.expert is not None:
        return Pattern(phrase, None, regex.compile(""), frozenset(), ())
    elements = phrase.elements
    at = anchor_index(elements, lists)
    writer = writer_for(elements[at], lists, codes)
    before = writer.sequence(elements, 0, at, left=True)
    after = writer.sequence(elements, at, len(elements), left=False)
    return Pattern(
        phrase=phrase,
        left=regex.compile(f"(?r){before}") if before else None,
        right=regex.compile(after),
        anchors=frozenset(_anchor_classes(elements[at])),
        groups=tuple(writer.groups),
    )


def writer_for(anchor: Element, lists: Mapping[str, WordList], codes: Codes) -> Writer:
    """A writer for a phrase that hangs on that element."""
    return Writer(codes, lists, [], isinstance(anchor, Reference) and anchor.form == "passive")


def reach(limit: int, *, left: bool) -> int:
    """How many words a gap of that limit crosses, before the anchor or behind it."""
    return limit * 3 // 2 if left and limit >= USUAL_GAP else limit


def list_names(elements: Sequence[Element]) -> Iterator[str]:
    """Every list that the elements name, inside brackets too."""
    for element in elements:
        match element:
            case Reference(list_name):
                yield list_name
            case Maybe(inner):
                yield from list_names(inner)
            case _:
                pass


def class_of(reference: Reference) -> str:
    """The class that a unit has which the reference can mean."""
    return f"{reference.list}:{reference.form}" if reference.form else reference.list


def anchor_index(elements: Sequence[Element], lists: Mapping[str, WordList]) -> int:
    """Which of the elements the phrase hangs on."""
    verbs = [
        at
        for at, one in enumerate(elements)
        if isinstance(one, Reference) and one.list in lists and lists[one.list].kind == "verbs"
    ]
    words = [at for at, one in enumerate(elements) if isinstance(one, Words)]
    return (verbs or words or [0])[0]


def _anchor_classes(element: Element) -> Iterator[str]:
    match element:
        case Words(alternatives):
            for one in alternatives:
                yield f"word:{tokens_of(one)[0].folded}"
        case Reference() as reference:
            yield class_of(reference)
        case _:
            return
