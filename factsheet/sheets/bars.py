"""Facts per month as numbers: one lane a rule, bars stacked by status, and the same as a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from factsheet.model import STATUSES, Fact, Rule, Status, When
from factsheet.sheets.axis import bulk_of
from factsheet.sheets.drawing import RIGHT, WIDE, hatched, lane_title, lanes_end, torn, width
from factsheet.sheets.scene import Plain, Scene, dated
from factsheet.sheets.wording import DASH

FEWEST = 5
"""Facts below which the timeline alone says it all."""
MOST_BARS = 36
MOST_LANES = 6

_TOP, _LANES, _LOWEST, _TALLEST, _FOOT = 20.0, 200.0, 28.0, 52.0, 18.0
_SIZE, _LANE_SIZE, _FIGURE = 9.6, 9.8, 11.5
_YEAR = 12
_STEPS = (1, 3, *range(_YEAR, 400 * _YEAR, _YEAR))
"""Months that one bar may count, the finest first."""

_Counted = dict[tuple[str, int], list[Fact]]
"""The facts of each bar, by rule and by the bar's number."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Bars of `step` months each; a bar's number counts them from the year 0."""

    step: int
    first: int
    last: int
    left: float
    axis: tuple[int, int]
    """Bars before the first of these and after the last gather what lies off the axis."""

    @property
    def each(self) -> float:
        return (RIGHT - self.left) / (self.last - self.first + 1)

    def middle(self, number: int) -> float:
        return round(self.left + (number - self.first + 0.5) * self.each, 1)

    @property
    def name(self) -> str:
        return {1: "month", 3: "quarter", _YEAR: "year"}.get(self.step, "years")

    def begins(self, number: int) -> date:
        months = number * self.step
        return date(max(months // _YEAR, 1), months % _YEAR + 1, 1)


def bars(scene: Scene) -> Plain | None:
    """Bars and their table, as fine as the facts allow; None where the timeline says it all."""
    facts, undated = dated(scene, "bars")
    for step in _STEPS if len(facts) >= FEWEST else ():
        bulk = bulk_of(when for _, when in facts)
        axis = (_number(bulk.first, step), _number(bulk.last, step))
        counted = _counted(facts, step, axis)
        numbers = [number for _, number in counted]
        shown = sum(map(len, counted.values()))
        if 2 * shown >= len(facts) and max(numbers) - min(numbers) < MOST_BARS:
            left = lanes_end(scene.told_titles(), _LANE_SIZE)
            scale = _Scale(step, min(numbers), max(numbers), left, axis)
            alone = max(map(len, counted.values())) == 1
            return None if alone else _drawn(scene, scale, counted, len(facts) - shown, undated)
    return None


def _number(day: date, step: int) -> int:
    return (day.year * _YEAR + day.month - 1) // step


def _counted(facts: Sequence[tuple[Fact, When]], step: int, axis: tuple[int, int]) -> _Counted:
    """The facts that fall into one bar whole; what lies off the axis has one bar at each end."""
    found: _Counted = defaultdict(list)
    least, most = axis[0] - 1, axis[1] + 1
    for fact, when in facts:
        days = [day for day in (when.start, when.end) if day]
        numbers = {min(max(_number(day, step), least), most) for day in days}
        if len(numbers) == 1:
            found[fact.rule, numbers.pop()].append(fact)
    return found


def _drawn(scene: Scene, scale: _Scale, counted: _Counted, wider: int, undated: int) -> Plain:
    rules = [rule for rule in scene.edition.rules if any(rule.name == one for one, _ in counted)]
    lanes = sorted(rules, key=lambda rule: -_facts_of(rule, counted))[:MOST_LANES]
    tallest = max(map(len, counted.values()))
    high = min(max(_FIGURE + 7 * tallest, _LOWEST), _TALLEST, _LANES / len(lanes))
    drawn = [
        _lane(scene, rule, scale, counted, (at, high, (high - _FIGURE - 2) / tallest))
        for at, rule in enumerate(one for one in rules if one in lanes)
    ]
    left = sum(_facts_of(rule, counted) for rule in rules if rule not in lanes)
    bottom = _TOP + high * len(lanes)
    shown = sum(map(len, counted.values())) - left
    span = f"{_named(scene, scale, scale.first)} {DASH} {_named(scene, scale, scale.last)}"
    return {
        "wide": WIDE,
        "left": scale.left,
        "high": bottom + _FOOT,
        "size": _SIZE,
        "top": _TOP,
        "bottom": bottom,
        "tears": _tears(scale, bottom),
        "step": scale.name,
        "lanes": drawn,
        "ticks": _ticks(scene, scale),
        "key": _key(scene, counted, (scale.left, bottom + _FOOT - 5)),
        "alt": scene.words.say("bars_alt", n=shown, span=span),
        "note": _note(scene, left, wider, undated),
        "rows": _rows(scene, rules, scale, counted),
    }


def _facts_of(rule: Rule, counted: _Counted) -> int:
    return sum(len(facts) for (name, _), facts in counted.items() if name == rule.name)


def _lane(
    scene: Scene, rule: Rule, scale: _Scale, counted: _Counted, place: tuple[int, float, float]
) -> Plain:
    """`place`: the lane's number, its height, the height of one fact."""
    at, high, unit = place
    top = _TOP + at * high
    own = sorted(number for name, number in counted if name == rule.name)
    return {
        "titles": lane_title(scene.rule_title(rule), _LANE_SIZE, scale.left),
        "top": round(top, 1),
        "height": round(high, 1),
        "middle": round(top + high / 2, 1),
        "ground": "#eef2f6" if at % 2 == 0 else "#ffffff",
        "bars": [
            _bar(scene, scale, number, counted[rule.name, number], (top + high, unit))
            for number in own
        ],
    }


