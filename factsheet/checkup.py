"""Director: are rules, lists, examples, settings and templates in order?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from factsheet.errors import Place, Problem
from factsheet.facts.settle import settle
from factsheet.model import (
    Change,
    ChangeKind,
    Claim,
    Edition,
    Example,
    Filler,
    Page,
    Quantity,
    Rule,
    Rulebook,
    SlotValue,
    When,
    Withdrawn,
)
from factsheet.reading import Look, Reader
from factsheet.rendering import rendered
from factsheet.rulebook import load
from factsheet.score.agree import quantity_agrees, when_agrees
from factsheet.sheets import make_edition, names_of
from factsheet.sheets.labels import label_faults, languages
from factsheet.sheets.page import jobs, page
from factsheet.templating import TemplateBroken, environment, faults, names_in


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything that was found, errors first, and how many examples were run."""

    rulebook: Rulebook | None
    problems: tuple[Problem, ...]
    examples: int = 0


def checkup(rules: Path, templates: Path | None) -> Checkup:
    """Load the rules, run every example, parse every template, draw a sheet of the examples."""
    if not rules.is_dir():
        hint = "factsheet init DIR lays out a workspace; -C DIR names one"
        return Checkup(
            None, (Problem("C101", "there are no rules here", Place(str(rules)), hint=hint),)
        )
    rulebook, problems = load(rules)
    found = [*problems, *faults(environment(templates)), *label_faults(templates)]
    reader = Reader(rulebook)
    for rule in rulebook.rules:
        found += _lines(rule)
        found += [
            problem
            for example in rule.examples
            if (problem := example_problem(rule, example, reader))
        ]
    if not any(one.code.startswith("T") and one.level == "error" for one in found):
        found += _drawn(rulebook, reader, templates)
    found.sort(key=lambda problem: problem.level != "error")
    return Checkup(rulebook, tuple(found), sum(len(rule.examples) for rule in rulebook.rules))


def example_problem(rule: Rule, example: Example, reader: Reader) -> Problem | None:
    """What is wrong with what the rule makes of its example, if anything."""
    told = reader.passage(_page(rule, example))
    if isinstance(told, Problem):
        return replace(told, place=example.place)
    claims = [claim for claim in told.claims if claim.rule == rule.name]
    wanted = dict(example.gives)
    if not wanted and claims:
        what = f"this example must give nothing, and gives {_claim_words(claims[0])}"
        return Problem("E102", what, example.place, hint=f"the words: {_short(claims[0].quote)}")
    if wanted and not any(_gives(claim, wanted) for claim in claims):
        return _missed(example, wanted, claims)
    return None


def _page(rule: Rule, example: Example) -> Page:
    return Page(
        name=f"{rule.name}, example in line {example.place.line}",
        content=example.text.encode(),
        media="text",
        language=example.language,
    )


def _missed(
    example: Example, wanted: Mapping[str, str | tuple[str, ...]], claims: Sequence[Claim]
) -> Problem:
    asked = ", ".join(f"{name}: {_text(value)}" for name, value in wanted.items())
    if not claims:
        hint = f'factsheet why "{_short(example.text)}" shows where its phrases stopped'
        return Problem(
            "E101",
            f"this example must give {asked}; no phrase of the rule fits it",
            example.place,
            hint=hint,
        )
    best = max(claims, key=lambda claim: sum(_slot_gives(claim, *one) for one in wanted.items()))
    off = [name for name, value in wanted.items() if not _slot_gives(best, name, value)]
    hint = f"not as asked: {', '.join(off)}"
    return Problem(
        "E103",
        f"this example must give {asked}; it gives {_claim_words(best)}",
        example.place,
        hint=hint,
    )


def _gives(claim: Claim, wanted: Mapping[str, str | tuple[str, ...]]) -> bool:
    return all(_slot_gives(claim, name, value) for name, value in wanted.items())


def _slot_gives(claim: Claim, name: str, value: str | tuple[str, ...]) -> bool:
    asked = (value,) if isinstance(value, str) else value
    if name == "status":
        return claim.status in asked
    if name == "speaker":
        return (claim.speaker or "").casefold() == asked[0].casefold()
    match claim.slots.get(name):
        case None:
            return False
        case Quantity() as found:
            return quantity_agrees(found, asked[0]) or found.text.casefold() == asked[0].casefold()
        case When() as found:
            return when_agrees(found, asked[0]) or found.text.casefold() == asked[0].casefold()
        case found:
            ids = {filler.id.casefold() for filler in found}
            return ids == {one.casefold() for one in asked} or _same_words(found, asked)


def _same_words(found: Sequence[Filler], asked: Sequence[str]) -> bool:
    return {filler.text.casefold() for filler in found} == {one.casefold() for one in asked}


def _claim_words(claim: Claim) -> str:
    slots = [f"{name}: {_value_words(value)}" for name, value in claim.slots.items()]
    return ", ".join([*slots, f"status: {claim.status}"])


def _value_words(value: SlotValue) -> str:
    return _text(tuple(one.id for one in value)) if isinstance(value, tuple) else value.text


def _text(value: str | tuple[str, ...]) -> str:
    return (
        value
        if isinstance(value, str)
        else f"[{', '.join(value)}]"
        if len(value) != 1
        else value[0]
    )


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}..."


def _drawn(rulebook: Rulebook, reader: Reader, templates: Path | None) -> list[Problem]:
    """What goes wrong when a sheet of all the examples is drawn, in each language of labels."""
    names = names_of(rulebook.lists.values())
    found: dict[Problem, None] = {}
    for language in languages(templates):
        try:
            data = page(
                _sample(rulebook, reader),
                title="",
                names=names,
                language=language,
                templates=templates,
                desk=rulebook.desk.sheet,
            )
            rendered(templates, jobs(data))
        except TemplateBroken as broken:
            found[broken.problem] = None
    return list(found)


def _sample(rulebook: Rulebook, reader: Reader) -> Edition:
    """A second edition, of all the examples, in which much has changed."""
    looks = [
        look
        for rule in rulebook.rules
        for example in rule.examples
        if isinstance(look := reader.passage(_page(rule, example)), Look)
    ]
    claims = [claim for look in looks for claim in look.claims]
    facts = [
        replace(fact, id=f"{rulebook.rule(fact.rule).prefix}-{number:02}")
        for number, fact in enumerate(settle(claims, rulebook, {}).facts, start=1)
    ]
    kinds: tuple[ChangeKind, ...] = ("new", "claim", "detail", "sources", "none")
    return make_edition(
        facts,
        [Change(kind, fact) for fact, kind in zip(facts, cycle(kinds), strict=False)],
        [look.article for look in looks],
        rulebook.rules,
        issued=datetime(2000, 1, 1, tzinfo=UTC),
        replaces=1,
        withdrawn=[Withdrawn(replace(fact, id="XX-01"), "article") for fact in facts[:1]],
    )


def _lines(rule: Rule) -> Iterator[Problem]:
    """The rule's own template lines."""
    env = environment()
    told = {line for lines in rule.sheet.bottom_line.values() for line in lines.values()}
    for line in sorted(told):
        try:
            names_in(env, line, rule.place)
        except TemplateBroken as broken:
            yield broken.problem
