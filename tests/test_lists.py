"""The shipped names of actors, people, companies, places and weapons hold together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from factsheet.errors import Problem
from factsheet.model import Entry, Rulebook
from factsheet.rulebook import load

RULES = Path(__file__).resolve().parent.parent / "rules"
FILES = ("actors", "leaders", "companies", "places", "weapons")

TREE = {
    "weapon-systems": "weapons",
    "small-arms": "weapons",
    "artillery": "weapons",
    "rockets": "weapons",
    "missiles": "weapons",
    "ballistic-missiles": "missiles",
    "air-defence": "weapons",
    "drones": "weapons",
    "combat-aircraft": "weapons",
    "helicopters": "weapons",
    "tanks": "weapons",
    "armoured-vehicles": "weapons",
    "ships": "weapons",
    "bombs": "weapons",
    "mines": "weapons",
    "ammunition": "weapons",
    "artillery-shells": "ammunition",
    "missile-technology": "technology",
    "weapons": None,
    "military-equipment": None,
    "military-aid": None,
    "technology": None,
}


@pytest.fixture(scope="module")
def loaded() -> tuple[Rulebook, tuple[Problem, ...]]:
    return load(RULES)


@pytest.fixture(scope="module")
def book(loaded: tuple[Rulebook, tuple[Problem, ...]]) -> Rulebook:
    return loaded[0]


def called(book: Rulebook, words: str, language: str, text: str) -> set[str]:
    """The entries of a list that have this name."""
    return {
        entry.id
        for entry in book.lists[words].entries.values()
        if any(name.text == text and name.language == language for name in entry.names)
    }


def ours(book: Rulebook) -> Iterator[tuple[str, Entry]]:
    for words in ("actor", "place", "weapon"):
        for entry in book.lists[words].entries.values():
            yield words, entry


def folded(text: str) -> str:
    """As names are compared: no case, no accents, a dash only parts words."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("-", " "))
    return "".join(char for char in parts if not unicodedata.combining(char))


@pytest.mark.parametrize("name", FILES)
def test_a_list_file_is_read_without_a_word_of_complaint(
    loaded: tuple[Rulebook, tuple[Problem, ...]], name: str
) -> None:
    told = [p for p in loaded[1] if f"{name}.yml" in str(p.place)]
    assert [p.what for p in told if p.code != "R311"] == []


@pytest.mark.parametrize("name", FILES)
def test_plain_yaml_reads_every_name_as_text_and_no_id_twice(name: str) -> None:
    text = (RULES / "lists" / f"{name}.yml").read_text(encoding="utf-8")
    entries = yaml.safe_load(text)["entries"]
    ids = re.findall(r"^  (\S[^#\n]*):$", text, re.MULTILINE)
    assert len(ids) == len(set(ids)) == len(entries)
    for entry_id, entry in entries.items():
        values = [
            one
            for value in entry.values()
            for one in ([value] if isinstance(value, str) else value)
        ]
        assert all(isinstance(one, str) and one.strip() == one for one in (entry_id, *values))


def test_every_entry_has_a_name_in_each_language(book: Rulebook) -> None:
    bare = [
        (words, entry.id, language)
        for words, entry in ours(book)
        for language in ("id", "en")
        if not any(name.language == language for name in entry.names)
    ]
    assert bare == []


def test_every_link_leads_to_an_entry(book: Rulebook) -> None:
    actors, weapons = book.lists["actor"].entries, book.lists["weapon"].entries
    for words, entry in ours(book):
        assert entry.of is None or entry.of in actors, entry.id
        assert entry.part_of is None or entry.part_of in actors, entry.id
        assert entry.parent is None or (words == "weapon" and entry.parent in weapons), entry.id


def test_one_name_means_one_thing_within_a_list(book: Rulebook) -> None:
    holders: dict[tuple[str, str], set[str]] = {}
    for words, entry in ours(book):
        for name in entry.names:
            holders.setdefault((words, folded(name.text)), set()).add(entry.id)
    assert {key: ids for key, ids in holders.items() if len(ids) > 1} == {}


