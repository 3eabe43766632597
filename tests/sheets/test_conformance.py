"""PDF/A-3a and PDF/UA-1 by our own list, at every size and in both languages."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from .conformance import CHECKS, faults, kind, nodes
from .conftest import Sheet

Sheets = Callable[[str, str], Sheet]
slow = pytest.mark.slow
SIZES = [
    *[(name, language) for name in ("none", "one", "fifteen", "long") for language in ("en", "id")],
    pytest.param("sixty", "id"),
    pytest.param("sixty", "en", marks=slow),
    pytest.param("full", "en", marks=slow),
    pytest.param("full", "id", marks=slow),
]
EVERY = pytest.mark.parametrize(("name", "language"), SIZES)


@EVERY
def test_nothing_on_our_list_is_amiss(sheet: Sheets, name: str, language: str) -> None:
    assert sheet(name, language).issued.problems == ()
    with pikepdf.open(sheet(name, language).pdf) as document:
        assert faults(document) == {}


@EVERY
def test_every_quote_has_its_own_language(sheet: Sheets, name: str, language: str) -> None:
    shown = sheet(name, language)
    wanted = re.findall(r'<blockquote lang="(\w+)">', shown.html)
    with pikepdf.open(shown.pdf) as document:
        quotes = [str(one.Lang) for one in nodes(document) if kind(one) == "BlockQuote"]
        others = [
            str(one.Lang) for one in nodes(document) if kind(one) == "Span" and "/Lang" in one
        ]
    assert quotes == wanted
    assert others == re.findall(r'<span lang="(\w+)"', shown.html)


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_agrees(sheet: Sheets, flavour: str) -> None:
    program = shutil.which("verapdf")
    if program is None:
        pytest.skip("veraPDF is not there: the file is held to our own list only")
    command = [program, "--flavour", flavour, "--format", "text", str(sheet("fifteen", "id").pdf)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("PASS"), done.stdout


def first(document: pikepdf.Pdf, type_: str) -> Any:
    return next(node for node in nodes(document) if kind(node) == type_)


def _draw_loose(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Contents.write(page.Contents.read_bytes() + b"\n0 0 9 9 re f")


def _second_schema(document: pikepdf.Pdf) -> None:
    about = document.Root.Metadata
    about.write(about.read_bytes().replace(b"pdfaSchema:prefix", b"pdfaSchema:other"))


def _title_lost(document: pikepdf.Pdf) -> None:
    del document.docinfo["/Title"]


def _link(document: pikepdf.Pdf) -> Any:
    return document.pages[0].Annots[0]


def _font(document: pikepdf.Pdf) -> Any:
    fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
    return next(one for one in fonts if one.get("/Type") == "/Font")


BREAKS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "6.7.2.2": lambda one: one.Root.MarkInfo.__setitem__("/Marked", False),
    "06-002": _title_lost,
    "6.6.2.3": _second_schema,
    "6.6 ": _title_lost,
    "07-001": lambda one: one.Root.__delitem__("/ViewerPreferences"),
    "11-006": lambda one: one.Root.__delitem__("/Lang"),
    "6.2.3": lambda one: one.Root.__delitem__("/OutputIntents"),
    "21-001": lambda one: one.Root.AF.append(one.Root.AF[0]),
    "outline": lambda one: one.Root.__delitem__("/Outlines"),
    "01-003": _draw_loose,
    "02-001": lambda one: first(one, "P").__setitem__("/S", pikepdf.Name.Slogan),
    "09-004": lambda one: first(one, "TR").__setitem__("/S", pikepdf.Name.Div),
    "11-001": lambda one: first(one, "BlockQuote").__delitem__("/Lang"),
    "13-004": lambda one: first(one, "Figure").__delitem__("/Alt"),
    "14-002": lambda one: first(one, "H2").__setitem__("/S", pikepdf.Name.H3),
    "15-003": lambda one: first(one, "TH").A.__delitem__("/Scope"),
    "28-011": lambda one: _link(one).__setitem__("/Contents", _link(one).Dest),
    "6.5.3": lambda one: _link(one).__setitem__("/F", 0),
    "28-008": lambda one: one.pages[0].__delitem__("/Tabs"),
    "10-001": lambda one: _font(one).__setitem__("/BaseFont", pikepdf.Name("/ABCDEF+DejaVu")),
}


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_can_fail(sheet: Sheets, name: str) -> None:
    spoil = next(one for start, one in BREAKS.items() if name.startswith(start))
    with pikepdf.open(sheet("fifteen", "id").pdf) as document:
        spoil(document)
        assert name in faults(document)


@pytest.mark.parametrize(("name", "language"), [("fifteen", "en"), ("sixty", "id")])
def test_a_table_that_goes_across_pages_is_one_table(
    sheet: Sheets, name: str, language: str
) -> None:
    shown = sheet(name, language)
    asked = re.findall(r"<table.*?</table>", shown.html, re.DOTALL)
    with pikepdf.open(shown.pdf) as document:
        tables = [one for one in nodes(document) if kind(one) == "Table"]
        headed = [one for one in tables if kind(one.K[0]) == "THead"]
        rows = [list(one.K[1].K) for one in headed]
        for table, below in zip(headed, rows, strict=True):
            heads = {str(cell.ID) for cell in table.K[0].K[0].K}
            heads |= {str(cell.ID) for row in below for cell in row.K if kind(cell) == "TH"}
            cells = [cell for row in below for cell in row.K]
            assert {str(one) for cell in cells for one in cell.A.get("/Headers", [])} <= heads
    assert list(map(len, rows)) == [one.count("<tr") - 1 for one in asked if "<thead" in one]
