"""YAML as text: nothing bites, nothing crashes, everything has its line."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import Problem
from factsheet.yamltext import Listing, Mapping_, Node, Text, parse, quoted, slip


def plain(node: Node) -> object:
    match node:
        case Text():
            return node.value
        case Listing():
            return [plain(one) for one in node.items]
        case Mapping_():
            return {key.value: plain(value) for key, value in node.pairs}


def read(content: str | bytes) -> object:
    node = parse(content, "f.yml")
    assert not isinstance(node, tuple), node
    return plain(node)


def faults(content: str | bytes) -> list[Problem]:
    found = parse(content, "f.yml")
    assert isinstance(found, tuple), found
    return list(found)


def test_every_scalar_stays_as_written() -> None:
    text = "a: NO\nb: 12:30\nc: 1.10\nd: yes\ne: 2023-01-02\nf: ~\ng: 0x1F\nh:\n"
    assert read(text) == {
        "a": "NO", "b": "12:30", "c": "1.10", "d": "yes", "e": "2023-01-02", "f": "~",
        "g": "0x1F", "h": "",
    }  # fmt: skip


def test_places_count_from_one_and_in_characters() -> None:
    node = parse("é: ü\nlist:\n  - one\n  - two\n", "rules/x.yml")
    assert isinstance(node, Mapping_)
    items = node.get("list")
    assert isinstance(items, Listing)
    assert str(items.items[1].place) == "rules/x.yml:4:5"
    assert str(node.pairs[0][1].place) == "rules/x.yml:1:4"


def test_a_phrase_is_plain_text() -> None:
    phrase = "<item> ... (yang) dipasok/dikirim (oleh) ...2 <supplier>"
    assert read(f"- {phrase}\n- <a> kirim~ ... <b>\n") == [phrase, "<a> kirim~ ... <b>"]


def test_what_a_comment_takes_away_is_kept() -> None:
    node = parse("- <supplier> ... #1 <item>\n", "f.yml")
    assert isinstance(node, Listing)
    assert isinstance(node.items[0], Text)
    assert node.items[0].lost == "1 <item>"


@pytest.mark.parametrize(
    ("content", "code", "line", "write"),
    [
        ("a: 1\nb: 2\na: 3\n", "Y009", 3, None),
        ("a: &x 1\n", "Y006", 1, None),
        ("a: *x\n", "Y006", 1, "a: '*x'"),
        ("a: !!int 3\n", "Y007", 1, "a: '!!int 3'"),
        ("a: 1\n---\nb: 2\n", "Y005", 2, None),
        ("<<: {a: 1}\n", "Y006", 1, None),
        ("a:\n\tb: 1\n", "Y010", 2, "  b: 1"),
        ("a: b\x07\n", "Y010", 1, None),
        ("a: b\u2028c\n", "Y010", 1, None),
        ("a: \ud800\n", "Y010", 1, None),
        (b"a: \xff\n", "Y002", 0, None),
        ("a: 1\n".encode("utf-16"), "Y002", 0, None),
        ("", "Y004", 0, None),
        ("# nothing\n", "Y004", 0, None),
        ("---\n", "Y004", 0, None),
        ("a: " + "x" * 1_000_001, "Y001", 0, None),
        ("[" * 30, "Y003", 1, None),
        ("[" * 100_000, "Y003", 1, None),
        ('- "jual beli" ... <item>\n', "Y012", 1, "- '\"jual beli\" ... <item>'"),
        ("- 'Ndrangheta ... <item>\n", "Y012", 1, "- \"'Ndrangheta ... <item>\""),
        ("about: One side: it gives\n", "Y011", 1, "about: 'One side: it gives'"),
        ("en: {{ supplier }} sent\n", "Y014", 1, "en: '{{ supplier }} sent'"),
        ("- @home\n", "Y014", 1, "- '@home'"),
        ("a: [b, c\nd: e\n", "Y015", 1, None),
        ('a: "\\q"\n', "Y016", 1, None),
        ("a:\n  b: 1\n c: 2\n", "Y018", 3, None),
        ("[a]: b\n", "Y008", 1, None),
    ],
)  # fmt: skip
def test_what_bites_is_refused_by_line(
    content: str | bytes, code: str, line: int, write: str | None
) -> None:
    problem = faults(content)[0]
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.write) == (code, line, write)


def test_all_repeated_keys_are_told_at_once_with_both_lines() -> None:
    problems = faults("a: 1\nb: 2\na: 3\nb: 4\n")
    assert [p.what for p in problems] == [
        'the key "a" stands twice, first on line 1',
        'the key "b" stands twice, first on line 2',
    ]


def test_line_ends_and_marks_of_other_systems_are_read() -> None:
    assert read(b"\xef\xbb\xbfa: 1\r\nb:\xc2\xa02\r\n") == {"a": "1", "b": "2"}


def test_letters_are_composed_as_in_articles() -> None:
    assert read("a: Erdog\u0306an\n") == {"a": "Erdo\u011fan"}


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("    - <supplier> ... #1 <item>", "- '<supplier> ... #1 <item>'"),
        ("    - kata menteri: <supplier>", "- 'kata menteri: <supplier>'"),
    ],
)
def test_a_slip_is_answered_with_the_corrected_line(line: str, write: str) -> None:
    found = slip(line, keyed=False)
    assert found is not None
    assert found.write == write


def test_a_good_line_has_no_slip() -> None:
    for line in ('- "exact words"', "find:", "- <a> kirim~/pasok~ ... (yang) <b>", "a: [b, c]", ""):
        assert slip(line) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_quoted_text_reads_back_unchanged(value: str) -> None:
    assert read(f"a: {quoted(value)}") == {"a": unicodedata.normalize("NFC", value)}


@given(st.binary(max_size=200))
def test_any_bytes_give_nodes_or_problems(content: bytes) -> None:
    assert parse(content, "f.yml") is not None


@given(st.text(alphabet="ab:- \n#\"'[]{}&*!|>%@`?,<.~\t", max_size=60))
def test_any_yaml_gives_nodes_or_problems_on_lines_of_the_file(content: str) -> None:
    found = parse(content, "f.yml")
    if isinstance(found, tuple):
        assert found
        assert all(p.place and p.place.line <= content.count("\n") + 1 for p in found)


values = st.recursive(
    st.text(alphabet="abcdefg NO12.:", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet="abcdef", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(alphabet="abcdef", min_size=1, max_size=4), values, min_size=1))
def test_what_yaml_writes_is_read_back(value: dict[str, object]) -> None:
    assert read(yaml.safe_dump(value, default_style="'")) == value
