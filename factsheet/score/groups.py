"""The director of scoring groups: all articles of one folder settled together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from factsheet.errors import Problem
from factsheet.facts.settle import settle
from factsheet.model import Rulebook
from factsheet.reading import Account, Reader
from factsheet.score.cases import labelled
from factsheet.score.labels import Telling
from factsheet.score.pairs import Group, Groupcard, group_of


def score_groups(folder: Path, rulebook: Rulebook) -> tuple[Groupcard, tuple[Problem, ...]]:
    """The card of all folders below `folder` whose articles are labelled with claims, and what went wrong."""
    reader = Reader(rulebook)
    groups: list[Group] = []
    problems: list[Problem] = []
    for name, tellings in groups_in(folder).items():
        accounts, wrong = accounts_of(tellings, reader)
        problems += wrong
        groups.append(settled(name, tellings, accounts, rulebook))
    return Groupcard(tuple(groups)), tuple(problems)


def groups_in(folder: Path) -> dict[str, list[Telling]]:
    """The labelled articles by the folder that they lie in, both by name."""
    groups: dict[str, list[Telling]] = {}
    for one in labelled(folder):
        if isinstance(one, Telling):
            groups.setdefault(PurePosixPath(one.page.name).parent.as_posix(), []).append(one)
    return groups


def accounts_of(
    tellings: Sequence[Telling], reader: Reader
) -> tuple[dict[str, Account], list[Problem]]:
    """What each article says, by its name, and which could not be read."""
    read = {one.page.name: reader.read(one.page) for one in tellings}
    accounts = {name: one for name, one in read.items() if isinstance(one, Account)}
    return accounts, [one for one in read.values() if isinstance(one, Problem)]


def settled(
    name: str, tellings: Sequence[Telling], accounts: Mapping[str, Account], rulebook: Rulebook
) -> Group:
    """The group as the rules of merging see it. Its articles may come in any order."""
    claims = [claim for account in accounts.values() for claim in account.claims]
    facts = settle(claims, rulebook).facts
    articles = {name: account.article for name, account in accounts.items()}
    return group_of(name, tellings, articles, facts, rulebook)
