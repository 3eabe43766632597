"""From articles to a sheet and alerts, and again: through the real command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import FIRST, NOW, OTHER, ROOT, SAME, factsheet, lines_of, workspace


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after its first run, on one article."""
    folder = workspace(tmp_path_factory.mktemp("desk") / "ws")
    (folder / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    done = factsheet("run", "--now", NOW, cwd=folder)
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) == 3
    return folder


@pytest.fixture
def again(desk: Path, tmp_path: Path) -> Path:
    """A copy of that workspace as the first run left it."""
    folder = tmp_path / "again"
    shutil.copytree(desk, folder)
    return folder


def test_the_first_run_leaves_the_sheet_and_the_facts_and_sends_nothing(desk: Path) -> None:
    out = desk / "out"
    assert (out / "factsheet.pdf").read_bytes().startswith(b"%PDF")
    assert (out / "editions" / "0001" / "factsheet.html").is_file()
    (fact,) = lines_of(out)
    assert fact["id"] == "AT-01"
    assert [one["id"] for one in fact["slots"]["supplier"]] == ["SE"]
    assert [one["id"] for one in fact["slots"]["recipient"]] == ["PE"]
    assert not (out / "alerts").exists()


def test_a_second_run_finds_nothing_new_and_says_so(again: Path) -> None:
    before = (again / "out" / "factsheet.pdf").read_bytes()
    done = factsheet("run", cwd=again)
    assert done.code == 0
    assert done.out.startswith("Nothing new")
    assert not (again / "out" / "editions" / "0002").exists()
    assert (again / "out" / "factsheet.pdf").read_bytes() == before


def test_a_run_with_nothing_new_loads_neither_templates_nor_the_printer(again: Path) -> None:
    script = (
        "import sys; from factsheet.cli import app\n"
        "assert app.main(['run'], prog_name='factsheet', standalone_mode=False) == 0\n"
        "print(sorted({'jinja2', 'weasyprint', 'pikepdf', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{script}"],
        cwd=again, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_one_more_article_gives_exactly_its_new_facts_marked_and_alerted(again: Path) -> None:
    (again / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    report = factsheet("run", "--json", cwd=again).json
    assert [one["kind"] for one in report["changes"]] == ["new"]
    old, new = lines_of(again / "out")
    assert (old["id"], old["change"]) == ("AT-01", "none")
    assert (new["id"], new["change"]) == ("AT-02", "new")
    alerts = [
        json.loads(path.read_text("utf-8")) for path in (again / "out" / "alerts").glob("*.json")
    ]
    assert len(alerts) == 1
    assert len(list((again / "out" / "alerts").glob("*.md"))) == 1
    assert "AT-02" in factsheet("facts", "--changed", cwd=again).out


def test_the_same_event_in_another_article_is_one_more_source(again: Path) -> None:
    (again / "seeds" / "same.txt").write_text(SAME, "utf-8")
    report = factsheet("run", "--json", cwd=again).json
    (fact,) = lines_of(again / "out")
    assert {claim["article"] for claim in fact["claims"]} == {"first.txt", "same.txt"}
    assert [one["kind"] for one in report["changes"]] == ["sources"]
    assert report["alerts"] == 0


def test_every_quote_is_the_span_that_its_offsets_name(again: Path) -> None:
    (again / "seeds" / "same.txt").write_text(SAME, "utf-8")
    (again / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    factsheet("run", cwd=again)
    for fact in lines_of(again / "out"):
        for claim in fact["claims"]:
            text = (again / "seeds" / claim["article"]).read_text("utf-8").split("\n---\n", 1)[1]
            assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_an_edited_rule_searches_all_again_and_tells_it_in_one_summary(again: Path) -> None:
    rule = again / "rules" / "arms-transfer.yml"
    rule.write_text(rule.read_text("utf-8").replace("prefix: AT", "prefix: AT # edited"), "utf-8")
    report = factsheet("run", "--json", cwd=again).json
    assert report["edited"]
    assert report["changes"] == []
    assert report["alerts"] == 0


def test_a_broken_rule_leaves_the_last_good_set_in_force(again: Path) -> None:
    (again / "rules" / "summit.yml").write_text("rule: summit\n  odd: nesting\n", "utf-8")
    (again / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    done = factsheet("run", cwd=again)
    assert done.code == 1
    assert "rules/summit.yml:2" in done.err
    assert "last good set" in done.err
    assert len(lines_of(again / "out")) == 2


def test_the_sheet_is_drawn_again_in_the_language_asked_for(again: Path) -> None:
    done = factsheet("sheet", "--language", "id", cwd=again)
    assert done.code == 0, done.err
    assert '<html lang="id"' in (again / "out" / "factsheet.html").read_text("utf-8")[:500]


def test_why_names_the_claims_behind_a_fact(again: Path) -> None:
    done = factsheet("why", "at-01", cwd=again)
    assert done.code == 0
    assert "first.txt, paragraph" in done.out
    assert factsheet("why", "AT-99", cwd=again).code == 2


def test_many_articles_are_read_by_several_processes_as_by_one(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "ws")
    for number in range(45):
        text = OTHER if number % 20 == 0 else f"Nothing of note happened in town number {number}."
        (folder / "seeds" / f"{number:03}.txt").write_text(text, "utf-8")
    found = []
    for workers in ("1", "2"):
        out = folder / f"out-{workers}"
        done = factsheet("run", "--workers", workers, "--out", out, "--now", NOW, cwd=folder)
        assert done.code == 0, done.err
        found.append((out / "facts.jsonl").read_text("utf-8"))
    assert found[0] == found[1]


def test_a_page_of_the_same_name_in_another_folder_is_a_page_of_its_own(again: Path) -> None:
    other = again / "other"
    other.mkdir()
    (other / "first.txt").write_text(OTHER, "utf-8")
    done = factsheet("run", "--articles", "other", cwd=again)
    assert done.code == 0
    assert "another folder has a page of the same name" in done.err
    articles = {claim["article"] for fact in lines_of(again / "out") for claim in fact["claims"]}
    assert articles == {"first.txt", "other/first.txt"}
