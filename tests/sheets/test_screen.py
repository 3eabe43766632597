"""The page in a real browser: its one script runs, and filters rows; without it all rows are there."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .rendered import html
from .samples import FIFTEEN, edition
from .test_page import data

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
CSP = r'<meta http-equiv="Content-Security-Policy"[^>]*>'


def screen(language: str = "en") -> str:
    return html(data(edition("fifteen"), language), templates=None, on_paper=False)


def shown(text: str, folder: Path) -> str:
    """The page as the browser holds it once it is loaded."""
    if BROWSER is None:
        pytest.skip("no Chromium is there: the page goes unseen")
    (folder / "page.html").write_text(text, encoding="utf-8")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*command, (folder / "page.html").as_uri()],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode or "<html" not in done.stdout:
        pytest.skip(f"Chromium does not start: {done.stderr[-200:]}")
    return done.stdout


def test_the_page_lets_only_its_own_script_run() -> None:
    text = screen()
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text


def test_without_a_script_every_row_is_there_and_no_filter() -> None:
    text = screen()
    assert '<form class="filters" hidden>' in text
    rows = re.findall(r"<tr[^>]*data-status[^>]*>", text)
    assert len([row for row in rows if " id=" in row]) == len(FIFTEEN)
    assert not any(" hidden" in row for row in rows)


@pytest.mark.parametrize(
    ("language", "said", "party"),
    [("en", "15 of 15 facts shown", "Sweden"), ("id", "15 dari 15 fakta ditampilkan", "Swedia")],
)
def test_filters_appear_and_offer_what_the_rows_hold(
    tmp_path: Path, language: str, said: str, party: str
) -> None:
    page = shown(screen(language), tmp_path)
    assert '<form class="filters">' in page
    assert said in page
    assert f"<option>{party}</option>" in page


def test_a_filter_hides_the_rows_that_it_does_not_name(tmp_path: Path) -> None:
    choose = (
        '<script>const party = document.querySelector("select[name=party]");'
        'party.value = "Kenya"; party.dispatchEvent(new Event("change"));</script>'
    )
    page = shown(re.sub(CSP, "", screen()) + choose, tmp_path)
    rows = re.findall(r'<tr id="(\w\w-\d\d)"([^>]*)>', page)
    left = {id_ for id_, said in rows if " hidden" not in said}
    holds = {one.id for one in FIFTEEN if "'KE'" in str(one.slots)}
    assert left == holds
    assert f"{len(holds)} of 15 facts shown" in page


def test_a_strange_script_does_not_run(tmp_path: Path) -> None:
    strange = '<script>document.title = "taken"</script>'
    assert "<title>taken" not in shown(screen() + strange, tmp_path)


def test_labels_of_drawings_keep_their_width_in_any_face() -> None:
    shown = data(edition("fifteen"))
    kept = re.findall(r'textLength="([\d.]+)"', screen())
    marks = [mark for lane in shown["timeline"]["lanes"] for mark in lane["marks"]]
    arrows = [arrow for one in shown["flows"] for arrow in one["arrows"]]
    assert len(kept) == len(marks) + len(arrows)
    assert "textLength" not in html(shown, templates=None, on_paper=True)


def test_every_colour_of_a_drawing_has_another_in_the_dark() -> None:
    text = screen()
    drawings = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
    dark = text.partition("prefers-color-scheme: dark")[2]
    inks = set(re.findall(r'(fill|stroke)="(#\w+)"', drawings))
    assert {f'[{kind}="{ink}"]' for kind, ink in inks if f'[{kind}="{ink}"]' not in dark} == set()
