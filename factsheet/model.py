"""The nouns that travel between the rooms. Frozen, plain, no input or output.

Source -> Page -> Article -> Sentence -+
rules/ files -> Rulebook --------------+-> Match -> Claim -> Fact -> Edition (+ Changes) -> Alert -> Receipt

Offsets are code points in `Article.text`, end exclusive, everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Literal

from factsheet.errors import Place
from factsheet.planned import Hours, Plan

Language = str
"""ISO 639-1: "id" or "en"; another code means that no rule reads it."""

Status = Literal["confirmed", "reported", "alleged", "planned", "denied"]
STATUSES: tuple[Status, ...] = ("confirmed", "reported", "alleged", "planned", "denied")
"""Strongest first."""

ChangeKind = Literal["new", "detail", "claim", "sources", "none"]

Channel = Literal["file", "email", "service"]
"""How an alert goes: as a file, by mail, or by any other service, named by a variable of the
environment that holds its Apprise address."""


# --- pages and articles ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a source gave it, not yet read.

    `name` is its identity: the path below the folder that was asked for, or its address. `spare` is
    the HTML to read where there is nothing to read in `content`.
    """

    name: str
    content: bytes
    media: Literal["text", "markdown", "html"]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    address: str | None = None
    language: Language | None = None
    published: date | None = None
    spare: bytes | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A source that is fetched: an RSS or Atom feed, and as a rule the page behind each item.

    `private` holds where the host of this address may lie in a private network.
    """

    address: str
    name: str | None = None
    every: Plan | None = None
    """How often it is asked; in every run where there is none."""
    pages: bool = True
    private: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed stood when it was last asked. `etag` and `modified` go back to its server.

    `told` is when its failure was last told; `last_new` when it last had an item not seen before.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    last_good: datetime | None = None
    last_new: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    """How many in a row."""
    next_try: datetime | None = None
    last_error: str | None = None
    told: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        """Whether it has failed for so long that somebody should look."""
        if self.failing_since is None:
            return False
        return self.failures >= LASTING_FAILURES or now - self.failing_since >= LASTING


LASTING_FAILURES: Final = 3
LASTING: Final = timedelta(hours=24)
"""A feed that failed so often in a row, or for so long, will not mend itself."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed that was seen. `id` is the feed's own word for it, `page` ours.

    `digest` tells whether the item has changed; `excerpt` that its page could not be had, so that
    the feed's own words stand in; `tries` how often the page was tried in vain.
    """

    feed: str
    id: str
    page: str
    digest: str
    first_seen: datetime
    excerpt: bool = False
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A value about an article, and how it came to be known."""

    value: str
    how: Literal["stated", "inferred"]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of an article. `number` and `paragraph` count from 1."""

    number: int
    paragraph: int
    start: int
    end: int
    kind: Literal["title", "heading", "body"] = "body"


@dataclass(frozen=True, slots=True)
class Cut:
    """A span that is page furniture and no part of the story, kept for the record."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published: cleaned, cut into sentences, noise set aside but not lost.

    `digest` is the SHA-256 of the page's bytes; `fingerprint` a small set of shingle hashes that
    near-copies share. `published` holds an ISO date in `value`.
    """

    name: str
    digest: str
    text: str
    sentences: tuple[Sentence, ...]
    cuts: tuple[Cut, ...]
    language: Language
    title: Known | None = None
    outlet: Known | None = None
    author: Known | None = None
    published: Known | None = None
    address: str | None = None
    dateline: str | None = None
    fingerprint: frozenset[int] = frozenset()

    def words(self, sentence: Sentence) -> str:
        """The sentence's own text."""
        return self.text[sentence.start : sentence.end]


# --- rulebook ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write an entry of a list.

    `form` says what a generated or special form is: "" (plain), "active", "passive", "noun" for
    verbs, "adjective" for actors ("Russian"), "capital" for a seat of power that is a place too.
    `exact_case` holds for names such as "AS", which is not "as".
    """

    text: str
    language: Language
    form: str = ""
    exact_case: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing or word group of a list.

    `of` names the actor that a person, company or city stands for; `part_of` the actor that it
    belongs to; `parent` the class above it in a tree.
    """

    id: str
    names: tuple[Name, ...]
    of: str | None = None
    part_of: str | None = None
    parent: str | None = None
    not_in: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class WordList:
    """All entries of one list name, from every file that adds to it."""

    name: str
    kind: Literal["actors", "things", "verbs", "words"]
    entries: Mapping[str, Entry]
    place: Place


@dataclass(frozen=True, slots=True)
class Gap:
    """`...`: up to `limit` words inside the sentence."""

    limit: int


@dataclass(frozen=True, slots=True)
class Words:
    """`a/b/"exact"`: one of these; each alternative is a run of words as written."""

    alternatives: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """`<slot>`, `<list>` or `<list:form>`. `slot` is None where the words are not kept."""

    list: str
    slot: str | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class Maybe:
    """`( ... )`: these elements or nothing."""

    elements: tuple[Element, ...]


