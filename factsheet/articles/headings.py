"""Lines without a full stop: titles, headings of the story itself, and other stories' headlines.

A headline between two paragraphs is a heading where it speaks of what stands around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factsheet.articles.blocks import Block, weighty_words
from factsheet.articles.furniture import Verdicts

OTHER = "related-headline"
_NEAR = 3
_MOST_TITLES = 2
_LONG_HEADING = 8
_SHARED = 0.34
_SHARED_LONG = 0.6
_SENTENCE_CASE_WORDS = 14
_TITLE_SHARED = 0.25
_LIST = 3
_NAME_WORDS = 3


def titles(blocks: Sequence[Block], judged: Verdicts) -> Verdicts:
    """The lines above the first paragraph: the title, and what is no title."""
    lead = _first_prose(blocks, judged)
    if lead is None:
        return _without_prose(blocks, judged)
    lines = [
        i for i in range(lead) if i not in judged and blocks[i].headline and not blocks[i].bullet
    ]
    prose = _prose(blocks, judged)
    story = _around(blocks, prose, lead, before=0, after=8) if lines else set()
    found: Verdicts = {}
    kept = 0
    for index in lines:
        words = weighty_words(blocks[index].text)
        close = _share(words, story) >= _TITLE_SHARED
        short = blocks[index].words <= (_NAME_WORDS + kept)
        if short and len(lines) > 1 and (kept or not close):
            found[index] = "category"
        elif (kept == 0 and (close or len(lines) <= _LIST)) or (
            close and kept < _MOST_TITLES and blocks[index].titled
        ):
            found[index] = "title"
            kept += 1
        else:
            found[index] = OTHER if blocks[index].titled else "heading"
    return found


def _without_prose(blocks: Sequence[Block], judged: Verdicts) -> Verdicts:
    left = [i for i in range(len(blocks)) if i not in judged]
    return {left[0]: "title"} if len(left) > 1 and blocks[left[0]].headline else {}


def lone(blocks: Sequence[Block], judged: Verdicts) -> Verdicts:
    """Headlines between paragraphs and behind the last one."""
    lead = _first_prose(blocks, judged)
    if lead is None:
        return {}
    prose = _prose(blocks, judged)
    last = prose[-1]
    found: Verdicts = {}
    runs = list(_runs(blocks, judged, lead))
    ends = bool(runs) and runs[-1][-1] > last
    story = _around(blocks, prose, len(blocks), before=len(blocks), after=0) if ends else set()
    for run in runs:
        for index in run:
            if index > last:
                verdict = _behind(blocks[index], story)
            else:
                verdict = _between(blocks, prose, index, listed=len(run) >= _LIST)
            if verdict:
                found[index] = verdict
    return found


def _runs(blocks: Sequence[Block], judged: Verdicts, lead: int) -> Iterator[list[int]]:
    """Headlines that stand together, with nothing but furniture between them."""
    run: list[int] = []
    for index in range(lead, len(blocks)):
        if index in judged:
            continue
        if blocks[index].headline:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _behind(block: Block, story: set[str]) -> str | None:
    """A headline behind the story; one that speaks of the story may be its last words, cut short."""
    if not block.titled and (block.bullet or block.spoken):
        return None
    foreign = (
        _share(weighty_words(block.text), story) < _SHARED and block.words <= _SENTENCE_CASE_WORDS
    )
    return "tail" if block.titled or foreign or block.words <= _NAME_WORDS else None


def _between(
    blocks: Sequence[Block], prose: Sequence[int], index: int, *, listed: bool
) -> str | None:
    block = blocks[index]
    words = weighty_words(block.text)
    share = _share(words, _around(blocks, prose, index, before=_NEAR, after=_NEAR))
    if block.bullet and not block.titled:
        return None
    if block.titled:
        needed = _SHARED_LONG if block.words >= _LONG_HEADING else _SHARED
        return "heading" if share >= needed and not listed else OTHER
    if not block.text.endswith("?") and (block.words > _SENTENCE_CASE_WORDS or block.spoken):
        return None
    foreign = share == 0 and block.words > _NAME_WORDS and block.gap
    return OTHER if foreign else "heading"


def _first_prose(blocks: Sequence[Block], judged: Verdicts) -> int | None:
    return next((i for i, block in enumerate(blocks) if i not in judged and block.prose), None)


def _prose(blocks: Sequence[Block], judged: Verdicts) -> list[int]:
    return [i for i, block in enumerate(blocks) if block.prose and i not in judged]


def _around(
    blocks: Sequence[Block], prose: Sequence[int], index: int, *, before: int, after: int
) -> set[str]:
    """The weighty words of so many paragraphs above and below a line."""
    at = bisect_left(prose, index)
    words: set[str] = set()
    for i in prose[max(0, at - before) : at + after]:
        words |= weighty_words(blocks[i].text)
    return words


def _share(words: set[str], among: set[str]) -> float:
    return len(words & among) / len(words) if words else 0.0
