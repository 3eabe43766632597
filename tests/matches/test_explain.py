"""Of a sentence that gave nothing: the phrase that came nearest, what it met, and where it stopped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.matches.attempts import Attempt, Verdict
from factsheet.matches.explain import Explainer
from factsheet.matches.saying import found_line, nearest_lines, nearest_record, stopped
from tests.matches.test_expert import FERRY, LONG, RULE, RUNAWAY
from tests.matches.tiny import Tiny, load_tiny


@pytest.fixture(scope="module")
def explainer(desk: Tiny) -> Explainer:
    return Explainer(desk.book)


def verdict(desk: Tiny, explainer: Explainer, text: str, language: str, rule: str) -> Verdict:
    """What became of the rule in the last sentence of the text."""
    (one,) = explainer.explain(desk.article(text, language), rule=rule)[-1].verdicts
    return one


def near(desk: Tiny, explainer: Explainer, text: str, language: str, rule: str) -> Attempt:
    """What came nearest there, where nothing was found."""
    one = verdict(desk, explainer, text, language, rule)
    assert not one.matches
    assert one.nearest is not None
    return one.nearest


def test_the_words_name_the_place_of_the_phrase_what_it_met_and_where_it_stopped(
    desk: Tiny, explainer: Explainer
) -> None:
    text = "Swedia mengirim tentara ke Peru."
    assert nearest_lines(near(desk, explainer, text, "id", "gift")) == (
        'nearest: rules/gift.yml:14:7 "<giver> ... <give:active> ... <goods>"',
        'met <giver> "Swedia", <give:active> "mengirim"',
        'then wanted <goods> behind "mengirim", and no ware is named in this sentence; the nearest known word there is "Peru" (actor)',
    )


@pytest.mark.parametrize(
    ("rule", "language", "text", "words"),
    [
        # an element is not in the sentence
        ("gift", "en", "Sweden sent soldiers.", 'then wanted <goods> behind "sent", and no ware is named in this sentence'),
        ("gift", "en", "Sweden sent lampps.", 'then wanted <goods> behind "sent", and no ware is named in this sentence; "lampps" is written much like "lamps"'),
        ("gift", "en", "Sweden lent lamps.", 'then wanted <give:active> behind "Sweden", and no active form of the list give is in this sentence; the nearest known word there is "lamps" (ware)'),
        ("gift", "en", "Lamps were sent.", 'then wanted by behind "sent", and no "by" is in this sentence; then <giver> would follow'),
        # it is there, as something else
        ("gift", "en", "Lamps sat in Sweden after having sent soldiers.", 'then wanted <give:passive> behind "Lamps", and "sent" is of the list give, but active, not passive here; then by would follow'),
        ("gift", "en", "Sweden sent lamp experts to Peru.", 'then wanted <goods> behind "sent", and "lamp" is of the list ware, but in "sent lamp experts" it only colours another word'),
        ("gift", "en", "Sweden sent soldiers (and lamps).", 'then wanted <goods> behind "sent", and "lamps" stands in brackets, which take no part'),
        # it is there, and can't be reached
        ("gift", "id", "Dengan Swedia mengirim lampu.", 'then wanted <giver> before "mengirim", and "Swedia" stands there, but in "Dengan Swedia" it is not the one who acts'),
        ("parley", "en", "Danish met Peru.", 'then wanted <participants> before "met", and "Danish" stands there, but not as the one who acts'),
        ("gift", "en", "Lamps fell while Sweden sent soldiers.", 'then wanted <goods> behind "sent", and "Lamps" stands before it, not behind it'),
        ("gift", "id", "Swedia mengirim tentara, lalu Finlandia diam dan lampu menyala.", 'then wanted <goods> behind "mengirim", and "tentara" stands between it and "lampu": a gap does not reach over another thing acted on'),
        ("gift", "id", "Menurut Swedia, lampu dikirim ke Peru.", 'then wanted <giver> behind "dikirim", and "ke" stands between it and "Peru": a gap does not reach over a preposition'),
        ("gift", "en", "Sweden sent in one two three four five six seven eight nine ten lamps.", 'then wanted <goods> behind "sent", and "lamps" is 11 words away, while the gap reaches 8'),
        ("gift", "en", "Sweden's delivery this year of lamps.", 'then wanted of behind "delivery", and "of" stands there, but not right behind it; then <goods> would follow'),
        # all is there, and a rule of choosing drops it
        ("gift", "en", "Did Sweden send lamps to Peru?", "all of it was met, but a question states nothing"),
        ("gift", "en", "If Sweden sent lamps, nights would be bright.", 'all of it was met, but "If" makes it a condition, which states nothing'),
        ("gift", "id", "Dalam dongeng itu Swedia mengirim lampu ke Peru.", 'all of it was met, but "dongeng" silences the clause (unless:)'),
        ("sale", "en", "Sweden sold lamps.", "all of it was met, but <buyer> stayed empty: no other actor is named in this sentence"),
        ("sale", "en", "Sweden sold lamps while Peru slept.", 'all of it was met, but <buyer> stayed empty: "Peru" is named too, but no phrase leads to it'),
        ("sale", "en", "Lamps were sold.", "all of it was met, but <seller> stayed empty: no other actor is named in this sentence, and <buyer> stayed empty: no other actor is named in this sentence"),
        ("parley", "en", "Sweden met on Monday.", "all of it was met, but <participants> needs 2 and has 1: no other actor is named in this sentence"),
        ("sale", "en", "Sweden sold Brandt lamps.", "all of it was met, but seller and buyer must differ, and both would be SE"),
    ],
)  # fmt: skip
def test_where_it_stopped_is_told_in_words(
    desk: Tiny, explainer: Explainer, rule: str, language: str, text: str, words: str
) -> None:
    assert stopped(near(desk, explainer, text, language, rule)) == words


def test_the_nearest_phrase_is_the_one_that_met_most(desk: Tiny, explainer: Explainer) -> None:
    text = "Peru dikirimi lampu, tanpa kata oleh siapa."
    attempt = near(desk, explainer, text, "id", "gift")
    assert attempt.phrase.text == "<taker> ... <give:passive> ... <goods> ... oleh ...2 <giver>"
    assert [step.met and step.met.text for step in attempt.steps] == [
        "Peru", "dikirimi", "lampu", "oleh", None,
    ]  # fmt: skip


def test_a_word_met_is_a_span_of_the_article(desk: Tiny, explainer: Explainer) -> None:
    text = "Hujan turun di laut. Swedia mengirim tentara."
    article = desk.article(text, "id")
    attempt = near(desk, explainer, text, "id", "gift")
    spots = [step.met for step in attempt.steps if step.met]
    assert [article.text[one.start : one.end] for one in spots] == ["Swedia", "mengirim"]


def test_a_sentence_without_a_word_of_any_phrase_has_no_nearest(
    desk: Tiny, explainer: Explainer
) -> None:
    assert verdict(desk, explainer, "Rain fell at night.", "en", "gift").nearest is None


def test_what_was_found_is_told_with_its_phrase(desk: Tiny, explainer: Explainer) -> None:
    one = verdict(desk, explainer, "Swedia mengirim lampu ke Peru.", "id", "gift")
    assert [found_line(match) for match in one.matches] == [
        'found giver "Swedia"; goods "lampu"; taker "Peru" by rules/gift.yml:14:7 "<giver> ... <give:active> ... <goods>"'
    ]


def test_beside_a_match_a_second_deed_of_the_sentence_is_told(
    desk: Tiny, explainer: Explainer
) -> None:
    text = "Swedia mengirim lampu ke Peru; Finlandia mengirim tentara."
    one = verdict(desk, explainer, text, "id", "gift")
    assert len(one.matches) == 1
    assert one.nearest is not None
    assert 'met <giver> "Finlandia", <give:active> "mengirim"' in nearest_lines(one.nearest)


def test_of_two_phrases_for_one_deed_the_dropped_one_is_no_near_miss(
    desk: Tiny, explainer: Explainer
) -> None:
    one = verdict(desk, explainer, "Swedia menyetujui pengiriman lampu ke Peru.", "id", "gift")
    assert len(one.matches) == 1
    assert one.nearest is None


def test_a_page_off_topic_names_the_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    rule = RULE.format(name="ferry", prefix="FE", expert=FERRY) + "off_topic: {en: [regatta]}\n"
    ferry = load_tiny(tmp_path_factory.mktemp("topic"), [("ferry", rule)])
    text = "The regatta began. Sweden ferried lamps."
    attempt = near(ferry, Explainer(ferry.book), text, "en", "ferry")
    assert stopped(attempt) == (
        'all of it was met, but "regatta" in the title or the first sentences silences the page (off_topic:)'
    )


def test_a_pattern_that_runs_away_is_told_and_never_raised(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rule = RULE.format(name="early", prefix="EA", expert=RUNAWAY)
    runaway = load_tiny(tmp_path_factory.mktemp("away"), [("early", rule)])
    attempt = near(runaway, Explainer(runaway.book), LONG, "en", "early")
    assert stopped(attempt) == "a phrase of this rule took too long on the sentence and was stopped"


def test_an_article_in_a_language_of_no_rule_is_not_explained(
    desk: Tiny, explainer: Explainer
) -> None:
    assert explainer.explain(desk.article("Sverige skickade lampor.", "sv")) == ()


def test_the_record_holds_what_the_words_say(desk: Tiny, explainer: Explainer) -> None:
    attempt = near(desk, explainer, "Sweden sent soldiers.", "en", "gift")
    assert nearest_record(attempt) == {
        "place": "rules/gift.yml:20:7",
        "phrase": "<giver> ... <give:active> ... <goods>",
        "met": [
            {"element": "<giver>", "words": "Sweden", "start": 0, "end": 6},
            {"element": "<give:active>", "words": "sent", "start": 7, "end": 11},
        ],
        "missing": ["<goods>"],
        "stops": [
            {
                "why": "absent",
                "wanted": "<goods>",
                "side": "behind",
                "of": "sent",
                "words": None,
                "by": None,
                "known": None,
                "alike": None,
            }
        ],
        "told": 'then wanted <goods> behind "sent", and no ware is named in this sentence',
    }


WORDS = (
    "Sweden Peru Brandt Danish sent sends were sold meeting gift lamps kettles by to of with in if did "
    "fairy tale which that the and , ; ( ) ? while not Swedia mengirim dikirim lampu oleh ke dari jika "
    "pertemuan antara di Lima"
).split()


@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), language=st.sampled_from(["en", "id"]))  # fmt: skip
def test_any_sentence_is_explained_and_agrees_with_the_finder(
    desk: Tiny, explainer: Explainer, words: list[str], language: str
) -> None:
    article = desk.article(" ".join([*words, "."]), language)
    told = explainer.explain(article)
    found = desk.finder.find(article)[0]
    assert [match for one in told for each in one.verdicts for match in each.matches] == list(found)
    attempts = [each.nearest for one in told for each in one.verdicts if each.nearest]
    assert all(one.stops and stopped(one) for one in attempts)
