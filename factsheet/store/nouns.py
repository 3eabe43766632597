"""What goes into the store and comes out of it, beside the nouns of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from factsheet.model import (
    Alert,
    Article,
    Change,
    Claim,
    Delivery,
    Edition,
    Fact,
    FeedItem,
    FeedState,
    Withdrawn,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The signature of a page that was read: if it still holds, nobody need read it again.

    `root` is the folder that it was found below, as seen from the store.
    """

    size: int
    mtime_ns: int
    digest: str
    root: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that was read in this run, with what it claims.

    `origin` names the article whose text this one repeats; empty where it is nobody's copy.
    """

    article: Article
    claims: tuple[Claim, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A rule as it was in force."""

    rule: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """All that one run made; what it read was staged before.

    `merged` says which ids of facts went into which; `counts` is for the reports; `feeds` and
    `items` are how the feeds stand that were asked, and what was seen of them.
    """

    started: datetime
    ended: datetime
    rules_digest: str
    facts: Sequence[Fact]
    changes: Sequence[Change] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[RuleVersion] = ()
    edition: Edition | None = None
    alerts: Sequence[Alert] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    feeds: Sequence[FeedState] = ()
    items: Sequence[FeedItem] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was saved. `number` counts from 1."""

    number: int
    started: datetime
    ended: datetime
    rules_digest: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PastEdition:
    """An edition as it was issued: facts and changes whole, articles and rules by name."""

    number: int
    issued: datetime
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    articles: tuple[str, ...]
    rules: tuple[RuleVersion, ...]
    replaces: int | None
    withdrawn: tuple[Withdrawn, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """When a job is due next, in UTC, and when it was last done."""

    job: str
    due: datetime
    done: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """Who does a job alone, since when, and until when that holds unless renewed."""

    job: str
    holder: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How a delivery stands: its state, and since when, until when or why.

    `silence` names the silence that held it back, `digest` the alert that it went into.
    """

    delivery: Delivery
    state: str
    next_try: datetime | None = None
    ended: datetime | None = None
    detail: str = ""
    message_id: str = ""
    digest: str = ""
    silence: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """What one run made of one fact."""

    run: Run
    change: Change
    edited: bool = False
    """Whether that run had other rules than the one before."""


@dataclass(frozen=True, slots=True)
class Recent:
    """How many articles came in, how many of them repeat another, how many alerts were made or held."""

    articles: int
    reprints: int
    alerts: int
    silenced: int
