"""The store of a workspace, for the commands that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factsheet.cli.shared import Session
from factsheet.errors import Place, Problem
from factsheet.store import Store, StoreRefused, open_store

STORE = "store.sqlite"


@contextmanager
def remembered(session: Session, out: Path | None) -> Iterator[Store | None]:
    """The open store; None, with the reason told, where there is none that can be used."""
    path = session.out(out) / STORE
    if not path.exists():
        hint = "factsheet run makes one"
        session.tell([Problem("C107", "there is no store here yet", Place(str(path)), hint=hint)])
        yield None
        return
    try:
        store = open_store(path, now=session.now)
    except StoreRefused as refused:
        session.tell([refused.problem])
        yield None
        return
    with store:
        yield store
