"""Who says it: a name, an office or a body; and whether two articles heard it from the same mouth."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, load_tiny


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("speakers"))


def _speaker(desk: Tiny, text: str, language: str) -> str | None:
    (claim,) = (one for one in desk.claims(text, language) if one.rule == "gift")
    return claim.speaker


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia mengirim lampu ke Peru, kata Timo Harju.", "Timo Harju"),
        (
            "id",
            "Swedia mengirim lampu ke Peru, ujar Menteri Perdagangan Finlandia Timo Harju pada Rabu.",
            "Menteri Perdagangan Finlandia Timo Harju",
        ),
        ("id", "Swedia mengirim lampu ke Peru, tutur Timo Harju di Oslo.", "Timo Harju"),
        ("id", "Swedia mengirim lampu ke Peru, demikian kata Timo Harju.", "Timo Harju"),
        (
            "id",
            "Swedia mengirim lampu ke Peru, menurut tiga pejabat Finlandia.",
            "tiga pejabat Finlandia",
        ),
        ("id", "Menurut Timo Harju, Swedia mengirim lampu ke Peru.", "Timo Harju"),
        ("id", "Timo Harju mengatakan bahwa Swedia mengirim lampu ke Peru.", "Timo Harju"),
        (
            "id",
            "Timo Harju, menteri perdagangan Finlandia, mengatakan bahwa Swedia mengirim lampu ke Peru.",
            "Timo Harju, menteri perdagangan Finlandia",
        ),
        ("id", "Harian Fajar melaporkan Swedia mengirim lampu ke Peru.", "Harian Fajar"),
        ("id", "Finlandia menuduh Swedia mengirim lampu ke Peru.", "Finlandia"),
        (
            "id",
            "Intelijen Finlandia meyakini Swedia mengirim lampu ke Peru.",
            "Intelijen Finlandia",
        ),
        ("en", "Sweden sent lamps to Peru, said Timo Harju.", "Timo Harju"),
        ("en", "Sweden sent lamps to Peru, Timo Harju said on Tuesday.", "Timo Harju"),
        ("en", "According to Timo Harju, Sweden sent lamps to Peru.", "Timo Harju"),
        (
            "en",
            "Sweden sent lamps to Peru, according to the Finnish trade ministry.",
            "the Finnish trade ministry",
        ),
        (
            "en",
            "Finnish trade minister Timo Harju said that Sweden sent lamps to Peru.",
            "Finnish trade minister Timo Harju",
        ),
        ("en", "Finland accused Sweden of sending lamps to Peru.", "Finland"),
        (
            "en",
            "Timo Harju, the Finnish trade minister, said Sweden sent lamps to Peru.",
            "Timo Harju, the Finnish trade minister",
        ),
        ("id", "Swedia, kata Timo Harju, mengirim lampu ke Peru.", "Timo Harju"),
    ],
)
def test_the_speaker_is_named_in_the_words_of_the_article(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "“Swedia mengirim lampu ke Peru,” kata Timo Harju."),
        ("id", '"Swedia mengirim lampu ke Peru," kata Timo Harju.'),
        ("id", "“Swedia mengirim lampu ke Peru,” ujar Timo Harju, Rabu (14/9)."),
        (
            "id",
            "“Swedia mengirim lampu ke Peru,” tegas Timo Harju seperti dikutip harian setempat.",
        ),
        ("id", "“Swedia mengirim lampu ke Peru. Kami melihatnya,” kata Timo Harju."),
        ("id", '"Swedia mengirim lampu ke Peru. Kami melihatnya," kata Timo Harju.'),
        ("id", "“Kami melihatnya,” kata Timo Harju. “Swedia mengirim lampu ke Peru.”"),
        ("en", "“Sweden sent lamps to Peru,” Timo Harju said."),
        ("en", "“Sweden sent lamps to Peru,” said Timo Harju."),
        ("en", "“Sweden sent lamps to Peru. We saw it,” Timo Harju said."),
    ],
)
def test_a_quotation_is_its_speakers_over_several_sentences_too(
    desk: Tiny, language: str, text: str
) -> None:
    assert _speaker(desk, text, language) == "Timo Harju"


@pytest.mark.parametrize(
    "text",
    [
        "Swedia mengirim lampu ke Peru, kata juru bicara Kementerian Luar Negeri Finlandia, Timo Harju.",
        "Swedia mengirim lampu ke Peru, kata juru bicara Kementerian Luar Negeri Finlandia Timo Harju.",
    ],
)
def test_name_and_office_are_both_kept(desk: Tiny, text: str) -> None:
    speaker = _speaker(desk, text, "id")
    assert speaker is not None
    assert "juru bicara" in speaker
    assert "Timo Harju" in speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru."),
        ("id", "Swedia diduga mengirim lampu ke Peru."),
        ("id", "Ia mengatakan bahwa Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru, katanya."),
        ("id", "Swedia mengirim lampu ke Peru, kata mereka."),
        ("id", "Swedia mengirim lampu ke Peru. Hujan turun, kata Timo Harju."),
        ("en", "Sweden sent lamps to Peru."),
        ("en", "Sweden sent lamps to Peru, he said."),
        ("en", "Sweden sent lamps to Peru. Rain fell, Timo Harju said."),
        ("en", "She said Sweden sent lamps to Peru."),
    ],
)
def test_nobody_speaks_where_nobody_is_named(desk: Tiny, language: str, text: str) -> None:
    assert _speaker(desk, text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Swedia membantah mengirim lampu ke Peru.", "Swedia"),
        ("id", "Pemerintah Swedia memastikan telah mengirim lampu ke Peru.", "Pemerintah Swedia"),
        ("en", "Sweden denies sending lamps to Peru.", "Sweden"),
        ("en", "Sweden's government confirmed sending lamps to Peru.", "Sweden's government"),
        ("id", "Finlandia dapat memastikan Swedia mengirim lampu ke Peru.", "Finlandia"),
    ],
)
def test_who_confirms_or_denies_a_deed_is_its_speaker(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "id",
            "Finlandia menuduh Swedia mengirim lampu ke Peru, hal yang dibantah Stockholm.",
            ["Finlandia", "Stockholm"],
        ),
        (
            "id",
            "Finlandia menuduh Swedia mengirim lampu ke Peru, tuduhan yang dibantah Swedia.",
            ["Finlandia", "Swedia"],
        ),
        (
            "en",
            "Finland alleges that Sweden sent lamps to Peru, a charge that Stockholm denies.",
            ["Finland", "Stockholm"],
        ),
        (
            "en",
            "Finland accused Sweden of sending lamps to Peru, which Sweden denied.",
            ["Finland", "Sweden"],
        ),
    ],
)
def test_a_charge_and_its_denial_have_their_own_speakers(
    desk: Tiny, language: str, text: str, expected: list[str]
) -> None:
    assert [claim.speaker for claim in desk.claims(text, language)] == expected


def _origin(desk: Tiny, text: str, language: str) -> str:
    (claim,) = desk.claims(text, language)
    return claim.origin


def test_one_spokesman_in_many_words_and_both_languages_is_one_origin(desk: Tiny) -> None:
    told = [
        ("Swedia mengirim lampu ke Peru, kata Timo Harju.", "id"),
        ("Menurut Menteri Perdagangan Finlandia Timo Harju, Swedia mengirim lampu ke Peru.", "id"),
        ("“Swedia mengirim lampu ke Peru,” ujar Harju.", "id"),
        ("Sweden sent lamps to Peru, Timo Harju said.", "en"),
    ]
    assert len({_origin(desk, text, language) for text, language in told}) == 1


def test_different_sides_are_different_origins(desk: Tiny) -> None:
    told = ["kata Timo Harju", "kata Ines Quispe", "menurut nelayan setempat"]
    assert (
        len({_origin(desk, f"Swedia mengirim lampu ke Peru, {words}.", "id") for words in told})
        == 3
    )


def test_without_a_speaker_the_article_is_the_origin(desk: Tiny) -> None:
    assert _origin(desk, "Swedia mengirim lampu ke Peru.", "id") == "a.txt"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Timo Harju said it rained. Sweden sent lamps to Peru, he said.", "Timo Harju"),
        ("en", "Timo Harju said it rained. He repeated that Sweden sent lamps.", "Timo Harju"),
        ("id", "Timo Harju mengatakan hujan. Menurut dia, Swedia mengirim lampu.", "Timo Harju"),
        ("id", "Timo Harju mengatakan hujan. Swedia mengirim lampu, katanya.", "Timo Harju"),
    ],
)
def test_he_who_says_it_is_the_speaker_named_last(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Lamps were sent to Peru by Sweden, Swedish envoy Nils Karlberg said.",
            "Swedish envoy Nils Karlberg",
        ),
        (
            "id",
            "Swedia mengirim lampu ke Peru, demikian diumumkan kantor Timo Harju.",
            "kantor Timo Harju",
        ),
        ("id", "Timo Harju awal bulan ini mengatakan Swedia mengirim lampu.", "Timo Harju"),
    ],
)
def test_the_speaker_is_no_part_of_what_is_said(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sweden sent lamps to Peru, saying it was dark there.", "Sweden"),
        ("en", "Sweden sent lamps to Peru, accusing Finland of delay.", "Sweden"),
        ("id", "Swedia mengirim lampu ke Peru seraya menuduh Finlandia lamban.", None),
        ("id", "Swedia mengirim lampu ke Peru, seraya menuduh Finlandia lamban.", "Swedia"),
        ("en", "Sweden sent lamps to Peru, its spokesman said.", "Sweden's spokesman"),
        ("en", "Sweden sent lamps to Peru, accused of being dark.", None),
    ],
)
def test_who_does_it_may_tell_of_it(
    desk: Tiny, language: str, text: str, expected: str | None
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Timo Harju, to loud applause, said that Sweden sent lamps to Peru.",
            "Timo Harju",
        ),
        (
            "en",
            "Menteri Timo Harju, who left in May, said that Sweden sent lamps to Peru.",
            "Menteri Timo Harju",
        ),
        (
            "en",
            "P Harju, secretary (East) in the ministry, said that Sweden sent lamps to Peru.",
            "P Harju, secretary (East) in the ministry",
        ),
        ("id", "Di Oslo, sejumlah diplomat mengatakan Swedia mengirim lampu.", "sejumlah diplomat"),
        ("en", "In Oslo, said Timo Harju, Sweden sent lamps to Peru.", "Timo Harju"),
    ],
)
def test_an_aside_is_no_part_of_the_name(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Sweden sent lamps to Peru. They are red, Swedish envoy Nils Karlberg said.",
            "Swedish envoy Nils Karlberg",
        ),
        (
            "id",
            "Swedia mengirim lampu ke Peru. Warnanya merah, kata pejabat Swedia.",
            "pejabat Swedia",
        ),
        ("en", "Sweden sent lamps to Peru. It was late, a Finnish envoy said.", None),
        ("en", "Sweden sent lamps to Peru. Rain fell. It was late. Sweden said so.", None),
    ],
)
def test_news_is_told_by_its_doer_who_speaks_right_behind(
    desk: Tiny, language: str, text: str, expected: str | None
) -> None:
    assert _speaker(desk, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“Sweden sent lamps to Peru,” Timo Harju, a Finn, told reporters.", "Timo Harju, a Finn"),
        ("en", "Sweden sent lamps to Peru, the minister, Timo Harju, told parliament.", "Timo Harju"),
        ("en", "Sweden sent lamps to Peru, Timo Harju, Peru's trade minister, said.", "Timo Harju, Peru's trade minister"),
        ("en", "Sweden sent lamps to Peru, a U.N. report said.", "a U.N. report"),
        ("en", "Sweden sent lamps to Peru, a panel of experts found.", "a panel of experts"),
        ("en", "Timo Harju said the claims were old and that Sweden sent lamps to Peru.", "Timo Harju"),
        ("en", "Timo Harju wept. He said Sweden sent lamps to Peru.", "Timo Harju"),
        ("en", "Sweden sent lamps to Peru. “Hurrah,” Trade Minister Timo Lind said.", "Trade Minister Timo Lind"),
        ("id", "Timo Harju menangis. Menurut dia, Swedia mengirim lampu ke Peru.", "Timo Harju"),
        ("id", "Timo Harju dalam pidato di Lima mengatakan Swedia mengirim lampu.", "Timo Harju"),
        ("id", "Swedia mengirim lampu, demikian pengumuman resmi Finlandia.", "Finlandia"),
        ("id", "Finlandia berkali-kali menuduh Swedia mengirim lampu.", "Finlandia"),
    ],
)  # fmt: skip
def test_the_speaker_is_who_speaks_and_not_who_listens_or_where(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _speaker(desk, text, language) == expected
