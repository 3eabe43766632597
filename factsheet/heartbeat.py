"""A file that is written anew after each good run, for whoever watches the desk from outside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from factsheet.atomic import write_whole

FILE: Final = "heartbeat.json"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """When the last good run was, and since when the rules have been broken, if they are."""

    run: datetime
    broken: datetime | None = None


def write_heartbeat(out: Path, beat: Heartbeat, facts: int) -> None:
    """Write it whole. Errors: OSError."""
    told = {
        "run": beat.run.isoformat(),
        "facts": facts,
        "rules_broken_since": beat.broken and beat.broken.isoformat(),
    }
    write_whole(out / FILE, (json.dumps(told, indent=1) + "\n").encode())


def read_heartbeat(out: Path) -> Heartbeat | None:
    """The last one; None where there is none that can be read."""
    try:
        told = json.loads((out / FILE).read_bytes())
        broken = told["rules_broken_since"]
        return Heartbeat(_moment(told["run"]), _moment(broken) if broken else None)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
