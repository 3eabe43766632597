from __future__ import annotations

from pathlib import Path

from factsheet.errors import Problem
from factsheet.inforce import KEPT, keep_in_force, rules_in_force
from factsheet.starter import PARTS, lay_out, starter
from tests.commands import workspace


def test_a_workspace_is_laid_out_whole(tmp_path: Path) -> None:
    assert lay_out(tmp_path / "desk") is None
    for part in PARTS:
        laid = {
            path.relative_to(tmp_path / "desk") for path in (tmp_path / "desk" / part).rglob("*")
        }
        assert laid == {path.relative_to(starter()) for path in (starter() / part).rglob("*")}


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.yml").write_text("rule: mine", "utf-8")
    problem = lay_out(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.code == "C102"
    assert [path.name for path in (tmp_path / "rules").iterdir()] == ["mine.yml"]
    assert not (tmp_path / "seeds").exists()


def test_a_folder_that_cannot_be_filled_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    problem = lay_out(tmp_path / "file" / "desk")
    assert isinstance(problem, Problem)
    assert problem.code == "C103"


def test_only_a_good_set_of_rules_is_kept_and_it_stays_until_the_files_are_mended(
    tmp_path: Path,
) -> None:
    rules, out = workspace(tmp_path / "ws") / "rules", tmp_path / "out"
    out.mkdir()
    good, problems = rules_in_force(rules, out)
    assert problems == ()
    assert good is not None
    keep_in_force(rules, out, problems)
    (rules / "summit.yml").write_text("rule: summit", "utf-8")
    last, problems = rules_in_force(rules, out)
    assert last is not None
    assert last.digest == good.digest
    assert problems[-1].code == "C104"
    keep_in_force(rules, out, problems)
    assert "find" in (out / KEPT / "rules" / "summit.yml").read_text("utf-8")


def test_without_a_kept_set_the_sound_rules_run(tmp_path: Path) -> None:
    rules = workspace(tmp_path / "ws") / "rules"
    (rules / "summit.yml").write_text("rule: summit", "utf-8")
    found, problems = rules_in_force(rules, tmp_path / "out")
    assert found is not None
    assert "summit" not in [rule.name for rule in found.rules]
    assert all(problem.level == "error" for problem in problems)


def test_no_rule_at_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    found, problems = rules_in_force(tmp_path / "rules", tmp_path / "out")
    assert found is None
    assert problems[-1].code == "C105"
