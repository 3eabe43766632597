"""The noise list, made ready to be sought in lines. Cheap tests come first: most lines are story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factsheet.model import WordList

_NEVER = re.compile(r"(?!)")
_SPACE = re.compile(r"\s+")
_FIRST = re.compile(r"\W{0,4}(\w+)")
_EDGES = " \t:：.…!|-–—•·*>»#_=[]()"
_LABELS = frozenset({"related-link", "byline", "tags"})
_LONGEST_LINE = 400
_AGE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Noise:
    """What an editor wrote as noise, ready for use.

    `whole` gives the reason for a line, `before` and `after` for its beginning and end, `around` for
    both. `labels` are the first words of labels, without case; `openers` the same as they stand
    inside a paragraph.
    """

    whole: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    around: tuple[tuple[str, re.Pattern[str]], ...]
    labels: frozenset[str]
    openers: tuple[str, ...]
    related: re.Pattern[str]
    related_bare: re.Pattern[str]
    inline: re.Pattern[str]
    byline: re.Pattern[str]
    tags: re.Pattern[str]
    credit: re.Pattern[str]
    signed: re.Pattern[str]
    _starts: tuple[str, ...]
    _stops: tuple[str, ...]

    def reason(self, line: str) -> str | None:
        """Why a whole line is noise, or None."""
        if len(line) > _LONGEST_LINE:
            return None
        folded = folded_line(line)
        if found := self.whole.get(folded):
            return found
        if folded.startswith(self._starts):
            for start, reason in self.before.items():
                if folded.startswith(start) and _apart(start[-1], folded[len(start) :]):
                    return reason
        if folded.endswith(self._stops) and folded.count(" ") < _AGE_WORDS:
            for stop, reason in self.after.items():
                if folded.endswith(stop) and _apart(stop[0], folded[: -len(stop)][::-1]):
                    return reason
        return next((reason for reason, shape in self.around if shape.search(folded)), None)

    def labelled(self, line: str) -> bool:
        """Whether a line may begin with a label: its first word is one's."""
        first = _FIRST.match(line)
        return first is not None and first.group(1).casefold() in self.labels


def folded_line(line: str) -> str:
    """A line without case, doubled spaces and marks at its edges."""
    plain = _SPACE.sub(" ", line) if "  " in line else line
    return plain.strip(_EDGES).casefold()


def noise_of(words: WordList | None) -> Noise:
    """The list made ready; without a list, only the shapes of lines tell noise from story."""
    return _ready(_Same(words))


class _Same:
    """A list compared by identity, so that it is made ready once."""

    __slots__ = ("words",)

    def __init__(self, words: WordList | None) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.words is other.words


@lru_cache(maxsize=4)
def _ready(same: _Same) -> Noise:
    names = _names(same.words)
    before, after, around = _free(names)
    related = names.get("related-link", ())
    several = [text for text in related if " " in text]
    firsts = {text.split()[0] for text in related}
    labels = [text for reason in _LABELS for text in names.get(reason, ())]
    return Noise(
        whole={
            folded_line(text): reason
            for reason, texts in names.items()
            if reason not in _LABELS and reason != "credit"
            for text in texts
            if "..." not in text.rstrip(".")
        },
        before=before,
        after=after,
        around=around,
        labels=frozenset(word for text in labels for word in _first_word(text)),
        openers=tuple(sorted({form for word in firsts for form in (word, word.upper())})),
        related=_related(related, several),
        related_bare=_pattern(related, r"\W{0,4}(?:{})\W{0,4}\Z"),
        inline=_inline(related, several),
        byline=_pattern(names.get("byline", ()), r"\W{0,3}(?:{})(?: ?/ ?\w+)?\s*[:：]"),
        tags=_pattern(names.get("tags", ()), r"\W{0,3}(?:{})\s*(?:[:：]|\Z)"),
        credit=_pattern(names.get("credit", ()), r"(?:.*[\W_])?(?:{})(?:[\W_]|\Z)"),
        signed=_pattern(
            names.get("byline", ()),
            r"(?<=[.!?”\"])\s+(?:{})\s*[:：][^.:\n]{1,60}(?:[:：][^.:\n]{1,60})?\.?\Z",
        ),
        _starts=tuple(before),
        _stops=tuple(after),
    )


def _names(words: WordList | None) -> dict[str, tuple[str, ...]]:
    if words is None:
        return {}
    return {entry.id: tuple(name.text for name in entry.names) for entry in words.entries.values()}


def _free(
    names: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Names with `...`: what a line begins with, what it ends with, and the rest as patterns."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    around: list[tuple[str, re.Pattern[str]]] = []
    for reason, texts in names.items():
        for text in (text for text in texts if "..." in text):
            parts = [_SPACE.sub(" ", part).strip().casefold() for part in text.split("...")]
            match parts:
                case [start, ""]:
                    before[start.lstrip(_EDGES)] = reason
                case ["", stop]:
                    after[stop.rstrip(_EDGES)] = reason
                case _:
                    shape = r"\b.*?\b".join(re.escape(part) for part in parts if part)
                    edges = ("\\A" if parts[0] else "", "\\Z" if parts[-1] else "")
                    around.append((reason, re.compile(shape.join(edges))))
    for known in (before, after):
        known.pop("", None)
    return before, after, tuple(around)


def _first_word(text: str) -> list[str]:
    found = _FIRST.match(text)
    return [found.group(1).casefold()] if found else []


def _apart(edge: str, beyond: str) -> bool:
    """Whether a word ends at this edge."""
    return not (edge.isalnum() and beyond[:1].isalnum())


def _any(texts: Iterable[str]) -> str:
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)


def _pattern(texts: Iterable[str], around: str) -> re.Pattern[str]:
    inner = _any(texts)
    return re.compile(around.replace("{}", inner, 1), re.IGNORECASE) if inner else _NEVER


def _related(all_of: Iterable[str], several: Iterable[str]) -> re.Pattern[str]:
    """A label and its colon; one of two words or more may hold a few words before the colon."""
    if not (inner := _any(all_of)):
        return _NEVER
    longer = f"|(?:{_any(several)})(?:\\s+[\\w.]+){{1,5}}" if several else ""
    return re.compile(rf"\W{{0,4}}(?:(?:{inner}){longer})\s*[:：]", re.IGNORECASE)


def _inline(all_of: Iterable[str], several: Iterable[str]) -> re.Pattern[str]:
    """A label behind the end of a sentence or an opening bracket, with a capital."""
    if not (inner := _any(all_of)):
        return _NEVER
    longer = f"|(?:{_any(several)})(?=\\s+\\S)" if several else ""
    label = rf"(?:(?:{inner})\s*[:：]{longer})"
    behind = r"(?:(?<=[.!?…”\"’)\]])\s*|(?<=\s)(?=[(\[]))"
    return re.compile(rf"{behind}[(\[]?\s*(?-i:(?=[A-Z])){label}", re.IGNORECASE)
