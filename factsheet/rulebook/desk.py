"""The settings of a desk, checked."""

from __future__ import annotations

import re
from typing import cast
from zoneinfo import ZoneInfo

from factsheet.model import Audience, ChangeKind, Desk, MailServer
from factsheet.rulebook.keys import read_keys, texts_by_language, word, words
from factsheet.rulebook.schema import AUDIENCE, DESK, MAIL
from factsheet.rulebook.source import Source
from factsheet.yamltext import Listing, Node, Text

PLAIN_TITLE = {"en": "Fact-sheet", "id": "Lembar fakta"}
_UNITS = ("minute", "minutes", "hour", "hours", "day", "days")
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_PORTS = 65535
_SUBMISSION = 587


def read_desk(
    source: Source, root: Node, rules: tuple[str, ...], languages: tuple[str, ...]
) -> Desk:
    """The desk; what is wrong is told, and the usual setting stands in its place."""
    found = read_keys(source, root, DESK, "the desk")
    plain = Desk({language: PLAIN_TITLE.get(language, PLAIN_TITLE["en"]) for language in languages})
    title = found.get("title")
    titles = texts_by_language(source, title, languages, '"title"') if title else {}
    articles = tuple(text.value for text in words(source, found, "articles"))
    spoken = words(source, found, "schedule")
    schedule = tuple(text.value for text in spoken if _is_schedule(source, text))
    return Desk(
        title={**plain.title, **titles},
        language=_language(source, found, languages) or plain.language,
        articles=articles or plain.articles,
        schedule=schedule or plain.schedule,
        audiences=_audiences(source, found, rules, languages),
        mail=_mail(source, found),
        first_run_alerts=word(source, found, "first_run_alerts", "no") == "yes",
    )


def _language(source: Source, found: dict[str, Node], languages: tuple[str, ...]) -> str:
    node = found.get("language")
    language = word(source, found, "language")
    if language and language not in languages and isinstance(node, Text):
        source.unknown("R405", f'no language "{language}" is read', node, languages)
        return ""
    return language


def _is_schedule(source: Source, text: Text) -> bool:
    """Whether the words say a time: `every 30 minutes`, `daily 07:00 Asia/Jakarta`, `monday 09:00`."""
    said = " ".join(text.value.split())
    every = re.fullmatch(r"every (?:(\d{1,4}) )?(\w+)", said)
    if every and every[2] in _UNITS and int(every[1] or 1) > 0:
        return True
    at = re.fullmatch(r"(\w+) ([01]\d|2[0-3]):([0-5]\d)(?: (\S+))?", said)
    if at and at[1] in ("daily", *_DAYS):
        return _is_zone(source, text, at[4]) if at[4] else True
    hint = "as in every 30 minutes, daily 07:00 Asia/Jakarta, monday 09:00"
    source.tell("R406", f'"{said}" is no schedule', text, hint=hint)
    return False


def _is_zone(source: Source, text: Text, zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of the zone tree
        hint = "as in Asia/Jakarta, Europe/Berlin, UTC"
        source.tell("R407", f'there is no time zone "{zone}"', text, hint=hint)
        return False
    return True


def _audiences(
    source: Source, found: dict[str, Node], rules: tuple[str, ...], languages: tuple[str, ...]
) -> tuple[Audience, ...]:
    node = found.get("audiences")
    if node is None:
        return ()
    if not isinstance(node, Listing):
        source.tell("R403", '"audiences" must be a list: each begins with "- name:"', node)
        return ()
    made: dict[str, Audience] = {}
    for item in node.items:
        audience = _audience(source, item, rules, languages)
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


def _audience(
    source: Source, node: Node, rules: tuple[str, ...], languages: tuple[str, ...]
) -> Audience | None:
    before = len(source.problems)
    found = read_keys(source, node, AUDIENCE, "an audience")
    channel = word(source, found, "channel")
    to = words(source, found, "to")
    for text in to if channel == "email" else ():
        if not _ADDRESS.fullmatch(text.value):
            source.tell(
                "R410", f'"{text.value}" is no address', text, hint="as in desk@example.org"
            )
    if channel == "email" and not to:
        source.tell(
            "R401", 'an audience by email has no key "to"', node.place, hint="its addresses"
        )
    chosen = words(source, found, "rules")
    for text in chosen:
        if text.value not in rules:
            source.unknown("R411", f'there is no rule "{text.value}"', text, rules)
    changes = tuple(text.value for text in words(source, found, "changes"))
    language = _language(source, found, languages)
    if len(source.problems) > before:
        return None
    return Audience(
        name=word(source, found, "name"),
        channel="email" if channel == "email" else "file",
        to=tuple(text.value for text in to),
        rules=tuple(text.value for text in chosen),
        changes=cast("tuple[ChangeKind, ...]", changes) or ("new", "detail", "claim"),
        language=language or "en",
    )


def _mail(source: Source, found: dict[str, Node]) -> MailServer | None:
    node = found.get("mail")
    if node is None:
        return None
    before = len(source.problems)
    keys = read_keys(source, node, MAIL, '"mail"')
    port = word(source, keys, "port", str(_SUBMISSION))
    if not (port.isdecimal() and 0 < int(port[:6]) <= _PORTS):
        source.tell("R412", f'"{port}" is no port', keys["port"], hint="a number, mostly 587 or 25")
    sender = word(source, keys, "sender")
    if sender and not _ADDRESS.fullmatch(sender):
        source.tell(
            "R410", f'"{sender}" is no address', keys["sender"], hint="as in desk@example.org"
        )
    security = word(source, keys, "security", "starttls")
    if len(source.problems) > before:
        return None
    return MailServer(
        host=word(source, keys, "host"),
        port=int(port),
        sender=sender,
        user=word(source, keys, "user") or None,
        security="tls" if security == "tls" else "none" if security == "none" else "starttls",
    )
