"""T24: copies made while runs write, brought back in place of a store that is gone."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.torture.desk import START, Desk, Verdict, in_a_child

DEFENCES: Final = {"whole copies": "the file is copied while it is written"}
SHORT: Final = 8


def torture(folder: Path, seed: int, count: int, without: str | None) -> Verdict:
    """Each round a day passes, a copy is made while another process writes, and is brought back."""
    del seed
    desk = Desk(folder / "desk")
    desk.print_news(2)
    desk.run()
    wrong = missing = 0
    for day in range(1, count + 1):
        desk.print_news(2)
        after = timedelta(days=day)
        in_a_child(lambda: desk.run(after))  # noqa: B023 - run at once
        copy = desk.out / "backups" / f"store-{START + after:%Y-%m-%d}.sqlite"
        if not copy.exists():
            missing += 1
            continue
        before = _facts(desk)[:-2]  # the copy stands before the news of its day
        if without:
            copy.write_bytes((desk.out / "store.sqlite").read_bytes()[:-5000])
        whole = (desk.out / "store.sqlite").read_bytes()
        shutil.copyfile(copy, desk.out / "store.sqlite")
        wrong += _read(desk) != before
        (desk.out / "store.sqlite").write_bytes(whole)
    kept = len(list((desk.out / "backups").glob("*.sqlite")))
    held = not (wrong or missing) and kept == min(count, 3)
    return Verdict(held, {"wrong": wrong, "missing": missing, "kept": kept})


def _read(desk: Desk) -> list[str] | None:
    try:
        return _facts(desk)
    except Exception:  # noqa: BLE001 - whatever a bad copy does, it is no restored store
        return None


def _facts(desk: Desk) -> list[str]:
    with desk.store() as store:
        store.check()
        return [one.id for one in sorted(store.facts(), key=lambda one: int(one.id[3:]))]
