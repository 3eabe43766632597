"""`factsheet run`: one pass - read, match, store, sheet, alerts."""

from __future__ import annotations

import os
from pathlib import Path

import click

from factsheet.cli.passes import one_pass
from factsheet.cli.progress import shown
from factsheet.cli.report import report_lines, report_record
from factsheet.cli.shared import COULD_NOT, Session, problem_record, shared


@click.command()
@click.option(
    "--articles", multiple=True, type=click.Path(path_type=Path), metavar="PATH...",
    help="Read these files and folders instead of the desk's sources.",
)  # fmt: skip
@click.argument("more", nargs=-1, type=click.Path(path_type=Path), metavar="")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Put all there (default: out/).",
)
@click.option("--language", metavar="CODE", help="Labels of the sheet: en or id.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read (as many as CPUs).",
)
@shared
def run(
    session: Session,
    articles: tuple[Path, ...],
    more: tuple[Path, ...],
    out: Path | None,
    language: str | None,
    workers: int | None,
) -> int:
    """Read the articles, write the sheet, tell what is new."""
    if more and not articles:
        raise click.UsageError(f'to read {more[0]}, write: --articles "{more[0]}"')
    with shown(quiet=session.quiet) as progress:
        done = one_pass(
            session,
            session.out(out),
            articles=(*articles, *more),
            language=language,
            workers=workers or os.cpu_count() or 1,
            progress=progress,
        )
    if done.report is None:
        session.tell(done.problems)
        session.give({"problems": [problem_record(one) for one in done.problems]})
        return COULD_NOT
    code = session.tell(done.problems)
    session.give(report_record(done.report, done.problems))
    for line in report_lines(done.report, session.out(out)):
        session.say(line)
    return code
