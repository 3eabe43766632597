from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.facts.settle import KnownFact, Settled, known_facts, settle
from factsheet.model import Claim, Fact, Filler, Quantity, When

from .events import BOOK, arms, meeting, sanction

Case = tuple[str, list[Claim], list[set[int]]]

CASES: list[Case] = [
    # --- fillers ------------------------------------------------------------------------------------
    ("two articles, one event", [arms("a", "rockets"), arms("b", "rockets")], [{0, 1}]),
    ("another item is another event", [arms("a", "rockets"), arms("b", "mines")], [{0}, {1}]),
    ("another supplier is another event", [arms("a", "rockets"), arms("b", "rockets", by="IR")], [{0}, {1}]),
    ("another recipient is another event", [arms("a", "rockets"), arms("b", "rockets", to="SE")], [{0}, {1}]),
    ("a list agrees with the same list in another order", [arms("a", "rockets missiles"), arms("b", "missiles rockets")], [{0, 1}]),
    ("one shared class is no agreement", [arms("a", "rockets missiles"), arms("b", "rockets mines")], [{0}, {1}]),
    ("a part of a list is no agreement", [arms("a", "rockets missiles"), arms("b", "rockets")], [{0}, {1}]),
    ("a member that another implies is dropped", [arms("a", "weapons rockets missiles"), arms("b", "rockets missiles")], [{0, 1}]),
    ("implied over two steps", [arms("a", "weapons artillery-shells"), arms("b", "artillery-shells")], [{0, 1}]),
    ("ammunition among shells is shells", [arms("a", "ammunition rockets artillery-shells"), arms("b", "rockets artillery-shells")], [{0, 1}]),
    ("a general word does not swallow an exact one", [arms("a", "weapons"), arms("b", "rockets")], [{0}, {1}]),
    ("a class does not swallow its kind", [arms("a", "missiles"), arms("b", "ballistic-missiles")], [{0}, {1}]),
    ("a family agrees", [arms("a", "rockets", to="WAGNER"), arms("b", "rockets")], [{0, 1}]),
    ("both of a family are the closer one", [arms("a", "rockets", to="WAGNER RU"), arms("b", "rockets", to="WAGNER")], [{0, 1}]),
    ("two parts of one family are not each other", [arms("a", "rockets", to="WAGNER"), arms("b", "rockets", to="CHECHNYA")], [{0}, {1}]),
    ("a family does not chain two of its parts", [arms("a", "rockets", to="WAGNER", when="2022-11"), arms("b", "rockets", when="2022-11"), arms("c", "rockets", to="CHECHNYA", when="2022-11")], [{0, 1}, {2}]),
    ("a person counts as the actor", [arms("a", "rockets", to="putin"), arms("b", "rockets")], [{0, 1}]),
    ("two suppliers together are not one of them", [arms("a", "rockets", by="KP IR"), arms("b", "rockets")], [{0}, {1}]),
    # --- times --------------------------------------------------------------------------------------
    ("same month", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", when="2022-11-20")], [{0, 1}]),
    ("within the span", [arms("a", "rockets", when="2022-11-01"), arms("b", "rockets", when="2023-01-20")], [{0, 1}]),
    ("beyond the span", [arms("a", "rockets", when="2022-11-01"), arms("b", "rockets", when="2023-03-01")], [{0}, {1}]),
    ("never chained", [arms("a", "rockets", when="2022-01-01"), arms("b", "rockets", when="2022-03-15"), arms("c", "rockets", when="2022-06-01")], [{0, 1}, {2}]),
    ("a year holds its month", [arms("a", "rockets", when="2022"), arms("b", "rockets", when="2022-11")], [{0, 1}]),
    ("another year does not", [arms("a", "rockets", when="2021"), arms("b", "rockets", when="2022-11")], [{0}, {1}]),
    ("a year that fits two events fits neither", [arms("a", "rockets", when="2022-01"), arms("b", "rockets", when="2022-11"), arms("c", "rockets", when="2022")], [{0}, {1}, {2}]),
    ("one side undated, same group", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", "alleged")], [{0, 1}]),
    ("one side in words, same group", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", when="bulan lalu")], [{0, 1}]),
    ("one side undated, other group", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", "planned")], [{0}, {1}]),
    ("one side undated, other group, same quantity", [arms("a", "rockets", number="jutaan"), arms("b", "rockets", "planned", number="jutaan")], [{0, 1}]),
    ("undated, other group, other quantity", [arms("a", "rockets", number="12"), arms("b", "rockets", "planned", number="24")], [{0}, {1}]),
    ("an undated claim that could be two is neither", [arms("a", "rockets", when="2022-01"), arms("b", "rockets", when="2022-11"), arms("c", "rockets")], [{0}, {1}, {2}]),
    ("the quantity decides between two", [arms("a", "rockets", when="2022-01", number="12"), arms("b", "rockets", when="2022-11", number="24"), arms("c", "rockets", number="24")], [{0}, {1, 2}]),
    ("a plan and its fulfilment on one date", [arms("a", "rockets", "planned", when="2022-11"), arms("b", "rockets", "confirmed", when="2022-11-12")], [{0, 1}]),
    ("a plan without a date stays a plan", [arms("a", "rockets", "planned"), arms("b", "rockets", "confirmed", when="2022-11-12")], [{0}, {1}]),
    ("told before it happened is another", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", published="2022-03-01")], [{0}, {1}]),
    ("told long after is another", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", published="2024-03-01")], [{0}, {1}]),
    ("told soon after is the same", [arms("a", "rockets", when="2022-11"), arms("b", "rockets", published="2022-12-20")], [{0, 1}]),
    ("undated reports years apart are two", [arms("a", "rockets", published="2022-01-01"), arms("b", "rockets", published="2024-01-01")], [{0}, {1}]),
    ("undated reports days apart are one", [arms("a", "rockets", published="2022-01-01"), arms("b", "rockets", published="2022-01-09")], [{0, 1}]),
    # --- status groups ------------------------------------------------------------------------------
    ("undated weapons with other groups stay two", [arms("a", "weapons", "alleged"), arms("b", "weapons", "planned")], [{0}, {1}]),
    ("alleged and reported are one group", [arms("a", "weapons", "alleged"), arms("b", "weapons")], [{0, 1}]),
    ("a charge and its denial in one sentence", [arms("a", "mines", "alleged"), arms("a", "mines", "denied")], [{0, 1}]),
    ("a denial of a dated event on its date", [arms("a", "weapons", when="2022-11"), arms("b", "weapons", "denied", when="2022-11")], [{0, 1}]),
    ("a denial of exact things", [arms("a", "mines", "alleged"), arms("b", "mines", "denied")], [{0, 1}]),
    ("a denial answers what is told as done, not the plan", [arms("a", "mines", "alleged"), arms("b", "mines", "planned"), arms("c", "mines", "denied")], [{0, 2}, {1}]),
    ("a general denial stands alone", [arms("a", "weapons", "alleged"), arms("b", "weapons", "denied")], [{0}, {1}]),
    ("general denials join each other", [arms("a", "weapons", "denied"), arms("b", "weapons ammunition", "denied")], [{0, 1}]),
    ("a general denial does not touch an exact event", [arms("a", "rockets", "confirmed"), arms("a", "weapons", "denied")], [{0}, {1}]),
    # --- general words beside exact ones ------------------------------------------------------------
    ("general words in the sentence before, same speaker", [arms("a", "weapons", "confirmed", sentence=3, paragraph=2, speaker="Kirby"), arms("a", "rockets", sentence=4, paragraph=2, speaker="Kirby")], [{0, 1}]),
    ("general words of another speaker", [arms("a", "weapons", "confirmed", sentence=3, paragraph=2, speaker="Ryder"), arms("a", "rockets", sentence=4, paragraph=2, speaker="Kirby")], [{0}, {1}]),
    ("a charge in general words is another thing", [arms("a", "weapons", "alleged", sentence=3, paragraph=2, speaker="Kirby"), arms("a", "rockets", sentence=4, paragraph=2, speaker="Kirby")], [{0}, {1}]),
    ("general words in another paragraph", [arms("a", "weapons", sentence=3, paragraph=2, speaker="Kirby"), arms("a", "rockets", sentence=4, paragraph=3, speaker="Kirby")], [{0}, {1}]),
    # --- meetings -----------------------------------------------------------------------------------
    ("same place, same group", [meeting("a", "KP RU", "planned", place="Vladivostok"), meeting("b", "RU KP", "planned", place="Vladivostok")], [{0, 1}]),
    ("another place", [meeting("a", "KP RU", place="Vladivostok"), meeting("b", "KP RU", place="Pyongyang")], [{0}, {1}]),
    ("more participants at the same place", [meeting("a", "KP RU", place="Oslo"), meeting("b", "KP RU CN", place="Oslo")], [{0, 1}]),
    ("more participants without place or date", [meeting("a", "KP RU"), meeting("b", "KP RU CN")], [{0}, {1}]),
    ("more participants on the same day", [meeting("a", "KP RU", when="2023-07-01"), meeting("b", "KP RU CN", when="2023-07-01")], [{0, 1}]),
    ("an open place on the same day", [meeting("a", "KP RU", place="Oslo", when="2023-07-01"), meeting("b", "KP RU", when="2023-07-02")], [{0, 1}]),
    ("an open place that fits two", [meeting("a", "KP RU", place="Oslo", when="2023-07-01"), meeting("b", "KP RU", place="Lima", when="2023-07-05"), meeting("c", "KP RU", when="2023-07-03")], [{0}, {1}, {2}]),
    ("an open place in the next sentence", [meeting("a", "KP RU", "planned", sentence=1), meeting("a", "KP RU", "planned", place="Vladivostok", sentence=2)], [{0, 1}]),
    ("an open place far away in the article", [meeting("a", "KP RU", sentence=1), meeting("a", "KP RU", place="Vladivostok", sentence=20)], [{0}, {1}]),
    ("an invitation is no other plan", [meeting("a", "KP RU", "planned"), meeting("b", "KP RU", "planned", place="Vladivostok")], [{0}, {1}]),
    ("two plans without place or date are two", [meeting("a", "KP RU", "planned"), meeting("b", "KP RU", "planned")], [{0}, {1}]),
    ("two plans told in one week are one", [meeting("a", "KP RU", "planned", published="2023-09-01"), meeting("b", "KP RU", "planned", published="2023-09-05")], [{0, 1}]),
    ("the same minister's visit, place left open", [meeting("a", "RU:Sergei_Shoigu KP", place="Pyongyang"), meeting("b", "RU:Menhan_Sergei_Shoigu KP")], [{0, 1}]),
    ("the same office's visit, place left open", [meeting("a", "RU:menteri_pertahanan_RU KP", place="Pyongyang"), meeting("b", "RU:Menteri_Pertahanan_RU_Sergei_Shoigu KP")], [{0, 1}]),
    ("another office's visit", [meeting("a", "RU:menteri_luar_negeri_RU KP", place="Pyongyang"), meeting("b", "RU:menteri_dalam_negeri_RU KP")], [{0}, {1}]),
    ("a minister's visit is no summit", [meeting("a", "RU:Sergei_Shoigu KP", when="2023-07"), meeting("b", "RU:Putin KP", when="2023-07")], [{0}, {1}]),
    ("beyond the span of meetings", [meeting("a", "KP RU", place="Oslo", when="2023-07-01"), meeting("b", "KP RU", place="Oslo", when="2023-08-01")], [{0}, {1}]),
    # --- sanctions ----------------------------------------------------------------------------------
    ("same sender, target, action", [sanction("a", "US", "SK", "impose"), sanction("b", "US", "SK", "impose")], [{0, 1}]),
    ("another action", [sanction("a", "US", "SK", "impose"), sanction("b", "US", "SK", "ease")], [{0}, {1}]),
    ("two senders agree with the same two", [sanction("a", "RU CN", "KP", "call-for"), sanction("b", "CN RU", "KP", "call-for")], [{0, 1}]),
    ("rules do not mix", [arms("a", "rockets"), sanction("a", "KP", "RU", "impose")], [{0}, {1}]),
    # --- other precision, other articles -------------------------------------------------------------
    ("a kind and its class in one month", [arms("a", "missiles", when="2024-09"), arms("b", "ballistic-missiles", when="2024-09-04")], [{0, 1}]),
    ("a kind and its class in two months", [arms("a", "missiles", when="2024-09"), arms("b", "ballistic-missiles", when="2024-11")], [{0}, {1}]),
    ("a kind and its class with one figure", [arms("a", "missiles", number="200"), arms("b", "ballistic-missiles", number="200")], [{0, 1}]),
    ("a kind and its class with one vague word", [arms("a", "missiles", number="jutaan"), arms("b", "ballistic-missiles", number="jutaan")], [{0}, {1}]),
    ("a plan of the class, a kind delivered", [arms("a", "missiles", "planned", when="2024-09"), arms("b", "ballistic-missiles", when="2024-09")], [{0}, {1}]),
    ("a class that fits two kinds fits neither", [arms("a", "weapons", when="2024-09-04"), arms("b", "rockets", when="2024-09-04"), arms("c", "mines", when="2024-09-04")], [{0}, {1}, {2}]),
    ("a word for anything on the very day", [arms("a", "weapons", when="2024-09-04"), arms("b", "rockets", when="2024-09-04")], [{0, 1}]),
    ("a word for anything in one month", [arms("a", "weapons", when="2024-09"), arms("b", "rockets", when="2024-09-04")], [{0}, {1}]),
    ("a second report in wider words follows the first", [arms("a", "missiles", when="2024-09"), arms("b", "ballistic-missiles", when="2024-09-04"), arms("c", "missiles")], [{0, 1, 2}]),
    ("a part of a list on the very day", [arms("a", "rockets mines", when="2024-09-04"), arms("b", "mines", when="2024-09-04")], [{0, 1}]),
    ("a denial of a kind names its class too", [arms("a", "ballistic-missiles", "planned"), arms("b", "missiles ballistic-missiles", "denied")], [{0, 1}]),
    # --- plans and what came of them -----------------------------------------------------------------
    ("a plan told before what was done", [arms("a", "rockets", "planned", published="2022-04-11"), arms("b", "rockets", published="2022-05-13")], [{0, 1}]),
    ("a plan told after what was done", [arms("a", "rockets", "planned", published="2022-05-13"), arms("b", "rockets", published="2022-04-11")], [{0}, {1}]),
    ("a plan told long before", [arms("a", "rockets", "planned", published="2021-04-11"), arms("b", "rockets", published="2022-05-13")], [{0}, {1}]),
    ("a plan for anything", [arms("a", "weapons", "planned", published="2022-04-11"), arms("b", "weapons", published="2022-05-13")], [{0}, {1}]),
    ("a plan told before a dated delivery", [arms("a", "rockets", "planned", published="2022-04-11"), arms("b", "rockets", when="2022-05-12", published="2022-05-13")], [{0, 1}]),
    ("a dated plan and an undated delivery", [arms("a", "rockets", "planned", when="2022-05", published="2022-04-11"), arms("b", "rockets", published="2022-05-13")], [{0, 1}]),
    ("a plan after a delivery with the same figure", [arms("a", "rockets", when="2022-05-12", number="12"), arms("b", "rockets", "planned", number="12", published="2023-06-01")], [{0}, {1}]),
    ("a plan with the same figure half a year before", [arms("a", "rockets", "planned", number="18", published="2022-01-12"), arms("b", "rockets", number="18", published="2022-07-20")], [{0, 1}]),
    ("one plan told twice with the same figure", [arms("a", "rockets", "planned", number="18", published="2022-01-12"), arms("b", "rockets", "planned", number="18", published="2022-07-20")], [{0, 1}]),
    ("undated deliveries with the same figure half a year apart", [arms("a", "rockets", number="18", published="2022-01-12"), arms("b", "rockets", number="18", published="2022-07-20")], [{0}, {1}]),
    ("a dated plan called off before its day", [meeting("a", "KP RU", "planned", place="Oslo", when="2021-03-10"), meeting("b", "KP RU", "denied", place="Oslo", published="2021-03-06")], [{0, 1}]),
    ("a denial told before the event", [arms("a", "rockets", when="2022-05-12"), arms("b", "rockets", "denied", published="2022-05-01")], [{0}, {1}]),
    # --- two of a kind -------------------------------------------------------------------------------
    ("days and figures differ", [arms("a", "rockets", when="2024-01-05", number="4"), arms("b", "rockets", when="2024-02-23", number="6")], [{0}, {1}]),
    ("figures differ within a week", [arms("a", "rockets", when="2024-01-05", number="4"), arms("b", "rockets", when="2024-01-09", number="6")], [{0, 1}]),
    ("figures differ, one side by the month", [arms("a", "rockets", when="2024-01-05", number="4"), arms("b", "rockets", when="2024-02", number="6")], [{0, 1}]),
    ("figures leave room for each other", [arms("a", "rockets", when="2024-01-05", number=">4"), arms("b", "rockets", when="2024-02-23", number="6")], [{0, 1}]),
    ("a plan and a delivery with other figures", [arms("a", "rockets", "planned", when="2024-01-05", number="4"), arms("b", "rockets", when="2024-02-23", number="6")], [{0, 1}]),
    ("two meetings at one place", [meeting("a", "KP RU", place="Oslo", when="2023-07-01"), meeting("b", "KP RU", place="Oslo", when="2023-07-12")], [{0}, {1}]),
    ("a meeting planned and put off", [meeting("a", "KP RU", "planned", place="Oslo", when="2023-07-01"), meeting("b", "KP RU", place="Oslo", when="2023-07-12")], [{0, 1}]),
    ("two rounds of sanctions", [sanction("a", "US", "SK", "impose", when="2022-02-24"), sanction("b", "US", "SK", "impose", when="2022-04-05")], [{0}, {1}]),
    ("the later of two with the same figure", [arms("a", "rockets", when="2022-01-18", number="2"), arms("b", "rockets", when="2022-11-10", number="2"), arms("c", "rockets", number="2", published="2022-11-18")], [{0}, {1, 2}]),
]  # fmt: skip


def partition(settled: Settled, claims: list[Claim]) -> list[set[int]]:
    groups = [{claims.index(one) for one in fact.claims} for fact in settled.facts]
    return sorted(groups, key=min)


@pytest.mark.parametrize(("promise", "claims", "expected"), CASES, ids=[case[0] for case in CASES])
def test_claims_of_one_event_are_one_fact(
    promise: str, claims: list[Claim], expected: list[set[int]]
) -> None:
    for order in (claims, claims[::-1]):
        assert partition(settle(order, BOOK), claims) == expected, promise


POOL = [claim for _, claims, _ in CASES for claim in claims]


def _said(settled: Settled) -> list[tuple[str, str, str]]:
    return [(fact.key, repr(fact), repr(settled.why[fact.key])) for fact in settled.facts]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], chance: random.Random) -> None:
    mixed = claims[:]
    chance.shuffle(mixed)
    assert _said(settle(mixed, BOOK)) == _said(settle(claims, BOOK))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=14))
def test_no_claim_is_lost_and_every_fact_has_its_own_key(claims: list[Claim]) -> None:
    settled = settle(claims, BOOK)
    held = [one for fact in settled.facts for one in fact.claims]
    assert all(claim in held for claim in claims)
    assert len({fact.key for fact in settled.facts}) == len(settled.facts)
    assert set(settled.why) == {fact.key for fact in settled.facts}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=12))
