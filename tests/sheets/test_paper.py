"""What every printed sheet must hold, at every size and in both languages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from factsheet.model import Known
from factsheet.sheets import issue
from factsheet.sheets.room import taken

from .conftest import Sheet, drawn
from .samples import NAMES, edition
from .test_charts import data

Sheets = Callable[[str, str], Sheet]

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="poppler's pdftotext is not there: pages go unseen",
)
EVERY = pytest.mark.parametrize(
    ("name", "language"),
    [
        ("none", "id"),
        ("one", "en"),
        ("fifteen", "en"),
        ("fifteen", "id"),
        ("long", "en"),
        ("long", "id"),
        ("sixty", "id"),
    ],
)
MM = 25.4 / 72


@EVERY
def test_the_renderer_has_nothing_to_complain_of(sheet: Sheets, name: str, language: str) -> None:
    assert sheet(name, language).issued.problems == ()
    assert sheet(name, language).issued.stands


def words_of(shown: Sheet, page: int) -> Iterator[tuple[float, float, float, float, str]]:
    """Every word of a page with its box in millimetres."""
    told = shown.asked("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(shown.pdf), "-")
    box = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    for found in re.finditer(box, told):
        left, top, right, bottom = (float(one) * MM for one in found.groups()[:4])
        yield left, top, right, bottom, found[5]


@needs_poppler
@EVERY
def test_nothing_runs_over_the_margins(sheet: Sheets, name: str, language: str) -> None:
    shown = sheet(name, language)
    with pikepdf.open(shown.pdf) as document:
        pages = len(document.pages)
    for page in range(1, pages + 1):
        for left, top, right, bottom, word in words_of(shown, page):
            assert left >= 14.5, (page, word)
            assert right <= 195.8, (page, word)
            assert top >= 5, (page, word)
            assert bottom <= 290, (page, word)


@needs_poppler
@pytest.mark.parametrize(
    ("name", "language"),
    [("fifteen", "en"), ("fifteen", "id"), ("long", "id"), ("sixty", "en"), ("sixty", "id")],
)
def test_page_one_holds_with_room_to_spare(sheet: Sheets, name: str, language: str) -> None:
    shown = sheet(name, language)
    ends = [bottom for *_, bottom, _ in words_of(shown, 1) if bottom < 281]
    assert max(ends) <= 281 - 12
    second = [word for *_, top, word in words_of(shown, 2) if top > 18]
    assert second[0] in ("1", "Facts", "Fakta")


@needs_poppler
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ["fifteen", "long", "sixty"])
def test_the_room_of_page_one_is_what_the_printed_page_has(
    sheet: Sheets, name: str, language: str
) -> None:
    front = data(edition(name), language)
    ends = [bottom for *_, bottom, _ in words_of(sheet(name, language), 1) if bottom < 281]
    over = taken(front, front["timeline"], front["flows"]) - max(ends)
    assert 0 <= over <= 6  # a line more, where a word stands at the edge
    left_out = [one["note"] for one in (front["timeline"], *front["flows"])]
    if name != "long":
        assert any(word in " ".join(left_out) for word in ("table only", "hanya ada"))
        assert max(ends) >= 281 - 24


@needs_poppler
def test_no_words_lie_on_each_other(sheet: Sheets) -> None:
    for name, language in (("fifteen", "id"), ("long", "en"), ("sixty", "id")):
        boxes = sorted(words_of(sheet(name, language), 1), key=lambda one: (one[1], one[0]))
        for one, other in pairwise(boxes):
            apart = one[2] <= other[0] + 0.15 or other[2] <= one[0] + 0.15
            below = other[1] >= one[3] - (one[3] - one[1]) * 0.45
            assert apart or below, (name, language, one, other)


def test_the_same_edition_gives_the_same_bytes(sheet: Sheets, tmp_path: Path) -> None:
    drawn("fifteen", "id", tmp_path)
    for path in ("factsheet.pdf", "factsheet.html", "facts.jsonl"):
        again = (tmp_path / path).read_bytes()
        assert again == (sheet("fifteen", "id").out / path).read_bytes()


def test_the_facts_travel_inside_the_pdf(sheet: Sheets) -> None:
    shown = sheet("fifteen", "en")
    lines = (shown.out / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    with pikepdf.open(shown.pdf) as document:
        assert list(document.attachments) == ["facts.json"]
        inside = json.loads(document.attachments["facts.json"].get_file().read_bytes())
        assert len(document.Root.AF) == 1
    assert inside["facts"] == [json.loads(line) for line in lines]


def test_the_outline_names_every_section_and_fact(sheet: Sheets) -> None:
    with pikepdf.open(sheet("fifteen", "en").pdf) as document, document.open_outline() as outline:
        sections = [str(one.title) for one in outline.root[0].children]
    assert any(one.startswith("1 · Arms transfers") for one in sections)
    assert any(one.startswith("A · Evidence") for one in sections)


@needs_poppler
def test_a_sign_without_a_glyph_is_a_question_mark_on_paper(tmp_path: Path) -> None:
    given = edition("one")
    named = replace(given.articles[0], outlet=Known("한국 Ledger", "stated"))
    given = replace(given, articles=(named, *given.articles[1:]))
    done = issue(
        given, names=NAMES, labels_language="en", templates=None, out=tmp_path, desk_title="Kapal"
    )
    assert done.problems == ()
    assert "한국 Ledger" in (tmp_path / "factsheet.html").read_text(encoding="utf-8")
    shown = Sheet(tmp_path, done)
    assert "?? Ledger" in shown.asked("pdftotext", "-layout", str(shown.pdf), "-")


@pytest.mark.slow
def test_five_hundred_facts_are_drawn_in_time(tmp_path: Path) -> None:
    assert drawn("full", "id", tmp_path).problems == ()
