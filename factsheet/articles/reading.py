"""Put the steps together: a page becomes a draft, a draft an article."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factsheet.articles import furniture, headings, links
from factsheet.articles.blocks import Block, blocks_of
from factsheet.articles.clean import cleaned, without_tags
from factsheet.articles.dateline import Dateline, dateline_of
from factsheet.articles.dates import full_date
from factsheet.articles.door import decoded
from factsheet.articles.language import language_of
from factsheet.articles.marks import without_marks
from factsheet.articles.mojibake import mended
from factsheet.articles.noise import Noise, noise_of
from factsheet.articles.reprints import fingerprint_of
from factsheet.articles.sentences import sentences_of
from factsheet.articles.webpage import story_of
from factsheet.articles.wrapping import unwrapped
from factsheet.errors import Place, Problem
from factsheet.model import Article, Cut, Known, Page, Sentence, WordList

_LEADS = 3
_ENDED = re.compile(r"[.!?…:;,][\"”’'»)\]]*(?: ?[(\[][\w/. -]{1,30}[)\]])?\Z")
_LEAST_STORY = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A page whose text is clean, and not yet looked at. `labels` is what a web page states of itself."""

    page: Page
    text: str
    labels: dict[str, str]


def draft(page: Page) -> Draft | Problem:
    """The clean text of a page: the cheap first half of `read`."""
    text = decoded(page)
    if isinstance(text, Problem):
        return text
    labels: dict[str, str] = {}
    text = mended(text)
    if page.media == "html":
        story = story_of(text)
        if story is None:
            return _nothing(page)
        text, labels = story.text, story.labels
    else:
        text = without_tags(without_marks(text) if page.media == "markdown" else text)
    text = unwrapped(cleaned(text))
    return Draft(page, text, labels) if text.strip() else _nothing(page)


def finish(opened: Draft, noise: WordList | None) -> Article:
    """The article of a draft: noise set aside, sentences, date, language."""
    page, text = opened.page, opened.text
    ready = noise_of(noise)
    blocks = blocks_of(text)
    leads = _datelines(blocks, text)
    verdicts = _judged(blocks, ready, {i: line.end for i, line in leads.items()})
    leads = {i: line for i, line in leads.items() if i not in verdicts}
    spans = _inner_cuts(text, blocks, verdicts, ready)
    sentences = _sentences(text, blocks, verdicts, leads, spans)
    sentences, spans = _truncated(text, sentences, spans)
    whole = [Cut(b.line, b.end, verdicts[i]) for i, b in enumerate(blocks) if _is_cut(verdicts, i)]
    dateline = next(iter(leads.values()), None)
    body = " ".join(text[one.start : one.end] for one in sentences if one.kind == "body")
    return Article(
        name=page.name,
        digest=hashlib.sha256(page.content).hexdigest(),
        text=text,
        sentences=sentences,
        cuts=tuple(sorted((*whole, *spans), key=lambda cut: (cut.start, cut.end))),
        language=page.language or _stated_language(opened) or language_of(body or text),
        title=_stated(page.title, opened, "title") or _title(text, sentences),
        outlet=_stated(page.outlet, opened, "outlet") or _outlet(dateline),
        author=_stated(page.author, opened, "author"),
        published=_published(opened, blocks, verdicts, dateline),
        address=page.address,
        dateline=dateline.text if dateline else None,
        fingerprint=fingerprint_of(body),
    )


def read(page: Page, noise: WordList | None) -> Article | Problem:
    """The article of a page, or why there is none. The same page gives the same article."""
    opened = draft(page)
    return opened if isinstance(opened, Problem) else finish(opened, noise)


def _nothing(page: Page) -> Problem:
    return Problem("P102", "nothing to read is on this page", Place(page.name))


def _judged(blocks: Sequence[Block], noise: Noise, starts: dict[int, int]) -> furniture.Verdicts:
    lines = furniture.lines_of_noise(blocks, noise)
    verdicts = {i: reason for i, reason in lines.items() if reason != "tail"}
    verdicts |= links.labelled(blocks, noise)
    verdicts |= furniture.tails(blocks, lines, verdicts)
    verdicts |= furniture.captions(blocks, noise, verdicts)
    verdicts |= furniture.repeated(blocks, verdicts, starts)
    verdicts |= headings.titles(blocks, verdicts)
    verdicts |= furniture.author_boxes(blocks, verdicts)
    verdicts |= headings.lone(blocks, verdicts)
    return verdicts


def _is_cut(verdicts: furniture.Verdicts, index: int) -> bool:
    return index in verdicts and verdicts[index] not in furniture.HEADINGS


