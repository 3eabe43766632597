"""Real pages of the web: the story comes out, scripts, bars and forms do not, labels are what is stated."""

from __future__ import annotations

import pytest

from factsheet.articles import read
from factsheet.errors import Problem
from factsheet.model import Article, Page, WordList

STORY = [
    "Swedia mengirim 12 jet tempur ke Peru, kata menteri pertahanan di Lima, Kamis (14/9).",
    "Menteri itu menambahkan bahwa para penerbang sudah berlatih selama delapan bulan di pangkalan utara.",
    "Parlemen Peru akan membahas anggaran tambahan bagi perawatan jet itu pada pekan depan.",
]
PAGE = (
    """<!doctype html>
<html lang="id-ID"><head><meta charset="utf-8"><title>Swedia Kirim Jet ke Peru - Warta Pagi</title>
<meta property="og:title" content="Swedia Kirim Jet ke Peru">
<meta property="og:site_name" content="Warta Pagi">
<meta name="author" content="Ana Lund">
<meta property="article:published_time" content="2023-09-14T11:39:00+07:00">
<script>var a = "Oman kirim radar ke Kenya";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/d">Dunia</a></li></ul></nav>
<div id="wrap"><div class="col"><article><h1>Swedia Kirim Jet ke Peru</h1>
<div class="share"><a href="#">Bagikan</a> <a href="#">Facebook</a></div>
<figure><img src="a.jpg" alt="Jet"><figcaption>Raja Tonga di Havana pada 2019. (Foto: AP)</figcaption></figure>
<div class="body"><p>{0}</p><p><strong>Baca juga:</strong> <a href="/x">Oman Kirim Radar ke Kenya</a></p>
<h2>Penerbang dari Peru</h2><p>{1}</p><div class="ad">ADVERTISEMENT</div><p>{2}</p></div></article></div>
<aside><h3>Terpopuler</h3><ul><li><a href="/y">Belanda Jual Ranjau ke Kuba</a></li></ul></aside></div>
<form action="/c"><h3>Tinggalkan Balasan</h3><textarea></textarea></form><footer>Hak cipta Warta Pagi</footer></body></html>
""".replace("{0}", STORY[0])
    .replace("{1}", STORY[1])
    .replace("{2}", STORY[2])
)


def article(markup: str, noise: WordList, **labels: str) -> Article:
    found = read(Page("a.html", markup.encode(), "html", **labels), noise)  # type: ignore[arg-type]
    assert isinstance(found, Article)
    return found


def test_the_story_comes_out_of_a_nested_page(noise: WordList) -> None:
    one = article(PAGE, noise)
    sentences = [one.words(s) for s in one.sentences]
    assert [words for words in sentences if words in STORY] == STORY
    for words in ("Oman", "Belanda", "Tonga", "Tinggalkan", "Bagikan", "color"):
        assert not any(words in sentence for sentence in sentences), words


def test_a_heading_inside_the_story_is_a_heading(noise: WordList) -> None:
    one = article(PAGE, noise)
    assert "Penerbang dari Peru" in [one.words(s) for s in one.sentences if s.kind == "heading"]


def test_a_page_states_its_labels(noise: WordList) -> None:
    one = article(PAGE, noise)
    said = [one.title, one.outlet, one.author, one.published]
    assert [known and known.value for known in said] == [
        "Swedia Kirim Jet ke Peru",
        "Warta Pagi",
        "Ana Lund",
        "2023-09-14",
    ]
    assert {known.how for known in said if known} == {"stated"}
    assert one.language == "id"


def test_json_ld_goes_before_the_meta_elements(noise: WordList) -> None:
    data = '{"@graph": [{"@type": ["NewsArticle"], "headline": "Judul", "datePublished": "2023-09-13", "publisher": {"name": "WP"}, "author": [{"name": "A"}, {"name": "B"}]}]}'
    one = article(
        PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>'), noise
    )
    said = [one.title, one.outlet, one.author, one.published]
    assert [known and known.value for known in said] == ["Judul", "WP", "A, B", "2023-09-13"]


def test_what_the_source_says_goes_before_what_the_page_says(noise: WordList) -> None:
    assert article(PAGE, noise, title="Lain").title != article(PAGE, noise).title


def test_a_page_without_a_date_has_none(noise: WordList) -> None:
    bare = "<html><body>" + "".join(f"<p>{words}</p>" for words in STORY) + "</body></html>"
    one = article(bare, noise)
    assert one.published is None
    assert [one.words(s) for s in one.sentences] == STORY


def test_a_small_page_is_read_as_well(noise: WordList) -> None:
    one = article("<p>Swedia mengirim jet.</p><p>Peru membayar.</p>", noise)
    assert [one.words(s) for s in one.sentences] == ["Swedia mengirim jet.", "Peru membayar."]


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<p></p>", "<!-- a -->", "<script>var a;</script>"]
)
def test_a_page_without_words_is_a_problem(markup: str, noise: WordList) -> None:
    assert isinstance(read(Page("a.html", markup.encode(), "html"), noise), Problem)
