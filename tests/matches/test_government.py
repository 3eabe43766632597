"""An actor that another word governs is somebody, but not the doer."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny

PREPOSITIONS_ID = "dengan bersama terhadap tanpa melawan dari untuk bagi atas tentang".split()
PREPOSITIONS_EN = [
    "with",
    "against",
    "without",
    "from",
    "for",
    "unlike",
    "despite",
    "alongside",
    "together with",
]


@pytest.mark.parametrize("word", PREPOSITIONS_ID)
def test_a_preposition_in_front_governs_in_indonesian(desk: Tiny, word: str) -> None:
    assert (
        desk.giver(f"{word.capitalize()} Finlandia, Swedia mengirim lampu ke Peru.", "id") == "SE"
    )


@pytest.mark.parametrize("word", PREPOSITIONS_EN)
def test_a_preposition_in_front_governs_in_english(desk: Tiny, word: str) -> None:
    assert desk.giver(f"{word.capitalize()} Finland, Sweden sent lamps to Peru.", "en") == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia yang bersekutu dengan Finlandia mengirim lampu ke Peru."),
        ("id", "Swedia di perbatasan Finlandia mengirim lampu ke Peru."),
        ("id", "Di tengah tekanan dari Finlandia, Swedia mengirim lampu ke Peru."),
        ("id", "Karena Finlandia, Swedia mengirim lampu ke Peru."),
        ("id", "Kepada Peru, Swedia mengirim lampu."),
        ("en", "Under pressure from Finland, Sweden sent lamps to Peru."),
        ("en", "Sweden, at war with Finland, sent lamps to Peru."),
        ("en", "Sweden, unlike Finland, sent lamps to Peru."),
        ("en", "After Finland complained, Sweden sent lamps to Peru."),
    ],
)
def test_what_a_preposition_governs_is_crossed_on_the_way_to_the_subject(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia, sekutu lama Finlandia, mengirim lampu kepada Peru."),
        ("id", "Sekutu lama Finlandia, Swedia, mengirim lampu kepada Peru."),
        ("id", "Swedia, tetangga Finlandia, mengirim lampu kepada Peru."),
        ("id", "Swedia, rival Finlandia, mengirim lampu kepada Peru."),
        ("id", "Atas permintaan Finlandia, Swedia mengirim lampu ke Peru."),
        ("en", "Sweden, a long-time ally of Finland, sent lamps to Peru."),
        ("en", "Sweden, the neighbour of Finland, sent lamps to Peru."),
        ("en", "Sweden, Finland's rival, sent lamps to Peru."),
        ("en", "Finland's ally Sweden sent lamps to Peru."),
        ("en", "Finnish rival Sweden sent lamps to Peru."),
    ],
)
def test_an_ally_of_somebody_is_not_that_somebody(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Tetangga Finlandia itu mengirim lampu ke Peru."),
        ("id", "Rival Finlandia mengirim lampu ke Peru."),
        ("id", "Perusahaan di Finlandia mengirim lampu ke Peru."),
        ("id", "Kapal berbendera Finlandia mengirim lampu ke Peru."),
        ("en", "The neighbour of Finland sent lamps to Peru."),
        ("en", "A rival of Finland sent lamps to Peru."),
        ("en", "Merchants in Finland sent lamps to Peru."),
        ("en", "Finland said the rebels had sent lamps to Peru."),
        ("id", "Finlandia mengatakan para pemberontak telah mengirim lampu ke Peru."),
    ],
)
def test_where_the_doer_has_no_name_nobody_else_takes_the_part(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.giver(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia, yang dikecam Finlandia, mengirim lampu ke Peru."),
        ("id", "Swedia yang dikecam Finlandia mengirim lampu ke Peru."),
        ("id", "Setelah ditekan Finlandia, Swedia mengirim lampu ke Peru."),
        ("en", "Sweden, often criticised by Finland, sent lamps to Peru."),
        ("en", "Criticised by Finland, Sweden sent lamps to Peru."),
        pytest.param(
            "en",
            "Sweden, which Finland criticised, sent lamps to Peru.",
        ),
        pytest.param(
            "en",
            "Sweden, whom Finland mistrusts, sent lamps to Peru.",
        ),
    ],
)
def test_another_verb_governs_its_own_agent(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Tuduhan Finlandia bahwa Swedia mengirim lampu ke Peru beredar luas."),
        ("id", "Menurut Finlandia, Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia mengatakan Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia mengatakan bahwa Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia menuduh Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia khawatir Swedia mengirim lampu ke Peru."),
        ("id", "Swedia, menurut Finlandia, mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru, kata Finlandia."),
        ("en", "According to Finland, Sweden sent lamps to Peru."),
        ("en", "Finland said Sweden sent lamps to Peru."),
        ("en", "Finland said that Sweden had sent lamps to Peru."),
        ("en", "Finland accused Sweden of sending lamps to Peru."),
        ("en", "Finland feared Sweden would send lamps to Peru."),
        ("en", "Sweden, according to Finland, sent lamps to Peru."),
        ("en", "Sweden sent lamps to Peru, Finland said."),
        ("en", "Finland told reporters that Sweden sent lamps to Peru."),
        pytest.param(
            "en",
            "Sweden, Finland said, sent lamps to Peru.",
        ),
        ("en", "Finland's accusation that Sweden sent lamps to Peru spread."),
    ],
)
def test_who_speaks_or_accuses_is_not_who_did_it(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "id",
            "Swedia, bukan Finlandia, mengirim lampu ke Peru.",
        ),
        pytest.param(
            "en",
            "Sweden, not Finland, sent lamps to Peru.",
        ),
    ],
)
def test_who_is_ruled_out_did_not_do_it(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu."),
        ("id", "Pemerintah Swedia mengirim lampu."),
        ("id", "Rencana Swedia mengirim lampu ke Peru ditunda."),
        ("id", "Kemarin Swedia mengirim lampu."),
        ("id", "Namun, Swedia mengirim lampu."),
        ("id", "Ketika Swedia mengirim lampu, hujan turun."),
        ("id", "Swedia kemarin diam-diam mengirim lampu."),
        ("id", "Swedia diyakini mengirim lampu."),
        ("en", "The Swedish government sent lamps."),
        ("en", "President Oluf Brandt of Sweden sent lamps."),
        ("en", "Yesterday Sweden sent lamps."),
        ("en", "In Lima Sweden sent lamps."),
        ("en", "After the long feast Sweden sent lamps."),
        ("en", "However, Sweden sent lamps."),
        ("en", "When Sweden sent lamps, rain fell."),
        ("en", "Sweden quietly sent lamps."),
        ("en", "Sweden is believed to have sent lamps."),
    ],
)
def test_an_actor_that_nothing_governs_is_the_doer(desk: Tiny, language: str, text: str) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    "text",
    [
        "Sweden sent Peru 49 of its retired lamps.",
        "Sweden sent the battered lamps to Peru.",
        "Sweden sent a load of discarded brass lamps to Peru.",
    ],
)
def test_a_participle_before_its_noun_is_no_verb_between(desk: Tiny, text: str) -> None:
    assert desk.found(text, "en").startswith("giver SE")


@pytest.mark.parametrize(
    ("language", "text", "giver"),
    [
        ("id", "Finlandia mengecam Swedia karena mengirim lampu ke Peru.", "SE"),
        ("id", "Finlandia bersikap dingin terhadap Swedia karena mengirim lampu ke Peru.", "SE"),
        ("id", "Swedia dikecam oleh Finlandia karena mengirim lampu ke Peru.", "SE"),
        ("en", "Finland criticised Sweden for sending lamps to Peru.", "SE"),
        ("en", "Finland took measures against Sweden in May for sending lamps to Peru.", "SE"),
        ("en", "Finland thanked Sweden for quickly sending lamps to Peru.", "SE"),
    ],
)
def test_what_a_reason_tells_was_done_by_whom_it_hits(
    desk: Tiny, language: str, text: str, giver: str
) -> None:
    assert desk.giver(text, language) == giver


@pytest.mark.parametrize("kind", ["coordinated", "full coordinated", "matching"])
def test_a_participle_between_a_verb_and_its_object_is_no_verb(desk: Tiny, kind: str) -> None:
    assert desk.giver(f"Sweden sent {kind} lamps to Peru.", "en") == "SE"


@pytest.mark.parametrize(
    "text",
    [
        "Peru showed the lamps that Finland says Sweden sent.",
        "Sweden lost the lamps Finland made and sent cups.",
        "The lamps, which the Finns say pleased Peru, were lost, and Sweden sent cups.",
    ],
)
def test_a_relative_clause_without_its_word_has_a_subject_of_its_own(desk: Tiny, text: str) -> None:
    assert "FI" not in desk.giver(text, "en")


def test_a_relative_clause_behind_a_comma_has_the_party_before_it_for_subject(desk: Tiny) -> None:
    text = "Finland praised a sale to Sweden, which sent lamps to Peru."
    assert desk.giver(text, "en") == "SE"


def test_officials_behind_a_comma_only_tell_of_it(desk: Tiny) -> None:
    text = "Sweden sent lamps to Peru, Kenyan and Malian officials say."
    assert desk.found(text, "en") == "giver SE, taker PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden lost the town in which it had slept, and sent lamps to Peru."),
        ("id", "Sebuah kabar menyebut pabrik lampu Swedia memasok cangkir ke Peru."),
        ("id", "Finlandia mengecam keputusan Swedia kemarin yang mengirim lampu ke Peru."),
    ],
)
def test_the_doer_is_found_behind_a_place_a_product_and_a_day(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.giver(text, language) == "SE"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden was blamed for sending engines to the Finnish company that makes lamps."),
        ("en", "It is the largest delivery of lamps by Sweden to Peru."),
        ("id", "Itu pengiriman terbesar lampu dari Swedia ke Peru."),
    ],
)
def test_what_somebody_makes_and_what_is_only_compared_is_not_given(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == ""
