"""The director of one run: from pages to a sheet and alerts, and what was new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from factsheet.atomic import sweep
from factsheet.errors import Problem
from factsheet.facts.changes import compare
from factsheet.facts.settle import known_facts, settle
from factsheet.intake import Intake, Progress, Sources, read_again, take_in
from factsheet.model import Fact, Receipt, Rulebook
from factsheet.order import Findings, Order, RunReport
from factsheet.store import RuleVersion, RunOutcome, Store, StoreRefused, open_store

STORE = "store.sqlite"
PRODUCTS = (
    "factsheet.pdf",
    "factsheet.html",
    "facts.jsonl",
    "facts.json",
    "facts.csv",
    "meetings.ics",
    "factsheet.md",
)


def run(order: Order, rulebook: Rulebook, progress: Progress) -> RunReport:
    """One pass over everything. Errors: StoreRefused, where the store cannot be used."""
    with (
        open_store(order.out / STORE, now=order.now) as store,
        store.only_run(order.holder, now=order.now),
    ):
        last = store.last_run()
        unsafe = () if last is None else _kept_safe(order, store)
        edited = last is not None and last.rules_digest != rulebook.digest
        sources = Sources(order.articles, order.out, order.feeds, order.now)
        intake = take_in(sources, rulebook, store, order.workers, progress)
        intake = replace(intake, problems=(*unsafe, *intake.problems))
        if last is not None and not intake.read and not edited:
            return _nothing_new(order, rulebook, store, intake)
        if edited:
            intake = read_again(intake, rulebook, store, order.workers, progress)
        found = _found(intake, rulebook, store, first=last is None, edited=edited)
        return _told(found, order, rulebook, store)


def _kept_safe(order: Order, store: Store) -> tuple[Problem, ...]:
    """Sweep up after a run that broke off; once a day hold the store to its hashes and copy it.

    Errors: StoreRefused, where it is damaged. That there is no room for a copy ends no run.
    """
    sweep((order.out, order.out / "alerts", *sorted(order.out.glob("editions/*"))[-2:]))
    if store.backed_up(order.now):
        return ()
    store.check()
    try:
        store.back_up(order.now)
    except StoreRefused as refused:
        return (refused.problem,)
    return ()


def _found(
    intake: Intake, rulebook: Rulebook, store: Store, *, first: bool, edited: bool
) -> Findings:
    """Settle the facts of all claims, and compare with the store."""
    rules = {rule.name: rule.prefix for rule in rulebook.rules}
    before = store.facts()
    settled = settle(store.claims(), rulebook, known_facts(before))
    changes = compare(before, store.numbered(settled.facts, rules))
    return Findings(
        intake=intake,
        facts=tuple(change.fact for change in changes),
        changes=tuple(change for change in changes if change.kind != "none"),
        merged=settled.gone,
        first=first,
        edited=edited,
    )


def _told(found: Findings, order: Order, rulebook: Rulebook, store: Store) -> RunReport:
    """Address the alerts, save all in one transaction, issue the edition, work the outbox."""
    from factsheet import telling  # noqa: PLC0415 - templates are loaded only where there is news

    edition = telling.next_edition(found, order, rulebook, store)
    addressed = telling.addressed(found, order, rulebook, store)
    store.save(
        RunOutcome(
            started=order.now,
            ended=order.now,
            rules_digest=rulebook.digest,
            facts=found.facts,
            changes=found.changes,
            merged=found.merged,
            rules=[RuleVersion(rule.name, rule.version, rule.digest) for rule in rulebook.rules],
            edition=edition,
            alerts=addressed.alerts,
            counts={"read": len(found.intake.read), "unchanged": found.intake.unchanged},
            feeds=found.intake.feeds,
            items=found.intake.items,
        )
    )
    issued = telling.issued(edition, order, rulebook)
    receipts, unsent = delivered(order, rulebook, store)
    return RunReport(
        quiet=False,
        first=found.first,
        edited=found.edited,
        edition=edition.number,
        read=len(found.intake.read),
        unchanged=found.intake.unchanged,
        languages=Counter(article.language for article in edition.articles),
        facts=_by_rule(found.facts, rulebook),
        changes=found.changes,
        alerts=len(addressed.alerts),
        receipts=receipts,
        paths=issued.paths,
        problems=(
            *found.intake.problems,
            *addressed.problems,
            *issued.problems,
            *unsent,
        ),
    )


def _nothing_new(order: Order, rulebook: Rulebook, store: Store, intake: Intake) -> RunReport:
    """The last edition stands. Where its files are gone or speak another language, print it again."""
    paths = tuple(order.out / name for name in PRODUCTS)
    problems = intake.problems
    store.feeds.keep(intake.feeds, intake.items)
    edition = store.edition()
    if edition is not None and not _stands(order, edition.number):
        from factsheet import telling  # noqa: PLC0415 - as above

        issued = telling.again(edition, order, rulebook, store)
        paths, problems = issued.paths, (*problems, *issued.problems)
    receipts, unsent = delivered(order, rulebook, store)
    return RunReport(
        quiet=True,
        first=False,
        edited=False,
        edition=edition.number if edition else None,
        read=0,
        unchanged=intake.unchanged,
        languages={},
        facts=_by_rule(store.facts(), rulebook),
        receipts=receipts,
        paths=paths,
        problems=(*problems, *unsent),
    )


def _stands(order: Order, number: int) -> bool:
    """Whether the edition lies there, labelled in the language that was asked for."""
    kept = order.out / "editions" / f"{number:04}"
    if not all((folder / name).is_file() for folder in (order.out, kept) for name in PRODUCTS):
        return False
    with (order.out / "factsheet.html").open("rb") as page:
        return f'<html lang="{order.language}"'.encode() in page.read(500)


def _by_rule(facts: tuple[Fact, ...], rulebook: Rulebook) -> dict[str, int]:
    """How many facts each rule has, in the order of the rules."""
    counts = Counter(fact.rule for fact in facts)
    return {rule.name: counts[rule.name] for rule in rulebook.rules if counts[rule.name]}


def delivered(
    order: Order, rulebook: Rulebook, store: Store
) -> tuple[tuple[Receipt, ...], tuple[Problem, ...]]:
    """Work the outbox: one attempt for all that is due, each noted before the next.

    First goes what a silence holds back, then what was waiting is gathered into digests. You get the
    receipts, and what did not arrive or could not be worded as the desk's templates have it.
    """
    if not store.outbox.stirs(order.now):
        return (), ()
    from factsheet import telling  # noqa: PLC0415 - as above
    from factsheet.alerts import Post, failures, silenced, work  # noqa: PLC0415 - as above

    due = (*store.outbox.due(order.now), *store.outbox.waiting(order.now))
    for alert, silence in silenced(due, store.outbox.silences(order.now)):
        store.outbox.hold_back(alert, silence, order.now)
    problems = telling.gathered(order, rulebook, store)
    title = rulebook.desk.title.get(order.language, "factsheet")
    sheet = order.out / PRODUCTS[0]
    post = Post(
        order.out / "alerts", title, rulebook.desk.mail, order.password, sheet, order.services
    )
    receipts: list[Receipt] = []
    waiting = store.outbox.due(order.now)
    for receipt in work(waiting, post, freeze=store.outbox.freeze, clock=lambda: order.now):
        store.outbox.mark(receipt)
        receipts.append(receipt)
    return tuple(receipts), (*problems, *failures(receipts))
