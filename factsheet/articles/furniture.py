"""Page furniture in lines of its own: captions, tails, author boxes, bars, bylines, what is printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factsheet.articles.blocks import Block
from factsheet.articles.dates import date_line
from factsheet.articles.noise import Noise

Verdicts = dict[int, str]
"""By place among the blocks: "title", "heading", or the reason why a block is set aside."""

HEADINGS = frozenset({"title", "heading"})

_CREDIT = re.compile(r"[(\[](?P<in>[^()\[\]]{2,120})[)\]](?P<dot>\.?)\Z")
_INITIALS = re.compile(
    r"\s*[(\[][A-Za-z]{1,5}(?:[/-][A-Za-z0-9-]{1,6}){1,3}[)\]]\s*\Z|\s*\*{2,}\s*\Z|\s*\[\s*\]\s*\Z"
)
_STOPS = frozenset('.!?…"”’')
_SIGNED = 90
_STAMP = re.compile(r"\s*date \d{4}-\d{2}(?:-\d{2})?\b[ \n]")
_SHAPES = (
    ("page-mark", re.compile(r"[-_=*~•·.| ]+|\[\s*\]")),
    (
        "page-mark",
        re.compile(r"\d{1,3} (?:of|dari|/) \d{1,3}|\d{1,3}(?:\s*[|/]?\s*\d{1,3}){0,9}|[<>«»←→ ]+"),
    ),
    ("tags", re.compile(r"(?:#\w+[ ,]*)+")),
    ("caption", re.compile(r"[A-Z][\w ]{1,30}/[\w. ]{2,20}/[\w.]{2,10}")),
    ("caption", re.compile(r"\[\d{1,2}/\d{1,2}\] .*")),
    ("byline", _INITIALS),
)
_SLASH_CREDIT = re.compile(
    r"(?:(?<=[.!?] )|\A)[A-Z]{2,12}(?: [A-Z]{2,12})?/[\w .'-]{2,40}(?:/[\w .'-]{2,60})?"
    r"(?:, opens new tab)?\Z"
)
_PLAIN_CREDIT = re.compile(
    r"(?:(?<=[.!?] )|\A)(?:Foto|Photo|Photograph|Picture|Image|Gambar|Dok)\s?:\s?[^.:\n]{2,60}\.?\Z"
)
_PICTURE = re.compile(r"via |foto|photo|getty|/|gambar|image|dok|sumber|source", re.IGNORECASE)
_AGENCIES = re.compile(r"[A-Z]{2,12}(?:/[A-Z]{2,12})*")
_NAMED = re.compile(
    r"(?:By|Oleh|Penulis|Editor)\s+[A-Z][\w.'’-]*(?:[ ,|&]+(?:and|dan|[A-Z][\w.'’-]*)){0,9}\Z"
)
_KEY = re.compile(r"[^\w]+")
_BYLINE_WORDS = 12
_CAPTION_LENGTH = 600
_CAPTION_STOPS = 3
_GALLERY = 3
_GALLERY_SHARE = 0.6
_MIDDLE = 0.5
_LATE = 0.6
_LIST = 3
_MAY_BE_STORY = frozenset({"caption", "subscribe"})
_PARAGRAPH_WORDS = 40
_FRAGMENTS = 4
_FRAGMENT_WORDS = 6
_FRAGMENT_MEAN = 4.5


def lines_of_noise(blocks: Sequence[Block], noise: Noise) -> Verdicts:
    """Lines that the noise list knows, dates, page numbers, tags, bylines."""
    found: Verdicts = {}
    late = _LATE * len(blocks)
    for index, block in enumerate(blocks):
        reason = noise.reason(block.text) or _by_shape(block, noise)
        if reason == "author-box" and index < late - 1:
            continue
        if reason in _MAY_BE_STORY and block.prose and block.words > _PARAGRAPH_WORDS:
            continue
        if reason:
            found[index] = "tail" if reason == "category" and index > late else reason
    return found


def _by_shape(block: Block, noise: Noise) -> str | None:
    text = block.text
    for reason, shape in _SHAPES:
        if shape.fullmatch(text):
            return reason
    if date_line(text):
        return "byline"
    if text.count(" | ") > 1 and block.headline:
        return "menu"
    if noise.labelled(text) and not block.prose:
        if noise.tags.match(text):
            return "tags"
        if block.words <= _BYLINE_WORDS and (noise.byline.match(text) or _NAMED.match(text)):
            return "byline"
    return None


def captions(blocks: Sequence[Block], noise: Noise, judged: Verdicts) -> Verdicts:
    """Blocks that end in a picture's credit; none where every paragraph does: that's a gallery."""
    free = [i for i, block in enumerate(blocks) if i not in judged and block.words >= 5]  # noqa: PLR2004
    ending = {index for index in free if credited(blocks[index], noise)}
    if len(ending) >= _GALLERY and len(ending) >= _GALLERY_SHARE * len(free):
        return {}
    story = [i for i in free if blocks[i].prose and i not in ending]
    last = max((i for i in free if blocks[i].prose), default=-1)
    signed = {i for i in ending if i == last and story and not _picture(blocks[i])}
    return dict.fromkeys(ending - signed, "caption")


def credited(block: Block, noise: Noise) -> bool:
    """Whether a short block ends in a picture's credit: `... . (Foto: ANTARA)`."""
    found = _CREDIT.search(block.text)
    if found is None:
        end = max(0, len(block.text) - _SIGNED)
        return any(shape.search(block.text, end) for shape in (_SLASH_CREDIT, _PLAIN_CREDIT))
    if len(block.text) > _CAPTION_LENGTH or not noise.credit.match(found.group("in")):
        return False
    before = block.text[: found.start()].rstrip()
    stops = len(re.findall(r"[.!?][\"”’)]* +(?=[A-Z“\"])", before))
    if stops >= _CAPTION_STOPS:
        return False
    return not found.group("dot") or _PICTURE.search(found.group("in")) is not None


