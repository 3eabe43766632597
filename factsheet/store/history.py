"""What came of an article and of a fact, run by run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from factsheet.model import Claim
from factsheet.store.nouns import Past, Recent
from factsheet.store.records import change_from, claim_of
from factsheet.store.rows import Rows
from factsheet.store.saving import run_of
from factsheet.store.times import moment_of, stamp


class History:
    """Looks back. Every method may raise StoreRefused."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def names(self) -> tuple[str, ...]:
        """The names of all articles."""
        return tuple(name for (name,) in self._rows.select("select name from main.articles"))

    def reading(self, article: str) -> tuple[datetime, str] | None:
        """When it was first read, and the article that it repeats, if it does."""
        row = self._rows.first("articles", "where name = ?", (article,))
        return None if row is None else (moment_of(row["first_seen"]), row["origin"] or "")

    def arrivals(self) -> Mapping[str, datetime]:
        """When each article came, by name. Of those that the first run found, the day they came out."""
        first = self._rows.first("runs", "order by number limit 1")
        begun = first["started"] if first else ""
        sql = "select name, first_seen, published from main.articles"
        return {
            name: moment_of(f"{day}T12:00:00+00:00" if day and seen <= begun else seen)
            for name, seen, day in self._rows.select(sql)
        }

    def claims(self, article: str) -> tuple[Claim, ...]:
        """What that article claims."""
        rest = "where article = ? order by number"
        return tuple(claim_of(row) for row in self._rows.get("claims", rest, (article,)))

    def of_fact(self, key: str) -> tuple[Past, ...]:
        """What each run made of the fact of that key, the latest last."""
        runs = {row["number"]: run_of(row) for row in self._rows.get("runs")}
        found = self._rows.get("changes", "where fact_key = ? order by run", (key,))
        return tuple(
            Past(
                runs[row["run"]],
                change_from(json.loads(row["record"])),
                row["run"] - 1 in runs
                and runs[row["run"] - 1].rules_digest != runs[row["run"]].rules_digest,
            )
            for row in found
        )

    def hits(self) -> Mapping[str, datetime]:
        """When the latest article that a rule found something in was first read, by rule."""
        sql = """select claims.rule, max(articles.first_seen) from main.claims
            join main.articles on articles.name = claims.article group by claims.rule"""
        return {rule: moment_of(at) for rule, at in self._rows.select(sql)}

    def first_used(self) -> Mapping[str, datetime]:
        """When each rule was first in force."""
        begun = {row["number"]: moment_of(row["started"]) for row in self._rows.get("runs")}
        used = self._rows.get("rule_versions", "order by run desc")
        return {row["rule"]: begun[row["run"]] for row in used}

    def since(self, moment: datetime) -> Recent:
        """How much came in, went out and was held back since then."""
        of, at = self._rows.number, (stamp(moment),)
        new = "select count(*) from main.articles where first_seen >= ?"
        made = "select count(*) from main.alerts where created >= ?"
        held = "select count(*) from main.deliveries where state = 'silenced' and ended >= ?"
        return Recent(of(new, at), of(f"{new} and origin <> ''", at), of(made, at), of(held, at))
