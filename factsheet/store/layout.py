"""The tables, layout by layout. A step never changes once it was released: the next one mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

APPLICATION: Final = 0x66616374
"""Marks the file as ours ("fact" in ASCII)."""

STAGED: Final = {
    "pages": """(name text primary key, size integer, mtime_ns integer, digest text,
        root text, hash blob) without rowid""",
    "articles": """(name text primary key, digest text, language text, published text,
        address text, origin text, first_seen text, text blob, fingerprint blob, record text, hash blob)""",
    "claims": """(article text, number integer, rule text, status text, record text, hash blob,
        primary key (article, number))""",
}
"""Tables that a run fills aside first, under the same names in SQLite's own temporary file."""

_LATER: Final = {
    "meta": "(name text primary key, value text, hash blob)",
    "counters": "(prefix text primary key, last integer, hash blob)",
    "facts": """(key text primary key, id text unique, rule text, status text, live integer,
        gone_to text, first_seen text, run integer, record text, hash blob)""",
    "changes": """(run integer, number integer, kind text, fact_key text, fact_id text,
        record text, hash blob, primary key (run, number))""",
    "runs": """(number integer primary key, started text, ended text, rules_digest text,
        digest text, record text, hash blob)""",
    "editions": "(number integer primary key, issued text, run integer, record blob, hash blob)",
    "rule_versions": """(rule text, digest text, version text, run integer, hash blob,
        primary key (rule, digest))""",
    "alerts": """(id text primary key, run integer, audience text, channel text, recipient text,
        change text, fact_key text, fact_id text, subject text, text text, html text, record text,
        created text, hash blob)""",
    "deliveries": """(alert text primary key, number integer, audience text, channel text, recipient text,
        state text, attempts integer, first_try text, next_try text, ended text, last_error text,
        message_id text, frozen blob, hash blob)""",
    "silences": """(id text primary key, kind text, value text, owner text, reason text,
        since text, until text, held integer, hash blob)""",
    "schedule": "(job text primary key, due text, done text, hash blob)",
    "leases": "(job text primary key, holder text, since text, until text, hash blob)",
}

_FEEDS: Final = {
    "feeds": """(address text primary key, etag text, modified text, last_good text, last_new text,
        failing_since text, failures integer, next_try text, last_error text, told text, hash blob)""",
    "items": """(feed text, id text, page text, digest text, first_seen text, excerpt integer,
        tries integer, hash blob, primary key (feed, id)) without rowid""",
}

_INDEXES: Final = (
    "create index claims_by_rule on claims (rule)",
    "create index facts_by_life on facts (live, rule)",
    "create index deliveries_by_state on deliveries (state, next_try)",
)

Step = tuple[str, ...]

STEPS: Final[Sequence[Step]] = (
    (*(f"create table {name} {body}" for name, body in (STAGED | _LATER).items()), *_INDEXES),
    (
        "alter table alerts add column due text",
        "alter table alerts add column gathered integer",
        "alter table alerts add column attach integer",
        "alter table deliveries add column digest text",
        "alter table deliveries add column silence text",
    ),
    tuple(f"create table {name} {body}" for name, body in _FEEDS.items()),
)
"""STEPS[n] leads from layout n to layout n + 1."""

TABLES: Final = tuple(STAGED | _LATER | _FEEDS)


def journal(version: tuple[int, ...]) -> str:
    """The journal mode for this version of SQLite: "wal" only where its reset fault is mended.

    Source: https://www.sqlite.org/wal.html, the WAL-reset bug, mended in 3.51.3 and, on their
    lines, in 3.50.7 and 3.44.6.
    """
    mended = version >= (3, 51, 3)
    on_line = (
        version[:2] in {(3, 50), (3, 44)}
        and version >= {50: (3, 50, 7), 44: (3, 44, 6)}[version[1]]
    )
    return "wal" if mended or on_line else "delete"
