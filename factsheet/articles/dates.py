"""Full dates as they stand in bylines and datelines. Day before month where only numbers tell."""

from __future__ import annotations

import re
from datetime import date

from factsheet.articles.words import DAYS, MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m>{_MONTH})\.?,?[ -](?P<y>(?:19|20)\d\d)\b"
    rf"|\b(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)\b"
    r"|\b(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?=\b|T)"
    r"|\b(?P<d4>\d{1,2})[/.-](?P<m4>\d{1,2})[/.-](?P<y4>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"\b(?:{'|'.join(sorted(DAYS))})\b|\b(?:wib|wita|wit|gmt|utc|am|pm|et|est|edt|bst|pukul|jam|tanggal|date)\b"
    r"|\b(?:published|posted|updated|last|on|at|diperbarui|diterbitkan|dipublikasikan|tayang|terbit|update|pada|by)\b"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|[\W_]+",
    re.IGNORECASE,
)
_LONGEST_LINE = 160
_MOST_BESIDE = 40


def full_date(text: str) -> tuple[date, str] | None:
    """The first full date in these words, and the words; impossible days are passed over."""
    for found in _FULL.finditer(text):
        group = found.groupdict()
        for mark in ("", "2", "3", "4"):
            if group[f"y{mark}"]:
                day = _day(group[f"y{mark}"], group[f"m{mark}"], group[f"d{mark}"])
                if day:
                    return day, found.group()
    return None


def date_line(text: str) -> bool:
    """Whether a line holds a date or a time of day and little besides: no story, a byline."""
    if len(text) > _LONGEST_LINE or not any(map(str.isdigit, text)):
        return False
    if _FULL.search(text) is None:
        return False
    rest = _AROUND.sub("", _FULL.sub("", text))
    return not rest or (len(rest) <= _MOST_BESIDE and "|" in text)


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
