"""A sentence as units: tokens joined where a list knows them as one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from factsheet.matches.lexicon import Hit, Lexicon
from factsheet.matches.words import Token, tokens_of
from factsheet.model import Entry

GRAMMAR = "grammar"
"""The list that holds the engine's own function words, one entry a role."""

PARTIES = "actor"
"""The list whose members act: states, bodies, groups, and who stands for them."""

PARTY = "party"
"""The form of an actor that is somebody who can act, not "Danish" in "a Danish ship"."""

PERSON = "person"
"""The form of a party that is told by name or office, not as the bare state."""

SUBJECT = "subject"
"""The form of a party that is free to act in its clause, wherever a phrase asks for it."""

STAND_IN = "*"
"""The entry of what stands for a thing named before, until it is known which."""

OF_TIME = "of-time"
"""The class of a preposition before a day: what it governs parts no verb from its object."""

_PRONOUNS = {
    "plural-pronoun": "?plural",
    "person-pronoun": "?person",
    "island-pronoun": "?island",
    "state-pronoun": "?state",
    "group-pronoun": "?group",
    "body-pronoun": "?body",
    "home-pronoun": "?home",
    "titled-pronoun": "?titled",
}
"""By entry of the grammar, the kind of party that a pronoun stands for until its antecedent is found."""

PLACES = "place"
"""The list of cities and venues; each knows the state that it lies in."""

_NO_STATES = frozenset({"EU", "UN"})
"""Codes of ISO 3166 that are exceptionally reserved for unions of states."""

_YEAR = regex.compile(r"(?:19|20)\d\d")
_PREFIXES = frozenset({"re", "co", "pre"})
"""What may stand before a verb with a dash: "re-exported"."""
_COMMAS = frozenset(",()[]–—-:/")
_STOPS = frozenset(";|•")


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing named inside a unit. `named` is where its name stands, if only a stand-in is here."""

    entry: Entry
    list: str
    start: int
    end: int
    named: tuple[int, int] | None = None


def party_of(mention: Mention) -> str:
    """The actor that a mention stands for, or its own id; a place stays itself."""
    entry = mention.entry
    return entry.id if mention.list == PLACES else entry.of or entry.id


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or name. `classes` say what it can be in a phrase; `mark` is "," or ";" for marks.

    `name` is what no list knows of a party: "Prochazka" of "the Czech minister Prochazka".
    """

    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...] = ()
    classes: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    mark: str = ""
    name: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the article."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.tokens[-1].end

    @property
    def word(self) -> str:
        """Its folded words."""
        return " ".join(token.folded for token in self.tokens)

    @property
    def is_unknown_name(self) -> bool:
        """Whether it is a word with a capital letter that no list knows."""
        return not (self.hits or self.mark or self.mentions) and self.tokens[0].is_capital

    def is_a(self, name: str) -> bool:
        """Whether it has that class."""
        return name in self.classes

    def plus(self, *names: str) -> Unit:
        """The unit with more classes."""
        return replace(self, classes=self.classes | frozenset(names))

    def less(self, *names: str) -> Unit:
        """The unit with fewer classes."""
        return replace(self, classes=self.classes - frozenset(names))


def units_of(text: str, start: int, lexicon: Lexicon) -> list[Unit]:
    """The units of a sentence that begins at `start` of its article."""
    tokens = tokens_of(text, start)
    refused = lexicon.refusals(tokens)
    return list(_cut(tokens, lexicon, refused))


def _cut(
    tokens: Sequence[Token], lexicon: Lexicon, refused: dict[int, set[tuple[str, str]]]
) -> Iterator[Unit]:
    at = 0
    while at < len(tokens):
        length, hits = lexicon.longest(tokens, at)
        if length > 1 and at + length < len(tokens) and tokens[at + length].joined:
            length, hits = _before_dash(tokens, at, length, hits, lexicon)
        gone = refused.get(at, set())
        kept = tuple(hit for hit in hits if (hit.list, hit.entry.id) not in gone)
        if tokens[at].joined and at and tokens[at - 1].folded not in _PREFIXES:
            kept = tuple(hit for hit in kept if hit.kind != "verbs")  # "anti-ship"
        run = tuple(tokens[at : at + max(length, 1)])
        yield _unit(run, kept)
        at += len(run)


def _before_dash(
    tokens: Sequence[Token], at: int, length: int, hits: tuple[Hit, ...], lexicon: Lexicon
) -> tuple[int, tuple[Hit, ...]]:
    """The name that ends before a dash, but no "the three" in "the three-way session"."""
    if any(hit.list == GRAMMAR and hit.entry.id == "pronoun" for hit in hits):
        return lexicon.longest(tokens[: at + 1], at)
    return length, hits


def _unit(tokens: tuple[Token, ...], hits: tuple[Hit, ...]) -> Unit:
    first = tokens[0]
    if not hits and not first.is_word:
        return Unit(
            tokens, mark="," if first.folded in _COMMAS else ";" if first.folded in _STOPS else "-"
        )
    classes = {name for hit in hits for name in _classes(hit)}
    if first.folded[0].isdigit():
        classes.add("digits")
        classes |= {"year"} if _YEAR.fullmatch(first.folded) else set()
    things = [hit for hit in hits if hit.kind in {"actors", "things", "verbs"}]
    span = (tokens[0].start, tokens[-1].end)
    mentions = tuple(Mention(hit.entry, hit.list, *span) for hit in things)
    if "pronoun" in classes and not mentions:
        return pronoun(tokens, hits, frozenset(classes))
    return Unit(tokens, hits, frozenset(classes), mentions)


def tokens_in(units: Sequence[Unit]) -> tuple[Token, ...]:
    """All tokens of some units."""
    return tuple(token for unit in units for token in unit.tokens)


def named_unit(tokens: tuple[Token, ...], hit: Hit) -> Unit:
    """A unit of one name that stands for one entry."""
    mention = Mention(hit.entry, hit.list, tokens[0].start, tokens[-1].end)
    return Unit(tokens, (hit,), frozenset(_classes(hit)), (mention,))


def pronoun(
    tokens: Sequence[Token], hits: tuple[Hit, ...] = (), classes: frozenset[str] = frozenset()
) -> Unit:
    """A unit that stands for a party named elsewhere."""
    kind = next((kind for name, kind in _PRONOUNS.items() if name in classes), "?")
    meant = Mention(Entry(kind, ()), PARTIES, tokens[0].start, tokens[-1].end)
    own = frozenset({"pronoun", PARTIES, f"{PARTIES}:{PARTY}", *_persons(kind)})
    return Unit(tuple(tokens), hits, classes | own, (meant,))


def is_state(party: str) -> bool:
    """Whether an actor of that id is a state, and no union, group or person."""
    return len(party) == len("ID") and party not in _NO_STATES


def _persons(kind: str) -> tuple[str, ...]:
    return (f"{PARTIES}:{PERSON}",) if kind in {"?person", "?plural"} else ()


def is_pronoun(mention: Mention) -> bool:
    """Whether it stands for a party named elsewhere."""
    return mention.entry.id.startswith("?")


def _classes(hit: Hit) -> Iterator[str]:
    if hit.list == GRAMMAR:
        yield hit.entry.id
        return
    yield hit.list
    yield f"kind:{hit.kind}"
    if hit.form:
        yield f"{hit.list}:{hit.form}"
