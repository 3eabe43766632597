"""A folder of rules, read: all that holds, and all that is wrong, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import Place, Problem
from factsheet.model import Desk, Rule, Rulebook, WordList
from factsheet.rulebook.audiences import Known
from factsheet.rulebook.desk import PLAIN_TITLE, read_desk
from factsheet.rulebook.drafts import Part, read_part
from factsheet.rulebook.lists import gather
from factsheet.rulebook.phrases import references
from factsheet.rulebook.rules import read_rule
from factsheet.rulebook.source import Source
from factsheet.yamltext import MOST_BYTES, Node, decode, parse

DESK_FILE = "desk.yml"
LISTS = "lists"
_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class _File:
    """A file with its nodes; `root` is None where it could not be read."""

    source: Source
    root: Node | None
    content: bytes


def load(
    folder: Path, *, languages: tuple[str, ...] = ("id", "en")
) -> tuple[Rulebook, tuple[Problem, ...]]:
    """The rulebook of a folder, and everything that is wrong with it, errors before advice.

    What is broken is left out: a rule, an example, an entry's link, a setting. Errors: none are
    raised; a folder that is missing gives an empty rulebook and its Problem.
    """
    if not folder.is_dir():
        what = "there is no folder of rules here"
        hint = "factsheet init lays one out"
        missing = Problem("R001", what, Place(folder.name), hint=hint)
        return Rulebook((), {}, _plain_desk(languages), _digest([])), (missing,)
    list_files = [_read(path, folder, "R3") for path in _files(folder / LISTS)]
    rule_files = [_read(path, folder, "R1") for path in _files(folder) if path.name != DESK_FILE]
    desk_files = [_read(path, folder, "R4") for path in _files(folder) if path.name == DESK_FILE]
    parts = _parts(list_files, languages)
    lists = gather(parts, languages)
    rules = _rules(rule_files, lists, languages)
    desk = _desk(desk_files, Known(rules, lists, languages), folder)
    files = [*rule_files, *list_files, *desk_files]
    if rules and not any(one.source.broken() for one in files):
        _advise(parts, rules)
    problems = [problem for one in files for problem in one.source.problems]
    problems += _without(folder, rule_files, desk_files)
    problems.sort(key=lambda problem: problem.level == "advice")
    return Rulebook(rules, lists, desk, _digest(files)), tuple(problems)


def _files(folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix in _SUFFIXES and not path.is_dir())


def _read(path: Path, folder: Path, family: str) -> _File:
    name = f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"
    source = Source(name, (), family)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        what = f"the file can't be read: {error.strerror or error}"
        source.problems.append(Problem("R002", what, Place(name)))
        return _File(source, None, b"")
    text = decode(content, name)
    if isinstance(text, Problem):
        source.problems.append(text)
        return _File(source, None, content)
    source = Source(name, tuple(text.split("\n")), family)
    root = parse(text, name)
    if isinstance(root, tuple):
        source.problems.extend(root)
        return _File(source, None, content)
    return _File(source, root, content)


def _parts(files: list[_File], languages: tuple[str, ...]) -> list[Part]:
    parts = (read_part(one.source, one.root, languages) for one in files if one.root)
    return [part for part in parts if part]


def _rules(
    files: list[_File], lists: dict[str, WordList], languages: tuple[str, ...]
) -> tuple[Rule, ...]:
    kept: list[Rule] = []
    for file in files:
        if file.root is None:
            continue
        digest = hashlib.sha256(file.content).hexdigest()
        rule = read_rule(file.source, file.root, lists, languages, digest)
        if rule and _alone(file.source, rule, kept):
            kept.append(rule)
    return tuple(kept)


def _alone(source: Source, rule: Rule, others: list[Rule]) -> bool:
    """Whether no other rule has the name or the prefix; the later file is told."""
    shared: tuple[tuple[str, Callable[[Rule], str]], ...] = (
        ("name", lambda one: one.name),
        ("prefix", lambda one: one.prefix),
    )
    for other in others:
        for key, of in shared:
            if of(rule) == of(other):
                what = f'the {key} "{of(rule)}" belongs to the rule in {other.place.file}'
                source.tell("R118", what, rule.place, hint="each rule needs its own")
                return False
    return True


def _desk(files: list[_File], known: Known, folder: Path) -> Desk:
    for file in files:
        if file.root is not None:
            return read_desk(file.source, file.root, known, folder)
    return _plain_desk(known.languages)


def _plain_desk(languages: tuple[str, ...]) -> Desk:
    return Desk({language: PLAIN_TITLE.get(language, PLAIN_TITLE["en"]) for language in languages})


def _without(folder: Path, rules: list[_File], desks: list[_File]) -> Iterable[Problem]:
    """Advice on what the folder lacks as a whole."""
    name = folder.resolve().name
    if not rules:
        yield Problem("R003", "no rule stands in this folder", Place(name), level="advice")
    if not desks:
        what = f"there is no {DESK_FILE}: the usual settings hold"
        yield Problem("R004", what, Place(name), level="advice")


def _advise(parts: list[Part], rules: tuple[Rule, ...]) -> None:
    """Advice on lists that no rule uses. Lists of plain words serve the reading of any text."""
    used = {slot.kind for rule in rules for slot in rule.slots} | {
        one.list
        for rule in rules
        for phrase in (*rule.find, *rule.also, *rule.unless, *rule.off_topic)
        for one in references(phrase.elements)
    }
    used.update(part.name.value for part in parts if part.serves == "program")
    for part in parts:
        name = part.name.value
        if name not in used and part.kind != "words":
            part.source.tell("R311", f'no rule uses the list "{name}"', part.name, level="advice")
            used.add(name)


def _digest(files: list[_File]) -> str:
    found = hashlib.sha256()
    for file in sorted(files, key=lambda one: one.source.file):
        found.update(f"{file.source.file}\0{len(file.content)}\0".encode())
        found.update(file.content)
    return found.hexdigest()
