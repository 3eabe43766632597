"""A folder of rules becomes checked data; what is broken is told and left out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from factsheet.errors import Problem
from factsheet.model import Gap, Maybe, Reference, Rulebook, Words
from factsheet.rulebook import load

RULE = """
rule: gift
title: {en: Gifts, id: Hadiah}
about: One side gives the other a thing.
prefix: GI
slots:
  giver: actor
  taker: actor
  item: thing
  quantity: number, may be missing, near item
  when: date, may be missing
find:
  id:
    - <giver> ... <give:active> ... <item> ... ke/kepada ...3 <taker>
    - <item> ... (yang) <give:passive> (oleh) ...2 <giver>
  en:
    - <giver> ... send~/"hand over" ... <item> ... to ...3 <taker>
unless: [gim, film]
different: [giver, taker]
event: {same: [giver, taker, item], within: 90 days}
sheet:
  columns: [giver, taker, item, when]
  bottom_line: {en: "{{ giver }} gave.", id: "{{ giver }} memberi."}
  key_figure: quantity
  chart: flow from giver to taker
examples:
  - text: Norwegia mengirim 12 kapal ke Peru.
    gives: {giver: "NO", taker: PE, item: ships, quantity: 12, status: reported}
  - text: Norway sent ships to Peru.
    gives: {giver: NO, taker: PE, item: [ships]}
  - text: Baca juga
    gives: nothing
"""
THINGS = """
list: thing
kind: things
entries:
  goods: {id: [barang], en: [goods]}
  ships: {id: [kapal], en: [ship, fast battery], is: goods}
"""
GIVE = """
list: give
kind: verbs
entries:
  give: {id: [kirim], en: [send], en-noun: [shipment], strike: [kirimi]}
"""
DESK = "title: {en: A desk, id: Meja}\nlanguage: id\nschedule: [daily 07:00 Asia/Jakarta, every hour]\n"


def lay_out(folder: Path, **files: str) -> Path:
    rules = folder / "rules"
    (rules / "lists").mkdir(parents=True)
    wanted = {"gift": RULE, "desk": DESK, "lists/thing": THINGS, "lists/give": GIVE, **files}
    for name, text in wanted.items():
        (rules / f"{name}.yml").write_text(text, encoding="utf-8")
    return rules


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    found, problems = load(lay_out(tmp_path))
    assert problems == ()
    return found


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_good_rule_is_read_whole(book: Rulebook) -> None:
    rule = book.rule("gift")
    assert (rule.prefix, rule.severity, rule.version) == ("GI", "medium", "1")
    assert rule.title == {"en": "Gifts", "id": "Hadiah"}
    assert [slot.name for slot in rule.slots] == ["giver", "taker", "item", "quantity", "when"]
    assert rule.slot("quantity").near == "item"
    assert rule.slot("when").may_be_missing
    assert rule.different == (("giver", "taker"),)
    assert (rule.event.same, rule.event.within_days) == (("giver", "taker", "item"), 90)
    assert rule.sheet.chart == "flow from giver to taker"
    assert [dict(one.gives) for one in rule.examples][1:] == [
        {"giver": "NO", "taker": "PE", "item": ("ships",)}, {},
    ]  # fmt: skip
    assert rule.examples[0].place.line == 27
    assert [phrase.language for phrase in rule.unless] == ["id", "id", "en", "en"]


def test_norway_stays_norway(book: Rulebook) -> None:
    assert book.rule("gift").examples[1].gives["giver"] == "NO"


def test_a_phrase_is_taken_apart(book: Rulebook) -> None:
    first, passive, english = book.rule("gift").find
    assert first.elements == (
        Reference("actor", "giver"), Gap(8), Reference("give", None, "active"), Gap(8),
        Reference("thing", "item"), Gap(8), Words(("ke", "kepada")), Gap(3), Reference("actor", "taker"),
    )  # fmt: skip
    assert passive.elements[2] == Maybe((Words(("yang",)),))
    assert english.elements[2] == Words(("send", "sends", "sent", "sending", "hand over"))
    assert str(first.place).endswith("rules/gift.yml:14:7")


def test_generated_forms_carry_their_voice_and_struck_ones_are_gone(book: Rulebook) -> None:
    names = book.lists["give"].entries["give"].names
    forms = {(name.text, name.form) for name in names}
    assert {("mengirim", "active"), ("dikirim", "passive"), ("pengiriman", "noun")} <= forms
    assert {("sent", "active"), ("sent", "passive"), ("shipment", "noun")} <= forms
    assert "kirimi" not in {name.text for name in names}


def test_english_plurals_of_things_come_by_themselves(book: Rulebook) -> None:
    names = [name.text for name in book.lists["thing"].entries["ships"].names]
    assert names == ["kapal", "ship", "ships", "fast battery", "fast batteries"]


def test_countries_come_in_every_language(book: Rulebook) -> None:
    def texts(code: str) -> list[str]:
        return [name.text for name in book.lists["actor"].entries[code].names]

    assert texts("KP") == ["Korea Utara", "North Korea"]
    assert "Tiongkok" in texts("CN")
    assert "Turkey" in texts("TR")
    assert {"NO", "XK", "TW"} <= set(book.lists["actor"].entries)
    assert not {"EU", "ZZ", "UN", "QO"} & set(book.lists["actor"].entries)


def test_the_desk_is_read(book: Rulebook) -> None:
    assert book.desk.title == {"en": "A desk", "id": "Meja"}
    assert book.desk.schedule == ("daily 07:00 Asia/Jakarta", "every hour")


def test_a_list_file_adds_to_what_is_known_of_a_country(tmp_path: Path) -> None:
    korea = """
