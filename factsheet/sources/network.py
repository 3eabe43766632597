"""Connections that reach only whom they may, and end when their time is up.

A name is looked up once, and the connection goes to the very address that was checked: a name that
answers otherwise the second time gains nothing. The time counts for a request as a whole, since a
server may send a byte now and then for ever.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


class NotAllowed(Exception):
    """The name leads to where nobody may ask."""


class Guarded(httpcore.NetworkBackend):
    """Looks names up, checks, connects. `ends` is a moment of the monotonic clock."""

    def __init__(self, ends: float, *, private: bool) -> None:
        self._ends = ends
        self._private = private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the whole request has one deadline
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """The first of the host's addresses that answers. Errors: NotAllowed, those of httpcore."""
        failed: Exception = httpcore.ConnectError("it has no address")
        for address in self._allowed(host, port):
            try:
                stream = self._plain.connect_tcp(
                    address, port, left(self._ends), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._ends)
        raise failed

    def _allowed(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("its name cannot be found") from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        good = [one for one in addresses if self._private or is_public(one)]
        if addresses and not good:
            raise NotAllowed(f"{host} lies in a private network ({addresses[0]})")
        return good


class _Timed(httpcore.NetworkStream):
    """A stream whose every step has only what is left of the time."""

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        self._stream = stream
        self._ends = ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as above
        return self._stream.read(max_bytes, left(self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        self._stream.write(buffer, left(self._ends))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, left(self._ends))
        return _Timed(stream, self._ends)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        return self._stream.get_extra_info(info)


def left(ends: float) -> float:
    """The seconds until then. Errors: httpcore.ReadTimeout, where none are left."""
    seconds = ends - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return seconds


def is_public(address: str) -> bool:
    """Whether anybody on the internet could be asked there, however the address is wrapped."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(address: Address) -> list[Address]:
    """The addresses of the older kind that one of the newer kind stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    low = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    held = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    held += [low] if address in _NAT64 or address in _COMPATIBLE else []
    return [one for one in held if one is not None]
