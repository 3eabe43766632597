"""Why a sentence gave what it gave: for each rule its matches, and the phrase that came nearest besides.

Only for explaining; a run never comes here. What is found is asked of the finder itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factsheet.matches.attempts import Attempt, Explained, Seen, Step, Stop, Verdict, nearest
from factsheet.matches.binding import Draft
from factsheet.matches.drops import drops
from factsheet.matches.finder import Finder
from factsheet.matches.patterns import Pattern
from factsheet.matches.search import Search
from factsheet.matches.stops import stops
from factsheet.matches.tongue import Ready
from factsheet.matches.trails import Spans, Trail
from factsheet.model import Article, Language, Match, Rulebook, Sentence


@dataclass(frozen=True, slots=True)
class _Try:
    """An attempt, by the span of the word that it hangs on.

    Where it stopped is found out when asked: of all the phrases of a rule only one is told.
    """

    anchor: tuple[int, int]
    attempt: Attempt
    trail: Trail | None = None
    spans: Spans = field(default_factory=dict)

    def told(self, seen: Seen) -> Attempt:
        """The attempt with where it stopped."""
        if self.trail is None:
            return self.attempt
        return replace(self.attempt, stops=stops(seen, self.trail, self.spans))


@dataclass(frozen=True, slots=True)
class _Findings:
    """By rule and number of a sentence, what the finder found in it, and all the drafts it chose from."""

    matches: Mapping[tuple[str, int], Sequence[Match]]
    full: Mapping[tuple[str, int], Sequence[Draft]]


class Explainer:
    """Explains articles sentence by sentence. Compile once for a rulebook."""

    def __init__(self, rulebook: Rulebook, languages: Sequence[Language] = ("id", "en")) -> None:
        self._finder = Finder(rulebook, languages)
        self._trails: dict[int, Trail] = {}

    def explain(
        self,
        article: Article,
        numbers: frozenset[int] | None = None,
        rule: str | None = None,
    ) -> tuple[Explained, ...]:
        """The sentences of the story explained, all or those of these numbers; none in a foreign language.

        `rule` leaves out the verdicts of all others.
        """
        search = self._finder.search(article)
        if search is None:
            return ()
        findings = _findings(search)
        return tuple(
            self._explained(search, sentence, findings, rule)
            for sentence in search.story
            if sentence.kind == "body" and (numbers is None or sentence.number in numbers)
        )

    def named(self, article: Article) -> Mapping[int, frozenset[tuple[str, str]]]:
        """By number of a sentence, the list and the id of all that it names."""
        search = self._finder.search(article)
        readings = {one.number: search.read(one) for one in search.story} if search else {}
        return {
            number: frozenset(
                (one.list, one.entry.id) for unit in reading.units for one in unit.mentions
            )
            for number, reading in readings.items()
        }

    def _explained(
        self, search: Search, sentence: Sentence, findings: _Findings, rule: str | None
    ) -> Explained:
        text = " ".join(search.article.words(sentence).split())
        verdicts = tuple(
            self._verdict(search, sentence, ready, findings)
            for ready in search.tongue.ready
            if rule in (None, ready.rule.name)
        )
        return Explained(sentence, search.article.language, text, verdicts)

    def _verdict(
        self, search: Search, sentence: Sentence, ready: Ready, findings: _Findings
    ) -> Verdict:
        key = (ready.rule.name, sentence.number)
        matches = findings.matches.get(key, [])
        seen = Seen(search.read(sentence), search.article.text)
        try:
            tries = list(self._tries(search, sentence, ready, seen, findings.full.get(key, [])))
            taken = {match.anchor for match in matches}
            others = [one for one in tries if one.anchor not in taken]
            if matches:  # what is there besides counts only where it hangs on a verb of its own
                others = [one for one in others if one.attempt.begun]
            near = nearest([one.attempt for one in others])
            told = next((one.told(seen) for one in others if one.attempt is near), None)
        except TimeoutError:
            told = _ran_away(ready)
        return Verdict(ready.rule.name, tuple(matches), told)

    def _tries(
        self,
        search: Search,
        sentence: Sentence,
        ready: Ready,
        seen: Seen,
        full: Sequence[Draft],
    ) -> Iterator[_Try]:
        """Every try of every phrase that gave no match."""
        if not seen.reading.units:
            return
        raw = [one for each in ready.find for one in search.drafts(sentence, seen.reading, each)]
        for draft, stopped in drops(search, sentence, ready, raw, full):
            if stopped:
                yield self._whole(search, seen, ready, draft, stopped)
        whole = {(id(one.pattern), one.anchor) for one in raw}
        for pattern in ready.find:
            if pattern.phrase.expert is None:
                trail = self._trail(search, ready, pattern)
                for spans in trail.walks(seen.reading):
                    unit = spans.get(trail.anchor, (-1, -1))[0]
                    if (id(pattern), unit) not in whole:
                        yield _Try(_anchor(seen, unit), _attempt(seen, trail, spans), trail, spans)

    def _whole(
        self, search: Search, seen: Seen, ready: Ready, draft: Draft, stopped: tuple[Stop, ...]
    ) -> _Try:
        """A phrase that met all it asks for, and was dropped."""
        phrase = draft.pattern.phrase
        anchor = _anchor(seen, draft.anchor)
        if phrase.expert is not None:
            step = Step("expert", seen.spot(draft.first, draft.last))
            return _Try(
                anchor, Attempt(ready.rule.name, phrase, (step,), stopped, 1, anchored=True)
            )
        trail = self._trail(search, ready, draft.pattern)
        spans = trail.walk(seen.reading, draft.anchor)
        return _Try(anchor, replace(_attempt(seen, trail, spans), stops=stopped))

    def _trail(self, search: Search, ready: Ready, pattern: Pattern) -> Trail:
        """The pattern's trail, made when it is first asked for. The finder keeps the pattern alive."""
        key = id(pattern)
        if key not in self._trails:
            self._trails[key] = Trail(pattern, ready.rule, search.lists, search.tongue.codes)
        return self._trails[key]


def _findings(search: Search) -> _Findings:
    """The whole article searched, every sentence by every phrase: a party may be lent from afar."""
    story = [one for one in search.story if search.read(one).units]
    told = search.told((one, search.everything) for one in story)
    matches: dict[tuple[str, int], list[Match]] = {}
    for match in search.matches(told):
        matches.setdefault((match.rule, match.sentence), []).append(match)
    full = {
        (rule.name, sentence.number): drafts
        for number, tellings in told.items()
        for rule in [search.tongue.ready[number].rule]
        for sentence, drafts in search.lent(rule, tellings)
    }
    return _Findings(matches, full)


def _attempt(seen: Seen, trail: Trail, spans: Spans) -> Attempt:
    shown = sorted({*trail.required, *spans})
    steps = tuple(
        Step(trail.written(at), seen.spot(*spans[at]) if at in spans else None) for at in shown
    )
    phrase = trail.pattern.phrase
    return Attempt(
        rule=trail.rule.name,
        phrase=phrase,
        steps=steps,
        stops=(),
        weight=trail.weight(spans),
        anchored=trail.anchor in spans,
    )


def _anchor(seen: Seen, unit: int) -> tuple[int, int]:
    """As a match tells it; nothing where there is no such word."""
    if unit < 0:
        return (-1, -1)
    word = seen.reading.units[unit]
    return word.start, word.end


def _ran_away(ready: Ready) -> Attempt:
    phrase = ready.find[0].phrase
    return Attempt(ready.rule.name, phrase, (), (Stop("timeout"),), 1, anchored=False)
