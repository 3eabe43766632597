"""The rendering child: HTML on standard input, PDF on standard output.

Runs in a process of its own with a memory limit, sees no system font and opens no file or address
but the package's fonts. WeasyPrint is imported here and nowhere else, pikepdf by `finish` only.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from factsheet.child import limited
from factsheet.sheets.faces import FACES, SANS, SERIF, drawn
from factsheet.sheets.print import TOO_LARGE

_NO_FONTS_BUT_OURS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{sans}</dir><dir>{serif}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
_SMALL = 64_000
"""Characters of a data: address that a template of one's own may hold, for a logo."""


def main() -> int:
    """Read one job, write one PDF. Log lines of the renderer go to standard error, one a line."""
    gc.disable()  # a short life: collecting costs a third of the time and frees next to nothing
    job = json.load(sys.stdin)
    limited(seconds=job["deadline"], memory=job["memory"])
    try:
        with tempfile.TemporaryDirectory() as cache:
            _hide_system_fonts(Path(cache))
            pdf = _printed(job)
    except MemoryError:
        return TOO_LARGE
    sys.stdout.buffer.write(pdf)
    return 0


def _hide_system_fonts(folder: Path) -> None:
    settings = _NO_FONTS_BUT_OURS.format(sans=SANS, serif=SERIF, cache=folder)
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
    from factsheet.sheets.finish import finished  # noqa: PLC0415

    return finished(pdf, job["html"], job["links"])


class _Lines(logging.Handler):
    """Every warning of the renderer becomes one line on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            sys.stderr.write(" ".join(record.getMessage().split()) + "\n")


def _faces() -> str:
    """Our fonts under names that no installed font has."""
    return "\n".join(
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};"
        f"font-style:{face.style};src:url('{face.path.as_uri()}')}}"
        for face in FACES
    )


def _fetcher() -> object:
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    ours = {face.path.as_uri() for face in FACES}

    class OnlyOurs(URLFetcher):  # type: ignore[misc]
        """Opens the package's fonts and small data: addresses; everything else is refused."""

        def fetch(self, url: str, headers: object = None) -> object:
            if url in ours or (url.startswith("data:") and len(url) <= _SMALL):
                return super().fetch(url, headers)
            raise ValueError(f"the sheet may not open {url[:80]}")

    return OnlyOurs(allow_redirects=False)


def _covered(html: str) -> str:
    """The page with "?" for every character that our fonts cannot draw."""
    lost = {ord(one) for one in set(html)} - drawn() - {9, 10, 13}
    return html.translate(dict.fromkeys(lost, "?"))


if __name__ == "__main__":
    sys.exit(main())
