"""A story comes whole out of a web page of any build, and nothing of the page comes with it."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from factsheet.articles import read
from factsheet.model import Article, Page, WordList
from factsheet.score.labels import Case, case_from

FRAMES = sorted((Path(__file__).parent / "frames").glob("*.html"))
CASES = sorted((Path(__file__).parents[1] / "cases" / "dev").glob("wire-*.txt"))[::6]
_STORY = re.compile(r"\{story:(?P<before>[^|]*)\|(?P<after>[^}]*)\}")


def paragraphs(article: Article) -> list[str]:
    """What the plain text of a case tells, a string for each paragraph."""
    spans: dict[int, tuple[int, int]] = {}
    for one in article.sentences:
        if one.kind == "body":
            start, _ = spans.get(one.paragraph, (one.start, one.end))
            spans[one.paragraph] = (start, one.end)
    return [article.text[start:end] for start, end in spans.values()]


def framed(frame: Path, title: str, story: list[str]) -> bytes:
    markup = frame.read_text(encoding="utf-8").replace("{title}", html.escape(title))
    return _STORY.sub(
        lambda hole: "".join(hole["before"] + html.escape(x) + hole["after"] for x in story), markup
    ).encode()


def told(article: Article) -> list[str]:
    return [article.words(one) for one in article.sentences if one.kind == "body"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("frame", FRAMES, ids=lambda path: path.stem)
def test_a_story_comes_whole_out_of_its_frame(frame: Path, case: Path, noise: WordList) -> None:
    labelled = case_from(case.name, case.read_bytes())
    assert isinstance(labelled, Case)
    plain = read(labelled.page, noise)
    assert isinstance(plain, Article)
    markup = framed(frame, labelled.page.title or "", paragraphs(plain))
    page = Page("a.html", markup, "html", language=plain.language)
    found = read(page, noise)
    assert isinstance(found, Article)
    assert told(found) == told(plain)
