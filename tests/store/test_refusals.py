"""A store that cannot be trusted is refused in words; nothing is changed."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from factsheet.store import Lease, Store, StoreRefused, open_store
from factsheet.store.layout import STEPS, journal
from factsheet.store.opening import opened

from .samples import NOW, article, fact, outcome, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "out" / "store.sqlite"
    with open_store(place, now=NOW) as store:
        store.stage(reading())
        store.save(outcome(fact()))
    return place


def altered(path: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def refusal(path: Path) -> StoreRefused:
    before = path.read_bytes()
    with pytest.raises(StoreRefused) as caught, open_store(path, now=NOW):
        pass
    assert path.read_bytes() == before
    return caught.value


def test_a_newer_layout_is_refused(path: Path) -> None:
    altered(path, "pragma user_version = 9")
    said = refusal(path)
    assert said.problem.code == "T101"
    assert f"layout 9; this version of factsheet knows layouts up to {len(STEPS)}" in str(said)


def test_an_empty_file_is_not_a_new_store(path: Path) -> None:
    path.write_bytes(b"")
    said = refusal(path)
    assert said.problem.code == "T102"
    assert "would call everything new" in str(said)


@pytest.mark.parametrize(
    "content", [b"x", b"not a database at all" * 500, b"SQLite format 3\0" + b"\7" * 5000]
)
def test_what_is_no_database_is_called_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).problem.code == "T103"


def test_a_store_cut_short_is_called_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9000])
    assert refusal(path).problem.code == "T103"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    altered(path, "create table t (x)")
    assert refusal(path).problem.code == "T104"


def test_a_row_that_was_altered_is_found_out(path: Path) -> None:
    altered(path, "update facts set status = 'confirmed'")
    with open_store(path, now=NOW) as store:
        with pytest.raises(StoreRefused, match=r"a row of table facts \(k1\) was altered"):
            store.facts()
        with pytest.raises(StoreRefused, match="T103"):
            store.check()
        assert store.article("a.txt") == article()


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path) -> None:
    with open_store(path, now=NOW) as store:
        store._rows.execute("pragma max_page_count = 1")
        for number in range(300):
            store.stage(reading(f"{number}.txt"))
        with pytest.raises(StoreRefused) as caught:
            store.save(outcome(fact(), after=timedelta(hours=1)))
        assert caught.value.problem.code == "T106"
        assert "full" in str(caught.value)
    with open_store(path, now=NOW) as store:
        store.check()
        assert len(store.runs()) == 1


def test_a_store_that_somebody_is_writing_to_says_so(path: Path) -> None:
    with open_store(path, now=NOW) as store, contextlib.closing(sqlite3.connect(path)) as other:
        store._rows.execute("pragma busy_timeout = 50")
        other.execute("begin immediate")
        with pytest.raises(StoreRefused) as caught:
            store.save(outcome(fact(), after=timedelta(hours=1)))
        assert caught.value.problem.code == "T105"


def test_eight_altered_bytes_are_refused_or_do_not_matter(path: Path, tmp_path: Path) -> None:
    def read(place: Path) -> object:
        with open_store(place, now=NOW) as store:
            whole = (list(store.articles()), store.claims(), store.facts(), store.runs())
            return (*whole, store.edition(), list(store.fingerprints()), store.seen())

    good, whole = path.read_bytes(), read(path)
    dice = random.Random(8)  # noqa: S311 - the same bytes in every test
    refusals = 0
    for number in range(150):
        bad = bytearray(good)
        for _ in range(8):
            bad[dice.randrange(len(bad))] = dice.randrange(256)
        place = tmp_path / f"{number}.sqlite"
        place.write_bytes(bad)
        try:
            assert read(place) == whole
        except StoreRefused:
            refusals += 1
        place.unlink()
    assert refusals > 20


def test_a_folder_in_its_place_is_told_without_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="T106"):
        open_store(tmp_path, now=NOW)


def test_a_second_run_at_once_is_told_who_is_at_work(path: Path) -> None:
    with open_store(path, now=NOW) as one, open_store(path, now=NOW) as two:
        with one.only_run("factsheet run, process 4711", now=NOW):
            with (
                pytest.raises(StoreRefused) as caught,
                two.only_run("factsheet run, process 4712", now=NOW, wait=0.1),
            ):
                pass
            said = str(caught.value)
            assert caught.value.problem.code == "T105"
            assert "factsheet run, process 4711, since 2024-03-09T07:00:00+00:00" in said
            assert two.facts(), "reading goes on"
        with two.only_run("factsheet run, process 4712", now=NOW, wait=0):
            pass


def test_a_run_that_was_killed_holds_nobody_off(path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from factsheet.store import open_store
from tests.store.samples import NOW
with open_store(Path(sys.argv[1]), now=NOW) as store, store.only_run("one", now=NOW):
    os.kill(os.getpid(), 9)
"""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(path)], check=False, cwd=root)
    with open_store(path, now=NOW) as store, store.only_run("two", now=NOW, wait=0):
        pass


