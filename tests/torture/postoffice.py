"""A mail server that keeps each mail it took as a file, and misbehaves as it is told.

python -m tests.torture.postoffice FOLDER PORT BEHAVIOUR
"""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.torture.misbehaviour import BEHAVIOURS, Clerk


async def serve(folder: Path, port: int, behaviour: str, kept: Iterator[int]) -> None:
    """Take mail until told to end."""

    def keep(content: bytes) -> None:
        name = folder / f"{next(kept):06}"
        with name.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        name.rename(name.with_suffix(".eml"))

    clerk: Clerk = BEHAVIOURS[behaviour](keep, folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(clerk.server, "127.0.0.1", port)
    os.write(1, b"listening\n")
    over = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    await over.wait()
    server.close()


if __name__ == "__main__":
    mails = Path(sys.argv[1])
    taken = itertools.count(len(list(mails.glob("*.eml"))))
    asyncio.run(serve(mails, int(sys.argv[2]), sys.argv[3], taken))
