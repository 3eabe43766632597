"""How a line that YAML can't read is told: what is wrong with it, and the line as it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factsheet.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that needs quotes: where it goes wrong, and the line as it should be."""

    code: str
    what: str
    column: int
    width: int
    write: str

    def problem(self, place: Place, line: str) -> Problem:
        """The slip as a Problem at its own column of the line."""
        spot = Place(place.file, place.line, self.column)
        return Problem(self.code, self.what, spot, line, self.width, None, self.write)


def slip(line: str, *, keyed: bool = True) -> Slip | None:
    """What must be quoted in this line, if anything; `keyed` where a leading `word: ` is a key."""
    key = r"(?:[\w-]+:\s+)?" if keyed else ""
    found = re.match(rf"(\s*(?:-\s+)*{key})(.*?)\s*$", line)
    if found is None or not found[2]:
        return None
    lead, value = found[1], found[2]
    for code, what, pattern in _SLIPS:
        hit = re.search(pattern, value)
        if hit:
            start = len(lead) + hit.start(1) + 1
            return Slip(code, what, start, len(hit[1]), (lead + quoted(value)).strip())
    return None


_SLIPS = (
    (
        "Y012",
        "a text that starts with a quote mark must be quoted as a whole",
        r"""^((["']).*?\2)\s*[^\s,\]}#]""",
    ),
    ("Y012", "a quote mark is opened and not closed", r"""^(["'])(?:(?!\1).)*$"""),
    ("Y011", 'a text that holds ": " must be quoted', r"""^[^"'\[{].*?(:)\s"""),
    (
        "Y013",
        'a text that holds " #" must be quoted: the rest would be lost',
        r"""^[^"'\[{#].*?\s(#)""",
    ),
    ("Y014", "a text that starts with this sign must be quoted", r"^([@`%*&!]|\{\{)"),
)


def quoted(value: str) -> str:
    """The text in quote marks that YAML reads back unchanged."""
    if "'" in value and not re.search(r'["\\]', value):
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


_FAULTS = (
    (
        "mapping values are not allowed",
        "Y011",
        "a second colon, or a line that is set in too far",
        "lines of one level start in the same column",
    ),
    ("cannot start any token", "Y014", "a text can't start with this sign", "put it in quotes"),
    ("unexpected end of stream", "Y012", "a quote mark is opened and not closed", None),
    ("expected ',' or", "Y015", "a bracket is opened and not closed", "close it: ] or }"),
    ("tag handle", "Y007", "tags (!) are not read", "leave the tag out, or quote the text"),
    ("directive", "Y007", "directives (%) are not read", "leave the line out"),
    ("escape", "Y016", 'after "\\" stands a letter that means nothing', "use single quotes"),
    ("could not find expected ':'", "Y017", "this line has no colon", 'write "key: value"'),
    (
        "expected",
        "Y018",
        "this line does not fit the ones above",
        "lines of one level start in the same column; items of a list with - in the same column",
    ),
)


def worded_fault(said: str, spots: list[tuple[int, int]], file: str, lines: list[str]) -> Problem:
    """What the YAML reader said, in plain words. `spots`: where it stood, then where it began."""
    line, column = spots[0] if spots else (0, 0)
    opened = any(one in said for one in ("unexpected end", "expected ',' or", "expected ':'"))
    if opened and len(spots) > 1:
        line, column = spots[1]
    found = slip(lines[line])
    if found and found.code != "Y013":
        return found.problem(Place(file, line + 1), lines[line])
    place = Place(file, line + 1, column + 1)
    for part, code, what, hint in _FAULTS:
        if part in said:
            return Problem(code, what, place, lines[line], 1, hint)
    return Problem("Y018", "this can't be read as YAML", place, lines[line])
