"""Work in a child process: what it does cannot harm or hold up the run."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from signal import SIGXCPU
from typing import Any

PATIENCE = 4
"""So many times longer may a busy machine take over it,"""
START = 20.0
"""and so many seconds over the start."""

# The child finds this package where the parent does, installed or not.
_CODE = "import sys; sys.path[:] = {path!r}; from {module} import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Answer:
    """How a child ended, what it gave and what it complained of."""

    code: int
    given: bytes
    complaints: tuple[str, ...]


def code_of(module: str) -> str:
    """What a child runs: the `main` of that module."""
    return _CODE.format(path=sys.path, module=module)


def asked(code: str, job: dict[str, Any], deadline: float) -> Answer | None:
    """What a child that runs this code answers to the job; None where it takes too long.

    Units: deadline in seconds of work, to which the child limits itself (`limited`).
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-I", "-c", code],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=START + deadline * PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode == -SIGXCPU:
        return None
    lines = tuple(done.stderr.decode(errors="replace").splitlines())
    return Answer(done.returncode, done.stdout, lines)


def limited(*, seconds: int, memory: int) -> None:
    """Hold this process to so many seconds of work and bytes of memory."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
