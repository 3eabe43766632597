"""Who hears of what, and when: the audiences of a desk, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from factsheet.errors import Problem
from factsheet.model import Audience, ChangeKind, Channel, Rule, WordList
from factsheet.planned import Hours, Plan, parse, parse_hours
from factsheet.rulebook.belonging import askable, below, called, names
from factsheet.rulebook.keys import read_keys, word, words
from factsheet.rulebook.schema import AUDIENCE
from factsheet.rulebook.source import Source
from factsheet.yamltext import Listing, Node, Text

_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")
_AT_ONCE = "at once"
_PLANS = {"hourly": "every hour"}
_MOST = re.compile(r"[1-9]\d{0,3}")


@dataclass(frozen=True, slots=True)
class Known:
    """What an audience may name: rules, lists, languages."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, WordList]
    languages: tuple[str, ...]


def read_audiences(source: Source, found: dict[str, Node], known: Known) -> tuple[Audience, ...]:
    """The audiences; one with a fault is told and left out."""
    node = found.get("audiences")
    if node is None:
        return ()
    if not isinstance(node, Listing):
        source.tell("R403", '"audiences" must be a list: each begins with "- name:"', node)
        return ()
    made: dict[str, Audience] = {}
    for item in node.items:
        audience = _audience(source, item, known)
        if audience and audience.name in made:
            source.tell("R408", f'two audiences are called "{audience.name}"', item.place)
        elif audience:
            made[audience.name] = audience
    if "mail" not in found and any(one.channel == "email" for one in made.values()):
        hint = "add the key mail with host and sender"
        source.tell(
            "R409", "an audience hears by email, but no mail server is named", node.place, hint=hint
        )
        return tuple(one for one in made.values() if one.channel != "email")
    return tuple(made.values())


def read_language(source: Source, found: dict[str, Node], languages: tuple[str, ...]) -> str:
    """The language under that key; one that is not read is told."""
    node = found.get("language")
    language = word(source, found, "language")
    if language and language not in languages and isinstance(node, Text):
        source.unknown("R405", f'no language "{language}" is read', node, languages)
        return ""
    return language


def is_address(text: str) -> bool:
    """Whether it looks as desk@example.org does."""
    return _ADDRESS.fullmatch(text) is not None


def read_plan(source: Source, text: Text) -> Plan | None:
    """The recurring moment that the words say; what is wrong with them is told."""
    read = parse(_PLANS.get(text.value.strip(), text.value))
    if isinstance(read, Plan):
        return read
    _untimely(source, text, read)
    return None


def _audience(source: Source, node: Node, known: Known) -> Audience | None:
    before = len(source.problems)
    found = read_keys(source, node, AUDIENCE, "an audience")
    channel = cast("Channel", word(source, found, "channel") or "file")
    chosen = words(source, found, "rules")
    rules = tuple(rule.name for rule in known.rules)
    for text in chosen:
        if text.value not in rules:
            source.unknown("R411", f'there is no rule "{text.value}"', text, rules)
    changes = tuple(text.value for text in words(source, found, "changes"))
    made = Audience(
        name=word(source, found, "name"),
        channel=channel,
        to=_to(source, found, node, channel),
        rules=tuple(text.value for text in chosen),
        changes=cast("tuple[ChangeKind, ...]", changes) or ("new", "detail", "claim"),
        language=read_language(source, found, known.languages) or "en",
        about=_about(source, found, known),
        digest=_digest(source, found),
        quiet=_quiet(source, found),
        most_an_hour=_most(source, found),
        attach=word(source, found, "attach") == "pdf",
        health=word(source, found, "health") == "yes",
    )
    return made if len(source.problems) == before else None


def _to(source: Source, found: dict[str, Node], node: Node, channel: Channel) -> tuple[str, ...]:
    to = words(source, found, "to")
    for text in to:
        if channel == "email" and not is_address(text.value):
            source.tell(
                "R410", f'"{text.value}" is no address', text, hint="as in desk@example.org"
            )
        if channel == "service" and not _VARIABLE.fullmatch(text.value):
            what = "the address of a service holds its password: it stands in the environment"
            source.tell("R417", what, text, hint="name its variable here, as in FACTSHEET_CHAT")
    if channel != "file" and not to:
        hint = "its addresses" if channel == "email" else "the variable with its address"
        source.tell("R401", f'an audience by {channel} has no key "to"', node.place, hint=hint)
    return tuple(text.value for text in to)


def _about(source: Source, found: dict[str, Node], known: Known) -> dict[str, tuple[str, ...]]:
    """Slot by slot the ids that a fact must hold one of, with all that belong to them."""
    node = found.get("about")
    table = source.table(node, '"about"') if node is not None else None
    if table is None:
        return {}
    slots = askable(known.rules, known.lists)
    made: dict[str, tuple[str, ...]] = {}
    for key, value in table.pairs:
        if key.value not in slots:
            source.unknown("R413", f'no rule has a slot "{key.value}"', key, slots)
            continue
        lists = slots[key.value]
        said = (_ids(source, text, lists) for text in source.texts(value, f'"{key.value}"'))
        made[key.value] = tuple(dict.fromkeys(ident for ids in said for ident in ids))
    return made


def _ids(source: Source, text: Text, lists: Sequence[WordList]) -> tuple[str, ...]:
    found = called(text.value, lists)
    if not found:
        source.unknown("R414", f'no list has "{text.value}"', text, names(lists))
    return tuple(one for ident in found for one in below(ident, lists))


def _digest(source: Source, found: dict[str, Node]) -> Plan | None:
    said = words(source, found, "when")
    if not said or said[0].value.strip() == _AT_ONCE:
        return None
    return read_plan(source, said[0])


def _quiet(source: Source, found: dict[str, Node]) -> Hours | None:
    for text in words(source, found, "quiet"):
        read = parse_hours(text.value)
        if isinstance(read, Hours):
            return read
        _untimely(source, text, read)
    return None


def _untimely(source: Source, text: Text, problem: Problem) -> None:
    code = {"W101": "R406", "W102": "R407"}.get(problem.code, "R415")
    source.tell(code, problem.what, text, hint=problem.hint)


def _most(source: Source, found: dict[str, Node]) -> int | None:
    said = word(source, found, "most_an_hour")
    if said and not _MOST.fullmatch(said):
        hint = "a whole number from 1 to 9999"
        source.tell("R416", f'"{said}" is no number of alerts', found["most_an_hour"], hint=hint)
        return None
    return int(said) if said else None
