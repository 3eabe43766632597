"""A scorecard as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.matches.saying import found_line, nearest_lines, verdict_record
from factsheet.model import Fact, Phrase, SlotValue
from factsheet.record import Plain, fact_record
from factsheet.score.labels import Label
from factsheet.score.nearest import Hints, Near
from factsheet.score.tally import Outcome, Scorecard


def worded_scorecard(
    card: Scorecard, *, counts_only: bool = False, hints: Hints | None = None
) -> str:
    """The scorecard as text: the table, then unless `counts_only` every miss and extra, with its hint."""
    lines = [
        f"{'rule':<16}{'language':<10}{'labelled':>9}{'found':>7}{'right':>7}   prec.  recall  F1"
    ]
    lines += [
        f"{row.rule:<16}{row.language:<10}{row.labelled:>9}{row.found:>7}{row.right:>7}"
        f"   {_share(row.precision)}   {_share(row.recall)}    {_share(row.f1)}"
        for row in card.rows
    ]
    hits, exact, group = card.status
    lines += ["", f"status right      {_of(exact, hits)}   its group {_of(group, hits)}"]
    lines += [f"{name + ' right':<18}{_of(right, count)}" for name, count, right in card.slots]
    lines += [f"silent pages kept {_of(card.silent[1], card.silent[0])}"]
    lines += [f"wrong facts for every hundred pages: {card.extras_per_hundred:.1f}"]
    if not counts_only:
        lines += _differences(card.outcomes, hints or Hints())
    return "\n".join(lines)


def _differences(outcomes: Iterable[Outcome], hints: Hints) -> Iterator[str]:
    for one in outcomes:
        if one.misses or one.extras:
            yield f"\n{one.case}"
        for number, label in enumerate(one.misses):
            yield f"  missed  {label.rule} {_label_words(label)}"
            yield from _indented(_near_words(hints.misses.get((one.case, number))))
        for number, fact in enumerate(one.extras):
            yield _extra_words(fact)
            yield from _indented(_phrase_words(hints.extras.get((one.case, number))))
        for hit in one.hits:
            if not hit.group_right:
                yield f"  status  {hit.fact.status} for {'/'.join(hit.label.status)}: {_quote(hit.fact)}"


def _label_words(label: Label) -> str:
    slots = " ".join(f"{name}={','.join(values)}" for name, values in label.slots.items())
    return f"{slots} [{'/'.join(label.status)}]"


def _extra_words(fact: Fact) -> str:
    slots = " ".join(f"{name}={_value_words(value)}" for name, value in fact.slots.items())
    return f"  extra   {fact.rule} {slots} [{fact.status}]\n          {_quote(fact)}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"          {line}" for line in lines)


def _near_words(near: Near | None) -> Iterator[str]:
    """What came near a miss: the sentence, what its rule found there, the phrase that stopped."""
    if near is None:
        return
    yield near.text
    yield from (
        f"{found_line(match)}; this does not answer the label" for match in near.verdict.matches
    )
    if near.verdict.nearest is not None:
        yield from nearest_lines(near.verdict.nearest)
    elif not near.verdict.matches:
        yield "no phrase of the rule meets a slot, list or verb here"


def _phrase_words(phrase: Phrase | None) -> Iterator[str]:
    if phrase is not None:
        yield f'found by {phrase.place} "{phrase.text}"'


def _quote(fact: Fact) -> str:
    return " ".join(fact.claims[0].quote.split())


def _value_words(value: SlotValue) -> str:
    return ",".join(filler.id for filler in value) if isinstance(value, tuple) else value.text


def _share(value: float | None) -> str:
    return "  .." if value is None else f"{value:.2f}"


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" ({part / whole:.2f})" if whole else "")


def scorecard_record(card: Scorecard, hints: Hints | None = None) -> Plain:
    """The scorecard as a JSON object."""
    hints = hints or Hints()
    hits, exact, group = card.status
    return {
        "pages": card.pages,
        "rows": [
            {
                "rule": row.rule,
                "language": row.language,
                "labelled": row.labelled,
                "told": row.told,
                "found": row.found,
                "right": row.right,
                "precision": row.precision,
                "recall": row.recall,
                "f1": row.f1,
            }
            for row in card.rows
        ],
        "status": {"hits": hits, "exact": exact, "group": group},
        "slots": {name: {"labelled": count, "right": right} for name, count, right in card.slots},
        "silent": {"pages": card.silent[0], "kept": card.silent[1]},
        "extras_per_hundred": card.extras_per_hundred,
        "misses": [
            {
                "case": one.case,
                "rule": label.rule,
                "status": label.status,
                "slots": dict(label.slots),
                "near": _near_record(hints.misses.get((one.case, number))),
            }
            for one in card.outcomes
            for number, label in enumerate(one.misses)
        ],
        "extras": [
            {
                "case": one.case,
                "fact": fact_record(fact),
                "found_by": _phrase_record(hints.extras.get((one.case, number))),
            }
            for one in card.outcomes
            for number, fact in enumerate(one.extras)
        ],
    }


def _near_record(near: Near | None) -> Plain | None:
    return {"text": near.text, **verdict_record(near.verdict)} if near else None


def _phrase_record(phrase: Phrase | None) -> Plain | None:
    return {"place": str(phrase.place), "phrase": phrase.text} if phrase else None
