"""Files that appear whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_PART: Final = ".part"


def write_all(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Every file of the folder, replaced in one step each. Errors: OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write_whole(folder / name, content) for name, content in contents.items())


def write_whole(path: Path, content: bytes) -> Path:
    """The file with exactly this content, safe on the disk, or as it was before. Errors: OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=_PART, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(path.parent)
    return path


def settle(folder: Path) -> None:
    """The folder itself reaches the disk, and with it the names in it. Errors: OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folders: Iterable[Path]) -> None:
    """Remove what a run that broke off left half written. Only while nobody else writes there."""
    for folder in folders:
        for part in folder.glob(f".*{_PART}"):
            with contextlib.suppress(OSError):
                part.unlink()
