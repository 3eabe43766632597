"""`factsheet alerts`: a real workspace, store and mail server, asked as an operator would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.alerts.samples import Inbox, listening
from tests.commands import FIRST, OTHER, SAME, Done, factsheet, workspace

MORNING = "2024-05-01T08:00:00+00:00"
NOON = "2024-05-01T12:00:00+00:00"
READER = "reader@example.org"
LATE = "late@example.org"

DESK = """title: Arms desk
articles: [seeds]
schedule: every 30 minutes
audiences:
  - name: desk
    channel: email
    to: [{reader}]
  - name: digest
    channel: email
    to: [{late}]
    when: daily 07:00
  - name: sanctions
    channel: file
    rules: [sanction]
mail:
  host: 127.0.0.1
  port: {port}
  sender: desk@example.org
  security: none
"""


class Office:
    """A workspace on whose first run nobody was told, and a second that brought one new fact."""

    def __init__(self, folder: Path, port: int) -> None:
        self.desk = workspace(folder)
        settings = DESK.format(reader=READER, late=LATE, port=port)
        (self.desk / "rules" / "desk.yml").write_text(settings, "utf-8")
        self.add("jets.txt", FIRST)
        assert self.run(MORNING).code == 0

    def add(self, name: str, text: str) -> None:
        (self.desk / "seeds" / name).write_text(text, "utf-8")

    def run(self, now: str) -> Done:
        return factsheet("run", "--now", now, cwd=self.desk)

    def alerts(self, *words: str, now: str = NOON) -> Done:
        return factsheet("alerts", *words, "--now", now, cwd=self.desk)

    def ids(self, state: str) -> list[str]:
        found = self.alerts("list", "--state", state, "--json").json
        return [str(one["id"]) for one in found]


@pytest.fixture(scope="module")
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, inbox: Inbox) -> Iterator[Office]:
    with listening(inbox) as server:
        yield Office(tmp_path_factory.mktemp("alerts") / "ws", server.port)


def store_as_it_is(office: Office) -> list[tuple[object, ...]]:
    with sqlite3.connect(office.desk / "out" / "store.sqlite") as store:
        return store.execute("select * from deliveries order by number").fetchall()


@pytest.mark.slow
def test_a_desk_from_first_run_to_resent_mail(office: Office, inbox: Inbox) -> None:
    """One story, since every step of it is a process: each part is a promise of its own."""
    empty(office)
    refused_and_shown(office, inbox)
    resent(office, inbox)
    silenced(office, inbox)
    traced(office)


def empty(office: Office) -> None:
    assert office.alerts("list").out == "No alerts on record yet.\n"
    assert office.alerts("silences").out == "No silence is in force.\n"
    told = office.alerts("why", "jets.txt").out
    assert "language:  Indonesian" in told
    assert "desk -> reader@example.org: not told: the first run is where all begins" in told


def refused_and_shown(office: Office, inbox: Inbox) -> None:
    inbox.answers[READER] = "550 no such user"
    office.add("tanks.txt", OTHER)
    assert "1 new" in office.run(NOON).out
    (refused,) = office.ids("refused")
    told = office.alerts("list").out
    assert f"{refused[:10]}  refused" in told
    assert "refused for good 2024-05-01 12:00 UTC, after 1 try: 550 no such user" in told
    assert "On record: 1 waiting, 1 refused." in told
    shown = office.alerts("show", refused[:6]).out
    assert "reader@example.org by email (audience desk)" in shown
    assert f"Message-ID: <{refused}@example.org>" in shown
    assert "Finland" in shown
    assert office.alerts("list", "--state", "silenced").out.endswith("None that is silenced.\n")
    path = office.alerts("why", "AT-02").out
    assert "desk -> reader@example.org: refused for good" in path
    assert (
        "digest -> late@example.org: for a digest (when): waits for a digest, due 2024-05-02 07:00"
        in path
    )
    assert "sanctions -> alerts: not told: does not ask for this rule (rules)" in path


def resent(office: Office, inbox: Inbox) -> None:
    (refused,) = office.ids("refused")
    inbox.answers.clear()
    assert office.alerts("resend", refused[:8]).code == 0
    assert office.ids("pending") == [refused]
    assert office.run("2024-05-01T12:01:00+00:00").code == 0
    assert office.ids("delivered") == [refused]
    (_, content) = inbox.taken[-1]
    assert (
        message_from_bytes(content, policy=policy.default)["Message-ID"]
        == f"<{refused}@example.org>"
    )
    again = office.alerts("resend", refused)
    assert again.code == 2
    assert "it is delivered" in again.err


def silenced(office: Office, inbox: Inbox) -> None:
    length = ("--for", "3 days", "--owner", "Ana", "--reason", "a known deal")
    told = office.alerts("silence", "slot", "party=Norwegia", *length).out
    assert (
        "slot party=NO, until 2024-05-04 12:00 UTC, by Ana: a known deal. Held back: 0 alerts."
        in told
    )
    name = told.partition(":")[0]
    office.add("radar.txt", OTHER.replace("Finland", "Norway").replace("Kenya", "Peru"))
    sent = len(inbox.taken)
    assert office.run("2024-05-01T13:00:00+00:00").code == 0
    assert len(inbox.taken) == sent
    held = office.ids("silenced")
    assert len(held) == 1, "what waits for a digest is judged when that is due"
    listed = office.alerts("silences").out
    assert "Held back: 1 alert." in listed
    assert held[0][:10] in listed
    assert (
        f"held back since 2024-05-01 13:00 UTC by the silence {name}"
        in office.alerts("why", "radar.txt").out
    )
    assert office.alerts("resend", held[-1]).code == 0
    assert office.run("2024-05-01T13:01:00+00:00").code == 0
    assert len(inbox.taken) == sent + 1, "what was asked for goes out in spite of the silence"
    assert "has ended; it held back 1 alert" in office.alerts("unsilence", name).out
    assert (
        office.alerts("silences").out
        == "No silence is in force.\n1 ended before: --all shows them.\n"
    )


def traced(office: Office) -> None:
    office.add("copy.txt", SAME)
    office.run("2024-05-01T14:00:00+00:00")
    told = office.alerts("why", "seeds/copy.txt").out
    assert "run 1, 2024-05-01 08:00 UTC: new" in told
    assert ", which read this article first: sources" in told
    assert (
        "digest -> late@example.org: not told: does not ask for this kind of change (changes)"
        in told
    )
    record = office.alerts("why", "copy.txt", "--json").json
    assert record["matches"] == {"arms-transfer": 1}


def test_a_test_message_reaches_the_audience_and_leaves_the_store_alone(
    office: Office, inbox: Inbox
) -> None:
    before, sent = store_as_it_is(office), len(inbox.taken)
    assert office.alerts("test", "desk").out == "reader@example.org: delivered\n"
    assert store_as_it_is(office) == before
    (_, content) = inbox.taken[sent]
    mail = message_from_bytes(content, policy=policy.default)
    assert mail["Subject"] == "Test: desk: Arms desk"
    inbox.answers[READER] = "451 later"
    failed = office.alerts("test", "desk")
    inbox.answers.clear()
    assert (failed.code, failed.out) == (1, "reader@example.org: NOT delivered: 451 later\n")
    assert office.alerts("test", "sanctions").out == "alerts: delivered\n"


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["show", "zzz"], "C114", "factsheet alerts list shows them"),
        (["why", "jetz.txt"], "C121", 'did you mean "jets.txt"'),
        (["why", "AT-99"], "C111", "there are: AT-01"),
        (["test", "dsek"], "C120", 'did you mean "desk"'),
        (["unsilence", "s-1"], "C119", "there is none to choose from"),
        (["silence", "rule", "arms", "--for", "3 days"], "C106", "arms-transfer"),
        (["silence", "rule", "summit", "--for", "ages"], "W106", "as in 30 minutes"),
        (["silence", "rule", "summit", "--until", "2020-01-01"], "C116", "it is 2024-05-01"),
        (["silence", "fact", "AT-99", "--for", "3 days"], "C111", "AT-0"),
        (["silence", "slot", "Peru", "--for", "3 days"], "C117", "as in"),
        (["silence", "slot", "suplier=Peru", "--for", "3 days"], "C118", 'did you mean "supplier"'),
        (["silence", "slot", "supplier=Perou", "--for", "3 days"], "C112", 'did you mean "Peru"'),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_with_what_can(
    words: list[str], code: str, hint: str, office: Office
) -> None:
    more = ["--owner", "Ana", "--reason", "why"] if words[0] == "silence" else []
    done = office.alerts(*words, *more)
    assert done.code == 2
    assert code in done.err
    assert hint in done.err
