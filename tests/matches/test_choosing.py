"""What stands: no questions, no conditionals, one match for each event, every role filled."""

from __future__ import annotations

import pytest

from tests.matches.tiny import DESK, Tiny, load_tiny


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru?"),
        ("id", "Apakah Swedia mengirim lampu ke Peru?"),
        ("id", "Benarkah Swedia mengirim lampu ke Peru?"),
        ("id", "Mengapa Swedia mengirim lampu ke Peru?"),
        ("id", "“Swedia mengirim lampu ke Peru?”"),
        ("en", "Sweden sent lamps to Peru?"),
        ("en", "Did Sweden send lamps to Peru?"),
        ("en", "Has Sweden sent lamps to Peru?"),
        ("en", "Why has Sweden sent lamps to Peru?"),
        ("en", "“Has Sweden sent lamps to Peru?” he asked."),
        ("en", "It is unclear whether Sweden sent lamps to Peru."),
        ("id", "Belum jelas apakah Swedia mengirim lampu ke Peru."),
        ("en", "Imagine a war. Sweden sends lamps to Peru."),
        ("id", "Bayangkan hujan. Swedia mengirim lampu ke Peru."),
    ],
)
def test_a_question_states_nothing(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Jika Swedia mengirim lampu ke Peru, laut akan ramai."),
        ("id", "Seandainya Swedia mengirim lampu ke Peru, laut akan ramai."),
        ("id", "Apabila kelak Swedia mengirim lampu ke Peru, laut akan ramai."),
        ("id", "Laut akan ramai jika Swedia mengirim lampu ke Peru."),
        ("id", "Laut akan ramai, kalau Swedia mengirim lampu ke Peru."),
        ("en", "If Sweden sent lamps to Peru, the sea would be busy."),
        ("en", "The sea would be busy if Sweden sent lamps to Peru."),
        ("en", "Unless Sweden sends lamps to Peru, nights will be dark."),
        ("en", "Were it not so cold, or if Sweden sent lamps to Peru, we would sail."),
        ("en", "Should Sweden send lamps to Peru, the sea would be busy."),
        ("en", "Had Sweden sent lamps to Peru, the sea would have been busy."),
    ],
)
def test_a_condition_states_nothing(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Jika cuaca baik, Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru jika cuaca baik."),
        ("en", "If the weather holds, Sweden will send lamps to Peru."),
        ("en", "Sweden will send lamps to Peru if the weather holds."),
        ("en", "Sweden did send lamps to Peru."),
        ("en", "Sweden does send lamps to Peru."),
        ("en", "Sweden did not send lamps to Peru."),
        ("en", "Sweden can send lamps to Peru."),
    ],
)
def test_what_stands_outside_the_condition_is_stated(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru dan mengirim lampu ke Peru."),
        ("id", "Swedia mengirim dan memasok lampu ke Peru."),
        ("id", "Lampu dikirim, ya, dikirim oleh Swedia ke Peru."),
        ("en", "Sweden sent and supplied lamps to Peru."),
        ("en", "Lamps were sent by Sweden in a shipment of lamps to Peru."),
    ],
)
def test_one_event_told_twice_in_a_sentence_is_one_match(
    desk: Tiny, language: str, text: str
) -> None:
    gifts = [one for one in desk.matches(text, language) if one.rule == "gift"]
    assert len(gifts) == 1


def test_the_phrase_that_says_most_is_chosen(desk: Tiny) -> None:
    assert (
        desk.found("Sweden sold Peru lamps, kettles and cups.", "en")
        == "seller SE, buyer PE, goods cups+kettles+lamps"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia menjual lampu ke Swedia."),
        ("id", "Swedia menjual lampu kepada pemerintah Swedia."),
        ("id", "Swedia menjual lampu kepada Oluf Brandt."),
        ("en", "Sweden sold lamps to the Swedish government."),
    ],
)
def test_parties_that_must_differ_do(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Dalam dongeng itu Swedia mengirim lampu ke Peru."),
        ("en", "In the fairy tale Sweden sent lamps to Peru."),
    ],
)
def test_a_word_under_unless_silences_its_clause(desk: Tiny, language: str, text: str) -> None:
    assert desk.found(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru, sementara Finlandia menulis dongeng."),
        ("en", "Sweden sent lamps to Peru, while Finland wrote a fairy tale."),
    ],
)
def test_a_word_under_unless_leaves_other_clauses_alone(
    desk: Tiny, language: str, text: str
) -> None:
    assert desk.found(text, language) == "giver SE, taker PE, goods lamps"


