"""From a saved run to what each recipient gets, and when: a real store, server and folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from factsheet.alerts import Voice, address
from factsheet.model import Audience, Change, Desk, MailServer, Receipt, Rulebook, Silence
from factsheet.order import Order
from factsheet.planned import Plan, parse
from factsheet.run import delivered
from factsheet.store import RunOutcome, Store, open_store

from .alerts.samples import NOW, Inbox, change, listening

HOUR = timedelta(hours=1)
READER = "a@example.org"


def audience(**more: Any) -> Audience:
    return Audience("desk", "email", (READER,), **more)


def hourly() -> Plan:
    plan = parse("every hour")
    assert isinstance(plan, Plan)
    return plan


class Office:
    """A desk with a store and a mail server, run by hand."""

    def __init__(self, folder: Path, store: Store, server: MailServer) -> None:
        self.folder, self.store, self.server = folder, store, server
        self.desk = Desk({"en": "Arms desk"}, mail=server)

    def changes(self, *changes: Change, after: timedelta = timedelta()) -> None:
        now = NOW + after
        going = self.store.outbox.going(now - HOUR)
        made = address(changes, self.desk, Voice(), now=now, store=self.store.id, going=going)
        self.store.save(RunOutcome(now, now, "r", (), alerts=made.alerts))

    def send(self, after: timedelta = timedelta()) -> list[Receipt]:
        order = Order(self.folder, (), NOW + after, "en")
        return list(delivered(order, Rulebook((), {}, self.desk, "d"), self.store)[0])

    def states(self) -> list[str]:
        return [state for _, state in self.store.outbox.all()]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def office(tmp_path: Path, inbox: Inbox) -> Iterator[Office]:
    with listening(inbox) as server, open_store(tmp_path / "store.sqlite", now=NOW) as store:
        yield Office(tmp_path, store, server)


def hearing(office: Office, *audiences: Audience) -> None:
    office.desk = replace(office.desk, audiences=audiences)


def mails(inbox: Inbox) -> list[EmailMessage]:
    read = (message_from_bytes(content, policy=policy.default) for _, content in inbox.taken)
    return list(read)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_digest_holds_all_that_waited_and_each_fact_once(office: Office, inbox: Inbox) -> None:
    hearing(office, audience(digest=hourly()))
    office.changes(change(), change(key="k2"))
    office.changes(change("detail"), after=timedelta(minutes=20))
    assert office.send(timedelta(minutes=40)) == []
    assert [one.outcome for one in office.send(HOUR)] == ["delivered"]
    (mail,) = mails(inbox)
    assert mail["Subject"] == "2 facts are new or have changed: Arms desk"
    assert text_of(mail).count("New: arms-transfer AT-01") == 2
    assert "What changed: quantity, was 10, now 12" in text_of(mail)
    assert office.states() == ["gathered"] * 3 + ["delivered"]
    assert office.send(2 * HOUR) == []


def test_a_digest_that_a_crash_kept_from_being_sent_is_made_once(office: Office) -> None:
    hearing(office, audience(digest=hourly()))
    office.changes(change())
    office.desk = replace(office.desk, mail=None)  # gathered, but there is no server to send it
    assert [one.outcome for one in office.send(HOUR)] == ["retry"]
    office.desk = replace(office.desk, mail=office.server)
    assert [one.outcome for one in office.send(2 * HOUR)] == ["delivered"]
    assert office.states() == ["gathered", "delivered"]


def test_more_sources_are_told_in_a_digest_and_never_by_themselves(
    office: Office, inbox: Inbox
) -> None:
    loud = audience(changes=("new", "sources"))
    hearing(office, loud, replace(loud, name="daily", to=("b@example.org",), digest=hourly()))
    office.changes(change("sources"))
    office.send(HOUR)
    assert [recipients for recipients, _ in inbox.taken] == [["b@example.org"]]


def test_only_facts_with_the_asked_for_party_are_told(office: Office) -> None:
    hearing(office, audience(about={"party": ("PE",)}))
    office.changes(change())
    hearing(office, audience(about={"supplier": ("PE",)}))
    office.changes(change(key="k2"))
    assert len(office.states()) == 1


def test_beyond_the_cap_one_digest_brings_the_rest(office: Office, inbox: Inbox) -> None:
    hearing(office, audience(most_an_hour=2))
    office.changes(*(change(key=f"k{number}") for number in range(6)))
    assert len(office.send()) == 2
    office.changes(change(key="k9"), after=HOUR / 2)
    assert office.send(HOUR / 2) == []
    assert len(office.send(HOUR)) == 1
    assert mails(inbox)[-1]["Subject"] == "5 facts are new or have changed: Arms desk"


def test_a_silence_holds_back_and_counts_what_it_holds(office: Office, inbox: Inbox) -> None:
    hearing(office, audience())
    silence = Silence("s1", "slot", "supplier=SE", "Ana", "a known deal", NOW, NOW + 2 * HOUR)
    office.store.outbox.silence(silence)
    office.changes(change(), change(key="k2", rule="summit"))
    assert office.send() == []
    assert office.states() == ["silenced", "silenced"]
    assert office.store.outbox.silences()[0].held == 2
    office.changes(change(key="k3"), after=3 * HOUR)
    assert len(office.send(3 * HOUR)) == 1
    assert len(inbox.taken) == 1


@pytest.mark.parametrize(
    ("kind", "value", "holds"),
    [("rule", "arms-transfer", 1), ("rule", "summit", 0), ("fact", "AT-01", 1), ("fact", "AT-02", 0),
     ("slot", "party=PE", 1), ("slot", "recipient=PE", 1), ("slot", "supplier=PE", 0)],
)  # fmt: skip
def test_a_silence_is_of_a_rule_a_fact_or_a_slot(
    kind: Any, value: str, holds: int, office: Office
) -> None:
    hearing(office, audience())
    office.store.outbox.silence(Silence("s1", kind, value, "Ana", "why", NOW, NOW + HOUR))
    office.changes(change())
    office.send()
    assert office.store.outbox.silences()[0].held == holds


def test_what_never_reached_somebody_stands_in_their_next_digest(
    office: Office, inbox: Inbox
) -> None:
    hearing(office, audience())
    inbox.answers[READER] = "550 no such user"
    office.changes(change())
    assert [one.outcome for one in office.send()] == ["refused"]
    inbox.answers.clear()
    hearing(office, audience(digest=hourly()))
    office.changes(change(key="k2"), after=HOUR)
    office.send(2 * HOUR)
    assert mails(inbox)[0]["Subject"] == "2 facts are new or have changed: Arms desk"
    office.changes(change(key="k3"), after=3 * HOUR)
    office.send(4 * HOUR)
    assert mails(inbox)[1]["Subject"] == "1 fact is new or has changed: Arms desk"


def test_the_sheet_goes_along_where_it_is_asked_for(office: Office, inbox: Inbox) -> None:
    hearing(office, audience(attach=True))
    (office.folder / "factsheet.pdf").write_bytes(b"%PDF-1.7 a sheet")
    office.changes(change())
    office.send()
    (mail,) = mails(inbox)
    assert [one.get_filename() for one in mail.iter_attachments()] == ["factsheet.pdf"]
    assert "New: arms-transfer AT-01" in text_of(mail)


def test_a_sheet_that_is_not_there_keeps_no_mail_back(office: Office, inbox: Inbox) -> None:
    hearing(office, audience(attach=True))
    office.changes(change())
    assert [one.outcome for one in office.send()] == ["delivered"]
    assert list(mails(inbox)[0].iter_attachments()) == []


def test_what_is_sent_again_is_the_very_same_mail(office: Office, inbox: Inbox) -> None:
    hearing(office, audience())
    inbox.answers[READER] = "550 no such user"
    office.changes(change())
    office.send()
    (refused,) = office.store.outbox.standings(state="refused")
    inbox.answers.clear()
    assert office.store.outbox.resend(refused.delivery.alert.id, NOW + 9 * HOUR)
    assert [one.outcome for one in office.send(9 * HOUR)] == ["delivered"]
    assert refused.delivery.frozen is not None
    assert inbox.taken[0][1].splitlines() == refused.delivery.frozen.splitlines()
    assert not office.store.outbox.resend(refused.delivery.alert.id, NOW + 10 * HOUR)


def test_a_silence_of_a_party_holds_for_those_that_belong_to_it(office: Office) -> None:
    hearing(office, audience())
    silence = Silence("s1", "slot", "party=RU,PE", "Ana", "why", NOW, NOW + HOUR)
    office.store.outbox.silence(silence)
    office.changes(change())
    assert office.send() == []
    (held,) = office.store.outbox.standings(state="silenced")
    office.store.outbox.resend(held.delivery.alert.id, NOW)
    assert [one.outcome for one in office.send()] == ["delivered"], "asked for in spite of it"


def test_what_did_not_arrive_is_told_once_a_reason(office: Office, inbox: Inbox) -> None:
    hearing(office, audience(), replace(audience(), name="others", to=("b@example.org",)))
    inbox.answers |= {READER: "450 greylisted", "b@example.org": "550 no such user"}
    office.changes(change(), change(key="k2"))
    order = Order(office.folder, (), NOW, "en")
    _, problems = delivered(order, Rulebook((), {}, office.desk, "d"), office.store)
    assert [one.what for one in problems] == [
        "2 alerts could not be delivered yet: 450 greylisted",
        "2 alerts refused for good: 550 no such user",
    ]


def test_a_digest_begins_with_a_line_a_fact(office: Office, inbox: Inbox) -> None:
    hearing(office, audience(digest=hourly()))
    office.changes(change(), change(key="k2", rule="summit"))
    office.send(HOUR)
    assert text_of(mails(inbox)[0]).splitlines()[:2] == [
        "AT-01 New: arms-transfer: Swedia, Peru, 12 (reported)",
        "AT-01 New: summit: Swedia, Peru, 12 (reported)",
    ]
