"""Issue an edition: draw it, print it, lay it down. The one way out of this room."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from factsheet.atomic import write_all
from factsheet.errors import Problem
from factsheet.model import DeskSheet, Edition, Language
from factsheet.record import fact_record, id_order, view_record
from factsheet.rendering import rendered
from factsheet.sheets.edition import on_paper
from factsheet.sheets.events import calendar_file
from factsheet.sheets.page import USUAL, jobs, page
from factsheet.sheets.print import Printed, printed
from factsheet.sheets.speakers import NO_CALLINGS, Callings
from factsheet.sheets.spreadsheet import csv_file
from factsheet.sheets.wording import Names
from factsheet.templating import TemplateBroken


@dataclass(frozen=True, slots=True)
class Issued:
    """The files of an edition. With an error among `problems`, the last edition still stands."""

    paths: tuple[Path, ...] = ()
    facts: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def stands(self) -> bool:
        """Was the edition written?"""
        return bool(self.paths)


def issue(
    edition: Edition,
    *,
    names: Names,
    labels_language: Language,
    templates: Path | None,
    out: Path,
    desk_title: str,
    callings: Callings = NO_CALLINGS,
    desk: DeskSheet = USUAL,
) -> Issued:
    """The sheet as PDF, HTML and Markdown, its facts as JSON and CSV, its plans as a calendar.

    All lies in `out`, and again in `editions/NNNN/`.

    A view is no edition: it is written to `out` alone.
    `names` says what list ids are called, by language (`names_of`), `callings` whom a speaker's
    words name (`callings_of`); `templates` is the user's folder, read before the shipped one;
    `desk` is what the desk set for its sheets. What cannot be drawn or written is a Problem; without a
    PDF the others are there all the same.
    """
    draw = partial(
        page,
        title=desk_title,
        names=names,
        language=labels_language,
        templates=templates,
        callings=callings,
        desk=desk,
    )
    shown = on_paper(edition)
    try:
        data = draw(edition)
        sheet = data if shown is edition else draw(shown, facts_in_all=len(edition.facts))
        work = (*jobs(sheet)[:1], *jobs(data)[1:])
        paper, screen, short = map(_whole, rendered(templates, work))
    except TemplateBroken as broken:
        return Issued(problems=(broken.problem,))
    whole = _whole(facts_json(edition))
    pdf = _pdf(edition, paper, whole, sheet["links"])
    files = {
        "factsheet.html": screen.encode(),
        "facts.jsonl": _whole(facts_lines(edition)).encode(),
        "facts.json": whole.encode(),
        "facts.csv": csv_file(data["spreadsheet"]),
        "meetings.ics": calendar_file(data["events"], title=data["band"]["title"], edition=edition),
        "factsheet.md": short.encode(),
    }
    notes: tuple[Problem, ...] = (pdf,) if isinstance(pdf, Problem) else ()
    if isinstance(pdf, Printed):
        files = {"factsheet.pdf": pdf.pdf, **files}
        notes = tuple(Problem("S704", line, level="advice") for line in pdf.complaints)
    try:
        paths = _laid_down(files, edition, out)
    except OSError as error:
        return Issued(problems=(Problem("S703", f"the sheet could not be written: {error}"),))
    return Issued(paths, len(edition.facts), notes)


def _laid_down(files: Mapping[str, bytes], edition: Edition, out: Path) -> tuple[Path, ...]:
    """The kept copy first: what stands on top is always a kept edition. Errors: OSError."""
    home = out / "editions" / f"{edition.number:04}"
    kept = () if edition.view else write_all(home, files)
    paths = write_all(out, files)
    if "factsheet.pdf" not in files:  # an earlier edition's may not pass for this one's
        (out / "factsheet.pdf").unlink(missing_ok=True)
    return (*paths, *kept)


def facts_lines(edition: Edition) -> str:
    """`facts.jsonl`: one fact a line, by id."""
    facts = sorted(edition.facts, key=lambda fact: id_order(fact.id))
    return "".join(json.dumps(fact_record(one), ensure_ascii=False) + "\n" for one in facts)


def facts_json(edition: Edition) -> str:
    """`facts.json`: all facts as one object, and what is withdrawn, as it lies inside the PDF, too."""
    view = {"view": view_record(edition.view)} if edition.view else {}
    records = [fact_record(one) for one in sorted(edition.facts, key=lambda one: id_order(one.id))]
    gone = [
        {"id": one.fact.id, "key": one.fact.key, "why": one.why, "into": one.into}
        for one in edition.withdrawn
    ]
    whole = {"edition": edition.number, **view, "facts": records, "withdrawn": gone}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _pdf(edition: Edition, paper: str, data: str, links: Mapping[str, str]) -> Printed | Problem:
    return printed(
        paper,
        data=data,
        data_about="The facts of this sheet with every quote",
        issued=edition.issued,
        identifier=hashlib.sha256(paper.encode()).hexdigest()[:32],
        links={place: _whole(words) for place, words in links.items()},
    )


def _whole(text: str) -> str:
    """The text with "?" for half of a character, which no file can hold."""
    return text.encode(errors="replace").decode()
