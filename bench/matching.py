"""CPU per article with 10, 100 and 1,000 rules, beside others on the same made-up articles.

    python -m bench.matching [--rules 10 100 1000] [--articles 400] [--rounds 5]

Our finder gets articles that are read, and in a second row pages that are not. The others get
sentences that are cut already.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from bench.corpus import pages
from bench.rivals import Engine, Text, Words, bare_scan, re2_filter, regex_loop, spacy_matcher
from bench.rules import rule_name, rulebook_of
from bench.timing import ROUNDS, Task, in_turn, short, show, tell, times
from factsheet.articles import read
from factsheet.errors import Problem
from factsheet.matches import Finder
from factsheet.model import Article, Page, Rulebook

OURS = "factsheet"
READING = "factsheet, page read too"
RIVALS: dict[str, tuple[str, Callable[[Words], Engine]]] = {
    "regex, a loop": ("regex", regex_loop),
    "spaCy Matcher": ("spacy", spacy_matcher),
    "re2 Filter": ("re2", re2_filter),
    "bare scan": ("ahocorasick_rs", bare_scan),
}
"""Each with the package that it needs; one that is not there is left out, and said so."""

_SECONDS = 0.6
"""What a slow engine may take in a round: it gets fewer articles, and at least two."""


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up article: as a page, read, as the others take it, and what was planted."""

    page: Page
    article: Article
    text: Text
    planted: int | None


def corpus_of(count: int, rulebook: Rulebook) -> list[Made]:
    """So many articles for a rulebook."""
    made = []
    for one in pages(count, len(rulebook.rules)):
        article = read_page(one.page, rulebook)
        body = tuple(article.words(each) for each in article.sentences if each.kind == "body")
        made.append(Made(one.page, article, (article.language, body), one.planted))
    return made


def read_page(page: Page, rulebook: Rulebook) -> Article:
    article = read(page, rulebook.lists["noise"])
    if isinstance(article, Problem):
        raise SystemExit(f"a made-up page can't be read: {article.what}")
    return article


def finders(rulebook: Rulebook) -> dict[str, Callable[[Made], set[str]]]:
    """Every engine with these rules, ready."""
    finder, words = Finder(rulebook), Words(rulebook)

    def ours(article: Article) -> set[str]:
        return {match.rule for match in finder.find(article)[0]}

    ready: dict[str, Callable[[Made], set[str]]] = {
        OURS: lambda made: ours(made.article),
        READING: lambda made: ours(read_page(made.page, rulebook)),
    }
    for name, (package, build) in RIVALS.items():
        if find_spec(package) is None:
            print(f"{name} is left out: {package} is not installed")
            continue
        ready[name] = _on_text(build(words))
    return ready


def _on_text(engine: Engine) -> Callable[[Made], set[str]]:
    return lambda made: engine(made.text)


def measure(rules: int, count: int, rounds: int) -> tuple[list[list[str]], dict[str, float]]:
    """One row an engine, and the same for programs."""
    rulebook = rulebook_of(rules)
    corpus = corpus_of(count, rulebook)
    engines = finders(rulebook)
    shares = {name: corpus[: _share(find, corpus)] for name, find in engines.items()}
    tasks = [
        Task(name, len(shares[name]), _work(find, shares[name])) for name, find in engines.items()
    ]
    spent = in_turn(tasks, rounds)
    rows: list[list[str]] = []
    record: dict[str, float] = {}
    for name, find in engines.items():
        planted = [one for one in shares[name] if one.planted is not None]
        found = sum(rule_name(one.planted or 0) in find(one) for one in planted)
        said = "-" if name == "bare scan" else f"{found} of {len(planted)}"
        against = times(spent[name] / spent[OURS])
        rows.append([name, short(spent[name]), against, str(len(shares[name])), said])
        record[name] = round(spent[name] * 1e6, 1)
    return rows, record


def _share(find: Callable[[Made], set[str]], corpus: Sequence[Made]) -> int:
    before = time.process_time()
    for one in corpus[:2]:
        find(one)
    each = (time.process_time() - before) / 2
    return min(len(corpus), max(2, int(_SECONDS / max(each, 1e-6))))


def _work(find: Callable[[Made], set[str]], corpus: Sequence[Made]) -> Callable[[], None]:
    def work() -> None:
        for one in corpus:
            find(one)

    return work


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rules", type=int, nargs="+", default=[10, 100, 1000])
    asked.add_argument("--articles", type=int, default=400)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    told = asked.parse_args()
    results: dict[str, object] = {"articles": told.articles, "rounds": told.rounds}
    for rules in told.rules:
        rows, record = measure(rules, told.articles, told.rounds)
        head = ["engine", "CPU an article", "against ours", "articles", "planted found"]
        show(f"{rules:,} rules", head, rows)
        results[str(rules)] = record
    tell("matching", results)


if __name__ == "__main__":
    main()
