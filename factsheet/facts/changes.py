"""What a run made of the facts: new, filled in, stronger, denied, or only told once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factsheet.model import Change, ChangeKind, Fact, Quantity, SlotValue, When


def compare(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[Change, ...]:
    """One change for each fact of `after`, in its order; `Change.fact` carries the kind too.

    Facts are the same where their keys are. "claim": the status moved or somebody denies;
    "detail": a slot was filled or changed; "sources": only more articles. The weightiest kind
    names the change, and `what` lists all that moved.
    """
    old = {fact.key: fact for fact in before}
    return tuple(_change(old.get(fact.key), fact) for fact in after)


def _change(was: Fact | None, now: Fact) -> Change:
    if was is None:
        return Change("new", replace(now, change="new"))
    claim = _claim(was, now)
    detail = _detail(was, now)
    sources = _sources(was, now)
    kind: ChangeKind = (
        "claim" if claim else "detail" if detail else "sources" if sources else "none"
    )
    return Change(kind, replace(now, change=kind), (*claim, *detail, *sources))


_YES = {True: "yes", False: "no"}
Moves = tuple[tuple[str, str, str], ...]


def _claim(was: Fact, now: Fact) -> Moves:
    moves: Moves = ()
    if was.status != now.status:
        moves += (("status", was.status, now.status),)
    if was.denied != now.denied:
        moves += (("denied", _YES[was.denied], _YES[now.denied]),)
    return moves


def _detail(was: Fact, now: Fact) -> Moves:
    """Slots whose meaning moved. Other words for the same are no change.

    A slot on which the claims have come to disagree shows every value that they give.
    """
    names = [*was.slots, *(name for name in (*now.slots, *now.differs) if name not in was.slots)]
    pairs = [(name, _said(was, name), _said(now, name)) for name in dict.fromkeys(names)]
    return tuple(
        (name, " / ".join(old.values()), " / ".join(new.values()))
        for name, old, new in pairs
        if old.keys() != new.keys()
    )


def _said(fact: Fact, name: str) -> dict[str, str]:
    """What a fact says in a slot: meaning and words; every claim's where they differ."""
    if name in fact.slots:
        value = fact.slots[name]
        return {_meaning(value): _words(value)}
    if name not in fact.differs:
        return {}
    values = [claim.slots[name] for claim in fact.claims if name in claim.slots]
    return dict(sorted({_meaning(value): _words(value) for value in values}.items()))


def _meaning(value: SlotValue) -> str:
    match value:
        case Quantity():
            figures = (value.min, value.max, value.approx, value.word, value.unit)
            return repr(figures)
        case When():
            return repr((value.start, value.end)) if value.start else value.text.casefold()
        case _:
            return ",".join(sorted(filler.id for filler in value))


def _words(value: SlotValue) -> str:
    if isinstance(value, Quantity | When):
        return value.text
    return ", ".join(filler.text for filler in value)


def _sources(was: Fact, now: Fact) -> Moves:
    old = len({claim.article for claim in was.claims})
    new = len({claim.article for claim in now.claims})
    same = {claim.article for claim in was.claims} == {claim.article for claim in now.claims}
    return () if same else (("articles", str(old), str(new)),)
