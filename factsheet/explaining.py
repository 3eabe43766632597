"""Director: why a text gave what it gave, sentence by sentence and rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factsheet.articles import read
from factsheet.errors import Problem
from factsheet.matches.attempts import Explained
from factsheet.matches.explain import Explainer
from factsheet.model import Article, Page, Rulebook
from factsheet.reading import LANGUAGES


@dataclass(frozen=True, slots=True)
class Answer:
    """An article with its sentences explained. Headings and page furniture are not among them."""

    article: Article
    sentences: tuple[Explained, ...]

    @property
    def aside(self) -> tuple[tuple[str, str], ...]:
        """What no rule reads: the words, and what they are taken for."""
        article = self.article
        heads = ((article.words(one), one.kind) for one in article.sentences if one.kind != "body")
        cuts = ((article.text[one.start : one.end], one.reason) for one in article.cuts)
        return tuple((" ".join(words.split()), why) for words, why in (*heads, *cuts))


class Enquiry:
    """Answers for pages, by one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._noise = rulebook.lists.get("noise")
        self._explainer = Explainer(rulebook, LANGUAGES)

    def page(self, page: Page) -> Answer | Problem:
        """The page explained. A text too short to tell its language is taken for what comes nearer."""
        article = read(page, self._noise)
        if isinstance(article, Problem):
            return article
        if article.language in LANGUAGES:
            return self.article(article)
        readings = (read(replace(page, language=one), self._noise) for one in LANGUAGES)
        answers = [self.article(one) for one in readings if isinstance(one, Article)]
        return max(answers, key=_closeness)

    def read(self, page: Page) -> Article | Problem:
        """The page as an article, not explained."""
        return read(page, self._noise)

    def named(self, article: Article) -> Mapping[int, frozenset[tuple[str, str]]]:
        """By number of a sentence, the list and the id of all that it names."""
        return self._explainer.named(article)

    def article(
        self, article: Article, numbers: Iterable[int] | None = None, rule: str | None = None
    ) -> Answer:
        """The sentences of an article explained, all or those of these numbers; by one rule or all."""
        only = None if numbers is None else frozenset(numbers)
        return Answer(article, self._explainer.explain(article, only, rule))


def _closeness(answer: Answer) -> tuple[int, int, int]:
    verdicts = [verdict for one in answer.sentences for verdict in one.verdicts]
    found = sum(len(verdict.matches) for verdict in verdicts)
    attempts = [verdict.nearest for verdict in verdicts if verdict.nearest]
    weight = sum(one.weight for one in attempts)
    return found, weight, -sum(one.missing for one in attempts)
