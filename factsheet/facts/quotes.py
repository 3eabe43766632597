"""How much of a sentence is quoted."""

from __future__ import annotations

from factsheet.model import Article, Sentence

LONGEST_QUOTE = 600
"""Code points; a longer sentence is quoted around what it tells."""


def quote_span(article: Article, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The sentence, or if it is too long the words around `first` to `last`, in the article's offsets."""
    start, end = sentence.start, sentence.end
    if end - start <= LONGEST_QUOTE:
        return start, end
    room = max(LONGEST_QUOTE - (last - first), 0) // 2
    start, end = max(start, first - room), min(end, max(last + room, first + 1))
    end = min(end, start + LONGEST_QUOTE)
    if start != sentence.start:
        start = article.text.find(" ", start, first) + 1 or start
    if end != sentence.end:
        end = max(article.text.rfind(" ", first, end), first + 1)
    return start, end
