"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.atomic import sweep, write_whole


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, None)  # type: ignore[arg-type]
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert path.read_bytes() == b"old"


def test_what_a_crash_left_half_written_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    for name in (".a.md.x1y2.part", "a.md", ".hidden", "b.part"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    sweep([tmp_path, tmp_path / "missing"])
    assert sorted(one.name for one in tmp_path.iterdir()) == [".hidden", "a.md", "b.part"]
