"""The nouns of explaining: how far a phrase got in a sentence, and where it stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from factsheet.matches.reading import Reading
from factsheet.model import Language, Match, Phrase, Sentence

Why = Literal[
    # an element was not met
    "absent", "form", "coloured", "brackets", "refused", "elsewhere", "governed", "barred", "far", "apart",
    # all were met, and a rule of choosing dropped it
    "question", "supposed", "condition", "unless", "off-topic", "empty", "same", "swallowed",
    # it ran away
    "timeout",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of the article and where they stand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was sought: the element as an author writes it, and what can meet it.

    `kind` is that of the list, "text", or "plain" where `words` hold the alternatives.
    """

    element: str
    list: str = ""
    kind: str = ""
    form: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a phrase, and the words that met it, if any did."""

    element: str
    met: Spot | None


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a phrase stopped.

    `side` and `of` name the word behind (or before) which `wanted` was sought; `words` are those in
    the way, `by` tells what they are; `reach` and `far` count words. `known` is the next word there that
    a list knows, `alike` an unknown word with the name in the list that is written most like it.
    """

    why: Why
    wanted: Wanted | None = None
    side: Literal["before", "behind", ""] = ""
    of: str = ""
    words: str = ""
    by: str = ""
    reach: int = 0
    far: int = 0
    known: tuple[str, str] | None = None
    alike: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One phrase tried on one sentence: its elements, and where it stopped before or behind its anchor."""

    rule: str
    phrase: Phrase
    steps: tuple[Step, ...]
    stops: tuple[Stop, ...]
    weight: int
    """How many of its slots and lists were met in order, its anchor among them."""
    anchored: bool
    """Whether the word that it hangs on is there; without it the gaps between the others are not held."""

    @property
    def begun(self) -> bool:
        """Whether its anchor was met, and something beside it."""
        return self.anchored and self.weight > 1

    @property
    def missing(self) -> int:
        """How many elements were not met."""
        return sum(step.met is None for step in self.steps)

    @property
    def empty(self) -> int:
        """How many slots stayed empty though every element was met."""
        return sum(stop.why == "empty" for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one rule in one sentence: what it found, and what came nearest besides."""

    rule: str
    matches: tuple[Match, ...]
    nearest: Attempt | None


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence, with the verdict of every rule."""

    sentence: Sentence
    language: Language
    text: str
    verdicts: tuple[Verdict, ...]

    @property
    def silent(self) -> bool:
        """Whether no rule found anything."""
        return not any(one.matches for one in self.verdicts)


@dataclass(frozen=True, slots=True)
class Seen:
    """A reading with the text of its article."""

    reading: Reading
    text: str

    def spot(self, first: int, last: int) -> Spot:
        """The words from one unit to another."""
        units = self.reading.units
        start, end = units[first].start, units[last].end
        return Spot(" ".join(self.text[start:end].split()), start, end)

    def words(self, first: int, last: int | None = None) -> str:
        """The same, as text alone."""
        return self.spot(first, first if last is None else last).text


def nearest(attempts: Sequence[Attempt]) -> Attempt | None:
    """The attempt that met most in order, then lacks least; the first of equals. None: nothing was met.

    A phrase whose verb is there comes before one of which only the names are; of those, the one that
    lacks least but its verb says best what the sentence could have been.
    """
    met = [one for one in attempts if one.weight]
    return max(met, key=_nearness, default=None)


def _nearness(one: Attempt) -> tuple[bool, int, int, int]:
    if one.begun:
        return (True, one.weight, -one.missing, -one.empty)
    return (False, -one.missing, one.weight, 0)
