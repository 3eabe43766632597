"""The timeline as numbers: lanes, marks and labels that never touch. The template draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from factsheet.model import Fact, When
from factsheet.sheets.axis import Bulk, bulk_of
from factsheet.sheets.drawing import RIGHT, WIDE, fitted, lane_title, lanes_end, torn, width
from factsheet.sheets.scene import Plain, Scene, dated, flow_ends, happened
from factsheet.sheets.wording import DASH

ROWS = 12
"""Rows of labels at most, where page 1 has the room."""

_ROW, _PAD, _TOP = 17.0, 4.0, 20.0
_SIZE, _LANE_SIZE = 9.8, 9.8
_MARK, _SPACE = 5.0, 8.0
_LABEL = 230.0
_RANGE = 45
_FEW_MONTHS, _SOME_MONTHS = 15, 60
_ASIDE = 48.0
"""Units for what lies before the axis or after it."""


@dataclass(slots=True)
class _Lane:
    title: str
    rows: list[list[tuple[float, float]]] = field(default_factory=list)
    marks: list[Plain] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    """How many facts are drawn, have no row, have no date; the years of them all."""

    shown: int
    left: int
    undated: int
    span: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """The days of the axis, between the places where those before and after them are gathered."""

    first: date
    last: date
    left: float
    start: float
    end: float

    def x(self, day: date) -> float:
        if self.aside(day):
            ends = (self.left, self.start) if day < self.first else (self.end, RIGHT)
            return round(sum(ends) / 2, 1)
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(self.start + share * (self.end - self.start), 1)

    def aside(self, day: date) -> bool:
        """Does it lie off the axis?"""
        return not self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class _Laid:
    """The lanes that hold something, and what they hold."""

    scale: _Scale
    lanes: list[_Lane]
    facts: list[tuple[Fact, When]]


def timeline(scene: Scene, most: int = ROWS) -> Plain | None:
    """Lanes by rule, the strongest facts first until the rows are full; None without dates."""
    facts, undated = dated(scene, "timeline")
    if not facts:
        return None
    whens = {fact.key: when for fact, when in facts}
    bulk = bulk_of(whens.values())
    found = [(fact, whens[fact.key]) for fact in _in_turn(scene, [fact for fact, _ in facts])]
    laid = _laid(scene, found, bulk, most)
    own = bulk_of(when for _, when in laid.facts)
    if (own.before, own.after) != (bulk.before, bulk.after):  # what lay off the axis has no row
        laid = _laid(scene, laid.facts, own, most)
    years = {day.year for when in whens.values() for day in (when.start, when.end) if day}
    span = f" {DASH} ".join(map(str, sorted({min(years), max(years)})))
    left = len(facts) - len(laid.facts)
    return _drawn(scene, laid, _Told(len(facts) - left, left, undated, span))


def _laid(scene: Scene, facts: Sequence[tuple[Fact, When]], bulk: Bulk, most: int) -> _Laid:
    """The facts in rows, as many as find room on this axis."""
    scale = _scale(bulk, lanes_end(scene.told_titles(), _LANE_SIZE))
    lanes = {rule.name: _Lane(scene.rule_title(rule)) for rule in scene.edition.rules}
    shown = []
    for fact, when in facts:
        free = most - sum(len(one.rows) for one in lanes.values())
        if _place(scene, lanes[fact.rule], fact, when, scale, free):
            shown.append((fact, when))
    return _Laid(scale, [lane for lane in lanes.values() if lane.rows], shown)


def _in_turn(scene: Scene, facts: Sequence[Fact]) -> list[Fact]:
    """The strongest of every rule, then the second of every rule: no lane crowds out another."""
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, int, Fact]] = []
    for fact in scene.strongest(facts):
        ranked.append((turns[fact.rule], len(ranked), fact))
        turns[fact.rule] += 1
    return [fact for *_, fact in sorted(ranked, key=lambda one: one[:2])]


def _scale(bulk: Bulk, left: float) -> _Scale:
    """Whole quarters around the days, and never less than half a year."""
    first = date(bulk.first.year, (bulk.first.month - 1) // 3 * 3 + 1, 1)
    last = max(bulk.last + timedelta(days=20), first + timedelta(days=180))
    start = left + _ASIDE if bulk.before else left
    end = RIGHT - _ASIDE if bulk.after else RIGHT
    return _Scale(first, last, left, start, end)


def _place(scene: Scene, lane: _Lane, fact: Fact, when: When, scale: _Scale, free: int) -> bool:
    """Put the fact into the first row where mark and label are free, wherever the label fits."""
    near, far = _ends(when, scale)
    number = width(fact.id, _SIZE, bold=True) + 4
    room = max(WIDE - far, near - scale.left, far - near - _SPACE) - _SPACE - number
    text = fitted(_label(scene, fact, when, scale), _SIZE, room)
    wide = number + width(text, _SIZE)
    sides = _sides((near, far), wide, scale.left)
    for at in range(len(lane.rows) + (1 if free > 0 else 0)):
        if at == len(lane.rows):
            lane.rows.append([])
        for taken, x, anchor in sides:
            if all(taken[1] + 6 < one[0] or taken[0] - 6 > one[1] for one in lane.rows[at]):
                lane.rows[at].append(taken)
                mark = {"near": near, "far": far, "row": at, "x": x, "anchor": anchor}
                lane.marks.append(mark | _worded(fact, text, wide))
                return True
    return False


def _ends(when: When, scale: _Scale) -> tuple[float, float]:
    """Where the mark begins and ends: one place, unless the time is long, also as drawn."""
    days = [day for day in (when.start, when.end) if day]
    first, last = days[0], days[-1]
    near, far = scale.x(first), scale.x(last)
    if (last - first).days > _RANGE and far - near > 2 * _MARK + 2:
        return near, far
    middle = scale.x(first + (last - first) / 2)
    return middle, middle


def _sides(
    ends: tuple[float, float], wide: float, left: float
) -> list[tuple[tuple[float, float], float, str]]:
    """What mark and label take, behind, before or within; only where the label has the room."""
    near, far = ends
    sides = []
    if far + _SPACE + wide <= WIDE:
        sides.append(((near - _MARK, far + _SPACE + wide), far + _SPACE, "start"))
    if near - _SPACE - wide >= left - 2:
        sides.append(((near - _SPACE - wide, far + _MARK), near - _SPACE, "end"))
    if not sides and near + 2 * _SPACE + wide <= far:
        sides.append(((near - _MARK, far + _MARK), near + _SPACE, "start"))
    return sides


def _worded(fact: Fact, text: str, wide: float) -> Plain:
    dashed = not happened(fact)
    return {"id": fact.id, "status": fact.status, "dashed": dashed, "text": text, "wide": wide}


def _label(scene: Scene, fact: Fact, when: When, scale: _Scale) -> str:
    rule = scene.rules.get(fact.rule)
    dates = [name for name, value in fact.slots.items() if isinstance(value, When)]
    text = scene.summary(fact, without=[*dates, *flow_ends(rule)], most=60)
    if text == fact.id:
        text = scene.summary(fact, without=dates, most=60)
    aside = any(scale.aside(day) for day in (when.start, when.end) if day)
    date_note = f" {scene.words.when(when)}" if when.inferred or aside else ""
    return fitted(text, _SIZE, _LABEL) + date_note


def _drawn(scene: Scene, laid: _Laid, told: _Told) -> Plain:
    scale, top = laid.scale, _TOP
    shown: list[Plain] = []
    for at, lane in enumerate(laid.lanes):
        height = len(lane.rows) * _ROW + 2 * _PAD
        for mark in lane.marks:
            mark["y"] = round(top + _PAD + (mark["row"] + 0.5) * _ROW, 1)
        shown.append(
            {
                "titles": lane_title(lane.title, _LANE_SIZE, scale.left),
                "top": top,
                "height": height,
                "middle": top + height / 2,
                "ground": "#eef2f6" if at % 2 == 0 else "#ffffff",
                "marks": lane.marks,
            }
        )
        top += height
    ticks = [*_gathered(scene, scale), *_ticks(scene, scale)]
    return {
        "wide": WIDE,
        "high": top + 2,
        "size": _SIZE,
        "top": _TOP,
        "bottom": top,
        "lanes": shown,
        "ticks": sorted(_legible(ticks), key=lambda tick: float(tick["x"])),
        "tears": [torn(x, (_TOP, top)) for x in _tears(scale)],
        "alt": scene.words.say("timeline_alt", n=told.shown, span=told.span),
        "note": _note(scene, told),
    }


def _gathered(scene: Scene, scale: _Scale) -> list[Plain]:
    """The names of the places beside the axis."""
    labels = scene.words.labels
    before = [(scale.left, labels["before"])] if scale.start > scale.left else []
    after = [(scale.end, labels["after"])] if scale.end < RIGHT else []
    return [{"x": x, "major": True, "label": str(label)} for x, label in (*before, *after)]


def _tears(scale: _Scale) -> list[float]:
    """Where the axis is broken off."""
    return [x for x, edge in ((scale.start, scale.left), (scale.end, RIGHT)) if x != edge]


def _ticks(scene: Scene, scale: _Scale) -> list[Plain]:
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = 1 if months <= _FEW_MONTHS else 3 if months <= _SOME_MONTHS else 12
    if step == 12:  # noqa: PLR2004 - a year
        step *= 1 + months // 180
    ticks: list[Plain] = []
    day = date(scale.first.year, 1, 1) if step >= 12 else scale.first  # noqa: PLR2004
    while day <= scale.last:
        if day >= scale.first:
            ticks.append(_tick(scene, scale, day, first=not ticks, step=step))
        ahead = day.month - 1 + step
        day = date(day.year + ahead // 12, ahead % 12 + 1, 1)
    return ticks


def _tick(scene: Scene, scale: _Scale, day: date, *, first: bool, step: int) -> dict[str, Any]:
    major = day.month == 1
    label = str(day.year) if major else ""
    if not major and step == 1:
        label = scene.words.labels["months"][day.month - 1]
    if first and not major:
        label = scene.words.month(day)
    return {"x": scale.x(day), "major": major, "label": label}


def _legible(ticks: list[Plain]) -> list[Plain]:
    """The ticks with the labels that have room, those of years first."""
    taken: list[tuple[float, float]] = []
    for tick in sorted(ticks, key=lambda one: not one["major"]):
        start = tick["x"] + (4 if tick["major"] else 0)
        span = (start, start + width(tick["label"], _SIZE, bold=True) + 4)
        if span[1] > WIDE or not all(span[1] < one or span[0] > other for one, other in taken):
            tick["label"] = ""
        elif tick["label"]:
            taken.append(span)
    return ticks


def _note(scene: Scene, told: _Told) -> str:
    words = scene.words
    left = [words.count("timeline_more", told.left)] if told.left else []
    undated = [words.count("undated_facts", told.undated)] if told.undated else []
    return " ".join([str(words.labels["timeline_note"]), *left, *undated])
