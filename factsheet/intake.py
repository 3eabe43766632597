"""What a run reads: new pages, and after an edit of the rules all that is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from factsheet.canary import proven
from factsheet.errors import Problem
from factsheet.model import Feed, FeedItem, FeedState, Page, Rulebook
from factsheet.origins import Origins, with_origin
from factsheet.reading import Account
from factsheet.sources import Collection, collect, fetched
from factsheet.sources import Seen as Stand
from factsheet.store import Reading, Seen, Store
from factsheet.workers import FEW

Progress = Callable[[int, int | None], None]
"""Hears how many pages were done, and of how many, where that is known."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where pages come from. Folders are remembered as seen from `base`, feeds asked as of `now`."""

    folders: Sequence[Path]
    base: Path
    feeds: Sequence[Feed]
    now: datetime


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read: the names of new or changed articles, how many were known, what went wrong.

    `feeds` and `items` are how the feeds stand that were asked, and what was seen of them.
    """

    read: frozenset[str]
    unchanged: int
    problems: tuple[Problem, ...]
    feeds: tuple[FeedState, ...] = ()
    items: tuple[FeedItem, ...] = ()


def take_in(
    sources: Sources, rulebook: Rulebook, store: Store, workers: int, progress: Progress
) -> Intake:
    """Read every page that is new or has changed, and stage what it says."""
    known = {
        name: Stand(one.size, one.mtime_ns, one.digest, one.root)
        for name, one in store.seen().items()
    }
    files = collect(sources.folders, known, sources.base, sources.now)
    feeds = fetched(sources.feeds, store.feeds.states(), store.feeds.items, known, sources.now)
    pages = _counted(chain(files, feeds), files, sources.folders, progress)
    copies = _Copies(store)
    read: set[str] = set()
    problems: list[Problem] = []
    for told in proven(pages, rulebook, workers):
        if isinstance(told, Problem):
            problems.append(told)
            continue
        problems += told.problems
        origin = copies.origin(told)
        store.stage(Reading(told.article, with_origin(told.claims, origin), origin))
        read.add(told.article.name)
    _remember(files.seen | feeds.seen, problems, store)
    return Intake(
        frozenset(read),
        len(files.unchanged),
        tuple(problems),
        tuple(feeds.states),
        tuple(feeds.items),
    )


def read_again(
    intake: Intake, rulebook: Rulebook, store: Store, workers: int, progress: Progress
) -> Intake:
    """State the claims of every kept article anew, by the rules as they are now."""
    kept = (article for article in store.articles() if article.name not in intake.read)
    origins = Origins()
    problems: list[Problem] = []
    for done, told in enumerate(proven(kept, rulebook, workers), start=1):
        if isinstance(told, Problem):
            problems.append(told)
            continue
        problems += told.problems
        origin = origins.of(told.article) if told.claims else ""
        store.stage_claims(told.article.name, with_origin(told.claims, origin))
        progress(done, None)
    return replace(intake, problems=(*intake.problems, *problems))


class _Copies:
    """Looks up the fingerprints of kept articles only when an article has something to say."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._origins: Origins | None = None

    def origin(self, told: Account) -> str:
        if not told.claims:
            return ""
        if self._origins is None:
            self._origins = Origins()
            claiming = {claim.article for claim in self._store.claims()}
            for name, origin, fingerprint in self._store.fingerprints():
                if name in claiming:
                    self._origins.learn(name, origin, fingerprint)
        return self._origins.of(told.article)


def _counted(
    pages: Iterable[Page | Problem], files: Collection, roots: Sequence[Path], progress: Progress
) -> Iterator[Page | Problem]:
    """The pages, told to `progress` as they go. Files are counted only where there are many."""
    total: int | None = None
    for done, page in enumerate(pages, start=1):
        if done == FEW:
            total = sum(map(_files, roots))
        passed = done + len(files.unchanged)
        progress(passed, total if total and total >= passed else None)
        yield page


def _files(root: Path) -> int:
    return sum(len(names) for _, _, names in os.walk(root)) if root.is_dir() else 1


def _remember(seen: Mapping[str, Stand], problems: Sequence[Problem], store: Store) -> None:
    """Note how each page stands. A file that went wrong is read, and told, again next time."""
    wrong = {one.place.file for one in problems if one.place and one.level == "error"}
    for name, stand in seen.items():
        if name not in wrong:
            store.stage_seen(name, Seen(stand.size, stand.mtime_ns, stand.digest, stand.root))
