"""What a desk adds to its sheets: logo, colours, the order of sections, an editor's note."""

from __future__ import annotations

import math
from base64 import b64encode

from factsheet.model import FIRST_PAGE, DeskSheet, Edition, Logo
from factsheet.sheets.drawing import WIDE, width
from factsheet.sheets.scene import Plain
from factsheet.sheets.wording import Words

_LETTERED = ("evidence", "sources", "unused", "counts", "method")
"""Sections of the annex go by letters, those before them by numbers."""
_LOGO = 8.5
"""Millimetres of page 1 that a logo takes where it makes the title one line longer."""
_SIZE = 9.2 / 0.75
"""Pixels of the note's letters."""


def dressed(desk: DeskSheet, edition: Edition, words: Words) -> Plain:
    """Logo, colours, note and the order of sections as the templates show them."""
    first = [name for name in desk.sections if name in FIRST_PAGE]
    later = [name for name in desk.sections if name not in FIRST_PAGE]
    return {
        "sections": {"first_page": first, "later_pages": later},
        "logo": _address(desk.logo) if desk.logo else "",
        "colours": dict(desk.colours),
        "note": _note(desk, edition, words),
    }


def _address(logo: Logo) -> str:
    return f"data:{logo.media};base64,{b64encode(logo.content).decode()}"


def _note(desk: DeskSheet, edition: Edition, words: Words) -> Plain | None:
    """The note, where it is on this edition: in the sheet's language if it was written in it."""
    note = desk.note
    if note is None or "note" not in desk.sections or note.edition not in (None, edition.number):
        return None
    language = words.language if words.language in note.text else next(iter(note.text))
    return {
        "text": note.text[language],
        "language": language,
        "signed": words.say("note_signed", who=note.by, date=words.day(note.date)),
    }


def room_of(front: Plain) -> float:
    """Millimetres of page 1 that logo and note take. Source: sizes of sheet.css and print.css."""
    note = front["note"]
    lines = math.ceil(width(note["text"], _SIZE) * 180 / WIDE / 163) if note else 0
    return (_LOGO if front["logo"] else 0.0) + (14.5 + lines * 4.45 if note else 0.0)


def numbered(desk: DeskSheet, tables: int, *, bars: bool) -> Plain:
    """What the sections behind page 1 are headed by; that of the registers is their first's.

    `tables` is how many registers there are, `bars` whether the counts behind them are a table.
    """
    numbers: Plain = {}
    number, letters = 1, iter("ABCDE")
    for name in (one for one in desk.sections if one not in FIRST_PAGE):
        if name in _LETTERED:
            numbers[name] = "" if name == "counts" and not bars else next(letters)
        else:
            numbers[name] = number
            number += tables if name == "registers" else 1
    return numbers
