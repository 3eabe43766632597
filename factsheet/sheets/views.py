"""A view: the part of an edition that somebody asked for. The one place that chooses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from factsheet.model import Edition, Fact, Filler, SlotValue, View, When
from factsheet.sheets.scene import Scene
from factsheet.sheets.wording import Names, quoted

Days = tuple[date, date]


def view_of(edition: Edition, view: View, names: Names) -> Edition:
    """The facts that the view asks for, with their rules, articles and changes.

    Numbers stay as in the edition. An event lies in the period where its days do; without days of
    its own, where an article on it came out.
    """
    fits = _fitting(edition, view, names)
    shown = [fact for fact in edition.facts if fits(fact) and _within(fact, view)]
    gone = [one for one in edition.withdrawn if fits(one.fact) and _within(one.fact, view)]
    keys = {fact.key for fact in shown}
    cited = {claim.article for fact in shown for claim in fact.claims}
    return replace(
        edition,
        facts=tuple(shown),
        changes=tuple(one for one in edition.changes if one.fact.key in keys),
        articles=tuple(one for one in edition.articles if one.name in cited),
        rules=tuple(one for one in edition.rules if not view.rules or one.name in view.rules),
        withdrawn=tuple(gone),
        view=view,
        whole=edition,
    )


def _fitting(edition: Edition, view: View, names: Names) -> Callable[[Fact], bool]:
    """Whether a fact is what the view asks for, on whatever days."""
    titles = {one.name: one.title.value for one in edition.articles if one.title}
    topic = [_pattern(word) for word in view.topic]
    parties = frozenset(view.parties)

    def fits(fact: Fact) -> bool:
        text = _said(fact, titles, names) if topic else ""
        return (
            (not view.rules or fact.rule in view.rules)
            and (not parties or bool(parties & _ids(fact)))
            and all(one.search(text) for one in topic)
        )

    return fits


def _values(fact: Fact) -> list[SlotValue]:
    """What the fact and each of its claims say: they need not agree."""
    slots = (fact.slots, *(claim.slots for claim in fact.claims))
    return [value for one in slots for value in one.values()]


def _fillers(fact: Fact) -> list[Filler]:
    return [one for value in _values(fact) if isinstance(value, tuple) for one in value]


def _ids(fact: Fact) -> frozenset[str]:
    return frozenset(one.id for one in _fillers(fact))


def _pattern(word: str) -> re.Pattern[str]:
    begins = word.endswith("*")
    end = "" if begins else r"(?!\w)"
    return re.compile(rf"(?<!\w){re.escape(word.rstrip('*').casefold())}{end}")


def _said(fact: Fact, titles: dict[str, str], names: Names) -> str:
    """Every word in which the fact is told: slots by name in each language, quotes, headlines."""
    said = [claim.quote for claim in fact.claims]
    said += [titles.get(claim.article, "") for claim in fact.claims]
    for value in _values(fact):
        said += [one.text for one in value] if isinstance(value, tuple) else [value.text]
    for filler in _fillers(fact):
        said += [filler.id, *names.get(filler.id, {}).values()]
    return "\n".join(said).casefold()


def _within(fact: Fact, view: View) -> bool:
    if view.since is None and view.until is None:
        return True
    first, last = view.since or date.min, view.until or date.max
    return any(start <= last and end >= first for start, end in _days(fact))


def _days(fact: Fact) -> list[Days]:
    """The days of the event; where nobody knows them, those on which articles told it."""
    spans = [
        (one.start or date.min, one.end or date.max)
        for one in _values(fact)
        if isinstance(one, When) and (one.start or one.end)
    ]
    return spans or [(one.published, one.published) for one in fact.claims if one.published]


# --- what the band says of it ------------------------------------------------------------------


def told(scene: Scene) -> str:
    """What this is a view of, of which edition, how much of it, and what had no day; else nothing."""
    edition, words = scene.edition, scene.words
    if edition.view is None or edition.whole is None:
        return ""
    undated = _undated(edition.whole, edition.view, words.names)
    return " · ".join(
        [
            words.say("view_of", n=edition.number),
            words.say("view_shows", n=len(edition.facts), all=len(edition.whole.facts)),
            *_narrowed(scene, edition.view),
            *([words.count("view_undated", undated)] if undated else []),
        ]
    )


def _narrowed(scene: Scene, view: View) -> list[str]:
    words = scene.words
    said = []
    if view.rules:
        said.append(words.joined([scene.rule_title(rule) for rule in scene.edition.rules]))
    if view.parties:
        said.append(_party(scene, view.parties))
    if view.since and view.until:
        said.append(words.span(view.since, view.until))
    elif view.since or view.until:
        label = "view_since" if view.since else "view_until"
        said.append(words.say(label, date=words.day(view.since or view.until)))
    if view.topic:
        said.append(words.say("view_topic", words=" ".join(quoted(one) for one in view.topic)))
    return said


def _party(scene: Scene, parties: Sequence[str]) -> str:
    """The party's name; of those that belong to it, the ones that are here."""
    words = scene.words
    here = {one for fact in scene.edition.facts for one in _ids(fact)}
    first, *rest = parties
    others = [words.name(one, one) for one in rest if one in here]
    label = "view_with" if others else "view_party"
    return words.say(label, who=words.name(first, first), others=words.joined(others))


def _undated(whole: Edition, view: View, names: Names) -> int:
    """How many facts only the period leaves out, for want of any day."""
    if view.since is None and view.until is None:
        return 0
    fits = _fitting(whole, view, names)
    return sum(fits(fact) and not _days(fact) for fact in whole.facts)
