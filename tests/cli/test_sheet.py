"""`factsheet sheet`: any view of what is on record, and the nearest where something is not there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from factsheet.cli.asked import view_asked
from factsheet.cli.shared import Session
from factsheet.errors import Problem
from factsheet.model import Rulebook, View
from factsheet.rulebook import load
from factsheet.run import PRODUCTS
from tests.commands import FIRST, NOW, OTHER, ROOT, factsheet, lines_of, workspace


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after its first run, on two articles."""
    folder = workspace(tmp_path_factory.mktemp("desk") / "ws")
    (folder / "seeds" / "first.txt").write_text(FIRST, "utf-8")
    (folder / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    done = factsheet("run", "--now", NOW, cwd=folder)
    assert done.code == 0, done.err
    return folder


def test_a_view_lies_apart_and_the_edition_stays_as_it_was(desk: Path) -> None:
    before = {path: path.read_bytes() for path in (desk / "out").rglob("*") if path.is_file()}
    done = factsheet("sheet", "--party", "swedia", "--topic", "JET temp*", cwd=desk)
    assert (done.code, done.err) == (0, "")
    home = Path("out") / "views" / "se-jet-temp"
    assert done.out == f"View of edition 1 (1 fact): {home / 'factsheet.pdf'}\n"
    assert [fact["id"] for fact in lines_of(desk / home)] == ["AT-01"]
    assert "View of edition 1 · 1 of 2 facts" in (desk / home / "factsheet.html").read_text("utf-8")
    assert before == {path: path.read_bytes() for path in before}


def test_a_view_goes_where_it_is_sent_and_tells_it_as_json(desk: Path, tmp_path: Path) -> None:
    asked = ("--rule", "arms-transfer", "--since", "2024-04-01", "--edition", "1")
    done = factsheet("sheet", *asked, "--to", tmp_path / "to", "--json", cwd=desk)
    assert done.json == {
        "edition": 1,
        "view": {"rules": ["arms-transfer"], "since": "2024-04-01"},
        "facts": 1,
        "paths": [str(path) for path in map((tmp_path / "to").joinpath, PRODUCTS)],
    }
    assert [fact["id"] for fact in lines_of(tmp_path / "to")] == ["AT-02"]


def test_a_view_of_nothing_is_told_and_drawn(desk: Path) -> None:
    done = factsheet("sheet", "--rule", "summit", "--until", "2020-01-01", cwd=desk)
    assert done.code == 0
    assert done.out.startswith("View of edition 1 (no fact): ")
    assert (desk / "out" / "views" / "summit-until-2020-01-01" / "factsheet.pdf").is_file()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--since", "2024-05-02", "--until", "2024-05-01"), "lies behind"),
        (("--since", "yesterday"), "does not match the format"),
        (("--edition", "7", "--party", "SE"), "there is no edition 7"),
        (("--edition", "1"), "--to DIR"),
    ],
)
def test_what_cannot_be_drawn_is_told(desk: Path, asked: tuple[str, ...], told: str) -> None:
    done = factsheet("sheet", *asked, cwd=desk)
    assert done.code == 2
    assert told in done.err


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(ROOT / "rules")[0]


def view(
    rulebook: Rulebook, *, rule: str | None = None, party: str | None = None
) -> View | Problem:
    session = Session(ROOT, datetime.fromisoformat(NOW), json=False, quiet=False, debug=False)
    rules = (rule,) if rule else ()
    return view_asked(
        session, rulebook, rules=rules, party=party, since=None, until=None, topic=None
    )


@pytest.mark.parametrize(
    ("party", "first", "others"),
    [
        ("Russia", "RU", {"WAGNER"}),
        ("rusia", "RU", {"WAGNER"}),
        ("ru", "RU", {"WAGNER"}),
        ("Putin", "RU", {"WAGNER"}),
        (" wagner ", "WAGNER", set()),
        ("Perserikatan Bangsa-Bangsa", "UN", set()),
    ],
)
def test_a_party_goes_by_its_id_or_any_of_its_names(
    rulebook: Rulebook, party: str, first: str, others: set[str]
) -> None:
    found = view(rulebook, party=party)
    assert isinstance(found, View)
    assert found.parties[0] == first
    assert others <= set(found.parties[1:])


@pytest.mark.parametrize(
    ("rule", "party", "code", "hint"),
    [
        ("sumit", None, "C106", 'did you mean "summit"?'),
        ("x", None, "C106", "accepted: arms-transfer, sanction, summit"),
        (None, "Finnland", "C112", 'did you mean "Finland"'),
        (None, "Burkina Fasso", "C112", 'did you mean "Burkina Faso"'),
        (None, "xyzzyq", "C112", None),
        (None, "", "C112", None),
    ],
)
def test_what_nobody_knows_is_told_with_the_nearest(
    rulebook: Rulebook, rule: str | None, party: str | None, code: str, hint: str | None
) -> None:
    found = view(rulebook, rule=rule, party=party)
    assert isinstance(found, Problem)
    assert found.code == code
    assert (found.hint or "").startswith(hint or "")
    assert (found.hint is None) == (hint is None)
