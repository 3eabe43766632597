"""The finder: all rules of a rulebook over one article."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.errors import Problem
from factsheet.matches.reading import Reading, read_sentence
from factsheet.matches.search import Search
from factsheet.matches.tongue import Tongue, tongue_of
from factsheet.model import Article, Language, Match, Rulebook


class Finder:
    """Finds the rules' phrases in articles. Use one for many articles, in one thread.

    Phrases and lists are compiled for a language when its first article comes.
    """

    def __init__(self, rulebook: Rulebook, languages: Sequence[Language] = ("id", "en")) -> None:
        self._rulebook = rulebook
        self._languages = frozenset(languages)
        self._tongues: dict[Language, Tongue] = {}

    def find(
        self, article: Article, *, gated: bool = True
    ) -> tuple[tuple[Match, ...], tuple[Problem, ...]]:
        """Every match in the article, and a Problem for each phrase that ran away.

        `gated=False` passes every sentence, to show that the gate loses nothing.
        """
        search = self.search(article)
        if search is None:
            return (), ()
        passed = (
            search.tongue.gate.candidates(article, search.story)
            if gated
            else ((one, search.everything) for one in search.story)
        )
        return search.matches(search.told(passed)), tuple(search.problems)

    def search(self, article: Article) -> Search | None:
        """The article ready to be searched; None where no rule reads its language."""
        if article.language not in self._languages:
            return None
        story = tuple(
            sentence for sentence in article.sentences if sentence.kind in {"body", "title"}
        )
        return Search(self._tongue(article.language), self._rulebook, article, story)

    def reading(self, text: str, language: Language) -> Reading:
        """How one sentence is read, for showing it."""
        tongue = self._tongue(language)
        return read_sentence(text, 0, tongue.lexicon, language, tongue.codes.by_name, {})

    def _tongue(self, language: Language) -> Tongue:
        if language not in self._tongues:
            self._tongues[language] = tongue_of(self._rulebook, language)
        return self._tongues[language]
