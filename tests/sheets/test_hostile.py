"""What an article, a rule, a label or a template holds opens no file, reaches nobody, hides nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import factsheet.sheets.print as printing
from factsheet.model import Edition, Known
from factsheet.sheets import Issued, issue
from factsheet.sheets.page import page

from .rendered import html
from .samples import NAMES, RULES, article, edition, fact
from .samples import SIZES as FACTS
from .test_page import Links

WORD = "kanari-rahasia-7421"
COLOUR = "#1f7a53"
PAINT = b"0.121569 0.478431 0.32549 "

SNIPPETS = (
    '<img alt="x" src="{file}.svg">',
    '<object data="{file}.svg"></object>',
    '<embed src="{file}.svg">',
    '<p style="background: url({file}.svg)">x</p>',
    '<style>p::before {{ content: url("{file}.svg") }}</style>',
    '<ul style="list-style-image: url({file}.svg)"><li>x</ul>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title><image href="{file}.svg" width="9" height="9"/></svg>',
    '<link rel="stylesheet" href="{file}.css">',
    '<style>@import "{file}.css";</style>',
    '<base href="file:///"><img alt="x" src="{path}.svg">',
    '<a rel="attachment" href="{file}.txt">x</a>',
    '<link rel="attachment" href="{file}.txt">',
    '<img alt="x" src="{web}/x.png">',
    '<style>@font-face {{ font-family: x; src: url("{web}/x.ttf") }} p {{ font-family: x }}</style>',
    '<link rel="attachment" href="{web}/x.txt">',
    '<img alt="x" src="{web}/redirect">',
    '<link rel="stylesheet" href="{web}/x.css">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="{file}.txt">x</a>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><use href="{file}.svg#a"/></svg>',
    '<img alt="x" src="FiLe://{path}.svg">',
    '<iframe src="{web}/x.html"></iframe>',
    '<script src="{web}/x.js"></script><script>alert(1)</script>',
    '<meta http-equiv="refresh" content="0; url={web}/">',
)
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect id="a" width="9" height="9" fill="{COLOUR}"/></svg>'
OPEN_CHILD = (
    "import sys; sys.path[:] = {path!r}; from factsheet.sheets import press; "
    "press._fetcher = lambda: __import__('weasyprint.urls').urls.URLFetcher(); "
    "sys.exit(press.main())"
)
"""The rendering child with its guard taken out."""


class Trap:
    """Files that nobody may read and a server that nobody may ask."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        (folder / "secret.txt").write_text(WORD)
        (folder / "secret.svg").write_text(SVG)
        (folder / "secret.css").write_text(f"body {{ background: {COLOUR} }}")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        web = f"http://127.0.0.1:{self.server.server_port}"
        path = folder / "secret"
        self.snippets = [one.format(file=path.as_uri(), path=path, web=web) for one in SNIPPETS]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        asked = self.asked

        class Counting(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(302 if self.path == "/redirect" else 200)
                self.send_header("Location", "/x.png")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        return Counting


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    set_ = Trap(tmp_path)
    threading.Thread(target=set_.server.serve_forever, daemon=True).start()
    yield set_
    set_.server.shutdown()
    set_.server.server_close()


def hostile(bad: list[str]) -> Edition:
    """An edition whose articles hold each of these in every field that reaches the sheet."""
    told = [
        fact(f"AT-{at:02}", "arms-transfer", "alleged", FACTS["fifteen"][0].slots, [at])
        for at in range(1, len(bad) + 1)
    ]
    facts, articles = [], []
    for at, (one, said) in enumerate(zip(told, bad, strict=True), 1):
        claims = [replace(claim, quote=said, speaker=said) for claim in one.claims]
        facts.append(replace(one, claims=tuple(claims)))
        known = Known(said, "stated")
        source = replace(article(at), text=said, sentences=(), cuts=(), address=said)
        articles.append(replace(source, title=known, outlet=known, author=known))
    rules = [replace(RULES[0], title={"en": said, "id": said}) for said in bad]
    rules = [RULES[0], *(replace(one, name=f"rule-{at}") for at, one in enumerate(rules))]
    return replace(
        edition("fifteen"),
        facts=tuple(facts),
        articles=tuple(articles),
        rules=tuple(rules),
        changes=(),
    )


def issued(
    shown: Edition, out: Path, *, title: str = "Kapal", templates: Path | None = None
) -> Issued:
    return issue(
        shown, names=NAMES, labels_language="en", templates=templates, out=out, desk_title=title
    )


def leaked(pdf: Path) -> list[str]:
    """What of the trap a PDF holds."""
    found = []
    with pikepdf.open(pdf) as document:
        found += [name for name in document.attachments if name != "facts.json"]
        for one in document.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image":
                held = one.read_bytes()
                found += [str(sign) for sign in (WORD.encode(), PAINT) if sign in held]
        for page in document.pages:
            for link in page.get("/Annots", []):
                address = str(link.A.get("/URI")) if "/A" in link else "https:"
                if address.partition(":")[0] not in ("http", "https", "mailto"):
                    found.append(address)
    return found


def own_labels(folder: Path, bad: list[str]) -> Path:
    names = [
        "kind",
        "bottom_line",
        "timeline",
        "edition",
        "issued",
        "coverage",
        "rules",
        "footer",
        "gaps",
        "answers",
        "evidence",
        "sources",
        "outlet",
        "headline",
        "published",
        "address",
        "lang",
        "unused",
        "passage",
        "why_not",
        "method",
        "number",
        "status_who",
        "method_read",
    ]
    (folder / "labels").mkdir(parents=True)
    lines = [
        f"{name}: '{said.replace(chr(39), chr(34))}'" for name, said in zip(names, bad, strict=True)
    ]
    (folder / "labels" / "en.yml").write_text("\n".join(lines))
    return folder


def own_template(folder: Path, bad: list[str]) -> Path:
    folder.mkdir(parents=True)
    page = '<html lang="en"><head><title>x</title></head><body><h1>x</h1>{}</body></html>'
    (folder / "sheet.html").write_text(page.format("\n".join(bad)))
    return folder


def plain(text: str) -> None:
    """The page holds no tag and no address of the trap's own."""
    found = Links(text)
    assert not {"img", "object", "embed", "iframe", "link", "base", "image", "use"} & set(
        found.tags
    )
    assert found.tags.count("script") == 1
    assert "default-src 'none'" in text
    assert {one.split(":")[0] for one in found.asked if one[0] != "#"} <= {
        "http",
        "https",
        "mailto",
    }


def test_what_articles_rules_and_labels_hold_is_only_ever_text(trap: Trap, tmp_path: Path) -> None:
    bad = trap.snippets
    templates = own_labels(tmp_path / "templates", bad)
    done = issued(hostile(bad), tmp_path / "out", title=" ".join(bad[:4]), templates=templates)
    assert done.problems == ()
    assert leaked(tmp_path / "out" / "factsheet.pdf") == []
    plain((tmp_path / "out" / "factsheet.html").read_text(encoding="utf-8"))
    assert trap.asked == []


def test_a_title_of_the_desk_is_text(trap: Trap) -> None:
    for title in trap.snippets:
        shown = page(edition("one"), title=title, names=NAMES, language="id", templates=None)
        plain(html(shown, templates=None, on_paper=False))


def test_a_template_reaches_nothing(trap: Trap, tmp_path: Path) -> None:
    templates = own_template(tmp_path / "templates", trap.snippets)
    done = issued(edition("one"), tmp_path / "out", templates=templates)
    assert done.stands
    assert sum("may not open" in one.what for one in done.problems) >= 10
    assert leaked(tmp_path / "out" / "factsheet.pdf") == []
    assert trap.asked == []


def test_without_the_guard_the_trap_is_sprung(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_CHILD", OPEN_CHILD.format(path=sys.path))
    templates = own_template(
        tmp_path / "templates", [one for one in trap.snippets if "<base" not in one]
    )
    issued(edition("one"), tmp_path / "out", templates=templates)
    assert {str(WORD.encode()), str(PAINT)} <= set(leaked(tmp_path / "out" / "factsheet.pdf"))
    assert trap.asked


LETTERS = {
    "one word": "a" * 100_000,
    "one line": "kapal " * 170_000,
    "nested": "(" * 5_000 + "x" + ")" * 5_000,
    "marks": "e" + "\u0301" * 100_000,
    "bidi": "\u202ekapal\u2066 ab\u200f",
    "controls": "ka\x00pal\x07\x1b[31m\x7f\x85",
    "right to left": "\u0633\u0641\u064a\u0646\u0629",
    "surrogate": "kapal \ud800",
    "lines": "\u2028kapal\r\n\f",
}


def test_hostile_letters_are_drawn_in_time(tmp_path: Path) -> None:
    done = issued(hostile(list(LETTERS.values())), tmp_path)
    assert [one.code for one in done.problems] == []
    assert (tmp_path / "factsheet.pdf").stat().st_size < 2_000_000


def bomb(folder: Path, body: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "sheet.html").write_text(f'<html lang="en"><title>x</title>{body}</html>')
    return folder


@pytest.mark.parametrize(
    ("body", "limits", "what"),
    [
        ("<p>{{ 'kapal ' * 900000 }}", {"deadline": 1}, "takes more than 1 seconds"),
        ("<table><tr><td colspan=1000000>x</table>", {"deadline": 1}, "takes more than 1 seconds"),
        ("{{ '<p><b>x</b>'|safe * 60000 }}", {"memory": 400 * 2**20}, "needs more memory"),
        ("{{ '<div>'|safe * 2000 }}x", {"deadline": 20}, "could not be made"),
    ],
)
def test_a_page_beyond_its_limits_is_told_and_the_last_edition_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, limits: dict[str, Any], what: str
) -> None:
    kept = tmp_path / "editions" / "0001" / "factsheet.pdf"
    assert issued(edition("one", first=True), tmp_path).stands
    before = kept.read_bytes()
    issuing = sys.modules["factsheet.sheets.issue"]
    monkeypatch.setattr(issuing, "printed", partial(printing.printed, **limits))
    done = issued(edition("one"), tmp_path, templates=bomb(tmp_path / "templates", body))
    (problem,) = done.problems
    assert what in problem.what
    assert problem.hint
    assert "editions/" in problem.hint
    assert kept.read_bytes() == before
