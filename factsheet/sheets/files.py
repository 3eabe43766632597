"""Write what a run leaves: each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_all(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Every file of the folder, replaced in one step each. Errors: OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write_whole(folder / name, content) for name, content in contents.items())


def write_whole(path: Path, content: bytes) -> Path:
    """The file with exactly this content, or as it was before. Errors: OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
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
    return path
