"""What came of an article and of a fact, run by run."""

from __future__ import annotations

import json
from datetime import datetime

from factsheet.model import Claim
from factsheet.store.nouns import Past
from factsheet.store.records import change_from, claim_of
from factsheet.store.rows import Rows
from factsheet.store.saving import run_of
from factsheet.store.times import moment_of


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
