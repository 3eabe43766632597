"""One file while it is read: its lines, and the problems found so far, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from factsheet.errors import Place, Problem
from factsheet.yamltext import Listing, Mapping_, Node, Text, slip

Level = Literal["error", "advice"]
Kind = Literal["actors", "things", "verbs", "words"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and lines. `problems` grows as it is read.

    `family` begins the codes of its shape errors: R1 rules, R3 lists, R4 the desk.
    """

    file: str
    lines: tuple[str, ...]
    family: str
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> str | None:
        """The line of a place, as written."""
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else None

    def tell(
        self,
        code: str,
        what: str,
        node: Node | Place,
        *,
        hint: str | None = None,
        now: str | None = None,
        level: Level = "error",
    ) -> None:
        """Note a problem at a node; `now` is what the node's words should be."""
        place = node if isinstance(node, Place) else node.place
        line = self.line(place)
        old = node.value.split("\n", maxsplit=1)[0] if isinstance(node, Text) else ""
        write = None
        start = line.find(old, max(place.column - 1, 0)) if line and old else -1
        if line and start >= 0:
            place = Place(place.file, place.line, start + 1)
            if now is not None:
                write = (line[:start] + now + line[start + len(old) :]).strip()
        width = max(len(old), 1) if start >= 0 else 1
        self.problems.append(Problem(code, what, place, line, width, hint, write, level))

    def unknown(
        self, code: str, what: str, node: Text, known: Iterable[str], *, level: Level = "error"
    ) -> str | None:
        """Tell of a word that is none of the known ones; the nearest of these, if one is near."""
        best, hint = choices(node.value, known)
        self.tell(code, what, node, hint=hint, now=best, level=level)
        return best

    def broken(self) -> bool:
        """Whether anything worse than advice was told."""
        return any(problem.level == "error" for problem in self.problems)

    def whole(self, text: Text) -> bool:
        """Whether YAML left the text whole; where it took the end for a comment, that is told."""
        line = self.line(text.place)
        found = (
            slip(line, keyed=not line.lstrip().startswith("- <")) if text.lost and line else None
        )
        if found and line:
            self.problems.append(found.problem(text.place, line))
        return found is None

    def table(self, node: Node, what: str) -> Mapping_ | None:
        """The node where it has keys."""
        if isinstance(node, Mapping_):
            return node
        if not (isinstance(node, Text) and not node.value):
            self.tell(f"{self.family}03", f"{what} needs keys, each on its line", node)
        else:
            self.tell(f"{self.family}03", f"{what} is empty", node)
        return None

    def text(self, node: Node, what: str) -> Text | None:
        """The node where it is one text that says something."""
        if isinstance(node, Text) and node.value.strip():
            return node
        if isinstance(node, Text):
            self.tell(f"{self.family}03", f"{what} is empty", node)
        elif not self._colon(node):
            shape = "a list" if isinstance(node, Listing) else "keys"
            self.tell(f"{self.family}03", f"{what} must be one text, not {shape}", node)
        return None

    def texts(self, node: Node, what: str) -> Iterator[Text]:
        """The texts of a list; one text alone counts as a list of one."""
        items = node.items if isinstance(node, Listing) else (node,)
        if isinstance(node, Mapping_) and not self._colon(node):
            self.tell(f"{self.family}03", f"{what} must be a list, not keys", node)
        elif not isinstance(node, Mapping_):
            for item in items:
                found = self.text(item, what)
                if found:
                    yield found

    def _colon(self, node: Node) -> bool:
        """Tell of a text that YAML took for a key because it holds ": "."""
        line = self.line(node.place)
        found = slip(line, keyed=False) if line and isinstance(node, Mapping_) else None
        if found is None or line is None or not line.lstrip().startswith("- "):
            return False
        self.problems.append(found.problem(node.place, line))
        return True


def choices(word: str, known: Iterable[str]) -> tuple[str | None, str]:
    """The known word that is nearest, if one is near, and a hint that lists what is accepted."""
    options = list(dict.fromkeys(known))
    near = difflib.get_close_matches(word, options, n=3, cutoff=0.6)
    near = near or [one for one in options if one.casefold() == word.casefold()]
    if near:
        return near[0], "did you mean " + " or ".join(f'"{one}"' for one in near) + "?"
    if not options:
        return None, "there is none to choose from"
    shown = ", ".join(options[:12])
    return None, f"accepted: {shown}{', ...' if len(options) > 12 else ''}"  # noqa: PLR2004 - a line's worth
