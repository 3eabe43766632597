from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factsheet.cli.report import report_lines
from factsheet.model import Change, Fact
from factsheet.order import RunReport

OUT = Path("out")
PDF = (OUT / "factsheet.pdf",)
FACT = Fact("k", "AT-01", "arms-transfer", "reported", denied=False, slots={}, claims=())


def test_a_first_run_in_three_lines() -> None:
    report = RunReport(
        quiet=False, first=True, edited=False, edition=1, read=16, unchanged=0,
        languages={"en": 5, "id": 11, "fr": 1}, facts={"arms-transfer": 1}, paths=PDF,
    )  # fmt: skip
    assert report_lines(report, OUT) == [
        "Read 16 articles. On record: 17 (11 Indonesian, 5 English, 1 in other languages).",
        "Found 1 fact (1 arms-transfer); a first run sends no alerts.",
        "The sheet (edition 1): out/factsheet.pdf; beside it factsheet.html and facts.jsonl.",
    ]


def test_news_in_three_lines() -> None:
    report = RunReport(
        quiet=False, first=False, edited=True, edition=2, read=1, unchanged=16, languages={"id": 17},
        facts={"arms-transfer": 2}, changes=(Change("new", FACT), Change("sources", FACT)), alerts=1, paths=PDF,
    )  # fmt: skip
    assert report_lines(report, OUT)[:2] == [
        "Read 1 article, 16 files known already; the rules have changed, so all were searched again. On record: 17 (17 Indonesian).",
        "Found 2 facts (2 arms-transfer): 1 new, 1 with more sources; 1 alert.",
    ]


def test_nothing_new_in_three_lines() -> None:
    report = RunReport(
        quiet=True, first=False, edited=False, edition=2, read=0, unchanged=17, languages={},
        facts={"arms-transfer": 2}, paths=PDF,
    )  # fmt: skip
    assert report_lines(report, OUT)[:2] == [
        "Nothing new: all 17 files known already, rules unchanged; nothing sent.",
        "On record: 2 facts (2 arms-transfer), as before.",
    ]


def test_without_a_pdf_it_says_so() -> None:
    report = RunReport(
        quiet=False, first=True, edited=False, edition=1, read=1, unchanged=0, languages={"en": 1}, facts={},
    )  # fmt: skip
    assert report_lines(report, OUT)[1:] == [
        "Found 0 facts; a first run sends no alerts.",
        "No sheet could be made; what was found is kept in out. Mend that and run again.",
    ]
    report = replace(report, paths=(OUT / "factsheet.html", OUT / "facts.jsonl"))
    assert report_lines(report, OUT)[2] == (
        "No PDF could be made; factsheet.html and facts.jsonl are in out."
    )
