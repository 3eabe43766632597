"""The rendering child: HTML on standard input, PDF on standard output.

Runs in a process of its own with a memory limit, sees no system font and opens no file or address
but the package's fonts. WeasyPrint and pikepdf are imported here and nowhere else.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import re
import resource
import sys
import tempfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

MEMORY = 3 * 1024**3
"""Bytes of address space. A sheet of 500 facts needs about a third of it."""

_NO_FONTS_BUT_OURS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{sans}</dir><dir>{serif}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
_SMALL = 64_000
"""Characters of a data: address that a template of one's own may hold, for a logo."""
_QUOTE_LANGUAGE = re.compile(r'<blockquote lang="([a-z]{2,3})"')


def main() -> int:
    """Read one job, write one PDF. Log lines of the renderer go to standard error, one a line."""
    gc.disable()  # a short life: collecting costs a third of the time and frees next to nothing
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    job = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as cache:
        _hide_system_fonts(Path(cache))
        pdf = _printed(job)
    sys.stdout.buffer.write(pdf)
    return 0


def _hide_system_fonts(folder: Path) -> None:
    import font_source_sans_pro  # noqa: PLC0415 - only the child may pay for it
    import font_source_serif_pro  # noqa: PLC0415

    settings = _NO_FONTS_BUT_OURS.format(
        sans=font_source_sans_pro.font_directory,
        serif=font_source_serif_pro.font_directory,
        cache=folder,
    )
    (folder / "fonts.conf").write_text(settings, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")


def _printed(job: dict[str, Any]) -> bytes:
    # Imported only now: WeasyPrint looks for fonts as soon as it is there.
    from weasyprint import CSS, HTML, Attachment  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    logging.getLogger("weasyprint").addHandler(_Lines())
    fetcher = _fetcher()
    fonts = FontConfiguration()
    issued = datetime.fromisoformat(job["issued"])
    attached = Attachment(
        string=job["data"],
        name="facts.json",
        description=job["data_about"],
        created=issued,
        modified=issued,
        relationship="Data",
        url_fetcher=fetcher,
    )
    pdf = HTML(string=_covered(job["html"]), url_fetcher=fetcher).write_pdf(
        font_config=fonts,
        stylesheets=[CSS(string=_faces(), font_config=fonts, url_fetcher=fetcher)],
        attachments=[attached],
        pdf_variant="pdf/a-3a",
        pdf_tags=True,
        pdf_identifier=job["identifier"].encode(),
    )
    return _finished(pdf, _QUOTE_LANGUAGE.findall(job["html"]))


class _Lines(logging.Handler):
    """Every warning of the renderer becomes one line on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            sys.stderr.write(" ".join(record.getMessage().split()) + "\n")


def _faces() -> str:
    """Our fonts under names that no installed font has."""
    faces = []
    for name, weight, style, path in _files():
        faces.append(
            f"@font-face{{font-family:'{name}';font-weight:{weight};font-style:{style};"
            f"src:url('{path.as_uri()}')}}"
        )
    return "\n".join(faces)


def _files() -> list[tuple[str, int, str, Path]]:
    import font_source_sans_pro  # noqa: PLC0415
    import font_source_serif_pro  # noqa: PLC0415

    sans = Path(font_source_sans_pro.font_directory)
    serif = Path(font_source_serif_pro.font_directory)
    return [
        ("FS Sans", 400, "normal", sans / "SourceSansPro-Regular.ttf"),
        ("FS Sans", 400, "italic", sans / "SourceSansPro-It.ttf"),
        ("FS Sans", 600, "normal", sans / "SourceSansPro-Semibold.ttf"),
        ("FS Sans", 700, "normal", sans / "SourceSansPro-Bold.ttf"),
        ("FS Serif", 400, "normal", serif / "SourceSerifPro-Regular.ttf"),
        ("FS Serif", 600, "normal", serif / "SourceSerifPro-Semibold.ttf"),
    ]


def _fetcher() -> object:
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    ours = {path.as_uri() for _, _, _, path in _files()}

    class OnlyOurs(URLFetcher):  # type: ignore[misc]
        """Opens the package's fonts and small data: addresses; everything else is refused."""

        def fetch(self, url: str, headers: object = None) -> object:
            if url in ours or (url.startswith("data:") and len(url) <= _SMALL):
                return super().fetch(url, headers)
            raise ValueError(f"the sheet may not open {url[:80]}")

    return OnlyOurs(allow_redirects=False)


def _covered(html: str) -> str:
    """The page with "?" for every character that our fonts cannot draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    with TTFont(_files()[0][3], lazy=True) as font:
        drawn = set(font.getBestCmap())
    lost = {ord(one) for one in set(html)} - drawn - {9, 10, 13}
    return html.translate(dict.fromkeys(lost, "?"))


def _finished(pdf: bytes, languages: list[str]) -> bytes:
    """What the renderer cannot write: PDF/UA id, quote languages, one entry an attachment."""
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(BytesIO(pdf)) as document:
        if "/AF" in document.Root:
            one = {entry.objgen: entry for entry in document.Root.AF}
            document.Root.AF = pikepdf.Array(one.values())
        quotes = _whole_quotes(document)
        if len(quotes) == len(languages):  # else a template of one's own draws quotes its own way
            for node, language in zip(quotes, languages, strict=True):
                node.Lang = pikepdf.String(language)
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about["pdfuaid:part"] = "1"
        out = BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _whole_quotes(document: pikepdf.Pdf) -> list[Any]:
    """Every quotation as one element: the renderer writes one for each of its lines."""
    import pikepdf  # noqa: PLC0415

    whole: list[Any] = []
    for node in [one for one in _nodes(document) if one.get("/S") == "/BlockQuote"]:
        first = node.K[0] if len(node.K) else None
        if isinstance(first, pikepdf.Dictionary) and first.get("/S") != "/Span":
            del node.K[0]  # the mark that a quote begins here
            whole.append(node)
        elif whole:
            for kid in node.K:
                kid.P = whole[-1]
                whole[-1].K.append(kid)
            above = node.P.K
            del above[[one.objgen for one in above].index(node.objgen)]
    return whole


def _nodes(document: pikepdf.Pdf) -> list[Any]:
    """Every structure element in reading order."""
    import pikepdf  # noqa: PLC0415

    found: list[Any] = []
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            found.append(node)
        kids: object = node.get("/K", [])
        several = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [one for one in reversed(several) if isinstance(one, pikepdf.Dictionary)]
    return found


if __name__ == "__main__":
    sys.exit(main())
