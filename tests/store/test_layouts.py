"""Stores as earlier layouts wrote them: each opens today with all that was in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factsheet.store import open_store
from factsheet.store.layout import STEPS

from .samples import NOW, alert, article, claim

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("layout-*.sqlite"))


def test_every_earlier_layout_is_kept() -> None:
    assert [one.name for one in LAYOUTS] == [
        f"layout-{number}.sqlite" for number in range(1, len(STEPS))
    ]


@pytest.mark.parametrize("kept", LAYOUTS, ids=lambda one: one.stem)
def test_an_earlier_store_opens_with_all_that_was_in_it(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    shutil.copyfile(kept, path)
    with open_store(path, now=NOW) as store:
        store.check()
        assert list(store.articles()) == [article()]
        assert store.claims() == (claim(),)
        assert [one.id for one in store.facts()] == ["AT-01"]
        assert [one.alert for one in store.outbox.due(NOW)] == [alert()]
        assert [state for _, state in store.outbox.all()] == ["pending", "delivered"]
    assert (tmp_path / f"store.sqlite.{kept.stem}").stat().st_size == kept.stat().st_size
