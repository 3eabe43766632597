"""What list ids are called on the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factsheet.model import Entry, Language, Name, WordList
from factsheet.sheets.wording import Names


def names_of(lists: Iterable[WordList]) -> Names:
    """For every entry of every list its name by language.

    An English thing is called as its id reads, where that is one of its names ("artillery-shells");
    a city as the list of actors calls the capital; else by the first plain name of the list file.
    """
    several = [one for one in lists if one.kind != "words"]
    capitals = _capitals(several)
    found: dict[str, dict[Language, str]] = {}
    for words in several:
        for entry in words.entries.values():
            names = found.setdefault(entry.id, {})
            for language, known in _by_language(entry).items():
                texts = [name.text for name in known]
                capital = capitals.get((entry.of, language))
                named = (
                    _as_id(entry, texts) if language == "en" and words.kind != "actors" else None
                )
                best = capital if capital and capital in texts else named or texts[0]
                names.setdefault(language, best)
    return found


def _capitals(lists: Sequence[WordList]) -> dict[tuple[str | None, Language], str]:
    capitals: dict[tuple[str | None, Language], str] = {}
    for words in lists:
        for entry in words.entries.values():
            for name in entry.names:
                if name.form == "capital":
                    capitals.setdefault((entry.id, name.language), name.text)
    return capitals


def _by_language(entry: Entry) -> dict[Language, list[Name]]:
    found: dict[Language, list[Name]] = {}
    for name in entry.names:
        if name.form in ("", "noun"):
            found.setdefault(name.language, []).append(name)
    return found


def _as_id(entry: Entry, texts: Sequence[str]) -> str | None:
    """Ids are English words, most of them plurals, as a column of things wants them."""
    as_id = entry.id.replace("-", " ").casefold()
    plural = f"{texts[0]}s" if as_id.endswith("s") else ""
    same = [text for text in texts if text.casefold() == as_id]
    return next(iter(same or [text for text in texts if text == plural]), None)
