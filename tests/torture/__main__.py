"""`python -m tests.torture NAME [--seed S] [--count N] [--without DEFENCE]`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.torture import TORTURES


def main() -> int:
    """One line of JSON; 0 where the promise held."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("name", choices=sorted(TORTURES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int)
    parser.add_argument("--without", metavar="DEFENCE")
    asked = parser.parse_args()
    module = importlib.import_module(f"tests.torture.{TORTURES[asked.name]}")
    if asked.without and asked.without not in module.DEFENCES:
        parser.error(f"--without takes one of: {', '.join(module.DEFENCES) or 'none here'}")
    count = asked.count or module.SHORT
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        verdict = module.torture(Path(folder), asked.seed, count, asked.without)
    said = {"torture": asked.name, "seed": asked.seed, "count": count, "without": asked.without}
    seconds = round(time.monotonic() - began, 1)
    sys.stdout.write(
        json.dumps(said | {"held": verdict.held, "seconds": seconds} | verdict.figures) + "\n"
    )
    return 0 if verdict.held else 1


if __name__ == "__main__":
    sys.exit(main())
