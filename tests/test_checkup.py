from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.checkup import checkup
from tests.commands import ROOT, workspace

EXAMPLE = """examples:
  - text: {text}
    gives: {gives}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ws")


def with_example(desk: Path, text: str, gives: str) -> list[str]:
    """The codes and words of what is wrong when this is the first example of arms transfers."""
    rule = desk / "rules" / "arms-transfer.yml"
    shipped = rule.read_text("utf-8")
    rule.write_text(
        shipped.replace("examples:\n", EXAMPLE.format(text=text, gives=gives), 1), "utf-8"
    )
    found = checkup(desk / "rules", desk / "templates")
    return [f"{one.code} {one.what} ({one.hint})" for one in found.problems if one.level == "error"]


def test_the_shipped_rules_templates_and_examples_are_in_order() -> None:
    found = checkup(ROOT / "rules", ROOT / "templates")
    assert [problem for problem in found.problems if problem.level == "error"] == []
    assert found.examples >= 9


def test_an_example_that_holds_is_no_problem(desk: Path) -> None:
    gives = "{supplier: SE, recipient: PE, item: combat-aircraft, quantity: 12, status: reported}"
    assert with_example(desk, "Swedia telah mengirim 12 jet tempur ke Peru.", gives) == []


def test_an_example_that_no_phrase_fits_is_told(desk: Path) -> None:
    (said,) = with_example(desk, "Swedia menang atas Peru.", "{supplier: SE, recipient: PE}")
    assert said.startswith(
        "E101 this example must give supplier: SE, recipient: PE; no phrase of the rule fits"
    )


def test_an_example_that_must_stay_silent_and_does_not_is_told(desk: Path) -> None:
    (said,) = with_example(desk, "Swedia mengirim tank ke Peru.", "nothing")
    assert said.startswith("E102 this example must give nothing, and gives supplier: SE")


def test_an_example_that_gives_something_else_names_what_is_off(desk: Path) -> None:
    gives = "{supplier: SE, recipient: PE, quantity: 13, status: planned}"
    (said,) = with_example(desk, "Swedia telah mengirim 12 tank ke Peru.", gives)
    assert said.startswith("E103")
    assert "not as asked: quantity, status" in said


def test_a_template_that_cannot_be_read_is_told_with_its_line(desk: Path) -> None:
    alert = desk / "templates" / "alert.md"
    alert.write_text(alert.read_text("utf-8") + "\n{% if %}\n", "utf-8")
    (problem,) = [
        one for one in checkup(desk / "rules", desk / "templates").problems if one.level == "error"
    ]
    assert problem.code == "T601"
    assert problem.place is not None
    assert problem.place.line == alert.read_text("utf-8").count("\n")


def test_labels_that_the_sheet_cannot_use_are_told_with_their_line(desk: Path) -> None:
    (desk / "templates" / "own" / "labels").mkdir(parents=True)
    (desk / "templates" / "own" / "labels" / "en.yml").write_text(
        'bottom_lime: In short\nasof: ", on {dat}"\nart: article\nmy_own: x\n', "utf-8"
    )
    found = [one for one in checkup(desk / "rules", desk / "templates").problems if one.place]
    told = {(one.code, one.place and one.place.line, one.what, one.hint) for one in found}
    assert told == {
        ("T614", 1, 'the sheet asks for no label "bottom_lime"', 'did you mean "bottom_line"?'),
        ("T616", 2, 'nothing fills {dat} in "asof"', 'did you mean "date"?'),
        ("T615", 3, '"art" must be `name: words` lines', None),
    }


def test_no_rules_is_told(tmp_path: Path) -> None:
    found = checkup(tmp_path / "rules", None)
    assert found.rulebook is None
    assert [one.code for one in found.problems] == ["C101"]


def test_a_word_that_no_sheet_gives_to_a_template_is_told(desk: Path) -> None:
    part = desk / "templates" / "sections" / "registers.html"
    part.write_text(part.read_text("utf-8").replace("{{ row.who }}", "{{ row.whoo }}"), "utf-8")
    found = [one for one in checkup(desk / "rules", desk / "templates").problems if one.place]
    told = [one for one in found if one.level == "error"]
    assert [one.code for one in told] == ["T602"]
    assert "whoo" in told[0].what
