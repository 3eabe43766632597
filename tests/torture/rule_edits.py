"""T7: rule files saved byte by byte, cut, emptied, deleted and spoilt while the desk runs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from factsheet.inforce import keep_in_force, rules_in_force
from tests.torture.desk import Desk, Verdict, post_office, told
from tests.torture.ports import free_port

DEFENCES: Final = {"last good set": "a broken set is used as far as it goes"}
SHORT: Final = 120
_RUNS: Final = 4


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """After each save some rules are in force, each fault has its place, and nothing is sent again."""
    chance = random.Random(seed)  # noqa: S311 - what to spoil, no secret
    mails = folder / "mails"
    unplaced = ruleless = broken = 0
    with post_office(mails, free_port()) as server:
        desk = Desk(folder / "desk")
        desk.server = server
        desk.print_news(3)
        desk.run()
        keep_in_force(desk.rules, desk.out, ())
        good = {path: path.read_bytes() for path in sorted(desk.rules.rglob("*.yml"))}
        for number, path in enumerate(_saves(good, count, chance)):
            kept = desk.out if without is None else folder / "nothing"
            rulebook, problems = rules_in_force(desk.rules, kept)
            errors = [one for one in problems if one.level == "error"]
            broken += bool(errors)
            unplaced += any(one.place is None for one in errors)
            ruleless += rulebook is None or (bool(errors) and len(rulebook.rules) != 1)
            if number % (count // _RUNS) == 0 and rulebook is not None and not errors:
                desk.run(timedelta(hours=number + 1))
            path.write_bytes(good[path])
        desk.run(timedelta(hours=count + 9))
        copies = told(mails)
    repeats = sum(len(one) - 1 for one in copies.values())
    facts = 3 * 2  # three stories, two readers; an edit that changes nothing tells nothing
    held = not (unplaced or ruleless or repeats) and len(copies) == facts
    return Verdict(
        held,
        {"broken": broken, "unplaced": unplaced, "ruleless": ruleless, "repeats": repeats, "mails": len(copies)},
    )  # fmt: skip


def _saves(good: dict[Path, bytes], count: int, chance: random.Random) -> Iterator[Path]:
    """Spoil one file after another; each is put right again by whoever asked."""
    for _ in range(count):
        path = chance.choice(list(good))
        content = good[path]
        at = chance.randrange(1, len(content))
        spoilt = chance.choice(("cut", "byte", "empty", "tab", "gone"))
        if spoilt == "gone" and path.name != "gift.yml":
            spoilt = "cut"
        if spoilt == "gone":
            path.write_bytes(b"rule: [")
        elif spoilt == "cut":
            path.write_bytes(content[:at])
        elif spoilt == "byte":
            path.write_bytes(content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :])
        elif spoilt == "empty":
            path.write_bytes(b"")
        else:
            path.write_bytes(content[:at] + b"\n\t" + content[at:])
        yield path
