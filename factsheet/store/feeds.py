"""How each feed stands, and which of its items were seen. Nothing here is ever taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from factsheet.model import FeedItem, FeedState
from factsheet.store.rows import Row, Rows
from factsheet.store.times import moment_of, stamp

_MOMENTS = ("last_good", "last_new", "failing_since", "next_try", "told")


class Feeds:
    """The feeds of one store. Every method may raise StoreRefused."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def states(self) -> Mapping[str, FeedState]:
        """How every feed stood that was ever asked, by address."""
        return {row["address"]: _state(row) for row in self._rows.get("feeds", "order by address")}

    def items(self, feed: str) -> Mapping[str, FeedItem]:
        """The items of that feed that were seen, by id."""
        rows = self._rows.get("items", "where feed = ?", (feed,))
        return {row["id"]: _item(row) for row in rows}

    def keep(self, states: Iterable[FeedState], items: Iterable[FeedItem] = ()) -> None:
        """Keep how feeds now stand, and the items that were seen: all of it or nothing."""
        with self._rows.transaction():
            keep(self._rows, states, items)


def keep(rows: Rows, states: Iterable[FeedState], items: Iterable[FeedItem]) -> None:
    """As the method of that name, inside a transaction."""
    for state in states:
        moments = {name: stamp(getattr(state, name)) for name in _MOMENTS}
        rows.put("feeds", asdict(state) | moments)
    for item in items:
        kept = {"first_seen": stamp(item.first_seen), "excerpt": int(item.excerpt)}
        rows.put("items", asdict(item) | kept)


def _state(row: Row) -> FeedState:
    return FeedState(**row | {name: moment_of(row[name]) for name in _MOMENTS})


def _item(row: Row) -> FeedItem:
    kept = {"first_seen": moment_of(row["first_seen"]), "excerpt": bool(row["excerpt"])}
    return FeedItem(**row | kept)
