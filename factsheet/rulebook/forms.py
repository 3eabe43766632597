"""Every form of a root: generated, never guessed back from a text."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.rulebook import english, indonesian

FORMS = ("active", "passive", "noun")


def generate(root: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a root by form: "active", "passive", "noun".

    A language that has no rules of its own gives the root alone.
    """
    cleaned = " ".join(root.split())
    if not cleaned:
        return {}
    if language == "id":
        return indonesian.verb_forms(cleaned)
    if language == "en":
        return english.verb_forms(cleaned)
    return {"active": (cleaned,)}


def every_form(root: str, language: str) -> tuple[str, ...]:
    """All words of a root, each once: what `root~` stands for in a phrase."""
    return tuple(
        dict.fromkeys(word for words in generate(root, language).values() for word in words)
    )
