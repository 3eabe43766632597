"""The rules in force, read again where a file has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factsheet.inforce import InForce, rules_in_force

Stand = tuple[tuple[str, int, int], ...]
_HALF_SAVED = 1.0
"""Seconds after which a file that was just being saved is whole."""


class Rules:
    """The rules as last read. To ask costs a look at each file, 2 ms for the shipped ones."""

    def __init__(
        self,
        rules: Path,
        out: Path,
        *,
        wait: Callable[[float], object],
        told: Callable[[InForce], object],
    ) -> None:
        """`told` hears of rules that were read anew; `wait` takes seconds."""
        self._rules = rules
        self._out = out
        self._wait = wait
        self._told = told
        self._stand: Stand | None = None
        self._read: InForce = (None, ())

    def now(self) -> InForce:
        """The rules in force. A change that looks broken is read again a second later."""
        stand = _stand(self._rules)
        if stand != self._stand:
            self._read = rules_in_force(self._rules, self._out)
            if any(one.level == "error" for one in self._read[1]):
                self._wait(_HALF_SAVED)
                stand = _stand(self._rules)
                self._read = rules_in_force(self._rules, self._out)
            self._stand = stand
            self._told(self._read)
        return self._read

    def forget(self) -> None:
        """Read them anew when next asked, whatever the files look like."""
        self._stand = None


def _stand(folder: Path) -> Stand:
    """Which files there are, and how each was left."""
    found = []
    for path in sorted(folder.rglob("*.yml")):
        try:
            seen = path.stat()
        except OSError:  # it was taken away while we looked
            continue
        found.append((str(path), seen.st_mtime_ns, seen.st_size))
    return tuple(found)
