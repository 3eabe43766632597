"""The sheet's own words by language, from `templates/labels/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factsheet.errors import Place, Problem
from factsheet.templating import TemplateBroken, shipped
from factsheet.yamltext import Listing, Node, Text, parse

Labels = Mapping[str, Any]


def labels(language: str, folder: Path | None) -> Labels:
    """All labels of a language: the user's file over the shipped one over English.

    Errors: TemplateBroken, for a file that cannot be read or a language that nobody wrote.
    """
    found = _read(shipped() / "labels" / "en.yml")
    known = language == "en"
    for home in (shipped(), folder):
        path = home and home / "labels" / f"{language}.yml"
        if path and path.is_file():
            found = _laid_over(found, _read(path))
            known = True
    if not known:
        raise TemplateBroken(_unknown(language, folder))
    return found


def languages(folder: Path | None) -> tuple[str, ...]:
    """The languages that have labels."""
    homes = [shipped(), *([folder] if folder else [])]
    return tuple(sorted({path.stem for home in homes for path in (home / "labels").glob("*.yml")}))


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
