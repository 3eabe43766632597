"""Saving a run: everything in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factsheet.model import Change, Fact
from factsheet.store import feeds, outbox
from factsheet.store.layout import STAGED
from factsheet.store.nouns import Run, RunOutcome
from factsheet.store.records import change_record, dumped, edition_row, fact_whole
from factsheet.store.rows import Row, Rows
from factsheet.store.times import moment_of, stamp


def saved(rows: Rows, outcome: RunOutcome) -> Run:
    """The run as kept; the one kept before where it is the same."""
    with rows.transaction():
        digest = _digest(outcome)
        last = rows.first("runs", "order by number desc limit 1")
        if last is not None and last["digest"] == digest and not _staged(rows):
            return run_of(last)
        number = last["number"] + 1 if last else 1
        _keep_readings(rows)
        _keep_facts(rows, outcome, number)
        _keep_changes(rows, outcome.changes, number)
        _keep_rules(rows, outcome, number)
        if outcome.edition is not None:
            rows.put("editions", edition_row(outcome.edition, number))
        for alert in outcome.alerts:
            outbox.keep(rows, alert, number)
        feeds.keep(rows, outcome.feeds, outcome.items)
        row = _run_row(outcome, number) | {"digest": digest}
        rows.put("runs", row)
    return run_of(row)


def run_of(row: Row) -> Run:
    """The run of a row."""
    started, ended = moment_of(row["started"]), moment_of(row["ended"])
    return Run(row["number"], started, ended, row["rules_digest"], json.loads(row["record"]))


def numbered(rows: Rows, facts: Sequence[Fact], prefixes: Mapping[str, str]) -> tuple[Fact, ...]:
    """Ids for the facts that have none, in the order given."""
    last = {row["prefix"]: row["last"] for row in rows.get("counters")}
    known = {row["key"]: row["id"] for row in rows.get("facts")}
    taken = {fact.id for fact in facts if fact.id}
    given = []
    for fact in facts:
        name = fact.id or known.get(fact.key, "")
        if not name or (not fact.id and name in taken):
            prefix = prefixes[fact.rule]
            last[prefix] = last.get(prefix, 0) + 1
            name = f"{prefix}-{last[prefix]:02d}"
        taken.add(name)
        given.append(fact if fact.id else replace(fact, id=name))
    return tuple(given)


def _staged(rows: Rows) -> bool:
    return any(rows.number(f"select count(*) from temp.{table}") for table in (*STAGED, "restated"))  # noqa: S608 - names of the layout


def _digest(outcome: RunOutcome) -> str:
    """What tells this run from the last: a clock that was told to stand still must not."""
    made = [
        [fact_whole(fact) for fact in outcome.facts],
        [change_record(change) for change in outcome.changes],
        [alert.id for alert in outcome.alerts],
        [[rule.rule, rule.digest] for rule in outcome.rules],
        outcome.edition and outcome.edition.number,
        dict(outcome.counts),
        [stamp(outcome.started), stamp(outcome.ended), outcome.rules_digest],
    ]
    return hashlib.sha256(dumped(made).encode("utf-8", "backslashreplace")).hexdigest()


def _keep_readings(rows: Rows) -> None:
    """Staged rows carry their hash with them; only the first sight of an article is older."""
    for row in rows.get("articles", where="temp"):
        before = rows.first("articles", "where name = ?", (row["name"],))
        rows.put("articles", row if before is None else row | {"first_seen": before["first_seen"]})
    rows.execute("delete from main.claims where article in (select article from temp.restated)")
    for table in ("claims", "pages"):
        rows.execute(f"insert or replace into main.{table} select * from temp.{table}")  # noqa: S608 - names of the layout


def _keep_facts(rows: Rows, outcome: RunOutcome, run: int) -> None:
    ids = {fact.id for fact in outcome.facts}
    if "" in ids or len(ids) < len(outcome.facts):
        raise ValueError("every fact needs an id of its own before it is saved")
    before = {row["key"]: row for row in rows.get("facts")}
    now = {fact.key for fact in outcome.facts}
    for key, row in before.items():
        gone_to = outcome.merged.get(row["id"])
        if key not in now and (row["live"] or gone_to):
            rows.put("facts", row | {"live": 0, "gone_to": gone_to or row["gone_to"], "run": run})
    for fact in outcome.facts:
        _keep_fact(rows, fact, before, outcome, run)


def _keep_fact(
    rows: Rows, fact: Fact, before: Mapping[str, Row], outcome: RunOutcome, run: int
) -> None:
    held = before.get(fact.key)
    first = moment_of(held["first_seen"]) if held else fact.first_seen or outcome.started
    row = {
        "key": fact.key,
        "id": fact.id,
        "rule": fact.rule,
        "status": fact.status,
        "live": 1,
        "first_seen": stamp(first),
        "record": dumped(fact_whole(replace(fact, first_seen=first))),
    }
    if held is None or any(held[name] != value for name, value in row.items()):
        rows.put("facts", row | {"run": run})
    prefix, _, number = fact.id.rpartition("-")
    counter = rows.first("counters", "where prefix = ?", (prefix,))
    if number.isdigit() and int(number) > (counter["last"] if counter else 0):
        rows.put("counters", {"prefix": prefix, "last": int(number)})


def _keep_changes(rows: Rows, changes: Sequence[Change], run: int) -> None:
    told = (change for change in changes if change.kind != "none")
    for number, change in enumerate(told, start=1):
        fact, record = change.fact, dumped(change_record(change))
        row = {"run": run, "number": number, "kind": change.kind, "record": record}
        rows.put("changes", row | {"fact_key": fact.key, "fact_id": fact.id})


def _keep_rules(rows: Rows, outcome: RunOutcome, run: int) -> None:
    for rule in outcome.rules:
        if (
            rows.first("rule_versions", "where rule = ? and digest = ?", (rule.rule, rule.digest))
            is None
        ):
            row = {"rule": rule.rule, "digest": rule.digest, "version": rule.version, "run": run}
            rows.put("rule_versions", row)


def _run_row(outcome: RunOutcome, number: int) -> Row:
    return {
        "number": number,
        "started": stamp(outcome.started),
        "ended": stamp(outcome.ended),
        "rules_digest": outcome.rules_digest,
        "record": dumped(dict(outcome.counts)),
    }
