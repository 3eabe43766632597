"""Folders and files give pages in a fixed order; what goes wrong is told and stops nothing."""

from __future__ import annotations

import os
import threading
import time
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from factsheet.errors import Problem
from factsheet.model import Page
from factsheet.sources import Seen, collect
from factsheet.sources.limits import MOST_BYTES


def lay(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def pages(*roots: Path, **more: Any) -> list[Page]:
    return [item for item in collect(roots, **more) if isinstance(item, Page)]


def problems(*roots: Path) -> list[Problem]:
    return [item for item in collect(roots) if isinstance(item, Problem)]


def test_pages_come_in_order_named_by_their_path_below_the_root(tmp_path: Path) -> None:
    lay(tmp_path, {"b.txt": "b", "a/z.md": "z", "a/b/c.HTML": "<p>c", "c.jsonl": '{"text": "t"}'})
    found = [(page.name, page.media) for page in pages(tmp_path)]
    assert found == [
        ("a/b/c.HTML", "html"),
        ("a/z.md", "markdown"),
        ("b.txt", "text"),
        ("c.jsonl#1", "text"),
    ]


def test_a_file_asked_for_by_name_keeps_its_name(tmp_path: Path) -> None:
    lay(tmp_path, {"deep/one.txt": "One."})
    assert [page.name for page in pages(tmp_path / "deep" / "one.txt")] == ["one.txt"]


def test_two_folders_with_the_same_file_name_give_two_names_and_one_file_twice_gives_one(
    tmp_path: Path,
) -> None:
    lay(tmp_path, {"a/x.txt": "One.", "b/x.txt": "Two."})
    found = [page.name for page in pages(tmp_path / "a", tmp_path / "b", tmp_path / "b" / "x.txt")]
    assert found == ["x.txt", "b/x.txt"]


def test_front_matter_labels_the_page_and_is_no_part_of_it(tmp_path: Path) -> None:
    front = '---\ntitle: Peru: twelve jets\noutlet: "Northern Ledger"\ndate: 2024-05-03\nfacts:\n  - {title: no}\n---\nText.\n'
    lay(tmp_path, {"a.txt": front})
    (page,) = pages(tmp_path)
    assert (page.title, page.outlet, page.published) == (
        "Peru: twelve jets",
        "Northern Ledger",
        date(2024, 5, 3),
    )
    assert page.content == b"Text.\n"


def test_a_page_that_only_begins_with_a_rule_has_no_front_matter(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "---\nText that goes on.\n"})
    (page,) = pages(tmp_path)
    assert page.content == b"---\nText that goes on.\n"


def test_a_sidecar_labels_its_page_and_the_front_matter_wins(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "a.html": "---\ntitle: Inner\n---\n<p>Text.</p>",
            "a.html.meta.yml": "title: Outer\nauthor: Ana\nurl: https://example.org/a\nlanguage: id-ID\npublished: 14/09/2023\n",
        },
    )
    (page,) = pages(tmp_path)
    assert (page.title, page.author, page.address) == ("Inner", "Ana", "https://example.org/a")
    assert (page.language, page.published) == ("id", date(2023, 9, 14))


def test_a_sidecar_that_is_no_text_is_told_and_the_page_still_comes(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "Text.", "a.txt.meta.yml": b"title: \xff\xfe\x80"})
    items = list(collect([tmp_path]))
    assert [item.code for item in items if isinstance(item, Problem)] == ["S107"]
    assert [item.name for item in items if isinstance(item, Page)] == ["a.txt"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "S103"),
        (b" \n\t\n", "S103"),
        (b"---\ntitle: a\n---\n", "S103"),
        (b"\x00\x01\x02\x00\x00abc", "S104"),
        (b"%PDF-1.7\nabc", "S104"),
        (b"abc\x01\x02\x03\x04\x05", "S104"),
    ],
)
def test_what_cannot_be_an_article_is_told_and_the_rest_goes_on(
    tmp_path: Path, content: bytes, code: str
) -> None:
    lay(tmp_path, {"a.txt": content, "b.txt": "Text."})
    assert [item.code for item in problems(tmp_path)] == [code]
    assert [page.name for page in pages(tmp_path)] == ["b.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_in_any_usual_encoding_is_a_page(tmp_path: Path, encoding: str) -> None:
    lay(tmp_path, {"a.txt": "Perundingan é di Lima dimulai pagi ini.".encode(encoding)})
    assert len(pages(tmp_path)) == 1


def test_a_file_that_is_too_large_is_told_with_its_size_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(5 * MOST_BYTES)
    tracemalloc.start()
    (problem,) = problems(tmp_path)
    _, most_held = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.code == "S105"
    assert "50.0 MB" in problem.what
    assert most_held < MOST_BYTES / 10


def test_a_missing_folder_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    lay(tmp_path, {"there/a.txt": "Text."})
    items = list(collect([tmp_path / "not", tmp_path / "there"]))
    assert isinstance(items[0], Problem)
    assert items[0].code == "S101"
    assert isinstance(items[1], Page)


def test_a_dead_link_is_told_and_a_looped_one_ends(tmp_path: Path) -> None:
    lay(tmp_path, {"a/one.txt": "One."})
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    items = list(collect([tmp_path]))
    assert [item.name for item in items if isinstance(item, Page)] == ["a/one.txt"]
    assert [item.code for item in items if isinstance(item, Problem)] == ["S102"]


def test_other_files_are_counted_once_as_advice(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "One.", "b.pdf": "x", "c.pdf": "x", "d/e": "x", ".hidden": "x"})
    (problem,) = problems(tmp_path)
    assert (problem.code, problem.level) == ("S108", "advice")
    assert problem.what == "3 other files left alone: 2 .pdf, 1 no suffix"


