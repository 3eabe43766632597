"""Facts and claims as lines for a terminal."""

from __future__ import annotations

from factsheet.model import Capture, Claim, Fact, Filler, Slots, SlotValue


def fact_line(fact: Fact) -> str:
    """Number, rule, status and slots."""
    denied = ", denied by some" if fact.denied and fact.status != "denied" else ""
    mark = "" if fact.change == "none" else f"  [{fact.change}]"
    return f"{fact.id}  {fact.rule}  {fact.status}{denied}{mark}\n    {slots_words(fact.slots)}"


def claim_lines(claim: Claim) -> list[str]:
    """What one article says, who says it there, and by which word."""
    said = f", said by {claim.speaker}" if claim.speaker else ""
    cue = f' (cue: "{claim.cue}")' if claim.cue else ""
    return [
        f"{claim.article}, paragraph {claim.paragraph}: {claim.status}{cue}{said}",
        f'    "{" ".join(claim.quote.split())}"',
        f"    {slots_words(claim.slots)}",
        f"    by the phrase: {claim.phrase}",
    ]


def slots_words(slots: Slots) -> str:
    """`supplier Korea Utara (KP); item rockets`."""
    return "; ".join(f"{name} {_value(value)}" for name, value in slots.items())


def _value(value: SlotValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(_named(filler) for filler in value)
    return value.text


def _named(filler: Filler) -> str:
    """The article's words, with the id of the list where it reads otherwise."""
    same = filler.text.casefold() in ("", filler.id.replace("-", " ").casefold())
    if not filler.id:
        return filler.text  # words of the article, which no list knows
    return filler.id if same else f"{filler.text} ({filler.id})"


def marked(text: str, start: int, captures: tuple[Capture, ...], *, colour: bool) -> str:
    """The sentence with its captures marked: `[supplier: Swedia]`. `start` is where it begins."""
    pieces: list[str] = []
    at = 0
    for capture in sorted(captures, key=lambda one: one.start):
        first, last = capture.start - start, capture.end - start
        if first < at or last > len(text):
            continue
        words = f"[{capture.slot}: {text[first:last]}]"
        pieces += [text[at:first], f"\x1b[1;32m{words}\x1b[0m" if colour else words]
        at = last
    return " ".join("".join([*pieces, text[at:]]).split())
