"""What changed since the last edition: the list that the marks at the rows repeat."""

from __future__ import annotations

from factsheet.model import Change, Withdrawn
from factsheet.record import id_order
from factsheet.sheets.front import titled
from factsheet.sheets.scene import Plain, Scene
from factsheet.sheets.wording import DASH, shortened

CHANGES = 5
"""Lines of change on page 1; the rest carry their marks in the tables."""
_GONE = 2
"""How many of them are kept for facts that no longer stand: they have no row to carry a mark."""
_NUMBERS = 12
_RANKS = {"new": 0, "claim": 1, "detail": 2, "sources": 3}


def changes(scene: Scene) -> Plain:
    """The lines of page 1, and what is said where they are none or not all."""
    edition, words = scene.edition, scene.words
    listed = sorted(scene.changes.values(), key=_rank)
    gone = edition.withdrawn
    changed = listed[: CHANGES - min(len(gone), _GONE)]
    told = gone[: CHANGES - len(changed)]
    left, lost = len(listed) - len(changed), gone[len(told) :]
    first = edition.replaces is None
    return {
        "head": words.say("changed_first") if first else words.say("changed", old=edition.replaces),
        "note": _note(scene, len(listed) + len(gone)),
        "lines": [
            *(_change_line(scene, change) for change in changed),
            *(_gone_line(scene, one) for one in told),
        ],
        "more": words.say("more_changes", n=left) if left else "",
        "withdrawn": words.say("withdrawn", refs=_numbers(scene, lost)) if lost else "",
    }


def _note(scene: Scene, changed: int) -> str:
    edition, words = scene.edition, scene.words
    if edition.replaces is None:
        whole = edition if edition.view else edition.whole or edition
        return words.say("first_edition", n=len(whole.facts)) if edition.facts else ""
    if changed:
        return ""
    return words.say("view_unchanged" if edition.view else "nothing_changed", old=edition.replaces)


def _rank(change: Change) -> tuple[int, tuple[str, int, str]]:
    return _RANKS[change.kind], id_order(change.fact.id)


def _gone_line(scene: Scene, one: Withdrawn) -> Plain:
    """A fact that no longer stands, why, and the number that it went into."""
    here = {fact.id for fact in scene.edition.facts}
    text = f"{one.fact.id}, {titled(scene, one.fact, most=70)} {DASH} {why_gone(scene, one)}"
    into = one.into if one.into in here else None
    return {"new": False, "mark": scene.words.say("gone"), "text": text, "ref": into or ""}


def why_gone(scene: Scene, one: Withdrawn) -> str:
    """Why a fact no longer stands, in words."""
    here = {fact.id for fact in scene.edition.facts}
    said = str(scene.words.labels["why_gone"][one.why])
    return f"{said} {one.into}" if one.into and one.into not in here else said


def _numbers(scene: Scene, gone: tuple[Withdrawn, ...]) -> str:
    shown = ", ".join(one.fact.id for one in gone[:_NUMBERS])
    left = len(gone) - _NUMBERS
    return f"{shown} {scene.words.say('and_more', n=left)}" if left > 0 else shown


def _change_line(scene: Scene, change: Change) -> Plain:
    words, fact = scene.words, change.fact
    new = change.kind == "new"
    text = titled(scene, fact, most=100 if new else 70)
    if new:
        status = scene.status(fact)
        text = f"{text} {DASH} {status[:1].lower()}{status[1:]}, {scene.who(fact, most=1)}"
    elif change.what:
        text = f"{text} {DASH} {'; '.join(_moved(scene, *one) for one in change.what)}"
    else:
        text = f"{text} {DASH} {words.labels[f'change_{change.kind}']}"
    return {
        "new": new,
        "mark": words.say("new" if new else "updated"),
        "text": shortened(text, 125),
        "ref": fact.id,
    }


def _moved(scene: Scene, slot: str, was: str, now: str) -> str:
    words = scene.words
    status = words.labels["status"]
    blanks = {
        "what": words.slot(slot).lower(),
        "was": str(status.get(was, was)).lower() if slot == "status" else was,
        "now": str(status.get(now, now)).lower() if slot == "status" else now,
    }
    return words.say("was_is" if was else "was_none", **blanks)
