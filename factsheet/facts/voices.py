"""Who says it where the article names the speaker in another sentence."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.facts.cues import Cue
from factsheet.facts.scope import Scene
from factsheet.facts.speakers import SpeakerReader
from factsheet.model import Article, Sentence, Status

_BACK = 3
"""Sentences looked back for whom "he said" means."""
_AHEAD = 2
"""Sentences behind the first that may name who tells the news."""
_OWN_NEWS = frozenset({"reported", "confirmed", "planned"})
"""What a party tells of itself; of a charge the accuser is sought, not the accused."""


class Voices:
    """Finds whose words a match is, in its own sentence first."""

    def __init__(self, speakers: SpeakerReader) -> None:
        """Read names with this reader."""
        self._speakers = speakers

    def of(self, article: Article, sentence: Sentence, seen: Scene, cue: Cue | None) -> str | None:
        """The speaker in the sentence or, of a quotation or "he said", in one beside it."""
        named = self._speakers.speaker(seen, article.language)
        own_word = cue is not None and _is_own_word(seen, cue)
        if own_word or self._speakers.tells(seen, article.language):
            return named or (seen.subject.filler.text if seen.subject else None)
        named = named or self._of_quote(article, sentence)
        if named is None and self._speakers.is_told_before(seen, article.language):
            return self._before(article, sentence)
        return named or self._speakers.doer(seen, article.language)

    def of_news(
        self, article: Article, sentence: Sentence, parties: Iterable[str], status: Status
    ) -> str | None:
        """Who tells the news of the first sentence: one of these parties that speaks right behind."""
        body = [one for one in article.sentences if one.kind == "body"]
        if status not in _OWN_NEWS or sentence != body[0]:
            return None
        involved = frozenset().union(*map(self._speakers.family, parties))
        for one in body[1 : 1 + _AHEAD]:
            named = self._speakers.within(article.words(one), article.language)
            party = self._speakers.party(named, article.language) if named else None
            own = named and party is None and self._speakers.is_title(named, article.language)
            if named and (own or self._speakers.family(party) & involved):
                return named
        return None

    def _before(self, article: Article, sentence: Sentence) -> str | None:
        """The speaker named last in the sentences before."""
        before = [
            one for one in article.sentences if one.kind == "body" and one.start < sentence.start
        ]
        for one in reversed(before[-_BACK:]):
            named = self._speakers.within(article.words(one), article.language)
            if named:
                return named
        return (
            self._speakers.person(article.words(before[-1]), article.language) if before else None
        )

    def _of_quote(self, article: Article, sentence: Sentence) -> str | None:
        """The speaker of a quotation that runs over several sentences, named in a sentence beside it."""
        if not _inside_quote(article, sentence):
            return None
        near = [
            one
            for one in article.sentences
            if one.kind == "body" and abs(one.number - sentence.number) == 1
        ]
        for one in sorted(
            near, key=lambda each: (each.paragraph != sentence.paragraph, each.number)
        ):
            named = self._speakers.within(article.words(one), article.language)
            if named:
                return named
        return None


def _is_own_word(seen: Scene, cue: Cue) -> bool:
    """Whether the subject itself denies or confirms: the cue stands between it and the verb."""
    inside = seen.inner.start <= cue.start and cue.end <= seen.anchor.start
    return seen.subject is not None and inside and cue.status in {"denied", "confirmed"}


def _inside_quote(article: Article, sentence: Sentence) -> bool:
    text = article.words(sentence)
    return text[:1] in {"“", '"'} or text.count("“") != text.count("”") or text.count('"') % 2 == 1
