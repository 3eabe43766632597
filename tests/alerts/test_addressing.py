"""Who hears what, once, and in which words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.alerts import Voice, address
from factsheet.model import Article, Audience, Change, ChangeKind, Known

from .samples import NOW, article, change, claim, desk

MAIL = Audience("minister", "email", ("a@example.org", "b@example.org"))
FILES = Audience("archive", "file")
VOICE = Voice(
    titles={"arms-transfer": {"en": "Arms transfers", "id": "Transfer senjata"}},
    articles={"a.txt": article()},
    sheet="file:///desk/out/factsheet.pdf",
)


def told(
    *changes: Change, audiences: tuple[Audience, ...] = (MAIL, FILES)
) -> list[tuple[str, str]]:
    made = address(changes, desk(*audiences), VOICE, now=NOW)
    assert made.problems == ()
    return [(one.channel, one.recipient) for one in made.alerts]


def test_each_recipient_gets_one_alert_a_change() -> None:
    assert told(change()) == [
        ("email", "a@example.org"),
        ("email", "b@example.org"),
        ("file", "alerts"),
    ]
    assert len(told(change(), change(key="k2"))) == 6


@pytest.mark.parametrize(
    ("kind", "count"), [("new", 3), ("detail", 3), ("claim", 3), ("sources", 0), ("none", 0)]
)
def test_more_sources_and_no_change_are_told_to_nobody_at_once(
    kind: ChangeKind, count: int
) -> None:
    loud = replace(MAIL, changes=("new", "detail", "claim", "sources"))
    assert len(told(change(kind), audiences=(loud, FILES))) == count


def test_an_audience_hears_only_the_rules_and_changes_it_asked_for() -> None:
    only = (replace(MAIL, rules=("summit",)), replace(FILES, changes=("claim",)))
    assert told(change(), audiences=only) == []
    assert len(told(change("claim"), audiences=only)) == 1
    assert len(told(change(rule="summit"), audiences=only)) == 2


def test_two_audiences_with_one_address_hear_it_once() -> None:
    assert told(change(), audiences=(MAIL, replace(MAIL, name="again"), FILES, FILES)) == told(
        change()
    )


def test_a_desk_without_audiences_gets_alert_files() -> None:
    assert told(change(), audiences=()) == [("file", "alerts")]


def test_a_first_run_is_a_baseline_unless_the_desk_wants_alerts() -> None:
    quiet = address([change()], desk(MAIL), VOICE, now=NOW, first_run=True)
    loud = address([change()], desk(MAIL, first_run_alerts=True), VOICE, now=NOW, first_run=True)
    assert (len(quiet.alerts), len(loud.alerts)) == (0, 2)


def test_an_edit_of_the_rules_is_one_summary_and_no_flood() -> None:
    many = [change(key=f"k{number}") for number in range(60)]
    made = address(many, desk(MAIL), VOICE, now=NOW, summary=True).alerts
    assert len(made) == 2
    assert made[0].subject == "60 changes after an edit of the rules: Arms desk"
    assert "+ 10 more on the sheet" in made[0].text
    assert address([], desk(MAIL), VOICE, now=NOW, summary=True).alerts == ()


def test_the_id_comes_from_content() -> None:
    def ids(one: Change, store: str = "") -> list[str]:
        return [it.id for it in address([one], desk(MAIL), VOICE, now=NOW, store=store).alerts]

    assert ids(change()) == ids(change())
    assert ids(change()) == ids(change("new", "k1", claim(), claim("b.txt"))), "new is told once"
    assert ids(change("claim")) != ids(change("claim", "k1", claim(), claim("b.txt", "denied")))
    assert ids(change()) != ids(change(), store="another desk")
    assert len(set(ids(change()))) == 2


def test_an_alert_shows_what_changed_the_fact_the_status_the_quote_the_source_and_the_way_out() -> (
    None
):
    (made, _) = address([change("detail")], desk(MAIL), VOICE, now=NOW).alerts
    assert made.subject == "More is known: Arms transfers: Swedia, Peru, 12 (AT-01, reported)"
    assert (
        made.text
        == """\
More is known: Arms transfers AT-01
  What changed: quantity, was 10, now 12

Fact: supplier: Swedia; recipient: Peru; quantity: 12
Status: reported; 1 article, 1 origin

Quote (reported, said by menteri pertahanan):
  Swedia telah mengirim 12 jet tempur ke Peru, kata menteri pertahanan.
Source: Kabar Samudra, Jet untuk Peru, published 2024-03-08, https://example.org/a?x=1&y=2

Fact-sheet: file:///desk/out/factsheet.pdf
To hear less: factsheet alerts silence fact NUMBER, or the entry of this audience in rules/desk.yml (minister).
Found by rules. A fact here means: an article says so.
"""
    )
    assert '<a href="https://example.org/a?x=1&amp;y=2">' in made.html
    held = json.loads(made.record)
    assert held["items"][0]["slots"]["supplier"] == [{"id": "SE", "text": "Swedia"}]
    assert held["items"][0]["claims"][0]["quote"].startswith("Swedia telah")


def test_an_alert_speaks_the_language_of_its_audience() -> None:
    (made, _) = address([change()], desk(replace(MAIL, language="id")), VOICE, now=NOW).alerts
    assert made.subject == "Baru: Transfer senjata: Swedia, Peru, 12 (AT-01, dilaporkan)"
    assert "Sumber: Kabar Samudra" in made.text
    assert '<html lang="id">' in made.html


def test_a_denial_is_shown_beside_the_charge() -> None:
    both = change("claim", "k1", claim(), claim("b.txt", "denied", "Peru membantah."))
    denied = Change("claim", replace(both.fact, denied=True))
    (made, _) = address([denied], desk(MAIL), VOICE, now=NOW).alerts
    assert "Status: reported (somebody denies it); 2 articles" in made.text
    assert "Peru membantah." in made.text


def test_titles_of_articles_are_text_and_never_markup() -> None:
    nasty: Article = replace(
        article(), title=Known("<script>x</script>\r\nBcc: e@example.org [a](b)", "stated")
    )
    voice = replace(VOICE, articles={"a.txt": nasty})
    mail, _, filed = address([change()], desk(MAIL, FILES), voice, now=NOW).alerts
    assert "<script>" not in mail.html
    assert "\nBcc" not in mail.text
    assert "\\[a\\](b)" in filed.text
    assert "\\<script\\>" in filed.text


def test_an_alert_file_finds_the_sheet_wherever_the_folder_is_moved() -> None:
    (filed,) = address([change()], desk(FILES), VOICE, now=NOW).alerts
    assert "Fact-sheet: <../factsheet.pdf>" in filed.text
    assert '<a href="file:///desk/out/factsheet.pdf">' in filed.html


def test_a_broken_template_costs_its_look_and_not_the_alert(tmp_path: Path) -> None:
    (tmp_path / "alert.txt").write_text("{{ quiote }}\n", encoding="utf-8")
    made = address([change()], desk(MAIL), replace(VOICE, templates=tmp_path), now=NOW)
    assert len(made.alerts) == 2
    assert "Swedia telah mengirim" in made.alerts[0].text
    (problem,) = made.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line) == ("T602", 1)


def test_a_template_of_the_desk_is_used(tmp_path: Path) -> None:
    (tmp_path / "alert.txt").write_text("{{ items[0].line }}!\n", encoding="utf-8")
    made = address([change()], desk(MAIL), replace(VOICE, templates=tmp_path), now=NOW)
    assert made.alerts[0].text == "supplier: Swedia; recipient: Peru; quantity: 12!\n"
