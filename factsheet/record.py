"""Nouns as plain dicts and back: the shape of `facts.jsonl`, of the store and of the templates."""

from __future__ import annotations

from datetime import date
from typing import Any

from factsheet.model import Claim, Fact, Filler, Quantity, Slots, SlotValue, View, When

Plain = dict[str, Any]
"""A JSON object: strings, numbers, booleans, lists and dicts of them."""


def id_order(fact_id: str) -> tuple[str, int, str]:
    """The order in which people count ids: AT-99 before AT-100."""
    prefix, _, number = fact_id.rpartition("-")
    return prefix, int(number) if number.isdecimal() else 0, fact_id


def fact_record(fact: Fact) -> Plain:
    """The fact as one line of `facts.jsonl`."""
    return {
        "id": fact.id,
        "key": fact.key,
        "rule": fact.rule,
        "status": fact.status,
        "denied": fact.denied,
        "change": fact.change,
        "slots": slots_record(fact.slots),
        "origins": fact.origins,
        "differs": list(fact.differs),
        "claims": [claim_record(claim) for claim in fact.claims],
    }


def claim_record(claim: Claim) -> Plain:
    """The claim as it stands inside a fact's line."""
    record: Plain = {
        "article": claim.article,
        "language": claim.language,
        "sentence": claim.sentence,
        "paragraph": claim.paragraph,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "status": claim.status,
        "cue": claim.cue,
        "speaker": claim.speaker,
        "origin": claim.origin,
        "phrase": claim.phrase,
        "slots": slots_record(claim.slots),
    }
    if claim.published is not None:
        record["published"] = claim.published.isoformat()
    return record


def slots_record(slots: Slots) -> Plain:
    """Slots by name; a missing slot is absent."""
    return {name: value_record(value) for name, value in slots.items()}


def value_record(value: SlotValue) -> Any:
    """A list of fillers, a quantity or a time, in the shape of the contract."""
    match value:
        case Quantity():
            names = ("min", "max", "approx", "word", "unit", "item", "text")
            return {name: _whole(getattr(value, name)) for name in names}
        case When():
            return {
                "from": value.start and value.start.isoformat(),
                "to": value.end and value.end.isoformat(),
                "text": value.text,
                "inferred": value.inferred,
                "precision": value.precision,
            }
        case _:
            return [{"id": filler.id, "text": filler.text} for filler in value]


def view_record(view: View) -> Plain:
    """What was asked for; what narrows nothing is absent."""
    record: Plain = {
        "rules": list(view.rules),
        "party": next(iter(view.parties), None),
        "since": view.since and view.since.isoformat(),
        "until": view.until and view.until.isoformat(),
        "topic": list(view.topic),
    }
    return {name: value for name, value in record.items() if value}


def _whole(value: Any) -> Any:
    """12 for 12.0: whole quantities are written as people write them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def claim_from(record: Plain, rule: str) -> Claim:
    """The claim that `claim_record` wrote. Errors: KeyError, ValueError on damaged records."""
    published = record.get("published")
    return Claim(
        rule=rule,
        article=record["article"],
        language=record["language"],
        sentence=record["sentence"],
        paragraph=record["paragraph"],
        start=record["start"],
        end=record["end"],
        quote=record["quote"],
        status=record["status"],
        cue=record["cue"],
        speaker=record["speaker"],
        origin=record["origin"],
        phrase=record["phrase"],
        slots=slots_from(record["slots"]),
        published=date.fromisoformat(published) if published else None,
    )


def slots_from(record: Plain) -> Slots:
    """The slots that `slots_record` wrote."""
    return {name: _value_from(value) for name, value in record.items()}


def _value_from(value: Any) -> SlotValue:
    if isinstance(value, list):
        return tuple(Filler(id=one["id"], text=one["text"]) for one in value)
    if "from" in value:
        return When(
            text=value["text"],
            start=date.fromisoformat(value["from"]) if value["from"] else None,
            end=date.fromisoformat(value["to"]) if value["to"] else None,
            inferred=value["inferred"],
            precision=value["precision"],
        )
    return Quantity(**value)
