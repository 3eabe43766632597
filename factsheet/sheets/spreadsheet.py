"""`facts.csv`: one row a fact, for a spreadsheet, which must run nothing that an article wrote."""

from __future__ import annotations

import csv
from io import StringIO

from factsheet.model import STATUSES, Fact, Quantity, Rule, Slot, When, Withdrawn
from factsheet.record import value_record
from factsheet.sheets.scene import Plain, Scene, known
from factsheet.sheets.wording import UNKNOWN
from factsheet.templating import one_line

_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet take a cell for a formula; the wide forms do so, too, in some."""
_LONGEST = 32_000
"""Characters; a cell holds 32,767."""
_BOUNDS = {"number": ("min", "max"), "date": ("from", "to")}
_FIRST = ("edition", "id", "rule", "status", "denied", "change")
_LAST = (
    *("who", "as_of", "denied_by", "articles", "origins", "differs", "sources", "quote"),
    *("why_gone", "merged_into", "key"),
)


def spreadsheet(scene: Scene) -> Plain:
    """The columns, and a row of cells for each fact, then for each that is withdrawn.

    Values are worded as on the sheet. A number has two more columns with its bounds, a date two
    with its days; an empty cell means that no article says it.
    """
    slots = {slot.name: slot for rule in scene.edition.rules for slot in rule.slots}
    names = [name for slot in slots.values() for name in _columns(slot)]
    columns = [*_FIRST, *names, *_LAST]
    rows = [_row(scene, fact, slots) for fact in scene.edition.facts]
    rows += [_gone(scene, one, slots) for one in scene.edition.withdrawn]
    return {"columns": columns, "rows": [[row.get(name, "") for name in columns] for row in rows]}


def _columns(slot: Slot) -> list[str]:
    return [slot.name, *(f"{slot.name}_{bound}" for bound in _BOUNDS.get(slot.kind, ()))]


def _said(scene: Scene, fact: Fact, slots: dict[str, Slot]) -> Plain:
    """What the fact is, without who says so."""
    row: Plain = {
        "edition": scene.edition.number,
        "id": fact.id,
        "rule": fact.rule,
        "status": fact.status,
        "denied": "yes" if fact.denied else "no",
        "change": fact.change,
        "key": fact.key,
    }
    rule: Rule | None = scene.rules.get(fact.rule)
    own = {slot.name for slot in rule.slots} if rule else set()
    for name in (one for one in slots if one in own):
        row |= _cells(scene, fact, name)
    return row


def _gone(scene: Scene, one: Withdrawn, slots: dict[str, Slot]) -> Plain:
    """A fact that no longer stands: what it was, why it is gone, what it is now part of."""
    gone = {"change": "withdrawn", "why_gone": one.why, "merged_into": one.into or ""}
    return _said(scene, one.fact, slots) | gone


def _row(scene: Scene, fact: Fact, slots: dict[str, Slot]) -> Plain:
    cited = sorted({claim.article for claim in fact.claims})
    first = min(fact.claims, key=lambda one: STATUSES.index(one.status), default=None)
    return _said(scene, fact, slots) | {
        "who": scene.who(fact),
        "as_of": _as_of(scene, fact),
        "denied_by": scene.who(fact, denying=True) if fact.denied else "",
        "articles": len(cited),
        "origins": fact.origins,
        "differs": ", ".join(fact.differs),
        "sources": " | ".join(_source(scene, name) for name in cited),
        "quote": first.quote if first else "",
    }


def _cells(scene: Scene, fact: Fact, name: str) -> Plain:
    if not known(fact, name):
        return {name: scene.value(fact, name) if name in fact.differs else ""}
    value = fact.slots[name]
    cells: Plain = {name: scene.value(fact, name, most=_LONGEST)}
    if isinstance(value, Quantity | When):
        kind = "number" if isinstance(value, Quantity) else "date"
        record = value_record(value)
        for bound in _BOUNDS[kind]:
            cells[f"{name}_{bound}"] = "" if record[bound] is None else record[bound]
    return cells


def _as_of(scene: Scene, fact: Fact) -> str:
    day = scene.as_of(fact) if fact.status == "planned" else UNKNOWN
    return "" if day == UNKNOWN else day


def _source(scene: Scene, name: str) -> str:
    article = scene.articles.get(name)
    return (article and article.address) or name


def csv_file(table: Plain) -> bytes:
    """The table as RFC 4180 has it, in UTF-8 with the mark that Excel looks for."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table["columns"])
    writer.writerows([_safe(cell) for cell in row] for row in table["rows"])
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: str | float) -> str | float:
    """The cell on one line; behind an apostrophe where it would begin a formula."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)[:_LONGEST]
    return f"'{text}" if cell.startswith(_FORMULA) or text.startswith(_FORMULA) else text
