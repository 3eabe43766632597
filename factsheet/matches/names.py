"""Names that no list knows, remembered within one article with the party that they were told with.

Behind "Czech defence minister Tomas Prochazka" and "Swedish shipbuilder Kollen Marine" a mere
"Prochazka" is the Czech Republic, "Kollen" a Swedish firm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factsheet.matches.lexicon import Hit, tokens_of_name
from factsheet.matches.units import PARTIES, PERSON, Mention, Unit, named_unit, party_of, tokens_in
from factsheet.matches.words import Token
from factsheet.model import Entry

_SHORTEST = 3
"""Letters of a surname that may stand alone."""
_FEWEST, _LONGEST = 2, 4
"""Words of a name that an office explains."""
_SURNAME_FIRST = frozenset({"CN", "HK", "KH", "KP", "KR", "TW", "VN"})
"""States whose names begin with the surname."""
_CALLED_BY_FIRST = frozenset({"BN", "ER", "ET", "ID", "IS", "LA", "MM", "MY", "SO", "TH"})
"""States where the first of somebody's names is what he is called by."""

Names = Mapping[tuple[str, ...], Hit]
"""By the folded words of a name or of a part of it, who is meant."""


def learned(units: Iterable[Unit]) -> Names:
    """The names that parties of an article carry, whole and by first or last word; none that two share."""
    found: dict[tuple[str, ...], dict[str, Hit]] = {}
    for unit in units:
        for words in _short_forms(unit.name):
            found.setdefault(words, {}).update(_meant(unit))
        for mention in unit.mentions:
            for words in _parts_of_known(unit, mention):
                hit = Hit(PARTIES, "actors", mention.entry, "")
                found.setdefault(words, {})[party_of(mention)] = hit
    return {words: next(iter(hits.values())) for words, hits in found.items() if len(hits) == 1}


def _meant(unit: Unit) -> Iterator[tuple[str, Hit]]:
    parties = {party_of(one): one for one in unit.mentions if one.list == PARTIES}
    for party, mention in parties.items() if len(parties) == 1 else ():
        yield party, Hit(PARTIES, "actors", _person(unit, party, mention), "")


def _parts_of_known(unit: Unit, mention: Mention) -> Iterator[tuple[str, ...]]:
    """What a listed person is called by, where the whole name is told: "Kamikawa", "Park" for Park Jin, "Retno"."""
    here = [token.folded for token in unit.tokens]
    for name in mention.entry.names if mention.list == PARTIES and mention.entry.of else ():
        words = tokens_of_name(name.text)
        run = [token.folded for token in words]
        whole = _FEWEST <= len(run) <= _LONGEST and all(token.is_capital for token in words)
        if whole and any(here[at : at + len(run)] == run for at in range(len(here))):
            called = {run[0]} if mention.entry.of in _CALLED_BY_FIRST else set[str]()
            called |= {run[-1]} if mention.entry.of not in _SURNAME_FIRST else {run[0]}
            short = mention.entry.of in _SURNAME_FIRST  # "Li", "Ri"
            yield from ((one,) for one in called if short or len(one) >= _SHORTEST)


def _person(unit: Unit, party: str, mention: Mention) -> Entry:
    name = "-".join(token.folded for token in unit.name)
    return Entry(f"{name}-of-{party}", (), of=party, place=mention.entry.place)


def _short_forms(name: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    words = tuple(token.folded for token in name)
    if words:
        yield words
    for word in {words[0], words[-1]} if words else ():
        if len(word) >= _SHORTEST:
            yield (word,)


def with_names(units: Sequence[Unit], names: Names) -> list[Unit]:
    """The units, with each run of unknown capitalised words that is a remembered name as one party."""
    if not names:
        return list(units)
    known: list[Unit] = []
    at = 0
    while at < len(units):
        end = _run_end(units, at)
        hit = names.get(tuple(unit.tokens[0].folded for unit in units[at:end]))
        if hit is None or _is_told_whose(units, at, end):
            known += units[at : max(end, at + 1)]
        else:
            known.append(named_unit(tokens_in(units[at:end]), hit))
        at = max(end, at + 1)
    return known


def with_persons(units: Sequence[Unit]) -> list[Unit]:
    """The units, where a party that is told by name or office is marked as a person."""
    return [one.plus(f"{PARTIES}:{PERSON}") if _is_person(one) else one for one in units]


def _is_person(unit: Unit) -> bool:
    if not unit.is_a("party") or any(map(unit.is_a, ("seat", "town"))):
        return False
    stands = any(one.list == PARTIES and one.entry.of is not None for one in unit.mentions)
    return stands or unit.is_a("headed")


def _is_told_whose(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether it is told anew ("Vidal of Chile"), or no name after all ("the Directorate")."""
    linked = end < len(units) and units[end].is_a("link")
    return linked or (at > 0 and units[at - 1].is_a("definite"))


def _run_end(units: Sequence[Unit], at: int) -> int:
    """Behind the unknown capitalised words that begin there."""
    end = at
    while end < len(units) and units[end].is_unknown_name:
        end += 1
    return end


def join_names(units: Sequence[Unit]) -> list[Unit]:
    """`Kari Holm, the Norwegian envoy,` and `Norway's envoy, Kari Holm,` are one party each."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        before = _name_before(joined, units[at:])
        behind = () if before else _name_behind(units, at)
        del joined[len(joined) - len(before) :]
        joined.append(_with_name(before, units[at], behind))
        at += 1 + len(behind)
    return joined


def _name_before(before: Sequence[Unit], here: Sequence[Unit]) -> Sequence[Unit]:
    """What a headed party explains: "Kari Holm, the" before "Norwegian envoy"."""
    explains = here[0].is_a("headed") and not here[0].name
    if not explains or (len(here) > 1 and not here[1].mark):
        return ()
    start = comma = comma_before(before)
    while start > 0 and before[start - 1].is_unknown_name:
        start -= 1
    return before[start:] if _FEWEST <= comma - start <= _LONGEST else ()


def _with_name(before: Sequence[Unit], unit: Unit, behind: Sequence[Unit]) -> Unit:
    if not (before or behind):
        return unit
    own = tokens_in([one for one in (*before, *behind) if one.is_unknown_name])
    return replace(unit, tokens=tokens_in([*before, unit, *behind]), name=own)


def _name_behind(units: Sequence[Unit], at: int) -> Sequence[Unit]:
    """What explains the headed party there: ", Kari Holm" behind "Norway's envoy"."""
    if not units[at].is_a("headed") or units[at].name or at + 1 >= len(units):
        return ()
    end = at + 2
    while end < len(units) and units[end].is_unknown_name:
        end += 1
    named = _FEWEST <= end - at - 2 <= _LONGEST and units[at + 1].mark == ","
    closes = end >= len(units) or bool(units[end].mark)
    return units[at + 1 : end] if named and closes else ()


def comma_before(units: Sequence[Unit]) -> int:
    """Where the comma stands that, but for "the", ends what was read so far; 0 if none does."""
    at = len(units) - 1
    while at > 0 and units[at].is_a("determiner"):
        at -= 1
    return at if at > 0 and units[at].mark == "," else 0
