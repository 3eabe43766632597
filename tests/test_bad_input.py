"""Bad input gives one clear message and the exit code as designed; the rest of the run is done."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import FIRST, OTHER, ROOT, Done, factsheet, lines_of, workspace


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with one good article."""
    return with_article(tmp_path / "ws")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = with_article(tmp_path_factory.mktemp("ran") / "ws")
    assert factsheet("run", cwd=folder).code == 0
    return folder


@pytest.fixture
def ran(first: Path, tmp_path: Path) -> Path:
    """A workspace after a good run."""
    return Path(shutil.copytree(first, tmp_path / "ran"))


def with_article(folder: Path) -> Path:
    workspace(folder)
    (folder / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    return folder


def rest_is_done(folder: Path) -> None:
    assert [fact["id"] for fact in lines_of(folder / "out")] == ["AT-01"]
    assert (folder / "out" / "factsheet.pdf").is_file()


def test_a_missing_folder(desk: Path) -> None:
    done = factsheet("run", "--articles", "nowhere", cwd=desk)
    assert done.code == 2
    assert done.err == "nowhere  S101 there is no such file or folder\n"


def test_no_workspace(tmp_path: Path) -> None:
    done = factsheet("run", cwd=tmp_path)
    assert done.code == 2
    assert "factsheet init DIR" in done.err


BAD_FILES: dict[str, tuple[bytes | int, str]] = {
    "empty.txt": (b"", "S103 this file is empty"),
    "blank.txt": (b" \n\n", "S103 this file is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "S104 this file is no text"),
    "zeros.txt": (b"\x00" * 5000, "S104 this file is no text"),
    "lines.jsonl": (b'{"text": "Tidak ada apa-apa hari ini."}\n{broken\n', "S106"),
    "huge.txt": (50_000_000, "S105 this file has 50.0 MB"),
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Done]]:
    """A run, and another, over one good article in another encoding and many files that are none."""
    folder = with_article(tmp_path_factory.mktemp("spoilt") / "ws")
    (folder / "seeds" / "first.txt").write_bytes(FIRST.replace(" - ", " \u2013 ").encode("cp1252"))
    for name, (content, _) in BAD_FILES.items():
        with (folder / "seeds" / name).open("wb") as file:
            if isinstance(content, int):
                file.truncate(content)
            else:
                file.write(content)
    arguments = ("run", "--articles", "nowhere", "seeds")
    return folder, [factsheet(*arguments, cwd=folder) for _ in range(2)]


def test_bad_files_do_not_stop_the_good_one(spoilt: tuple[Path, list[Done]]) -> None:
    folder, runs = spoilt
    assert [done.code for done in runs] == [1, 1]
    rest_is_done(folder)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_article_is_named_in_every_run(
    spoilt: tuple[Path, list[Done]], name: str
) -> None:
    for done in spoilt[1]:
        (line,) = [
            line for line in done.err.splitlines() if line.startswith((f"{name}:", f"{name} "))
        ]
        assert BAD_FILES[name][1] in line


def test_a_missing_folder_beside_one_that_is_there_is_named(
    spoilt: tuple[Path, list[Done]],
) -> None:
    assert "nowhere  S101 there is no such file or folder" in spoilt[1][0].err


RULE = """rule: extra
title: {{en: Extra, id: Extra}}
about: A rule for this test.
version: "1"
prefix: EX
severity: low
slots:
  giver: actor
find:
  en:
    - <giver> ... {phrase}
event: {{same: [giver], within: 9 days}}
sheet: {{columns: [giver]}}
examples:
  - text: Finland sang loudly.
    gives: {{giver: FI}}
  - text: Norway sang loudly.
    gives: {{giver: "NO"}}
  - text: Nobody sang.
    gives: nothing
"""
EXPERT = RULE.format(phrase="sang").replace("event:", "expert:\n  {language}: '{regex}'\nevent:")

BROKEN_RULES: dict[str, tuple[str | bytes, str]] = {
    "nesting.yml": ("rule: summit\n  odd: nesting\n", ":2"),
    "repeated.yml": ("rule: summit\nrule: again\n", ":2:1  Y"),
    "alias.yml": ("rule: &a summit\ntitle: *a\n", ":1"),
    "tab.yml": ("rule:\tsummit\n\tfind: x\n", ":1"),
    "documents.yml": ("rule: summit\n---\nrule: b\n", ":"),
    "tag.yml": ("rule: !!python/object:os.system x\n", ":1"),
    "encoding.yml": (b"rule: caf\xe9\n", ""),
    "empty.yml": ("", ""),
    "key.yml": (RULE.format(phrase="sang").replace("find:", "fnd:"), ":9:1  R"),
    "list.yml": (RULE.format(phrase="<weapn>"), ":11"),
    "regex.yml": (EXPERT.replace("{language}", "en").replace("{regex}", "(?P<giver>[A-Z"), ":"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """A run by good rules with many broken ones among them."""
    folder = with_article(tmp_path_factory.mktemp("broken") / "ws")
    for name, (content, _) in BROKEN_RULES.items():
        (folder / "rules" / name).write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
    return folder, factsheet("run", cwd=folder)


def test_broken_rules_do_not_stop_the_good_ones(broken: tuple[Path, Done]) -> None:
    folder, done = broken
    assert done.code == 1
    rest_is_done(folder)
    assert factsheet("check", cwd=folder).code == 1


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_a_broken_rule_is_told_with_file_and_line(broken: tuple[Path, Done], name: str) -> None:
    assert f"rules/{name}{BROKEN_RULES[name][1]}" in broken[1].err


def test_a_pattern_that_runs_away(desk: Path) -> None:
    evil = EXPERT.replace("{language}", "id").replace("{regex}", r"(?P<giver>Swedia) (\w|\w\w| )+!")
    (desk / "rules" / "extra.yml").write_text(evil, "utf-8")
    (desk / "seeds" / "long.txt").write_text(
        "Swedia " + "dan lalu kemudian " * 40 + "selesai.", "utf-8"
    )
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert 'rule "extra" took too long' in done.err
    rest_is_done(desk)


def test_a_template_with_an_error(ran: Path) -> None:
    sheet = ran / "templates" / "sheet.html"
    sheet.write_text(sheet.read_text("utf-8").replace("{{", "{{ nosuch.name }}{{", 1), "utf-8")
    before = (ran / "out" / "factsheet.pdf").read_bytes()
    (ran / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    done = factsheet("run", cwd=ran)
    assert done.code == 1
    assert "sheet.html:" in done.err
    assert "nosuch" in done.err
    assert (ran / "out" / "factsheet.pdf").read_bytes() == before
    assert len(list((ran / "out" / "alerts").glob("*.json"))) == 1
    shutil.rmtree(ran / "templates")
    mended = factsheet("run", cwd=ran)
    assert mended.code == 0, mended.err
    assert len(lines_of(ran / "out")) == 2


def newer(store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("pragma user_version = 999")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda store: store.write_bytes(b""), "T102"),
        (lambda store: store.write_bytes(b"no database " * 100), "T103"),
        (newer, "T101"),
    ],
    ids=["empty", "damaged", "newer"],
)
def test_a_store_that_cannot_be_trusted_is_left_as_it_is(
    ran: Path, spoil: object, says: str
) -> None:
    store = ran / "out" / "store.sqlite"
    assert callable(spoil)
    spoil(store)
    before = store.read_bytes()
    done = factsheet("run", cwd=ran)
    assert done.code == 2
    assert says in done.err
    assert store.read_bytes() == before
    rest_is_done(ran)


def test_two_runs_at_once(ran: Path) -> None:
    hold = (
        "import sys, datetime, pathlib; from factsheet.store import open_store\n"
        "now = datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)\n"
        "with open_store(pathlib.Path('out/store.sqlite'), now=now) as store, store.only_run('somebody else', now=now):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold], cwd=ran, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        done = factsheet("run", cwd=ran)
        assert holder.poll() is None
        assert holder.stdin is not None
        holder.stdin.close()
    assert done.code == 2
    assert "T105" in done.err
    assert "somebody else" in done.err


def test_products_that_cannot_be_written_are_told_in_one_line(desk: Path) -> None:
    (desk / "out").write_text("a file where a folder should be", "utf-8")
    done = factsheet("run", cwd=desk)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) <= 2


@pytest.mark.parametrize(
    "arguments", [["nosuch"], ["run", "--now", "soon"], ["run", "--language", "xx"], ["try"]]
)
def test_a_command_that_cannot_be_understood(first: Path, arguments: list[str]) -> None:
    done = factsheet(*arguments, cwd=first)
    assert done.code == 2
    assert done.err
