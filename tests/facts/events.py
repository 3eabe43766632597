"""A small rulebook and short ways to state claims, for the tests of merging."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from factsheet.errors import Place
from factsheet.model import (
    Claim,
    Desk,
    Entry,
    Event,
    Filler,
    Name,
    Quantity,
    Rule,
    Rulebook,
    SheetPlan,
    Slot,
    SlotValue,
    When,
    WordList,
)

NOWHERE = Place("test.yml")


def _entry(ident: str, **keys: Any) -> Entry:
    names = tuple(Name(text, "id") for text in keys.pop("names", (ident,)))
    return Entry(id=ident, names=names, **keys)


def _list(name: str, kind: Any, *entries: Entry) -> WordList:
    return WordList(name, kind, {entry.id: entry for entry in entries}, NOWHERE)


ACTORS = _list(
    "actor",
    "actors",
    *(
        _entry(one)
        for one in ("KP", "RU", "US", "UN", "SK", "IR", "SE", "PE", "NO", "CO", "CN", "ID")
    ),
    _entry("WAGNER", part_of="RU"),
    _entry("CHECHNYA", part_of="RU"),
    _entry("putin", of="RU", names=("Putin", "Vladimir Putin")),
    _entry("shoigu", of="RU", names=("Shoigu", "Sergei Shoigu")),
    _entry("kim", of="KP", names=("Kim Jong Un",)),
)
WEAPONS = _list(
    "weapon",
    "things",
    _entry("weapons"),
    _entry("military-equipment"),
    _entry("military-aid"),
    _entry("technology"),
    _entry("missile-technology", parent="technology"),
    *(
        _entry(one, parent="weapons")
        for one in ("rockets", "missiles", "ammunition", "mines", "tanks", "drones")
    ),
    _entry("ballistic-missiles", parent="missiles"),
    _entry("artillery-shells", parent="ammunition"),
)
PLACES = _list(
    "place", "things", *(_entry(one) for one in ("Vladivostok", "Pyongyang", "Oslo", "Lima"))
)
ACTIONS = _list("action", "verbs", *(_entry(one) for one in ("impose", "ease", "call-for")))
KINDS = _list("meeting", "words", *(_entry(one) for one in ("summit", "visit", "talks")))


def _rule(
    name: str, prefix: str, slots: tuple[Slot, ...], same: tuple[str, ...], days: int
) -> Rule:
    return Rule(
        name=name,
        title={},
        about="",
        prefix=prefix,
        severity="high",
        version="1",
        slots=slots,
        find=(),
        also=(),
        unless=(),
        different=(),
        event=Event(same, days),
        sheet=SheetPlan(()),
        examples=(),
        place=NOWHERE,
        digest="",
    )


ARMS = _rule(
    "arms-transfer",
    "AT",
    (
        Slot("supplier", "actor"),
        Slot("recipient", "actor"),
        Slot("item", "weapon"),
        Slot("quantity", "number", may_be_missing=True, near="item"),
        Slot("when", "date", may_be_missing=True),
    ),
    ("supplier", "recipient", "item"),
    90,
)
SUMMIT = _rule(
    "summit",
    "SM",
    (
        Slot("participants", "actor", at_least=2),
        Slot("place", "place", may_be_missing=True),
        Slot("when", "date", may_be_missing=True),
        Slot("kind", "meeting", may_be_missing=True),
    ),
    ("participants", "place"),
    14,
)
SANCTION = _rule(
    "sanction",
    "SN",
    (
        Slot("sender", "actor"),
        Slot("target", "actor"),
        Slot("action", "action"),
        Slot("object", "text", may_be_missing=True),
        Slot("when", "date", may_be_missing=True),
    ),
    ("sender", "target", "action"),
    90,
)
BOOK = Rulebook(
    rules=(ARMS, SUMMIT, SANCTION),
    lists={one.name: one for one in (ACTORS, WEAPONS, PLACES, ACTIONS, KINDS)},
    desk=Desk(title={}),
    digest="",
)


def when(text: str) -> When:
    """As "2022", "2022-11", "2022-11-03", "2022-02.." (since), or words."""
    open_end = text.endswith("..")
    parts = text.removesuffix("..").split("-")
    if not all(part.isdigit() for part in parts):
        return When(text)
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return When(text, date(numbers[0], 1, 1), date(numbers[0], 12, 31), precision="year")
    if len(numbers) == 2:
        first = date(numbers[0], numbers[1], 1)
        end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return When(
            text, first, None if open_end else end, precision="span" if open_end else "month"
        )
    day = date(numbers[0], numbers[1], numbers[2])
    return When(text, day, day, precision="day")


def count(value: str) -> Quantity:
    """As "12", ">12", "~12", "10-12" or a vague word."""
    bare = value.lstrip("<>~")
    low, _, high = bare.partition("-")
    if not low.isdigit():
        return Quantity(value, word=value)
    least, most = float(low), float(high or low)
    if value[0] == ">":
        return Quantity(value, min=least)
    return Quantity(value, min=least, max=most, approx=value[0] == "~")


def fillers(words: str) -> tuple[Filler, ...]:
    """As "RU CN" or, with the article's words, "RU:Putin KP:Korut"; "_" is a space."""
    pairs = [word.partition(":") for word in words.split()]
    return tuple(Filler(ident, (text or ident).replace("_", " ")) for ident, _, text in pairs)


def claim(rule: str, article: str, slots: Mapping[str, SlotValue], **keys: Any) -> Claim:
    sentence = keys.pop("sentence", 1)
    published = keys.pop("published", None)
    defaults: dict[str, Any] = {
        "language": "id",
        "paragraph": keys.pop("paragraph", sentence),
        "start": sentence * 100,
        "end": sentence * 100 + 50,
        "quote": "",
        "status": "reported",
        "cue": None,
        "speaker": None,
        "origin": article,
        "phrase": "",
    }
    day = date.fromisoformat(published) if published else None
    return Claim(
        rule=rule,
        article=article,
        sentence=sentence,
        slots=slots,
        published=day,
        **(defaults | keys),
    )


def arms(article: str, items: str, status: str = "reported", **keys: Any) -> Claim:
    slots: dict[str, SlotValue] = {
        "supplier": fillers(keys.pop("by", "KP")),
        "recipient": fillers(keys.pop("to", "RU")),
        "item": fillers(items),
    }
    return claim("arms-transfer", article, slots | _measures(keys), status=status, **keys)


def meeting(article: str, who: str, status: str = "reported", **keys: Any) -> Claim:
    slots: dict[str, SlotValue] = {"participants": fillers(who)}
    if place := keys.pop("place", None):
        slots["place"] = fillers(place)
    if kind := keys.pop("kind", None):
        slots["kind"] = fillers(kind)
    return claim("summit", article, slots | _measures(keys), status=status, **keys)


def sanction(article: str, sender: str, target: str, action: str, **keys: Any) -> Claim:
    slots: dict[str, SlotValue] = {
        "sender": fillers(sender),
        "target": fillers(target),
        "action": fillers(action),
    }
    return claim("sanction", article, slots | _measures(keys), **keys)


def _measures(keys: dict[str, Any]) -> dict[str, SlotValue]:
    found: dict[str, SlotValue] = {}
    if number := keys.pop("number", None):
        found["quantity"] = count(number)
    if day := keys.pop("when", None):
        found["when"] = when(day)
    return found
