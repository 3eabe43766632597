"""Issuing: whole or not at all, and nothing that a template does gets out."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import jsonschema
import pikepdf
import pytest

import factsheet.sheets
from factsheet.atomic import write_whole
from factsheet.errors import Problem
from factsheet.model import Quantity
from factsheet.record import slots_from, slots_record
from factsheet.sheets import Issued, issue
from factsheet.sheets.edition import on_paper
from factsheet.sheets.print import Printed, printed

from .samples import ISSUED, NAMES, SIZES, edition

SCHEMA = Path(factsheet.sheets.__file__).with_name("facts.schema.json")


def issued(out: Path, templates: Path | None = None, name: str = "one") -> Issued:
    return issue(
        edition(name),
        names=NAMES,
        labels_language="en",
        templates=templates,
        out=out,
        desk_title="Two oceans",
    )


def test_an_edition_is_kept_whole_and_stands_on_top(tmp_path: Path) -> None:
    done = issued(tmp_path)
    names = ["factsheet.pdf", "factsheet.html", "facts.jsonl"]
    assert list(done.paths[:3]) == [tmp_path / name for name in names]
    for name in names:
        kept = tmp_path / "editions" / "0002" / name
        assert kept.read_bytes() == (tmp_path / name).read_bytes()
    assert not list(tmp_path.rglob(".*"))


def test_what_is_not_printed_stands_on_the_page_and_in_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issuing = sys.modules["factsheet.sheets.issue"]
    monkeypatch.setattr(issuing, "on_paper", partial(on_paper, most=10))
    assert issued(tmp_path, name="fifteen").problems == ()
    ids = {fact.id for fact in SIZES["fifteen"]}
    screen = (tmp_path / "factsheet.html").read_text(encoding="utf-8")
    assert all(f'<tr id="{id_}"' in screen for id_ in ids)
    lines = (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == ids
    assert all(id_ in (tmp_path / "facts.csv").read_text(encoding="utf-8") for id_ in ids)
    with pikepdf.open(tmp_path / "factsheet.pdf") as document:
        inside = json.loads(document.attachments["facts.json"].get_file().read_bytes())
        names = set(map(str, document.Root.Names.Dests.Names[::2]))
    assert {fact["id"] for fact in inside["facts"]} == ids
    assert len(ids & names) == 10


def test_a_template_with_an_error_leaves_the_last_edition(tmp_path: Path) -> None:
    out, own = tmp_path / "out", tmp_path / "templates"
    issued(out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    own.mkdir()
    (own / "sheet.html").write_text("<html>\n<p>{{ bottom_lime }}</p>")
    done = issued(out, own)
    (problem,) = done.problems
    assert not done.stands
    assert problem.place is not None
    assert (problem.code, problem.place.line) == ("T602", 2)
    assert problem.hint == 'did you mean "bottom_line"?'
    assert before == {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_without_a_pdf_page_and_facts_are_written_and_no_old_pdf_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(tmp_path)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    done = issued(tmp_path)
    assert [problem.code for problem in done.problems] == ["S702"]
    names = ["factsheet.html", "facts.jsonl"]
    assert list(done.paths[:2]) == [tmp_path / name for name in names]
    assert all((tmp_path / name).stat().st_size for name in names)
    assert not (tmp_path / "factsheet.pdf").exists()


def test_whole_quantities_are_whole_numbers() -> None:
    slots = slots_record({"quantity": Quantity("", 12.0, 2.5)})
    assert json.dumps(slots["quantity"]["min"]) == "12"
    assert slots["quantity"]["max"] == 2.5
    assert slots_from(slots) == {"quantity": Quantity("", 12.0, 2.5)}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder should be")
    (problem,) = issued(tmp_path / "out").problems
    assert problem.code == "S703"


def test_a_small_picture_inside_the_page_is_allowed() -> None:
    dot = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E"
    page = f'<html lang="en"><title>x</title><img alt="a dot" src="{dot}"></html>'
    done = printed(page, data="{}", data_about="", issued=ISSUED, identifier="x")
    assert isinstance(done, Printed)
    assert done.complaints == ()


def test_a_sheet_that_takes_too_long_is_given_up() -> None:
    wide = "<table><tr><td colspan=1000000>x</table>"
    done = printed(wide, data="{}", data_about="", issued=ISSUED, identifier="x", deadline=1)
    assert isinstance(done, Problem)
    assert done.code == "S701"


@pytest.mark.parametrize("name", [name for name in SIZES if name != "full"])
def test_every_line_of_facts_holds_to_the_schema(name: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    lines = factsheet.sheets.facts_lines(edition(name)).splitlines()
    assert len(lines) == len(SIZES[name])
    for line in lines:
        check.validate(json.loads(line))
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == sorted(ids)


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "factsheet.html"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["factsheet.html"]
