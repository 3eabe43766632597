"""One page read whole: its article, the matches of every rule, the claims they make."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factsheet.articles import read
from factsheet.errors import Place, Problem
from factsheet.facts.claims import ClaimReader
from factsheet.matches import Finder
from factsheet.model import Article, Claim, Match, Page, Rulebook

LANGUAGES = ("id", "en")
"""Those that rules are written for."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one article was found to say, and which patterns went wrong on it."""

    article: Article
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """An account with the matches behind it, for showing how it came about."""

    article: Article
    matches: tuple[Match, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


class Reader:
    """Reads pages by one rulebook; compiled once, used for many pages."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._noise = rulebook.lists.get("noise")
        self._finder = Finder(rulebook)
        self._claims = ClaimReader(rulebook)

    def read(self, page: Page) -> Account | Problem:
        """The account of a page. A page that the program trips over is a Problem, not the end."""
        try:
            article = read(page, self._noise)
            if not isinstance(article, Problem):
                return self.again(article)
        except Exception as fault:  # noqa: BLE001 - one page never stops the others
            article = _tripped(page.name, fault)
        return article if page.spare is None else self._instead(page, article)

    def _instead(self, page: Page, why: Problem) -> Account | Problem:
        """The account of the words that are kept in reserve, which says so."""
        account = self.read(spared(page))
        if isinstance(account, Problem):
            return account
        what = f"the feed's own words were read in place of the page: {why.what}"
        advice = Problem("X104", what, Place(page.name), level="advice")
        return replace(account, problems=(*account.problems, advice))

    def again(self, article: Article) -> Account:
        """What a kept article says by the rules as they are now."""
        seen = self.look_again(article)
        return Account(article, seen.claims, seen.problems)

    def look(self, page: Page) -> Look | Problem:
        """As `read`, with the matches."""
        try:
            article = read(page, self._noise)
            return article if isinstance(article, Problem) else self.look_again(article)
        except Exception as fault:  # noqa: BLE001 - as above
            return _tripped(page.name, fault)

    def passage(self, page: Page) -> Look | Problem:
        """As `look`. A text too short to tell its language is read in each, until one says something."""
        look = self.look(page)
        if isinstance(look, Problem) or look.article.language in LANGUAGES:
            return look
        for language in LANGUAGES:
            other = self.look(replace(page, language=language))
            if isinstance(other, Look) and other.claims:
                return other
        return look

    def look_again(self, article: Article) -> Look:
        """As `again`, with the matches."""
        matches, problems = self._finder.find(article)
        return Look(article, matches, tuple(self._claims.claims(article, matches)), problems)


def spared(page: Page) -> Page:
    """The page with the words kept in reserve in place of its own."""
    return replace(page, content=page.spare or b"", media="html", spare=None)


def _tripped(name: str, fault: Exception) -> Problem:
    what = f"this page was left out: the program tripped over it ({type(fault).__name__}: {fault})"
    return Problem(
        "X101", what, Place(name), hint="please report it, with the page if you may share it"
    )
