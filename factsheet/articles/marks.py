"""Markdown to the words that a reader sees."""

from __future__ import annotations

import re

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), by)
    for pattern, by in (
        (r"^(```|~~~).*?^\1[^\n]*$", ""),
        (r"^[ ]{0,3}\[[^\[\]\n]{1,400}\]:[ ]\S+.*$", ""),
        (r"!\[([^\[\]\n]{0,400})\]\([^)\n]{0,900}\)", ""),
        (r"\[([^\[\]\n]{1,400})\]\([^)\n]{0,900}\)", r"\1"),
        (r"\[([^\[\]\n]{1,400})\]\[[^\[\]\n]{0,400}\]", r"\1"),
        (r"<(https?://[^>\s]+)>", r"\1"),
        (r"^[ ]{0,3}(#{1,6})[ ]+(.*?)[ ]*#*[ ]*$", r"\n\2\n"),
        (r"^(\S.*)\n[ ]{0,3}(?:=+|-{3,})[ ]*$", r"\1\n"),
        (r"^[ ]{0,3}(?:[-*_][ ]*){3,}$", ""),
        (r"^[ ]{0,3}(?:>[ ]?)+", ""),
        (r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2"),
        (r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\w_])", r"\1"),
        (r"`([^`\n]+)`", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!>-])", r"\1"),
    )
)


def without_marks(text: str) -> str:
    """The text without the marks of Markdown; pictures go, the words of links stay."""
    for pattern, by in _STEPS:
        text = pattern.sub(by, text)
    return text
