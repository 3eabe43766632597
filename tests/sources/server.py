"""A web server on loopback that plays feeds and pages, with whatever misbehaviour a test asks for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import TypeAlias

Answer: TypeAlias = "Callable[[BaseHTTPRequestHandler], None]"


@dataclass
class Site:
    """What the server answers, by path, and what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    root: str = ""

    def at(self, path: str) -> str:
        """The whole address."""
        return f"{self.root}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """A server that ends with the test."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            site.moments.append(monotonic())
            site.answers.get(self.path, status(404))(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site.root = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()


def sent(
    content: bytes | str, kind: str = "text/html", /, code: int = 200, **headers: str
) -> Answer:
    """These bytes; headers with underscores for hyphens."""
    body = content if isinstance(content, bytes) else content.encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def status(code: int, **headers: str) -> Answer:
    """That status, and nothing else."""
    return sent(b"", code=code, **headers)


def led(to: str, code: int = 302) -> Answer:
    """A redirect."""
    return status(code, Location=to)


def feed(content: str | bytes, kind: str = "application/rss+xml", **headers: str) -> Answer:
    """A feed that has an ETag, and is not sent again to whoever has it."""
    whole = sent(content, kind, 200, **{"ETag": '"1"', **headers})

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"1"'
        (status(304, ETag='"1"') if known else whole)(handler)

    return answer


def raw(*pieces: bytes, every: float = 0.0, site: Site | None = None) -> Answer:
    """These bytes in place of an answer, with a pause between; then the connection is cut."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        try:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                if site is not None and site.over.wait(every):
                    return
        except OSError:  # whoever asked has had enough
            return

    return answer


def item(path: str, title: str = "", text: str = "", more: str = "") -> str:
    """An item of an RSS feed."""
    return (
        f"<item><title>{title or path}</title><link>{path}</link><guid>{path}</guid>"
        f"<description><![CDATA[{text}]]></description>{more}</item>"
    )


def rss(*items: str, title: str = "The Ledger") -> str:
    """An RSS feed."""
    head = (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
    )
    return f"{head}{''.join(items)}</channel></rss>"


def page(title: str, *paragraphs: str) -> str:
    """A web page."""
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{told}</article></body></html>"
