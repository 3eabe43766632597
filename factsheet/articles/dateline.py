"""The dateline in front of a lead: `JAKARTA, Kabar Samudra -`. It tells where the reporter sits.

Its city is not the place of the event and its outlet is no actor, so the first sentence begins
behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factsheet.articles.dates import full_date
from factsheet.articles.words import CITIES, DAYS, KICKERS

_HOST = r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|tv|news|info)(?:\.[a-z]{2})?"
_TOKEN = rf"(?:{_HOST}|[A-ZÀ-Þ][\w’'&./-]*|\d[\d/.]*|[|&])"
_BRACKETS = r"\([^()\n]{1,40}\)"
_LINE = re.compile(
    rf"(?P<line>(?:{_TOKEN}|{_BRACKETS})(?:(?:,\s*|\s+|\s*/\s*)(?:{_TOKEN}|{_BRACKETS})){{0,9}},?)"
    r"(?P<sep>\s*(?:—|―)\s*|\s+(?:-{1,3}|–)\s*|\s*(?:–|--)\s+|(?<=[)])\s*[-–:]\s*|(?<=[A-Za-z])-{1,2}\s+|\s*:\s+)"
    r"(?=[\"“‘'(\[]?[A-Z0-9À-Þ])",
)
_JOINED = re.compile(
    r"(?P<line>[A-Z]{3,}(?: [A-Z]{2,})?-[A-Z][A-Z.]{2,})(?P<sep>\s*[:–—-]\s*)(?=\S)"
)
_HOST_ONLY = re.compile(_HOST + r"\Z", re.IGNORECASE)
_MOST_WORDS = 9
_LONGEST = 90
_FEW_WORDS = 3
"""A city or an outlet alone, with nothing else that shows a dateline, has no more words."""

_DATE_IN = re.compile(r"\d")
_MONTH_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Mei|Jun|Jul|Aug|Agu|Sep|Oct|Okt|Nov|Dec|Des)[a-z]*\.?\s+\d|\d+\s+[A-Z]"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words before a lead, where the lead begins, and the outlet that they name."""

    text: str
    end: int
    outlet: str | None


def dateline_of(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the start of this paragraph, if it has one."""
    found = _JOINED.match(text, start, end) or _LINE.match(
        text, start, min(end, start + _LONGEST + 12)
    )
    if found is None or not _is_dateline(found):
        return None
    line = found.group("line").rstrip(", ")
    return Dateline(line, found.end(), _outlet(line))


def _is_dateline(found: re.Match[str]) -> bool:
    line, separator = found.group("line"), found.group("sep").strip()
    words = line.replace(",", " ").split()
    if len(line) > _LONGEST or len(words) > _MOST_WORDS or line[0].isdigit():
        return False
    evident = "," in line or "(" in line or _host_in(words) or line.isupper()
    if words[0].lower().strip(":") in KICKERS and not _host_in(words):
        return False
    if separator == ":":
        return (
            found.re is _JOINED
            or (_host_in(words) and len(words) <= _FEW_WORDS)
            or (line.isupper() and "," in line)
        )
    return evident or len(words) <= _FEW_WORDS


def _host_in(words: list[str]) -> bool:
    return any(_HOST_ONLY.match(word.strip(",")) for word in words)


def _outlet(line: str) -> str | None:
    bracketed = re.findall(r"\(([^()]+)\)", line)
    for name in bracketed:
        if not _DATE_IN.search(name) and not _is_day(name):
            return str(name).strip()
    parts = [
        part.strip()
        for part in re.split(r",|\s/\s", re.sub(r"\([^()]*\)", "", line))
        if part.strip()
    ]
    for part in parts:
        for word in part.split():
            if _HOST_ONLY.match(word):
                return word
    if "-" in line and _JOINED.match(line + ": x"):
        return line.split("-", 1)[1]
    names = [part for part in parts if not _is_day(part) and part.lower() not in CITIES]
    if len(parts) > 1:
        later = [part for part in names if part is not parts[0]]
        return later[-1] if later else None
    return names[0] if names and (" " in names[0] or not names[0].isupper()) else None


def _is_day(part: str) -> bool:
    return (
        part.lower() in DAYS
        or _MONTH_DAY.match(part) is not None
        or full_date(part) is not None
        or part.isdigit()
    )
