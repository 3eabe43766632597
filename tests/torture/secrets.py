"""T26: the password of the mail server appears nowhere, whatever goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.torture.desk import ROOT, Desk, Verdict, post_office
from tests.torture.ports import free_port

DEFENCES: Final = {"no words of it": "the server's answer repeats the password, and is kept"}
SHORT: Final = 1
_CANARY: Final = "canary-4711-song"
_MAIL: Final = """
audiences:
  - {name: readers, channel: email, to: [ana@example.org]}
first_run_alerts: yes
mail: {host: 127.0.0.1, port: PORT, sender: desk@example.org, user: desk, security: SECURITY}
"""


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Runs with a password, over servers of each kind, with and without --debug; then all is searched."""
    del seed, count
    said = []
    for kind in ("good", "auth", "421"):
        for security in ("none", "starttls", "tls"):
            home = folder / f"{kind}-{security}"
            with post_office(folder / f"mails-{kind}-{security}", free_port(), kind) as server:
                desk = Desk(home)
                settings = _MAIL.replace("PORT", str(server.port)).replace("SECURITY", security)
                (desk.rules / "desk.yml").write_text("title: {en: A desk}\n" + settings, "utf-8")
                desk.print_news()
                said.append(_run(desk))
    if without:
        (folder / "good-none" / "out" / "note.txt").write_text(f"535 {_CANARY}", "utf-8")
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = [path.name for path in files if _CANARY.encode() in path.read_bytes()]
    spoken = sum(_CANARY in words for words in said)
    tried = sum("delivered" in words for words in said)
    return Verdict(
        not found and not spoken and tried > 0,
        {"files": len(files), "found": found, "spoken": spoken},
    )


def _run(desk: Desk) -> str:
    command = [
        sys.executable,
        "-m",
        "factsheet",
        "run",
        "--debug",
        "-C",
        str(desk.folder),
        "--articles",
        str(desk.news),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACTSHEET_MAIL_PASSWORD": _CANARY}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
