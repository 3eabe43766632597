"""A run in three lines, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from factsheet.cli.shared import problem_record
from factsheet.errors import Problem
from factsheet.model import ChangeKind
from factsheet.order import RunReport
from factsheet.record import fact_record

_CHANGES: dict[ChangeKind, str] = {
    "new": "new",
    "detail": "with new details",
    "claim": "with a changed status",
    "sources": "with more sources",
}
_LANGUAGES = {"id": "Indonesian", "en": "English"}


def report_lines(report: RunReport, out: Path) -> list[str]:
    """What was read, what was found, where it is."""
    return [_read(report), _found(report), _where(report, out)]


def _read(report: RunReport) -> str:
    if report.quiet:
        known = f"all {_counted(report.unchanged, 'file')} known already, rules unchanged"
        arrived = sum(one.outcome == "delivered" for one in report.receipts)
        sent = f"{_counted(arrived, 'waiting alert')} sent" if arrived else "nothing sent"
        return f"Nothing new: {known}; {sent}."
    spoken = [
        f"{count} {_LANGUAGES.get(language, 'in other languages')}"
        for language, count in _gathered(report.languages).items()
    ]
    line = f"Read {_counted(report.read, 'article') if report.read else 'no new article'}"
    line += f", {_counted(report.unchanged, 'file')} known already" if report.unchanged else ""
    line += "; the rules have changed, so all were searched again" if report.edited else ""
    total = sum(report.languages.values())
    return f"{line}. On record: {total:,} ({', '.join(spoken)})." if spoken else f"{line}."


def _found(report: RunReport) -> str:
    total = sum(report.facts.values())
    by_rule = ", ".join(f"{count} {rule}" for rule, count in report.facts.items())
    line = f"{'On record: ' if report.quiet else 'Found '}{_counted(total, 'fact')}"
    line += f" ({by_rule})" if by_rule else ""
    if report.quiet:
        return f"{line}, as before."
    counts = Counter(change.kind for change in report.changes)
    changes = [f"{counts[kind]} {words}" for kind, words in _CHANGES.items() if counts[kind]]
    if report.first and not report.alerts:
        return f"{line}; a first run sends no alerts."
    return f"{line}: {', '.join(changes) or 'no changes'}{_alerts(report)}."


def _alerts(report: RunReport) -> str:
    words = f"; {_counted(report.alerts, 'alert')}" if report.alerts else "; no alerts"
    failed = sum(receipt.outcome != "delivered" for receipt in report.receipts)
    return words + (f", {failed} not delivered yet" if failed else "")


def _where(report: RunReport, out: Path) -> str:
    sheet = next((path for path in report.paths if path.name == "factsheet.pdf"), None)
    if sheet is None:
        if report.paths:
            return f"No PDF could be made; factsheet.html and facts.jsonl are in {out}."
        return f"No sheet could be made; what was found is kept in {out}. Mend that and run again."
    number = f" (edition {report.edition})" if report.edition else ""
    return f"The sheet{number}: {sheet}; beside it factsheet.html and facts.jsonl."


def report_record(report: RunReport, problems: Sequence[Problem]) -> dict[str, Any]:
    """The run as a JSON object."""
    return {
        "quiet": report.quiet,
        "edition": report.edition,
        "read": report.read,
        "unchanged": report.unchanged,
        "languages": dict(report.languages),
        "facts": dict(report.facts),
        "edited": report.edited,
        "first": report.first,
        "changes": [{"kind": one.kind, "fact": fact_record(one.fact)} for one in report.changes],
        "alerts": report.alerts,
        "deliveries": [
            {"alert": one.alert, "outcome": one.outcome, "detail": one.detail}
            for one in report.receipts
        ],
        "paths": [str(path) for path in report.paths],
        "problems": [problem_record(problem) for problem in problems],
    }


def _gathered(languages: Mapping[str, int]) -> dict[str, int]:
    """Languages that no rule reads count as one."""
    counts: dict[str, int] = {}
    most_first = sorted(languages, key=lambda one: (one not in _LANGUAGES, -languages[one], one))
    for language in most_first:
        name = language if language in _LANGUAGES else "other"
        counts[name] = counts.get(name, 0) + languages[language]
    return counts


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
