"""Who hears which change, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Literal

from factsheet.alerts.timing import Going, Timetable
from factsheet.alerts.writing import Voice, Writer, named
from factsheet.errors import Problem
from factsheet.model import PARTY, Alert, Audience, Change, Desk, Fact

FILE_RECIPIENT: Final = "alerts"
"""The folder of alert files is one recipient, however many audiences name it."""

Deaf = Literal["changes", "when", "rules", "about"]
"""The key of an audience by which it does not hear of a change."""

_NOTHING: Final[Going] = MappingProxyType({})
_ALL: Final = ("new", "detail", "claim")


@dataclass(frozen=True, slots=True)
class Addressed:
    """The alerts to save. A broken template costs its look, not the alert: see `problems`."""

    alerts: tuple[Alert, ...]
    problems: tuple[Problem, ...] = ()


def address(
    changes: Sequence[Change],
    desk: Desk,
    voice: Voice,
    *,
    now: datetime,
    first_run: bool = False,
    summary: bool = False,
    store: str = "",
    going: Going = _NOTHING,
) -> Addressed:
    """One alert per change for each recipient whose audience asks for it.

    A first run is a baseline: no alert, unless the desk wants them. `summary`, after an edit of the
    rules, makes one alert of all changes. A desk without audiences gets alert files. `store` is the
    store's id, so that the mails of two desks are not taken for one. `going` says when alerts of the
    last hour go out, which the cap of an audience counts. Who is told by two audiences is told once,
    as early as one of them asks.
    """
    if first_run and not desk.first_run_alerts:
        return Addressed(())
    made: dict[str, Alert] = {}
    writer = Writer(desk, voice, now)
    timetable = Timetable(going)
    for audience, recipient in listeners(desk):
        heard = [change for change in changes if hears(audience, change)]
        for group in [heard] if summary and heard else [[one] for one in heard]:
            name = _name(group, audience, recipient, store)
            if name not in made:
                alert = writer.alert(name, group, audience, recipient)
                due, gathered = timetable.moment(audience, recipient, now)
                made[name] = replace(alert, due=due, gathered=gathered)
    return Addressed(tuple(made.values()), tuple(writer.problems))


def hears(audience: Audience, change: Change) -> bool:
    """Whether the audience asks for this. More sources on a known fact are told in digests only."""
    return deaf_by(audience, change) is None


def deaf_by(audience: Audience, change: Change) -> Deaf | None:
    """Which of its keys keeps this from the audience; None where it hears of it."""
    if change.kind == "none" or change.kind not in (audience.changes or _ALL):
        return "changes"
    if change.kind == "sources" and audience.digest is None:
        return "when"
    if audience.rules and change.fact.rule not in audience.rules:
        return "rules"
    if not all(ids & _held(change.fact, slot) for slot, ids in _asked(audience)):
        return "about"
    return None


def _asked(audience: Audience) -> Iterator[tuple[str, frozenset[str]]]:
    yield from ((slot, frozenset(ids)) for slot, ids in audience.about.items())


def _held(fact: Fact, slot: str) -> frozenset[str]:
    """The ids in that slot of the fact and of its claims; under `PARTY`, in any slot."""
    told = (fact.slots, *(claim.slots for claim in fact.claims))
    values = (value for slots in told for name, value in slots.items() if slot in {name, PARTY})
    return frozenset(one.id for value in values if isinstance(value, tuple) for one in value)


def listeners(desk: Desk) -> Iterator[tuple[Audience, str]]:
    """Who hears by whom, those first who hear at once."""
    plain = (Audience("desk", "file", language=desk.language),)
    for audience in sorted(desk.audiences or plain, key=lambda one: one.digest is not None):
        if audience.channel == "file":
            yield audience, FILE_RECIPIENT
        else:
            yield from ((audience, one) for one in audience.to)


def _name(group: Sequence[Change], audience: Audience, recipient: str, store: str) -> str:
    """The alert's id. A new fact is told once for all; anything else once for its state of claims."""
    told: list[Any] = [store, audience.channel, recipient, audience.language]
    for change in group:
        told += [change.kind, change.fact.key, change.what]
        if change.kind != "new":
            told += [[one.article, one.start, one.end, one.status] for one in change.fact.claims]
    return named(*told)
