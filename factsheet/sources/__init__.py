"""Where pages come from: folders, single files, lines of JSONL, feeds.

    folders.py   walks what was asked for, in a fixed order, and skips what it has seen
    files.py     one file on disk to pages
    lines.py     one JSONL file to pages, line by line
    labels.py    what a front matter, a sidecar or a JSON object says about a page
    limits.py    what is too large or is no text
    seen.py      how a page stood when it was last read
    unfinished.py what somebody is still writing

    feeds.py     asks every feed that is due, several side by side
    visits.py    one feed asked once: its items, the pages behind them
    asking.py    when a feed is asked again, how it stands, what is told of it
    entries.py   a feed's bytes to its entries
    items.py     an item as a page: the page behind it, or the feed's own words
    fetching.py  one address to its bytes, politely and no further than it may go
    unpacking.py what is sent packed
    network.py   connections that reach only whom they may, and end when their time is up
    addresses.py which addresses can be fetched, and by which name a page is known

Problems: S101 missing folder, S102 unreadable, S103 empty, S104 not text, S105 too large,
S106 bad JSONL line, S107 undecodable sidecar or front matter, S108 other kinds of files (advice),
S109 a page of the same name from another folder (advice), S110 a feed that fails, S111 pages of a
feed that could not be had, S112 a feed that works again, S113 pages left for the next runs, S114
too many items, S115 a file that changed while it was read (advice, but for a failure that lasts).
"""

from factsheet.sources.feeds import Fetching, fetched
from factsheet.sources.folders import Collection, collect
from factsheet.sources.seen import Seen

__all__ = ["Collection", "Fetching", "Seen", "collect", "fetched"]
