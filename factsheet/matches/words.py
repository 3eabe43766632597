"""Text to tokens, in the folded form in which names and words are compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache

import regex

_TOKEN = regex.compile(
    r"\d+(?:[.,]\d+)*|(?:\p{L}\.){2,}|['’]s\b|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{N}]"
)
_OWNED_PREPOSITION = regex.compile(r"(?:dari|kepada|untuk|dengan|oleh|terhadap|bagi)nya")
_INNER_DASHES = frozenset("-‐‑–")
_QUOTES = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `folded` for comparison, `surface` as written, offsets in the text.

    `joined` words follow a dash inside a word, as "designed" does in "Soviet-designed".
    """

    folded: str
    surface: str
    start: int
    end: int
    joined: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is letters or digits rather than a mark."""
        return self.folded[0].isalnum() or self.folded == "'s"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.surface[0].isupper()


def fold(text: str) -> str:
    """The text in lower case without accents, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered if lowered.isascii() else "".join(map(_base, lowered))


def tokens_of(text: str, offset: int = 0) -> tuple[Token, ...]:
    """All tokens of a text; a dash inside a word only parts it, and quotation marks are dropped.

    A word said twice ("diplomat-diplomat") is one, "darinya" is two.

    Units: offsets are shifted by `offset`.
    """
    folded = fold(text)
    found: list[Token] = []
    for hit in _TOKEN.finditer(text):
        start, end = hit.span()
        surface = text[start:end]
        if surface in _QUOTES or _is_inner_dash(text, start, end):
            continue
        form = "'s" if surface in {"'s", "’s"} else folded[start:end]
        joined = start > 0 and _is_inner_dash(text, start - 1, start)
        if joined and form.isalpha() and found and found[-1].folded == form:
            whole = text[found[-1].start - offset : end]  # "diplomat-diplomat"
            found[-1] = replace(found[-1], surface=whole, end=end + offset)
            continue
        found += _parted(Token(form, surface, start + offset, end + offset, joined))
    return tuple(found)


def _parted(token: Token) -> tuple[Token, ...]:
    """The token, or the preposition and the pronoun that "darinya" is made of."""
    if not (token.folded.endswith("nya") and _OWNED_PREPOSITION.fullmatch(token.folded)):
        return (token,)
    cut = len("nya")
    head = Token(token.folded[:-cut], token.surface[:-cut], token.start, token.end - cut)
    return head, Token("nya", token.surface[-cut:], token.end - cut, token.end)


def _is_inner_dash(text: str, start: int, end: int) -> bool:
    inner = start > 0 and end < len(text)
    return (
        inner and text[start] in _INNER_DASHES and text[start - 1].isalnum() and text[end].isalnum()
    )


@cache
def _base(char: str) -> str:
    if char.isascii():
        return char
    if char in "’‘":
        return "'"
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalpha() else char
