"""From matches to claims: typed values, status, speaker, quote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from factsheet.facts.answers import AnswerReader
from factsheet.facts.counts import Counts
from factsheet.facts.dating import Dating, How
from factsheet.facts.outcomes import is_present
from factsheet.facts.quantities import QuantityReader
from factsheet.facts.quotes import quote_span
from factsheet.facts.scope import Scene, scene
from factsheet.facts.speakers import SpeakerReader
from factsheet.facts.status import AnchorPart, StatusReader
from factsheet.facts.voices import Voices
from factsheet.model import (
    Article,
    Capture,
    Claim,
    Filler,
    Match,
    Reference,
    Rule,
    Rulebook,
    Sentence,
    Slots,
    SlotValue,
    Status,
    WordList,
)


class ClaimReader:
    """States what articles claim. Compile once for a rulebook; the same input gives the same claims."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._status = StatusReader(rulebook.lists)
        self._speakers = SpeakerReader(rulebook.lists)
        self._voices = Voices(self._speakers)
        self._answers = AnswerReader(self._speakers, rulebook.lists)
        self._counts = Counts(QuantityReader(rulebook.lists))
        self._dating = Dating(rulebook.lists)

    def claims(self, article: Article, matches: Sequence[Match]) -> tuple[Claim, ...]:
        """The article's claims in the order of its text, each once."""
        sentences = {sentence.number: sentence for sentence in article.sentences}
        found: dict[tuple[object, ...], Claim] = {}
        for match in sorted(matches, key=lambda one: (one.sentence, one.anchor, one.rule)):
            others = [one for one in matches if one.sentence == match.sentence and one is not match]
            sentence = sentences[match.sentence]
            for part in self._counts.parted(article, sentence, match, self._rulebook):
                for claim in self._stated(article, sentence, part, others):
                    mark = (claim.rule, claim.sentence, claim.status, _content(claim.slots))
                    found.setdefault(mark, claim)
        stated = tuple(found.values())
        answers = self._answers.answers(article, stated)
        return tuple(sorted((*stated, *answers), key=lambda one: one.sentence))

    def _stated(
        self, article: Article, sentence: Sentence, match: Match, others: Sequence[Match]
    ) -> Iterator[Claim]:
        rule = self._rulebook.rule(match.rule)
        text = article.words(sentence)
        seen = scene(text, sentence.start, match, others)
        verdict = self._status.judge(seen, article.language, _anchor_part(match, rule))
        present = verdict.status == "reported" and is_present(seen, article.language)
        coming = present and self._dating.is_ahead(article, sentence, match)
        verdict = replace(verdict, status="planned") if coming else verdict
        slots = self._slots(article, sentence, match, rule, verdict.status, coming=coming)
        if verdict.status != "denied" and _tells_nothing_new(match, rule, slots):
            return
        speaker = self._voices.of(article, sentence, seen, verdict.cue) or self._voices.of_news(
            article, sentence, _doers(seen, slots), verdict.status
        )
        base = self._claim(article, sentence, match, slots)
        cue = verdict.cue.text if verdict.cue else None
        origin = self._origin(speaker, article)
        yield replace(base, status=verdict.status, cue=cue, speaker=speaker, origin=origin)
        if verdict.denial is not None:
            denier = self._speakers.beside(
                seen, verdict.denial.start, verdict.denial.end, article.language
            )
            origin = self._origin(denier, article)
            yield replace(
                base, status="denied", cue=verdict.denial.text, speaker=denier, origin=origin
            )

    def _claim(self, article: Article, sentence: Sentence, match: Match, slots: Slots) -> Claim:
        start, end = quote_span(article, sentence, match.start, match.end)
        published = article.published
        return Claim(
            rule=match.rule,
            article=article.name,
            language=article.language,
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            start=start,
            end=end,
            quote=article.text[start:end],
            status="reported",
            cue=None,
            speaker=None,
            origin=article.name,
            slots=slots,
            phrase=match.phrase.text,
            published=date.fromisoformat(published.value) if published else None,
        )

    def _origin(self, speaker: str | None, article: Article) -> str:
        if speaker is None:
            return article.name
        return self._speakers.party(speaker, article.language) or speaker.casefold()

    def _slots(
        self,
        article: Article,
        sentence: Sentence,
        match: Match,
        rule: Rule,
        status: Status,
        *,
        coming: bool = False,
    ) -> Slots:
        slots: dict[str, SlotValue] = {}
        for slot in rule.slots:
            told = (*match.captures, *match.named)
            captures = [one for one in told if one.slot == slot.name]
            if slot.kind == "number":
                quantity = self._counts.first(article, sentence, match, slot)
                slots |= {slot.name: quantity} if quantity else {}
            elif slot.kind == "date":
                planned, lasts = status == "planned", any(one.near for one in rule.slots)
                how = How(planned=planned, lasts=lasts, coming=coming)
                when = self._dating.when(article, sentence, match, how)
                slots |= {slot.name: when} if when else {}
            elif captures:
                slots[slot.name] = self._fillers(captures, slot.kind, whole=status == "denied")
        return slots

    def _fillers(
        self, captures: Sequence[Capture], kind: str, *, whole: bool
    ) -> tuple[Filler, ...]:
        """Each filler once, without those that another implies; a denial keeps all that it denies."""
        words = self._rulebook.lists.get(kind)
        fillers = {one.filler.id or one.filler.text: one.filler for one in captures}
        return tuple(
            filler
            for filler in fillers.values()
            if whole or not _implied(filler.id, fillers, words)
        )


def _tells_nothing_new(match: Match, rule: Rule, slots: Slots) -> bool:
    """Whether its sides were told before, and it adds neither place nor day: "the talks came as prices rose"."""
    several = {slot.name for slot in rule.slots if slot.at_least > 1}
    sides = [one for one in match.captures if one.slot in several]
    if not sides or any(one.via != "before" for one in sides):
        return False
    return not any(slot.name in slots for slot in rule.slots if slot.may_be_missing)


def _anchor_part(match: Match, rule: Rule) -> AnchorPart:
    """Whether the anchor is a cue like any other word, or what the match tells: "mendesak", "threatened".

    It is told where it fills a slot from a list that the phrase names beside the slot's own.
    """
    filled = {one.slot for one in match.captures if one.start <= match.anchor[0] < one.end}
    if not filled:
        return "word"
    named = {one.slot: one.list for one in match.phrase.elements if isinstance(one, Reference)}
    return "told" if any(named[slot] != rule.slot(slot).kind for slot in filled) else "filler"


def _doers(seen: Scene, slots: Slots) -> Iterator[str]:
    """The actor that does it, who stands before the verb; where none does, all that are named."""
    if seen.subject is not None:
        yield seen.subject.filler.id
        return
    for value in slots.values():
        if isinstance(value, tuple):
            yield from (one.id for one in value)


def _implied(one: str, others: Collection[str], words: WordList | None) -> bool:
    """Whether another filler is a kind of this one: "senjata, termasuk roket"."""
    if words is None:
        return False
    return any(one in _parents(other, words) for other in others if other != one)


def _parents(one: str, words: WordList) -> Iterator[str]:
    entry = words.entries.get(one)
    while entry is not None and entry.parent is not None:
        yield entry.parent
        entry = words.entries.get(entry.parent)


def _content(slots: Slots) -> tuple[object, ...]:
    return tuple(
        (name, tuple(one.id for one in value) if isinstance(value, tuple) else value)
        for name, value in slots.items()
    )
