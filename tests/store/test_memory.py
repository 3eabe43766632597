"""What goes in comes out: nouns, ids, runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.store import Reading, Seen, Store, open_store
from factsheet.store.records import packed, unpacked

from .samples import NOW, alert, article, claim, fact, outcome, reading

HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite", now=NOW) as opened:
        yield opened


def reopened(store: Store) -> Store:
    path = store._path
    store.close()
    return open_store(path, now=NOW + HOUR)


def test_a_saved_run_comes_back_noun_for_noun(store: Store) -> None:
    store.stage(reading())
    store.stage_seen("a.txt", Seen(81, 17, "d"))
    run = store.save(outcome(fact(), alerts=(alert(),)))
    with reopened(store) as again:
        assert list(again.articles()) == [article()]
        assert again.article("a.txt") == article()
        assert again.claims() == (claim(),)
        assert again.facts() == (replace(fact(), first_seen=NOW),)
        assert again.seen() == {"a.txt": Seen(81, 17, "d")}
        assert again.last_run() == run
        assert [change.fact.id for change in again.changes(run.number)] == ["AT-01"]
        assert [one.alert for one in again.outbox.due(NOW)] == [alert()]
        edition = again.edition()
        assert edition is not None
        assert (edition.number, edition.articles) == (1, ("a.txt",))
        again.check()


def test_what_was_staged_is_seen_at_once_and_gone_without_save(store: Store) -> None:
    store.stage(reading())
    assert store.claims() == (claim(),)
    assert [one.name for one in store.articles()] == ["a.txt"]
    with reopened(store) as again:
        assert again.claims() == ()
        assert list(again.articles()) == []


def test_an_article_read_again_replaces_its_claims_and_keeps_its_first_sight(store: Store) -> None:
    store.stage(reading())
    store.stage(reading("b.txt"))
    store.save(outcome(fact()))
    with reopened(store) as again:
        again.stage(Reading(article(), (claim(amount=15), claim(rule="summit"))))
        expected = (claim(amount=15), claim(rule="summit"), claim("b.txt"))
        assert again.claims() == expected
        again.save(outcome(fact(), after=HOUR))
        assert again.claims() == expected
        assert again.claims("summit") == (claim(rule="summit"),)
        row = again._rows.first("articles", "where name = 'a.txt'")
        assert row is not None
        assert row["first_seen"].startswith("2024-03-09T07:00")


def test_new_rules_may_restate_the_claims_of_a_kept_article(store: Store) -> None:
    store.stage(reading())
    store.save(outcome(fact()))
    store.stage_claims("a.txt", ())
    assert store.claims() == ()
    store.save(outcome(after=HOUR))
    assert store.claims() == ()
    assert store.article("a.txt") == article()
    assert store.gone() == {"AT-01": None}


def test_saving_the_same_run_twice_changes_nothing(store: Store) -> None:
    store.stage(reading())
    made = outcome(fact(), alerts=(alert(),))
    first = store.save(made)
    before = store._path.read_bytes()
    assert store.save(made) == first
    assert store._path.read_bytes() == before


def test_a_clock_that_stands_still_loses_no_run(store: Store) -> None:
    store.stage(reading())
    store.save(outcome(fact()))
    store.stage(reading("b.txt"))
    store.save(outcome(fact()))
    assert len(store.runs()) == 2
    assert store.counts()["articles"] == 2


def test_an_alert_made_before_is_not_made_again(store: Store) -> None:
    store.save(outcome(fact(), alerts=(alert(),)))
    store.save(outcome(fact(), after=HOUR, alerts=(alert(), alert(recipient="b@example.org"))))
    assert [one.alert.recipient for one, _ in store.outbox.all()] == [
        "desk@example.org",
        "b@example.org",
    ]
    assert len(store.outbox.all(run=2)) == 1


def test_a_failure_in_the_middle_saves_nothing_at_all(store: Store) -> None:
    store.stage(reading())
    broken = replace(alert("k2"), created=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="without a time zone"):
        store.save(outcome(fact(), alerts=(alert(), broken)))
    assert set(store.counts().values()) == {0}
    assert store.claims() == (claim(),), "what was staged is still there to be saved"
    store.save(outcome(fact(), alerts=(alert(),)))
    assert store.counts()["pending"] == 1


def test_a_process_killed_in_the_middle_saves_nothing_at_all(tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from factsheet.store import open_store
from tests.store.samples import NOW, alert, fact, outcome, reading

class Deadly(tuple):
    looks = 0
    def __iter__(self):
        Deadly.looks += 1
        yield alert()
        if Deadly.looks > 1:  # once to tell the run from the last, then to keep them
            os.kill(os.getpid(), 9)

with open_store(Path(sys.argv[1]), now=NOW) as store:
    store.stage(reading())
    store.save(outcome(fact(), alerts=Deadly()))
"""
    path = tmp_path / "store.sqlite"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, cwd=root)
    assert done.returncode == -9
    with open_store(path, now=NOW) as store:
        assert set(store.counts().values()) == {0}
        store.check()


def test_facts_get_ids_that_are_never_used_twice(store: Store) -> None:
    prefixes = {"arms-transfer": "AT"}
    first = store.numbered([fact("k1", ""), fact("k2", "")], prefixes)
    assert [one.id for one in first] == ["AT-01", "AT-02"]
    store.save(outcome(*first))
    store.save(outcome(first[0], after=HOUR))
    assert store.gone() == {"AT-02": None}
    later = store.numbered([first[0], fact("k3", ""), fact("k2", "")], prefixes)
    assert [one.id for one in later] == ["AT-01", "AT-03", "AT-02"], "k2 is back under its own id"


def test_a_fact_merged_away_leaves_a_note_of_where_it_went(store: Store) -> None:
    store.save(outcome(fact("k1", "AT-01"), fact("k2", "AT-02")))
    store.save(replace(outcome(fact("k1", "AT-01"), after=HOUR), merged={"AT-02": "AT-01"}))
    assert store.gone() == {"AT-02": "AT-01"}
    assert [one.id for one in store.facts()] == ["AT-01"]


def test_a_fact_keeps_the_moment_it_was_first_seen(store: Store) -> None:
    store.save(outcome(fact()))
    store.save(outcome(fact("k1", "AT-01", claim(), claim("b.txt")), after=HOUR))
    (kept,) = store.facts()
    assert kept.first_seen == NOW
    assert len(kept.claims) == 2


def test_facts_without_an_id_or_with_the_same_are_no_facts_to_save(store: Store) -> None:
    for facts in ([fact("k1", "")], [fact("k1"), fact("k2")]):
        with pytest.raises(ValueError, match="id of its own"):
            store.save(outcome(*facts))
    assert store.runs() == ()


def test_names_that_are_no_text_are_kept_as_text(store: Store) -> None:
    store.stage(reading("b\udcff.txt"))
    store.save(outcome(fact("k1", "AT-01", claim("b\udcff.txt"))))
    assert [one.name for one in store.articles()] == ["b\\udcff.txt"]
    assert store.claims()[0].article == "b\\udcff.txt"


@settings(max_examples=50, deadline=None)
@given(st.frozensets(st.integers(0, 2**64 - 1), max_size=50))
def test_fingerprints_come_back_whole(numbers: frozenset[int]) -> None:
    assert unpacked(packed(numbers)) == numbers
