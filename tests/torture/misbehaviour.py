"""What mail servers do wrong, until they are well again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from aiosmtpd.smtp import SMTP, AuthResult

Keep = Callable[[bytes], None]
WELL: Final = "well"
"""A file of this name beside the mails makes the server behave."""


class Clerk:
    """A mail server that behaves. Others misbehave until a file says that they are well."""

    def __init__(self, keep: Keep, folder: Path) -> None:
        self.keep = keep
        self.folder = folder

    def ill(self) -> bool:
        """Whether it still misbehaves."""
        return not (self.folder / WELL).exists()

    def server(self) -> asyncio.Protocol:
        """What answers a new line."""
        made: asyncio.Protocol = SMTP(self, **self.options())
        return made

    def options(self) -> dict[str, Any]:
        """How aiosmtpd is set up."""
        return {}

    async def handle_RCPT(  # noqa: N802 - the server calls it so
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        answer = self.to(address) if self.ill() else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        return (
            await self.data(server, envelope.content) if self.ill() else self.take(envelope.content)
        )

    def to(self, _address: str) -> str:
        """The answer to a recipient."""
        return "250 OK"

    async def data(self, _server: Any, content: bytes) -> str:
        """The answer to a mail."""
        return self.take(content)

    def take(self, content: bytes) -> str:
        """Keep the mail."""
        self.keep(content)
        return "250 taken"


class Greylists(Clerk):
    """450 to every recipient."""

    def to(self, _address: str) -> str:
        return "450 greylisted, come again"


class Full(Clerk):
    """452 to every recipient."""

    def to(self, _address: str) -> str:
        return "452 mailbox full"


class Unknown(Clerk):
    """550: there is no such user, and never will be."""

    def to(self, _address: str) -> str:
        return "550 no such user"


class Partial(Clerk):
    """450 to one of the readers, 250 to the other."""

    def to(self, address: str) -> str:
        return "450 come again" if address.startswith("ana") else "250 OK"


class Busy(Clerk):
    """451 after the whole mail."""

    async def data(self, _server: Any, _content: bytes) -> str:
        return "451 try later"


class Spam(Clerk):
    """554 after the whole mail: refused for good."""

    async def data(self, _server: Any, _content: bytes) -> str:
        return "554 looks like spam"


class Drops(Clerk):
    """Takes the mail, and drops the line before it says so."""

    async def data(self, server: Any, content: bytes) -> str:
        self.take(content)
        server.transport.abort()
        return "250 unheard"


class Late(Clerk):
    """Takes the mail, and says so when nobody listens any more."""

    async def data(self, _server: Any, content: bytes) -> str:
        self.take(content)
        await asyncio.sleep(5)
        return "250 late"


class Refuses(Clerk):
    """Knows no such password."""

    def options(self) -> dict[str, Any]:
        refused = AuthResult(success=False, handled=False, message="535 no such password")
        taken = AuthResult(success=True)
        judge = lambda *_: refused if self.ill() else taken  # noqa: E731 - said once
        return {"authenticator": judge, "auth_require_tls": False}


class _Greets(asyncio.Protocol):
    """Says its greeting in its own way, and hears nothing."""

    def __init__(self, greeting: bytes, pause: float) -> None:
        self._greeting, self._pause = greeting, pause

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._task = asyncio.get_running_loop().create_task(self._say(transport))

    async def _say(self, transport: asyncio.Transport) -> None:
        for at in range(len(self._greeting)):
            await asyncio.sleep(self._pause)
            transport.write(self._greeting[at : at + 1])
        if self._greeting and not self._pause:
            transport.close()


class Closed(Clerk):
    """421 as a greeting."""

    def server(self) -> asyncio.Protocol:
        return _Greets(b"421 closed for today\r\n", 0) if self.ill() else super().server()


class Hangs(Clerk):
    """Never says a word."""

    def server(self) -> asyncio.Protocol:
        return _Greets(b"", 0) if self.ill() else super().server()


class Drips(Clerk):
    """A byte now and then, so that no single reading ever times out."""

    def server(self) -> asyncio.Protocol:
        return _Greets(b"220 " + b"-" * 500, 0.2) if self.ill() else super().server()


class Plain(Clerk):
    """Offers no TLS where TLS was asked for."""


BEHAVIOURS: Final[dict[str, type[Clerk]]] = {
    "good": Clerk,
    "421": Closed,
    "450": Greylists,
    "451": Busy,
    "452": Full,
    "550": Unknown,
    "554": Spam,
    "partial": Partial,
    "hang": Hangs,
    "drip": Drips,
    "drop": Drops,
    "late": Late,
    "auth": Refuses,
    "plain": Plain,
}
