"""`factsheet score DIR`: precision and recall on labelled articles."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.shared import COULD_NOT, Session, shared
from factsheet.rulebook import load
from factsheet.score.cases import score as score_all
from factsheet.score.grouping import groupcard_record, worded_groupcard
from factsheet.score.groups import score_groups
from factsheet.score.nearest import hints
from factsheet.score.wording import scorecard_record, worded_scorecard


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--counts-only", is_flag=True, help="Leave out the list of misses, extras and wrong pairs."
)
@shared
def score(session: Session, folder: Path, *, counts_only: bool) -> int:
    """Precision and recall on the labelled articles in FOLDER, and of merging on its groups.

    Each miss is told with the sentence that names most of it, the phrase that came nearest there and
    where it stopped; each extra with the phrase that found it.
    """
    rulebook, wrong = load(session.rules)
    errors = [problem for problem in wrong if problem.level == "error"]
    card, problems = score_all(folder, rulebook)
    grouped, unread = score_groups(folder, rulebook)
    code = session.tell([*errors, *problems, *unread])
    if not card.pages and not grouped.groups:
        return COULD_NOT
    near = None if counts_only else hints(folder, card, rulebook)
    record = scorecard_record(card, near)
    if counts_only:
        record = {name: value for name, value in record.items() if name not in ("misses", "extras")}
    text = worded_scorecard(card, counts_only=counts_only, hints=near)
    parts = [text] if card.pages else []
    if grouped.groups:
        record["groups"] = groupcard_record(grouped, counts_only=counts_only)
        parts.append(worded_groupcard(grouped, counts_only=counts_only))
    session.give(record)
    session.say("\n\n".join(parts))
    return code
