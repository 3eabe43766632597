"""The feeds of a desk, checked."""

from __future__ import annotations

from urllib.parse import urlsplit

from factsheet.errors import Problem
from factsheet.model import Feed
from factsheet.planned import Plan, parse
from factsheet.rulebook.keys import read_keys, word
from factsheet.rulebook.schema import FEED
from factsheet.rulebook.source import Source, choices
from factsheet.yamltext import Listing, Mapping_, Node, Text

_SCHEMES = ("https", "http")
_AS_IN = "as in https://news.example/feed.xml"


def read_feeds(source: Source, found: dict[str, Node]) -> tuple[Feed, ...]:
    """The feeds; one with a fault is told and left out."""
    node = found.get("feeds")
    if node is None:
        return ()
    if not isinstance(node, Listing):
        source.tell("R403", '"feeds" must be a list: each begins with "- "', node)
        return ()
    made: dict[str, Feed] = {}
    for item in node.items:
        feed = _feed(source, item)
        if feed and feed.address in made:
            source.tell("R420", f"this feed is named twice: {feed.address}", item.place)
        elif feed:
            made[feed.address] = feed
    return tuple(made.values())


def _feed(source: Source, node: Node) -> Feed | None:
    before = len(source.problems)
    found: dict[str, Node] = {"address": node}
    if isinstance(node, Mapping_):
        found = read_keys(source, node, FEED, "a feed")
    address = word(source, found, "address")
    if address:
        _check(source, found["address"], address)
    feed = Feed(
        address=address,
        name=word(source, found, "name") or None,
        every=_every(source, found),
        pages=word(source, found, "pages", "yes") == "yes",
        private=word(source, found, "private", "no") == "yes",
        place=node.place,
    )
    return feed if len(source.problems) == before else None


def _check(source: Source, node: Node, address: str) -> None:
    """Tell what is wrong with the address of a feed."""
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        parts, whole = urlsplit(""), False
    scheme, rest = address.partition("://")[::2]
    if parts.username is not None:
        what = "no name and no password may stand in the address of a feed"
        hint = "whoever reads this file would read them, too"
        source.problems.append(Problem("R418", what, node.place, hint=hint))  # without its line
    elif rest and scheme not in _SCHEMES and isinstance(node, Text):
        _scheme(source, node, scheme, rest)
    elif not whole or any(char.isspace() for char in address):
        now = f"https://{address}" if not rest and "." in address.partition("/")[0] else None
        source.tell("R417", f'"{address}" is no address of a feed', node, hint=_AS_IN, now=now)


def _scheme(source: Source, node: Text, scheme: str, rest: str) -> None:
    what = f'a feed is fetched by http or https, not by "{scheme}"'
    near = _nearest(scheme)
    source.tell("R417", what, node, hint=_AS_IN, now=near and f"{near}://{rest}")


def _nearest(scheme: str) -> str | None:
    return choices(scheme.lower(), _SCHEMES)[0]


def _every(source: Source, found: dict[str, Node]) -> Plan | None:
    said = word(source, found, "every")
    if not said:
        return None
    read = parse(f"every {said.removeprefix('every ')}")
    if isinstance(read, Plan):
        return read
    hint = "as in 30 minutes, 2 hours, 1 day"
    source.tell("R419", f'"{said}" is no time between two visits', found["every"], hint=hint)
    return None
