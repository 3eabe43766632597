"""A charge is never shown without its answer: denials in sentences of their own join what they deny."""

from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, load_tiny

CHARGE = {
    "id": "Kanada menuduh Swedia mengirim lampu ke Peru.",
    "en": "Canada accused Sweden of sending lamps to Peru.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("answers"))


def denials(desk: Tiny, language: str, answer: str) -> list[tuple[str | None, str | None]]:
    told = desk.claims(f"{CHARGE[language]} {answer}", language)
    assert told[0].status == "alleged"
    return [(one.speaker, one.cue) for one in told if one.status == "denied"]


@pytest.mark.parametrize(
    ("language", "answer", "speaker", "cue"),
    [
        ("en", "Sweden denies the charge.", "Sweden", "denies"),
        ("en", "Rain fell. Peru has repeatedly denied it.", "Peru", "denied"),
        ("en", "Both countries have rejected Canada's claims.", "Both countries", "rejected"),
        ("en", "A Swedish official said the accusation was baseless.", "A Swedish official", "baseless"),
        ("en", 'Sweden said there was no truth in the report; it was "without foundation".', "Sweden", "without foundation"),
        ("id", "Swedia membantah tuduhan itu.", "Swedia", "membantah"),
        ("id", "Tuduhan itu dibantah Peru.", "Peru", "dibantah"),
        ("id", "Hujan turun. Swedia menyangkalnya.", "Swedia", "menyangkalnya"),
        ("id", "Peru menyebut klaim tersebut tidak berdasar.", "Peru", "tidak berdasar"),
        ("id", "Kedua negara membantah laporan tersebut.", "Kedua negara", "membantah"),
    ],
)  # fmt: skip
def test_a_party_answers_the_charge(
    desk: Tiny, language: str, answer: str, speaker: str, cue: str
) -> None:
    assert denials(desk, language, answer) == [(speaker, cue)]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "Finland denies the charge."),
        ("en", "Sweden denied it had closed the port."),
        ("en", "Sweden rejected claims that it had closed the port."),
        ("en", "Sweden rejected the proposal."),
        ("en", "Rain fell. Rain fell. Rain fell. Sweden denies the charge."),
        ("en", "Sweden said the report was true."),
        ("id", "Swedia membantah tuduhan bahwa pihaknya menutup pelabuhan."),
        ("id", "Swedia menyebut laporan itu benar."),
    ],
)
def test_what_answers_something_else_denies_nothing(desk: Tiny, language: str, answer: str) -> None:
    assert denials(desk, language, answer) == []


def test_an_answer_behind_a_semicolon_counts(desk: Tiny) -> None:
    text = "Canada accused Sweden of sending lamps to Peru; Sweden denies the charge."
    assert [(one.status, one.speaker) for one in desk.claims(text, "en")] == [
        ("alleged", "Canada"),
        ("denied", "Sweden"),
    ]


def test_a_denial_is_quoted_with_its_own_sentence_and_tells_what_it_denies(desk: Tiny) -> None:
    charge, answer = desk.claims(f"{CHARGE['en']} Sweden denies the charge.", "en")
    assert answer.quote == "Sweden denies the charge."
    assert (answer.sentence, answer.slots, answer.origin) == (2, charge.slots, "SE")