def _datelines(blocks: Sequence[Block], text: str) -> dict[int, Dateline]:
    """Datelines before the first paragraphs; a summary may stand above the one that has it."""
    found: dict[int, Dateline] = {}
    prose = [i for i, block in enumerate(blocks) if block.prose][: _LEADS + 2]
    for index in prose:
        line = dateline_of(text, blocks[index].start, blocks[index].end)
        if line is not None:
            found[index] = line
    return found


def _inner_cuts(
    text: str, blocks: Sequence[Block], verdicts: furniture.Verdicts, noise: Noise
) -> list[Cut]:
    kept = [i for i in range(len(blocks)) if not _is_cut(verdicts, i)]
    last = max((i for i in kept if i not in verdicts), default=-1)
    spans: list[tuple[int, int, str]] = []
    openers = [word for word in noise.openers if word in text]
    for index in kept:
        if any(word in blocks[index].text for word in openers):
            found = links.inside(blocks[index], noise)
            spans += ((start, end, links.RELATED) for start, end in found)
        spans += furniture.inside(blocks[index], noise, last=index == last)
    cuts: list[Cut] = []
    for start, end, reason in sorted(spans):
        if not cuts or start >= cuts[-1].end:
            cuts.append(Cut(start, end, reason))
    return cuts


def _sentences(
    text: str,
    blocks: Sequence[Block],
    verdicts: furniture.Verdicts,
    leads: dict[int, Dateline],
    cuts: Sequence[Cut],
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if _is_cut(verdicts, index):
            continue
        kind = verdicts.get(index, "body")
        start = leads[index].end if index in leads else block.start
        for piece in _pieces(start, block.end, cuts):
            for begin, end in sentences_of(text, *piece):
                number = len(found) + 1
                found.append(Sentence(number, block.number, begin, end, _KINDS[kind]))
    return tuple(found)


_KINDS: dict[str, Literal["title", "heading", "body"]] = {
    "title": "title",
    "heading": "heading",
    "body": "body",
}


def _pieces(start: int, end: int, cuts: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """What is left between two offsets when the cuts are taken out."""
    for cut in cuts[bisect_left(cuts, start, key=_end) :]:
        if cut.start >= end:
            break
        if cut.start > start:
            yield start, cut.start
        start = max(start, cut.end)
    if start < end:
        yield start, end


def _end(cut: Cut) -> int:
    return cut.end


def _truncated(
    text: str, sentences: tuple[Sentence, ...], cuts: list[Cut]
) -> tuple[tuple[Sentence, ...], list[Cut]]:
    """An excerpt that stops in mid sentence: its last fragment is set aside."""
    body = [one for one in sentences if one.kind == "body"]
    if len(body) <= _LEAST_STORY or body[-1] is not sentences[-1]:
        return sentences, cuts
    ended = [_ENDED.search(text[one.start : one.end]) is not None for one in body]
    if ended[-1] or not all(ended[:-1]):
        return sentences, cuts
    fragment = sentences[-1]
    return sentences[:-1], [*cuts, Cut(fragment.start, fragment.end, "truncated")]


def _stated(said: str | None, opened: Draft, label: str) -> Known | None:
    if said:
        return Known(said, "stated", "label")
    value = cleaned(opened.labels.get(label, "")).strip()
    return Known(value, "stated", "page") if value else None


def _stated_language(opened: Draft) -> str | None:
    said = re.split(r"[-_]", opened.labels.get("language", "").lower())[0]
    return said if said in {"id", "en"} else None


def _title(text: str, sentences: Sequence[Sentence]) -> Known | None:
    lines = [one for one in sentences if one.kind == "title"]
    if not lines:
        return None
    same = [one for one in lines if one.paragraph == lines[0].paragraph]
    return Known(text[same[0].start : same[-1].end], "inferred", "first line")


def _outlet(dateline: Dateline | None) -> Known | None:
    return Known(dateline.outlet, "inferred", "dateline") if dateline and dateline.outlet else None


def _published(
    opened: Draft,
    blocks: Sequence[Block],
    verdicts: furniture.Verdicts,
    dateline: Dateline | None,
) -> Known | None:
    if opened.page.published:
        return Known(opened.page.published.isoformat(), "stated", "label")
    if found := full_date(opened.labels.get("date", "")):
        return Known(found[0].isoformat(), "stated", "page")
    for line in (*_top_lines(blocks, verdicts), dateline.text if dateline else ""):
        if found := full_date(line):
            return _inferred(*found)
    return None


def _inferred(day: date, words: str) -> Known:
    return Known(day.isoformat(), "inferred", words)


def _top_lines(blocks: Sequence[Block], verdicts: furniture.Verdicts) -> Iterator[str]:
    """Bylines above the story."""
    for index, block in enumerate(blocks):
        if block.prose and index not in verdicts:
            return
        if verdicts.get(index) == "byline":
            yield block.text
