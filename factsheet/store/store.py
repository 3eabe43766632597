"""The memory of a desk: what was read, what it said, what was told to whom."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from factsheet.model import Article, Change, Claim, Fact
from factsheet.store import agenda, backups, lock, opening, refused, saving
from factsheet.store.feeds import Feeds
from factsheet.store.history import History
from factsheet.store.layout import STAGED, TABLES
from factsheet.store.nouns import (
    Due,
    Lease,
    PastEdition,
    Reading,
    RuleVersion,
    Run,
    RunOutcome,
    Seen,
)
from factsheet.store.outbox import STATES, Outbox
from factsheet.store.records import (
    article_from,
    article_row,
    change_from,
    claim_of,
    claim_row,
    edition_from,
    fact_from,
    unpacked,
)
from factsheet.store.rows import Rows


def open_store(path: Path, *, now: datetime) -> Store:
    """The store at `path`, made where nothing is; use it in a `with`. Errors: StoreRefused."""
    connection = opening.opened(path, now=now)
    try:
        return Store(connection, path, now)
    except refused.StoreRefused:
        connection.close()
        raise


class Store:
    """One open store. Every method may raise StoreRefused; what it read is what was written.

    A run stages what it reads: until `save`, that lies aside in a temporary file of SQLite's own,
    and is gone if the run breaks off. `save` then keeps all or nothing. `outbox` holds the alerts on
    their way, `feeds` how each feed stands; `history` looks back.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, now: datetime) -> None:
        """Take over an open connection. `now` stamps what is staged."""
        self._connection = connection
        self._rows = Rows(connection, path)
        self.outbox = Outbox(self._rows)
        self.feeds = Feeds(self._rows)
        self.history = History(self._rows)
        self._path = path
        self._now = now
        for name, body in STAGED.items():
            self._rows.execute(f"create temp table {name} {body}")
        self._rows.execute("create temp table restated (article text primary key) without rowid")

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it; what was staged and not saved is gone."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def id(self) -> str:
        """What tells this store from every other; part of the ids of mails."""
        row = self._rows.first("meta", "where name = 'store'")
        if row is None:
            raise refused.damaged(self._path, "it has no name of its own")
        return str(row["value"])

    def only_run(
        self, holder: str, *, now: datetime, wait: float = 2.0
    ) -> AbstractContextManager[None]:
        """Hold off other runs while inside; `holder` is told to them.

        Units: wait in seconds. Errors: StoreRefused T105 naming who holds it, and since when.
        """
        return lock.held(self._path, holder, now=now, wait=wait)

    # --- what was read -------------------------------------------------------------------------

    def seen(self) -> Mapping[str, Seen]:
        """The signature of every page that was read, by name.

        These rows are not held to their hashes here: an altered one is no signature of any page,
        so that page is read again, and a hundred thousand of them cost a third of the time.
        """
        sql = "select name, size, mtime_ns, digest, root from main.pages"
        return {name: Seen(*signature) for name, *signature in self._rows.select(sql)}

    def articles(self) -> Iterator[Article]:
        """Every article, staged ones included, by name. Only one is in memory at a time."""
        fresh = "where name not in (select name from temp.articles) order by name"
        yield from map(article_from, self._rows.get("articles", fresh))
        yield from map(article_from, self._rows.get("articles", "order by name", where="temp"))

    def article(self, name: str) -> Article | None:
        """The article of that name, staged or kept."""
        for where in ("temp", "main"):
            row = self._rows.first("articles", "where name = ?", (name,), where=where)
            if row is not None:
                return article_from(row)
        return None

    def fingerprints(self) -> Iterator[tuple[str, str, frozenset[int]]]:
        """Name, origin and fingerprint of every kept article, without its text."""
        sql = "select name, origin, fingerprint from main.articles order by name"
        for name, origin, held in self._rows.select(sql):
            try:
                yield name, origin, unpacked(held)
            except (TypeError, ValueError) as error:
                raise refused.damaged(
                    self._path, f"the fingerprint of {name} was altered"
                ) from error

    def claims(self, rule: str | None = None) -> tuple[Claim, ...]:
        """All claims as they would stand after `save`, by article and place in it."""
        kept = "where article not in (select article from temp.restated) and rule = ifnull(?, rule)"
        fresh = "where rule = ifnull(?, rule)"
        rows = [*self._rows.get("claims", kept, (rule,))]
        rows += self._rows.get("claims", fresh, (rule,), where="temp")
        rows.sort(key=lambda row: (row["article"], row["number"]))
        return tuple(claim_of(row) for row in rows)

    # --- what was made of it -------------------------------------------------------------------

    def facts(self) -> tuple[Fact, ...]:
        """The facts as last settled, by id."""
        rows = self._rows.get("facts", "where live = 1 order by length(id), id")
        return tuple(fact_from(json.loads(row["record"])) for row in rows)

    def gone(self) -> Mapping[str, str | None]:
        """Ids that no longer stand: the id they were merged into, or None where no claim is left."""
        return {row["id"]: row["gone_to"] for row in self._rows.get("facts", "where live = 0")}

    def numbered(self, facts: Sequence[Fact], prefixes: Mapping[str, str]) -> tuple[Fact, ...]:
        """The facts, each with an id. One seen before keeps its own; no id is ever used twice.

        `prefixes` gives the prefix by rule. The numbers count as used from `save` on.
        """
        return saving.numbered(self._rows, facts, prefixes)

    def changes(self, run: int) -> tuple[Change, ...]:
        """What that run changed."""
        rows = self._rows.get("changes", "where run = ? order by number", (run,))
        return tuple(change_from(json.loads(row["record"])) for row in rows)

    def runs(self) -> tuple[Run, ...]:
        """All runs, the latest last."""
        return tuple(saving.run_of(row) for row in self._rows.get("runs", "order by number"))

    def last_run(self) -> Run | None:
        """The latest run."""
        row = self._rows.first("runs", "order by number desc limit 1")
        return None if row is None else saving.run_of(row)

    def edition(self, number: int | None = None) -> PastEdition | None:
        """The edition of that number, or the latest."""
        rest = "order by number desc limit 1" if number is None else "where number = ?"
        row = self._rows.first("editions", rest, () if number is None else (number,))
        return None if row is None else edition_from(row)

    def rule_versions(self) -> tuple[RuleVersion, ...]:
        """Every version of every rule that a saved run used, in the order of first use."""
        rows = self._rows.get("rule_versions", "order by run, rule")
        return tuple(RuleVersion(row["rule"], row["version"], row["digest"]) for row in rows)

    # --- staging and saving --------------------------------------------------------------------

    def stage(self, reading: Reading) -> None:
        """Lay an article and its claims aside for `save`; they replace what it said before."""
        self._rows.put("articles", article_row(reading, self._now), where="temp")
        self.stage_claims(reading.article.name, reading.claims)

    def stage_claims(self, article: str, claims: Sequence[Claim]) -> None:
        """Lay aside new claims for an article that is kept, as after a change of rules."""
        self._rows.execute("insert or ignore into temp.restated values (?)", (article,))
        self._rows.execute("delete from temp.claims where article = ?", (article,))
        for number, claim in enumerate(claims, start=1):
            self._rows.put("claims", claim_row(claim, number), where="temp")

    def stage_seen(self, name: str, seen: Seen) -> None:
        """Lay aside the signature of a page."""
        self._rows.put("pages", {"name": name, **asdict(seen)}, where="temp")

    def save(self, outcome: RunOutcome) -> Run:
        """Keep everything of a run in one transaction: all of it or nothing.

        Saving the same run again changes nothing. Alerts that were made before are not made again.
        """
        run = saving.saved(self._rows, outcome)
        for table in (*STAGED, "restated"):
            self._rows.execute(f"delete from temp.{table}")  # noqa: S608 - names of the layout
        return run

    # --- schedule ------------------------------------------------------------------------------

    def agenda(self) -> Mapping[str, Due]:
        """When each job is due, by job."""
        return agenda.agenda(self._rows)

    def plan(self, due: Due) -> None:
        """Set when a job is due next."""
        agenda.plan(self._rows, due)

    def lease(self, job: str, holder: str, *, now: datetime, until: datetime) -> Lease:
        """Take or renew the lease of a job; you get the lease in force, whoever holds it."""
        return agenda.leased(self._rows, Lease(job, holder, now, until), now)

    def lease_of(self, job: str) -> Lease | None:
        """The lease of a job as it was last taken, be it over or not."""
        return agenda.lease_of(self._rows, job)

    def release(self, job: str, holder: str) -> None:
        """Give up a lease, if it is this holder's."""
        agenda.released(self._rows, job, holder)

    # --- health --------------------------------------------------------------------------------

    def counts(self) -> Mapping[str, int]:
        """How many articles, claims, facts, runs, and deliveries by state."""
        of = self._rows.number
        return {
            "articles": of("select count(*) from main.articles"),
            "claims": of("select count(*) from main.claims"),
            "facts": of("select count(*) from main.facts where live = 1"),
            "runs": of("select count(*) from main.runs"),
        } | {
            state: of("select count(*) from main.deliveries where state = ?", (state,))
            for state in STATES
        }

    def backed_up(self, now: datetime) -> bool:
        """Whether there is a copy of this day."""
        return backups.of_day(self._path, now).exists()

    def back_up(self, now: datetime) -> Path:
        """Make the copy of this day; those of the last three days are kept."""
        try:
            return backups.kept(self._connection, self._path, now)
        except OSError as error:
            where = Path(error.filename or self._path)
            raise refused.unusable(where, error.strerror or str(error)) from error
        except refused.FAULTS as error:
            raise refused.translated(self._path, error) from error

    def engine(self) -> str:
        """The version of SQLite, and how it keeps its journal."""
        mode = next(iter(self._rows.select("pragma journal_mode")))[0]
        return f"SQLite {sqlite3.sqlite_version}, journal {mode}"

    def check(self) -> None:
        """Read every row and hold it to its hash. Errors: StoreRefused T103."""
        found = self._rows.execute("pragma integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise refused.damaged(self._path, str(found))
        for table in TABLES:
            for _ in self._rows.get(table):
                pass