def test_a_phrase_that_silences_a_name_holds_that_name(book: Rulebook) -> None:
    idle = []
    for words, entry in ours(book):
        names = "|".join(sorted((re.escape(folded(name.text)) for name in entry.names), key=len))
        some = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
        idle += [(words, entry.id, one) for one in entry.not_in if not some.search(folded(one))]
    assert idle == []


def test_the_tree_of_weapons_is_there(book: Rulebook) -> None:
    entries = book.lists["weapon"].entries
    assert {name: entries[name].parent for name in TREE} == TREE
    roots = {entry.id for entry in entries.values() if entry.parent is None}
    assert roots == {"weapons", "military-equipment", "military-aid", "technology"}


def test_the_lists_are_as_wide_as_the_news(book: Rulebook) -> None:
    actors = book.lists["actor"].entries.values()
    places = book.lists["place"].entries
    people = [entry for entry in actors if entry.of is not None]
    designations = {
        name.text
        for entry in book.lists["weapon"].entries.values()
        for name in entry.names
        if re.search(r"[A-Z].*\d", name.text)
    }
    assert len(people) > 5000
    assert len(places) > 2400
    assert len(designations) > 4000


def test_every_country_has_a_capital_and_a_demonym(book: Rulebook) -> None:
    text = (RULES / "lists" / "actors.yml").read_text(encoding="utf-8")
    listed = [
        key
        for key in yaml.safe_load(text)["entries"]
        if len(key) == 2 and key not in {"UN", "EU", "G7"}
    ]
    held = {entry.of for entry in book.lists["place"].entries.values()}
    forms = {
        code: {name.form for name in book.lists["actor"].entries[code].names} for code in listed
    }
    no_city = {"EH", "IM", "SC", "SM"}
    assert {code for code in listed if code not in held} <= no_city
    no_word = {"CG", "DM", "HK", "IM", "LI", "SM", "VA"}
    assert {code for code in listed if "adjective" not in forms[code]} <= no_word
    assert len(listed) > 190


@pytest.mark.parametrize(
    ("words", "language", "text", "entry"),
    [
        ("actor", "id", "Korut", "KP"),
        ("actor", "id", "Kerajaan Pertapa", "KP"),
        ("actor", "id", "Tiongkok", "CN"),
        ("actor", "id", "Negeri Tirai Bambu", "CN"),
        ("actor", "id", "AS", "US"),
        ("actor", "id", "Gedung Putih", "US"),
        ("actor", "id", "Norwegia", "NO"),
        ("actor", "id", "Tanah Air", "ID"),
        ("actor", "id", "Perserikatan Bangsa-Bangsa", "UN"),
        ("actor", "id", "Uni Eropa", "EU"),
        ("actor", "en", "Dutch", "NL"),
        ("actor", "en", "North Korean", "KP"),
        ("actor", "en", "U.S.", "US"),
        ("actor", "en", "Houthis", "HOUTHI"),
        ("actor", "en", "Rosoboronexport", "rosoboronexport"),
        ("actor", "en", "Zelenskyy", "volodymyr-zelensky"),
        ("actor", "id", "Jokowi", "joko-widodo"),
        ("actor", "en", "Emiratis", "AE"),
        ("actor", "en", "Knesset", "IL"),
        ("actor", "en", "Itamaraty", "BR"),
        ("actor", "en", "OFAC", "ofac"),
        ("actor", "id", "Krimea", "CRIMEA"),
        ("actor", "id", "Hashd al-Shaabi", "PMF"),
        ("place", "id", "Jenewa", "Geneva"),
        ("place", "id", "Moskow", "Moscow"),
        ("place", "en", "Vladivostok", "Vladivostok"),
        ("place", "id", "Kepulauan Spratly", "Spratly Islands"),
        ("place", "en", "Ain al-Asad", "Ain al-Asad"),
        ("place", "en", "Gleneagles", "Gleneagles"),
        ("weapon", "id", "peluru artileri", "artillery-shells"),
        ("weapon", "id", "rudal balistik", "ballistic-missiles"),
        ("weapon", "id", "teknologi rudal", "missile-technology"),
        ("weapon", "id", "bantuan militer", "military-aid"),
        ("weapon", "id", "peralatan militer", "military-equipment"),
        ("weapon", "en", "Shahed-136", "drones"),
        ("weapon", "en", "Su-35", "combat-aircraft"),
        ("weapon", "en", "Leopard 2", "tanks"),
        ("weapon", "en", "S-400", "air-defence"),
        ("weapon", "en", "HIMARS", "rockets"),
        ("weapon", "en", "F-16s", "combat-aircraft"),
        ("weapon", "en", "Mi-24s", "helicopters"),
        ("weapon", "en", "TB2s", "drones"),
        ("weapon", "en", "offshore patrol vessels", "ships"),
        ("weapon", "en", "PCL-181", "artillery"),
        ("weapon", "en", "Igla-S missile", "air-defence"),
        ("weapon", "en", "UMPK", "bombs"),
        ("weapon", "id", "wahana udara nirawak", "drones"),
        ("weapon", "id", "amunisi kaliber kecil", "ammunition"),
        ("weapon", "id", "suku cadang", "military-equipment"),
    ],
)
def test_the_press_name_leads_to_the_entry(
    book: Rulebook, words: str, language: str, text: str, entry: str
) -> None:
    assert called(book, words, language, text) == {entry}


