"""All list files together: entries of one id become one, countries come on top, links are held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.errors import Place
from factsheet.model import Entry, Name, WordList
from factsheet.rulebook.countries import country_names
from factsheet.rulebook.drafts import Draft, Part
from factsheet.rulebook.source import Kind

ACTORS = "actor"
PLACES = "place"
_CLDR = Place("CLDR")


def gather(parts: Iterable[Part], languages: tuple[str, ...]) -> dict[str, WordList]:
    """Every list by name. What does not fit together is told to the file that said it."""
    kept: dict[str, list[Part]] = {}
    for part in parts:
        same = kept.setdefault(part.name.value, [])
        if same and same[0].kind != part.kind:
            first = f'"{part.name.value}" is a list of {same[0].kind} in {same[0].source.file}'
            part.source.tell("R307", f"{first}, here of {part.kind}", part.name)
        else:
            same.append(part)
    lists = {name: _list(name, same, languages) for name, same in kept.items()}
    lists.setdefault(ACTORS, WordList(ACTORS, "actors", _countries(languages), _CLDR))
    for name, same in kept.items():
        lists[name] = _linked(lists[name], same, lists[ACTORS])
        _shared_names(same)
    return _with_capitals(lists)


def _list(name: str, parts: list[Part], languages: tuple[str, ...]) -> WordList:
    kind: Kind = parts[0].kind
    entries = _countries(languages) if kind == "actors" else {}
    for part in parts:
        for draft in part.drafts:
            entries[draft.id.value] = _joined(entries.get(draft.id.value), _entry(draft))
    return WordList(name, kind, entries, parts[0].name.place)


def _countries(languages: tuple[str, ...]) -> dict[str, Entry]:
    names: dict[str, list[Name]] = {}
    for language in languages:
        for code, several in country_names(language).items():
            names.setdefault(code, []).extend(Name(one, language) for one in several)
    return {code: Entry(code, tuple(found)) for code, found in sorted(names.items())}


def _entry(draft: Draft) -> Entry:
    links = {key: text.value for key, text in draft.links}
    return Entry(
        draft.id.value,
        draft.names,
        of=links.get("of"),
        part_of=links.get("part_of"),
        parent=links.get("is"),
        not_in=draft.not_in,
        place=draft.id.place,
    )


def _joined(first: Entry | None, second: Entry) -> Entry:
    """Two entries of one id: names of both, the later file's word on case, the first link."""
    if first is None:
        return second
    names = {(name.text, name.language, name.form): name for name in first.names}
    for name in second.names:
        key = (name.text, name.language, name.form)
        old = names.get(key)
        names[key] = replace(
            name, exact_case=name.exact_case or (old is not None and old.exact_case)
        )
    return replace(
        first,
        names=tuple(names.values()),
        of=first.of or second.of,
        part_of=first.part_of or second.part_of,
        parent=first.parent or second.parent,
        not_in=tuple(dict.fromkeys((*first.not_in, *second.not_in))),
        place=first.place or second.place,
    )


def _linked(found: WordList, parts: list[Part], actors: WordList) -> WordList:
    """The list without links that lead nowhere or in a circle."""
    loose = set(_loose(found, parts, actors))
    if not loose:
        return found
    entries = dict(found.entries)
    for entry_id, key in loose:
        entry = entries[entry_id]
        entries[entry_id] = replace(
            entry,
            parent=None if key == "is" else entry.parent,
            of=None if key == "of" else entry.of,
            part_of=None if key == "part_of" else entry.part_of,
        )
    return replace(found, entries=entries)


def _loose(found: WordList, parts: list[Part], actors: WordList) -> Iterator[tuple[str, str]]:
    for part in parts:
        for draft in part.drafts:
            for key, text in draft.links:
                home = found if key == "is" else actors
                if text.value not in home.entries:
                    what = (
                        f'"{key}" names "{text.value}", which is no entry of the list {home.name}'
                    )
                    part.source.unknown("R308", what, text, home.entries)
                    yield draft.id.value, key
                elif _circle(home.entries, draft.id.value, key):
                    what = f'"{draft.id.value}" leads back to itself through "{key}"'
                    part.source.tell("R309", what, text, hint="leave one of the links out")
                    yield draft.id.value, key


def _circle(entries: Mapping[str, Entry], start: str, key: str) -> bool:
    seen = {start}
    here = entries.get(start)
    while here is not None:
        above = {"is": here.parent, "of": here.of, "part_of": here.part_of}[key]
        if above is None or (above in seen and above != start):
            return False
        if above == start:
            return True
        seen.add(above)
        here = entries.get(above)
    return False


def _shared_names(parts: list[Part]) -> None:
    """Advice where two entries of a list have one name: the text can't tell which is meant."""
    if parts[0].kind not in ("actors", "things"):
        return
    holders: dict[tuple[str, str], Draft] = {}
    for part in parts:
        for draft in part.drafts:
            for language, text in draft.written:
                first = holders.setdefault((language, text.value), draft)
                if first.id.value != draft.id.value:
                    what = f'"{text.value}" is a name of "{first.id.value}", too'
                    where = f"see {first.id.place}; only one can be meant"
                    part.source.tell("R310", what, text, hint=where, level="advice")


def _with_capitals(lists: dict[str, WordList]) -> dict[str, WordList]:
    """The list `place` with the capitals of all actors, where no entry holds them yet."""
    places = lists.get(PLACES) or WordList(PLACES, "things", {}, _CLDR)
    entries = dict(places.entries)
    holders = {name.text.casefold(): one.id for one in entries.values() for name in one.names}
    for actor in lists[ACTORS].entries.values():
        capitals = [name for name in actor.names if name.form == "capital" and actor.of is None]
        english = (name.text for name in capitals if name.language == "en")
        own = next(english, capitals[0].text) if capitals else ""
        for name in capitals:
            home = holders.setdefault(name.text.casefold(), own)
            held = entries.get(home)
            if held is None or held.of == actor.id:
                fresh = Entry(home, (replace(name, form=""),), of=actor.id, place=actor.place)
                entries[home] = _joined(held, fresh)
    return {**lists, PLACES: replace(places, entries=entries)}
