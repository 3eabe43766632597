"""An alert as a mail: the finished bytes, held to exactly the headers and the recipient meant."""

from __future__ import annotations

import email.policy
import re
from datetime import UTC
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime, parseaddr
from typing import Final

from factsheet.model import Alert, MailServer

_HEADERS: Final = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "Auto-Submitted",
    "List-Unsubscribe",
    "MIME-Version",
    "Content-Type",
)
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+\Z")
_SHEET: Final = "factsheet.pdf"
_POLICY: Final = email.policy.SMTP


class MailUnfit(Exception):
    """The mail cannot be made as meant; the words say why. It is never sent."""


def compose(alert: Alert, server: MailServer, sheet: bytes | None = None) -> bytes:
    """The whole mail, with the PDF of the sheet where one is given.

    The same alert and sheet give the same bytes. Errors: MailUnfit.
    """
    sender, host = _address(server.sender), _address(server.sender).rpartition("@")[2]
    recipient = _address(alert.recipient)
    message = EmailMessage(policy=_POLICY)
    message["From"] = server.sender
    message["To"] = recipient
    message["Subject"] = cleaned(alert.subject)
    message["Date"] = format_datetime(alert.created.astimezone(UTC))
    message["Message-ID"] = f"<{alert.id}@{host}>"
    # All mails about one fact name the same ancestor, so mail programs show them as one thread.
    message["References"] = f"<fact-{(alert.fact_key or alert.id)[:24]}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    # Mail programs show a button for it; the wish reaches the desk, which keeps the audiences.
    message["List-Unsubscribe"] = f"<mailto:{sender}?subject=no%20more%20alerts>"
    message.set_content(_sendable(alert.text), cte="quoted-printable")
    message.add_alternative(_sendable(alert.html), subtype="html", cte="quoted-printable")
    # Neither quoted-printable nor base64 ever writes "=_", so no part can hold the boundary.
    message.set_boundary(f"=_{alert.id}")
    if sheet is not None:
        message.add_attachment(sheet, maintype="application", subtype="pdf", filename=_SHEET)
        message.set_boundary(f"=_{alert.id}.sheet")
    made = message.as_bytes()
    _held(made, sender, recipient)
    return made


def cleaned(text: str) -> str:
    """A header's text: one line, and nothing that a mail program would decode into another."""
    line = "".join(c if c.isprintable() else " " for c in text).replace("=?", "= ?")
    return " ".join(line.split())


def sender_of(server: MailServer) -> str:
    """The bare address that mails come from. Errors: MailUnfit."""
    return _address(server.sender)


def _address(text: str) -> str:
    found = parseaddr(text)[1]
    if not _ADDRESS.match(found) or found not in text or any(c in text for c in ",;\r\n"):
        raise MailUnfit(f'"{cleaned(text)}" is not one plain mail address, as desk@example.org')
    return found


def _sendable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _held(made: bytes, sender: str, recipient: str) -> None:
    """Read the mail again as the other side will. Errors: MailUnfit."""
    read = BytesParser(policy=_POLICY).parsebytes(made)
    if sorted(read.keys()) != sorted(_HEADERS):
        raise MailUnfit(f"the mail would carry other headers than meant: {', '.join(read.keys())}")
    for header, meant in (("From", sender), ("To", recipient)):
        found = [one.addr_spec for one in read[header].addresses]
        if found != [meant]:
            raise MailUnfit(f"the mail would name others under {header}: {', '.join(found)}")