def test_two_who_open_a_new_store_at_once_get_the_same(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from factsheet.store import open_store
from tests.store.samples import NOW
with open_store(Path(sys.argv[1]), now=NOW) as store:
    store.outbox  # opened
    print(store.id)
"""
    command = [sys.executable, "-c", program, str(tmp_path / "store.sqlite")]
    root = Path(__file__).parents[2]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True) for _ in range(2)
    ]
    said = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert said[0] == said[1] != ""
    assert [one.name for one in tmp_path.iterdir()] == ["store.sqlite"]


def test_an_older_layout_is_brought_up_to_date_after_a_copy(path: Path) -> None:
    steps = (*STEPS, ("alter table facts add column note text",))
    before = path.read_bytes()
    opened(path, now=NOW, steps=steps).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (len(steps),)
        assert connection.execute("select id, note from facts").fetchall() == [("AT-01", None)]
    with contextlib.closing(sqlite3.connect(f"{path}.layout-{len(STEPS)}")) as connection:
        assert connection.execute("select id from facts").fetchall() == [("AT-01",)]
    assert len(before) == Path(f"{path}.layout-{len(STEPS)}").stat().st_size


def test_a_step_that_fails_leaves_the_store_as_it_was(path: Path) -> None:
    steps = (*STEPS, ("alter table facts add column note text", "this is no SQL"))
    with pytest.raises(StoreRefused):
        opened(path, now=NOW, steps=steps)
    with open_store(path, now=NOW) as store:
        assert [one.id for one in store.facts()] == ["AT-01"]


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
    ],
)
def test_the_faster_journal_is_used_only_where_its_fault_is_mended(
    version: tuple[int, ...], mode: str
) -> None:
    assert journal(version) == mode


def test_one_scheduler_at_a_time_and_the_other_learns_who(path: Path) -> None:
    def asked(store: Store, holder: str, minute: int) -> Lease:
        now = NOW + timedelta(minutes=minute)
        return store.lease("watch", holder, now=now, until=now + timedelta(minutes=10))

    with open_store(path, now=NOW) as store:
        mine = asked(store, "one", 0)
        assert asked(store, "two", 1) == mine
        assert asked(store, "one", 2) == mine, "written anew only when half of it is over"
        renewed = asked(store, "one", 6)
        assert (renewed.since, renewed.until) == (NOW, NOW + timedelta(minutes=16))
        assert asked(store, "two", 15).holder == "one"
        assert asked(store, "two", 16).holder == "two"
        store.release("watch", "one")
        assert asked(store, "one", 16).holder == "two"
        store.release("watch", "two")
        assert asked(store, "one", 16).holder == "one"
        assert asked(store, "two", -60_000).holder == "two", "taken under another clock"
