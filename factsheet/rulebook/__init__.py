"""Rules, word lists and settings of a desk: from the editor's files to checked data.

`load` reads a folder; `generate` gives the forms of a root. What is wrong comes back as Problems,
worded for people who do not code.
"""

from __future__ import annotations

from factsheet.rulebook.forms import generate
from factsheet.rulebook.load import load

__all__ = ["generate", "load"]
