"""Bytes to clean text: encodings, broken letters, tags, line breaks, Markdown."""

from __future__ import annotations

import pytest

from factsheet.articles import draft, read
from factsheet.articles.door import MOST_BYTES
from factsheet.articles.language import language_of
from factsheet.articles.marks import without_marks
from factsheet.articles.mojibake import mended
from factsheet.articles.wrapping import unwrapped
from factsheet.errors import Problem
from factsheet.model import Page, WordList

TEXT = "“Perundingan” di Córdoba dimulai – kata menteri."


def text_of(content: bytes) -> str:
    found = draft(Page("a.txt", content, "text"))
    assert not isinstance(found, Problem)
    return found.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_any_usual_encoding_gives_the_same_text(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding)) == TEXT


def test_an_excerpt_cut_inside_a_letter_is_still_utf8() -> None:
    assert text_of((TEXT + "“").encode()[:-1]).startswith(TEXT)


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"\x00\x01\x02\x00\xff", b"\xef\xbb\xbf", "\u200b".encode()]
)
def test_what_holds_no_words_is_a_problem(content: bytes, noise: WordList) -> None:
    assert isinstance(read(Page("a.txt", content, "text"), noise), Problem)


def test_a_huge_page_is_refused_by_its_size(noise: WordList) -> None:
    problem = read(Page("a.txt", b"a" * (MOST_BYTES + 1), "text"), noise)
    assert isinstance(problem, Problem)
    assert "10.0 MB" in problem.what


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("â€œKami siap,â€\x9d kata dia", "“Kami siap,” kata dia"),
        ("â€œKami siap,â€ kata dia", "“Kami siap,” kata dia"),
        ("negara itu â€“ kata dia", "negara itu – kata dia"),
        ("Menteriâ€™s jet", "Menteri’s jet"),
        ("Baca juga:Â\u00a0Oman", "Baca juga:\u00a0Oman"),
        ("Baca juga:Â Oman", "Baca juga: Oman"),
        ("CÃ³rdoba", "Córdoba"),
        ("SÃO PAULO", "SÃO PAULO"),
        ("Âge d'or", "Âge d'or"),
    ],
)
def test_broken_letters_are_mended_and_sound_ones_left(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu\u00a0dua\u2003tiga", "satu dua tiga"),
        ("sa\u200btu\u202e dua\x07", "satu dua"),
        ("satu<br />dua &amp; tiga", "satu\ndua & tiga"),
        ("<p>satu</p><script>tiga</script>dua", "satu\ndua"),
        ("3 < 5 dan 7 > 6", "3 < 5 dan 7 > 6"),
        ("Co\u0301rdoba", "Córdoba"),
        ("x" + "\u0300\u0301" * 20, "x" + ("\u0300\u0301" * 20)[:8]),
        ("a" * 450, "a" * 200 + " " + "a" * 200 + " " + "a" * 50),
    ],
)
def test_text_is_cleaned_at_the_door(dirty: str, clean: str) -> None:
    assert text_of(dirty.encode()) == clean


def test_sound_text_keeps_every_code_point_in_place() -> None:
    text = "\n  Judul Berita\n\n“Kami siap,” kata dia – di Córdoba.\n\n"
    assert text_of(text.encode()) == text


def test_hard_wrapped_paragraphs_become_one_line_each_and_no_offset_moves() -> None:
    wrapped = (
        "Swedia mengirim dua belas jet tempur ke Peru pada\n"
        "hari Kamis, dan para penerbang sudah berlatih di\n"
        "sana selama delapan bulan penuh. Menteri itu juga\n"
        "berkata bahwa dua radar menyusul.\n"
        "\n"
        "Parlemen di Lima akan membahas anggaran itu pada\n"
        "pekan depan.\n"
    )
    flat = unwrapped(wrapped)
    assert len(flat) == len(wrapped)
    assert flat.split() == wrapped.split()
    assert flat.count("\n") == 3


def test_a_paragraph_broken_at_every_word_becomes_one_line() -> None:
    broken = "Swedia mengirim dua belas jet ke Peru pekan ini.".replace(" ", "\n")
    assert unwrapped(broken) == broken.replace("\n", " ")


def test_lines_that_are_paragraphs_stay_lines() -> None:
    text = "Swedia mengirim jet.\nMenteri itu pulang.\nBaca juga: Oman Kirim Radar\nLalu selesai."
    assert unwrapped(text) == text


def test_markdown_marks_go_and_words_stay() -> None:
    text = "# Judul\n\n**Swedia** mengirim [12 jet](https://example.org) ke _Peru_.\n\n![Foto](a.png)\n\n> Kutipan\n\n---\n\n* satu\n* dua\n"
    clean = without_marks(text)
    for mark in ("#", "**", "](", "![", ">", "---", "_Peru_"):
        assert mark not in clean
    assert "Swedia mengirim 12 jet ke Peru." in clean
    assert "* satu" in clean


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Swedia akan mengirim jet ke Peru pada pekan ini dan Peru membayar", "id"),
        ("Sweden will send the jets to Peru in the coming week and Peru pays", "en"),
        ("La Suède livre douze avions au Pérou cette semaine, selon le ministre", "other"),
        ("12345", "other"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, code: str) -> None:
    assert language_of(text) == code
