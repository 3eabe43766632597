"""Who hears which change, in which words, and how it gets there.

`address` makes the alerts of a run, to be saved with its facts in one transaction. Of what is due,
`silenced` says what a silence holds back, `gather` makes digests of what waited for one, and `work`
delivers the rest to files or by mail, with a receipt for each.
"""

from factsheet.alerts.addressing import Addressed, Deaf, address, deaf_by, hears, listeners
from factsheet.alerts.digests import Digest, gather
from factsheet.alerts.outbox import Post, failures, work
from factsheet.alerts.silences import silenced
from factsheet.alerts.wording import OwnWords, Wording
from factsheet.alerts.writing import Voice, Writer, named

__all__ = [
    "Addressed",
    "Deaf",
    "Digest",
    "OwnWords",
    "Post",
    "Voice",
    "Wording",
    "Writer",
    "address",
    "deaf_by",
    "failures",
    "gather",
    "hears",
    "listeners",
    "named",
    "silenced",
    "work",
]
