"""`factsheet status`: what an operator sees, and what the exit code says."""

from __future__ import annotations

from pathlib import Path

from tests.commands import FIRST, Done, factsheet, workspace

MORNING = "2024-05-01T08:00:00+00:00"


def test_one_screen_from_the_first_run_to_a_desk_that_needs_somebody(tmp_path: Path) -> None:
    desk = workspace(tmp_path / "ws")

    def status(now: str, *more: str) -> Done:
        return factsheet("status", "--now", now, *more, cwd=desk)

    assert status(MORNING).code == 2, "there is nothing to look at yet"
    (desk / "seeds" / "jets.txt").write_text(FIRST, "utf-8")
    assert factsheet("run", "--now", MORNING, cwd=desk).code == 0
    well = status("2024-05-01T08:20:00+00:00")
    assert well.code == 0
    for line in (
        "2024-05-01 08:20 UTC   all well",
        "last good run  2024-05-01 08:00 UTC, 20 min ago",
        "next run       2024-05-01 08:30 UTC",
        "watch          none keeps this store",
        "on record      1 articles, 1 facts, 3 rules",
        "  seeds: there",
    ):
        assert line in well.out.splitlines()
    (desk / "rules" / "arms-transfer.yml").write_text("rule: [", "utf-8")
    late = status("2024-05-01T12:00:00+00:00")
    assert late.code == 1
    assert "2 things need somebody" in late.out
    assert "! no run has gone well since 2024-05-01 08:00 UTC" in late.out
    assert "the last good set stays in force: " in late.out
    record = status("2024-05-01T12:00:00+00:00", "--json").json
    assert [one["kind"] for one in record["faults"]] == ["run", "broken"]
    assert record["counts"]["facts"] == 1
    store = desk / "out" / "store.sqlite"
    store.write_bytes(store.read_bytes()[:5000])
    assert status(MORNING).code == 2
