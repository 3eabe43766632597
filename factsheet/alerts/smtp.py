"""Handing a finished mail to the mail server, within a deadline for all of it."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal

from factsheet.alerts.mail import sender_of
from factsheet.model import MailServer

_STEP: Final = 30.0
_PERMANENT: Final = 500

Outcome = Literal["delivered", "retry", "refused", "unreachable"]
"""Unreachable: the server itself, so that the next mail need not try."""


def hand_over(
    message: bytes, recipient: str, server: MailServer, *, password: str | None, deadline: float
) -> tuple[Outcome, str]:
    """What the server made of it, and its words.

    Delivered means its 2xx after the whole mail; refused its 5xx to this mail or this recipient. A
    server that cannot be reached, drops the line or knows no such password may mend: try again.
    Units: deadline in seconds.
    """
    try:
        with _line(server, password, deadline) as client:
            client.sendmail(sender_of(server), [recipient], message)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = error.recipients[recipient]
        return _judged(code, words)
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        return _judged(error.smtp_code, error.smtp_error)
    except smtplib.SMTPResponseException as error:  # at the greeting or the password
        return "unreachable", f"{error.smtp_code} {_text(error.smtp_error)}"
    except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
        return "unreachable", f"{server.host}:{server.port}: {_reason(error)}"
    return "delivered", ""


@contextmanager
def _line(server: MailServer, password: str | None, deadline: float) -> Iterator[smtplib.SMTP]:
    verified = ssl.create_default_context()
    if server.security == "tls":
        client: _Client = _TlsClient(server, deadline, context=verified)
    else:
        client = _Client(server, deadline)
    try:
        if server.security == "starttls":
            client.starttls(context=verified)
        if server.user is not None:
            if server.security == "none":
                raise smtplib.SMTPException("a password is never sent over an open line")
            client.login(server.user, password or "")
        yield client
        # The mail is delivered; whether the farewell is heard does not matter.
        with contextlib.suppress(smtplib.SMTPException, OSError):
            client.quit()
    finally:
        client.hang_up()


class _Client(smtplib.SMTP):
    """A line that is cut at the deadline: smtplib's own limit is for each reading alone."""

    def __init__(self, server: MailServer, deadline: float, **tls: Any) -> None:  # noqa: ANN401 - as smtplib takes it
        self.sock: socket.socket | None = None
        self._cut = threading.Timer(deadline, self._cut_off)
        self._cut.daemon = True
        self._cut.start()
        domain = sender_of(server).rpartition("@")[2]
        try:
            limit = min(_STEP, deadline)
            super().__init__(server.host, server.port, local_hostname=domain, timeout=limit, **tls)
        except BaseException:
            self._cut.cancel()
            raise

    def hang_up(self) -> None:
        """Close the line."""
        self._cut.cancel()
        self.close()

    def _cut_off(self) -> None:
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _TlsClient(_Client, smtplib.SMTP_SSL):
    """The same over TLS from the first byte. Without a `context` smtplib would trust anybody."""


def _reason(error: Exception) -> str:
    said = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return _text(said)


def _judged(code: int, words: bytes | str) -> tuple[Outcome, str]:
    return ("refused" if code >= _PERMANENT else "retry"), f"{code} {_text(words)}"


def _text(words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]
