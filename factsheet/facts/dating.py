"""When what an article tells was done: by its own sentence, or by those beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from factsheet.facts.dates import DateReader
from factsheet.facts.windows import Direction, Window
from factsheet.model import Article, Match, Sentence, When, WordList

_BACK = 3
"""Sentences looked back for the date that "the day before" counts from."""
_OPENING = 2
"""Sentences that tell the news; its day often stands in the other one."""


@dataclass(frozen=True, slots=True)
class How:
    """How a deed is told: as a plan, as one that `lasts` since its date, as one whose day is sure to be `coming`."""

    planned: bool
    lasts: bool = True
    coming: bool = False


class Dating:
    """Dates the deeds of an article; compile once for a rulebook's lists."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        """Compile the words of dates."""
        self._dates = DateReader(lists)

    def when(self, article: Article, sentence: Sentence, match: Match, how: How) -> When | None:
        """The date of what was matched; for the news of an article, lent by the next sentence."""
        when = self._own(article, sentence, match, how) or self._lent(article, sentence)
        return None if when and not how.planned and _lies_ahead(when, _published(article)) else when

    def is_ahead(self, article: Article, sentence: Sentence, match: Match) -> bool:
        """Whether the day told with the match, read as one to come, lies behind the article's."""
        when = self._own(article, sentence, match, How(planned=True, coming=True))
        return when is not None and _lies_ahead(when, _published(article))

    def _own(self, article: Article, sentence: Sentence, match: Match, how: How) -> When | None:
        text, published = article.words(sentence), _published(article)
        start = max(match.anchor[0] - sentence.start, 0)
        end = max(match.end - sentence.start, start)
        direction: Direction = "ahead" if how.coming else "future" if how.planned else "past"
        near = partial(self._dates.near, text, article.language, published, start, end, direction)
        when = near(lasts=how.lasts)
        if when is None or when.start is not None or published is None:
            return when
        told = self._told(article, sentence) or self._news_day(article) or (published, published)
        return near(told, lasts=how.lasts)

    def _told(self, article: Article, sentence: Sentence) -> Window | None:
        """The last date in the sentences before."""
        body = _body(article)
        at = body.index(sentence) if sentence in body else 0
        for one in reversed(body[max(at - _BACK, 0) : at]):
            for when in reversed(list(self._known(article, one))):
                if when.start and when.end:
                    return when.start, when.end
        return None

    def _news_day(self, article: Article) -> Window | None:
        """The first day that the opening names: that of the news."""
        opening = _body(article)[:_OPENING]
        dates = (when for one in opening for when in self._known(article, one))
        days = ((when.start, when.start) for when in dates if when.precision == "day")
        return next(((first, last) for first, last in days if first and last), None)

    def _lent(self, article: Article, sentence: Sentence) -> When | None:
        """The day of the news that its sentence leaves out: the first in the next one, else in the one before."""
        opening = _body(article)[: _OPENING + 1]
        at = opening.index(sentence) if sentence in opening else _OPENING
        if at >= _OPENING or any(True for _ in self._known(article, sentence)):
            return None
        beside = (*opening[at + 1 : at + 2], *opening[max(at - 1, 0) : at])
        for one in beside:
            for when in self._known(article, one):
                if when.precision == "day":
                    return when
        return None

    def _known(self, article: Article, sentence: Sentence) -> Iterator[When]:
        """The dates of a sentence, whatever they belong to."""
        text = article.words(sentence)
        for _, _, when in self._dates.read(text, article.language, _published(article)):
            if when.start is not None:
                yield when


def _body(article: Article) -> list[Sentence]:
    return [one for one in article.sentences if one.kind == "body"]


def _published(article: Article) -> date | None:
    return date.fromisoformat(article.published.value) if article.published else None


def _lies_ahead(when: When, published: date | None) -> bool:
    """Whether it comes after the article: no date of what was done, but "until 2026", "in 12 years"."""
    return published is not None and when.start is not None and when.start > published
