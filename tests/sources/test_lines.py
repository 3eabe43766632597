"""A JSONL file gives a page a line; a bad line costs only itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import Problem
from factsheet.model import Page
from factsheet.sources import collect


def test_every_field_is_known_by_each_of_its_names(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": 7, "title": "T", "outlet": "O", "author": "A", "date": "2024-05-03T10:00:00Z", "text": "Body."}\n'
        "\n"
        '{"source": "P", "published": "2024-05-04", "url": "https://example.org/b", "html": "<p>Body.</p>"}\n'
        '{"body": "Body."}\n'
    )
    one, two, three = (item for item in collect([path]) if isinstance(item, Page))
    assert (one.name, one.title, one.outlet, one.author, one.published) == (
        "7",
        "T",
        "O",
        "A",
        date(2024, 5, 3),
    )
    assert (two.name, two.outlet, two.media, two.published) == (
        "https://example.org/b",
        "P",
        "html",
        date(2024, 5, 4),
    )
    assert (three.name, three.content) == ("a.jsonl#4", b"Body.")


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", '{"title": "T"}', '{"text": ""}', "[" * 100_000, '{"text": "\\u0000\\u0000"}'],
)
def test_a_bad_line_is_told_by_number_and_the_rest_goes_on(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "One."}}\n{bad}\n{{"text": "Three."}}\n')
    one, problem, three = collect([path])
    assert isinstance(one, Page)
    assert isinstance(problem, Problem)
    assert problem.place is not None
    assert (problem.code, problem.place.line) == ("S106", 2)
    assert isinstance(three, Page)
    assert three.name == "a.jsonl#3"


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_any_bytes_give_pages_or_problems(
    tmp_path_factory: pytest.TempPathFactory, rows: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.jsonl").write_bytes(b"\n".join(rows))
    (folder / "b.txt").write_bytes(b"\n".join(rows))
    assert list(collect([folder]))
