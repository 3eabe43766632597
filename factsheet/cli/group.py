"""A group of commands, each loaded only when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

LEADING = {"-C": 2, "--now": 2, "--json": 1, "--quiet": 1, "--debug": 1}
"""Flags of every command that may also stand before its name, and how many words each takes."""


class Commands(click.Group):
    """The commands by name. `modules` says where each is, as in factsheet.cli.run.run."""

    def __init__(self, *args: Any, modules: Mapping[str, str], **more: Any) -> None:
        """As any group of click's."""
        super().__init__(*args, **more)
        self._modules = modules

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`factsheet -C DIR run` is `factsheet run -C DIR`."""
        at = 0
        while at < len(args) and args[at] in LEADING:
            at += LEADING[args[at]]
        return super().parse_args(ctx, [*args[at : at + 1], *args[:at], *args[at + 1 :]])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which one needs them."""
        del ctx
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        del ctx
        where = self._modules.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.rpartition(".")
        found = getattr(importlib.import_module(module), name)
        return found if isinstance(found, click.Command) else None
