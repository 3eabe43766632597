"""Progress of a long run on stderr: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from factsheet.intake import Progress

_FEW = 100
"""Below so many pages nothing is shown: it's over before it can be read."""
_BAR_S, _LINE_S = 0.1, 10.0
_WIDTH = 30


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress]:
    """What to tell about each page; the bar is wiped off at the end."""
    if quiet:
        yield _silent
        return
    terminal = sys.stderr.isatty()
    pause = _BAR_S if terminal else _LINE_S
    last = time.monotonic()

    def progress(done: int, total: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        if done < _FEW or now - last < pause:
            return
        last = now
        click.echo(
            f"\r{_bar(done, total)}" if terminal else _line(done, total), err=True, nl=not terminal
        )

    try:
        yield progress
    finally:
        if terminal:
            click.echo(f"\r{' ' * (_WIDTH + 40)}\r", err=True, nl=False)


def _silent(_done: int, _total: int | None) -> None:
    """Show nothing."""


def _line(done: int, total: int | None) -> str:
    return f"read {done:,} of {total:,} pages" if total else f"read {done:,} pages"


def _bar(done: int, total: int | None) -> str:
    if not total:
        return _line(done, total)
    full = _WIDTH * done // total
    return f"[{'#' * full}{'-' * (_WIDTH - full)}] {_line(done, total)}"
