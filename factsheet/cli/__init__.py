"""The command line: one file a command. Only here is anything printed, and only `main` exits.

Results go to stdout, progress and problems to stderr. Exit 0: done; 1: done with problems; 2: could
not run.
"""

from __future__ import annotations

import sys
import traceback

import click

from factsheet import __version__
from factsheet.cli.group import Commands

COULD_NOT = 2

COMMANDS = {
    "init": "init",
    "run": "run",
    "check": "check",
    "try": "trial",
    "why": "why",
    "facts": "facts",
    "sheet": "sheet",
    "watch": "watch",
    "alerts": "alerts",
    "status": "status",
    "score": "score",
}
"""Each command's module, which is loaded only when the command is called: most need little."""


@click.group(
    cls=Commands,
    modules={name: f"{__name__}.{module}.{module}" for name, module in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factsheet", message="%(prog)s %(version)s")
def app() -> None:
    """News articles in, a fact-sheet out."""


def main() -> None:
    """Run the command that was asked for, and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_code())


def _code() -> int:
    try:
        return int(app.main(prog_name="factsheet", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    except click.ClickException as wrong:
        wrong.show()
        return COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was not saved yet is left for the next run.", err=True)
        return COULD_NOT
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as fault:  # noqa: BLE001 - no fault of ours ends in a traceback
        return _sorry(fault)


def _nobody_reads() -> int:
    """Whoever read our output has gone: nothing more can be said, not even at the very end."""
    sys.stdout = None
    return 0


def _sorry(fault: Exception) -> int:
    if "--debug" in sys.argv:
        traceback.print_exception(fault)
    words = " ".join(str(fault).split())
    click.echo(
        f"Sorry, the program tripped over something it should have known "
        f"({type(fault).__name__}: {words}). The same command with --debug shows where.",
        err=True,
    )
    return COULD_NOT
