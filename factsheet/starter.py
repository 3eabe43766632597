"""What a new workspace holds: rules, templates and starter articles, as they come with the program."""

from __future__ import annotations

import shutil
from pathlib import Path

from factsheet.errors import Place, Problem

PARTS = ("rules", "templates", "seeds")
_PACKAGE = Path(__file__).parent


def starter() -> Path:
    """The folder with `rules/`, `templates/` and `seeds/`: in the installed package, or beside it."""
    installed = _PACKAGE / "workspace"
    return installed if installed.is_dir() else _PACKAGE.parent


def lay_out(folder: Path) -> Problem | None:
    """Copy the starter into `folder`. What is there already stays as it is: then it's a Problem."""
    there = [name for name in PARTS if (folder / name).exists()]
    if there:
        what = f"{', '.join(f'{name}/' for name in there)} is already here; nothing was changed"
        return Problem("C102", what, Place(str(folder)), hint="name a folder that is new or empty")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in PARTS:
            shutil.copytree(starter() / name, folder / name)
        (folder / "out").mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Problem("C103", f"this folder can't be filled: {reason}", Place(str(folder)))
    return None
