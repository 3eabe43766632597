"""Rules are read again where a file has changed, and the last good set stays in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.cli.reread import Rules
from factsheet.inforce import InForce, keep_in_force

BASE = Path(__file__).parents[1] / "rulebook" / "errors"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "lists").mkdir(parents=True)
    homes = {
        "rule": "gift.yml",
        "thing": "lists/thing.yml",
        "give": "lists/give.yml",
        "desk": "desk.yml",
    }
    for name, home in homes.items():
        (folder / home).write_bytes((BASE / f"base-{name}.yml").read_bytes())
    return folder


def test_they_are_read_once_and_again_where_a_file_has_changed(rules: Path, tmp_path: Path) -> None:
    told: list[InForce] = []
    kept = Rules(rules, tmp_path / "out", wait=lambda _: None, told=told.append)
    first = kept.now()
    assert first[0] is not None
    assert kept.now() is first
    assert len(told) == 1
    text = (rules / "desk.yml").read_text("utf-8").replace("every 30 minutes", "every 2 hours")
    (rules / "desk.yml").write_text(text, "utf-8")
    book, _ = kept.now()
    assert book is not None
    assert book.desk.schedule == ("every 2 hours",)
    kept.forget()
    kept.now()
    assert len(told) == 3


def test_a_broken_edit_leaves_the_last_good_set_in_force(rules: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    keep_in_force(rules, out, ())
    kept = Rules(rules, out, wait=lambda _: None, told=lambda _: None)
    good, _ = kept.now()
    (rules / "gift.yml").write_text("rule: [", "utf-8")
    book, problems = kept.now()
    assert good is not None
    assert book is not None
    assert book.digest == good.digest
    assert problems[0].level == "error"
    assert "gift.yml:1" in str(problems[0].place)


def test_a_file_that_is_half_saved_is_read_again(rules: Path, tmp_path: Path) -> None:
    whole = (rules / "gift.yml").read_bytes()
    waits: list[float] = []

    def saved(seconds: float) -> None:
        waits.append(seconds)
        (rules / "gift.yml").write_bytes(whole)

    (rules / "gift.yml").write_bytes(whole[: len(whole) // 2])
    kept = Rules(rules, tmp_path / "out", wait=saved, told=lambda _: None)
    book, problems = kept.now()
    assert waits == [1.0]
    assert not [one for one in problems if one.level == "error"]
    assert book is not None
    assert [rule.name for rule in book.rules] == ["gift"]
