"""A folder of rules becomes checked data; what is broken is told and left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import Problem, worded
from factsheet.model import Chart, Gap, Maybe, Reference, Rulebook, Words
from factsheet.rulebook import load
from factsheet.rulebook.schema import TABLES

KEYS = sorted(
    {field.key for fields in TABLES.values() for field in fields} | {"id", "en", "nothing"}
)

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
    assert rule.sheet.charts == (Chart("flow", ("giver", "taker")),)
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


def test_the_shipped_lists_load_without_an_error() -> None:
    _, problems = load(Path(__file__).parents[2] / "rules")
    assert [
        one for one in problems if one.level == "error" and one.code.startswith(("R3", "R4", "Y"))
    ] == []


def test_a_list_name_has_one_kind(tmp_path: Path) -> None:
    other = "list: thing\nkind: words\nentries:\n  x: {en: [x]}\n"
    book, problems = load(lay_out(tmp_path, **{"lists/zz": other}))
    assert codes(problems) == ["R307"]
    assert "x" not in book.lists["thing"].entries


def test_an_empty_folder_works_with_the_usual_settings(tmp_path: Path) -> None:
    book, problems = load(tmp_path)
    assert codes(problems) == ["R003", "R004"]
    assert book.desk.schedule == ("every 30 minutes",)
    assert "NO" in book.lists["actor"].entries


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    rules = lay_out(tmp_path)
    (rules / "gift.yml").unlink()
    (rules / "gift.yml").symlink_to(rules / "gift.yml")
    assert codes(load(rules)[1]) == ["R002"]


def test_a_file_that_is_too_big_is_told(tmp_path: Path) -> None:
    rules = lay_out(tmp_path)
    (rules / "big.yml").write_bytes(b"a: " + b"x" * 1_000_001)
    assert codes(load(rules)[1]) == ["Y001"]


def test_a_slot_may_be_filled_from_another_list(tmp_path: Path) -> None:
    rule = RULE.replace("<item> ... to", "<item=give:noun> ... to")
    book, problems = load(lay_out(tmp_path, gift=rule))
    assert problems == ()
    assert Reference("give", "item", "noun") in book.rule("gift").find[2].elements


def test_quoted_and_typographic_marks_are_read(tmp_path: Path) -> None:
    rule = RULE.replace('send~/"hand over" ... <item>', "“Hands Over” … <item>")
    book, problems = load(lay_out(tmp_path, gift=rule))
    assert problems == ()
    assert book.rule("gift").find[2].elements[2:4] == (Words(("Hands Over",), exact=True), Gap(8))


def broken_rules() -> st.SearchStrategy[str]:
    marks = st.sampled_from(
        [
            "",
            "<",
            ">",
            "(",
            ")",
            "..",
            "~",
            "/",
            '"',
            "'",
            "\n",
            ": ",
            " #",
            "[",
            "{",
            "-",
            "\t",
            "é",
            "- ",
        ]
    )
    spots = st.lists(st.tuples(st.integers(0, len(RULE)), marks), min_size=1, max_size=4)
    cuts = st.integers(0, 12)

    def spoilt(edits: list[tuple[int, str]], cut: int) -> str:
        text = RULE
        for spot, mark in edits:
            text = text[:spot] + mark + text[spot + cut :]
        return text

    return st.builds(spoilt, spots, cuts)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=broken_rules())
def test_any_spoilt_rule_gives_a_rule_or_problems(text: str, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    if not rules.exists():
        lay_out(tmp_path)
    for name in ("gift", "lists/give", "desk"):
        (rules / f"{name}.yml").write_text(text, encoding="utf-8")
        book, problems = load(rules, languages=("en",))
        assert book.rules or any(one.level == "error" for one in problems)
        (rules / f"{name}.yml").unlink()


values = st.recursive(
    st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(value=st.dictionaries(st.sampled_from(KEYS), values, min_size=1))
def test_any_shape_under_any_key_gives_problems_never_a_crash(value: Any, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir(exist_ok=True)
    text = yaml.safe_dump(value, default_style="'", allow_unicode=True)
    for name in ("rule.yml", "lists/list.yml", "desk.yml"):
        (tmp_path / name).write_text(text, encoding="utf-8", errors="replace")
    _, problems = load(tmp_path, languages=("en",))
    assert all(worded(one) for one in problems)
