"""Alert files are whole or not there; the feed lists them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from factsheet.alerts import Voice, address, files
from factsheet.model import Alert

from .samples import NOW, alert, change, desk

ATOM = "{http://www.w3.org/2005/Atom}"


def filed(key: str = "k1") -> Alert:
    (made,) = address([change(key=key)], desk(), Voice(sheet="../factsheet.pdf"), now=NOW).alerts
    return made


def test_an_alert_is_one_file_to_read_and_one_for_programs(tmp_path: Path) -> None:
    path = files.write(filed(), tmp_path / "alerts")
    assert path.name.startswith("alert-at-01-new-")
    assert "> Swedia telah mengirim 12 jet tempur" in path.read_text(encoding="utf-8")
    held = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert held["items"][0]["id"] == "AT-01"


def test_writing_it_again_makes_no_second_file(tmp_path: Path) -> None:
    files.write(filed(), tmp_path)
    before = sorted(tmp_path.iterdir())
    files.write(filed(), tmp_path)
    assert sorted(tmp_path.iterdir()) == before
    assert len(before) == 2


def test_a_name_holds_only_safe_characters() -> None:
    name = files.file_name(alert(fact_id="../ÄT:" + "x" * 200, id="0123456789abcdef01234567"))
    assert name == f"alert-t-{'x' * 46}-0123456789abcdef0123"


def test_the_feed_lists_the_alerts_for_a_feed_reader(tmp_path: Path) -> None:
    files.write(filed("k1"), tmp_path)
    files.write(filed("k2"), tmp_path)
    (tmp_path / "alert-broken.json").write_text("{", encoding="utf-8")
    feed = ET.parse(files.write_feed(tmp_path, "Arms \x00desk")).getroot()  # noqa: S314 - our own file
    assert feed.findtext(f"{ATOM}title") == "Arms desk"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    assert entries[0].findtext(f"{ATOM}id", "").startswith("urn:factsheet:alert:")
    content = entries[0].find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert "<blockquote" in (content.text or "")
