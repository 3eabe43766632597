"""The language of a text, by the small words that no sentence does without."""

from __future__ import annotations

import re
from collections import Counter

from factsheet.articles.words import COMMON

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 2500
"""How much of a text is looked at. Units: characters."""

_LEAST_SHARE = 0.08


def language_of(text: str) -> str:
    """`id`, `en`, or `other` where the text is in neither."""
    words = Counter(_WORD.findall(text[:_MOST].lower()))
    total = sum(words.values())
    if not total:
        return "other"
    shares = {code: sum(words[word] for word in small) / total for code, small in COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST_SHARE else "other"
