"""The memory of a desk, in one SQLite file; the only place with SQL. Nouns go in, nouns come out.

A run: `open_store(path, now=...)`, skip what `seen()` knows, `stage` what was read, take `claims()`
to settle facts, give them ids with `numbered`, and `save` it all in one transaction; then send what
is `due` in its `outbox`, each `freeze`d first, and `mark` each receipt. Refusals carry a Problem:
T101 newer layout, T102 empty file, T103 damaged, T104 not ours, T105 in use, T106 disk or rights.
"""

from factsheet.store.nouns import (
    Due,
    Lease,
    Past,
    PastEdition,
    Reading,
    Recent,
    RuleVersion,
    Run,
    RunOutcome,
    Seen,
    Standing,
)
from factsheet.store.outbox import AGAIN, STATES
from factsheet.store.refused import StoreRefused
from factsheet.store.store import Store, open_store

__all__ = [
    "AGAIN",
    "STATES",
    "Due",
    "Lease",
    "Past",
    "PastEdition",
    "Reading",
    "Recent",
    "RuleVersion",
    "Run",
    "RunOutcome",
    "Seen",
    "Standing",
    "Store",
    "StoreRefused",
    "open_store",
]
