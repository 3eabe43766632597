"""What `chart:` says: the drawings that a rule's facts go into."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factsheet.model import BY_DATE, Chart, ChartKind, Slot
from factsheet.rulebook.keys import words
from factsheet.rulebook.source import Source
from factsheet.yamltext import Node, Text

_HINT = "flow from SLOT to SLOT, timeline, timeline of SLOT, bars, bars of SLOT, none"
_CHARTS: dict[ChartKind, re.Pattern[str]] = {
    "timeline": re.compile(r"timeline(?: of (\w+))?"),
    "bars": re.compile(r"bars(?: of (\w+))?"),
    "flow": re.compile(r"flow from (\w+) to (\w+)"),
}
_NONE = "none"


def read_charts(
    source: Source, found: dict[str, Node], slots: Mapping[str, Slot]
) -> tuple[Chart, ...]:
    """The charts under the key; those by date where it is missing."""
    if "chart" not in found:
        return BY_DATE
    charts: dict[tuple[str, ...], Chart] = {}
    for text in words(source, found, "chart"):
        chart = _read(source, text, slots)
        if chart is None:
            continue
        drawing = (chart.kind, *chart.slots) if chart.kind == "flow" else (chart.kind,)
        if drawing in charts:
            source.tell("R117", f'"chart" names {chart.kind} twice', text)
        charts[drawing] = chart
    return tuple(charts.values())


def _read(source: Source, text: Text, slots: Mapping[str, Slot]) -> Chart | None:
    said = " ".join(text.value.split())
    for kind, pattern in _CHARTS.items():
        fits = pattern.fullmatch(said)
        if fits:
            names = tuple(filter(None, fits.groups()))
            for name in names:
                _known(source, text, kind, name, slots)
            return Chart(kind, names)
    if said != _NONE:
        source.tell("R117", f'no chart is called "{said}"', text, hint=f"accepted: {_HINT}")
    return None


def _known(source: Source, text: Text, kind: str, name: str, slots: Mapping[str, Slot]) -> None:
    word = Text(name, text.place, text.style)
    if name not in slots:
        what = f'"chart" names "{name}", which is no slot of this rule'
        source.unknown("R107", what, word, slots)
    elif kind != "flow" and slots[name].kind != "date":
        dates = ", ".join(slot.name for slot in slots.values() if slot.kind == "date")
        hint = f"dates here: {dates}" if dates else "this rule has no date"
        source.tell("R117", f'"{kind} of {name}" needs a date', word, hint=hint)


def with_charted(
    columns: Sequence[str], charts: Sequence[Chart], slots: Mapping[str, Slot]
) -> tuple[str, ...]:
    """The columns, and behind them what a chart draws besides: every chart is a table, too."""
    dates = [slot.name for slot in slots.values() if slot.kind == "date"]
    drawn = [name for chart in charts for name in chart.slots or dates]
    return tuple(dict.fromkeys([*columns, *(name for name in drawn if name in slots)]))
