"""Torture: what the guarantees are held to. `python -m tests.torture NAME --seed S --count N`.

Each test does its worst to a real desk (a real store, real files, a real mail server on loopback) and
prints one line of JSON: what it did, what it counted, whether the promise held. `--without DEFENCE`
takes a defence out; the test must then fail, or it could not fail at all.
"""

from typing import Final

TORTURES: Final = {
    "kill9": "kill9",
    "faultstep": "faults",
    "smtp-bad": "smtp_bad",
    "two-run": "two_runs",
    "diskfull": "disk_full",
    "rule-edit": "rule_edits",
    "perms": "permissions",
    "corrupt": "damage",
    "migrate": "migrations",
    "restore": "restore",
    "secrets": "secrets",
    "determinism": "sameness",
}
"""The module of each torture, by its name."""
