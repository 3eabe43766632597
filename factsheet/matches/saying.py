"""An explanation in words for people who do not code, and as plain dicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.matches.attempts import Attempt, Explained, Stop, Verdict, Wanted
from factsheet.model import Match

_BARS = {
    "free": "somebody who may act",
    "verb": "another verb",
    "other-object": "another thing acted on",
    "preposition": "a preposition",
    "border": "the border of a clause",
}
_DROPPED = {
    "question": "a question states nothing",
    "supposed": "the sentence before only supposes it",
    "condition": '"{words}" makes it a condition, which states nothing',
    "unless": '"{words}" silences the clause (unless:)',
    "off-topic": '"{words}" in the title or the first sentences silences the page (off_topic:)',
    "same": "{by} must differ, and both would be {words}",
}
_WHOLE = frozenset({*_DROPPED, "empty", "swallowed"})
"""The stops of a phrase that met all it asks for."""

_UNMET = {
    "form": '"{words}" is of the list {list}, but {form} here',
    "coloured": '"{words}" is of the list {list}, but in "{by}" it only colours another word',
    "brackets": '"{words}" stands in brackets, which take no part',
    "refused": '"{words}" means something else in the words around it here (not_in:)',
    "elsewhere": '"{words}" stands {other} it, not {side} it',
    "governed": '"{words}" stands there, but in "{by}" it is not the one who acts',
    "barred": '"{words}" stands between it and "{there}": a gap does not reach over {bar}',
    "far": '"{words}" is {far} words away, while the gap reaches {reach}',
    "apart": '"{words}" stands there, but not where the phrase asks for it',
}
_SHOWN = 6
"""Alternatives that are named where none of them was met."""


def nearest_lines(attempt: Attempt) -> tuple[str, ...]:
    """The phrase with its place, what it met, and where it stopped: a line each."""
    met = [f'{step.element} "{step.met.text}"' for step in attempt.steps if step.met]
    return (
        f'nearest: {attempt.phrase.place} "{attempt.phrase.text}"',
        *([f"met {', '.join(met)}"] if met else []),
        stopped(attempt),
    )


def stopped(attempt: Attempt) -> str:
    """Where the phrase stopped."""
    dropped = [_dropped(stop) for stop in attempt.stops if stop.why in _WHOLE]
    told = [f"all of it was met, but {', and '.join(dropped)}"] if dropped else []
    told += [_stop_words(stop) for stop in attempt.stops if stop.why not in _WHOLE]
    named = [stop.wanted.element for stop in attempt.stops if stop.wanted]
    lacking = [step.element for step in attempt.steps if not step.met]
    for element in named:
        if element in lacking:
            lacking.remove(element)
    rest = [f"then {', '.join(lacking)} would follow"] if lacking else []
    return "; ".join([*told, *rest])


def _stop_words(stop: Stop) -> str:
    if stop.wanted is None:
        return "a phrase of this rule took too long on the sentence and was stopped"
    where = f' {stop.side} "{stop.of}"' if stop.of else ""
    return f"then wanted {stop.wanted.element}{where}, and {_unmet(stop, stop.wanted)}"


def _dropped(stop: Stop) -> str:
    if stop.why == "empty":
        return _empty(stop)
    if stop.why == "swallowed":
        return f"the phrase{f' at {stop.by}' if stop.by else ''} tells this event already"
    return _DROPPED[stop.why].format(words=stop.words, by=stop.by)


def _empty(stop: Stop) -> str:
    wanted = stop.wanted or Wanted("a slot")
    lack = f"{wanted.element} stayed empty"
    if stop.reach > 1:
        lack = f"{wanted.element} needs {stop.reach} and has {stop.far}"
    if stop.words:
        return f'{lack}: "{stop.words}" is named too, but no phrase leads to it'
    return f"{lack}: no other {wanted.list} is named in this sentence"


def _unmet(stop: Stop, wanted: Wanted) -> str:
    if stop.why == "absent":
        return _absent(stop, wanted)
    if stop.why == "governed" and stop.by == stop.words:
        return f'"{stop.words}" stands there, but not as the one who acts'
    if stop.why == "far" and not stop.reach:
        return f'"{stop.words}" stands there, but not right {stop.side} it'
    return _UNMET[stop.why].format(
        words=stop.words,
        by=stop.by,
        list=wanted.list,
        form=_form(stop, wanted),
        side=stop.side,
        other="before" if stop.side == "behind" else "behind",
        there=stop.known[0] if stop.known else "",
        bar=_BARS.get(stop.by, stop.by),
        far=stop.far,
        reach=stop.reach,
    )


def _form(stop: Stop, wanted: Wanted) -> str:
    if wanted.form in {"party", "person", "subject"}:
        return "not as somebody who can act"
    return f"{stop.by}, not {wanted.form}" if stop.by else f"not in the form {wanted.form}"


def _absent(stop: Stop, wanted: Wanted) -> str:
    told = _lacking(wanted)
    if stop.alike:
        told += f'; "{stop.alike[0]}" is written much like "{stop.alike[1]}"'
    if stop.known:
        told += f'; the nearest known word there is "{stop.known[0]}" ({stop.known[1]})'
    return told


def _lacking(wanted: Wanted) -> str:
    if wanted.kind == "plain":
        shown = ", ".join(f'"{one}"' for one in wanted.words[:_SHOWN])
        none = "no" if len(wanted.words) == 1 else "none of"
        more = ", ..." if len(wanted.words) > _SHOWN else ""
        return f"{none} {shown}{more} is in this sentence"
    if wanted.kind == "verbs":
        form = f"{wanted.form} form" if wanted.form else "word"
        return f"no {form} of the list {wanted.list} is in this sentence"
    if wanted.form in {"party", "person", "subject"}:
        return f"no {wanted.list} who can act is named in this sentence"
    return f"no {wanted.list} is named in this sentence"


def found_line(match: Match) -> str:
    """A match with its phrase: what it found and which line of a rule found it."""
    slots = "; ".join(f'{name} "{words}"' for name, words in _captured(match))
    return f'found {slots} by {match.phrase.place} "{match.phrase.text}"'


def _captured(match: Match) -> Iterator[tuple[str, str]]:
    captures = sorted(match.captures, key=lambda one: (one.start, one.slot))
    for name in dict.fromkeys(one.slot for one in captures):
        yield name, ", ".join(one.filler.text for one in captures if one.slot == name)


# --- as plain dicts ---------------------------------------------------------------------------


def explained_record(one: Explained) -> dict[str, Any]:
    """A sentence with every verdict."""
    return {
        "sentence": one.sentence.number,
        "language": one.language,
        "text": one.text,
        "rules": [verdict_record(verdict) for verdict in one.verdicts],
    }


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """What one rule found in a sentence, and what came nearest besides."""
    return {
        "rule": verdict.rule,
        "found": [
            {"place": str(one.phrase.place), "phrase": one.phrase.text, "slots": _slots(one)}
            for one in verdict.matches
        ],
        "nearest": nearest_record(verdict.nearest) if verdict.nearest else None,
    }


def _slots(match: Match) -> dict[str, list[dict[str, str]]]:
    slots: dict[str, list[dict[str, str]]] = {}
    for one in sorted(match.captures, key=lambda each: (each.start, each.slot)):
        filler = {"id": one.filler.id, "text": one.filler.text}
        slots.setdefault(one.slot, []).append(filler)
    return slots


def nearest_record(attempt: Attempt) -> dict[str, Any]:
    """A phrase that gave nothing: what it met and where it stopped."""
    return {
        "place": str(attempt.phrase.place),
        "phrase": attempt.phrase.text,
        "met": [
            {"element": step.element, "words": step.met.text, "start": step.met.start, "end": step.met.end}
            for step in attempt.steps
            if step.met
        ],
        "missing": [step.element for step in attempt.steps if not step.met],
        "stops": [_stop_record(stop) for stop in attempt.stops],
        "told": stopped(attempt),
    }  # fmt: skip


def _stop_record(stop: Stop) -> dict[str, Any]:
    return {
        "why": stop.why,
        "wanted": stop.wanted.element if stop.wanted else None,
        "side": stop.side or None,
        "of": stop.of or None,
        "words": stop.words or None,
        "by": stop.by or None,
        "known": list(stop.known) if stop.known else None,
        "alike": list(stop.alike) if stop.alike else None,
    }
