"""Nouns of our own making for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from factsheet.model import (
    Alert,
    Article,
    Change,
    Claim,
    Cut,
    Edition,
    Fact,
    Filler,
    Known,
    Quantity,
    Sentence,
    When,
)
from factsheet.store import Reading, RunOutcome

NOW = datetime(2024, 3, 9, 7, 0, tzinfo=UTC)
TEXT = "Swedia mengirim 12 jet tempur ke Peru.\n\nBaca juga: Harga Beras Naik"


def article(name: str = "a.txt", text: str = TEXT) -> Article:
    return Article(
        name=name,
        digest="d" * 64,
        text=text,
        sentences=(Sentence(1, 1, 0, 38),),
        cuts=(Cut(40, 67, "related-link"),),
        language="id",
        title=Known("Jet untuk Lima", "stated"),
        published=Known("2024-03-08", "inferred", "the line below the title"),
        dateline="STOCKHOLM",
        fingerprint=frozenset({1, 2**64 - 1}),
    )


def claim(name: str = "a.txt", rule: str = "arms-transfer", amount: float = 12) -> Claim:
    return Claim(
        rule=rule,
        article=name,
        language="id",
        sentence=1,
        paragraph=1,
        start=0,
        end=38,
        quote=TEXT[:38],
        status="reported",
        cue=None,
        speaker="menteri pertahanan Swedia",
        origin="menteri pertahanan Swedia",
        slots={
            "supplier": (Filler("SE", "Swedia"),),
            "quantity": Quantity("12", amount, amount),
            "when": When("bulan lalu", date(2024, 2, 1), date(2024, 2, 29), True, "month"),
        },
        phrase="<supplier> ... kirim~ ... <item>",
        published=date(2024, 3, 8),
    )


def fact(key: str = "k1", id: str = "AT-01", *claims: Claim) -> Fact:  # noqa: A002 - as in the model
    held = claims or (claim(),)
    return Fact(key, id, "arms-transfer", "reported", False, held[0].slots, held, "new", None, 1)


def alert(key: str = "k1", recipient: str = "desk@example.org") -> Alert:
    return Alert(
        id=f"{key}-{recipient}",
        audience="desk",
        channel="email",
        recipient=recipient,
        change="new",
        fact_key=key,
        fact_id="AT-01",
        subject="New: AT-01",
        text="Swedia ...",
        html="<p>Swedia ...</p>",
        record="{}",
        created=NOW,
    )


def reading(name: str = "a.txt") -> Reading:
    return Reading(article(name), (claim(name),))


def outcome(
    *facts: Fact, after: timedelta = timedelta(), alerts: tuple[Alert, ...] = ()
) -> RunOutcome:
    started = NOW + after
    changes = tuple(Change("new", one) for one in facts)
    edition = Edition(1, started, facts, changes, (article(),), ()) if facts else None
    return RunOutcome(
        started=started,
        ended=started + timedelta(seconds=2),
        rules_digest="r1",
        facts=facts,
        changes=changes,
        edition=edition,
        alerts=alerts,
        counts={"articles": 1},
    )