def _picture(block: Block) -> bool:
    """Whether the credit is a picture's: no mere run of agencies and initials, as behind a last line."""
    found = _CREDIT.search(block.text)
    if found is None or _AGENCIES.fullmatch(found.group("in")):
        return False
    return _PICTURE.search(found.group("in")) is not None


def tails(blocks: Sequence[Block], lines: Verdicts, judged: Verdicts) -> Verdicts:
    """From the label of a tail to the end; in the first half of a page only until prose resumes."""
    found: Verdicts = {}
    story = next((i for i, b in enumerate(blocks) if b.prose and i not in judged), len(blocks))
    for index in sorted(i for i, reason in lines.items() if reason == "tail"):
        if index < story:
            found[index] = "category"
        elif index not in found:
            resumes = _resumes(blocks, index, judged)
            found |= {i: judged.get(i, "tail") for i in range(index, resumes)}
    return found


def _resumes(blocks: Sequence[Block], index: int, judged: Verdicts) -> int:
    after = range(index + 1, len(blocks))
    prose = [i for i in after if blocks[i].prose and not blocks[i].titled and i not in judged]
    early = blocks[index].start < _MIDDLE * blocks[-1].end
    if prose and (early or len(prose) >= max(_LIST, _MIDDLE * len(after))):
        return prose[0]
    return len(blocks)


def author_boxes(blocks: Sequence[Block], judged: Verdicts) -> Verdicts:
    """The name above an author's box, and a box of fragments (`Ninja kopi. Penyelenggara.`) at the end."""
    found: Verdicts = {}
    left = [i for i in range(len(blocks)) if i not in judged]
    boxed = [i for i, reason in judged.items() if reason == "author-box"]
    if left and len(left) > 1 and _fragments(blocks[left[-1]]):
        found[left[-1]] = "author-box"
        boxed.append(left[-1])
    for index in boxed:
        above = index - 1
        if above in left and above > 0 and blocks[above].headline and blocks[above].words <= 4:  # noqa: PLR2004 a name
            found[above] = "author-box"
    return found


def _fragments(block: Block) -> bool:
    parts = [part.split() for part in re.split(r"[.!]+[”\"]?\s*", block.text.strip('“”" ')) if part]
    return (
        len(parts) >= _FRAGMENTS
        and all(len(part) <= _FRAGMENT_WORDS for part in parts)
        and sum(map(len, parts)) <= _FRAGMENT_MEAN * len(parts)
    )


def repeated(blocks: Sequence[Block], judged: Verdicts, starts: dict[int, int]) -> Verdicts:
    """Blocks whose words stood before: a title or a lead printed twice. Datelines do not count."""
    found: Verdicts = {}
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if index in judged or block.words < 4:  # noqa: PLR2004
            continue
        key = (
            _KEY.sub(" ", block.text[starts.get(index, block.start) - block.start :])
            .strip()
            .casefold()
        )
        if key in seen:
            found[index] = "repeated"
        seen.add(key)
    return found


def inside(block: Block, noise: Noise, *, last: bool) -> Iterator[tuple[int, int, str]]:
    """Spans inside a block that is kept: a stamp in front, initials or an agency's name behind."""
    if stamp := _STAMP.match(block.text):
        yield block.start, block.start + stamp.end(), "stamp"
    if initials := _INITIALS.search(block.text):
        if initials.start() > 0:
            yield block.start + initials.start(), block.end, "byline"
    elif (credit := _CREDIT.search(block.text)) and noise.credit.match(credit.group("in")):
        if not credit.group("dot") and (
            last or block.text[: credit.start()].rstrip()[-1:] in _STOPS
        ):
            yield block.start + credit.start(), block.end, "credit"
    elif signed := noise.signed.search(block.text, max(0, len(block.text) - _SIGNED)):
        yield block.start + signed.start(), block.end, "byline"
