"""The flow diagram as numbers: who on which side, arrows that cross little. The template draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.model import Fact, Rule
from factsheet.sheets.drawing import WIDE, ending, fitted, width, wrapped
from factsheet.sheets.scene import Plain, Scene, fillers, flow_ends, happened, known
from factsheet.sheets.wording import shortened

ARROWS = 20
"""Arrows at most, where page 1 has the room; more are bundled, then left to the table."""

_ROW, _TALL_ROW, _GAP = 21.0, 25.0, 4.0
_BOX, _EDGE, _HEAD = 150.0, 6.0, 9.0
_BRIDGE = 110.0
"""Where arrows may cross: between the labels and the boxes on the right."""
_SIZE, _NAME = 9.6, 9.4
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class _Arrow:
    start: str
    end: str
    facts: tuple[Fact, ...]

    @property
    def solid(self) -> bool:
        return self.facts[0].status in ("confirmed", "reported")


@dataclass(frozen=True, slots=True)
class _Link:
    """An arrow between a box on the left and one on the right."""

    left: str
    right: str
    rightward: bool
    arrow: _Arrow


@dataclass(frozen=True, slots=True)
class _Plan:
    """The links in the order of their rows on the left, and the row of each on the right."""

    links: tuple[_Link, ...]
    across: tuple[int, ...]

    @property
    def crossings(self) -> int:
        return sum(one > two for at, one in enumerate(self.across) for two in self.across[at + 1 :])


def flow(scene: Scene, rule: Rule, most: int = ARROWS) -> Plain | None:
    """Arrows from one slot to the other, the strongest facts first; None without both ends."""
    ends = flow_ends(rule)
    facts = [fact for fact in scene.of_rule(rule) if ends and all(known(fact, one) for one in ends)]
    if not facts:
        return None
    arrows = [
        _Arrow(scene.value(fact, ends[0]), scene.value(fact, ends[1]), (fact,))
        for fact in scene.strongest(facts)
    ]
    if len(arrows) > most:
        arrows = _loosened(_bundled(arrows), most)
    left = sum(len(arrow.facts) for arrow in arrows[most:])
    return _drawn(scene, rule, _planned(_links(arrows[:most])), left)


def _bundled(arrows: Sequence[_Arrow]) -> list[_Arrow]:
    """One arrow for all facts of one direction and one manner of telling, the largest first."""
    bundles: dict[tuple[str, str, bool], tuple[Fact, ...]] = {}
    for arrow in arrows:
        way = (arrow.start, arrow.end, arrow.solid)
        bundles[way] = bundles.get(way, ()) + arrow.facts
    found = [_Arrow(start, end, facts) for (start, end, _), facts in bundles.items()]
    return sorted(found, key=lambda arrow: -len(arrow.facts))


def _loosened(bundles: Sequence[_Arrow], most: int) -> list[_Arrow]:
    """The bundles, the smallest of them single arrows again as far as there is room for those."""
    spare = most - len(bundles)
    loose: list[_Arrow] = []
    for bundle in sorted(bundles, key=lambda arrow: len(arrow.facts)):
        spare -= len(bundle.facts) - 1
        single = [_Arrow(bundle.start, bundle.end, (fact,)) for fact in bundle.facts]
        loose += single if spare >= 0 else [bundle]
    return sorted(loose, key=lambda arrow: -len(arrow.facts))


# --- who stands where --------------------------------------------------------------------------


def _links(arrows: Iterable[_Arrow]) -> list[_Link]:
    """Each party has one box, so that a chain leads through it, also back to the left.

    A party that trades with both ends of one arrow cannot: it stands on both sides.
    """
    right: dict[str, bool] = {}
    links = []
    for arrow in arrows:
        if arrow.start not in right:
            right[arrow.start] = not right.get(arrow.end, True)
        right.setdefault(arrow.end, not right[arrow.start])
        if right[arrow.start]:
            links.append(_Link(arrow.end, arrow.start, rightward=False, arrow=arrow))
        else:
            links.append(_Link(arrow.start, arrow.end, rightward=True, arrow=arrow))
    return links


def _planned(links: Sequence[_Link]) -> _Plan:
    """The order of boxes, of a few tries, in which the fewest arrows cross."""
    lefts = list(dict.fromkeys(link.left for link in links))
    rights = list(dict.fromkeys(link.right for link in links))
    best = _plan(links, lefts, rights)
    for _ in range(_ROUNDS):
        rights = _by_neighbours(rights, [(link.right, lefts.index(link.left)) for link in links])
        lefts = _by_neighbours(lefts, [(link.left, rights.index(link.right)) for link in links])
        best = min(best, _plan(links, lefts, rights), key=lambda plan: plan.crossings)
    return best


def _by_neighbours(names: Sequence[str], links: Sequence[tuple[str, int]]) -> list[str]:
    """Names by the mean place of those they are linked to."""
    places: dict[str, list[int]] = {}
    for name, place in links:
        places.setdefault(name, []).append(place)
    return sorted(names, key=lambda name: sum(places[name]) / len(places[name]))


def _plan(links: Sequence[_Link], lefts: Sequence[str], rights: Sequence[str]) -> _Plan:
    def place(link: _Link) -> tuple[int, int]:
        return lefts.index(link.left), rights.index(link.right)

    ordered = sorted(links, key=place)
    by_right = sorted(range(len(ordered)), key=lambda at: place(ordered[at])[::-1])
    return _Plan(tuple(ordered), tuple(by_right.index(at) for at in range(len(ordered))))


# --- numbers -----------------------------------------------------------------------------------


def _drawn(scene: Scene, rule: Rule, plan: _Plan, left: int) -> Plain:
    lefts = [link.left for link in plan.links]
    rows = list(enumerate(plan.across))
    rights = [plan.links[at].right for at, _ in sorted(rows, key=lambda row: row[1])]
    high = _TALL_ROW if any(map(_long, [*lefts, *rights])) else _ROW
    said = "; ".join(f"{link.arrow.start} → {link.arrow.end}" for link in plan.links)
    return {
        "wide": WIDE,
        "high": len(plan.links) * high + 2,
        "size": _SIZE,
        "boxes": [*_boxes(lefts, 0.0, high), *_boxes(rights, WIDE - _BOX, high)],
        "arrows": [
            _arrow(scene, rule, link, row, (high, _BRIDGE if plan.crossings else 0.0))
            for link, row in zip(plan.links, rows, strict=True)
        ],
        "of": scene.rule_title(rule) if len(_with_flow(scene)) > 1 else "",
        "alt": scene.words.say("flow_alt", n=len(plan.links), list=shortened(said, 300)),
        "note": _note(scene, left),
    }


def _arrow(
    scene: Scene, rule: Rule, link: _Link, rows: tuple[int, int], measures: tuple[float, float]
) -> Plain:
    """`measures`: the height of a row, the width in which arrows may cross."""
    high, bridge = measures
    first, *others = link.arrow.facts
    near, far = (round(at * high + high - 5.5, 1) for at in rows)
    start, end = _BOX + _EDGE, WIDE - _BOX - _EDGE
    shown = scene.refs(link.arrow.facts[:3])
    more = f" +{len(others) - 2}" if len(others) > 2 else ""  # noqa: PLR2004 - three are named
    number = f"{' · '.join(shown)}{more}"
    text = _bundle_text(scene, rule, link.arrow) if others else _text(scene, rule, first)
    room = end - bridge - start - 8 - width(f"{number} ", _SIZE, bold=True)
    text = fitted(text, _SIZE, room)
    return {
        "number": number,
        "text": text,
        "x": round((start + end - bridge) / 2, 1),
        "y": round(near - 4.6, 1),
        "wide": width(f"{number} ", _SIZE, bold=True) + width(text, _SIZE),
        "path": _path((start, near), (end, far), bridge, rightward=link.rightward),
        "head": _head((end, far) if link.rightward else (start, near), link.rightward),
        "status": first.status,
        "dashed": not link.arrow.solid,
        "facts": scene.refs(link.arrow.facts),
    }


def _path(
    one: tuple[float, float], other: tuple[float, float], bridge: float, *, rightward: bool
) -> str:
    """Level below its label, then over to the row on the right; short of the arrow's head."""
    (start, near), (end, far) = one, other
    start, end = (start, end - _HEAD + 1) if rightward else (start + _HEAD - 1, end)
    if near == far:
        return f"M{start} {near}L{end} {far}"
    from_, to = other[0] - bridge, other[0] - 2 * _HEAD
    middle = (from_ + to) / 2
    return f"M{start} {near}L{from_} {near}C{middle} {near} {middle} {far} {to} {far}L{end} {far}"


