"""Active, passive or noun: the form of a verb decides who gave and who got."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, amiss


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirimkan lampu ke Peru."),
        ("id", "Swedia kirim lampu ke Peru."),
        ("id", "Swedia memasok lampu bagi Peru."),
        ("en", "Sweden sends lamps to Peru."),
        ("en", "Sweden is sending lamps to Peru."),
        ("en", "Sweden has sent lamps to Peru."),
        ("en", "Sweden had already sent lamps to Peru."),
        ("en", "Sweden supplies lamps to Peru."),
        ("en", "Sweden to send lamps to Peru."),
    ],
)
def test_the_subject_of_an_active_verb_gives(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Lampu dikirim oleh Swedia ke Peru."),
        ("id", "Lampu dikirim Swedia ke Peru."),
        ("id", "Lampu telah dikirimkan oleh Swedia kepada Peru."),
        ("id", "Lampu buatan Finlandia dikirim oleh Swedia ke Peru."),
        ("id", "Peru dikirimi lampu oleh Swedia."),
        ("en", "Lamps were sent by Sweden to Peru."),
        ("en", "Lamps were sent to Peru by Sweden."),
        ("en", "Lamps are being sent to Peru by Sweden."),
        ("en", "Lamps have been quietly sent to Peru by Sweden."),
        ("en", "Lamps supplied by Sweden to Peru arrived."),
        ("en", "The lamps, made in Finland, were sent to Peru by Sweden."),
        ("en", "Peru was sent lamps by Sweden."),
        ("en", "Peru has been supplied with lamps by Sweden."),
    ],
)
def test_the_agent_of_a_passive_verb_gives(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia dikirim lampu ke Peru."),
        ("en", "Sweden was supplied lamps."),
        ("en", "Sweden was not reportedly sent lamps."),
        pytest.param(
            "en", "Sweden was not, however, sent lamps.", marks=amiss("a comma hides the passive")
        ),
        ("en", "Sweden wasn't sent lamps."),
    ],
)
def test_the_subject_of_a_passive_verb_does_not_give(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia menyetujui pengiriman lampu ke Peru."),
        ("id", "Pengiriman lampu oleh Swedia ke Peru selesai."),
        ("id", "Pengiriman lampu dari Swedia ke Peru selesai."),
        ("en", "Sweden's shipment of lamps to Peru ended."),
        ("en", "The shipment of lamps by Sweden to Peru ended."),
        ("en", "Sweden's supply of lamps to Peru ended."),
        ("en", "The supply of lamps by Sweden to Peru ended."),
        ("en", "Sweden announced the delivery of lamps to Peru."),
    ],
)
def test_a_noun_tells_the_deed_like_its_verb(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim ahli lampu ke Peru."),
        ("id", "Swedia mengirim tim ahli lampu ke Peru."),
        ("id", "Swedia mengirim surat tentang lampu ke Peru."),
        ("en", "Sweden sent lamp experts to Peru."),
        ("en", "Sweden sent a team of lamp experts to Peru."),
        ("en", "Sweden sent letters about lamps to Peru."),
    ],
)
def test_a_thing_that_only_colours_another_was_not_handed_over(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == ""


def test_a_thing_named_beside_one_that_colours_another_was(desk: Tiny) -> None:
    assert (
        desk.found("Sweden sent lamps and kite experts to Peru.", "en")
        == "giver SE, taker PE, goods lamps"
    )


def test_what_follows_a_plural_is_its_verb_where_an_object_follows(desk: Tiny) -> None:
    units = desk.finder.reading("The lamps send three men home.", "en").units
    assert [unit.word for unit in units if unit.is_a("give:active")] == ["send"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lamps, sold to Peru by Sweden in May, shone.", "seller SE, buyer PE, goods lamps"),
        ("Sweden, which makes lamps, sold kites to Peru.", "seller SE, buyer PE, goods kites"),
    ],
)
def test_a_participle_behind_a_thing_and_a_comma_colours_it(
    desk: Tiny, text: str, expected: str
) -> None:
    assert desk.found(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden will ship lamps to Peru.", "giver SE, taker PE, goods lamps"),
        ("Also sent were lamps, said Sweden.", ""),
        ("The crew of delivered lamps slept in Sweden.", ""),
    ],
)
def test_a_participle_before_was_or_behind_of_has_no_doer(
    desk: Tiny, text: str, expected: str
) -> None:
    assert desk.found(text.replace("ship", "send"), "en") == expected
