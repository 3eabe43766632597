"""Which names stand for the same thing: families of actors, trees of classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factsheet.model import Entry, Filler, Slot, SlotValue, WordList

Ids = frozenset[str]


class Kinship:
    """The lists of a rulebook, asked who belongs to whom."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        """Keep the lists; nothing is copied."""
        self._lists = lists
        self._standing: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def ids(self, slot: Slot, value: SlotValue | None, *, general: bool = False) -> Ids:
        """The fillers' ids without those that another one implies.

        "Senjata, termasuk roket" is rockets; Wagner of Russia is Wagner. A denial is `general`:
        who never sold weapons never sold rockets either, so there a word for anything stays.
        """
        if not isinstance(value, tuple):
            return frozenset()
        ids = {self.actor(slot.kind, filler) for filler in value}
        wider = {
            (above, one) for one in ids for above in self.above(slot.kind, one) if above in ids
        }
        implied = {
            one if general and not self.above(slot.kind, above) else above for above, one in wider
        }
        return frozenset(ids - implied)

    def actor(self, kind: str, filler: Filler) -> str:
        """The id; a person, company or office counts as the actor that it stands for."""
        entry = self._entry(kind, filler.id)
        of = entry.of if entry and self._lists[kind].kind == "actors" else None
        if kind in self._lists:
            return of or filler.id
        return filler.id.casefold() or filler.text.casefold()

    def above(self, kind: str, ident: str) -> tuple[str, ...]:
        """What the id belongs to, nearest first: WAGNER to RU, missiles to weapons."""
        chain: list[str] = []
        entry = self._entry(kind, ident)
        while entry and (up := entry.part_of or entry.parent) and up not in chain:
            chain.append(up)
            entry = self._entry(kind, up)
        return tuple(chain)

    def roots(self, kind: str, ids: Ids) -> Ids:
        """The heads of the families; of things, the things themselves."""
        if not self.family(kind):
            return ids
        return frozenset((one, *self.above(kind, one))[-1] for one in ids)

    def agree(self, kind: str, one: Ids, other: Ids) -> bool:
        """Whether two sets name the same: equal, or equal within families of actors."""
        if one == other:
            return True
        if not self.family(kind):
            return False
        return self.within(kind, one, other) and self.within(kind, other, one)

    def within(self, kind: str, one: Ids, other: Ids) -> bool:
        """Whether each member of one set has itself or a relative in the other."""
        return all(any(self._related(kind, a, b) for b in other) for a in one)

    def wider(self, kind: str, one: Ids, other: Ids) -> bool:
        """Whether one set is nothing but general words for the other."""
        if not one or not other or self.family(kind):
            return False
        covered = all(one.intersection(self.above(kind, b)) for b in other)
        return covered and all(any(a in self.above(kind, b) for b in other) for a in one)

    def covers(self, kind: str, one: Ids, other: Ids) -> bool:
        """Whether each thing of one set is in the other, itself or in a closer word."""
        return all(any(a == b or a in self.above(kind, b) for b in other) for a in one)

    def things(self, kind: str) -> bool:
        """Whether the list holds things, which have classes."""
        return kind in self._lists and self._lists[kind].kind == "things"

    def depth(self, kind: str, ids: Iterable[str]) -> int:
        """How exact the ids are: steps above them, added up."""
        return sum(len(self.above(kind, one)) for one in ids)

    def general(self, kind: str, ids: Ids) -> bool:
        """Whether a member is a class with nothing above it, such as "weapons"."""
        tree = kind in self._lists and any(
            entry.parent for entry in self._lists[kind].entries.values()
        )
        return tree and any(not self.above(kind, one) for one in ids)

    def deputies(self, slot: Slot, value: SlotValue | None) -> Mapping[str, Ids]:
        """By actor, the persons or offices that the article's words name for it."""
        if not isinstance(value, tuple) or not self.family(slot.kind):
            return {}
        found: dict[str, Ids] = {}
        for filler in value:
            actor = self.actor(slot.kind, filler)
            named = frozenset({filler.id}) if filler.id != actor else frozenset()
            named |= self._named(slot.kind, actor, filler.text)
            if named:
                found[actor] = found.get(actor, frozenset()) | named
        return found

    def titles(self, slot: Slot, value: SlotValue | None) -> Mapping[str, Ids]:
        """By actor, the article's words besides the actor's own names: "menteri pertahanan"."""
        if not isinstance(value, tuple) or not self.family(slot.kind):
            return {}
        found: dict[str, Ids] = {}
        for filler in value:
            actor = self.actor(slot.kind, filler)
            entry = self._entry(slot.kind, actor)
            own = {word for name in (entry.names if entry else ()) for word in _words(name.text)}
            found[actor] = frozenset(_words(filler.text)) - own
        return {actor: words for actor, words in found.items() if words}

    def _named(self, kind: str, actor: str, text: str) -> Ids:
        if kind not in self._standing:
            self._standing[kind] = _standing(self._lists[kind])
        low = f" {text.casefold()} "
        return frozenset(
            ident for name, ident in self._standing[kind].get(actor, ()) if name in low
        )

    def _related(self, kind: str, one: str, other: str) -> bool:
        return one == other or (
            self.family(kind) and (one in self.above(kind, other) or other in self.above(kind, one))
        )

    def family(self, kind: str) -> bool:
        """Whether the list holds actors, who belong to each other; things only have classes."""
        return kind in self._lists and self._lists[kind].kind == "actors"

    def _entry(self, kind: str, ident: str) -> Entry | None:
        words = self._lists.get(kind)
        return words.entries.get(ident) if words else None


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _standing(words: WordList) -> dict[str, list[tuple[str, str]]]:
    """By actor, the names and ids of all who stand for it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in words.entries.values():
        if entry.of:
            names = [(f" {name.text.casefold()} ", entry.id) for name in entry.names]
            found.setdefault(entry.of, []).extend(names)
    return found