def test_a_second_run_over_the_same_claims_changes_no_name(claims: list[Claim]) -> None:
    first = numbered(settle(claims, BOOK))
    again = settle(claims, BOOK, known_facts(first))
    assert [(fact.key, fact.id) for fact in again.facts] == [(fact.key, fact.id) for fact in first]
    assert again.gone == {}


def numbered(settled: Settled, start: int = 1) -> tuple[Fact, ...]:
    """The facts with ids, as the store gives them at first sight."""
    return tuple(
        replace(fact, id=fact.id or f"X-{number:02}")
        for number, fact in enumerate(settled.facts, start)
    )


# --- what a fact says ------------------------------------------------------------------------------

SEEDS = [
    arms("002", "weapons rockets missiles", "confirmed", to="WAGNER", when="2022-11", sentence=8),
    arms(
        "003",
        "weapons",
        "confirmed",
        to="WAGNER",
        sentence=20,
        paragraph=14,
        speaker="John Kirby",
        origin="US",
    ),
    arms(
        "003",
        "rockets missiles",
        to="RU",
        when="Bulan lalu",
        sentence=21,
        paragraph=14,
        speaker="John Kirby",
        origin="US",
    ),
    arms("004", "rockets missiles", to="RU WAGNER", when="tahun lalu", sentence=9, origin="US"),
    arms("002", "weapons", "planned", sentence=3),
    arms("001", "rockets artillery-shells", "alleged", number="jutaan", sentence=2),
    arms("001", "ammunition rockets artillery-shells", "planned", number="jutaan", sentence=7),
    arms(
        "003",
        "ammunition rockets artillery-shells",
        number="jutaan",
        when="September lalu",
        sentence=15,
        paragraph=12,
    ),
    arms("003", "weapons", "alleged", sentence=14, paragraph=12, when="2022-02.."),
    arms("000", "ammunition", sentence=11),
    arms("000", "military-aid", sentence=17),
    arms("000", "artillery-shells", number=">1000000", sentence=18),
    arms("004", "ammunition missile-technology", "planned", sentence=3),
    arms("002", "weapons", "denied", sentence=8),
    arms("003", "weapons ammunition", "denied", sentence=16, paragraph=12),
    meeting("003", "KP:Kim_Jong_Un RU", "planned", sentence=2),
    meeting("003", "KP RU", "planned", place="Vladivostok", sentence=3),
    meeting("004", "KP:Kim_Jong_Un RU:Vladimir_Putin", "planned", place="Vladivostok", sentence=4),
    meeting("000", "KP RU:Putin", "planned", sentence=9),
    meeting("003", "RU:Sergei_Shoigu KP", place="Pyongyang", when="bulan lalu", sentence=4),
    meeting("004", "RU:Sergei_Shoigu KP", when="bulan Juli", sentence=7),
    meeting("003", "RU:Putin KP", sentence=25),
]


