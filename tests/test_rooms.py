"""The star of rooms, and the one home of every outside library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "factsheet"

HOMES = {
    "yaml": {"yamltext.py", "yamlfaults.py"},
    "jinja2": {"templating.py", "templatefaults.py"},
    "sqlite3": {"store"},
    "weasyprint": {"sheets"},
    "pikepdf": {"sheets"},
    "fontTools": {"sheets"},
    "icalendar": {"sheets"},
    "smtplib": {"alerts"},
    "apprise": {"alerts"},
    "feedparser": {"sources"},
    "httpcore": {"sources"},
    "trafilatura": {"articles"},
    "babel": {"rulebook"},
    "ahocorasick_rs": {"matches"},
    "regex": {"matches", "articles", "facts", "rulebook"},
    "schedule": {"schedule.py"},
    "click": {"cli"},
}
EDGES = {"cli", "__main__.py", "sheets/press.py"}
"""`press` is a program of its own: the process that prints."""

LONG = {"model.py"}
"""The nouns stand together, so that they can be read in one go."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).parts[0]
        if name != "workspace":
            yield file.relative_to(PACKAGE).as_posix(), ast.parse(file.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_no_room_imports_another() -> None:
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--config",
        "pyproject.toml",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("library", HOMES)
def test_every_outside_library_has_one_home(library: str) -> None:
    users = {
        file.partition("/")[0]
        for file, tree in modules()
        if any(name.partition(".")[0] == library for name in imported(tree))
    }
    assert users <= HOMES[library]


def test_only_the_edges_print_or_exit() -> None:
    def speaks(tree: ast.Module) -> bool:
        names = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        return bool(names & {"print", "exit", "quit", "input"})

    assert [
        file
        for file, tree in modules()
        if speaks(tree) and not {file, file.partition("/")[0]} & EDGES
    ] == []


CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("os", "getenv"),
    ("os", "environ"),
}


def test_only_the_edges_read_the_clock_or_the_environment() -> None:
    def reads(tree: ast.Module) -> bool:
        return any(
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr) in CLOCKS
            for node in ast.walk(tree)
        )

    assert [
        file
        for file, tree in modules()
        if reads(tree) and not {file, file.partition("/")[0]} & EDGES
    ] == []


def test_functions_and_files_stay_short() -> None:
    long = []
    for file, tree in modules():
        text = (PACKAGE / file).read_text("utf-8")
        if text.count("\n") > 300 and file not in LONG:
            long.append(f"{file}: {text.count(chr(10))} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                size = node.end_lineno - node.lineno + 1
                if size > 60:
                    long.append(f"{file}:{node.lineno} {node.name}: {size} lines")
    assert long == []
