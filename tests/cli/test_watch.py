from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, factsheet, workspace


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
            assert "watching: every 30 minutes" in watching.stderr.readline()
            while not (second := factsheet("watch", cwd=desk)).err.count("another scheduler"):
                assert second.code == 2
            assert f"process {watching.pid}" in second.err
        finally:
            watching.send_signal(signal.SIGTERM)
        assert "stopped." in watching.stderr.read()
    assert watching.returncode == 0