def test_a_second_pass_skips_what_stands_and_reads_what_changed(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "One.", "b.txt": "Two.", "d/c.jsonl": '{"text": "Three."}'})
    first = collect([tmp_path])
    assert len(list(first)) == 3
    (tmp_path / "b.txt").write_text("Other.")
    again = collect([tmp_path], first.seen)
    assert [item.name for item in again if isinstance(item, Page)] == ["b.txt"]
    assert sorted(again.unchanged) == ["a.txt", "d/c.jsonl"]
    assert set(again.seen) == {"b.txt"}


def test_a_file_that_was_only_touched_is_unchanged(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "One."})
    first = collect([tmp_path])
    list(first)
    os.utime(tmp_path / "a.txt", ns=(5, 5))
    again = collect([tmp_path], first.seen)
    assert list(again) == []
    assert again.unchanged == ["a.txt"]
    assert again.seen["a.txt"].mtime_ns == 5


def test_a_changed_sidecar_makes_its_page_new(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "One.", "a.txt.meta.yml": "title: A"})
    first = collect([tmp_path])
    list(first)
    assert list(collect([tmp_path], first.seen)) == []
    lay(tmp_path, {"a.txt.meta.yml": "title: Another"})
    assert [page.title for page in pages(tmp_path, known=first.seen)] == ["Another"]


def test_front_matter_may_be_any_sound_yaml(tmp_path: Path) -> None:
    front = "---\ntitle: >\n  Twelve jets\n  for Peru\noutlet: 'Ana''s Ledger'\n---\nText.\n"
    lay(tmp_path, {"a.txt": front})
    (page,) = pages(tmp_path)
    assert (page.title, page.outlet) == ("Twelve jets for Peru", "Ana's Ledger")


def test_a_page_of_the_same_name_from_another_folder_replaces_nothing(tmp_path: Path) -> None:
    lay(tmp_path, {"one/a.txt": "One.", "two/a.txt": "Two, of other words."})
    first = collect([tmp_path / "one"], base=tmp_path)
    list(first)
    second = collect([tmp_path / "two"], first.seen, base=tmp_path)
    told, page = list(second)
    assert isinstance(told, Problem)
    assert (told.code, told.level) == ("S109", "advice")
    assert isinstance(page, Page)
    assert page.name == "two/a.txt"
    known = {**first.seen, **second.seen}
    assert list(collect([tmp_path / "two"], known, base=tmp_path)) == []
    lay(tmp_path, {"two/a.txt": "Two, mended."})
    (again,) = collect([tmp_path / "two"], known, base=tmp_path)
    assert isinstance(again, Page)
    assert again.name == "two/a.txt"


def test_a_folder_that_moved_or_was_copied_brings_nothing_new(tmp_path: Path) -> None:
    lay(tmp_path, {"one/a.txt": "One.", "one/b.txt": "Two."})
    first = collect([tmp_path / "one"], base=tmp_path)
    list(first)
    lay(tmp_path, {"copy/a.txt": "One.", "copy/b.txt": "Two."})
    again = collect([tmp_path / "copy"], first.seen, base=tmp_path)
    assert list(again) == []
    assert sorted(again.unchanged) == ["a.txt", "b.txt"]


def test_three_folders_of_one_name_keep_three_pages(tmp_path: Path) -> None:
    roots = [tmp_path / one / "news" for one in ("x", "y", "z")]
    for at, root in enumerate(roots):
        lay(root, {"a.txt": f"Text number {at}."})
    known: dict[str, Seen] = {}
    for root in roots:
        found = collect([root], known, base=tmp_path / "out")
        list(found)
        known |= found.seen
    assert sorted(known) == ["a.txt", "news/a.txt", "z/news/a.txt"]


def writing(path: Path, pieces: int) -> threading.Thread:
    """Somebody who writes a piece every tenth of a second."""

    def write() -> None:
        with path.open("a", encoding="utf-8") as file:
            for number in range(pieces):
                file.write(f"Piece {number}. ")
                file.flush()
                time.sleep(0.1)

    thread = threading.Thread(target=write)
    thread.start()
    return thread


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_file_that_is_still_being_written_is_read_the_next_time(
    name: str, tmp_path: Path
) -> None:
    lay(tmp_path, {name: '{"text": "One."}\n{"text": "', "b.txt": "Whole."})
    writer = writing(tmp_path / name, 15)
    first = collect([tmp_path], now=datetime.now(UTC))
    items = list(first)
    assert [item.code for item in items if isinstance(item, Problem)] == ["S115"]
    assert [item.name for item in items if isinstance(item, Page)] == ["b.txt"]
    assert set(first.seen) == {"b.txt"}
    writer.join()
    (tmp_path / name).write_text('{"text": "One and two."}')
    again = collect([tmp_path], first.seen, now=datetime.now(UTC) + timedelta(minutes=5))
    (page,) = again
    assert isinstance(page, Page)
    assert page.name.startswith(name)


def test_files_just_written_cost_a_run_one_second_and_are_read(tmp_path: Path) -> None:
    lay(tmp_path, {f"{number}.txt": "Whole." for number in range(5)})
    started = time.monotonic()
    assert len(pages(tmp_path, now=datetime.now(UTC))) == 5
    assert time.monotonic() - started < 2.5
