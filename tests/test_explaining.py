"""Every sentence of the labelled articles is explained, and nothing that was found is called silent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.errors import Problem
from factsheet.explaining import Answer, Enquiry
from factsheet.matches import Finder
from factsheet.matches.saying import nearest_lines
from factsheet.model import Article, Page, Rulebook
from factsheet.rulebook import load
from factsheet.score.cases import labelled
from factsheet.score.labels import Case

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


@pytest.fixture(scope="module")
def enquiry(rulebook: Rulebook) -> Enquiry:
    return Enquiry(rulebook)


def articles(enquiry: Enquiry, language: str) -> list[Article]:
    """One in eight of the labelled articles: each sentence is explained by every phrase."""
    found = labelled(ROOT / "tests" / "cases" / "dev")
    read = [enquiry.read(case.page) for case in found if isinstance(case, Case)]
    return [one for one in read if isinstance(one, Article) and one.language == language][::8]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_the_finder_finds_the_explanation_tells_and_of_all_else_it_names_a_stop(
    enquiry: Enquiry, rulebook: Rulebook, language: str
) -> None:
    finder = Finder(rulebook)
    for article in articles(enquiry, language):
        answer = enquiry.article(article)
        verdicts = [verdict for one in answer.sentences for verdict in one.verdicts]
        told = [match for verdict in verdicts for match in verdict.matches]
        assert told == list(finder.find(article)[0]), article.name
        stopped = [verdict.nearest for verdict in verdicts if verdict.nearest]
        assert all(len(nearest_lines(one)) == 3 and one.stops for one in stopped), article.name


def answer_to(enquiry: Enquiry, text: str, language: str | None = None) -> Answer:
    answer = enquiry.page(Page("a.txt", text.encode(), "text", language=language))
    assert isinstance(answer, Answer)
    return answer


def test_a_text_too_short_to_tell_its_language_is_taken_for_what_comes_nearer(
    enquiry: Enquiry,
) -> None:
    for text, language in [("Swedia kirim jet tempur.", "id"), ("Sweden sent jets.", "en")]:
        (one,) = answer_to(enquiry, text).sentences
        assert one.language == language, text


def test_page_furniture_is_told_apart(enquiry: Enquiry) -> None:
    answer = answer_to(enquiry, "Baca juga: Swedia Jual Jet Tempur ke Peru", "id")
    assert answer.sentences == ()
    assert [words for words, _ in answer.aside] == ["Baca juga: Swedia Jual Jet Tempur ke Peru"]


def test_a_page_that_cannot_be_read_is_a_problem(enquiry: Enquiry) -> None:
    assert isinstance(enquiry.page(Page("a.txt", b"", "text")), Problem)


def test_only_the_sentences_and_the_rule_asked_for_are_explained(enquiry: Enquiry) -> None:
    page = Page("a.txt", b"Rain fell. Sweden sent soldiers. Peru slept.", "text", language="en")
    article = enquiry.read(page)
    assert isinstance(article, Article)
    answer = enquiry.article(article, [2], "summit")
    assert [one.text for one in answer.sentences] == ["Sweden sent soldiers."]
    assert [verdict.rule for one in answer.sentences for verdict in one.verdicts] == ["summit"]


def test_a_run_loads_nothing_of_it() -> None:
    names = "[name for name in sys.modules if name.startswith(('factsheet.explaining', 'factsheet.matches.explain'))]"
    command = f"import sys, factsheet.run, factsheet.cli.run; print({names})"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