def test_the_events_that_five_articles_tell_of_stay_apart_and_together() -> None:
    groups = partition(settle(SEEDS, BOOK), SEEDS)
    assert groups == [
        {0, 1, 2, 3},
        {4},
        {5, 6, 7},
        {8},
        {9},
        {10},
        {11},
        {12},
        {13, 14},
        {15, 16, 17},
        {18},
        {19, 20},
        {21},
    ]


def test_the_fact_shows_what_its_claims_agree_on_the_most_exact_first() -> None:
    fact = settle(SEEDS[:4], BOOK).facts[0]
    assert fact.status == "confirmed"
    assert not fact.denied
    assert fact.slots["recipient"] == (Filler("WAGNER", "WAGNER"),)
    assert fact.slots["item"] == (Filler("rockets", "rockets"), Filler("missiles", "missiles"))
    shown = fact.slots["when"]
    assert isinstance(shown, When)
    assert shown.text == "2022-11"
    assert fact.differs == ("status",)


def test_three_outlets_that_repeat_one_spokesman_are_one_origin() -> None:
    assert settle(SEEDS[:4], BOOK).facts[0].origins == 2
    repeated = [arms(name, "rockets", origin="US") for name in "abc"]
    assert [(len(fact.claims), fact.origins) for fact in settle(repeated, BOOK).facts] == [(3, 1)]


