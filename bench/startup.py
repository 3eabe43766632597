"""How soon a command that renders nothing is there, against the same with WeasyPrint imported.

    python -m bench.startup [--rounds 7]

CPU seconds of a fresh process; medians, in turn.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.timing import short, show, tell, times

ROOT = Path(__file__).parents[1]
_RUN = "import sys; sys.argv = ['factsheet', *{words!r}]; {first}; from factsheet.cli import main; main()"
COMMANDS = {
    "factsheet --help": ["--help"],
    "factsheet check": ["check"],
    "factsheet facts": ["facts"],
}


def cpu_of(code: str) -> float:
    """CPU seconds of a Python that runs this code and ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    told = asked.parse_args()
    codes = {"bare Python": "pass", "import weasyprint": "import weasyprint"}
    for name, words in COMMANDS.items():
        codes[name] = _RUN.format(words=words, first="pass")
        codes[f"{name}, WeasyPrint too"] = _RUN.format(words=words, first="import weasyprint")
    for code in codes.values():
        cpu_of(code)
    spent: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(told.rounds):
        for name, code in codes.items():
            spent[name].append(cpu_of(code))
    each = {name: median(values) for name, values in spent.items()}
    ratios = {name: each[f"{name}, WeasyPrint too"] / each[name] for name in COMMANDS}
    rows = [[name, short(value)] for name, value in each.items()]
    show("start, CPU", ["process", "CPU"], rows)
    show(
        "times quicker without WeasyPrint",
        ["command", "ratio"],
        [[name, times(one)] for name, one in ratios.items()],
    )
    seconds = {name: round(value, 3) for name, value in each.items()}
    tell(
        "startup",
        {"seconds": seconds, "ratios": {name: round(one, 2) for name, one in ratios.items()}},
    )


if __name__ == "__main__":
    main()
