"""Mail over TLS goes only to a server whose certificate is good."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from factsheet.alerts import Post, work
from factsheet.model import MailServer, Receipt

from .samples import NOW, Inbox, delivery, free_port

pytestmark = [
    pytest.mark.skipif(not shutil.which("openssl"), reason="needs the openssl command"),
    # The server does not count TLS from the start as TLS.
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning"),
]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own making for this machine, with its key in the same file."""
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    extra = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(["openssl", *words.split(), *extra], check=True, capture_output=True)  # noqa: S607
    both = folder / "both.pem"
    both.write_text(cert.read_text() + key.read_text())
    return both


class _Server(Controller):
    def _trigger_server(self) -> None:
        """The probe of the starting server trusts any certificate."""
        trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        line = socket.create_connection((self.hostname, self.port), timeout=5)
        with trusting.wrap_socket(line) if self.ssl_context else line as heard:
            heard.recv(100)


@contextmanager
def safe(inbox: Inbox, certificate: Path, *, implicit: bool) -> Iterator[MailServer]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    def known(
        _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any
    ) -> AuthResult:
        good = (data.login, data.password) == (b"desk", b"secret")
        return AuthResult(success=good, handled=False)

    port = free_port()
    how: dict[str, Any] = (
        {"ssl_context": context} if implicit else {"tls_context": context, "require_starttls": True}
    )
    controller = _Server(
        inbox,
        hostname="127.0.0.1",
        port=port,
        authenticator=known,
        auth_required=True,
        auth_require_tls=not implicit,
        **how,
    )
    controller.start()
    try:
        security = "tls" if implicit else "starttls"
        yield MailServer("127.0.0.1", port, "desk@example.org", "desk", security)  # type: ignore[arg-type]
    finally:
        controller.stop()


def sent(server: MailServer, folder: Path, password: str = "secret") -> Receipt:  # noqa: S107 - the test's own
    post = Post(folder, server=server, password=password, deadline=5)
    (got,) = work([delivery()], post, freeze=lambda _, message: message, clock=lambda: NOW)
    return got


@pytest.mark.parametrize("implicit", [False, True], ids=["STARTTLS", "TLS from the start"])
def test_a_certificate_that_nobody_vouches_for_gets_no_mail(
    tmp_path: Path, certificate: Path, implicit: bool
) -> None:
    inbox = Inbox()
    with safe(inbox, certificate, implicit=implicit) as server:
        got = sent(server, tmp_path)
    assert got.outcome == "retry"
    assert "certificate" in got.detail.lower()
    assert inbox.taken == []


@pytest.mark.parametrize("implicit", [False, True], ids=["STARTTLS", "TLS from the start"])
def test_a_good_certificate_and_the_password_bring_the_mail_there(
    tmp_path: Path,
    certificate: Path,
    implicit: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    inbox = Inbox()
    with safe(inbox, certificate, implicit=implicit) as server:
        wrong = sent(server, tmp_path, "guess")
        assert (wrong.outcome, wrong.detail[:3]) == ("retry", "535"), "a password can be mended"
        assert sent(server, tmp_path).outcome == "delivered"
        assert sent(replace(server, host="localhost"), tmp_path).outcome == "retry", "another name"
    assert len(inbox.taken) == 1
