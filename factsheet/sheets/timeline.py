"""The timeline as numbers: lanes, marks and labels that never touch. The template draws it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from factsheet.model import Fact, When
from factsheet.sheets.drawing import WIDE, fitted, width
from factsheet.sheets.scene import Plain, Scene, flow_ends, happened
from factsheet.sheets.wording import DASH

ROWS = 12
"""Rows of labels at most, where page 1 has the room."""

_LEFT, _RIGHT = 88.0, WIDE - 8
_ROW, _PAD, _TOP = 17.0, 4.0, 20.0
_SIZE, _LANE_SIZE = 9.8, 9.8
_MARK, _SPACE = 5.0, 8.0
_LABEL = 230.0
_RANGE = 45
_FEW_MONTHS, _SOME_MONTHS = 15, 60


@dataclass(slots=True)
class _Lane:
    title: str
    rows: list[list[tuple[float, float]]] = field(default_factory=list)
    marks: list[Plain] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def timeline(scene: Scene, most: int = ROWS) -> Plain | None:
    """Lanes by rule, the strongest facts first until the rows are full; None without dates."""
    dated = [(fact, when) for fact in _in_turn(scene) if (when := _when(fact))]
    if not dated:
        return None
    days = [day for _, when in dated for day in (when.start, when.end) if day]
    scale = _scale(min(days), max(days))
    lanes = {rule.name: _Lane(scene.rule_title(rule)) for rule in scene.edition.rules}
    left = 0
    for fact, when in dated:
        lane = lanes.get(fact.rule)
        free = most - sum(len(one.rows) for one in lanes.values())
        if lane is None or not _place(scene, lane, fact, when, scale, free):
            left += 1
    used = [lane for lane in lanes.values() if lane.rows]
    return _drawn(scene, used, scale, len(dated), left)


def _in_turn(scene: Scene) -> list[Fact]:
    """The strongest of every rule, then the second of every rule: no lane crowds out another."""
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, int, Fact]] = []
    for fact in scene.strongest(scene.edition.facts):
        ranked.append((turns[fact.rule], len(ranked), fact))
        turns[fact.rule] += 1
    return [fact for *_, fact in sorted(ranked, key=lambda one: one[:2])]


def _when(fact: Fact) -> When | None:
    found = [value for value in fact.slots.values() if isinstance(value, When)]
    return next((one for one in found if one.start or one.end), None)


def _scale(first: date, last: date) -> _Scale:
    """Whole quarters around the days, and never less than half a year."""
    start = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    end = last + timedelta(days=20)
    if (end - start).days < 180:  # noqa: PLR2004 - half a year
        end = start + timedelta(days=180)
    return _Scale(start, end)


def _place(scene: Scene, lane: _Lane, fact: Fact, when: When, scale: _Scale, free: int) -> bool:
    """Put the fact into the first row where mark and label are free, on either side."""
    first = when.start or when.end
    last = when.end or when.start
    if first is None or last is None:
        return False
    if (last - first).days > _RANGE:
        near, far = scale.x(first), scale.x(last)
    else:
        near = far = scale.x(first + (last - first) / 2)
    room = max(WIDE - far, near - _LEFT) - _SPACE - width(fact.id, _SIZE, bold=True) - 4
    text = fitted(_label(scene, fact, when), _SIZE, room)
    wide = width(fact.id, _SIZE, bold=True) + 4 + width(text, _SIZE)
    after = (near - _MARK, far + _SPACE + wide)
    before = (near - _SPACE - wide, far + _MARK)
    sides = [(after, far + _SPACE, "start"), (before, near - _SPACE, "end")]
    fitting = [one for one in sides if one[0][0] >= _LEFT - 2 and one[0][1] <= WIDE]
    for at in range(len(lane.rows) + (1 if free > 0 else 0)):
        for taken, x, anchor in fitting or sides[:1]:
            if at == len(lane.rows):
                lane.rows.append([])
            if all(taken[1] + 6 < one[0] or taken[0] - 6 > one[1] for one in lane.rows[at]):
                lane.rows[at].append(taken)
                lane.marks.append(
                    {
                        "id": fact.id,
                        "status": fact.status,
                        "dashed": not happened(fact),
                        "near": near,
                        "far": far,
                        "row": at,
                        "x": x,
                        "anchor": anchor,
                        "text": text,
                        "from": taken[0],
                        "wide": wide,
                    }
                )
                return True
    return False


def _label(scene: Scene, fact: Fact, when: When) -> str:
    rule = scene.rules.get(fact.rule)
    dates = [name for name, value in fact.slots.items() if isinstance(value, When)]
    text = scene.summary(fact, without=[*dates, *flow_ends(rule)], most=60)
    if text == fact.id:
        text = scene.summary(fact, without=dates, most=60)
    date_note = f" {scene.words.when(when)}" if when.inferred else ""
    return fitted(text, _SIZE, _LABEL) + date_note


def _drawn(scene: Scene, lanes: list[_Lane], scale: _Scale, all_: int, left: int) -> Plain:
    top = _TOP
    shown: list[Plain] = []
    for at, lane in enumerate(lanes):
        height = len(lane.rows) * _ROW + 2 * _PAD
        for mark in lane.marks:
            mark["y"] = round(top + _PAD + (mark["row"] + 0.5) * _ROW, 1)
        shown.append(
            {
                "titles": _title(lane),
                "top": top,
                "height": height,
                "middle": top + height / 2,
                "ground": "#eef2f6" if at % 2 == 0 else "#ffffff",
                "marks": lane.marks,
            }
        )
        top += height
    years = sorted({scale.first.year, scale.last.year})
    span = f" {DASH} ".join(map(str, years))
    return {
        "wide": WIDE,
        "high": top + 2,
        "size": _SIZE,
        "top": _TOP,
        "bottom": top,
        "lanes": shown,
        "ticks": _ticks(scene, scale),
        "alt": scene.words.say("timeline_alt", n=all_ - left, span=span),
        "note": _note(scene, left),
    }


def _title(lane: _Lane) -> list[str]:
    """The lane's name, on two lines at most."""
    words, lines = lane.title.split(), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, _LANE_SIZE, bold=True) > _LEFT - 14:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = [lines[0], " ".join(lines[1:])] if lines[1:] else lines
    return [fitted(line, _LANE_SIZE, _LEFT - 14, bold=True) for line in kept]


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
    x = scale.x(day)
    return {"x": x, "major": major, "label": label if x < _RIGHT - 30 else ""}


def _note(scene: Scene, left: int) -> str:
    words = scene.words
    more = f" {words.say('timeline_more', n=left)}" if left else ""
    return f"{words.labels['timeline_note']}{more}"
