"""Who hears of what, and when, as the desk's settings say it."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from factsheet.model import Audience
from factsheet.planned import Hours, Plan
from factsheet.rulebook import load

ERRORS = Path(__file__).parent / "errors"
DESK = """
title: {en: A desk}
audiences:
  - name: all
    channel: file
"""


def read(folder: Path, keys: str) -> Audience:
    """The audience with these keys; the desk's rules are of gifts between countries."""
    (folder / "lists").mkdir()
    (folder / "gift.yml").write_bytes((ERRORS / "base-rule.yml").read_bytes())
    for name in ("thing", "give"):
        (folder / "lists" / f"{name}.yml").write_bytes((ERRORS / f"base-{name}.yml").read_bytes())
    lines = "".join(f"    {line}\n" for line in keys.splitlines())
    (folder / "desk.yml").write_text(DESK + lines, encoding="utf-8")
    rulebook, problems = load(folder)
    assert [one for one in problems if one.level == "error"] == []
    return rulebook.desk.audiences[0]


def test_a_party_is_named_in_any_language_or_by_its_id_and_brings_those_that_belong_to_it(
    tmp_path: Path,
) -> None:
    about = read(tmp_path, "about: {party: [Rusia, KP], giver: South Korea, item: barang}").about
    assert about["party"] == ("RU", "KP")
    assert about["giver"] == ("KR",)
    assert about["item"] == ("goods", "ships")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("at once", None),
        ("hourly", Plan("every hour", every=timedelta(hours=1))),
        (
            "daily 07:00 Asia/Jakarta",
            Plan("daily 07:00 Asia/Jakarta", at=time(7), zone="Asia/Jakarta"),
        ),
    ],
)
def test_alerts_come_at_once_or_together(said: str, meant: Plan | None, tmp_path: Path) -> None:
    assert read(tmp_path, f"when: {said}").digest == meant


def test_quiet_hours_a_cap_the_sheet_and_the_desks_own_health(tmp_path: Path) -> None:
    keys = "quiet: 22:00-06:00 Asia/Jakarta\nmost_an_hour: 10\nattach: pdf\nhealth: yes"
    audience = read(tmp_path, keys)
    assert audience.quiet == Hours("22:00-06:00 Asia/Jakarta", time(22), time(6), "Asia/Jakarta")
    assert (audience.most_an_hour, audience.attach, audience.health) == (10, True, True)


def test_what_is_left_out_narrows_and_holds_nothing(tmp_path: Path) -> None:
    audience = read(tmp_path, "language: id")
    assert (audience.about, audience.digest, audience.quiet) == ({}, None, None)
    assert (audience.most_an_hour, audience.attach, audience.health) == (None, False, False)