def _bar(
    scene: Scene, scale: _Scale, number: int, facts: list[Fact], place: tuple[float, float]
) -> Plain:
    """`place`: where the bar stands, the height of one fact."""
    base, unit = place
    wide = round(min(scale.each * 0.7, 22.0), 1)
    left = round(scale.middle(number) - wide / 2, 1)
    parts: list[Plain] = []
    for status, count in _by_status(facts):
        top = base - count * unit
        parts.append(_part(status, (left, round(top, 1), wide, round(count * unit, 1))))
        base = top
    return {
        "x": scale.middle(number),
        "y": round(base - 2.5, 1),
        "total": scene.words.number(len(facts)),
        "parts": parts,
        "facts": scene.refs(facts),
    }


def _by_status(facts: Sequence[Fact]) -> list[tuple[Status, int]]:
    """How many there are of each status that occurs, the strongest first."""
    counts = Counter(fact.status for fact in facts)
    return [(status, counts[status]) for status in STATUSES if counts[status]]


def _part(status: str, box: tuple[float, float, float, float]) -> Plain:
    """One status in a bar; hatching doubles its colour, as the shapes of the marks do."""
    x, y, wide, high = box
    rising = status in ("planned", "denied")
    return {
        "status": status,
        "x": x,
        "y": y,
        "wide": wide,
        "high": high,
        "rising": hatched(box, rising=True) if rising else "",
        "falling": hatched(box, rising=False) if status == "denied" else "",
    }


def _named(scene: Scene, scale: _Scale, number: int) -> str:
    """What a bar stands for: `Sep 2023`, `Q3 2023`, `2023`, `2020 - 2023`."""
    low, high = scale.axis
    if not low <= number <= high:
        label, edge = ("before", low) if number < low else ("after", high)
        return f"{scene.words.labels[label]} {_named(scene, scale, edge)}"
    day = scale.begins(number)
    match scale.name:
        case "month":
            return scene.words.month(day)
        case "quarter":
            return f"Q{(day.month + 2) // 3} {day.year}"
        case "year":
            return str(day.year)
    return f"{day.year} {DASH} {day.year + scale.step // _YEAR - 1}"


def _ticks(scene: Scene, scale: _Scale) -> list[Plain]:
    """Names below the bars: years first, then whatever months still find room."""
    numbers = range(scale.first, scale.last + 1)
    low, high = scale.axis
    ends = (scale.first, low, high + 1)
    major = [one for one in numbers if one in ends or scale.begins(one).month == 1]
    taken: list[tuple[float, float]] = []
    ticks: list[Plain] = []
    for number in dict.fromkeys(chain(major, numbers)):
        name = _named(scene, scale, number)
        within = low <= number <= high
        label = name if number in major and within else name.split()[0]
        x, half = scale.middle(number), width(label, _SIZE, bold=number in major) / 2 + 3
        if x + half <= WIDE and all(x + half < one or x - half > other for one, other in taken):
            taken.append((x - half, x + half))
            ticks.append({"x": x, "label": label, "major": number in major})
    return ticks


def _tears(scale: _Scale, bottom: float) -> list[str]:
    """Where the axis is broken off."""
    low, high = scale.axis
    before = [scale.middle(low) - scale.each / 2] if scale.first < low else []
    after = [scale.middle(high) + scale.each / 2] if scale.last > high else []
    return [torn(round(x, 1), (_TOP, bottom)) for x in (*before, *after)]


def _key(scene: Scene, counted: _Counted, place: tuple[float, float]) -> list[Plain]:
    """Which filling stands for which status, for the statuses that are drawn."""
    key: list[Plain] = []
    x, y = place
    for status, _ in _by_status([*chain.from_iterable(counted.values())]):
        word = str(scene.words.labels["status"][status])
        key.append({**_part(status, (x, y - 7, 14.0, 8.0)), "word": word, "at": x + 18})
        x += 18 + width(word, _SIZE) + 16
    return key


def _note(scene: Scene, left: int, wider: int, undated: int) -> str:
    words = scene.words
    told = (("bars_left", left), ("bars_wider", wider), ("undated_facts", undated))
    return " ".join(
        [str(words.labels["bars_note"]), *(words.count(label, n) for label, n in told if n)]
    )


def _rows(scene: Scene, rules: Sequence[Rule], scale: _Scale, counted: _Counted) -> list[Plain]:
    order = [rule.name for rule in rules]
    return [
        {
            "when": _named(scene, scale, number),
            "rule": scene.rule_title(scene.rules[name]),
            "counts": [{"status": status, "count": count} for status, count in _by_status(facts)],
            "total": len(facts),
            "facts": scene.refs(facts),
        }
        for (name, number), facts in sorted(
            counted.items(), key=lambda one: (one[0][1], order.index(one[0][0]))
        )
    ]
