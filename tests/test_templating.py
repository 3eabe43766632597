"""Templates in their sandbox, and how their faults are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factsheet.errors import Place, Problem, worded
from factsheet.templating import TemplateBroken, environment, render, render_line

VALUES: dict[str, Any] = {"rows": [{"name": "<Peru>"}], "title": "Sheet"}


def broken(folder: Path, text: str, **limits: int) -> Problem:
    (folder / "page.html").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateBroken) as caught:
        render(environment(folder), "page.html", VALUES, **limits)
    return caught.value.problem


def test_html_is_escaped_and_text_is_not(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ rows[0].name }}", encoding="utf-8")
    (tmp_path / "page.txt").write_text("{{ rows[0].name }}", encoding="utf-8")
    sandbox = environment(tmp_path)
    assert render(sandbox, "page.html", VALUES) == "&lt;Peru&gt;"
    assert render(sandbox, "page.txt", VALUES) == "<Peru>"


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("x\n{{ tilte }}", "T602", 2, 'did you mean "title"?'),
        (
            "{% for row in rows %}\n{{ row.nmae }}{% endfor %}",
            "T602",
            2,
            'did you mean "name"?',
        ),
        ("{% for row in rows %}\n{{ rwo.name }}{% endfor %}", "T602", 2, 'did you mean "row"?'),
        ("x\n\n{% include 'pagee.html' %}", "T603", 3, 'did you mean "page.html"?'),
        ("x\n{% for %}", "T601", 2, None),
        ("x\n{{ rows + 1 }}", "T604", 2, None),
        ("{{ rows.__class__.__mro__ }}", "T602", 1, None),
        ("{% include 'page.html' %}", "T604", 0, None),
    ],
)
def test_a_fault_is_told_with_file_line_and_nearest_name(
    tmp_path: Path, text: str, code: str, line: int, hint: str | None
) -> None:
    problem = broken(tmp_path, text)
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.hint) == (code, line, hint)
    assert problem.place.file.endswith("page.html")


def test_the_wrong_name_is_marked_in_its_line(tmp_path: Path) -> None:
    told = worded(broken(tmp_path, "<p>{{ tilte }}</p>"))
    assert told.splitlines()[1:] == [
        "     1 | <p>{{ tilte }}</p>",
        '               ^^^^^ did you mean "title"?',
    ]


def test_a_template_that_writes_without_end_is_stopped(tmp_path: Path) -> None:
    text = "{% for i in range(90000) %}{{ range(90000) }}{% endfor %}"
    assert broken(tmp_path, text, limit=1000).code == "T605"


def test_a_template_cannot_change_what_it_was_given(tmp_path: Path) -> None:
    assert broken(tmp_path, "{{ rows.append(1) }}").code == "T602"


def test_only_plain_values_reach_a_template(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x", encoding="utf-8")
    with pytest.raises(TypeError, match=r"values\.where is a "):
        render(environment(tmp_path), "page.html", {"where": tmp_path})


def test_a_line_of_a_rule_file_is_told_at_its_place() -> None:
    place = Place("rules/arms.yml", 12, 5)
    line = "{{ suplier }} has sent"
    with pytest.raises(TemplateBroken) as caught:
        render_line(environment(), line, {"supplier": "Peru"}, place)
    assert caught.value.problem.place == place
    assert caught.value.problem.hint == 'did you mean "supplier"?'
    assert render_line(environment(), "{{ a }} & b", {"a": "<"}, place) == "< & b"


def test_a_users_template_stands_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "sheet.html").write_text("mine", encoding="utf-8")
    assert render(environment(tmp_path), "sheet.html", {}) == "mine"
