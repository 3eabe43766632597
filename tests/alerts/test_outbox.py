"""Deliveries on a real mail server, a real folder, and a real store between them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from factsheet.alerts import Post, work
from factsheet.alerts.outbox import receipt
from factsheet.model import Delivery, MailServer, Receipt
from factsheet.store import RunOutcome, open_store

from .samples import NOW, Inbox, alert, delivery, free_port, listening


def worked(post: Post, *deliveries: Delivery) -> list[Receipt]:
    return list(work(deliveries, post, freeze=lambda _, message: message, clock=lambda: NOW))


def outcomes(receipts: Iterable[Receipt]) -> list[str]:
    return [one.outcome for one in receipts]


def test_a_mail_that_the_server_took_is_delivered(tmp_path: Path) -> None:
    inbox = Inbox()
    with listening(inbox) as server:
        done = worked(Post(tmp_path, server=server), delivery())
    assert outcomes(done) == ["delivered"]
    ((recipients, content),) = inbox.taken
    assert recipients == ["reader@example.org"]
    assert b"To: reader@example.org" in content


def test_each_recipient_has_a_fate_of_its_own(tmp_path: Path) -> None:
    inbox = Inbox({"slow@example.org": "450 greylisted", "gone@example.org": "550 no such user"})
    names = ("slow@example.org", "gone@example.org", "reader@example.org")
    with listening(inbox) as server:
        done = worked(Post(tmp_path, server=server), *map(delivery, names))
    assert outcomes(done) == ["retry", "refused", "delivered"]
    assert done[0].detail == "450 greylisted"
    assert done[0].next_try == NOW + timedelta(minutes=1)
    assert done[1].detail == "550 no such user"
    assert len(inbox.taken) == 1


@pytest.mark.parametrize(("answer", "outcome"), [("451 later", "retry"), ("554 spam", "refused")])
def test_a_refusal_after_the_mail_counts_by_its_first_figure(
    tmp_path: Path, answer: str, outcome: str
) -> None:
    with listening(Inbox(after_data=answer)) as server:
        assert outcomes(worked(Post(tmp_path, server=server), delivery())) == [outcome]


def test_a_server_that_is_not_there_is_asked_once(tmp_path: Path) -> None:
    server = MailServer("127.0.0.1", free_port(), "desk@example.org", None, "none")
    done = worked(Post(tmp_path, server=server), delivery(), delivery("b@example.org"))
    assert outcomes(done) == ["retry", "retry"]
    assert "refused" in done[0].detail.lower()


def test_without_a_mail_server_the_alert_waits_and_says_why(tmp_path: Path) -> None:
    (done,) = worked(Post(tmp_path), delivery())
    assert (done.outcome, done.detail) == ("retry", "rules/desk.yml names no mail server")


@pytest.mark.parametrize(
    "changed",
    [{"security": "starttls"}, {"user": "desk"}],
    ids=["no TLS offered", "password in the clear"],
)
def test_nothing_is_sent_over_a_line_less_safe_than_asked(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    inbox = Inbox()
    with listening(inbox) as server:
        safe = replace(server, **changed)  # type: ignore[arg-type]
        assert outcomes(worked(Post(tmp_path, server=safe, password="x"), delivery())) == ["retry"]  # noqa: S106
    assert inbox.taken == []


def test_a_server_that_drips_is_cut_off_at_the_deadline(tmp_path: Path) -> None:
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            line, _ = listener.accept()
            with line:
                while not done.wait(0.05):
                    try:
                        line.sendall(b"220-wait\r\n")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        server = MailServer(
            "127.0.0.1", listener.getsockname()[1], "desk@example.org", None, "none"
        )
        (got,) = worked(Post(tmp_path, server=server, deadline=0.3), delivery())
        done.set()
        thread.join()
    assert got.outcome == "retry"


def test_waits_grow_and_after_three_days_it_is_given_up() -> None:
    tries, at, first, waits = delivery(), NOW, NOW, []
    while (got := receipt(tries, "retry", "450", at)).outcome == "retry":
        assert got.next_try is not None
        waits.append((got.next_try - at).total_seconds() / 60)
        at = got.next_try
        tries = replace(tries, attempts=tries.attempts + 1, first_try=first)
    assert waits[:6] == [1, 5, 30, 120, 360, 360]
    assert got.outcome == "undelivered"
    assert at - first <= timedelta(days=3) < at - first + timedelta(hours=6)


def test_alert_files_are_delivered_with_their_feed(tmp_path: Path) -> None:
    post = Post(tmp_path / "alerts", "Arms desk")
    assert outcomes(worked(post, delivery("alerts", channel="file"))) == ["delivered"]
    names = sorted(path.suffix for path in post.folder.iterdir())
    assert names == [".json", ".md", ".xml"]
    assert "<entry>" in (post.folder / "feed.xml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_means_try_again(tmp_path: Path) -> None:
    (tmp_path / "alerts").write_text("a file in its place", encoding="utf-8")
    (got,) = worked(Post(tmp_path / "alerts"), delivery("alerts", channel="file"))
    assert got.outcome == "retry"
    assert "alerts" in got.detail


def test_from_the_store_and_back_nothing_is_lost_and_nothing_sent_twice(tmp_path: Path) -> None:
    inbox = Inbox({"slow@example.org": "450 greylisted", "gone@example.org": "550 no such user"})
    names = ("slow@example.org", "gone@example.org", "reader@example.org")
    with open_store(tmp_path / "store.sqlite", now=NOW) as store, listening(inbox) as server:
        store.save(RunOutcome(NOW, NOW, "r", (), alerts=tuple(map(alert, names))))
        post = Post(tmp_path, server=server)

        def round_at(minutes: int) -> list[str]:
            now = NOW + timedelta(minutes=minutes)
            done: list[str] = []
            for got in work(
                store.outbox.due(now), post, freeze=store.outbox.freeze, clock=lambda: now
            ):
                store.outbox.mark(got)
                done.append(got.outcome)
            return done

        assert round_at(0) == ["retry", "refused", "delivered"]
        assert round_at(0) == [], "not before its time"
        inbox.answers.clear()
        frozen = {one.alert.recipient: one.frozen for one, _ in store.outbox.all()}
        assert round_at(1) == ["delivered"]
        assert round_at(600) == []
        sent = inbox.taken[-1][1]
        assert sent == frozen["slow@example.org"]
        row = store._rows.first("deliveries", "where recipient = ?", ("slow@example.org",))
        assert row is not None
        assert row["message_id"] in sent.decode()
        assert [state for _, state in store.outbox.all()] == ["delivered", "refused", "delivered"]
        assert store.counts()["pending"] == 0


def test_a_repeat_after_a_crash_is_the_same_mail(tmp_path: Path) -> None:
    inbox = Inbox()
    with open_store(tmp_path / "store.sqlite", now=NOW) as store, listening(inbox) as server:
        store.save(RunOutcome(NOW, NOW, "r", (), alerts=(alert(),)))
        post = Post(tmp_path, server=server)
        for _ in range(2):  # the first receipt is never marked, as when the machine dies there
            next(work(store.outbox.due(NOW), post, freeze=store.outbox.freeze, clock=lambda: NOW))
            post = replace(post, server=replace(server, sender="other@example.org"))
    assert len(inbox.taken) == 2
    first, second = (content for _, content in inbox.taken)
    assert first == second
