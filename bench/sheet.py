"""CPU of the PDF of 100 facts, beside the same content with automatic tables; both with tags.

    python -m bench.sheet [--facts 100] [--rounds 5] [--most 0.85]

The same page goes twice to the same rendering child: as it is, and with every table laid out
automatically, its widths taken out. In turn, a process each; medians. Exit 1 above `--most`.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
from collections.abc import Callable
from functools import partial
from statistics import median

from bench.timing import short, tell, times
from factsheet.errors import Problem
from factsheet.rendering import rendered
from factsheet.sheets import make_edition
from factsheet.sheets.issue import facts_json
from factsheet.sheets.page import jobs, page
from factsheet.sheets.print import printed
from tests.sheets.samples import ISSUED, NAMES, RULES, article, many

OURS, AUTOMATIC = "the sheet", "automatic tables"
_FIXED = re.compile(r"table-layout:\s*fixed;?")
_WIDTHS = re.compile(r"<colgroup>.*?</colgroup>", re.DOTALL)


def sheet_of(count: int) -> tuple[str, str, dict[str, str]]:
    """The page on paper, the facts as JSON, the links in words, for so many facts."""
    facts = many(count)
    numbers = sorted({int(claim.article[:3]) for one in facts for claim in one.claims})
    articles = [article(number) for number in numbers]
    edition = make_edition(facts, [], articles, RULES, issued=ISSUED, replaces=1)
    data = page(edition, title="Two oceans", names=NAMES, language="en", templates=None)
    return rendered(None, jobs(data)[:1])[0], facts_json(edition), data["links"]


def automatic(paper: str) -> str:
    """The same page, every table as wide as its content asks for."""
    return _WIDTHS.sub("", _FIXED.sub("table-layout: auto;", paper))


def cpu_of(work: Callable[[], object]) -> float:
    """CPU seconds of the processes that the work starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--facts", type=int, default=100)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--most", type=float, default=0.85)
    told = asked.parse_args()
    paper, data, links = sheet_of(told.facts)

    def render(text: str) -> None:
        done = printed(
            text, data=data, data_about="", issued=ISSUED, identifier="bench", links=links
        )
        if isinstance(done, Problem):
            raise SystemExit(done.what)
        if done.complaints:
            raise SystemExit("; ".join(done.complaints))

    pages = {OURS: paper, AUTOMATIC: automatic(paper)}
    spent: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(told.rounds):
        for name, text in pages.items():
            spent[name].append(cpu_of(partial(render, text)))
    each = {name: median(values) for name, values in spent.items()}
    ratio = each[OURS] / each[AUTOMATIC]
    print(
        f"PDF of {told.facts} facts with tags: {short(each[OURS])} CPU, {times(ratio)} of "
        f"{short(each[AUTOMATIC])} with automatic tables (at most {told.most:g}x)"
    )
    seconds = {name: round(value, 2) for name, value in each.items()}
    tell("sheet", {"facts": told.facts, "seconds": seconds, "ratio": round(ratio, 3)})
    return int(ratio > told.most)


if __name__ == "__main__":
    sys.exit(main())
