"""Articles, facts, changes and editions as rows, and back."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from dataclasses import fields
from datetime import datetime
from typing import Any

from factsheet.model import (
    Alert,
    Article,
    Change,
    Claim,
    Cut,
    Delivery,
    Edition,
    Fact,
    Known,
    Sentence,
    Withdrawn,
)
from factsheet.record import Plain, claim_from, claim_record, fact_record, slots_from
from factsheet.store.nouns import PastEdition, Reading, RuleVersion
from factsheet.store.rows import Row
from factsheet.store.times import moment_of, stamp

_KNOWN = ("title", "outlet", "author", "published")


def dumped(value: object) -> str:
    """JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def article_record(article: Article) -> Plain:
    """All of an article that has no column of its own."""
    known = {name: getattr(article, name) for name in _KNOWN}
    return {
        **{name: [one.value, one.how, one.basis] for name, one in known.items() if one is not None},
        "dateline": article.dateline,
        "sentences": [[s.number, s.paragraph, s.start, s.end, s.kind] for s in article.sentences],
        "cuts": [[cut.start, cut.end, cut.reason] for cut in article.cuts],
    }


def article_row(reading: Reading, now: datetime) -> Row:
    """The row of a reading; the text is compressed."""
    article = reading.article
    return {
        "name": article.name,
        "digest": article.digest,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "address": article.address,
        "origin": reading.origin,
        "first_seen": stamp(now),
        "text": zlib.compress(article.text.encode("utf-8", "backslashreplace")),
        "fingerprint": packed(article.fingerprint),
        "record": dumped(article_record(article)),
    }


def article_from(row: Row) -> Article:
    """The article of a row."""
    record = json.loads(row["record"])
    known = {name: Known(*record[name]) for name in _KNOWN if name in record}
    return Article(
        name=row["name"],
        digest=row["digest"],
        text=zlib.decompress(row["text"]).decode(),
        sentences=tuple(Sentence(*one) for one in record["sentences"]),
        cuts=tuple(Cut(*one) for one in record["cuts"]),
        language=row["language"],
        address=row["address"],
        dateline=record["dateline"],
        fingerprint=unpacked(row["fingerprint"]),
        **known,
    )


def packed(fingerprint: frozenset[int]) -> bytes:
    """Sorted 64-bit numbers, little end first. Errors: OverflowError for longer ones."""
    numbers = array("Q", sorted(fingerprint))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(held: bytes) -> frozenset[int]:
    """What `packed` took."""
    numbers = array("Q")
    numbers.frombytes(held)
    if sys.byteorder == "big":
        numbers.byteswap()
    return frozenset(numbers)


def claim_row(claim: Claim, number: int) -> Row:
    """The row of the claim that stands `number`th in its article."""
    return {
        "article": claim.article,
        "number": number,
        "rule": claim.rule,
        "status": claim.status,
        "record": dumped(claim_record(claim)),
    }


def claim_of(row: Row) -> Claim:
    """The claim of a row."""
    return claim_from(json.loads(row["record"]) | {"article": row["article"]}, row["rule"])


def fact_whole(fact: Fact) -> Plain:
    """The fact as in `facts.jsonl`, with the moment it was first seen."""
    return {**fact_record(fact), "first_seen": stamp(fact.first_seen)}


def fact_from(record: Plain) -> Fact:
    """The fact that `fact_whole` wrote."""
    return Fact(
        key=record["key"],
        id=record["id"],
        rule=record["rule"],
        status=record["status"],
        denied=record["denied"],
        slots=slots_from(record["slots"]),
        claims=tuple(claim_from(one, record["rule"]) for one in record["claims"]),
        change=record["change"],
        first_seen=moment_of(record["first_seen"]),
        origins=record["origins"],
        differs=tuple(record["differs"]),
    )


def change_record(change: Change) -> Plain:
    """The change with its fact whole."""
    return {
        "kind": change.kind,
        "what": [list(one) for one in change.what],
        "fact": fact_whole(change.fact),
    }


def change_from(record: Plain) -> Change:
    """The change that `change_record` wrote."""
    what = tuple((slot, was, now) for slot, was, now in record["what"])
    return Change(kind=record["kind"], fact=fact_from(record["fact"]), what=what)


def edition_row(edition: Edition, run: int) -> Row:
    """The edition as issued; articles and rules stay by name."""
    record = {
        "facts": [fact_whole(fact) for fact in edition.facts],
        "changes": [change_record(change) for change in edition.changes],
        "articles": [article.name for article in edition.articles],
        "rules": [[rule.name, rule.version, rule.digest] for rule in edition.rules],
        "replaces": edition.replaces,
        "withdrawn": [
            {"fact": fact_whole(one.fact), "why": one.why, "into": one.into}
            for one in edition.withdrawn
        ],
    }
    held = zlib.compress(dumped(record).encode("utf-8", "backslashreplace"))
    return {"number": edition.number, "issued": stamp(edition.issued), "run": run, "record": held}


def edition_from(row: Row) -> PastEdition:
    """The edition of a row."""
    record: dict[str, Any] = json.loads(zlib.decompress(row["record"]))
    return PastEdition(
        number=row["number"],
        issued=moment_of(row["issued"]),
        facts=tuple(fact_from(one) for one in record["facts"]),
        changes=tuple(change_from(one) for one in record["changes"]),
        articles=tuple(record["articles"]),
        rules=tuple(RuleVersion(*one) for one in record["rules"]),
        replaces=record["replaces"],
        withdrawn=tuple(
            Withdrawn(fact_from(one["fact"]), one["why"], one["into"])
            for one in record["withdrawn"]
            if isinstance(one, dict)  # a name alone, as kept before, tells nothing
        ),
    )


def alert_row(alert: Alert, run: int) -> Row:
    """The row of an alert. What is not so is null, as in rows that were kept before it could be."""
    names = [one.name for one in fields(alert) if one.name not in {"created", "due"}]
    kept = {name: getattr(alert, name) for name in names}
    kept |= {name: int(kept[name]) or None for name in ("gathered", "attach")}
    return kept | {"run": run, "created": stamp(alert.created), "due": stamp(alert.due)}


def alert_from(row: Row) -> Alert:
    """The alert of a row."""
    kept = {name: value for name, value in row.items() if name not in {"run", "created", "due"}}
    kept |= {name: bool(kept[name]) for name in ("gathered", "attach")}
    return Alert(**kept, created=moment_of(row["created"]), due=moment_of(row["due"]))


def delivery_of(row: Row, alert: Alert) -> Delivery:
    """The delivery of a row."""
    return Delivery(alert, row["attempts"], moment_of(row["first_try"]), row["frozen"])
