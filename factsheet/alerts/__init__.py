"""Who hears which change, in which words, and how it gets there.

`address` makes the alerts of a run, to be saved with its facts in one transaction; `work` then
takes what is due from the store, delivers it to files or by mail, and gives a receipt for each.
"""

from factsheet.alerts.addressing import Addressed, Voice, address, hears
from factsheet.alerts.outbox import Post, work
from factsheet.alerts.wording import OwnWords, Wording

__all__ = ["Addressed", "OwnWords", "Post", "Voice", "Wording", "address", "hears", "work"]
