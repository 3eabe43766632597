from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factsheet.cli.shared import Session
from factsheet.cli.watch import Watching
from factsheet.schedule import Stopped
from factsheet.store import open_store
from tests.commands import ROOT, factsheet, workspace

BASE = Path(__file__).parents[1] / "rulebook" / "errors"
LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC  \S")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is not sent there")
def test_one_scheduler_keeps_a_store_names_itself_to_others_and_ends_when_asked(
    tmp_path: Path,
) -> None:
    desk = workspace(tmp_path / "ws")
    command = [sys.executable, "-m", "factsheet", "watch"]
    with subprocess.Popen(
        command, cwd=desk, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    ) as watching:  # fmt: skip
        assert watching.stderr is not None
        try:
            lines = [watching.stderr.readline()]
            assert "watching: every 30 minutes" in lines[0]
            while not (second := factsheet("watch", cwd=desk)).err.count("another scheduler"):
                assert second.code == 2
            assert f"process {watching.pid}" in second.err
            watching.send_signal(signal.SIGHUP)
            lines.append(watching.stderr.readline())
            assert "rules read again: 3 in force." in lines[1]
        finally:
            watching.send_signal(signal.SIGTERM)
        lines += watching.stderr.read().splitlines()
    assert "stopped." in lines[-1]
    assert all(map(LINE.match, lines)), "one line an event, each with its time"
    assert watching.returncode == 0


def test_a_run_that_is_asked_to_stop_leaves_every_article_to_the_next(tmp_path: Path) -> None:
    homes = {
        "rule": "gift.yml",
        "thing": "lists/thing.yml",
        "give": "lists/give.yml",
        "desk": "desk.yml",
    }
    (tmp_path / "rules" / "lists").mkdir(parents=True)
    for name, home in homes.items():
        (tmp_path / "rules" / home).write_bytes((BASE / f"base-{name}.yml").read_bytes())
    (tmp_path / "seeds").mkdir()
    for number in range(3):
        (tmp_path / "seeds" / f"{number}.txt").write_text("Nothing of note happened.", "utf-8")
    now = datetime(2024, 5, 1, 8, tzinfo=UTC)
    session = Session(tmp_path, now, json=False, quiet=True, debug=False)
    watching = Watching(session, tmp_path / "out", None)
    watching.stop.set()
    with pytest.raises(Stopped):
        watching.run()
    watching.stop.clear()
    watching.run()
    with open_store(tmp_path / "out" / "store.sqlite", now=now) as store:
        assert store.counts()["articles"] == 3
        assert store.counts()["runs"] == 1
