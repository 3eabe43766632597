"""`factsheet why` answers both ways: for a fact, and for a sentence that gave nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands import NOW, Done, factsheet
from tests.matches.tiny import load_tiny

FIRST = """---
date: 2024-03-09
language: en
---
LIMA (Ledger) -- Sweden confirmed that it had sent 12 lamps to Peru on 8 March 2024.
"""
SECOND = """---
date: 2024-03-10
language: id
---
Menteri Oluf Brandt memastikan Swedia telah mengirim lampu kepada Kawanan Lentera. Finlandia mengirim tentara. Hujan turun di laut.

Baca juga: Swedia Kirim Ketel ke Peru
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    load_tiny(folder)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    (folder / "seeds" / "second.txt").write_text(SECOND, "utf-8")
    done = factsheet("run", "--now", NOW, cwd=folder)
    assert (folder / "out" / "facts.jsonl").is_file(), done.err
    return folder


def why(desk: Path, *arguments: str) -> Done:
    return factsheet("why", *arguments, cwd=desk)


SILENT = """\
Sentence 1 (Indonesian): "Swedia mengirim tentara ke Peru."
  gift: nothing found
    nearest: rules/gift.yml:14:7 "<giver> ... <give:active> ... <goods>"
    met <giver> "Swedia", <give:active> "mengirim"
    then wanted <goods> behind "mengirim", and no ware is named in this sentence; the nearest known word there is "Peru" (actor)
  parley: nothing found
    nearest: rules/parley.yml:11:7 "<participants> ... <meet:active> (dengan) ...2 <participants>"
    met <participants> "Swedia", <participants> "Peru"
    then wanted <meet:active> behind "Swedia", and no active form of the list meet is in this sentence; the nearest known word there is "mengirim" (give)
  sale: nothing found
    nearest: rules/sale.yml:12:7 "<seller> ... <sell:active> ... <goods>"
    met <seller> "Swedia"
    then wanted <sell:active> behind "Swedia", and no active form of the list sell is in this sentence; the nearest known word there is "mengirim" (give); then <goods> would follow

"""


def test_a_silent_sentence_is_told_rule_by_rule(desk: Path) -> None:
    done = why(desk, "Swedia mengirim tentara ke Peru.", "--language", "id")
    assert done.code == 0
    assert done.out == SILENT


FILE = """\
Sentence 1 (Indonesian): "Menteri Oluf Brandt memastikan Swedia telah mengirim lampu kepada Kawanan Lentera."
  gift:
    found giver "Swedia"; goods "lampu"; taker "Kawanan Lentera" by rules/gift.yml:14:7 "<giver> ... <give:active> ... <goods>"

Sentence 2 (Indonesian): "Finlandia mengirim tentara."
  gift: nothing found
    nearest: rules/gift.yml:14:7 "<giver> ... <give:active> ... <goods>"
    met <giver> "Finlandia", <give:active> "mengirim"
    then wanted <goods> behind "mengirim", and no ware is named in this sentence

In one sentence no phrase got beyond its verb, or beyond names.
No rule reads "Baca juga: Swedia Kirim Ketel ke Peru": it is taken for page furniture (related-link).
"""


def test_of_a_file_only_what_got_somewhere_is_told(desk: Path) -> None:
    assert why(desk, "seeds/second.txt").out == FILE


def test_one_rule_alone_may_be_asked(desk: Path) -> None:
    done = why(desk, "Sweden sold lamps.", "--rule", "sale", "--json")
    (sentence,) = done.json["sentences"]
    (verdict,) = sentence["rules"]
    assert verdict["rule"] == "sale"
    assert verdict["found"] == []
    assert verdict["nearest"]["told"] == (
        "all of it was met, but <buyer> stayed empty: no other actor is named in this sentence"
    )
    assert why(desk, "Sweden sold lamps.", "--rule", "robbery").code == 2


def test_what_no_rule_reads_is_told(desk: Path) -> None:
    assert why(desk, "Baca juga: Swedia Kirim Ketel ke Peru").out == (
        'No rule reads "Baca juga: Swedia Kirim Ketel ke Peru": it is taken for page furniture (related-link).\n'
    )


def test_a_text_that_holds_nothing_is_no_crash(desk: Path) -> None:
    assert why(desk, "?!").out.startswith("There is no sentence to search here (")
    assert why(desk, "").code == 1


FACT = """\
GI-01  gift  confirmed  [new]
    giver Sweden (SE); taker Kawanan Lentera (LANTERN); goods lamps; quantity 12; when 8 March 2024

first.txt, paragraph 1: confirmed (cue: "confirmed"), said by Sweden
    "Sweden confirmed that it had sent 12 lamps to Peru on 8 March 2024."
    giver Sweden (SE); taker Peru (PE); goods lamps; quantity 12; when 8 March 2024
    by the phrase: <giver> ... <give:active> ... <goods>
        at rules/gift.yml:20:7
    giver "Sweden": entry SE of the list actor, rules/lists/actors.yml:L
    taker "Peru": entry PE of the list actor, rules/lists/actors.yml:L
    goods "lamps": entry lamps of the list ware, rules/lists/ware.yml:9:3
    cue "confirmed": entry confirmed of the list cue, rules/lists/cues.yml:L

second.txt, paragraph 1: confirmed (cue: "memastikan"), said by Menteri Oluf Brandt
    "Menteri Oluf Brandt memastikan Swedia telah mengirim lampu kepada Kawanan Lentera."
    giver Swedia (SE); taker Kawanan Lentera (LANTERN); goods lampu (lamps)
    by the phrase: <giver> ... <give:active> ... <goods>
        at rules/gift.yml:14:7
    giver "Swedia": entry SE of the list actor, rules/lists/actors.yml:L
    taker "Kawanan Lentera": entry LANTERN of the list actor, rules/lists/people.yml:8:3
    goods "lampu": entry lamps of the list ware, rules/lists/ware.yml:9:3
    cue "memastikan": entry confirmed of the list cue, rules/lists/cues.yml:L

How they came together:
  - first.txt sentence 1 (confirmed) is the first
  - second.txt sentence 1 (confirmed) joins: same giver, taker, goods; one side undated, happened
    beside first.txt sentence 1 (confirmed): giver both SE; taker LANTERN here and PE there are one family; goods both lamps; time undated (published 2024-03-10) here, 2024-03-08 there
"""


def test_a_fact_is_told_with_its_claims_its_list_entries_and_how_they_came_together(
    desk: Path,
) -> None:
    done = why(desk, "gi-01")
    assert done.code == 0
    assert re.sub(r"(actors|cues)\.yml:\d+:\d+", r"\1.yml:L", done.out) == FACT


def test_a_fact_as_json_holds_the_same(desk: Path) -> None:
    record = why(desk, "GI-01", "--json").json
    assert len(record["why"]) == len(record["claims"]) == 2
    goods = [one for one in record["claims"][0]["from"] if one["part"] == "goods"]
    assert goods == [
        {
            "part": "goods",
            "words": "lamps",
            "place": "rules/lists/ware.yml:9:3",
            "list": "ware",
            "entry": "lamps",
            "name": "lamps",
        }
    ]
    (join,) = record["grounds"]
    how = {one["slot"]: one["how"] for one in join["grounds"]}
    assert how == {"giver": "equal", "taker": "family", "goods": "equal", "time": "undated"}


def test_a_fact_that_is_not_there_names_those_that_are(desk: Path) -> None:
    done = why(desk, "GI-99")
    assert done.code == 2
    assert 'there is no fact "GI-99"' in done.err
    assert "there are: GI-01" in done.err