Element = Gap | Words | Reference | Maybe


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line under `find:`, `also:` or `unless:`, parsed. `expert` holds a raw regex instead."""

    text: str
    language: Language
    elements: tuple[Element, ...]
    place: Place
    expert: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """What a rule wants to know. `kind` is the name of a list, or "number", "date", "text".

    `hosts` names an entry, such as "visit": of such an event the state of the place is a party, too.
    `apart` holds where each of several fillers makes a fact of its own. `naming` names the slot of
    whose party this one keeps the words: "two banks in Chile".
    """

    name: str
    kind: str
    may_be_missing: bool = False
    near: str | None = None
    at_least: int = 1
    hosts: str | None = None
    apart: bool = False
    naming: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what the rule must make of it. `gives` empty: it must stay silent."""

    text: str
    gives: Mapping[str, str | tuple[str, ...]]
    place: Place
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Which slots make two claims the same event, and how far apart in days they may lie."""

    same: tuple[str, ...]
    within_days: int


ChartKind = Literal["timeline", "bars", "flow"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing that a rule's facts go into: by the date in `slots`, or from one slot to another.

    A timeline or bars without a slot go by whichever date the fact has.
    """

    kind: ChartKind
    slots: tuple[str, ...] = ()


BY_DATE = (Chart("timeline"), Chart("bars"))
"""What a rule that names no chart is drawn in."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How a rule's facts show on the sheet. The sentences are Jinja lines by status and language.

    `calendar` is the slot by whose date a plan stands in the calendar.
    """

    columns: tuple[str, ...]
    bottom_line: Mapping[Status, Mapping[Language, str]] = field(default_factory=dict)
    key_figure: str | None = None
    charts: tuple[Chart, ...] = BY_DATE
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file, checked. `digest` is the hash of the file's bytes."""

    name: str
    title: Mapping[Language, str]
    about: str
    prefix: str
    severity: Literal["low", "medium", "high"]
    version: str
    slots: tuple[Slot, ...]
    find: tuple[Phrase, ...]
    also: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    different: tuple[tuple[str, ...], ...]
    event: Event
    sheet: SheetPlan
    examples: tuple[Example, ...]
    place: Place
    digest: str
    off_topic: tuple[Phrase, ...] = ()

    def slot(self, name: str) -> Slot:
        """The slot of that name. Errors: KeyError."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who hears of which changes, and when. Empty `rules`, `changes` or `about` means all.

    `about` holds ids by slot: a fact is heard of where each of these slots holds one of its ids;
    under `PARTY` any slot may. Without a `digest` each alert goes out at once, but for the `quiet`
    hours, which hold it, and for `most_an_hour`, beyond which the rest becomes one digest.
    """

    name: str
    channel: Channel
    to: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    changes: tuple[ChangeKind, ...] = ("new", "detail", "claim")
    language: Language = "en"
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digest: Plan | None = None
    quiet: Hours | None = None
    most_an_hour: int | None = None
    attach: bool = False
    """Whether the sheet goes with the mail."""
    health: bool = False
    """Whether the daily all-well and what ails the desk are told."""


PARTY: Final = "party"
"""In `Audience.about`: any slot of the fact."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes. The password comes from the environment, never from a file of rules."""

    host: str
    port: int
    sender: str
    user: str | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"


FIRST_PAGE = ("bottom-line", "note", "figures", "changes", "timeline", "bars", "flow", "legend")
"""The sections of page 1, in their usual order."""
LATER_PAGES = (
    "registers", "answers", "gaps", "evidence", "sources", "unused", "counts", "method"
)  # fmt: skip
"""The sections behind it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the head of the sheet: its bytes, and the media type they are of."""

    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor adds to the sheet, signed and dated. No rule found it.

    `text` is by language; an `edition` of None means every edition.
    """

    text: Mapping[Language, str]
    by: str
    date: date
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """How a desk's sheets look. `colours` holds those that are not the usual ones, by name."""

    logo: Logo | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = (*FIRST_PAGE, *LATER_PAGES)
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too long for a desk: since a good run, for an alert to wait, for a rule to find nothing.

    Without `last_run`, a run is late two hours after the schedule asked for it.
    """

    last_run: timedelta | None = None
    pending: timedelta = timedelta(hours=6)
    silent: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Desk:
    """The settings of a desk: `rules/desk.yml`."""

    title: Mapping[Language, str]
    language: Language = "en"
    articles: tuple[str, ...] = ("seeds",)
    feeds: tuple[Feed, ...] = ()
    schedule: tuple[str, ...] = ("every 30 minutes",)
    audiences: tuple[Audience, ...] = ()
    all_well: Plan | None = None
    mail: MailServer | None = None
    limits: Limits = Limits()
    first_run_alerts: bool = False
    sheet: DeskSheet = field(default_factory=DeskSheet)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything an editor wrote, checked. Broken rules are left out and told as Problems."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, WordList]
    desk: Desk
    digest: str

    def rule(self, name: str) -> Rule:
        """The rule of that name. Errors: KeyError."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise KeyError(name)


