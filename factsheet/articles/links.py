"""Links to other stories that carry a label: `Baca juga: ...`, alone, above a list, or in mid paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factsheet.articles.blocks import Block
from factsheet.articles.furniture import credited
from factsheet.articles.noise import Noise
from factsheet.articles.words import OPENERS, SMALL

RELATED = "related-link"
_TOKEN = re.compile(r"\S+")
_SEPARATOR = re.compile(r"\s*[>»–—|:-]*\s*")
_LONGEST_HEADLINE = 300
_FEWEST_HEADLINE_WORDS = 3
_MOST_ANNOUNCED = 16


def labelled(blocks: Sequence[Block], noise: Noise) -> dict[int, str]:
    """Whole lines that are labelled links, and the headlines under a label that stands alone."""
    cut: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if index in cut or not noise.labelled(block.text):
            continue
        if noise.related_bare.match(block.text):
            cut[index] = RELATED
            cut |= dict.fromkeys(_under(blocks, index, noise), RELATED)
        elif found := noise.related.match(block.text):
            rest = block.text[found.end() :].strip(" )]")
            if not rest:
                cut[index] = RELATED
                cut |= dict.fromkeys(_under(blocks, index, noise), RELATED)
            elif not _goes_on(block, rest):
                cut[index] = RELATED
                cut |= dict.fromkeys(_bullets(blocks, index), RELATED)
        elif _unmarked(block, noise) or _announced(block, noise):
            cut[index] = RELATED
    return cut


def inside(block: Block, noise: Noise) -> Iterator[tuple[int, int]]:
    """Spans of labelled links inside a paragraph, from the label to where its headline ends."""
    text = block.text
    opening = noise.related.match(text)
    if opening:
        end = _headline_end(text, opening.end())
        yield block.start, block.start + end
    for found in noise.inline.finditer(text):
        start = found.start() + (len(found.group()) - len(found.group().lstrip()))
        bracket = found.group().strip()[:1]
        if (
            bracket in "(["
            and (close := text.find(")" if bracket == "(" else "]", found.end())) >= 0
        ):
            yield block.start + start, block.start + close + 1
            continue
        end = _headline_end(text, found.end())
        if end > found.end() and _labelled_well(text, found, end):
            yield block.start + start, block.start + end


def _labelled_well(text: str, found: re.Match[str], end: int) -> bool:
    """Without a colon, only a headline of some length behind the label makes it a link."""
    return (
        found.group().rstrip()[-1:] in ":："
        or len(text[found.end() : end].split()) > _FEWEST_HEADLINE_WORDS
    )


def _under(blocks: Sequence[Block], label: int, noise: Noise) -> Iterator[int]:
    for index in range(label + 1, len(blocks)):
        block = blocks[index]
        first = index == label + 1
        if block.prose and not (block.bullet and block.titled):
            return
        if not first and ((block.gap and not block.bullet) or not (block.titled or block.bullet)):
            return
        if not (block.headline or block.titled) or credited(block, noise):
            return
        yield index


def _bullets(blocks: Sequence[Block], label: int) -> Iterator[int]:
    for index in range(label + 1, len(blocks)):
        if not blocks[index].bullet or blocks[index].gap or blocks[index].prose:
            return
        yield index


def _goes_on(block: Block, rest: str) -> bool:
    """Whether a paragraph of the story follows in the same line as the link."""
    end = _headline_end(rest, 0)
    return block.prose and end > 0 and len(rest[end:].split()) >= 5 and not block.titled  # noqa: PLR2004


def _unmarked(block: Block, noise: Noise) -> bool:
    """`Baca juga Swedia Jual Jet ke Peru`: no colon, but a headline and no sentence."""
    if block.prose or not block.headline or not block.titled:
        return False
    found = noise.inline.match("." + block.text, 1)
    return (
        found is not None
        and " " in found.group().strip()
        and found.group().strip()[-1:] not in "(["
    )


def _announced(block: Block, noise: Noise) -> bool:
    """`Simak Video 'Tank Tiba di Bamako':`, a label over what a text copy of the page leaves out."""
    opens = noise.inline.match("." + block.text, 1) is not None
    return opens and block.text.rstrip()[-1] in ":：" and block.words <= _MOST_ANNOUNCED


def _headline_end(text: str, start: int) -> int:
    """Where the Title Case that begins here ends, and a sentence of the story takes over."""
    begin = _SEPARATOR.match(text, start)
    first = begin.end() if begin else start
    tokens = list(_TOKEN.finditer(text, first, first + _LONGEST_HEADLINE))
    small_at = None
    for index, token in enumerate(tokens):
        word = token.group().strip("\"“”‘’'(),;:")
        if token.group()[-1] in ".?!" and index >= _FEWEST_HEADLINE_WORDS and not _initial(word):
            return token.end()
        if word[:1].islower() and word.lower() not in SMALL:
            small_at = index
            break
        if (
            word.lower() in SMALL
            and word[:1].islower()
            and index + 1 < len(tokens)
            and _two_small(tokens, index)
        ):
            small_at = index
            break
    if small_at is None:
        return tokens[-1].end() if tokens else len(text)
    return _opener(tokens, small_at, start)


def _two_small(tokens: list[re.Match[str]], index: int) -> bool:
    """Three small words in a row stand in no Title Case headline."""
    run = [token.group()[:1].islower() for token in tokens[index : index + 3]]
    return len(run) == 3 and all(run)  # noqa: PLR2004


def _opener(tokens: list[re.Match[str]], small_at: int, start: int) -> int:
    """The sentence begins at the last capital before its first small word, or at a title before it."""
    last = small_at - 1
    while last > 0 and tokens[last].group()[:1].islower():
        last -= 1
    for index in range(last, min(last, _FEWEST_HEADLINE_WORDS) - 1, -1):
        if (
            tokens[index].group().strip('“"‘').lower() in OPENERS
            and index >= _FEWEST_HEADLINE_WORDS
        ):
            return tokens[index].start()
    return tokens[last].start() if last > 0 else start


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) <= 2  # noqa: PLR2004
