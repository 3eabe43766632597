"""Why a phrase stopped at an element: what stands in the sentence instead, or in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from factsheet.matches.attempts import Seen, Stop, Wanted
from factsheet.matches.trails import Spans, Trail
from factsheet.matches.units import Unit
from factsheet.matches.words import fold

_ALIKE = 0.8
"""Likeness from which an unknown word may be a slip for a name of the list: "tnaks" is .80 of "tanks",
and "tanah", which is earth, .67 of "tank"."""

_SHORTEST_ALIKE = 4
"""Letters below which words are alike by chance."""

_KNOWN_KINDS = ("actors", "things", "verbs")


@dataclass(frozen=True, slots=True)
class _Sought:
    """An element that was not met, sought from a unit, before or behind it."""

    seen: Seen
    trail: Trail
    at: int
    origin: int
    left: bool

    @property
    def units(self) -> Sequence[Unit]:
        return self.seen.reading.units

    def beyond(self) -> range:
        """The units where it was sought, the nearest first."""
        return range(self.origin - 1, -1, -1) if self.left else range(self.origin + 1, self.end)

    @property
    def end(self) -> int:
        return len(self.units)

    def between(self, spot: int) -> list[int]:
        """The units that part a spot from where it was sought from; what is in brackets is not there."""
        low, high = sorted((self.origin, spot))
        starts = self.seen.reading.starts
        inner = [at for at in range(low + 1, high) if starts[at + 1] > starts[at]]
        return inner[::-1] if self.left else inner


def stops(seen: Seen, trail: Trail, spans: Spans) -> tuple[Stop, ...]:
    """Where the phrase stopped: before its anchor, behind it, or both. Nothing where all was met."""
    if trail.anchor not in spans:
        return (_unanchored(seen, trail, spans),)
    found = []
    for left in (True, False):
        side = [at for at in trail.required if (at < trail.anchor) == left]
        lacking = [at for at in (reversed(side) if left else side) if at not in spans]
        if lacking:
            met = [at for at in spans if (at > lacking[0] if left else at < lacking[0])]
            last = spans[min(met)][0] if left else spans[max(met)][1]
            found.append(_stop(_Sought(seen, trail, lacking[0], last, left)))
    return tuple(found)


def _unanchored(seen: Seen, trail: Trail, spans: Spans) -> Stop:
    """The word that the phrase hangs on is not there: all else waits for it."""
    wanted = trail.wanted(trail.anchor)
    before = [at for at in spans if at < trail.anchor]
    behind = [at for at in spans if at > trail.anchor]
    if before:
        stop = _Sought(seen, trail, trail.anchor, spans[max(before)][1], left=False)
    elif behind:
        stop = _Sought(seen, trail, trail.anchor, spans[min(behind)][0], left=True)
    else:
        return Stop("absent", wanted)
    return _absent(stop)


def _stop(sought: _Sought) -> Stop:
    spots = sought.trail.spots(sought.seen.reading, sought.at)
    there = [at for at in sought.beyond() if at in spots]
    if not spots:
        return _absent(sought)
    if not there:
        other = min(spots, key=lambda at: abs(at - sought.origin))
        return _told(sought, Stop("elsewhere", words=sought.seen.words(other)))
    return _told(sought, _in_the_way(sought, there[0]))


def _absent(sought: _Sought) -> Stop:
    """Nothing in the sentence can meet it; what comes nearest to that is told."""
    wanted = sought.trail.wanted(sought.at)
    near = [*sought.beyond(), *(at for at in range(sought.end) if at not in sought.beyond())]
    names = _names(sought, wanted)
    other = next(filter(None, (_almost(sought, at, wanted, names) for at in near)), None)
    if other is not None:
        return _told(sought, other)
    known = next(filter(None, (_known(sought, at) for at in sought.beyond())), None)
    alike = next(filter(None, (_alike(sought, at, names) for at in near)), None)
    return _told(sought, Stop("absent", known=known, alike=alike))


def _told(sought: _Sought, stop: Stop) -> Stop:
    of = sought.seen.words(sought.origin)
    told = replace(stop, wanted=sought.trail.wanted(sought.at), of=of)
    return replace(told, side="before") if sought.left else replace(told, side="behind")


def _almost(sought: _Sought, at: int, wanted: Wanted, names: Mapping[str, str]) -> Stop | None:
    """A unit that the list knows, and that is not what was wanted all the same."""
    unit = sought.units[at]
    if not any(hit.list == wanted.list for hit in unit.hits):
        words = _refused(sought, at, names)
        return Stop("refused", words=words) if words else None
    words = sought.seen.words(at)
    if wanted.form and unit.is_a(wanted.list) and not unit.is_a(f"{wanted.list}:{wanted.form}"):
        forms = (name.partition(":")[2] for name in sorted(unit.classes) if wanted.list in name)
        return Stop("form", words=words, by=" or ".join(filter(None, forms)))
    if not unit.is_a(wanted.list):
        around = [one for one in (at - 1, at, at + 1) if 0 <= one < sought.end]
        beside = [one for one in around if not sought.units[one].mark]
        return Stop("coloured", words=words, by=sought.seen.words(beside[0], beside[-1]))
    return Stop("brackets", words=words)


def _refused(sought: _Sought, at: int, names: Mapping[str, str]) -> str:
    """The unit's words, where they are a name of the list that `not_in:` takes away here."""
    unit = sought.units[at]
    if unit.mark or unit.tokens[0].is_capital:
        return ""
    return sought.seen.words(at) if names.get(unit.word, "").islower() else ""


