"""The noise list, made ready to be sought in lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factsheet.model import WordList

_NEVER = re.compile(r"(?!)")
_SPACE = re.compile(r"\s+")
_EDGES = " \t:：.…!|-–—•·*>»#_=[]()"
_LABELS = frozenset({"related-link", "byline", "tags"})
_LONGEST_LINE = 400
_AGE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Noise:
    """What an editor wrote as noise, ready for use.

    `whole` gives the reason for a line; `shapes` are lines with free parts; `labels` stand at the
    start of a line; `inline` may stand inside a paragraph.
    """

    whole: Mapping[str, str]
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    related: re.Pattern[str]
    related_bare: re.Pattern[str]
    inline: re.Pattern[str]
    byline: re.Pattern[str]
    tags: re.Pattern[str]
    credit: re.Pattern[str]

    def reason(self, line: str) -> str | None:
        """Why a whole line is noise, or None."""
        if len(line) > _LONGEST_LINE:
            return None
        folded = folded_line(line)
        if found := self.whole.get(folded):
            return found
        plain = _SPACE.sub(" ", line).strip()
        for reason, shape in self.shapes:
            if shape.match(plain) and (reason != "tail-age" or folded.count(" ") < _AGE_WORDS):
                return reason
        return None


def folded_line(line: str) -> str:
    """A line without case, doubled spaces and marks at its edges."""
    return _SPACE.sub(" ", line).strip(_EDGES).casefold()


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
    whole: dict[str, str] = {}
    shapes: list[tuple[str, re.Pattern[str]]] = []
    for reason, texts in names.items():
        if reason in _LABELS or reason == "credit":
            continue
        whole.update({folded_line(text): reason for text in texts if "..." not in text.rstrip(".")})
        free = [text for text in texts if "..." in text]
        if free:
            shapes.append((reason, re.compile("|".join(map(_shape, free)), re.IGNORECASE)))
    related = names.get("related-link", ())
    several = [text for text in related if " " in text]
    return Noise(
        whole=whole,
        shapes=tuple(shapes),
        related=_related(related, several),
        related_bare=_pattern(related, r"\W{0,4}(?:{})\W{0,4}\Z"),
        inline=_inline(related, several),
        byline=_pattern(names.get("byline", ()), r"\W{0,3}(?:{})(?: ?/ ?\w+)?\s*[:：]"),
        tags=_pattern(names.get("tags", ()), r"\W{0,3}(?:{})\s*(?:[:：]|\Z)"),
        credit=_pattern(names.get("credit", ()), r"(?:.*[\W_])?(?:{})(?:[\W_]|\Z)"),
    )


def _names(words: WordList | None) -> dict[str, tuple[str, ...]]:
    if words is None:
        return {}
    return {entry.id: tuple(name.text for name in entry.names) for entry in words.entries.values()}


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
    return re.compile(
        rf"(?:(?<=[.!?…”\"’)\]])\s*|(?<=\s)(?=[(\[]))[(\[]?\s*(?-i:(?=[A-Z]))(?:(?:{inner})\s*[:：]{longer})",
        re.IGNORECASE,
    )


def _shape(text: str) -> str:
    parts = (re.escape(part.strip()).replace(r"\ ", r"\s+") for part in text.split("..."))
    return (
        rf"\W{{0,3}}{r'.*?'.join(parts)}\s*\Z"
        if not text.endswith("...")
        else rf"\W{{0,3}}{'.*?'.join(parts)}"
    )
