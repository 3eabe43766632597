"""What the commands say is meant for people who do not code."""

from __future__ import annotations

from pathlib import Path

from factsheet.cli.wording import slots_words
from factsheet.model import Filler, Quantity, Slots
from tests.commands import factsheet, workspace


def test_a_slot_shows_the_words_of_the_article_and_the_id_where_they_differ() -> None:
    slots: Slots = {
        "supplier": (Filler("KP", "Korea Utara"),),
        "item": (Filler("rockets", "rockets"), Filler("combat-aircraft", "combat aircraft")),
        "quantity": Quantity("sekitar 50", 50, 50, approx=True),
        "object": (Filler("", "tiga jenderal"),),
    }
    assert slots_words(slots) == (
        "supplier Korea Utara (KP); item rockets, combat-aircraft; quantity sekitar 50;"
        " object tiga jenderal"
    )


def test_shared_flags_may_stand_before_the_command_too(tmp_path: Path) -> None:
    desk = workspace(tmp_path / "ws")
    text = "Norwegia melatih tentara Kenya."
    before, after = (
        factsheet(*words, cwd=tmp_path)
        for words in (["-C", str(desk), "try", text], ["try", text, "-C", str(desk)])
    )
    assert before == after
    assert before.code == 0
    assert before.out.startswith("Nothing found in 1 sentence (")


def test_a_fact_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    done = factsheet("-C", str(tmp_path), "facts", cwd=tmp_path)
    assert done.code == 2
    assert "there is no store here yet" in done.err