def test_a_word_under_unless_silences_its_own_sentence_and_rule_only(desk: Tiny) -> None:
    text = "Dongeng itu tua. Swedia mengirim lampu ke Peru. Swedia menjual ketel ke Peru dalam dongeng itu."
    assert (
        desk.found(text, "id")
        == "giver SE, taker PE, goods lamps | seller SE, buyer PE, goods kettles"
    )


def test_a_match_tells_where_its_words_stand(desk: Tiny) -> None:
    text = "Hujan turun di laut. Menurut orang, Swedia mengirim lampu ke Peru kemarin."
    article = desk.article(text, "id")
    (match,) = desk.finder.find(article)[0]
    assert match.sentence == 2
    assert article.text[match.start : match.end] == "Swedia mengirim lampu ke Peru"
    assert article.text[slice(*match.anchor)] == "mengirim"
    words = {one.slot: article.text[one.start : one.end] for one in match.captures}
    assert words == {"giver": "Swedia", "goods": "lampu", "taker": "Peru"}


def test_the_same_article_gives_the_same_matches(desk: Tiny) -> None:
    article = desk.article(
        "Swedia mengirim lampu ke Peru. Peru membeli ketel dari Finlandia.", "id"
    )
    assert desk.finder.find(article) == desk.finder.find(article)


def test_an_article_in_another_language_gives_nothing(desk: Tiny) -> None:
    assert desk.found("Sverige skickade lampu till Peru.", "sv") == ""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Sweden and Finland sold lamps to Peru.",
            "seller SE, buyer PE, goods lamps | seller FI, buyer PE, goods lamps",
        ),
        (
            "en",
            "Sweden sold lamps to Peru and Kenya.",
            "seller SE, buyer PE, goods lamps | seller SE, buyer KE, goods lamps",
        ),
        (
            "id",
            "Swedia dan Finlandia menjual lampu ke Peru.",
            "seller SE, buyer PE, goods lamps | seller FI, buyer PE, goods lamps",
        ),
        ("en", "A Sweden-Finland firm sold lamps to Peru.", "seller FI+SE, buyer PE, goods lamps"),
        (
            "en",
            "Sweden sold lamps to Peru and the Lantern Guild.",
            "seller SE, buyer LANTERN+PE, goods lamps",
        ),
    ],
)
def test_each_of_several_sellers_or_buyers_has_a_sale_of_its_own(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert sorted(desk.found(text, language).split(" | ")) == sorted(expected.split(" | "))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Finland accused Sweden of selling lamps to Peru; Sweden denied selling lamps to Peru.",
            ["alleged", "denied"],
        ),
        ("Sweden sold lamps to Peru; Sweden sold lamps to Peru.", ["reported"]),
    ],
)
def test_behind_a_semicolon_the_same_may_be_told_anew(
    desk: Tiny, text: str, statuses: list[str]
) -> None:
    assert [claim.status for claim in desk.claims(text, "en")] == statuses


@pytest.mark.parametrize(
    ("opening", "silent"),
    [
        ("The ministers of the Arab League met.", False),
        ("Sweden supplied lamps to Peru to light the league.", False),
        ("A league of sailors met.", True),
        ("The league had lamps that Sweden supplied to Peru.", True),
    ],
)
def test_a_word_off_topic_counts_neither_in_a_name_nor_behind_the_deed(
    tmp_path_factory: pytest.TempPathFactory, opening: str, silent: bool
) -> None:
    rule = (DESK / "gift.yml").read_text(encoding="utf-8").replace("rule: gift", "rule: present")
    rule = rule.replace("prefix: G", "prefix: P") + "off_topic: {en: [league]}\n"
    desk = load_tiny(tmp_path_factory.mktemp("league"), [("present", rule)])
    found = desk.matches(f"{opening} Sweden sent kettles to Peru.", "en")
    assert any(one.rule == "present" for one in found) is not silent