def test_the_status_is_that_of_the_strongest_claim_and_a_denial_stands_beside_it() -> None:
    fact = settle([arms("a", "mines", "alleged"), arms("a", "mines", "denied")], BOOK).facts[0]
    assert (fact.status, fact.denied, fact.differs) == ("alleged", True, ("status",))
    alone = settle([arms("a", "mines", "denied")], BOOK).facts[0]
    assert (alone.status, alone.denied) == ("denied", True)


def test_a_figure_on_which_claims_differ_stays_with_them() -> None:
    fact = settle(
        [arms("a", "rockets", number="12"), arms("b", "rockets", number="24")], BOOK
    ).facts[0]
    assert "quantity" not in fact.slots
    assert fact.differs == ("quantity",)
    assert [one.slots["quantity"] for one in fact.claims] == [
        Quantity("12", 12, 12),
        Quantity("24", 24, 24),
    ]


def test_a_figure_told_in_wider_words_elsewhere_stands_beside_the_other() -> None:
    exact = arms("a", "ballistic-missiles", when="2024-09-04", number="200")
    wider = arms("b", "missiles", when="2024-09-04", number="150")
    fact = settle([exact, wider], BOOK).facts[0]
    assert fact.slots["item"] == (Filler("ballistic-missiles", "ballistic-missiles"),)
    assert fact.differs == ("quantity",)


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("12", "12", "12"),
        (">10", "12", "12"),
        ("~12", "12", "12"),
        ("10-20", "12", "12"),
        ("jutaan", "jutaan", "jutaan"),
        ("jutaan", "12", None),
        (">12", "10", None),
    ],
)
def test_the_more_exact_figure_is_shown_where_the_other_leaves_room(
    one: str, other: str, shown: str | None
) -> None:
    fact = settle(
        [arms("a", "rockets", number=one), arms("b", "rockets", number=other)], BOOK
    ).facts[0]
    value = fact.slots.get("quantity")
    assert (value.text if isinstance(value, Quantity) else None) == shown


