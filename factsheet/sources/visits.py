"""One feed asked once: its new and changed items, the pages behind them, how it stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic

from factsheet.errors import Place, Problem
from factsheet.model import Feed, FeedItem, FeedState, Page
from factsheet.sources import asking, items
from factsheet.sources.addresses import host_of
from factsheet.sources.entries import MOST_ENTRIES, Contents, Entry, Raw, contents_of
from factsheet.sources.fetching import Client, Failed, Limits, Reply
from factsheet.sources.files import digest_of
from factsheet.sources.limits import MOST_BYTES
from factsheet.sources.seen import Seen

_MOST_TRIES = 5
"""After so many tries, a page that could not be had is given up."""
_IN_A_ROW = 3
"""After so many pages in vain, the others are left for the next run."""
_ACCEPT = {"Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"}


@dataclass(frozen=True, slots=True)
class Manners:
    """How much is asked of others in one run, and how long they may take.

    Units: seconds; `most_pages` of one feed.
    """

    pause: float = 1.0
    feed: float = 60.0
    page: float = 30.0
    visit: float = 60.0
    most_pages: int = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed to ask: how it stood, and what was seen of it."""

    feed: Feed
    state: FeedState
    items: Mapping[str, FeedItem]


@dataclass(frozen=True, slots=True)
class Haul:
    """What a visit brought."""

    state: FeedState
    items: tuple[FeedItem, ...] = ()
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()


class Names:
    """The pages on record, and those that a feed has taken in this run. May be shared by threads."""

    def __init__(self, known: Mapping[str, Seen]) -> None:
        self._known = known
        self._taken: set[str] = set()
        self._lock = Lock()

    def digest(self, name: str) -> str | None:
        """What tells whether the page has changed; None for one that is not on record."""
        return self._known[name].digest if name in self._known else None

    def take(self, name: str) -> bool:
        """Whether nobody had taken it."""
        with self._lock:
            free = name not in self._taken
            self._taken.add(name)
        return free


class Visit:
    """Asks one feed."""

    def __init__(
        self, asked: Asked, names: Names, client: Client, manners: Manners, now: datetime
    ) -> None:
        self._feed, self._state, self._seen = asked.feed, asked.state, asked.items
        self._names, self._client, self._manners, self._now = names, client, manners, now
        self._home = host_of(asked.feed.address) if asked.feed.private else None
        self._outlet: str | None = None
        self._items: list[FeedItem] = []
        self._pages: list[Page] = []
        self._missed: Counter[str] = Counter()
        self._tried = self._in_vain = self._left = 0
        self._wait: timedelta | None = None
        self._ends = 0.0

    def haul(self) -> Haul:
        """All of it. A feed that the program trips over is one that fails."""
        try:
            return self._haul()
        except Exception as fault:  # noqa: BLE001 - one feed never stops the others
            what = f"the program tripped over it ({type(fault).__name__}: {fault})"
            return self._failed(Failed(what))

    def _haul(self) -> Haul:
        self._ends = monotonic() + self._manners.visit
        limits = Limits(20_000_000, 50_000_000, self._manners.feed)
        asked = asking.headers(self._state)
        reply = self._client.get(self._feed.address, limits, self._home, asked)
        if isinstance(reply, Failed):
            return self._failed(reply)
        contents: Contents | str = Contents(None, ())
        if reply.content is not None:
            kind = reply.headers.get("content-type", "")
            contents = contents_of(Raw(reply.content, reply.address, kind))
        if isinstance(contents, str):
            return self._failed(Failed(contents))
        self._outlet = contents.title
        for entry in contents.entries:
            self._look(entry)
        return self._answered(reply, contents)

    def _look(self, entry: Entry) -> None:
        """Pass over what was seen; take what is new, has changed, or could not be had before."""
        known, digest = self._seen.get(entry.id), items.digest_of(self._feed, entry)
        if known is None:
            name = items.name_of(self._feed, entry)
            item = FeedItem(self._feed.address, entry.id, name, digest, self._now)
            if self._names.digest(name) is None:
                self._take(item, entry)
            else:  # another feed or an earlier name of this item brought it
                self._items.append(item)
        elif known.digest != digest:
            self._take(replace(known, digest=digest, tries=0), entry)
        elif 0 < known.tries < _MOST_TRIES:
            self._take(known, entry)

    def _take(self, item: FeedItem, entry: Entry) -> None:
        wanted = self._feed.pages and entry.link is not None
        if wanted and self._spent():
            self._left += 1
        elif not self._names.take(item.page):
            self._items.append(item)
        elif wanted:
            self._fetch(item, entry)
        else:
            self._give(items.own_words(self._feed, entry, item.page, self._outlet))
            self._items.append(item)

    def _spent(self) -> bool:
        much = self._tried >= self._manners.most_pages or self._in_vain >= _IN_A_ROW
        return much or self._wait is not None or monotonic() >= self._ends

    def _fetch(self, item: FeedItem, entry: Entry) -> None:
        self._tried += 1
        limits = Limits(MOST_BYTES, MOST_BYTES, self._manners.page)
        reply = self._client.get(entry.link or "", limits, self._home, _ACCEPT)
        page: Page | Failed = (
            reply
            if isinstance(reply, Failed)
            else items.page_of(reply, self._feed, entry, item.page, self._outlet)
        )
        if isinstance(page, Failed):
            self._miss(item, entry, page)
        else:
            self._in_vain = 0
            self._give(page)
            self._items.append(replace(item, excerpt=False, tries=0))

    def _miss(self, item: FeedItem, entry: Entry, failure: Failed) -> None:
        """The feed's own words stand in, but never for a page that was had before."""
        self._in_vain += failure.passing
        self._wait = failure.wait or self._wait
        tries = item.tries + 1 if failure.passing else _MOST_TRIES
        had = self._names.digest(item.page) is not None and not item.excerpt
        excerpt = bool(entry.markup) and not had
        if excerpt:
            self._give(items.own_words(self._feed, entry, item.page, self._outlet))
        if tries >= _MOST_TRIES:
            self._missed[failure.what] += 1
        self._items.append(replace(item, excerpt=excerpt, tries=tries))

    def _give(self, page: Page) -> None:
        if self._names.digest(page.name) != digest_of(page.content):
            self._pages.append(page)

    def _failed(self, failure: Failed) -> Haul:
        state, problems = asking.told(
            self._feed, asking.failed(self._state, failure, self._now), self._now
        )
        return Haul(state, problems=problems)

    def _answered(self, reply: Reply, contents: Contents) -> Haul:
        new = any(item.id not in self._seen for item in self._items)
        state = asking.answered(self._feed, self._state, reply, self._now, new=new, wait=self._wait)
        if self._left or any(0 < item.tries < _MOST_TRIES for item in self._items):
            # The feed must list them again, also where nothing is new in it.
            state = replace(state, etag=None, modified=None)
        problems = (*asking.recovered(self._feed, self._state), *self._advice(contents))
        return Haul(state, tuple(self._items), tuple(self._pages), problems)

    def _advice(self, contents: Contents) -> Iterator[Problem]:
        place = Place(self._feed.address)
        for why, count in self._missed.most_common():
            what = f"{count} of its pages could not be had: {why}"
            hint = "where the feed itself says something, that is read in its place"
            yield Problem("S111", what, place, hint=hint, level="advice")
        if self._left:
            what = f"{self._left} more of its pages are left for the next runs"
            yield Problem("S113", what, place, level="advice")
        if contents.more:
            what = f"it lists {contents.more} items beyond {MOST_ENTRIES:,}; these are left out"
            yield Problem("S114", what, place, level="advice")
