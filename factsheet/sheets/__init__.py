"""Choose, draw, print: an edition becomes PDF, HTML and facts.jsonl.

`make_edition` chooses and numbers, `view_of` takes out what somebody asked for; `issue` does the
rest: `page` turns the edition into plain data (`front` for page 1, `registers` for the tables,
`annex` for the back, `timeline` and `flow` for the drawings), the templates turn that into HTML,
`print` has a child process (`press`) turn it into PDF, `files` lays everything down whole. What
anything is called comes from rules, lists and labels.
"""

from factsheet.sheets.edition import MOST_FACTS, make_edition
from factsheet.sheets.issue import Issued, facts_lines, issue
from factsheet.sheets.names import names_of
from factsheet.sheets.speakers import callings_of
from factsheet.sheets.views import view_of

__all__ = [
    "MOST_FACTS",
    "Issued",
    "callings_of",
    "facts_lines",
    "issue",
    "make_edition",
    "names_of",
    "view_of",
]
