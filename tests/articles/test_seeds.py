"""The five real articles beside the checkout: what is furniture is set aside, what is story stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factsheet.articles import read
from factsheet.model import Article, Page, WordList
from tests.articles.conftest import ROOT

SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
FURNITURE = ("link", "caption", "author", "headlines below")

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(),
    reason="the five real articles are not beside this checkout (../shared/seeds)",
)


def article(number: str, noise: WordList) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    found = read(Page(path.name, path.read_bytes(), "text"), noise)
    assert isinstance(found, Article)
    return found


def traps() -> list[tuple[str, str]]:
    path = SHARED / "gold" / "seeds.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {"traps": []}
    return [
        (t["in"], t["text"]) for t in told["traps"] if any(word in t["why"] for word in FURNITURE)
    ]


def test_every_trap_of_furniture_lies_in_a_cut(noise: WordList) -> None:
    found = traps()
    assert len(found) == 8
    for number, words in found:
        one = article(number, noise)
        at = one.text.index(words)
        assert any(cut.start <= at and at + len(words) <= cut.end for cut in one.cuts), words
        assert not any(s.start < at + len(words) and at < s.end for s in one.sentences), words


@pytest.mark.parametrize(
    ("number", "beginning", "ending"),
    [
        ("000", "Sementara itu, Korea Utara telah mengirimkan amunisi", "laporan Reuters."),
        ("000", "Korea Utara telah mengirimkan sejumlah besar", "bantuan militer ke Rusia."),
        ("000", "Pada November 2023, seorang anggota parlemen", "upaya perangnya."),
        ("000", "“Presiden Putin mendapat undangan aktif", "ke Korea Utara."),
        ("001", "Sebuah temuan dari intelijen AS", "di Ukraina."),
        ("001", "Rusia, bersama dengan China, telah menyerukan", "dan misilnya."),
        ("001", "Duta Besar Korea Utara untuk Moskow", "pandemi negaranya."),
        ("002", "Namun, Juru Bicara Departemen Luar Negeri AS", "pada November 2022."),
        ("002", "Sebagai respons, AS telah memberlakukan sanksi", "dengan Ukraina."),
        ("003", "“Bulan lalu, Korea Utara mengirimkan roket", "oleh Wagner.”"),
        ("003", "“Hari ini kami dapat memastikan", "John Kirby."),
        ("003", "Pemimpin Korea Utara Kim Jong Un mungkin", "seorang pejabat AS."),
        ("003", "Berbicara kepada Associated Press", "perbatasan Korea Utara."),
        ("004", "Dalam perkembangan terbaru,", "Korea Utara dan Rusia."),
        ("004", "Amerika telah mengatakan bahwa tahun lalu", "pasukan Wagner."),
        ("004", "Selama kunjungannya, Shoigu", "kedua negara."),
    ],
)
def test_a_sentence_that_states_a_fact_is_whole(
    number: str, beginning: str, ending: str, noise: WordList
) -> None:
    one = article(number, noise)
    held = [one.words(s) for s in one.sentences if beginning in one.words(s)]
    assert len(held) == 1
    assert held[0].endswith(ending)


def test_offsets_are_those_of_the_file(noise: WordList) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        plain = path.read_text(encoding="utf-8").replace("\u00a0", " ")
        assert article(path.name[:3], noise).text.splitlines() == plain.splitlines()


def test_the_dateline_names_no_actor_and_gives_the_outlet(noise: WordList) -> None:
    told = {number: article(number, noise) for number in ("001", "002", "004")}
    assert [one.dateline for one in told.values()] == [
        "Washington D.C., Purna Warta",
        "nongkingopi.com",
        "JABAR EKSPRES",
    ]
    assert [one.outlet and one.outlet.value for one in told.values()] == [
        "Purna Warta",
        "nongkingopi.com",
        "JABAR EKSPRES",
    ]


def test_headings_and_titles_are_told_from_the_story(noise: WordList) -> None:
    one = article("003", noise)
    assert [s.kind for s in one.sentences].count("title") == 1
    headings = [one.words(s) for s in one.sentences if s.kind == "heading"]
    assert len(headings) == 4
    assert "Apakah Korea Utara pernah memasok senjata ke Rusia sebelumnya?" in headings
    assert all(article(path.name[:3], noise).language == "id" for path in SEEDS.glob("*.txt"))


def test_none_of_them_has_a_date(noise: WordList) -> None:
    assert [article(path.name[:3], noise).published for path in SEEDS.glob("*.txt")] == [None] * 5


def test_paragraphs_count_every_block_of_the_page(noise: WordList) -> None:
    one = article("001", noise)
    first_body = next(s for s in one.sentences if s.kind == "body")
    assert first_body.paragraph == 3


def test_the_folder_is_the_one_that_is_meant() -> None:
    assert len(list(Path(SEEDS).glob("*.txt"))) == 5
