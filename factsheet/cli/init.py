"""`factsheet init DIR`: a workspace to start from."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.shared import COULD_NOT, DONE, Session, shared
from factsheet.starter import lay_out


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@shared
def init(session: Session, folder: Path) -> int:
    """Lay out a workspace in FOLDER: rules, templates, starter articles."""
    problem = lay_out(folder)
    if problem is not None:
        session.tell([problem])
        return COULD_NOT
    session.say(f"{folder} holds rules/, templates/ and seeds/ (starter articles).")
    session.say(f"Next:  cd {folder}  and  factsheet run")
    session.give({"workspace": str(folder)})
    return DONE
