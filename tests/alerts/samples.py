"""Changes, alerts and a small mail server for the tests of alerts."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from aiosmtpd.controller import Controller

from factsheet.model import (
    Alert,
    Article,
    Audience,
    Change,
    ChangeKind,
    Claim,
    Delivery,
    Desk,
    Fact,
    Filler,
    Known,
    MailServer,
    Quantity,
    Slots,
    Status,
)

NOW = datetime(2024, 3, 9, 7, 0, tzinfo=UTC)
QUOTE = "Swedia telah mengirim 12 jet tempur ke Peru, kata menteri pertahanan."


def claim(name: str = "a.txt", status: Status = "reported", quote: str = QUOTE) -> Claim:
    return Claim(
        rule="arms-transfer",
        article=name,
        language="id",
        sentence=1,
        paragraph=1,
        start=0,
        end=len(quote),
        quote=quote,
        status=status,
        cue="kata",
        speaker="menteri pertahanan",
        origin="menteri pertahanan",
        slots={"supplier": (Filler("SE", "Swedia"),)},
        phrase="p",
        published=date(2024, 3, 8),
    )


def change(
    kind: ChangeKind = "new", key: str = "k1", *claims: Claim, rule: str = "arms-transfer"
) -> Change:
    held = claims or (claim(),)
    slots: Slots = {
        "supplier": (Filler("SE", "Swedia"),),
        "recipient": (Filler("PE", "Peru"),),
        "quantity": Quantity("12", 12, 12),
    }
    fact = Fact(key, "AT-01", rule, "reported", False, slots, held, kind)
    return Change(kind, fact, (("quantity", "10", "12"),) if kind == "detail" else ())


def article(title: str = "Jet untuk Peru") -> Article:
    return Article(
        name="a.txt",
        digest="d",
        text=QUOTE,
        sentences=(),
        cuts=(),
        language="id",
        title=Known(title, "stated"),
        outlet=Known("Kabar Samudra", "stated"),
        address="https://example.org/a?x=1&y=2",
    )


def desk(*audiences: Audience, first_run_alerts: bool = False) -> Desk:
    return Desk(title={"en": "Arms desk"}, audiences=audiences, first_run_alerts=first_run_alerts)


def alert(
    recipient: str = "reader@example.org", subject: str = "New: Arms: 12 jets", **more: Any
) -> Alert:
    values: dict[str, Any] = {
        "id": f"{abs(hash(recipient)):024x}"[-24:],
        "audience": "desk",
        "channel": "email",
        "recipient": recipient,
        "change": "new",
        "fact_key": "4f1c" * 16,
        "fact_id": "AT-01",
        "subject": subject,
        "text": "Fakta: Swedia → Peru\n",
        "html": "<p>Fakta: Swedia → Peru</p>\n",
        "record": '{"alert": "a", "created": "2024-03-09T07:00:00+00:00", "subject": "s", "sheet_href": ""}',
        "created": NOW,
    }
    return Alert(**values | more)


def delivery(recipient: str = "reader@example.org", **more: Any) -> Delivery:
    return Delivery(alert(recipient, **more))


@dataclass
class Inbox:
    """A mail server that says what it is told to say to a recipient, and keeps what it took."""

    answers: dict[str, str] = field(default_factory=dict)
    after_data: str = "250 OK"
    taken: list[tuple[list[str], bytes]] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server calls it so
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.after_data.startswith("250"):
            self.taken.append((list(envelope.rcpt_tos), envelope.content))
        return self.after_data


@contextmanager
def listening(inbox: Inbox) -> Iterator[MailServer]:
    """The inbox on a port of its own on this machine."""
    port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield MailServer("127.0.0.1", port, "Arms desk <desk@example.org>", None, "none")
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
