"""How the desk's sheets look: logo, colours, sections and the editor's note, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from factsheet.model import FIRST_PAGE, LATER_PAGES, DeskSheet, Language, Logo, Note
from factsheet.rulebook.keys import read_keys, texts_by_language, word, words
from factsheet.rulebook.schema import COLOURS, DESK_SHEET, NOTE
from factsheet.rulebook.source import Source
from factsheet.yamltext import Node, Text

LARGEST_LOGO = 45_000
"""Bytes; it travels inside the page."""
MOST_WORDS = 500
"""Characters of a note: page 1 holds that much of it."""
_SIGNATURE = 80
_NEEDED = ("bottom-line", "registers", "evidence", "sources", "counts", "method")
"""What other sections lead to, or what says how to read them."""
_PICTURES = {b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_DARKEST = 0.04045
"""Below it the curve of sRGB is a straight line."""
_CONTRAST = 4.5
"""The least that WCAG 2.2 asks of text of this size."""


def read_desk_sheet(
    source: Source,
    node: Node | None,
    languages: tuple[Language, ...],
    language: Language,
    folder: Path,
) -> DeskSheet:
    """What stands under `sheet:`; what is wrong is told, and the usual stands in its place."""
    usual = DeskSheet()
    if node is None:
        return usual
    found = read_keys(source, node, DESK_SHEET, '"sheet"')
    sections = words(source, found, "sections")
    return DeskSheet(
        logo=_logo(source, found.get("logo"), folder),
        colours=_colours(source, found.get("colours")),
        sections=_sections(source, sections) or usual.sections,
        note=_note(source, found.get("note"), languages, language),
    )


# --- logo --------------------------------------------------------------------------------------


def _logo(source: Source, node: Node | None, folder: Path) -> Logo | None:
    text = source.text(node, '"logo"') if node else None
    if text is None:
        return None
    content = _picture(source, text, folder)
    if content is None:
        return None
    media = _media(content)
    if media is None:
        source.tell("R422", f'"{text.value}" is no PNG, JPEG or SVG', text)
    elif len(content) > LARGEST_LOGO:
        what = f'"{text.value}" is larger than {LARGEST_LOGO // 1000} kB'
        source.tell("R422", what, text, hint="a logo is drawn 14 mm high")
    else:
        return Logo(media, content)
    return None


def _picture(source: Source, text: Text, folder: Path) -> bytes | None:
    """What the file beside desk.yml holds, up to what is too much."""
    name = text.value.strip()
    there = sorted(one.name for one in folder.iterdir() if one.is_file())
    if name not in there:
        files = [one for one in there if Path(one).suffix in (".png", ".jpg", ".jpeg", ".svg")]
        source.unknown("R421", f'there is no file "{name}" beside desk.yml', text, files)
        return None
    try:
        with (folder / name).open("rb") as file:
            return file.read(LARGEST_LOGO + 1)
    except OSError as error:
        source.tell("R421", f'"{name}" can\'t be read: {error.strerror}', text)
        return None


def _media(content: bytes) -> str | None:
    known = next((media for mark, media in _PICTURES.items() if content.startswith(mark)), None)
    return known or ("image/svg+xml" if b"<svg" in content[:2000] else None)


# --- colours -----------------------------------------------------------------------------------


def _colours(source: Source, node: Node | None) -> Mapping[str, str]:
    if node is None:
        return {}
    found = read_keys(source, node, COLOURS, '"colours"')
    colours = {}
    for name, value in found.items():
        text = source.text(value, f'"{name}"')
        colour = _colour(source, text) if text else None
        if colour:
            colours[name] = colour
    return colours


def _colour(source: Source, text: Text) -> str | None:
    """The colour as CSS has it, where white words on it can be read."""
    found = _HEX.fullmatch(text.value.strip())
    if found is None:
        hint = "six digits or letters from a to f, as in 12324f"
        source.tell("R423", f'"{text.value}" is no colour', text, hint=hint)
        return None
    contrast = 1.05 / (_luminance(found[1]) + 0.05)
    if contrast < _CONTRAST:
        what = f'white words on "{text.value}" have a contrast of {contrast:.1f}'
        source.tell("R424", what, text, hint=f"take a darker colour: {_CONTRAST} is the least")
        return None
    return f"#{found[1].lower()}"


def _luminance(colour: str) -> float:
    """How bright it is. Units: 0 black to 1 white. Source: WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= _DARKEST else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


# --- sections ----------------------------------------------------------------------------------


def _sections(source: Source, found: tuple[Text, ...]) -> tuple[str, ...]:
    """The names in order; none where the list cannot be used."""
    if not found:
        return ()
    names = [one.value for one in found]
    twice = next((one for at, one in enumerate(found) if one.value in names[:at]), None)
    if twice:
        source.tell("R425", f'the section "{twice.value}" stands twice', twice)
        return ()
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        what = f"these sections can't be left out: {', '.join(missing)}"
        source.tell("R426", what, found[0].place, hint="the numbers on page 1 lead there")
        return ()
    at = next(number for number, name in enumerate(names) if name in LATER_PAGES)
    late = next((one for one in found[at:] if one.value in FIRST_PAGE), None)
    if late:
        what = f'"{late.value}" stands on page 1'
        source.tell("R427", what, late, hint=f'name it before "{names[at]}"')
        return ()
    return tuple(names)


# --- the editor's note -------------------------------------------------------------------------


def _note(
    source: Source, node: Node | None, languages: tuple[Language, ...], language: Language
) -> Note | None:
    if node is None:
        return None
    before = len(source.problems)
    found = read_keys(source, node, NOTE, '"note"')
    text, by = _said(source, found, languages, language), word(source, found, "by")
    day, edition = _day(source, found), _edition(source, found)
    for key, said, most in (
        ("text", max(text.values(), key=len, default=""), MOST_WORDS),
        ("by", by, _SIGNATURE),
    ):
        if len(said) > most:
            what = f'"{key}" has {len(said)} characters; page 1 has room for {most}'
            source.tell("R428", what, found[key].place)
    if len(source.problems) > before or day is None:
        return None
    return Note(text, by, day, edition)


def _said(
    source: Source, found: dict[str, Node], languages: tuple[Language, ...], language: Language
) -> Mapping[Language, str]:
    """The words by language; those without one are in the desk's."""
    node = found.get("text")
    if node is None:
        return {}
    own = (language,) if isinstance(node, Text) else languages
    return texts_by_language(source, node, own, '"text"')


def _day(source: Source, found: dict[str, Node]) -> date | None:
    said = word(source, found, "date")
    try:
        return date.fromisoformat(said)
    except ValueError:
        if said:
            source.tell("R429", f'"{said}" is no day', found["date"], hint="as in 2026-11-22")
        return None


def _edition(source: Source, found: dict[str, Node]) -> int | None:
    said = word(source, found, "edition")
    if said and not (said.isdecimal() and int(said[:6]) > 0):
        source.tell("R430", f'"{said}" is no edition', found["edition"], hint="a number, as in 3")
    return int(said[:6]) if said.isdecimal() else None
