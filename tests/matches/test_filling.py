"""What the phrase leaves open: from the same clause, from the sentence before, or not at all."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, amiss, fillers

SOLD = "seller SE, buyer PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia menjual lampu ke Peru."),
        ("id", "Swedia menjual lampu tua itu kepada nelayan Peru."),
        ("id", "Lampu dijual oleh Swedia kepada Peru."),
        ("id", "Lampu dijual ke Peru oleh Swedia."),
        ("id", "Peru membeli lampu dari Swedia."),
        ("en", "Sweden sold lamps to Peru."),
        ("en", "Sweden sold Peru lamps."),
        ("en", "Lamps were sold to Peru by Sweden."),
        ("en", "Lamps were sold by Sweden to Peru."),
        ("en", "Peru bought lamps from Sweden."),
    ],
)
def test_short_phrases_fill_empty_slots_in_any_order(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == SOLD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu, lalu Finlandia berlayar ke Peru."),
        ("id", "Swedia mengirim lampu sementara kapal berlayar ke Peru."),
        ("en", "Sweden sent lamps, and Finland sailed to Peru."),
        ("en", "Sweden sent lamps while ships sailed to Peru."),
    ],
)
def test_a_short_phrase_does_not_reach_into_another_clause(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == "giver SE, goods lamps"


def test_a_part_that_is_named_beside_its_whole_takes_its_place(desk: Tiny) -> None:
    text = "Swedia mengirim lampu ke Peru untuk Kawanan Lentera."
    assert desk.found(text, "id") == "giver SE, taker LANTERN, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia menjenguk Peru. Lampu itu dijual ke Peru."),
        ("en", "Sweden looked at Peru. Lamps were sold to Peru."),
    ],
)
def test_a_missing_party_comes_from_the_sentence_before(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == SOLD
    (match,) = desk.matches(text, language)
    assert {one.slot: one.via for one in match.captures}["seller"] == "before"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Lampu itu dijual ke Peru."),
        ("id", "Swedia dan Finlandia sibuk. Lampu itu dijual ke Peru."),
        ("id", "Swedia bertemu Finlandia pekan ini. Lampu itu dijual ke Peru."),
        ("id", "Finlandia mengatakan hujan turun. Lampu itu dijual ke Peru."),
        ("id", "Perang berkecamuk di Finlandia. Lampu itu dijual ke Peru."),
        ("id", "Swedia sibuk. Hujan turun. Angin kencang. Laut tinggi. Lampu itu dijual ke Peru."),
        ("en", "Lamps were sold to Peru."),
        ("en", "Sweden met Finland this week. Lamps were sold to Peru."),
        ("en", "Finland said that rain fell. Lamps were sold to Peru."),
        ("en", "Rain fell in Finland. Lamps were sold to Peru."),
    ],
)
def test_where_not_exactly_one_party_fits_nobody_sold_anything(
    desk: Tiny, language: str, text: str
) -> None:
    assert not [one for one in desk.matches(text, language) if one.rule == "sale"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia sibuk pekan ini. Hujan turun. Lampu itu dijual ke Peru."),
        ("en", "Sweden was busy this week. Rain fell. Lamps were sold to Peru."),
    ],
)
def test_a_party_named_two_sentences_before_is_not_lent(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == ""


def test_only_one_slot_is_filled_from_before(desk: Tiny) -> None:
    assert desk.found("Swedia sibuk pekan ini. Lampu itu dijual.", "id") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia sibuk pekan ini. Negara itu menjual lampu ke Peru."),
        ("id", "Swedia sibuk pekan ini. Negara tersebut menjual lampu ke Peru."),
        ("id", "Presiden Swedia sibuk pekan ini. Ia menjual lampu ke Peru."),
        ("id", "Oluf Brandt sibuk pekan ini. Dia menjual lampu ke Peru."),
        ("id", "Swedia mengatakan ia menjual lampu ke Peru."),
        ("id", "Swedia mengatakan negara itu telah menjual lampu ke Peru."),
        ("id", "Swedia sibuk pekan ini. Peru membeli lampu dari negara itu."),
        ("en", "Sweden was busy this week. It sold lamps to Peru."),
        ("en", "Sweden was busy this week. The country sold lamps to Peru."),
        ("en", "The Swedish president was busy. She sold lamps to Peru."),
        ("en", "Sweden said it sold lamps to Peru."),
        ("en", "Sweden said that it had sold lamps to Peru."),
        ("en", "Sweden was busy this week. Peru bought lamps from the country."),
    ],
)
def test_a_pronoun_is_the_one_actor_that_fits(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == SOLD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Negara itu menjual lampu ke Peru."),
        ("id", "Swedia dan Finlandia sibuk. Negara itu menjual lampu ke Peru."),
        ("id", "Peru sibuk pekan ini. Negara itu menjual lampu ke Peru."),
        ("en", "It sold lamps to Peru."),
        ("en", "Sweden and Finland were busy this week. It sold lamps to Peru."),
        ("en", "Peru was busy this week. The country sold lamps to Peru."),
    ],
)
def test_a_pronoun_that_may_mean_several_or_none_names_nobody(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia memamerkan kereta salju. Swedia menjual kendaraan itu ke Peru.", "sleds"),
        (
            "id",
            "Swedia memamerkan kereta salju. Swedia menjual kendaraan tersebut ke Peru.",
            "sleds",
        ),
        ("id", "Swedia memamerkan kereta salju. Swedia menjual kendaraan ke Peru.", "vehicles"),
        (
            "id",
            "Swedia memamerkan kereta salju dan gerobak. Swedia menjual kendaraan itu ke Peru.",
            "vehicles",
        ),
        ("id", "Swedia menjual kendaraan itu ke Peru.", "vehicles"),
        ("en", "Sweden showed a sled. Sweden sold the vehicles to Peru.", "sleds"),
        ("en", "Sweden showed a sled. Sweden sold these vehicles to Peru.", "sleds"),
        ("en", "Sweden showed a sled. Sweden sold vehicles to Peru.", "vehicles"),
        ("en", "Sweden showed a sled and a cart. Sweden sold the vehicles to Peru.", "vehicles"),
        pytest.param(
            "id",
            "Swedia memamerkan lampu. Swedia menjual kendaraan itu ke Peru.",
            "vehicles",
            marks=amiss("a thing of another class is taken for the one that is meant"),
        ),
        pytest.param(
            "en",
            "Sweden showed a lamp. Sweden sold the vehicles to Peru.",
            "vehicles",
            marks=amiss("likewise"),
        ),
    ],
)
def test_that_vehicle_is_the_one_vehicle_named_before(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    sold = [fillers(one, "goods") for one in desk.matches(text, language) if one.rule == "sale"]
    assert sold == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Oluf Brandt bertemu Ines Quispe di Oslo.", "participants PE+SE, place Oslo"),
        (
            "id",
            "Pertemuan antara Swedia dan Finlandia digelar di Oslo.",
            "participants FI+SE, place Oslo",
        ),
        (
            "id",
            "Oluf Brandt bertemu para nelayan di Helsinki.",
            "participants FI+SE, place Helsinki",
        ),
        ("id", "Oluf Brandt bertemu Ines Quispe di Lima.", "participants PE+SE, place Lima"),
        ("id", "Brandt dan Quispe bertemu.", "participants PE+SE"),
        ("id", "Pertemuan digelar di Helsinki.", ""),
        ("id", "Oluf Brandt bertemu para nelayan.", ""),
        ("id", "Oluf Brandt bertemu presiden Swedia.", ""),
        ("en", "Oluf Brandt met Ines Quispe in Oslo.", "participants PE+SE, place Oslo"),
        ("en", "Sweden, Finland and Peru met in Oslo.", "participants FI+PE+SE, place Oslo"),
        ("en", "Oluf Brandt met with fishermen in Lima.", "participants PE+SE, place Lima"),
        ("en", "Talks between Sweden and Finland were held.", "participants FI+SE"),
        (
            "id",
            "Ines Quispe berkunjung pekan ini. Pertemuan itu digelar di Helsinki.",
            "participants FI+PE, place Helsinki",
        ),
        pytest.param(
            "id",
            "Oluf Brandt dan Ines Quispe berunding. Pertemuan itu digelar di Oslo.",
            "participants PE+SE, place Oslo",
            marks=amiss("a meeting on third ground is lost where two guests are named before"),
        ),
    ],
)
def test_the_host_takes_part_only_where_the_parties_are_too_few(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert desk.found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oluf Brandt met separately with Ines Quispe and Timo Harju.",
            "participants PE+SE | participants FI+SE",
        ),
        (
            "Oluf Brandt met with Ines Quispe and Timo Harju separately.",
            "participants PE+SE | participants FI+SE",
        ),
        ("Oluf Brandt and Ines Quispe met separately.", "participants PE+SE"),
        (
            "Oluf Brandt will meet Ines Quispe in Lima alongside Timo Harju.",
            "participants PE+SE, place Lima",
        ),
    ],
)
def test_separate_meetings_are_one_for_each_partner(desk: Tiny, text: str, expected: str) -> None:
    assert desk.found(text, "en") == expected
