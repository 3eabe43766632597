"""What the commands share: their common flags, and how they speak."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from factsheet.errors import Problem, worded
from factsheet.model import Desk

DONE, WITH_PROBLEMS, COULD_NOT = 0, 1, 2

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Session:
    """How a command was called: where, when, and how it should speak."""

    workspace: Path
    now: datetime
    json: bool
    quiet: bool
    debug: bool

    @property
    def rules(self) -> Path:
        """The rules of the workspace."""
        return self.workspace / "rules"

    @property
    def templates(self) -> Path | None:
        """The templates of the workspace, where it has its own."""
        folder = self.workspace / "templates"
        return folder if folder.is_dir() else None

    def out(self, asked: Path | None) -> Path:
        """Where products go: what was asked for, else `out/` of the workspace."""
        return asked or self.workspace / "out"

    def zoned(self, moment: datetime | None) -> datetime | None:
        """The moment that was given; without a zone it is UTC."""
        return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None

    def say(self, text: str = "") -> None:
        """A line of the result."""
        if not self.json:
            click.echo(text)

    def give(self, record: Any) -> None:
        """The result as JSON, where that was asked for."""
        if self.json:
            click.echo(json.dumps(record, ensure_ascii=False))

    def note(self, text: str) -> None:
        """A line beside the result, which --quiet leaves out."""
        if not self.quiet:
            click.echo(text, err=True)

    def tell(self, problems: Iterable[Problem]) -> int:
        """Word every problem, errors first; --quiet leaves advice out. Gives the exit code."""
        found = sorted(problems, key=lambda problem: problem.level != "error")
        for problem in found:
            if problem.level == "error" or not self.quiet:
                click.echo(worded(problem), err=True)
        errors = sum(problem.level == "error" for problem in found)
        return WITH_PROBLEMS if errors else DONE


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem as a JSON object."""
    place = problem.place
    return {
        "code": problem.code,
        "level": problem.level,
        "file": place and place.file,
        "line": place and place.line,
        "column": place and place.column,
        "what": problem.what,
        "hint": problem.hint,
        "write": problem.write,
    }


def shared(command: Command) -> Callable[..., Any]:
    """Give a command the flags that all have; it gets a Session as its first argument."""

    @wraps(command)
    def called(
        workspace: Path,
        now: datetime | None,
        *,
        as_json: bool,
        quiet: bool,
        debug: bool,
        **rest: Any,
    ) -> Any:
        session = Session(workspace, _moment(now), as_json, quiet, debug)
        return command(session, **rest)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def _moment(now: datetime | None) -> datetime:
    if now is None:
        return datetime.now(UTC)
    return now if now.tzinfo else now.replace(tzinfo=UTC)


def mail_password() -> str | None:
    """The password of the mail server, from the environment: it never stands in a file of rules."""
    return os.environ.get("FACTSHEET_MAIL_PASSWORD")


def services(desk: Desk) -> dict[str, str]:
    """The addresses of services that the desk names, from the environment, by their variables."""
    named = {name for one in desk.audiences if one.channel == "service" for name in one.to}
    return {name: os.environ[name] for name in sorted(named & os.environ.keys())}


class Moment(click.ParamType[datetime]):
    """A moment in ISO form; without a zone it is UTC."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, or a usage error."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f'"{value}" is no time; write 2026-11-22T07:00 or 2026-11-22T07:00+07:00',
                param,
                ctx,
            )


_OPTIONS = (
    click.option(
        "-C", "workspace", type=click.Path(path_type=Path), default=Path(), metavar="DIR",
        help="The workspace: the folder with rules/ (default: here).",
    ),
    click.option("--json", "as_json", is_flag=True, help="Results as JSON."),
    click.option("--quiet", is_flag=True, help="No progress, no advice."),
    click.option("--now", type=Moment(), help="Take this as the present time."),
    click.option("--debug", is_flag=True, help="Show where the program trips, if it does."),
)  # fmt: skip