def _names(sought: _Sought, wanted: Wanted) -> dict[str, str]:
    """The names of the list in the language of the phrase, as written, by their folded words."""
    words = sought.trail.lists.get(wanted.list)
    language = sought.trail.pattern.phrase.language
    return {
        fold(name.text): name.text
        for entry in (words.entries.values() if words else ())
        for name in entry.names
        if name.language == language
        and not name.exact_case
        and (not wanted.form or name.form == wanted.form)
    }


def _known(sought: _Sought, at: int) -> tuple[str, str] | None:
    """The words of a unit with the list that knows them."""
    names = [hit.list for hit in sought.units[at].hits if hit.kind in _KNOWN_KINDS]
    return (sought.seen.words(at), names[0]) if names else None


def _alike(sought: _Sought, at: int, names: Mapping[str, str]) -> tuple[str, str] | None:
    """An unknown word of the sentence with a name of the list that is written nearly like it."""
    unit = sought.units[at]
    if unit.hits or unit.mark or len(unit.word) < _SHORTEST_ALIKE:
        return None
    near = [one for one in names if _could_be_slip(one, unit.word)]
    close = get_close_matches(unit.word, near, 1, _ALIKE)
    return (sought.seen.words(at), close[0]) if close else None


def _could_be_slip(name: str, word: str) -> bool:
    """Slips of the pen keep the first letter and nearly the length: "port" is no "export"."""
    return name[0] == word[0] and abs(len(name) - len(word)) <= 1


def _in_the_way(sought: _Sought, spot: int) -> Stop:
    """It stands on the right side, and yet was not met."""
    words = sought.seen.words(spot)
    if sought.trail.is_subject(sought.at) and not _is_free(sought.units[spot]):
        before = spot - 1 if spot and not sought.units[spot - 1].mark else spot
        return Stop("governed", words=words, by=sought.seen.words(before, spot))
    between = sought.between(spot)
    gap = sought.trail.gap_beside(sought.at, left=sought.left)
    limit, barred = gap or (0, frozenset())
    for far, at in enumerate(between):
        bar = next(_bars(sought.units[at], barred), None)
        if bar is not None and far <= limit:
            return Stop("barred", words=sought.seen.words(at), by=bar, known=(words, ""))
    far = sum(not sought.units[at].mark for at in between)
    if far > limit:
        return Stop("far", words=words, reach=limit, far=far)
    return Stop("apart", words=words)


def _is_free(unit: Unit) -> bool:
    return unit.is_a("free") or unit.is_a("relative-subject")


def _bars(unit: Unit, barred: frozenset[str]) -> Iterator[str]:
    """What about a unit stops a gap."""
    if unit.mark == ";" or unit.is_a("boundary"):
        yield "border"
    yield from sorted(barred & unit.classes)
