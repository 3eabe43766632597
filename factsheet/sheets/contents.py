"""What stands behind page 1, told on page 1: number, title and place of each section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.sheets.scene import Plain, Scene
from factsheet.sheets.wording import shortened

FEWEST = 3
"""Facts below which all stands on a page or two."""


def contents(
    scene: Scene, sections: Sequence[str], numbers: Plain, bars: Plain | None
) -> list[Plain]:
    """The sections in their order, headed as they are; nothing for a sheet of few facts."""
    if len(scene.edition.facts) < FEWEST:
        return []
    titles = {"sources": scene.words.labels["sources_title"]}
    if bars:
        titles["counts"] = scene.words.labels["bars"][bars["step"]]
    entries: list[Plain] = []
    for name in sections:
        if name == "registers":
            entries += _registers(scene, numbers[name])
        elif numbers[name]:
            title = titles.get(name) or scene.words.say(name)
            entries.append({"number": numbers[name], "title": title, "anchor": name})
    return entries


def _registers(scene: Scene, number: int) -> Iterator[Plain]:
    for at, rule in enumerate(scene.edition.rules, number):
        title = shortened(scene.rule_title(rule), 50)
        yield {"number": at, "title": title, "anchor": f"section-{at}"}
