"""One edition seen from one language: what every part of the page looks up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factsheet.model import (
    STATUSES,
    Article,
    Change,
    Chart,
    ChartKind,
    Claim,
    Edition,
    Fact,
    Filler,
    Quantity,
    Rule,
    Slot,
    SlotValue,
    When,
)
from factsheet.sheets.wording import Words, shortened

Plain = dict[str, Any]

QUOTE = 600
"""Characters of a quote on the sheet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The edition with its words, its source numbers and its rules by name."""

    edition: Edition
    words: Words
    sources: dict[str, int]
    articles: dict[str, Article]
    rules: dict[str, Rule]
    changes: dict[str, Change]
    """By fact key; empty on a first edition, where every row would be marked."""

    def of_rule(self, rule: Rule) -> list[Fact]:
        """The facts of a rule, by id."""
        return [fact for fact in self.edition.facts if fact.rule == rule.name]

    def rule_title(self, rule: Rule) -> str:
        """The rule's title in the sheet's language, else in any, else its name."""
        by_language = rule.title
        first = next(iter(by_language.values()), rule.name)
        return by_language.get(self.words.language) or by_language.get("en") or first

    def told_titles(self) -> list[str]:
        """The titles of the rules that found something: those of the lanes of every drawing."""
        found = {fact.rule for fact in self.edition.facts}
        return [self.rule_title(rule) for rule in self.edition.rules if rule.name in found]

    def status(self, fact: Fact) -> str:
        """The word of the status."""
        return str(self.words.labels["status"][fact.status])

    def value(self, fact: Fact, slot: str, *, most: int = 240, running: bool = False) -> str:
        """A slot in words, cut to a bearable length; "differs" where the articles do not agree."""
        if slot in fact.differs and not known(fact, slot):
            return str(self.words.labels["disputed"])
        own = self._own(fact, slot)
        return shortened(
            self.words.value(fact.slots.get(slot), own_words=own, running=running), most
        )

    def claim_value(self, rule: str, value: SlotValue | None, slot: str) -> str:
        """One claim's own value of a slot."""
        own = _kind(self.rules.get(rule), slot) == "text"
        return shortened(self.words.value(value, own_words=own), 80)

    def _own(self, fact: Fact, slot: str) -> bool:
        return _kind(self.rules.get(fact.rule), slot) == "text"

    def summary(self, fact: Fact, *, without: Sequence[str] = (), most: int = 150) -> str:
        """The fact in one line, without a verb of its own: `North Korea → Peru: 12 tanks`."""
        rule = self.rules.get(fact.rule)
        columns = rule.sheet.columns if rule else tuple(fact.slots)
        ends = [end for end in flow_ends(rule) if end not in without]
        rest = [one for one in columns if one not in (*ends, *without)]
        line = " · ".join(self._counted(fact, rest, rule))
        if ends:
            arrow = " → ".join(self.value(fact, end) for end in ends)
            line = f"{arrow}: {line}" if line else arrow
        return shortened(line or fact.id, most)

    def _counted(self, fact: Fact, names: Sequence[str], rule: Rule | None) -> list[str]:
        """The slots in words, a number before the thing that it counts."""
        shown = [name for name in names if known(fact, name)]
        counts = {
            slot.near: slot.name
            for slot in (rule.slots if rule else ())
            if slot.near in shown and slot.name in shown
        }
        said = []
        for name in shown:
            if name in counts:
                said.append(self._number_of(fact, counts[name], name))
            elif name not in counts.values():
                said.append(self.value(fact, name))
        return said

    def _number_of(self, fact: Fact, number: str, name: str) -> str:
        """`42 combat aircraft`; of several things, what was not counted comes first."""
        value, things = fact.slots.get(number), fillers(fact, name)
        figure = self.value(fact, number)
        item = value.item if isinstance(value, Quantity) else None
        counted = [one for one in things if one.id == item]
        if not counted or len(things) == 1:
            return f"{figure} {self.value(fact, name)}"
        rest = [self.words.value((one,)) for one in things if one not in counted]
        return self.words.joined([*rest, f"{figure} {self.words.value(tuple(counted))}"])

    def who(self, fact: Fact, *, denying: bool = False, most: int = 2) -> str:
        """Who says so: the speakers of the claims that carry the status, else the outlets."""
        status = "denied" if denying else fact.status
        claims = [claim for claim in fact.claims if claim.status == status]
        if not claims:
            claims = [claim for claim in fact.claims if (claim.status == "denied") == denying]
        said = [self.speaker(claim) for claim in claims if claim.speaker]
        if not said:
            said = [self.outlet(claim) for claim in claims]
        return shortened(self.words.joined(said, most + 1), 110)

    def speaker(self, claim: Claim) -> str:
        """The speaker's name, else that the article speaks for itself."""
        if claim.speaker:
            return shortened(self.words.speaker(claim.speaker, claim.language), 110)
        return str(self.words.labels["own_voice"])

    def outlet(self, claim: Claim) -> str:
        """Where the claim was read: the outlet, else the source number."""
        article = self.articles.get(claim.article)
        if article and article.outlet:
            return article.outlet.value
        return f"S{self.sources[claim.article]}"

    def refs(self, facts: Sequence[Fact]) -> list[str]:
        """The numbers that people cite."""
        return [fact.id for fact in facts]

    def as_of(self, fact: Fact) -> str:
        """The day on which a plan was a plan: that of the latest article that calls it one."""
        known_days = [
            (article.published.value, article.published)
            for claim in fact.claims
            if claim.status == "planned"
            and (article := self.articles.get(claim.article))
            and article.published
        ]
        if known_days:
            return self.words.published(max(known_days, key=lambda one: one[0])[1])
        stated = [claim.published for claim in fact.claims if claim.published]
        return self.words.day(max(stated, default=None))

    def strongest(self, facts: Sequence[Fact]) -> list[Fact]:
        """By status, then origins, then newness, then the rule's severity: the order of page 1."""
        return sorted(facts, key=self._rank)

    def _rank(self, fact: Fact) -> tuple[int, int, bool, int, str]:
        rule = self.rules.get(fact.rule)
        severity = ("high", "medium", "low").index(rule.severity) if rule else 2
        new = fact.key in self.changes
        return (STATUSES.index(fact.status), -fact.origins, not new, severity, fact.id)


