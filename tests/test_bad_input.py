"""Bad input gives one clear message and the exit code as designed; the rest of the run is done."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import ROOT, factsheet, lines_of, workspace
from tests.test_end_to_end import FIRST


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = workspace(tmp_path / "ws")
    (folder / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    return folder


def rest_is_done(folder: Path) -> None:
    assert [fact["id"] for fact in lines_of(folder / "out")] == ["AT-01"]
    assert (folder / "out" / "factsheet.pdf").is_file()


def test_a_missing_folder(desk: Path) -> None:
    done = factsheet("run", "--articles", "nowhere", cwd=desk)
    assert done.code == 2
    assert done.err == "nowhere  S101 there is no such file or folder\n"


def test_a_missing_folder_beside_one_that_is_there(desk: Path) -> None:
    done = factsheet("run", "--articles", "nowhere", "seeds", cwd=desk)
    assert done.code == 1
    assert "nowhere  S101" in done.err
    rest_is_done(desk)


def test_no_workspace(tmp_path: Path) -> None:
    done = factsheet("run", cwd=tmp_path)
    assert done.code == 2
    assert "factsheet init DIR" in done.err


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "S103 this file is empty"),
        ("blank.txt", b" \n\n", "S103 this file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "S104 this file is no text"),
        ("zeros.txt", b"\x00" * 5000, "S104 this file is no text"),
        ("lines.jsonl", b'{"text": "Tidak ada apa-apa hari ini."}\n{broken\n', "lines.jsonl:2"),
    ],
)
def test_a_file_that_is_no_article(desk: Path, name: str, content: bytes, says: str) -> None:
    (desk / "seeds" / name).write_bytes(content)
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert name in done.err
    assert says in done.err
    rest_is_done(desk)


def test_a_file_that_went_wrong_is_told_again_next_time(desk: Path) -> None:
    (desk / "seeds" / "empty.txt").write_bytes(b"")
    assert factsheet("run", cwd=desk).code == 1
    again = factsheet("run", cwd=desk)
    assert again.code == 1
    assert "S103" in again.err


def test_a_file_of_fifty_megabytes(desk: Path) -> None:
    with (desk / "seeds" / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert "50.0 MB" in done.err
    rest_is_done(desk)


def test_another_encoding_is_read_all_the_same(desk: Path) -> None:
    (desk / "seeds" / "first.txt").write_bytes(FIRST.replace(" - ", " \u2013 ").encode("cp1252"))
    assert factsheet("run", cwd=desk).code == 0
    rest_is_done(desk)


BROKEN_RULES: dict[str, tuple[str, str | bytes]] = {
    "nesting": ("summit.yml", "rule: summit\n  odd: nesting\n"),
    "repeated key": ("summit.yml", "rule: summit\nrule: again\n"),
    "alias": ("summit.yml", "rule: &a summit\ntitle: *a\n"),
    "tab": ("summit.yml", "rule:\tsummit\n\tfind: x\n"),
    "two documents": ("summit.yml", "rule: summit\n---\nrule: b\n"),
    "tag": ("summit.yml", "rule: !!python/object:os.system x\n"),
    "not UTF-8": ("summit.yml", b"rule: caf\xe9\n"),
    "empty": ("summit.yml", ""),
    "unknown key": ("extra.yml", "rule: extra\nfnd: {en: [x]}\n"),
}


@pytest.mark.parametrize("kind", BROKEN_RULES)
def test_a_broken_rule_file(desk: Path, kind: str) -> None:
    name, content = BROKEN_RULES[kind]
    (desk / "rules" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert f"rules/{name}" in done.err
    rest_is_done(desk)
    assert factsheet("check", cwd=desk).code == 1


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


def test_a_rule_that_names_a_list_which_is_not_there(desk: Path) -> None:
    (desk / "rules" / "extra.yml").write_text(RULE.format(phrase="<weapn>"), "utf-8")
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert "rules/extra.yml:11" in done.err
    assert "<weapon>" in done.err
    rest_is_done(desk)


def test_a_bad_regex(desk: Path) -> None:
    rule = RULE.format(phrase="sang").replace("event:", "expert:\n  en: '(?P<giver>[A-Z'\nevent:")
    (desk / "rules" / "extra.yml").write_text(rule, "utf-8")
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert "rules/extra.yml:1" in done.err
    rest_is_done(desk)


def test_a_pattern_that_runs_away(desk: Path) -> None:
    evil = "expert:\n  id: '(?P<giver>Swedia)(\\w+\\s?)*\\d{9}'\nevent:"
    (desk / "rules" / "extra.yml").write_text(RULE.format(phrase="sang").replace("event:", evil), "utf-8")
    (desk / "seeds" / "long.txt").write_text("Swedia " + "dan lalu kemudian " * 40 + "selesai.", "utf-8")
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert 'rule "extra" took too long' in done.err
    rest_is_done(desk)


def test_a_template_with_an_error(desk: Path) -> None:
    sheet = desk / "templates" / "sheet.html"
    sheet.write_text(sheet.read_text("utf-8").replace("{{", "{{ nosuch.name }}{{", 1), "utf-8")
    done = factsheet("run", cwd=desk)
    assert done.code == 1
    assert "sheet.html:" in done.err
    assert "nosuch" in done.err
    shutil.rmtree(desk / "templates")
    mended = factsheet("run", cwd=desk)
    assert mended.code == 0, mended.err
    rest_is_done(desk)


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
def test_a_store_that_cannot_be_trusted_is_left_as_it_is(desk: Path, spoil: object, says: str) -> None:
    assert factsheet("run", cwd=desk).code == 0
    store = desk / "out" / "store.sqlite"
    assert callable(spoil)
    spoil(store)
    before = store.read_bytes()
    done = factsheet("run", cwd=desk)
    assert done.code == 2
    assert says in done.err
    assert store.read_bytes() == before
    rest_is_done(desk)


def test_two_runs_at_once(desk: Path) -> None:
    assert factsheet("run", cwd=desk).code == 0
    hold = (
        "import sys, datetime, pathlib; from factsheet.store import open_store\n"
        "now = datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)\n"
        "with open_store(pathlib.Path('out/store.sqlite'), now=now) as store, store.only_run('somebody else', now=now):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold], cwd=desk, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        began = time.monotonic()
        done = factsheet("run", cwd=desk)
        assert time.monotonic() - began < 30
        assert holder.stdin is not None
        holder.stdin.close()
    assert done.code == 2
    assert "T105" in done.err
    assert "somebody else" in done.err


def test_a_fault_of_ours_is_one_apologetic_line(desk: Path) -> None:
    (desk / "out").write_text("a file where a folder should be", "utf-8")
    done = factsheet("run", cwd=desk)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) <= 2


@pytest.mark.parametrize("arguments", [["nosuch"], ["run", "--now", "soon"], ["run", "--language", "xx"], ["try"]])
def test_a_command_that_cannot_be_understood(desk: Path, arguments: list[str]) -> None:
    done = factsheet(*arguments, cwd=desk)
    assert done.code == 2
    assert done.err
