"""The card of groups as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.record import Plain
from factsheet.score.pairs import Groupcard, Pair, Told


def worded_groupcard(card: Groupcard, *, counts_only: bool = False) -> str:
    """The card as text: the counts, then unless `counts_only` every pair that is wrong."""
    right, merged, labelled = card.counts
    found = sum(len(group.told) for group in card.groups)
    missed = sum(group.missed for group in card.groups)
    others = sum(group.unlabelled for group in card.groups)
    lines = [
        f"groups {len(card.groups)}   pages {sum(group.pages for group in card.groups)}",
        f"claims with a label {found}   without one {others}   labels not found {missed}",
        f"pairs   precision {_share(right, merged)}   recall {_share(right, labelled)}",
    ]
    return "\n".join(lines if counts_only else [*lines, *_wrong(card)])


def _wrong(card: Groupcard) -> Iterator[str]:
    last = ""
    for name, pair in card.wrong:
        if name != last:
            yield f"\n{name}"
            last = name
        yield _kind(pair)
        yield from (f"    {_told(one)}" for one in (pair.one, pair.other))


def _kind(pair: Pair) -> str:
    if pair.merged:
        return f"  together  {pair.one.event} and {pair.other.event} in one fact"
    return f"  apart     {pair.one.event} in two facts"


def _told(one: Told) -> str:
    page = one.claim.article.rpartition("/")[2]
    return f"{page} [{one.claim.status}] {' '.join(one.claim.quote.split())}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" ({part / whole:.3f})" if whole else "")


def groupcard_record(card: Groupcard, *, counts_only: bool = False) -> Plain:
    """The card as a JSON object; unless `counts_only` with the pairs that are wrong."""
    right, merged, labelled = card.counts
    counts: Plain = {
        "groups": len(card.groups),
        "pages": sum(group.pages for group in card.groups),
        "claims": sum(len(group.told) for group in card.groups),
        "right": right,
        "merged": merged,
        "labelled": labelled,
        "precision": card.precision,
        "recall": card.recall,
    }
    if counts_only:
        return counts
    return counts | {"wrong": [_pair_record(name, pair) for name, pair in card.wrong]}


def _pair_record(name: str, pair: Pair) -> Plain:
    return {
        "group": name,
        "wrong": "together" if pair.merged else "apart",
        "claims": [
            {
                "article": one.claim.article,
                "event": one.event,
                "status": one.claim.status,
                "quote": one.claim.quote,
            }
            for one in (pair.one, pair.other)
        ],
    }
