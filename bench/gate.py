"""Whether gate and matcher find exactly what the matcher alone finds, on every made-up article.

    python -m bench.gate [--articles 2000] [--rules 100]

Also whether every planted sentence is found. Exit 1 where one of these does not hold.
"""

from __future__ import annotations

import argparse
import sys
import time

from bench.corpus import articles
from bench.rules import rule_name, rulebook_of
from bench.timing import short, show, tell
from factsheet.matches import Finder


def check(count: int, rules: int) -> tuple[dict[str, int], dict[str, float]]:
    """What was counted, and the CPU seconds of both ways."""
    rulebook = rulebook_of(rules)
    finder = Finder(rulebook)
    counted = dict.fromkeys(("articles", "matches", "differ", "planted", "found"), 0)
    spent = {"with the gate": 0.0, "without": 0.0}
    for article, planted in articles(count, rules, rulebook.lists["noise"]):
        before = time.process_time()
        gated = finder.find(article)
        between = time.process_time()
        alone = finder.find(article, gated=False)
        spent["with the gate"] += between - before
        spent["without"] += time.process_time() - between
        counted["articles"] += 1
        counted["matches"] += len(alone[0])
        counted["differ"] += gated != alone
        counted["planted"] += planted is not None
        counted["found"] += planted is not None and rule_name(planted) in {
            one.rule for one in gated[0]
        }
    return counted, spent


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=2000)
    asked.add_argument("--rules", type=int, default=100)
    told = asked.parse_args()
    counted, spent = check(told.articles, told.rules)
    show("what was found", list(counted), [[f"{value:,}" for value in counted.values()]])
    each = [short(seconds / told.articles) for seconds in spent.values()]
    show("CPU an article", list(spent), [each])
    spent = {name: round(value, 3) for name, value in spent.items()}
    tell("gate", {"rules": told.rules, **counted, "seconds": spent})
    if counted["differ"] or counted["found"] != counted["planted"]:
        sys.exit("the gate loses something, or a planted sentence was not found")


if __name__ == "__main__":
    main()
