"""The sheet's own words by language, from `templates/labels/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factsheet.errors import Place, Problem
from factsheet.templating import OWN, TemplateBroken, nearest, shipped
from factsheet.yamltext import Listing, Mapping_, Node, Text, parse

Labels = Mapping[str, Any]

_SHAPES: dict[type, str] = {dict: "`name: words` lines", list: "a list"}
_BLANK = re.compile(r"\{(\w+)\}")


def labels(language: str, folder: Path | None) -> Labels:
    """All labels of a language: the user's files over the shipped one over English.

    Errors: TemplateBroken, for a file that cannot be read or a language that nobody wrote.
    """
    found = _read(shipped() / "labels" / "en.yml")
    known = language == "en"
    for home in _homes(folder):
        path = home / "labels" / f"{language}.yml"
        if path.is_file():
            found = _laid_over(found, _read(path))
            known = True
    if not known:
        raise TemplateBroken(_unknown(language, folder))
    return found


def languages(folder: Path | None) -> tuple[str, ...]:
    """The languages that have labels."""
    homes = _homes(folder)
    return tuple(sorted({path.stem for home in homes for path in (home / "labels").glob("*.yml")}))


def _homes(folder: Path | None) -> list[Path]:
    """Where labels stand; what is found later counts."""
    return [shipped(), *([folder, folder / OWN] if folder else [])]


def _unknown(language: str, folder: Path | None) -> Problem:
    known = ", ".join(languages(folder))
    place = Place(str((folder or shipped()) / "labels"))
    return Problem("T611", f'no labels in "{language}"', place, hint=f"there are: {known}")


def _read(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"labels cannot be read: {error.strerror}"
        raise TemplateBroken(Problem("T612", what, Place(str(path)))) from None
    node = parse(content, str(path))
    if isinstance(node, tuple):
        raise TemplateBroken(node[0])
    plain = _plain(node)
    if not isinstance(plain, dict):
        raise TemplateBroken(Problem("T613", "labels are not `name: words` lines", node.place))
    return plain


def _plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return [_plain(one) for one in node.items]
    return {key.value: _plain(one) for key, one in node.pairs}


def _laid_over(below: Labels, above: Labels) -> dict[str, Any]:
    """Both, the upper first. A label of another shape than below is passed over."""
    both = dict(below)
    for key, value in above.items():
        under = below.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            both[key] = _laid_over(under, value)
        elif under is None or type(under) is type(value):
            both[key] = value
    return both


# --- what is wrong with labels of one's own ------------------------------------------------------


def label_faults(folder: Path | None) -> Iterator[Problem]:
    """What the sheet cannot use in the labels of a folder, and names that are near to a label's."""
    for home in _homes(folder)[1:]:
        for path in sorted((home / "labels").glob("*.yml")):
            try:
                node = parse(path.read_bytes(), str(path))
            except OSError:  # told where the sheet is drawn
                continue
            ours = shipped() / "labels" / f"{path.stem if path.stem in _ours() else 'en'}.yml"
            if isinstance(node, Mapping_):
                yield from _wrong(node, _read(ours))


def _ours() -> tuple[str, ...]:
    return languages(None)


def _wrong(node: Mapping_, ours: Labels) -> Iterator[Problem]:
    for key, value in node.pairs:
        mine, known = _plain(value), ours.get(key.value)
        if known is None:
            hint = nearest(key.value, ours, alone=True)
            if hint:
                what = f'the sheet asks for no label "{key.value}"'
                yield Problem("T614", what, key.place, hint=hint, level="advice")
        elif type(mine) is not type(known):
            kind = _SHAPES.get(type(known), "one text")
            yield Problem("T615", f'"{key.value}" must be {kind}', key.place)
        else:
            yield from _blanks(key, mine, known)


def _blanks(key: Text, mine: object, known: object) -> Iterator[Problem]:
    there = _BLANK.findall(str(known))
    for blank in _BLANK.findall(str(mine)):
        if blank not in there:
            what = f'nothing fills {{{blank}}} in "{key.value}"'
            yield Problem("T616", what, key.place, hint=nearest(blank, there))
