"""What a server sends packed, unpacked no further than it may go."""

from __future__ import annotations

import zlib

_PLAIN = frozenset({"", "identity"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_EITHER_WRAPPING = 47
"""Tells zlib to find out by itself whether it reads gzip or zlib."""
_MOST_RATIO = 200
_RATIO_FROM = 1_000_000
"""Below this, much of the same is nothing to fear. Units: bytes."""


class TooMuch(Exception):
    """More came than is taken, or nothing that can be unpacked; the words say which."""


class Unpacked:
    """Bytes as they come, unpacked where they are packed. Errors: TooMuch, from every method."""

    def __init__(self, packing: str, most_sent: int, most: int) -> None:
        if packing not in _PLAIN | _PACKED:
            raise TooMuch(f'it comes packed as "{packing}", which was not asked for')
        self._unpacker = zlib.decompressobj(_EITHER_WRAPPING) if packing in _PACKED else None
        self._most_sent, self._most = most_sent, most
        self._sent = 0
        self._content = bytearray()

    def add(self, piece: bytes) -> None:
        """The next piece as it was sent."""
        self._sent += len(piece)
        if self._sent > self._most_sent:
            raise TooMuch(f"it has more than {self._most_sent / 1e6:.0f} MB")
        self._content += piece if self._unpacker is None else self._out(self._unpacker, piece)
        size = len(self._content)
        if size > self._most or (size > _RATIO_FROM and size > _MOST_RATIO * self._sent):
            raise TooMuch(f"it unpacks to more than it may: {size / 1e6:.0f} MB and more")

    def _out(self, unpacker: zlib._Decompress, piece: bytes) -> bytes:
        try:
            return unpacker.decompress(piece, self._most + 1 - len(self._content))
        except zlib.error as error:
            raise TooMuch("it comes damaged: it cannot be unpacked") from error

    def whole(self) -> bytes:
        """All of it."""
        if self._unpacker is not None and self._sent and not self._unpacker.eof:
            raise TooMuch("it breaks off: what is packed has no end")
        return bytes(self._content)