def scene(edition: Edition, words: Words) -> Scene:
    """Number the sources that facts rest on, and lay out what the parts look up.

    In a view every source keeps the number that it has in the edition.
    """
    whole = edition.whole or edition
    cited = {claim.article for fact in edition.facts for claim in fact.claims}
    known_sources = {claim.article for fact in whole.facts for claim in fact.claims}
    first = edition.replaces is None
    return Scene(
        edition=edition,
        words=words,
        sources={
            name: number for number, name in enumerate(sorted(known_sources), 1) if name in cited
        },
        articles={article.name: article for article in edition.articles},
        rules={rule.name: rule for rule in edition.rules},
        changes={} if first else {change.fact.key: change for change in edition.changes},
    )


def known(fact: Fact, slot: str) -> bool:
    """Is anything known of the slot?"""
    value = fact.slots.get(slot)
    if isinstance(value, When):
        return bool(value.text or value.start or value.end)
    return value is not None and value != ()


def happened(fact: Fact) -> bool:
    """Is it said to have happened?"""
    return fact.status in ("confirmed", "reported", "alleged")


def charts(rule: Rule | None, kind: ChartKind) -> list[Chart]:
    """The charts of that kind that the rule's facts go into."""
    return [chart for chart in rule.sheet.charts if chart.kind == kind] if rule else []


def flow_ends(rule: Rule | None) -> tuple[str, ...]:
    """The two slots of `chart: flow from A to B`, else nothing."""
    return next((chart.slots for chart in charts(rule, "flow")), ())


def dated(scene: Scene, kind: ChartKind) -> tuple[list[tuple[Fact, When]], int]:
    """The facts that a chart by date shows, each with its date; how many have none."""
    asked = {rule.name: charts(rule, kind) for rule in scene.edition.rules}
    facts = [fact for fact in scene.edition.facts if asked.get(fact.rule)]
    found = [(fact, _date(fact, asked[fact.rule][0].slots)) for fact in facts]
    known_days = [(fact, when) for fact, when in found if when]
    return known_days, len(found) - len(known_days)


def _date(fact: Fact, slots: Sequence[str]) -> When | None:
    values = [fact.slots.get(name) for name in slots or fact.slots]
    whens = [value for value in values if isinstance(value, When)]
    return next((one for one in whens if one.start or one.end), None)


def fillers(fact: Fact, slot: str) -> tuple[Filler, ...]:
    """The list fillers of a slot, or none."""
    value = fact.slots.get(slot)
    return value if isinstance(value, tuple) else ()


def slot_of(rule: Rule, name: str) -> Slot | None:
    """The slot of that name, if the rule has it."""
    return next((slot for slot in rule.slots if slot.name == name), None)


def _kind(rule: Rule | None, name: str) -> str:
    slot = slot_of(rule, name) if rule else None
    return slot.kind if slot else ""
