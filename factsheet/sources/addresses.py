"""Addresses of pages: which can be fetched, and by which name a page is known."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|cmpid|ns_campaign|at_\w+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[\w.-]+|[\da-f:.]+", re.IGNORECASE | re.ASCII)
_LONGEST = 2000


class Host(NamedTuple):
    """Whom a request goes to."""

    name: str
    port: int


def sound(address: str, base: str = "") -> str | None:
    """The address as it is asked for: whole, in ASCII, without a fragment; None where it is none.

    Only http and https are asked for, and a name or password in an address is nobody's business.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        name = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:  # covers what idna refuses
        return None
    if parts.scheme not in _PORTS or parts.username is not None or port == 0:
        return None
    if not _NAME.fullmatch(name):
        return None
    where = f"[{name}]" if ":" in name else name
    where += f":{port}" if port not in {None, _PORTS[parts.scheme]} else ""
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    whole = urlunsplit((parts.scheme, where, path, query, ""))
    return whole if len(whole) <= _LONGEST else None


_SAFE = "%/:=&?~#+!$,;'@()*[]"


def canonical(address: str) -> str:
    """The address without what only says where its reader came from."""
    parts = urlsplit(address)
    said = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in said if not _TRACKING.fullmatch(key)]
    query = parts.query if len(kept) == len(said) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def host_of(address: str) -> Host:
    """Whom a sound address asks."""
    parts = urlsplit(address)
    return Host(parts.hostname or "", parts.port or _PORTS[parts.scheme])
