"""The rules in force: those of the workspace, or the last good set where these are broken."""

from __future__ import annotations

import shutil
from pathlib import Path

from factsheet.errors import Place, Problem
from factsheet.model import Rulebook
from factsheet.rulebook import load

KEPT = ".rules-in-force"
"""In the folder of products: a copy of the rules that the last run used."""


_BEFORE = ".before"


InForce = tuple[Rulebook | None, tuple[Problem, ...]]
"""The rulebook to run by, if there is one, and what is wrong with the files as they are now."""


def rules_in_force(rules: Path, out: Path) -> InForce:
    """The rulebook to run by, and every error of the files as they are now. Advice is for `check`.

    Where a file is broken and a good set was kept, that set stays in force as a whole; without one,
    all sound rules run. None: there is no rule to run by.
    """
    if not rules.is_dir():
        hint = "factsheet init DIR lays out a workspace; -C DIR names one"
        return None, (Problem("C101", "there are no rules here", Place(str(rules)), hint=hint),)
    rulebook, found = load(rules)
    kept = _kept(rules, out)
    problems = tuple(problem for problem in found if problem.level == "error")
    if problems and kept.is_dir():
        last, old = load(kept)
        if last.rules and not any(problem.level == "error" for problem in old):
            told = Problem(
                "C104",
                "until these are mended, the last good set of rules stays in force",
                level="advice",
            )
            return last, (*problems, told)
    if not rulebook.rules:
        none = Problem("C105", "no rule here can be used", Place(str(rules)))
        return None, (*problems, none)
    return rulebook, problems


def _kept(rules: Path, out: Path) -> Path:
    """The good set that was kept; the one before, where a crash came between the two."""
    name = rules.resolve().name
    now, before = (out / folder / name for folder in (KEPT, f"{KEPT}{_BEFORE}"))
    return now if now.is_dir() or not before.is_dir() else before


def keep_in_force(rules: Path, out: Path, problems: tuple[Problem, ...]) -> None:
    """Keep a copy of a good set of rules beside the products. A set with errors is not kept."""
    if any(problem.level == "error" for problem in problems):
        return
    fresh, kept, last = (out / f"{KEPT}{suffix}" for suffix in (".new", "", _BEFORE))
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(
        rules, fresh / rules.resolve().name, ignore=shutil.ignore_patterns("*.md", ".*")
    )
    if kept.is_dir():
        shutil.rmtree(last, ignore_errors=True)
        kept.rename(last)
    fresh.rename(kept)
    shutil.rmtree(last, ignore_errors=True)