list: actor
kind: actors
entries:
  KP: {id: [Korut], en: [DPRK], en-adjective: [North Korean], id-capital: [Pyongyang], en-capital: [Pyongyang],
       exact: [DPRK], not_in: [Partai Korut]}
  kim: {id: [Kim Jong Un], of: KP}
"""
    book, problems = load(lay_out(tmp_path, **{"lists/korea": korea}))
    assert problems == ()
    entry = book.lists["actor"].entries["KP"]
    assert [name.text for name in entry.names if not name.form] == [
        "Korea Utara",
        "North Korea",
        "Korut",
        "DPRK",
    ]
    assert [name.exact_case for name in entry.names if name.text == "DPRK"] == [True]
    assert entry.not_in == ("Partai Korut",)
    assert book.lists["actor"].entries["kim"].of == "KP"
    assert book.lists["place"].entries["Pyongyang"].of == "KP"
    assert [name.form for name in book.lists["place"].entries["Pyongyang"].names] == ["", ""]


def test_a_capital_joins_the_place_that_holds_its_name(tmp_path: Path) -> None:
    actors = "list: actor\nkind: actors\nentries:\n  NL: {id-capital: [Den Haag, Amsterdam], en-capital: [The Hague, Amsterdam]}\n"
    places = "list: place\nkind: things\nentries:\n  Amsterdam: {id: [Amsterdam], of: NL}\n"
    book, _ = load(lay_out(tmp_path, **{"lists/a": actors, "lists/p": places}))
    entries = book.lists["place"].entries
    assert set(entries) == {"Amsterdam", "The Hague"}
    assert [name.language for name in entries["Amsterdam"].names] == ["id", "en"]
    assert [name.text for name in entries["The Hague"].names] == ["Den Haag", "The Hague"]


def test_a_broken_rule_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    broken = RULE.replace("rule: gift", "rule: other").replace("prefix: GI", "prefix: OT")
    rules = lay_out(tmp_path, other=broken.replace("find:", "fnd:"), third=": :\n\t")
    book, problems = load(rules)
    assert [rule.name for rule in book.rules] == ["gift"]
    assert codes(problems)[0] == "R102"
    assert "Y010" in codes(problems)


def test_a_wrong_example_does_not_silence_its_rule(tmp_path: Path) -> None:
    book, problems = load(lay_out(tmp_path, gift=RULE.replace("taker: PE,", "taker: PERU,")))
    assert [rule.name for rule in book.rules] == ["gift"]
    assert codes(problems) == ["R113", "R113"]
    assert len(book.rules[0].examples) == 1


def test_errors_come_before_advice(tmp_path: Path) -> None:
    spare = "list: spare\nkind: things\nentries:\n  x: {en: [x]}\n"
    dull = (
        RULE.replace("    gives: nothing", "    gives: {giver: NO}")
        .replace("GI", "DU")
        .replace("gift", "dull")
    )
    _, problems = load(
        lay_out(tmp_path, dull=dull, **{"lists/spare": spare, "lists/z": "list: z\n"})
    )
    levels = [problem.level for problem in problems]
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == {"error", "advice"}


def test_two_rules_share_neither_name_nor_prefix(tmp_path: Path) -> None:
    book, problems = load(
        lay_out(tmp_path, other=RULE, third=RULE.replace("rule: gift", "rule: x"))
    )
    assert len(book.rules) == 1
    assert codes(problems) == ["R118", "R118"]


def test_a_list_of_plain_words_is_used_by_nobody_and_that_is_well(tmp_path: Path) -> None:
    words = "list: noise\nkind: words\nentries:\n  tail: {id: [baca juga]}\n"
    things = "list: spare\nkind: things\nentries:\n  x: {en: [x]}\n"
    _, problems = load(lay_out(tmp_path, **{"lists/w": words, "lists/t": things}))
    assert codes(problems) == ["R311"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    book, problems = load(tmp_path / "rules")
    assert codes(problems) == ["R001"]
    assert book.rules == ()


def test_the_digest_follows_the_words_of_the_files(tmp_path: Path) -> None:
    rules = lay_out(tmp_path)
    first = load(rules)[0].digest
    assert load(rules)[0].digest == first
    (rules / "desk.yml").write_text(DESK + "# more\n")
    assert load(rules)[0].digest != first


def test_a_raw_regex_may_fill_the_slots(tmp_path: Path) -> None:
    expert = "expert:\n  en: (?P<giver>\\w+) gave (?P<item>\\w+) to (?P<taker>\\w+)\n"
    book, problems = load(lay_out(tmp_path, gift=RULE.replace("different:", expert + "different:")))
    assert codes(problems) == ["R114"]
    raw = book.rule("gift").find[-1]
    assert raw.expert is not None
    assert raw.elements == ()


def test_the_shipped_lists_load_without_an_error_in_half_a_second() -> None:
    rules = Path(__file__).parents[2] / "rules"
    load(rules)
    started = time.process_time()
    _, problems = load(rules)
    assert time.process_time() - started < 0.5
    assert [
        one for one in problems if one.level == "error" and one.code.startswith(("R3", "R4", "Y"))
    ] == []
