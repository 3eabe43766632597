from __future__ import annotations

from datetime import date

import pytest

from factsheet.errors import Place
from factsheet.model import (
    Claim,
    Desk,
    Entry,
    Event,
    Fact,
    Filler,
    Page,
    Quantity,
    Rule,
    Rulebook,
    SheetPlan,
    Slot,
    Slots,
    Status,
    When,
    WordList,
)
from factsheet.score.agree import key_slots, same_event, value_agrees
from factsheet.score.labels import Case, Label
from factsheet.score.tally import compare, tally
from factsheet.score.wording import scorecard_record, worded_scorecard

HERE = Place("rules/x.yml", 1, 1)


def entries(*rows: Entry) -> dict[str, Entry]:
    return {row.id: row for row in rows}


LISTS = {
    "actor": WordList(
        "actor",
        "actors",
        entries(
            Entry("KP", ()), Entry("RU", ()), Entry("CN", ()), Entry("UA", ()),
            Entry("kim", (), of="KP"), Entry("WAGNER", (), part_of="RU"), Entry("DONETSK", (), part_of="UA"),
        ),
        HERE,
    ),
    "weapon": WordList(
        "weapon",
        "things",
        entries(
            Entry("weapons", ()), Entry("rockets", (), parent="weapons"),
            Entry("missiles", (), parent="weapons"), Entry("ballistic-missiles", (), parent="missiles"),
        ),
        HERE,
    ),
    "place": WordList("place", "things", entries(Entry("Pyongyang", (), of="KP")), HERE),
}  # fmt: skip


def rule(name: str, slots: tuple[Slot, ...], same: tuple[str, ...]) -> Rule:
    return Rule(
        name=name, title={}, about="", prefix=name[:2].upper(), severity="low", version="1", slots=slots,
        find=(), also=(), unless=(), different=(), event=Event(same, 90), sheet=SheetPlan(()),
        examples=(), place=HERE, digest="",
    )  # fmt: skip


GIVE = rule(
    "give",
    (
        Slot("from", "actor"), Slot("to", "actor"), Slot("thing", "weapon"),
        Slot("count", "number", may_be_missing=True), Slot("day", "date", may_be_missing=True),
    ),
    ("from", "to", "thing"),
)  # fmt: skip
MEET = rule(
    "meet",
    (Slot("who", "actor", at_least=2), Slot("where", "place", may_be_missing=True)),
    ("who", "where"),
)
BOOK = Rulebook((GIVE, MEET), LISTS, Desk(title={}), "")


def fillers(*ids: str) -> tuple[Filler, ...]:
    return tuple(Filler(one, one) for one in ids)


def fact(name: str, slots: Slots, status: Status = "reported", *, denied: bool = False) -> Fact:
    claim = Claim(
        rule=name, article="a.txt", language="en", sentence=1, paragraph=1, start=0, end=5, quote="Quote",
        status=status, cue=None, speaker=None, origin="a.txt", slots=slots, phrase="",
    )  # fmt: skip
    return Fact("k", "X-01", name, status, denied, slots, (claim,))


def given(
    src: str, to: str, *things: str, status: Status = "reported", denied: bool = False
) -> Fact:
    slots = {"from": fillers(src), "to": fillers(to), "thing": fillers(*things)}
    return fact("give", slots, status, denied=denied)


def label(
    src: str, to: str, *things: str, status: tuple[str, ...] = ("reported",), **more: str
) -> Label:
    slots = {"from": (src,), "to": (to,), "thing": things} | {
        name: (value,) for name, value in more.items()
    }
    return Label(
        "give", status, {name: value for name, value in slots.items() if value and value[0]}
    )


def case(*labels: Label, name: str = "a.txt") -> Case:
    return Case(Page(name, b"", "text"), labels)


@pytest.mark.parametrize(
    ("found", "wanted", "agrees"),
    [
        (given("KP", "RU", "rockets"), label("KP", "RU", "rockets"), True),
        (given("KP", "RU", "rockets", "missiles"), label("KP", "RU", "missiles"), True),
        (given("KP", "RU", "ballistic-missiles"), label("KP", "RU", "missiles"), True),
        (given("KP", "RU", "weapons"), label("KP", "RU", "ballistic-missiles"), True),
        (given("KP", "RU", "rockets"), label("KP", "RU", "missiles"), False),
        (given("kim", "RU", "rockets"), label("KP", "RU", "rockets"), True),
        (given("KP", "RU", "rockets"), label("KP", "WAGNER", "rockets"), True),
        (given("KP", "CN", "rockets"), label("KP", "RU", "rockets"), False),
        (given("RU", "KP", "rockets"), label("KP", "RU", "rockets"), False),
        (given("KP", "RU", "rockets"), label("", "RU", "rockets"), False),
    ],
)
def test_key_slots_agree_with_themselves_their_family_and_their_classes(
    found: Fact, wanted: Label, agrees: bool
) -> None:
    assert same_event(found, wanted, BOOK) is agrees


