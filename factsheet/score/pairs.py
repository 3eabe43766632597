"""Do the facts of a group hold together what its labels hold together? Counted by pairs of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factsheet.model import Article, Claim, Fact, Rulebook
from factsheet.score.agree import same_event
from factsheet.score.labels import Mention, Telling


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that was found, the labelled event it tells of, and the fact that holds it."""

    claim: Claim
    event: str
    fact: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one group. `labelled`: one event by the labels; `merged`: in one fact."""

    one: Told
    other: Told

    @property
    def labelled(self) -> bool:
        """Whether a reader holds both for one event."""
        return self.one.event == self.other.event

    @property
    def merged(self) -> bool:
        """Whether one fact holds both."""
        return self.one.fact == self.other.fact


@dataclass(frozen=True, slots=True)
class Group:
    """Articles settled together: the claims that carry a label. `unlabelled` counts the others."""

    name: str
    pages: int
    told: tuple[Told, ...]
    unlabelled: int
    missed: int
    """Events of a page of which no claim was found there."""

    @property
    def pairs(self) -> Iterator[Pair]:
        """Every two claims that carry a label."""
        return (Pair(one, other) for one, other in combinations(self.told, 2))


@dataclass(frozen=True, slots=True)
class Groupcard:
    """Pairwise precision and recall over all groups."""

    groups: tuple[Group, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Pairs right, merged and labelled."""
        pairs = [pair for group in self.groups for pair in group.pairs]
        right = sum(pair.labelled and pair.merged for pair in pairs)
        return right, sum(pair.merged for pair in pairs), sum(pair.labelled for pair in pairs)

    @property
    def precision(self) -> float | None:
        """Of the pairs that a fact holds together, the share that tells of one event."""
        right, merged, _ = self.counts
        return right / merged if merged else None

    @property
    def recall(self) -> float | None:
        """Of the pairs that tell of one event, the share that a fact holds together."""
        right, _, labelled = self.counts
        return right / labelled if labelled else None

    @property
    def wrong(self) -> Iterator[tuple[str, Pair]]:
        """Each group's pairs that are together in one fact and not in the labels, or the reverse."""
        return (
            (group.name, pair)
            for group in self.groups
            for pair in group.pairs
            if pair.labelled != pair.merged
        )


def group_of(
    name: str,
    tellings: Sequence[Telling],
    articles: Mapping[str, Article],
    facts: Iterable[Fact],
    rulebook: Rulebook,
) -> Group:
    """The group's claims, each with its label and its fact."""
    mentions = {one.page.name: one.mentions for one in tellings}
    told: list[Told] = []
    found: set[tuple[str, str]] = set()
    unlabelled = 0
    for fact in facts:
        for claim in fact.claims:
            event = _event(claim, mentions[claim.article], articles[claim.article], rulebook)
            if event is None:
                unlabelled += 1
                continue
            told.append(Told(claim, event, fact.key))
            found.add((claim.article, event))
    wanted = {(page, one.event) for page, listed in mentions.items() for one in listed}
    told.sort(key=lambda one: (one.claim.article, one.claim.start, one.claim.end, one.fact))
    return Group(name, len(tellings), tuple(told), unlabelled, len(wanted - found))


def _event(
    claim: Claim, mentions: Iterable[Mention], article: Article, rulebook: Rulebook
) -> str | None:
    """The event that the labels give a claim; None where none fits, or several do."""
    spoken = next(one for one in article.sentences if one.number == claim.sentence)
    sentence = article.words(spoken).casefold()
    fits = [
        one
        for one in mentions
        if one.words.casefold() in sentence and same_event(claim, one, rulebook)
    ]
    events = {one.event for one in fits if one.words} or {one.event for one in fits}
    return events.pop() if len(events) == 1 else None