# --- matches, claims, facts --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filler:
    """One thing in a slot: its id in the list, and the words of the article. Mere words have no id."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many. A vague word ("jutaan") stays a word, with no bounds."""

    text: str
    min: float | None = None
    max: float | None = None
    approx: bool = False
    word: str | None = None
    unit: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A window of days, inclusive; both None where the words could not be resolved."""

    text: str
    start: date | None = None
    end: date | None = None
    inferred: bool = False
    precision: Literal["day", "week", "month", "quarter", "year", "span", "words"] = "words"


SlotValue = tuple[Filler, ...] | Quantity | When
Slots = Mapping[str, SlotValue]


@dataclass(frozen=True, slots=True)
class Capture:
    """Where in the article a slot's filler stands, and how it was bound.

    `via` is "phrase", "also" (the rule's short phrases), or "before" (the sentence before).
    """

    slot: str
    filler: Filler
    start: int
    end: int
    via: Literal["phrase", "also", "before"] = "phrase"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule found its words: one sentence, one phrase, the captures.

    `start` and `end` bound the matched words; `anchor` is the span of the verb or noun that the
    phrase hangs on (its first `<list>` reference or word), around which cues are sought. `named`
    holds the words in which a party is named, for a slot that keeps them.
    """

    rule: str
    phrase: Phrase
    article: str
    sentence: int
    start: int
    end: int
    anchor: tuple[int, int]
    captures: tuple[Capture, ...]
    named: tuple[Capture, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says, in typed values, with its status and its speaker.

    `quote` is `text[start:end]` of the article. `origin` names who first said it, for counting
    origins apart from articles. `published` is the article's date, where known.
    """

    rule: str
    article: str
    language: Language
    sentence: int
    paragraph: int
    start: int
    end: int
    quote: str
    status: Status
    cue: str | None
    speaker: str | None
    origin: str
    slots: Slots
    phrase: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """All the claims about one event. `key` is a hash of its content, `id` what people see."""

    key: str
    id: str
    rule: str
    status: Status
    denied: bool
    slots: Slots
    claims: tuple[Claim, ...]
    change: ChangeKind = "none"
    first_seen: datetime | None = None
    origins: int = 1
    differs: tuple[str, ...] = ()
    """Names of slots (or "status") on which its claims disagree."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a run made of one fact. `what` says it in slots: ("quantity", "was", "is")."""

    kind: ChangeKind
    fact: Fact
    what: tuple[tuple[str, str, str], ...] = ()


# --- editions and alerts -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    """What of an edition is to be shown; what is left empty narrows nothing. Days are inclusive.

    `parties` are ids of actors: the one asked for, then those that belong to it. Each word of the
    `topic` must stand in a fact; one that ends in "*" is the beginning of a word.
    """

    rules: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    topic: tuple[str, ...] = ()


WhyGone = Literal["merged", "article", "rules", "articles"]
"""Why a fact is gone: it is part of another; its article or the rules changed; other articles came."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A fact that the last edition had and this one lacks. Its number is never given again."""

    fact: Fact
    why: WhyGone
    into: str | None = None
    """The number of the fact that it is now part of."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One numbered state of the sheet. `withdrawn` is by number.

    Where only a part of it is shown, `view` says which, and `whole` is the edition itself.
    """

    number: int
    issued: datetime
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    articles: tuple[Article, ...]
    rules: tuple[Rule, ...]
    replaces: int | None = None
    withdrawn: tuple[Withdrawn, ...] = ()
    view: View | None = None
    whole: Edition | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """One message on one change, or on several, to one recipient over one channel.

    `id` comes from its content.
    """

    id: str
    audience: str
    channel: Channel
    recipient: str
    change: ChangeKind | Literal["digest", "health"]
    fact_key: str
    fact_id: str
    subject: str
    text: str
    html: str
    record: str
    """The same as JSON, for the file channel."""
    created: datetime
    due: datetime | None = None
    """Held until then; at once where there is none."""
    gathered: bool = False
    """Whether it goes out only as a part of a digest."""
    attach: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not to be told for a while: who asked for it, why, until when, what it held back.

    Of the `kind` "rule" the `value` is a rule's name, of "fact" a fact's id, of "slot" a slot and
    an id, or several, as in `supplier=KP` or `supplier=RU,WAGNER`; `party=KP` is any slot.
    """

    id: str
    kind: Literal["rule", "fact", "slot"]
    value: str
    owner: str
    reason: str
    since: datetime
    until: datetime
    held: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """An alert on its way: how often it was tried, and the mail as it was frozen before that."""

    alert: Alert
    attempts: int = 0
    first_try: datetime | None = None
    frozen: bytes | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one delivery attempt. `next_try` is set where the outcome is "retry".

    "undelivered": tried for days and given up; "refused": the other side said no for good.
    """

    alert: str
    outcome: Literal["delivered", "retry", "refused", "undelivered"]
    at: datetime
    detail: str = ""
    next_try: datetime | None = None
