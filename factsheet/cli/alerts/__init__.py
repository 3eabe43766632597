"""`factsheet alerts`: what was sent, what was not and why, and what is to be held back."""

from __future__ import annotations

import click

from factsheet.cli.group import Commands

COMMANDS = {
    "list": "listing.listing",
    "show": "listing.show",
    "resend": "listing.resend",
    "why": "hearing.why",
    "silence": "silencing.silence",
    "silences": "silencing.silences",
    "unsilence": "silencing.unsilence",
    "test": "proving.prove",
    "back-test": "backtest.try_back",
}


@click.group(cls=Commands, modules={name: f"{__name__}.{one}" for name, one in COMMANDS.items()})
def alerts() -> None:
    """What was sent to whom, what was not and why, and what is to be held back."""
