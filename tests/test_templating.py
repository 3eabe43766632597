"""Templates in their sandbox, and how their faults are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factsheet.errors import Place, Problem, worded
from factsheet.rendering import rendered
from factsheet.templating import TemplateBroken, environment, faults, names_in, render, render_line

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
        ("x\n{{ title|uper }}", "T601", 2, 'did you mean "upper"?'),
        ("x\n{% if title is defind %}{% endif %}", "T601", 2, 'did you mean "defined"?'),
        (
            "x\n{{ title.words }}",
            "T602",
            2,
            "what stands before the dot is a text: it has no parts",
        ),
        (
            "{{ rows.name }}",
            "T602",
            1,
            "what stands before the dot is a list: {% for one in ... %} goes through it",
        ),
        ("x\n{{ rows }}", "T604", 2, None),
        ("{% from 'pagee.html' import x %}", "T603", 1, 'did you mean "page.html"?'),
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
    text = "{% for i in range(90000) %}{{ title * 9000 }}{% endfor %}"
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


@pytest.mark.parametrize(
    "line",
    [
        "{% for i in range(9) %}{% endfor %}",
        "{{ supplier * 1000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% include 'sheet.html' %}",
        "{% macro x() %}{{ x() }}{% endmacro %}",
        "{{ supplier.x }}",
    ],
)
def test_a_line_of_a_rule_file_cannot_go_on_without_end(line: str) -> None:
    with pytest.raises(TemplateBroken) as caught:
        names_in(environment(), line, Place("rules/arms.yml", 12, 5))
    assert caught.value.problem.code == "T608"
    kept = "{% if place %} in {{ place|upper }}{% endif %}"
    assert names_in(environment(), kept, Place("x")) == {"place"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ title.__class__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ title|attr('__class__') }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ '%s'.__mod__(title) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ namespace.__init__ }}",
        "{% import 'os' as os %}{{ os.system('true') }}",
        "{% include '../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{{ lipsum() }}",
        "{{ range(10000000) }}",
        "{{ rows.append(1) }}",
        "{{ rows[0].update({'x': 1}) }}",
    ],
)
def test_nothing_outside_is_within_reach(tmp_path: Path, text: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "templates").mkdir()
    assert broken(tmp_path / "templates", text).code in ("T602", "T603", "T604")


def test_no_template_gives_other_words_another_time() -> None:
    known = environment()
    assert "random" not in known.filters
    assert "lipsum" not in known.globals


def test_a_name_behind_a_dot_is_a_key_first(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ L.items }}{{ L.keys }}", "utf-8")
    values = {"L": {"items": "things", "keys": "marks"}}
    assert render(environment(tmp_path), "page.html", values) == "thingsmarks"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}\n{% endfor %}", ["T606"]),
        ("\n{% set ns = namespace(a='x' * 99) %}{% for i in range(50) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}", ["T606", "T607"]),
        ("\n{{ 'x' * 9999999999 }}", ["T606", "T607"]),
    ],
)  # fmt: skip
def test_a_template_without_end_is_stopped_with_its_line(
    tmp_path: Path, text: str, codes: list[str]
) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    with pytest.raises(TemplateBroken) as caught:
        rendered(tmp_path, [("page.html", VALUES)], deadline=1)
    problem = caught.value.problem
    assert problem.code in codes, "a slow machine may run out of time before it runs out of memory"
    assert problem.place is not None
    assert problem.place.file.endswith("page.html")
    assert problem.place.line >= 1


def test_rendering_apart_gives_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ rows[0].name }} \ud800".replace("\ud800", "é"), "utf-8")
    here = render(environment(tmp_path), "page.html", VALUES)
    assert rendered(tmp_path, [("page.html", VALUES)]) == (here,)


def test_faults_are_found_before_anything_is_rendered(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x\n{% include 'marks.html' %}", "utf-8")
    (tmp_path / "b.txt").write_text("{{ title|lowr }}", "utf-8")
    (tmp_path / "c.md").write_text("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "utf-8")  # fmt: skip
    found = list(faults(environment(tmp_path)))
    assert [(one.code, one.place and one.place.line) for one in found] == [("T603", 2), ("T601", 1)]
    assert found[0].hint == 'did you mean "partials/marks.html"?'


def test_what_lies_in_own_stands_first_and_may_build_on_ours(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "page.html").write_text("theirs", "utf-8")
    (tmp_path / "own" / "page.html").write_text("own", "utf-8")
    (tmp_path / "own" / "partials").mkdir()
    (tmp_path / "own" / "partials" / "later.html").write_text(
        "{% include 'shipped/partials/later.html' %}mine", "utf-8"
    )
    sandbox = environment(tmp_path)
    assert render(sandbox, "page.html", {}) == "own"
    assert render(sandbox, "partials/later.html", {"later": False}).endswith("mine")


def test_a_users_template_stands_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "sheet.html").write_text("mine", encoding="utf-8")
    assert render(environment(tmp_path), "sheet.html", {}) == "mine"
