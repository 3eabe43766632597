"""One address to its bytes: asked politely, for so long and so much, and no further."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Lock
from urllib.parse import urlsplit

import httpcore

from factsheet import __version__
from factsheet.sources.addresses import Host, host_of, sound
from factsheet.sources.network import Guarded, NotAllowed
from factsheet.sources.unpacking import TooMuch, Unpacked

AGENT = f"factsheet/{__version__} (reads feeds and the pages behind them for a news desk)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_GOOD, _UNCHANGED = 200, 304
_ANSWERS = {
    401: "its server wants a name and a password (401)",
    403: "its server does not let us in (403)",
    404: "there is nothing at this address (404)",
    410: "it was taken down for good (410)",
    429: "its server asks us to come less often (429)",
}
_PASSING = frozenset({408, 425, 429, *range(500, 600)})
"""Answers that may be others tomorrow."""
_LONGEST_WAIT = timedelta(days=1)
_FAULTS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    OSError,  # covers what ssl raises
    ValueError,  # headers that nobody may send
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one thing is taken. Units: bytes as sent, bytes unpacked, seconds in all."""

    sent: int
    unpacked: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered; no content where it is as it was. `address` is where redirects led."""

    address: str
    headers: Mapping[str, str]
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer. `passing`: it may be there later; `wait` is what the server asks for."""

    what: str
    passing: bool = True
    wait: timedelta | None = None


@dataclass(slots=True)
class _Turn:
    """One host: who asks it now, and when that was last over."""

    lock: Lock = field(default_factory=Lock)
    over: float | None = None


class Client:
    """Asks one thing at a time of a host, with a pause between. May be shared by threads.

    Units: pause in seconds.
    """

    def __init__(self, now: datetime, pause: float) -> None:
        self._now = now
        self._pause = pause
        self._trust = ssl.create_default_context()
        self._turns: dict[str, _Turn] = {}
        self._lock = Lock()
        self._stopped = False

    def stop(self) -> None:
        """Ask nobody any more: whoever is still asking hears that at once."""
        self._stopped = True

    def get(
        self, address: str, limits: Limits, home: Host | None, asking: Mapping[str, str]
    ) -> Reply | Failed:
        """What is at a sound address, behind at most five redirects.

        `home` alone may lie in a private network; `asking` are further headers of the request.
        """
        seconds = limits.seconds
        for _ in range(_MOST_REDIRECTS + 1):
            with self._turn(host_of(address).name):
                if self._stopped:
                    break
                started = time.monotonic()
                got = self._told(address, limits, started + seconds, home, asking)
                seconds -= time.monotonic() - started
            if not isinstance(got, str):
                return got
            address = got
        else:
            return Failed(f"it redirects more than {_MOST_REDIRECTS} times", passing=False)
        return Failed("the run was ended")

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            if turn.over is not None:
                time.sleep(max(0.0, turn.over + self._pause - time.monotonic()))
            try:
                yield
            finally:
                turn.over = time.monotonic()

    def _told(
        self,
        address: str,
        limits: Limits,
        ends: float,
        home: Host | None,
        asking: Mapping[str, str],
    ) -> Reply | Failed | str:
        try:
            return self._asked(address, limits, ends, home, asking)
        except NotAllowed as refused:
            hint = "only the host of a feed with private: yes may"
            return Failed(f"{refused}; {hint}", passing=False)
        except TooMuch as much:
            return Failed(str(much), passing=False)
        except _FAULTS as fault:
            return Failed(_worded(fault, limits))

    def _asked(
        self,
        address: str,
        limits: Limits,
        ends: float,
        home: Host | None,
        asking: Mapping[str, str],
    ) -> Reply | Failed | str:
        """The answer; the next address, where it redirects."""
        private = home is not None and host_of(address) == home
        backend = Guarded(ends, private=private)
        with (
            httpcore.ConnectionPool(self._trust, network_backend=backend) as pool,
            pool.stream("GET", _url(address), headers=_headers(address, asking)) as answer,
        ):
            told = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in answer.headers}
            if answer.status in _REDIRECTS and "location" in told:
                target = sound(told["location"], address)
                return target or Failed("it redirects to what is no http address", passing=False)
            if answer.status == _UNCHANGED:
                return Reply(address, told)
            if answer.status != _GOOD:
                return self._refused(answer.status, told)
            return Reply(address, told, _content(answer, told, limits))

    def _refused(self, status: int, told: Mapping[str, str]) -> Failed:
        what = _ANSWERS.get(status, f"its server answers with {status}")
        passing = status in _PASSING
        return Failed(
            what, passing, _wait(told.get("retry-after", ""), self._now) if passing else None
        )


def _url(address: str) -> httpcore.URL:
    """The address in its parts: the library's own reading of it would lose some."""
    parts = urlsplit(address)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return httpcore.URL(
        scheme=parts.scheme, host=parts.hostname or "", port=parts.port, target=target
    )


def _headers(address: str, asking: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    said = {"Host": urlsplit(address).netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip"}
    return [(name.encode(), value.encode("latin-1")) for name, value in (said | {**asking}).items()]


def _content(answer: httpcore.Response, told: Mapping[str, str], limits: Limits) -> bytes:
    content = Unpacked(
        told.get("content-encoding", "").strip().lower(), limits.sent, limits.unpacked
    )
    for piece in answer.iter_stream():
        content.add(piece)
    return content.whole()


def _wait(said: str, now: datetime) -> timedelta | None:
    """How long a Retry-After asks to wait, a day at most."""
    if said.strip().isdecimal():
        return min(timedelta(seconds=int(said.strip()[:9])), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(zoned - now, timedelta()), _LONGEST_WAIT)


def _worded(fault: Exception, limits: Limits) -> str:
    cause = fault.__cause__ or fault.__context__ or fault
    if isinstance(fault, httpcore.TimeoutException):
        return f"its server was not done after {limits.seconds:.0f} seconds"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {cause.verify_message}"
    if isinstance(fault, httpcore.RemoteProtocolError):
        return "its server broke off, or does not speak HTTP"
    if isinstance(fault, httpcore.ReadError | httpcore.WriteError):
        return "its server broke off the connection"
    return f"it cannot be reached: {' '.join(str(fault).split())}"
