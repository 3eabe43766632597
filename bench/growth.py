"""Whether an article costs the same in a large corpus as in a small one: finding, and reading too.

    python -m bench.growth [--small 1000] [--large 20000] [--rules 100]

Every article is made, read and searched, then dropped, as a run does it.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time

from bench.corpus import pages
from bench.matching import read_page
from bench.rules import rulebook_of
from bench.timing import short, show, tell, times
from factsheet.matches import Finder
from factsheet.model import Rulebook


def cost(count: int, rulebook: Rulebook) -> tuple[float, float, int]:
    """CPU seconds an article for finding and for reading, and the most memory so far in MB."""
    finder = Finder(rulebook)
    finding = reading = 0.0
    for made in pages(count, len(rulebook.rules), seed=2):
        before = time.process_time()
        article = read_page(made.page, rulebook)
        between = time.process_time()
        finder.find(article)
        finding += time.process_time() - between
        reading += between - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return finding / count, reading / count, peak


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", type=int, default=1000)
    asked.add_argument("--large", type=int, default=20000)
    asked.add_argument("--rules", type=int, default=100)
    told = asked.parse_args()
    rulebook = rulebook_of(told.rules)
    cost(200, rulebook)
    rows, costs, peaks = [], [], []
    for count in (told.small, told.large):
        gc.collect()
        finding, reading, peak = cost(count, rulebook)
        costs.append((finding, reading))
        peaks.append(peak)
        rows.append([f"{count:,}", short(finding), short(reading), f"{peak} MB"])
    ratios = [late / early for early, late in zip(*costs, strict=True)]
    rows.append(["ratio", *map(times, ratios), times(peaks[1] / peaks[0])])
    show(f"{told.rules} rules", ["articles", "finding", "reading", "memory"], rows)
    tell(
        "growth",
        {"finding": round(ratios[0], 3), "reading": round(ratios[1], 3), "memory_mb": peaks},
    )


if __name__ == "__main__":
    main()
