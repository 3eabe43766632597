"""Who exactly is meant: the words that name a party, "two banks in Chile, Banco Sol and Banco Mar"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.matches.binding import Bound, Draft
from factsheet.matches.reading import Reading
from factsheet.matches.units import PARTIES, Unit
from factsheet.model import Article, Capture, Entry, Filler, Rule

_LONGEST_NAME = 5
"""Words of a name between commas: "Myanma Timber Enterprise"."""

_ENDS = (
    "preposition", "conjunction", "relative", "boundary", "auxiliary", "verb", "kind:verbs",
    "adverb", "speech", "free", "joiner", "pronoun", "that-one", "kind:things", "cause", "name-end",
)  # fmt: skip
"""What no name runs over."""

_LINKS = ("link", "location", "seated")
"""Words between a head and its state: "a bank in Chile", "a firm based in Chile"."""


def designations(reading: Reading, draft: Draft, rule: Rule, article: Article) -> Iterator[Capture]:
    """For each slot that keeps them, the words in which a party is named, if they say more than its state."""
    for slot in rule.slots:
        named = draft.of(slot.naming) if slot.naming else ()
        for one in (bound for bound in named if bound.unit >= 0):
            start, end = _span(reading.units, one)
            text = " ".join(article.text[start:end].split())
            if one.mention.entry.of is not None or not _is_bare(text, one.mention.entry):
                yield Capture(slot.name, Filler("", text), start, end)


def _is_bare(text: str, entry: Entry) -> bool:
    """Whether it is a mere name of the state."""
    return text.casefold() in {name.text.casefold() for name in entry.names}


def _span(units: Sequence[Unit], one: Bound) -> tuple[int, int]:
    """Where the words begin and end; of several parties in one unit each has its own."""
    unit, own = units[one.unit], one.mention
    first, last = _first(units, one.unit), _last(units, one.unit)
    while first < one.unit and units[first].is_a("article"):
        first += 1
    begins = min(mention.start for mention in unit.mentions) == own.start
    ends = max(mention.end for mention in unit.mentions) == own.end
    return units[first].start if begins else own.start, units[last].end if ends else own.end


def _first(units: Sequence[Unit], at: int) -> int:
    """Back over what belongs to the party: numbers, kinds, and the head that it governs."""
    first = at
    while first:
        before = first - 1
        if _belongs(units[before]):
            first = before
        elif _links(units, before):
            first = before - 1
        elif units[before].is_a("relative") and units[first].is_a("seated"):
            first = before
        else:
            break
    named = _name_before(units, first)
    return first if named is None else named


def _links(units: Sequence[Unit], at: int) -> bool:
    """Whether the word ties the party to a head before it: "officials of Chile"."""
    if not any(map(units[at].is_a, _LINKS)) or units[at].is_a("target-mark") or at == 0:
        return False
    head = units[at - 1]
    return head.is_a("seated") or (_belongs(head) and not _counts(head))


def _last(units: Sequence[Unit], at: int) -> int:
    last = at
    while last + 1 < len(units) and _follows(units[last + 1]):
        last += 1
    named = _name_behind(units, last)
    return last if named is None else named


def _follows(unit: Unit) -> bool:
    return unit.word == "'s" or (_belongs(unit) and not _counts(unit))


def _name_behind(units: Sequence[Unit], last: int) -> int | None:
    """The end of a name between commas: "a company in Chile, Banco Sol, and"."""
    at = last + 1
    if at >= len(units) or units[at].mark != ",":
        return None
    while at + 1 < len(units) and _is_name(units[at + 1]):
        at += 1
    closes = at + 1 >= len(units) or bool(units[at + 1].mark) or units[at + 1].is_a("joiner")
    return at if closes and 0 < at - last - 1 <= _LONGEST_NAME else None


def _name_before(units: Sequence[Unit], first: int) -> int | None:
    """The beginning of a name that the words explain: "Ivan Petrov, a Russian trader"."""
    at = first - 1
    if at < 1 or units[at].mark != ",":
        return None
    while at and _is_name(units[at - 1]):
        at -= 1
    return at if 0 < first - 1 - at <= _LONGEST_NAME else None


def _is_name(unit: Unit) -> bool:
    return not (unit.hits or unit.mark) and unit.tokens[0].is_capital


def _counts(unit: Unit) -> bool:
    return any(map(unit.is_a, ("digits", "number-word", "determiner")))


def _belongs(unit: Unit) -> bool:
    if unit.mark or unit.word == "'s" or unit.is_a(PARTIES):
        return False
    return _counts(unit) or not any(map(unit.is_a, _ENDS))
