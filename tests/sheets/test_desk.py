"""What a desk sets for its sheets: logo, colours, sections, an editor's note."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from factsheet.model import FIRST_PAGE, LATER_PAGES, DeskSheet, Edition, Logo, Note
from factsheet.sheets import issue
from factsheet.sheets.page import page
from factsheet.sheets.scene import Plain

from .conformance import faults
from .conftest import TITLES, Sheet
from .rendered import html
from .samples import NAMES, edition
from .test_page import Links
from .test_paper import needs_poppler, words_of

NOTE = Note(
    {"en": "The port of Callao was closed for all of March."}, "R. Sari", date(2026, 11, 21)
)
SHORT = ("bottom-line", "legend", "answers", "registers", "evidence", "method", "counts", "sources")


def square(side: int = 8) -> bytes:
    """A green PNG."""

    def part(name: bytes, held: bytes) -> bytes:
        return (
            struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        )

    rows = (b"\0" + b"\x1f\x7a\x53" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


FULL = DeskSheet(Logo("image/png", square()), {"main": "#7a1f2b", "accent": "#0f5c4a"}, note=NOTE)


def shown(desk: DeskSheet, language: str = "en", given: Edition | None = None) -> Plain:
    return page(
        given or edition("fifteen"),
        title=TITLES[language],
        names=NAMES,
        language=language,
        templates=None,
        desk=desk,
    )


def screen(desk: DeskSheet, language: str = "en") -> str:
    return html(shown(desk, language), templates=None, on_paper=False)


def test_a_note_is_signed_dated_and_said_to_come_of_no_rule() -> None:
    text = screen(FULL)
    assert "Editor&#39;s note" in text
    assert NOTE.text["en"] in text
    assert "R. Sari, 21 Nov 2026. Written by the editor; no rule found it." in text


def test_a_note_in_another_language_than_the_sheet_says_so() -> None:
    assert f'<span lang="en" class="editors">{NOTE.text["en"]}</span>' in screen(FULL, "id")


@pytest.mark.parametrize(("about", "there"), [(None, True), (2, True), (3, False)])
def test_a_note_stands_on_the_edition_that_it_is_about(about: int | None, there: bool) -> None:
    note = replace(NOTE, edition=about)
    assert (shown(DeskSheet(note=note))["note"] is not None) is there


def test_a_desk_that_sets_nothing_shows_nothing_of_it() -> None:
    text = screen(DeskSheet())
    assert "Editor" not in text
    assert "<img" not in text


def test_colours_of_the_house_are_set_once() -> None:
    assert ":root { --main: #7a1f2b; --accent: #0f5c4a; }" in screen(FULL)


def test_sections_stand_in_the_order_that_is_asked_for_and_no_others() -> None:
    text = screen(DeskSheet(sections=SHORT))
    heads = re.findall(r"<h2[^>]*>\s*([^<]*?)\s*<", text)
    assert [one.split(" · ")[0] for one in heads] == [
        "Bottom line",
        "1",
        "2",
        "3",
        "4",
        "A",
        "B",
        "C",
    ]
    assert "Timeline" not in heads
    found = Links(text)
    assert {one for one in found.asked if one[0] == "#" and one[1:] not in found.ids} == set()
    assert "Evidence for each number: section A." in text


def test_what_page_one_leaves_out_leaves_its_room_to_the_others() -> None:
    lean = DeskSheet(sections=tuple(one for one in FIRST_PAGE if one != "timeline") + LATER_PAGES)
    given = edition("sixty")
    wide, narrow = (shown(one, given=given)["flows"][0]["high"] for one in (lean, DeskSheet()))
    assert shown(lean, given=given)["timeline"] is None
    assert wide >= narrow


def paper(desk: DeskSheet, out: Path, language: str, name: str = "fifteen") -> Sheet:
    done = issue(
        edition(name),
        names=NAMES,
        labels_language=language,
        templates=None,
        out=out,
        desk_title=TITLES[language],
        desk=desk,
    )
    assert done.problems == ()
    return Sheet(out, done)


@needs_poppler
@pytest.mark.parametrize("language", ["en", "id"])
def test_with_logo_and_the_longest_note_page_one_holds(tmp_path: Path, language: str) -> None:
    long = replace(
        NOTE, text={"id": ("Pelabuhan Callao ditutup sepanjang bulan Maret. " * 13)[:500]}
    )
    made = paper(replace(FULL, note=long), tmp_path, language)
    assert max(bottom for *_, bottom, _ in words_of(made, 1) if bottom < 281) <= 281 - 8
    assert "Callao" in made.asked("pdftotext", "-f", "1", "-l", "1", str(made.pdf), "-")
    assert only_the_logo(made)


def only_the_logo(made: Sheet) -> bool:
    """Nothing is amiss but that a logo is no drawing of facts."""
    with pikepdf.open(made.pdf) as document:
        found = [said for one in faults(document).values() for said in one]
    return found == ["Alt: 'Logo'"]


def test_a_drawn_logo_is_drawn_and_reaches_nothing(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#1f7a53"/>'
        '<image href="file:///etc/hostname" width="9" height="9"/></svg>'
    )
    done = issue(
        edition("one"),
        names=NAMES,
        labels_language="en",
        templates=None,
        out=tmp_path,
        desk_title="Two oceans",
        desk=DeskSheet(Logo("image/svg+xml", svg.encode())),
    )
    assert ["may not open" in one.what for one in done.problems] == [True]
    assert only_the_logo(Sheet(tmp_path, done))


@needs_poppler
def test_sections_in_another_order_are_printed_so(tmp_path: Path) -> None:
    made = paper(DeskSheet(sections=SHORT), tmp_path, "en")
    text = made.asked("pdftotext", str(made.pdf), "-")
    assert text.index("1 · Claims and answers") < text.index("2 · Arms transfers")
    assert "Timeline" not in text
    with pikepdf.open(made.pdf) as document:
        assert faults(document) == {}
