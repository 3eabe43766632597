"""Other services through Apprise: a real call to a server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from factsheet.alerts import Post, work
from factsheet.model import Receipt

from .samples import NOW, delivery

NAME = "FACTSHEET_CHAT"


class Chat(ThreadingHTTPServer):
    """Keeps what it is told, and answers with the code that it is given."""

    answer = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Ear)
        self.heard: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"json://desk:secret-token@127.0.0.1:{self.server_port}/room"


class _Ear(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Chat)
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def chat() -> Iterator[Chat]:
    with Chat() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def told(folder: Path, **services: str) -> Receipt:
    post = Post(folder, services=services)
    one = delivery(NAME, channel="service")
    (receipt,) = work([one], post, freeze=lambda _, message: message, clock=lambda: NOW)
    return receipt


def test_an_alert_reaches_the_service(chat: Chat, tmp_path: Path) -> None:
    assert told(tmp_path, **{NAME: chat.address}).outcome == "delivered"
    assert [one["title"] for one in chat.heard] == ["New: Arms: 12 jets"]
    assert "Swedia" in chat.heard[0]["message"]


def test_a_service_that_does_not_take_it_is_asked_again_later(chat: Chat, tmp_path: Path) -> None:
    chat.answer = 500
    receipt = told(tmp_path, **{NAME: chat.address})
    assert (receipt.outcome, receipt.detail) == ("retry", "the service did not take it")


@pytest.mark.parametrize(
    ("services", "why"),
    [
        ({}, f"the environment does not name {NAME}"),
        ({NAME: "nowhere://secret-token"}, f"{NAME} holds no address that Apprise knows"),
    ],
)
def test_what_is_amiss_is_told_without_the_secret(
    services: dict[str, str], why: str, tmp_path: Path
) -> None:
    assert told(tmp_path, **services).detail == why
