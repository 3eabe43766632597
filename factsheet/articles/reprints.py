"""Fingerprints that near-copies of one text share.

Source: shingles of five words, of which the smallest hashes are kept (a bottom-k sketch).
"""

from __future__ import annotations

import re
from heapq import nsmallest
from zlib import crc32

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_KEPT = 96
_NEAR = 0.55
"""Shared part from which two texts are one. Wire texts with a new lead and tail stay above it."""

_FEWEST = 8
_MIX = 0x9E3779B1


def fingerprint_of(text: str) -> frozenset[int]:
    """Up to 96 numbers; the same for the same words, whatever stands between them."""
    words = _WORD.findall(text.lower())
    if len(words) < _SHINGLE:
        return frozenset()
    data = memoryview(" ".join(words).encode())
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word.encode()) + 1)
    ends = starts[_SHINGLE:]
    hashes = {
        (crc32(data[start : end - 1]) * _MIX) & 0xFFFFFFFF
        for start, end in zip(starts, ends, strict=False)
    }
    return frozenset(nsmallest(_KEPT, hashes))


def near_copies(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two fingerprints are of one text, give or take a lead, a tail and some words."""
    if min(len(a), len(b)) < _FEWEST:
        return False
    smallest = nsmallest(min(_KEPT, max(len(a), len(b))), a | b)
    shared = sum(1 for one in smallest if one in a and one in b)
    return shared >= _NEAR * len(smallest)