def _head(tip: tuple[float, float], rightward: bool) -> str:  # noqa: FBT001
    (x, y), back = tip, -_HEAD if rightward else _HEAD
    return f"M{x} {y}L{x + back} {y - 4.2:.1f}L{x + back} {y + 4.2:.1f}Z"


def _text(scene: Scene, rule: Rule, fact: Fact) -> str:
    text = scene.summary(fact, without=flow_ends(rule), most=80)
    said = "" if text == fact.id else text
    if fact.denied and happened(fact):
        denial = scene.words.labels["status"]["denied"].lower()
        said = f"{said} · {denial}" if said else denial
    return said


def _bundle_text(scene: Scene, rule: Rule, arrow: _Arrow) -> str:
    """The items of a bundle, without figures that no longer belong to one of them."""
    others = [name for name in rule.sheet.columns if name not in flow_ends(rule)]
    said = [
        scene.words.name(filler.id, filler.text)
        for fact in arrow.facts
        for name in others
        for filler in fillers(fact, name)
    ]
    return scene.words.joined(said, 4)


def _long(name: str) -> bool:
    return width(name, _NAME, bold=True) > _BOX - 10


def _boxes(names: Sequence[str], x: float, high: float) -> list[Plain]:
    """One box for every run of rows with the same name."""
    rows = Counter(names)
    lines = {name: wrapped(name, _NAME, _BOX - 10, bold=True, most=2 * rows[name]) for name in rows}
    told = Counter(map(tuple, lines.values()))
    boxes: list[Plain] = []
    top = 1.0
    for name, count in rows.items():
        alike = told[tuple(lines[name])] > 1
        tall = count * high - _GAP + 1
        boxes.append(
            {
                "whole": name,
                "lines": _apart(name) if alike else lines[name],
                "size": _NAME,
                "x": x,
                "y": top,
                "wide": _BOX,
                "height": tall,
                "middle": top + tall / 2,
            }
        )
        top += count * high
    return boxes


def _apart(name: str) -> list[str]:
    """Head and tail of a name that begins like another one."""
    return [fitted(name, _NAME, _BOX - 10, bold=True), ending(name, _NAME, _BOX - 10, bold=True)]


def _with_flow(scene: Scene) -> list[Rule]:
    return [rule for rule in scene.edition.rules if flow_ends(rule)]


def _note(scene: Scene, left: int) -> str:
    words = scene.words
    more = f" {words.count('flow_more', left)}" if left else ""
    return f"{words.labels['flow_note']}{more}"
