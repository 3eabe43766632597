"""What became of the places where a phrase matched whole: which rule of choosing dropped each.

The finder's own functions are asked, in the finder's order; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.matches.attempts import Seen, Stop, Wanted
from factsheet.matches.binding import Draft
from factsheet.matches.choosing import (
    asks,
    chosen,
    doubled,
    is_conditional,
    party,
    unfilled,
)
from factsheet.matches.filling import silenced
from factsheet.matches.reading import Reading
from factsheet.matches.search import Search
from factsheet.matches.tongue import Ready
from factsheet.model import Sentence, Slot, WordList

Drop = tuple[Draft, tuple[Stop, ...]]
"""A draft, and why it gave no match; empty where it gave one."""


def drops(
    search: Search,
    sentence: Sentence,
    ready: Ready,
    raw: Sequence[Draft],
    full: Sequence[Draft],
) -> Iterator[Drop]:
    """Each of a rule's drafts in a sentence with what dropped it.

    `full` holds what the finder made of those that nothing silences, in their order.
    """
    reading = search.read(sentence)
    seen = Seen(reading, search.article.text)
    stated = []
    for draft in raw:
        stop = _silenced(search, sentence, ready, draft)
        if stop is None:
            stated.append(draft)
        else:
            yield draft, (stop,)
    sound = chosen(full, ready.rule, reading)
    for draft, filled in zip(stated, full, strict=True):
        found = any(filled is one or _is_part(one, filled) for one in sound)
        told = () if found else tuple(_lacking(seen, filled, ready, search))
        yield draft, told if found or told else (_swallowed(seen, filled, sound),)


def _is_part(one: Draft, whole: Draft) -> bool:
    """Whether it is one of several that were made of the whole."""
    same = one.anchor == whole.anchor and one.pattern is whole.pattern
    return same and set(one.bound) < set(whole.bound)


def _silenced(search: Search, sentence: Sentence, ready: Ready, draft: Draft) -> Stop | None:
    """What silences the whole sentence, or the clause of the draft."""
    reading = search.read(sentence)
    if asks(reading, search.article.words(sentence)):
        return Stop("question")
    if search.is_supposed(sentence):
        return Stop("supposed")
    if words := search.off_topic(ready):
        return Stop("off-topic", words=words)
    if is_conditional(reading, draft):
        return Stop("condition", words=_condition(reading, draft, search))
    if words := silenced(reading, draft, ready.unless):
        return Stop("unless", words=words)
    return None


def _condition(reading: Reading, draft: Draft, search: Search) -> str:
    """The "jika" or "if" nearest before the anchor, or the verb that opens the sentence: "Had Sweden"."""
    seen = Seen(reading, search.article.text)
    before = range(draft.anchor - 1, -1, -1)
    return seen.words(next((at for at in before if reading.units[at].is_a("condition")), 0))


def _lacking(seen: Seen, draft: Draft, ready: Ready, search: Search) -> Iterator[Stop]:
    for slot in unfilled(draft, ready.rule):
        wanted = _slot_wanted(slot, search.lists.get(slot.kind))
        unused = _unused(seen, draft, slot.kind)
        few = len({party(one) for one in draft.of(slot.name)})
        yield Stop("empty", wanted, words=unused, reach=slot.at_least, far=few)
    for names, bound in doubled(draft, ready.rule):
        yield Stop("same", words=party(bound), by=" and ".join(names))


def _slot_wanted(slot: Slot, words: WordList | None) -> Wanted:
    return Wanted(f"<{slot.name}>", slot.kind, words.kind if words else slot.kind)


def _unused(seen: Seen, draft: Draft, kind: str) -> str:
    """The first name of that list in the sentence which stands for nobody bound yet."""
    taken = {party(one) for one in draft.bound}
    for at, unit in enumerate(seen.reading.units):
        for mention in unit.mentions:
            fits = mention.list == kind and unit.is_a(kind) and not unit.is_a("pronoun")
            if fits and (mention.entry.of or mention.entry.id) not in taken:
                return seen.words(at)
    return ""


def _swallowed(seen: Seen, draft: Draft, sound: Sequence[Draft]) -> Stop:
    """Another draft has its anchor, its thing or its very event, and says more."""
    units = {one.unit for one in draft.bound}
    for one in sound:
        if one.anchor == draft.anchor or units & {bound.unit for bound in one.bound}:
            return Stop("swallowed", by=str(one.pattern.phrase.place), words=seen.words(one.anchor))
    return Stop("swallowed", by=str(sound[0].pattern.phrase.place) if sound else "")
