"""Feeds and the pages behind their items: what is new in each, and how each now stands.

Several feeds are asked side by side, each host one thing at a time. What a feed no longer lists, or
fails to tell, stays seen: nothing is forgotten on the word of a server.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Self

from factsheet.errors import Problem
from factsheet.model import Feed, FeedItem, FeedState, Page
from factsheet.sources.asking import is_due
from factsheet.sources.fetching import Client
from factsheet.sources.files import digest_of
from factsheet.sources.seen import Seen
from factsheet.sources.visits import Asked, Haul, Manners, Names, Visit

_SIDE_BY_SIDE = 8
PLAIN = Manners()


class Fetching(Iterator[Page | Problem]):
    """The pages and problems of all feeds that are due; how they stand is known when it is spent.

    `states` and `items` are to be kept, once what the pages say is kept; `seen` holds the signature of
    each page.
    """

    def __init__(
        self, due: Iterator[Asked], known: Mapping[str, Seen], now: datetime, manners: Manners
    ) -> None:
        self.states: list[FeedState] = []
        self.items: list[FeedItem] = []
        self.seen: dict[str, Seen] = {}
        self._pieces = self._walk(due, Names(known), now, manners)

    def __iter__(self) -> Self:
        """Itself."""
        return self

    def __next__(self) -> Page | Problem:
        """The next page or problem. Errors: StopIteration."""
        return next(self._pieces)

    def _walk(
        self, due: Iterator[Asked], names: Names, now: datetime, manners: Manners
    ) -> Iterator[Page | Problem]:
        for haul in _hauls(due, names, now, manners):
            self.states.append(haul.state)
            self.items += haul.items
            yield from haul.problems
            for page in haul.pages:
                self.seen[page.name] = Seen(len(page.content), 0, digest_of(page.content))
                yield page


def fetched(
    feeds: Sequence[Feed],
    states: Mapping[str, FeedState],
    items: Callable[[str], Mapping[str, FeedItem]],
    known: Mapping[str, Seen],
    now: datetime,
    manners: Manners = PLAIN,
) -> Fetching:
    """Ask every feed that is due for what is new; `known` are the pages on record.

    `items` gives what was seen of a feed, by its address.
    """
    past = ((feed, states.get(feed.address) or FeedState(feed.address)) for feed in feeds)
    due = (
        Asked(feed, state, items(feed.address)) for feed, state in past if is_due(feed, state, now)
    )
    return Fetching(due, known, now, manners)


def _hauls(due: Iterator[Asked], names: Names, now: datetime, manners: Manners) -> Iterator[Haul]:
    """What each feed brought, in their order. Only a few are asked ahead of the one that is told."""
    client = Client(now, manners.pause)
    waiting: deque[Future[Haul]] = deque()
    with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="feed") as threads:
        try:
            for asked in due:
                visit = Visit(asked, names, client, manners, now)
                waiting.append(threads.submit(visit.haul))
                if len(waiting) == _SIDE_BY_SIDE:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            client.stop()
