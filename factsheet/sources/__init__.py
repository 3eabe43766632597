"""Where pages come from: folders, single files, lines of JSONL.

    folders.py   walks what was asked for, in a fixed order, and skips what it has seen
    files.py     one file on disk to pages
    lines.py     one JSONL file to pages, line by line
    labels.py    what a front matter, a sidecar or a JSON object says about a page
    limits.py    what is too large or is no text

Problems: S101 missing folder, S102 unreadable, S103 empty, S104 not text, S105 too large,
S106 bad JSONL line, S107 undecodable sidecar or front matter, S108 other kinds of files (advice),
S109 a page of the same name from another folder (advice).
"""

from factsheet.sources.folders import Collection, Seen, collect

__all__ = ["Collection", "Seen", "collect"]
