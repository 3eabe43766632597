"""What holds for every page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.articles import read
from factsheet.errors import Problem
from factsheet.model import Article, Page, WordList

PIECES = st.sampled_from(
    [
        "Swedia mengirim jet ke Peru.",
        "Baca juga: Oman Kirim Radar ke Kenya",
        "Baca Juga",
        "Oman Kirim Radar ke Kenya",
        "“Kami siap,” kata Dr. Lund.",
        "(Foto: AP)",
        "More Stories",
        "Editor: Ana",
        "- ",
        "\n",
        "\n\n",
        " ",
        "1. ",
        "JAKARTA, Warta Pagi - ",
        "Kamis, 14 September 2023 | 11:39 WIB",
        "(abc/def)",
        "***",
        "â€œ",
        "<br />",
        "\u200b",
        "Leave a Reply",
        "A A A",
        "Peru.Menteri itu pulang.",
    ]
)


def check(article: Article) -> None:
    taken = sorted(
        [(s.start, s.end) for s in article.sentences] + [(c.start, c.end) for c in article.cuts]
    )
    assert all(0 <= start < end <= len(article.text) for start, end in taken)
    assert all(one[1] <= two[0] for one, two in pairwise(taken))
    assert [s.number for s in article.sentences] == list(range(1, len(article.sentences) + 1))
    assert [s.start for s in article.sentences] == sorted(s.start for s in article.sentences)
    assert all(article.words(s) == article.words(s).strip() != "" for s in article.sentences)
    assert len(article.fingerprint) <= 96


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=200)
def test_sentences_and_cuts_are_ordered_apart_and_inside_the_text(
    noise: WordList, text: str
) -> None:
    found = read(Page("a.txt", text.encode(), "text"), noise)
    if isinstance(found, Article):
        check(found)
        assert read(Page("a.txt", text.encode(), "text"), noise) == found


@given(st.text(max_size=300), st.sampled_from(["text", "markdown"]))
def test_any_text_gives_an_article_or_a_problem(noise: WordList, text: str, media: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    found = read(Page("a", content, "markdown" if media == "markdown" else "text"), noise)
    assert isinstance(found, (Article, Problem))
    if isinstance(found, Article):
        check(found)


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_problem(noise: WordList, content: bytes) -> None:
    assert isinstance(read(Page("a.txt", content, "text"), noise), (Article, Problem))


@given(st.binary(max_size=200))
@settings(max_examples=30, deadline=None)
def test_any_bytes_called_html_give_an_article_or_a_problem(
    noise: WordList, content: bytes
) -> None:
    assert isinstance(read(Page("a.html", b"<p>" + content, "html"), noise), (Article, Problem))


def test_without_a_noise_list_a_page_is_still_read() -> None:
    assert isinstance(read(Page("a.txt", b"Swedia mengirim jet ke Peru.", "text"), None), Article)
