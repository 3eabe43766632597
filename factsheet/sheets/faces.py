"""The sheet's own fonts: where they are, which signs they draw, how wide a text is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools.ttLib import TTFont

SANS = Path(font_source_sans_pro.font_directory)
SERIF = Path(font_source_serif_pro.font_directory)


@dataclass(frozen=True, slots=True)
class Face:
    """One file, under a family name that no installed font has."""

    family: str
    weight: int
    style: str
    path: Path


REGULAR = Face("FS Sans", 400, "normal", SANS / "SourceSansPro-Regular.ttf")
SEMIBOLD = Face("FS Sans", 600, "normal", SANS / "SourceSansPro-Semibold.ttf")
SERIF_REGULAR = Face("FS Serif", 400, "normal", SERIF / "SourceSerifPro-Regular.ttf")
SERIF_SEMIBOLD = Face("FS Serif", 600, "normal", SERIF / "SourceSerifPro-Semibold.ttf")
FACES = (
    REGULAR,
    Face("FS Sans", 400, "italic", SANS / "SourceSansPro-It.ttf"),
    SEMIBOLD,
    Face("FS Sans", 700, "normal", SANS / "SourceSansPro-Bold.ttf"),
    SERIF_REGULAR,
    SERIF_SEMIBOLD,
)

_STRANGE = 1.0
"""Ems for a sign that the face lacks: as wide as the widest letters of most scripts."""


def wide(text: str, face: Face = REGULAR) -> float:
    """Ems that a text takes on one line, a little too many where letters close up to each other."""
    advances = _advances(face)
    return sum(advances.get(one, _STRANGE) for one in text)


def drawn(face: Face = REGULAR) -> frozenset[int]:
    """The code points that the face has a glyph for."""
    return frozenset(map(ord, _advances(face)))


@cache
def _advances(face: Face) -> Mapping[str, float]:
    with TTFont(face.path, lazy=True) as font:
        widths, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}