def test_a_slot_that_one_claim_leaves_open_is_no_disagreement() -> None:
    fact = settle([arms("a", "rockets", number="12"), arms("b", "rockets")], BOOK).facts[0]
    assert isinstance(fact.slots["quantity"], Quantity)
    assert fact.differs == ()


# --- names that stay -------------------------------------------------------------------------------


def test_a_fact_keeps_key_and_id_when_an_earlier_and_closer_report_joins() -> None:
    first = numbered(settle([arms("m", "rockets", when="2022")], BOOK))
    grown = settle(
        [arms("m", "rockets", when="2022"), arms("a", "rockets", when="2022-11")],
        BOOK,
        known_facts(first),
    )
    assert [(fact.key, fact.id) for fact in grown.facts] == [(first[0].key, "X-01")]


def test_a_new_fact_has_no_id_yet() -> None:
    first = numbered(settle([arms("a", "rockets")], BOOK))
    more = settle([arms("a", "rockets"), arms("b", "mines")], BOOK, known_facts(first))
    assert [fact.id for fact in more.facts] == ["X-01", ""]


def test_a_fact_merged_away_leaves_a_note_of_where_it_went() -> None:
    rockets, mines = arms("a", "rockets", number="5"), arms("b", "rockets", number="5")
    known = {
        fact.key: fact
        for number, claim in enumerate((rockets, mines), 1)
        for fact in [
            KnownFact(
                f"k{number}",
                f"X-0{number}",
                known_facts(settle([claim], BOOK).facts).popitem()[1].claims,
            )
        ]
    }
    settled = settle([rockets, mines], BOOK, known)
    assert [fact.id for fact in settled.facts] == ["X-01"]
    assert settled.gone == {"X-02": "X-01"}


def test_a_status_read_better_leaves_the_name() -> None:
    first = numbered(settle([arms("a", "rockets", "alleged")], BOOK))
    again = settle([arms("a", "rockets", "reported")], BOOK, known_facts(first))
    assert (again.facts[0].id, again.facts[0].key) == (first[0].id, first[0].key)


def test_every_step_of_a_merger_is_told_in_words() -> None:
    settled = settle([arms("a", "rockets", when="2022-11"), arms("b", "rockets")], BOOK)
    assert settled.why[settled.facts[0].key] == (
        "a sentence 1 (reported) is the first",
        "b sentence 1 (reported) joins: same supplier, recipient, item; one side undated, happened",
    )


def test_claims_of_a_rule_that_is_gone_are_left_out() -> None:
    assert settle([replace(arms("a", "rockets"), rule="old")], BOOK).facts == ()


def test_no_claims_no_facts() -> None:
    assert settle([], BOOK) == Settled(())
