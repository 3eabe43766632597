"""A mail carries the headers and the recipient that were meant, and no others."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.alerts.mail import MailUnfit, cleaned, compose
from factsheet.model import MailServer

from .samples import alert

SERVER = MailServer("127.0.0.1", 25, "Arms desk <desk@example.org>")


def test_a_mail_has_text_and_html_and_says_that_a_program_wrote_it() -> None:
    mail = message_from_bytes(compose(alert(subject="Baru: Swédia"), SERVER), policy=SMTP)
    assert mail["Subject"] == "Baru: Swédia"
    assert mail["From"] == "Arms desk <desk@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"] == "Sat, 09 Mar 2024 07:00:00 +0000"
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    text = mail.get_body(("plain",))
    assert text is not None
    assert text.get_content().splitlines() == ["Fakta: Swedia → Peru"]


def test_the_same_alert_is_the_same_mail_byte_for_byte() -> None:
    assert compose(alert(), SERVER) == compose(alert(), SERVER)


def test_mails_about_one_fact_are_one_thread() -> None:
    first, later = (
        message_from_bytes(compose(alert(id=name), SERVER)) for name in ("a" * 24, "b" * 24)
    )
    assert first["Message-ID"] != later["Message-ID"]
    assert first["References"] == later["References"]


@pytest.mark.parametrize(
    "recipient",
    [
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a",
        "",
        "a b@example.org",
        "ä@example.org",
    ],
)
def test_what_is_not_one_address_gets_no_mail(recipient: str) -> None:
    with pytest.raises(MailUnfit):
        compose(alert(recipient), SERVER)


@pytest.mark.parametrize(
    "subject",
    [
        "a\r\nBcc: x@example.org",
        "=?utf-8?q?a=0D=0ABcc:_x@example.org?=",
        "a\x00\x85\u2028b",
        "ü" * 400,
        "",
        "x" * 1000,
    ],
)
def test_no_subject_makes_a_header(subject: str) -> None:
    mail = message_from_bytes(compose(alert(subject=subject), SERVER), policy=SMTP)
    assert mail["Bcc"] is None
    assert [one.addr_spec for one in mail["To"].addresses] == ["reader@example.org"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_subject_gives_a_mail_that_reads_back_as_that_line(subject: str) -> None:
    mail = message_from_bytes(compose(alert(subject=subject), SERVER), policy=SMTP)
    assert "".join(str(mail["Subject"]).split()) == "".join(cleaned(subject).split())
