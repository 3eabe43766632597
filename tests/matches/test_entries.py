"""A filler's words lead back to the entry of the list that they came from."""

from __future__ import annotations

import pytest

from factsheet.matches.entries import list_names_of, origin_of, phrase_of
from factsheet.model import Filler
from tests.matches.tiny import Tiny


@pytest.mark.parametrize(
    ("ident", "text", "words", "entry", "name"),
    [
        ("lamps", "lampu suar", "ware", "lamps", "lampu suar"),
        ("lamps", "lampu", "ware", "lamps", "lampu"),
        ("SE", "Swedia", "actor", "SE", "Swedia"),
        ("SE", "Menteri Oluf Brandt", "actor", "Oluf Brandt", "Oluf Brandt"),
        ("SE", "negara itu", "actor", "SE", ""),
    ],
)
def test_the_longest_name_in_the_words_tells_the_entry(
    desk: Tiny, ident: str, text: str, words: str, entry: str, name: str
) -> None:
    found = origin_of(Filler(ident, text), [desk.book.lists["ware"], desk.book.lists["actor"]])
    assert found is not None
    assert (found.list, found.entry.id, found.name) == (words, entry, name)


def test_an_id_that_no_list_holds_has_no_entry(desk: Tiny) -> None:
    assert origin_of(Filler("nothing", "lampu"), desk.book.lists.values()) is None


def test_a_slot_is_filled_from_its_own_list_and_those_that_phrases_name(desk: Tiny) -> None:
    assert list_names_of(desk.book.rule("gift"), "goods") == ("ware",)


def test_a_claim_leads_back_to_its_phrase_as_long_as_the_rule_has_it(desk: Tiny) -> None:
    (claim,) = desk.claims("Swedia mengirim lampu ke Peru.", "id")
    phrase = phrase_of(claim, desk.book.rule("gift"))
    assert phrase is not None
    assert str(phrase.place) == "rules/gift.yml:14:7"
    assert phrase_of(claim, desk.book.rule("sale")) is None
