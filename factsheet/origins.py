"""Near-copies of one text are one origin: they count as articles, never as new facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from factsheet.articles import near_copies
from factsheet.model import Article, Claim

_ENOUGH = 8
"""Shared numbers below which two fingerprints are not even compared; copies share dozens."""


class Origins:
    """Remembers the fingerprints of articles that claim something, and finds the first of copies."""

    def __init__(self) -> None:
        self._prints: dict[str, frozenset[int]] = {}
        self._origins: dict[str, str] = {}
        self._holders: dict[int, list[str]] = {}

    def learn(self, name: str, origin: str, fingerprint: frozenset[int]) -> None:
        """Take in an article that is kept already; `origin` is empty where it is nobody's copy."""
        self._origins[name] = origin or name
        self._prints[name] = fingerprint
        for number in fingerprint:
            self._holders.setdefault(number, []).append(name)

    def of(self, article: Article) -> str:
        """The name of the article that this one repeats, or nothing; then take it in."""
        shared = Counter(
            name for number in article.fingerprint for name in self._holders.get(number, ())
        )
        shared.pop(article.name, None)
        near = sorted(name for name, count in shared.items() if count >= _ENOUGH)
        for name in near:
            if near_copies(self._prints[name], article.fingerprint):
                self.learn(article.name, self._origins[name], article.fingerprint)
                return self._origins[name]
        self.learn(article.name, "", article.fingerprint)
        return ""


def with_origin(claims: Iterable[Claim], origin: str) -> tuple[Claim, ...]:
    """The claims of a copy: what the article itself says, it says after its origin."""
    return tuple(
        replace(claim, origin=origin) if origin and claim.origin == claim.article else claim
        for claim in claims
    )
