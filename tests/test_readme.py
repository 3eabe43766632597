"""What the README tells a newcomer to do works as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.cli import COMMANDS
from tests.commands import NOW, ROOT, factsheet, workspace

README = (ROOT / "README.md").read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("readme") / "ws")


def test_the_first_rule_is_in_order_and_its_examples_pass(desk: Path) -> None:
    (rule,) = blocks(README, "yaml")
    (desk / "rules" / "training.yml").write_text(rule, "utf-8")
    done = factsheet("check", cwd=desk)
    assert done.code == 0, done.err
    assert "Training: reported" in factsheet("try", "Norwegia melatih tentara Kenya.", cwd=desk).out


def test_the_article_that_it_drops_in_is_flagged_as_new(desk: Path) -> None:
    article = re.search(r"<<'END'\n(.*?)^    END$", README, re.DOTALL | re.MULTILINE)
    assert article is not None
    (desk / "seeds" / "old.txt").write_text("Nothing of note happened.", "utf-8")
    assert factsheet("run", "--now", NOW, cwd=desk).code == 0
    (desk / "seeds" / "new.txt").write_text(article[1].replace("\n    ", "\n").strip(), "utf-8")
    assert "1 new" in factsheet("run", cwd=desk).out.splitlines()[1]
    assert (desk / "out" / "alerts" / "feed.xml").is_file()


def test_every_command_stands_in_its_table() -> None:
    assert re.findall(r"^\| `factsheet (\w+)", README, re.MULTILINE) == list(COMMANDS)


def test_every_path_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:rules|factsheet|tests|bench|templates)/[\w./-]*)`", README)
    missing = [
        name for name in named if name != "rules/training.yml" and not (ROOT / name).exists()
    ]
    assert missing == []
