"""When a cue makes a plan of what is told, and when the plan has come true since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factsheet.facts.cues import Cue, Denial
from factsheet.facts.scope import Scene, Stretch


def held_out(scene: Scene, cues: Sequence[Cue], words: frozenset[str]) -> Iterator[Cue]:
    """The cues, where the deed itself is "announced" a plan: "announced six howitzers for Chad"."""
    for cue in cues:
        told = lies_in(cue, scene.anchor) and cue.text.lower() in words
        yield replace(cue, status="planned") if told else cue


def is_done(scene: Scene, cue: Cue, words: Denial) -> bool:
    """Whether what was ordered or asked for has come true since: "pesanan Mali telah dikirim".

    So it has where the deed is told in the perfect, not right behind the plan: "promised to Chad have arrived".
    """
    between = [word.low for word in scene.row[cue.end : scene.anchor.start]]
    apart = any(word not in words.perfect and word != "to" for word in between)
    perfect = apart and between[-1] in words.perfect
    return perfect or any(word in words.done for word in between)


def coming_day(scene: Scene, cues: Sequence[Cue], words: frozenset[str]) -> Cue | None:
    """The coming day that stands right behind what is told: "meets him in Lima next week"."""
    behind = (cue for cue in cues if lies_in(cue, scene.behind))
    cue = next((cue for cue in behind if cue.text.lower() in words), None)
    parted = cue and any(one.text == "," for one in scene.row[scene.behind.start : cue.start])
    return None if parted else cue


def lies_in(cue: Cue, stretch: Stretch) -> bool:
    """Whether it begins there: "akan datang" before the anchor "datang" does not."""
    return stretch.start <= cue.start < stretch.end
