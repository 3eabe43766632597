"""`factsheet sheet --preview`: drawn anew at each save; what is wrong is told, the last good stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from factsheet.cli.preview import kept_up
from factsheet.cli.shared import Session
from tests.commands import FIRST, NOW, ROOT, factsheet, workspace


def session(folder: Path) -> Session:
    moment = datetime.fromisoformat(NOW)
    return Session(folder, moment, json=False, quiet=True, debug=False)


@pytest.mark.parametrize(
    ("name", "draws"),
    [
        ("templates/sheet.css", 2),
        ("templates/labels/en.yml", 2),
        ("templates/own/new.html", 2),
        ("rules/desk.yml", 2),
        ("rules/logo.svg", 2),
        ("seeds/first.txt", 1),
    ],
)
def test_it_draws_now_and_at_each_save_of_what_the_look_depends_on(
    tmp_path: Path, name: str, draws: int
) -> None:
    for folder in ("templates/labels", "templates/own", "rules", "seeds"):
        (tmp_path / folder).mkdir(parents=True)
    seen: list[int] = []
    saves: list[Callable[[], object]] = [
        lambda: None,
        lambda: (tmp_path / name).write_text("x", "utf-8"),
        lambda: None,
    ]

    def pause(_: float) -> None:
        if not saves:
            raise KeyboardInterrupt
        saves.pop(0)()

    def draw() -> int:
        seen.append(1)
        return 1

    assert kept_up(session(tmp_path), draw, pause=pause) == 0
    assert len(seen) == draws


@pytest.mark.slow
def test_a_slip_in_a_template_is_told_and_the_last_good_sheet_stays(tmp_path: Path) -> None:
    desk = workspace(tmp_path / "ws")
    (desk / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    assert factsheet("run", "--now", NOW, cwd=desk).code == 0
    page, own = desk / "out" / "factsheet.html", desk / "templates" / "own"
    told = tmp_path / "told.txt"
    with told.open("w") as file:
        command = [sys.executable, "-m", "factsheet", "sheet", "--preview"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        running = subprocess.Popen(command, cwd=desk, env=environment, stdout=file, stderr=file)
        try:
            wait_for(told, "Edition 1: ")
            own.mkdir(exist_ok=True)
            (own / "sheet.html").write_text(
                '{% extends "shipped/sheet.html" %}\n{% block footer %}{{ band.isued }}{% endblock %}'
            )
            wait_for(told, 'did you mean "issued"?')
            assert "sheet.html:2" in told.read_text()
            assert "Mine since" not in page.read_text("utf-8")
            (own / "sheet.html").write_text(
                '{% extends "shipped/sheet.html" %}\n{% block footer %}Mine since {{ band.issued }}{% endblock %}'
            )
            wait_for(told, "Edition 1: ", times=2)
            assert "Mine since 1 May 2024" in page.read_text("utf-8")
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 0
        finally:
            running.kill()
    assert told.read_text().endswith("stopped.\n")


def wait_for(file: Path, words: str, *, times: int = 1) -> None:
    for _ in range(400):
        if file.read_text("utf-8").count(words) >= times:
            return
        time.sleep(0.3)
    pytest.fail(file.read_text("utf-8"))
