"""`factsheet alerts silence`, `silences`, `unsilence`: what is not to be told for a while."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, cast

import click

from factsheet.cli.alerts.listing import OUT
from factsheet.cli.alerts.standing import line, moment
from factsheet.cli.asked import ids_called
from factsheet.cli.memory import remembered
from factsheet.cli.passage import no_such_rule
from factsheet.cli.shared import COULD_NOT, DONE, Moment, Session, shared
from factsheet.errors import Place, Problem
from factsheet.inforce import rules_in_force
from factsheet.model import Rulebook, Silence
from factsheet.planned import parse_span
from factsheet.rulebook.belonging import askable
from factsheet.rulebook.source import choices
from factsheet.store import Standing, Store

KINDS = ("rule", "fact", "slot")
_SHOWN = 3
"""Ids of one silence that are shown; more are counted."""


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("value", metavar="VALUE")
@click.option("--until", type=Moment(), metavar="TIME", help="Hold back until then.")
@click.option("--for", "span", metavar="LENGTH", help='Hold back so long, as in "3 days".')
@click.option("--owner", required=True, metavar="NAME", help="Who asks for it.")
@click.option("--reason", required=True, metavar="WORDS", help="Why.")
@OUT
@shared
def silence(
    session: Session,
    kind: str,
    value: str,
    *,
    until: datetime | None,
    span: str | None,
    owner: str,
    reason: str,
    out: Path | None,
) -> int:
    """Tell nobody of VALUE for a while; what is held back is counted and listed.

    VALUE is the name of a rule, the number of a fact (AT-01), or what a slot holds: "supplier=Korea
    Utara", "party=Russia" for any slot. A party brings those that belong to it.
    """
    end = _end(session, until, span)
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        meant = _meant(session, kind, value, store, out) if isinstance(end, datetime) else None
        if isinstance(end, datetime) and isinstance(meant, str):
            told = _kept(store, Silence("", _kind(kind), meant, owner, reason, session.now, end))
            session.give(_record(told, ()))
            session.say(f"{told.id}: {_words(told)}")
            return DONE
    session.tell([one for one in (end, meant) if isinstance(one, Problem)])
    return COULD_NOT


def _kept(store: Store, asked: Silence) -> Silence:
    """The silence with an id of its own."""
    told = repr((asked.kind, asked.value, asked.owner, asked.reason, asked.since, asked.until))
    name = f"s-{hashlib.sha256(told.encode('utf-8', 'backslashreplace')).hexdigest()[:6]}"
    known = {one.id: one for one in store.outbox.silences()}
    if name in known:
        return known[name]
    made = replace(asked, id=name)
    store.outbox.silence(made)
    return made


def _kind(word: str) -> Literal["rule", "fact", "slot"]:
    return cast("Literal['rule', 'fact', 'slot']", word)


def _end(session: Session, until: datetime | None, span: str | None) -> datetime | Problem:
    if (until is None) == (span is None):
        raise click.UsageError('say how long: --until TIME or --for "3 days"')
    length = parse_span(span) if span is not None else None
    if isinstance(length, Problem):
        return length
    end = session.now + length if length else session.zoned(until)
    if end is None or end <= session.now:
        what = f"{moment(end)} is not in the future"
        return Problem("C116", what, hint=f"it is {moment(session.now)} now")
    return end


def _meant(
    session: Session, kind: str, value: str, store: Store, out: Path | None
) -> str | Problem:
    """The value as the store keeps it."""
    if kind == "fact":
        ids = {fact.id.casefold(): fact.id for fact in store.facts()}
        _, hint = choices(value.upper(), ids.values())
        missing = Problem("C111", f'there is no fact "{value}"', Place("store"), hint=hint)
        return ids.get(value.strip().casefold(), missing)
    rulebook, problems = rules_in_force(session.rules, session.out(out))
    if rulebook is None:
        return problems[-1]
    if kind == "rule":
        known = {rule.name for rule in rulebook.rules}
        return value if value in known else no_such_rule(session, rulebook, value)
    return _slot_meant(session, value, rulebook)


def _slot_meant(session: Session, value: str, rulebook: Rulebook) -> str | Problem:
    name, sign, said = (part.strip() for part in value.partition("="))
    slots = askable(rulebook.rules, rulebook.lists)
    place = Place(str(session.rules))
    if not sign or not said:
        what = f'"{value}" names no slot and what it holds'
        return Problem("C117", what, place, hint='as in "supplier=Korea Utara" or "party=Russia"')
    if name not in slots:
        _, hint = choices(name, slots)
        return Problem("C118", f'no rule has a slot "{name}" that holds names', place, hint=hint)
    ids = ids_called(said, slots[name], session)
    return ids if isinstance(ids, Problem) else f"{name}={','.join(ids)}"


@click.command()
@click.option("--all", "every", is_flag=True, help="Those that have ended, too.")
@OUT
@shared
def silences(session: Session, *, every: bool, out: Path | None) -> int:
    """List the silences in force, each with what it held back."""
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        found = store.outbox.silences(None if every else session.now)
        ended = len(store.outbox.silences()) - len(found)
        held = [one for one in store.outbox.standings() if one.silence]
    session.give([_record(one, held) for one in found])
    for one in found:
        mark = "" if one.until > session.now else "  (ended)"
        session.say(f"{one.id}{mark}: {_words(one)}")
        for each in held:
            if each.silence == one.id:
                session.say(f"    {line(each)}")
    if not found:
        session.say("No silence is in force.")
    if ended and not every:
        session.say(f"{ended} ended before: --all shows them.")
    return DONE


@click.command()
@click.argument("name", metavar="ID")
@OUT
@shared
def unsilence(session: Session, name: str, out: Path | None) -> int:
    """End the silence of that ID now. What it held back stays held: resend tells it after all."""
    with remembered(session, out) as store:
        if store is None:
            return COULD_NOT
        known = {one.id: one for one in store.outbox.silences(session.now)}
        if name in known:
            store.outbox.unsilence(name, session.now)
    if name not in known:
        _, hint = choices(name, known)
        problem = Problem("C119", f'no silence "{name}" is in force', Place("store"), hint=hint)
        session.tell([problem])
        return COULD_NOT
    session.give({"id": name, "held": known[name].held})
    session.say(f"{name} has ended; it held back {_counted(known[name].held)}.")
    return DONE


def _words(one: Silence) -> str:
    until = f"until {moment(one.until)}"
    return f"{one.kind} {_short(one.value)}, {until}, by {one.owner}: {one.reason}. Held back: {_counted(one.held)}."


def _short(value: str) -> str:
    ids = value.split(",")
    return ",".join(ids[:_SHOWN]) + (f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else "")


def _counted(number: int) -> str:
    return f"{number} alert{'' if number == 1 else 's'}"


def _record(one: Silence, held: Sequence[Standing]) -> dict[str, Any]:
    record = asdict(one)
    times = {field: record[field].isoformat() for field in ("since", "until")}
    alerts = [each.delivery.alert.id for each in held if each.silence == one.id]
    return record | times | {"alerts": alerts}
