"""The settings of a desk, checked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from factsheet.errors import Problem
from factsheet.model import Desk, Limits, MailServer
from factsheet.planned import Plan, parse_span
from factsheet.rulebook.audiences import (
    Known,
    is_address,
    read_audiences,
    read_language,
    read_plan,
)
from factsheet.rulebook.desk_sheet import read_desk_sheet
from factsheet.rulebook.feeds import read_feeds
from factsheet.rulebook.keys import read_keys, texts_by_language, word, words
from factsheet.rulebook.schema import DESK, LIMITS, MAIL
from factsheet.rulebook.source import Source
from factsheet.yamltext import Node

PLAIN_TITLE = {"en": "Fact-sheet", "id": "Lembar fakta"}
_PORTS = 65535
_SUBMISSION = 587


def read_desk(source: Source, root: Node, known: Known, folder: Path) -> Desk:
    """The desk; what is wrong is told, and the usual setting stands in its place.

    `folder` is where the file lies, with the logo beside it.
    """
    languages = known.languages
    found = read_keys(source, root, DESK, "the desk")
    plain = Desk({language: PLAIN_TITLE.get(language, PLAIN_TITLE["en"]) for language in languages})
    title = found.get("title")
    titles = texts_by_language(source, title, languages, '"title"') if title else {}
    articles = tuple(text.value for text in words(source, found, "articles"))
    feeds = read_feeds(source, found)
    spoken = words(source, found, "schedule")
    schedule = tuple(text.value for text in spoken if read_plan(source, text))
    language = read_language(source, found, languages) or plain.language
    return Desk(
        title={**plain.title, **titles},
        language=language,
        # Who names feeds and no folder reads no folder.
        articles=articles or (() if feeds else plain.articles),
        feeds=feeds,
        schedule=schedule or plain.schedule,
        audiences=read_audiences(source, found, known),
        all_well=_all_well(source, found),
        limits=_limits(source, found),
        mail=_mail(source, found),
        first_run_alerts=word(source, found, "first_run_alerts", "no") == "yes",
        sheet=read_desk_sheet(source, found.get("sheet"), languages, language, folder),
    )


def _all_well(source: Source, found: dict[str, Node]) -> Plan | None:
    return next((read_plan(source, text) for text in words(source, found, "all_well")), None)


def _limits(source: Source, found: dict[str, Node]) -> Limits:
    node = found.get("limits")
    keys = read_keys(source, node, LIMITS, '"limits"') if node is not None else {}
    made: dict[str, timedelta] = {}
    for key in keys:
        for text in words(source, keys, key):
            span = parse_span(text.value)
            if isinstance(span, Problem):
                source.tell("R417", span.what, text, hint=span.hint)
            else:
                made[key] = span
    plain = Limits()
    return Limits(
        made.get("last_run"),
        made.get("pending", plain.pending),
        made.get("silent", plain.silent),
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
    if sender and not is_address(sender):
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
