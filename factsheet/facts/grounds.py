"""On what ground one claim counts as the event of another, slot by slot: told, not decided, here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factsheet.facts.kinship import Ids, Kinship
from factsheet.facts.views import View, view
from factsheet.model import Claim, Rule, Rulebook, Slot

How = Literal["equal", "family", "holds", "class", "open", "meet", "undated", "differ"]


@dataclass(frozen=True, slots=True)
class Ground:
    """How two claims stand to each other in one slot, or in "time". `here` is the one that joined."""

    slot: str
    how: How
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A claim, and the grounds on which it joined the first claim of its event."""

    claim: Claim
    first: Claim
    grounds: tuple[Ground, ...]


def joined(claims: Sequence[Claim], steps: Sequence[str], rulebook: Rulebook) -> tuple[Joined, ...]:
    """Every claim but the first of the event, in the order in which the steps tell them."""
    ordered = _in_order(claims, steps)
    if not ordered:
        return ()
    rule = rulebook.rule(ordered[0].rule)
    kin = Kinship(rulebook.lists)
    views = [view(claim, rule, kin) for claim in ordered]
    return tuple(
        Joined(one.claim, ordered[0], tuple(_grounds(one, views[0], rule, kin)))
        for one in views[1:]
    )


def _in_order(claims: Sequence[Claim], steps: Sequence[str]) -> list[Claim]:
    """The claims as the steps name them: by article, sentence and status."""
    left, ordered = list(claims), []
    for step in steps:
        named = next((one for one in left if step.startswith(f"{step_name(one)} ")), None)
        if named is not None:
            left.remove(named)
            ordered.append(named)
    return [*ordered, *left]


def step_name(claim: Claim) -> str:
    """What a merge step calls the claim."""
    return f"{claim.article} sentence {claim.sentence} ({claim.status})"


def _grounds(one: View, other: View, rule: Rule, kin: Kinship) -> Iterator[Ground]:
    for slot in map(rule.slot, rule.event.same):
        mine = one.sets.get(slot.name, frozenset())
        theirs = other.sets.get(slot.name, frozenset())
        if mine or theirs:
            yield Ground(slot.name, _how(slot, mine, theirs, kin), _ids(mine), _ids(theirs))
    yield _times(one, other)
    if one.counts() & other.counts():
        yield Ground("quantity", "equal", "", "")


def _how(slot: Slot, mine: Ids, theirs: Ids, kin: Kinship) -> How:
    if not mine or not theirs:
        return "open"
    if mine == theirs:
        return "equal"
    if kin.agree(slot.kind, mine, theirs):
        return "family"
    if slot.at_least > 1:
        within = kin.within(slot.kind, mine, theirs) or kin.within(slot.kind, theirs, mine)
        return "holds" if within else "differ"
    covers = kin.covers(slot.kind, mine, theirs) or kin.covers(slot.kind, theirs, mine)
    return "class" if covers else "differ"


def _times(one: View, other: View) -> Ground:
    here, there = _days(one), _days(other)
    if one.window and other.window:
        meet = one.window[0] <= other.window[1] and other.window[0] <= one.window[1]
        return Ground("time", "meet" if meet else "differ", here, there)
    return Ground("time", "undated", here, there)


def _days(one: View) -> str:
    """The days of a claim; where it tells none, the day on which its article was published."""
    if one.window:
        return " to ".join(dict.fromkeys(day.isoformat() for day in one.window))
    return f"undated (published {one.claim.published})" if one.claim.published else "undated"


def _ids(ids: Ids) -> str:
    return ", ".join(sorted(ids))
