"""An edition as plain data, and the data as HTML through the templates."""

from __future__ import annotations

from pathlib import Path

from factsheet.model import DeskSheet, Edition, Language
from factsheet.rendering import Job
from factsheet.sheets import annex, front, registers
from factsheet.sheets.bars import bars
from factsheet.sheets.changed import changes
from factsheet.sheets.contents import contents
from factsheet.sheets.desk import dressed, numbered
from factsheet.sheets.drawings import first_drawings, later_drawings
from factsheet.sheets.events import events
from factsheet.sheets.labels import labels
from factsheet.sheets.scene import Plain, Scene, scene
from factsheet.sheets.speakers import NO_CALLINGS, Callings
from factsheet.sheets.spreadsheet import spreadsheet
from factsheet.sheets.wording import Names, Words
from factsheet.templating import Sandbox, environment, for_markdown

USUAL = DeskSheet()
"""How a sheet looks where the desk sets nothing."""


def page(
    edition: Edition,
    *,
    title: str,
    names: Names,
    language: Language,
    templates: Path | None,
    facts_in_all: int | None = None,
    callings: Callings = NO_CALLINGS,
    desk: DeskSheet = USUAL,
) -> Plain:
    """Everything that the template shows, as dicts, strings and numbers.

    Errors: TemplateBroken, for labels or a rule's line that cannot be used.
    """
    words = Words(language, labels(language, templates), names, callings)
    seen = scene(edition, words)
    sandbox = environment(templates)
    other: Language = "id" if language == "en" else "en"
    there = scene(edition, Words(other, labels(other, templates), names, callings))
    dress = dressed(desk, edition, words)
    asked = dress["sections"]
    counted = bars(seen) if "bars" in asked["first_page"] else None
    numbers = numbered(desk, len(edition.rules), bars=counted is not None)
    fronts = []
    for one in (seen, there):
        inside = contents(one, asked["later_pages"], numbers, counted)
        added = {"contents": inside, "cut": _cut(one, facts_in_all)}
        fronts.append(_front(one, title, sandbox, dress | added))
    said, other_said = fronts
    drawn = later_drawings(seen, there, said, other_said)
    shown = {
        "language": language,
        "L": dict(words.labels),
        "G": dict(there.words.labels),
        "gloss_language": other,
        "issued_iso": edition.issued.isoformat(),
        "numbers": numbers,
        "evidence_for": words.say("evidence_for", letter=numbers["evidence"]),
        **said,
        **drawn,
        **_behind(seen, numbers["registers"]),
    }
    return shown | {"links": annex.links(seen, shown)}


def _front(seen: Scene, title: str, sandbox: Sandbox, dress: Plain) -> Plain:
    """Page 1: the words first, then drawings as large as what is left."""
    said: Plain = {
        **dress,
        "band": front.band(seen, title, dress["cut"]),
        "bottom_line": front.bottom_line(seen, sandbox),
        "tiles": front.tiles(seen) if "figures" in dress["sections"]["first_page"] else [],
        "changes": changes(seen),
    }
    return said | first_drawings(seen, said)


def _cut(seen: Scene, facts_in_all: int | None) -> str:
    """What a sheet says that cannot show all."""
    shown = len(seen.edition.facts)
    cut = facts_in_all is not None and facts_in_all > shown
    return seen.words.say("cut", n=shown, all=facts_in_all) if cut else ""


def _behind(seen: Scene, number: int) -> Plain:
    """What stands behind page 1, and beside the sheet; `number` is that of the first register."""
    return {
        "registers": registers.registers(seen, number),
        "answers": registers.answers(seen),
        "gaps": registers.gaps(seen),
        "evidence": annex.evidence(seen),
        "sources": annex.sources(seen),
        "unused": annex.unused(seen),
        "method": annex.method(seen),
        "spreadsheet": spreadsheet(seen),
        "events": events(seen),
    }


def jobs(data: Plain) -> list[Job]:
    """What is rendered of the data: the page for paper, the page for a screen, the short form."""
    return [
        ("sheet.html", {**data, "paper": True}),
        ("sheet.html", {**data, "paper": False}),
        ("factsheet.md", for_markdown(data)),
    ]