@pytest.mark.parametrize(
    ("entry", "home"),
    [
        ("vladimir-putin", "RU"),
        ("yevgeny-prigozhin", "WAGNER"),
        ("mark-rutte", "NATO"),
        ("prime-minister-mark-rutte", "NL"),
        ("donald-tusk", "PL"),
        ("european-council-president-donald-tusk", "EU"),
        ("pt-pindad", "ID"),
        ("ofac", "US"),
        ("sbu", "UA"),
        ("fsb", "RU"),
        ("mi6", "GB"),
        ("saab", "SE"),
    ],
)
def test_people_and_companies_stand_for_their_actor(book: Rulebook, entry: str, home: str) -> None:
    assert book.lists["actor"].entries[entry].of == home


@pytest.mark.parametrize(
    ("entry", "whole"), [("WAGNER", "RU"), ("HOUTHI", "YE"), ("DONETSK", "UA"), ("HEZBOLLAH", "LB")]
)
def test_groups_belong_to_a_state(book: Rulebook, entry: str, whole: str) -> None:
    assert book.lists["actor"].entries[entry].part_of == whole


def test_a_group_that_a_neighbour_arms_is_no_part_of_the_state_it_fights(book: Rulebook) -> None:
    assert book.lists["actor"].entries["M23"].part_of is None


@pytest.mark.parametrize("text", ["AS", "US", "UK", "RI", "UE", "PBB"])
def test_short_names_count_in_capitals_only(book: Rulebook, text: str) -> None:
    names = [
        name
        for entry in book.lists["actor"].entries.values()
        for name in entry.names
        if name.text == text
    ]
    assert names
    assert all(name.exact_case for name in names)


@pytest.mark.parametrize(
    ("words", "entry", "phrase"),
    [
        ("weapon", "weapons", "gencatan senjata"),
        ("weapon", "weapons", "arms embargo"),
        ("weapon", "tanks", "think tank"),
        ("actor", "US", "Washington Post"),
        ("actor", "GE", "negara bagian Georgia"),
        ("actor", "CN", "Laut China Selatan"),
        ("actor", "UA", "invasi Rusia ke Ukraina"),
        ("place", "Medan", "Medan perang"),
    ],
)
def test_a_known_collision_is_silenced(book: Rulebook, words: str, entry: str, phrase: str) -> None:
    assert phrase in book.lists[words].entries[entry].not_in