@pytest.mark.parametrize(
    ("who", "wanted", "agrees"),
    [
        (("KP", "RU"), ("RU", "KP"), True),
        (("kim", "RU"), ("KP", "RU"), True),
        (("KP", "DONETSK"), ("KP", "UA"), True),
        (("KP", "RU", "CN"), ("KP", "RU"), False),
        (("KP", "CN"), ("KP", "RU"), False),
    ],
)
def test_sides_of_a_meeting_agree_only_as_a_whole(
    who: tuple[str, ...], wanted: tuple[str, ...], agrees: bool
) -> None:
    found = fact("meet", {"who": fillers(*who), "where": fillers("Pyongyang")})
    assert same_event(found, Label("meet", ("reported",), {"who": wanted}), BOOK) is agrees


def test_the_key_is_what_must_be_there() -> None:
    assert [slot.name for slot in key_slots(MEET, BOOK)] == ["who"]


@pytest.mark.parametrize(
    ("found", "wanted", "agrees"),
    [
        (Quantity("12", 12, 12), "12", True),
        (Quantity("12", 12, 12), "13", False),
        (Quantity("more than 100", 100, None), ">100", True),
        (Quantity("100", 100, 100), ">100", False),
        (Quantity("up to 30", None, 30), "<30", True),
        (Quantity("about 50", 50, 50, approx=True), "~50", True),
        (Quantity("10-12", 10, 12), "10-12", True),
        (Quantity("jutaan", word="jutaan"), "millions", True),
        (Quantity("12", 12, 12), "millions", False),
    ],
)
def test_a_quantity_agrees_with_its_bounds(found: Quantity, wanted: str, agrees: bool) -> None:
    assert value_agrees(GIVE.slot("count"), found, (wanted,), BOOK) is agrees


@pytest.mark.parametrize(
    ("start", "end", "wanted", "agrees"),
    [
        (date(2022, 11, 1), date(2022, 11, 30), "2022-11", True),
        (date(2022, 11, 3), date(2022, 11, 3), "2022-11", True),
        (date(2022, 1, 1), date(2022, 12, 31), "2022-11", False),
        (date(2024, 2, 29), date(2024, 2, 29), "2024-02-29", True),
        (None, None, "2022", False),
        (date(2022, 1, 1), date(2022, 1, 2), "last spring", False),
    ],
)
def test_a_date_agrees_when_it_lies_within_the_labelled_days(
    start: date | None, end: date | None, wanted: str, agrees: bool
) -> None:
    assert value_agrees(GIVE.slot("day"), When("w", start, end), (wanted,), BOOK) is agrees


def test_every_label_takes_one_fact_and_the_closest_first() -> None:
    planned, done = given("KP", "RU", "rockets", status="planned"), given("KP", "RU", "rockets")
    one = compare(case(label("KP", "RU", "rockets")), (planned, done), "en", BOOK)
    assert [hit.fact for hit in one.hits] == [done]
    assert one.extras == (planned,)


def test_a_denial_told_by_the_flag_of_a_fact_is_neither_missed_nor_extra() -> None:
    charge, denial = (
        label("KP", "RU", "rockets", status=("alleged",)),
        label("KP", "RU", "weapons", status=("denied",)),
    )
    found = given("KP", "RU", "rockets", status="alleged", denied=True)
    one = compare(case(charge, denial), (found,), "en", BOOK)
    assert (len(one.hits), one.answered, one.misses, one.extras) == (1, (denial,), (), ())


def test_a_rule_that_is_not_there_is_missed_not_a_crash() -> None:
    one = compare(case(Label("gone", ("reported",), {})), (), "en", BOOK)
    assert len(one.misses) == 1


def test_the_scorecard_counts_what_was_told_found_and_silent() -> None:
    outcomes = [
        compare(
            case(label("KP", "RU", "rockets", count="12")),
            (given("KP", "RU", "rockets", status="alleged"),),
            "en",
            BOOK,
        ),
        compare(case(label("KP", "RU", "rockets"), name="b.txt"), (), "id", BOOK),
        compare(case(name="c.txt"), (given("CN", "RU", "rockets"),), "en", BOOK),
        compare(case(name="d.txt"), (), "en", BOOK),
    ]
    card = tally(outcomes, BOOK)
    total = card.rows[-1]
    assert (total.labelled, total.told, total.found, total.right) == (2, 1, 2, 1)
    assert (total.precision, total.recall, total.f1) == (0.5, 0.5, 0.5)
    assert card.status == (1, 0, 1)
    assert card.slots == (("count", 1, 0),)
    assert card.silent == (2, 1)
    assert card.extras_per_hundred == 25
    text = worded_scorecard(card)
    assert "missed  give from=KP to=RU thing=rockets [reported]" in text
    assert "extra   give from=CN to=RU thing=rockets [reported]" in text
    assert "missed" not in worded_scorecard(card, counts_only=True)
    assert len(scorecard_record(card)["misses"]) == 1


def test_words_agree_where_they_share_one() -> None:
    slot = Slot("object", "text", may_be_missing=True)
    said = (Filler("", "two state banks"),)
    assert value_agrees(slot, said, ("banks of the state",), BOOK)
    assert not value_agrees(slot, said, ("Ivan Soto",), BOOK)
