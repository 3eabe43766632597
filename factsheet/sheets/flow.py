"""The flow diagram as numbers: two columns of boxes, one arrow a fact. The template draws it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.model import Fact, Rule
from factsheet.sheets.drawing import WIDE, fitted
from factsheet.sheets.scene import Plain, Scene, fillers, flow_ends, happened, known
from factsheet.sheets.wording import shortened

ARROWS = 20
"""Arrows at most, where page 1 has the room; more are bundled, then left to the table."""

_ROW, _BOX, _GAP = 21.0, 128.0, 4.0
_SIZE = 9.6


@dataclass(frozen=True, slots=True)
class _Arrow:
    start: str
    end: str
    facts: tuple[Fact, ...]

    @property
    def solid(self) -> bool:
        return self.facts[0].status in ("confirmed", "reported")


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
        arrows = _bundled(arrows)
    shown = _ordered(arrows[:most])
    left = sum(len(arrow.facts) for arrow in arrows[most:])
    return _drawn(scene, rule, shown, left)


def _bundled(arrows: Sequence[_Arrow]) -> list[_Arrow]:
    """One arrow for all facts of one direction and one manner of telling."""
    bundles: dict[tuple[str, str, bool], tuple[Fact, ...]] = {}
    for arrow in arrows:
        way = (arrow.start, arrow.end, arrow.solid)
        bundles[way] = bundles.get(way, ()) + arrow.facts
    return [_Arrow(start, end, facts) for (start, end, _), facts in bundles.items()]


def _ordered(arrows: Sequence[_Arrow]) -> list[tuple[str, str, bool, _Arrow]]:
    """Left box, right box, does it point right: a pair shares its boxes in both directions."""
    sides: list[tuple[str, str, bool, _Arrow]] = []
    for arrow in arrows:
        pairs = {(left, right) for left, right, _, _ in sides}
        if (arrow.end, arrow.start) in pairs:
            sides.append((arrow.end, arrow.start, False, arrow))
        else:
            sides.append((arrow.start, arrow.end, True, arrow))
    lefts = list(dict.fromkeys(left for left, *_ in sides))
    rights = list(dict.fromkeys(right for _, right, *_ in sides))
    return sorted(sides, key=lambda one: (lefts.index(one[0]), rights.index(one[1])))


def _drawn(scene: Scene, rule: Rule, rows: list[tuple[str, str, bool, _Arrow]], left: int) -> Plain:
    arrows = [_arrow(scene, rule, at, *row[2:]) for at, row in enumerate(rows)]
    said = "; ".join(f"{row[3].start} → {row[3].end}" for row in rows)
    return {
        "wide": WIDE,
        "high": len(rows) * _ROW + 2,
        "size": _SIZE,
        "lefts": _boxes([row[0] for row in rows], 0.0),
        "rights": _boxes([row[1] for row in rows], WIDE - _BOX),
        "arrows": arrows,
        "rule": rule.name,
        "alt": scene.words.say("flow_alt", n=len(rows), list=shortened(said, 300)),
        "note": _note(scene, left),
    }


def _arrow(scene: Scene, rule: Rule, at: int, rightward: bool, arrow: _Arrow) -> Plain:  # noqa: FBT001
    first, *others = arrow.facts
    ids = [fact.id for fact in arrow.facts[:3]]
    more = f" +{len(arrow.facts) - len(ids)}" if len(arrow.facts) > len(ids) else ""
    number = f"{' · '.join(ids)}{more}"
    text = _text(scene, rule, first) if not others else _bundle_text(scene, rule, arrow)
    room = WIDE - 2 * _BOX - 40 - len(number) * _SIZE * 0.58
    return {
        "number": number,
        "text": fitted(text, _SIZE, room),
        "y": round(at * _ROW + _ROW - 5.5, 1),
        "from": _BOX + 6,
        "to": WIDE - _BOX - 6,
        "rightward": rightward,
        "status": first.status,
        "dashed": not arrow.solid,
    }


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


def _boxes(names: Sequence[str], x: float) -> list[Plain]:
    """One box for every run of rows with the same name."""
    boxes: list[Plain] = []
    for at, name in enumerate(names):
        if boxes and boxes[-1]["whole"] == name:
            boxes[-1]["height"] += _ROW
            boxes[-1]["middle"] += _ROW / 2
        else:
            lines = textwrap.wrap(shortened(name, 40), 20)[:2]
            boxes.append(
                {
                    "whole": name,
                    "lines": lines,
                    "size": 10.4 if len(lines) == 1 else 8.0,
                    "x": x,
                    "y": at * _ROW + 1,
                    "wide": _BOX,
                    "height": _ROW - _GAP + 1,
                    "middle": at * _ROW + 1 + (_ROW - _GAP + 1) / 2,
                }
            )
    return boxes


def _note(scene: Scene, left: int) -> str:
    words = scene.words
    more = f" {words.say('flow_more', n=left)}" if left else ""
    return f"{words.labels['flow_note']}{more}"
