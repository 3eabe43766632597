"""Each mistake an editor can make, and the words that answer it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.errors import worded
from factsheet.rulebook import load

ERRORS = Path(__file__).parent / "errors"
CASES = sorted(path.stem for path in ERRORS.glob("*.yml") if not path.stem.startswith("base-"))


def told(case: str, folder: Path) -> str:
    rules = folder / "rules"
    (rules / "lists").mkdir(parents=True)
    wrong = (ERRORS / f"{case}.yml").read_bytes()
    family = case.partition("-")[0]
    homes = {"list": "lists/thing.yml", "desk": "desk.yml"}
    for name, base in {
        "gift.yml": "rule", "lists/thing.yml": "thing", "lists/give.yml": "give", "desk.yml": "desk",
    }.items():  # fmt: skip
        mine = name == homes.get(family, "gift.yml")
        content = wrong if mine else (ERRORS / f"base-{base}.yml").read_bytes()
        (rules / name).write_bytes(content)
    _, problems = load(rules)
    lone = [
        one
        for one in problems
        if one.place and one.place.file.startswith("rules/" + homes.get(family, "gift.yml"))
    ]
    return "\n".join(worded(problem) for problem in lone) + "\n"


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_answered_in_these_words(case: str, tmp_path: Path) -> None:
    assert told(case, tmp_path) == (ERRORS / f"{case}.txt").read_text(encoding="utf-8")


def test_every_code_has_a_case() -> None:
    package = Path(__file__).parents[2] / "factsheet"
    written = [*(package / "rulebook").glob("*.py"), *package.glob("yaml*.py")]
    cases = [
        *ERRORS.glob("*.txt"),
        *ERRORS.parent.glob("*.py"),
        ERRORS.parents[1] / "test_yamltext.py",
    ]

    def codes(paths: list[Path]) -> set[str]:
        texts = (path.read_text(encoding="utf-8") for path in paths)
        return {code for text in texts for code in re.findall(r"\b[RY]\d{3}\b", text)}

    assert codes(written) - codes(cases) == set()
