"""Editions through the real command: one diff, what is gone is told, the same bytes at any time."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from factsheet.run import PRODUCTS
from tests.commands import FIRST, NOW, OTHER, SAME, factsheet, lines_of, workspace

THIRD = OTHER.replace("four tanks to Kenya", "two radars to Chile").replace("Nairobi", "Santiago")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after two runs: the second brought a new fact and one more source."""
    folder = workspace(tmp_path_factory.mktemp("desk") / "ws")
    (folder / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    assert factsheet("run", "--now", NOW, cwd=folder).code == 0
    (folder / "seeds" / "same.txt").write_text(SAME, "utf-8")
    (folder / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    assert factsheet("run", "--now", "2024-05-02T08:00:00+00:00", cwd=folder).code == 0
    return folder


@pytest.fixture
def again(desk: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "again"
    shutil.copytree(desk, folder)
    return folder


def page(folder: Path) -> str:
    return (folder / "out" / "factsheet.html").read_text("utf-8")


def test_list_marks_data_and_alerts_come_of_one_diff(desk: Path) -> None:
    changed = {fact["id"]: fact["change"] for fact in lines_of(desk / "out")}
    assert changed == {"AT-01": "sources", "AT-02": "new"}
    text = page(desk)
    (listed,) = re.findall(r'<ul class="change-list">(.*?)</ul>', text, re.DOTALL)
    assert set(re.findall(r'href="#([\w-]+)"', listed)) == set(changed)
    assert set(re.findall(r'<tr id="([A-Z]+-\d+)" class="changed', text)) == set(changed)
    csv = (desk / "out" / "facts.csv").read_text("utf-8-sig")
    assert {tuple(row.split(",")[1:6:4]) for row in csv.splitlines()[1:]} == set(changed.items())
    told = [json.loads(one.read_text("utf-8")) for one in (desk / "out/alerts").glob("*.json")]
    assert [item["id"] for one in told for item in one["items"]] == [
        "AT-02"
    ]  # more sources alone alert nobody


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("number", ["1", "2"])
def test_any_edition_in_any_language_is_the_same_byte_for_byte(
    desk: Path, tmp_path: Path, number: str, language: str
) -> None:
    for name, now in (("a", "2024-06-01T08:00:00+00:00"), ("b", "2031-01-01T00:00:00+07:00")):
        asked = ("sheet", "--edition", number, "--language", language, "--now", now)
        assert factsheet(*asked, "--to", tmp_path / name, cwd=desk).code == 0
    kept = desk / "out" / "editions" / f"{int(number):04}"
    for name in PRODUCTS:
        one, other = (tmp_path / folder / name for folder in ("a", "b"))
        assert one.read_bytes() == other.read_bytes(), name
        if language == "en":
            assert one.read_bytes() == (kept / name).read_bytes(), name


def test_a_fact_whose_article_changed_is_told_and_its_number_never_comes_back(again: Path) -> None:
    (again / "seeds" / "other.txt").write_text(THIRD, "utf-8")
    assert factsheet("run", cwd=again).code == 0
    assert [fact["id"] for fact in lines_of(again / "out")] == ["AT-01", "AT-03"]
    assert "AT-02, Finland → Kenya: 4 tanks" in page(again)
    assert "its article changed" in page(again)
    assert "AT-02" in (again / "out" / "factsheet.md").read_text("utf-8")
    assert "withdrawn" in (again / "out" / "facts.csv").read_text("utf-8-sig")
    (again / "seeds" / "fourth.txt").write_text(OTHER.replace("Kenya", "Peru"), "utf-8")
    assert factsheet("run", cwd=again).code == 0
    assert [fact["id"] for fact in lines_of(again / "out")][-1] == "AT-04"
    assert "its article changed" not in page(again)
