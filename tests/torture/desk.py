"""A small desk to be tortured: rules, news, a mail server in a process of its own, and a judge."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from pathlib import Path
from typing import Any, Final

import pikepdf

from factsheet.model import Audience, MailServer, Rulebook
from factsheet.order import Order, RunReport
from factsheet.rulebook import load
from factsheet.run import run
from factsheet.store import Store, open_store

ROOT: Final = Path(__file__).parents[2]
START: Final = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)
READERS: Final = ("ana@example.org", "budi@example.org")
_RULES: Final = ROOT / "tests" / "rulebook" / "errors"
_SETTINGS: Final = "title: {en: A desk}\naudiences: [{name: archive, channel: file}]\n"
_NAMES: Final = (
    "Norway",
    "Peru",
    "Kenya",
    "Chad",
    "Japan",
    "Chile",
    "Ghana",
    "Nepal",
    "Spain",
    "Kuwait",
)


@dataclass(frozen=True)
class Verdict:
    """What one torture came to. `held`: the promise was kept."""

    held: bool
    figures: dict[str, Any] = field(default_factory=dict)


class Desk:
    """A workspace with one rule, two readers by mail and the folder of alerts."""

    def __init__(self, folder: Path) -> None:
        """Lay it out in an empty folder."""
        self.folder, self.out, self.news = folder, folder / "out", folder / "news"
        self.rules = folder / "rules"
        (self.rules / "lists").mkdir(parents=True)
        self.news.mkdir()
        shutil.copy(_RULES / "base-rule.yml", self.rules / "gift.yml")
        for name in ("thing", "give"):
            shutil.copy(_RULES / f"base-{name}.yml", self.rules / "lists" / f"{name}.yml")
        (self.rules / "desk.yml").write_text(_SETTINGS, encoding="utf-8")
        self.printed = 0
        self.server: MailServer | None = None

    def rulebook(self) -> Rulebook:
        """The rules, with this desk's readers."""
        rulebook, _ = load(self.rules)
        audiences = (Audience("readers", "email", READERS), Audience("archive", "file"))
        desk = replace(rulebook.desk, audiences=audiences, mail=self.server, first_run_alerts=True)
        return replace(rulebook, desk=desk)

    def print_news(self, count: int = 1) -> None:
        """Articles that nobody has read, each with a fact of its own."""
        for _ in range(count):
            (self.news / f"{self.printed:04}.txt").write_text(news(self.printed), encoding="utf-8")
            self.printed += 1

    def order(self, after: timedelta = timedelta()) -> Order:
        """A run over all news, so long after the start."""
        return Order(self.out, (self.news,), START + after, "en", holder=f"process {os.getpid()}")

    def run(self, after: timedelta = timedelta()) -> RunReport:
        """One pass in this process."""
        return run(self.order(after), self.rulebook(), _unheard)

    def store(self) -> Store:
        """The memory; use it in a `with`."""
        return open_store(self.out / "store.sqlite", now=START)


def news(number: int) -> str:
    """An article on ships that went from one country to another, all unlike those before."""
    giver, taker = divmod(number % 90, 9)
    takers = [name for name in _NAMES if name != _NAMES[giver]]
    day = 1 + (number // 90) * 3
    return (
        f"---\ntitle: Ships {number}\noutlet: Harbour Post\ndate: 2024-03-{day:02}\nlanguage: en\n---\n"
        f"{_NAMES[giver]} sent {number + 2} ships to {takers[taker]}. Story number {number} of the day.\n"
    )


def _unheard(_done: int, _of: int | None) -> None:
    return


@contextmanager
def post_office(folder: Path, port: int, behaviour: str = "good") -> Iterator[MailServer]:
    """A mail server in a process of its own, which keeps each mail that it took as a file."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.torture.postoffice", str(folder), str(port), behaviour]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it listens
        try:
            yield MailServer("127.0.0.1", port, "desk@example.org", None, "none")
        finally:
            process.terminate()


def forked(work: Callable[[], object]) -> int:
    """The number of a fork of this process that does the work, in a process group of its own."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            work()
        except SystemExit as ended:
            os._exit(ended.code if isinstance(ended.code, int) else 1)
        except BaseException:  # noqa: BLE001 - the parent judges what is left behind
            os._exit(1)
        os._exit(0)
    with contextlib.suppress(OSError):  # the child may have been quicker
        os.setpgid(child, child)
    return child


def in_a_child(work: Callable[[], object], *, kill_after: float | None = None) -> int:
    """Do the work in a fork; killed with all its own children at the moment given.

    You get the exit status; a child that was killed has a negative one. Units: seconds.
    """
    child = forked(work)
    if kill_after is not None:
        time.sleep(kill_after)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@dataclass(frozen=True)
class Judgement:
    """What was found when all was over."""

    lost: int
    repeats: int
    changed_repeats: int
    facts_missing: int
    facts_doubled: int
    torn: tuple[str, ...]
    pending: int

    def figures(self) -> dict[str, Any]:
        """As plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def judged(desk: Desk, mails: Path) -> Judgement:
    """Hold what lies there against the news that was printed."""
    with desk.store() as store:
        store.check()
        facts = store.facts()
        alerts = store.outbox.all()
    taken = told(mails)
    meant = {one.alert.id for one, _ in alerts if one.alert.channel == "email"}
    filed = [one.alert.id for one, _ in alerts if one.alert.channel == "file"]
    files = Counter(json.loads(path.read_bytes())["alert"] for path in _alert_files(desk))
    lost = len(meant - taken.keys()) + sum(files[one] != 1 for one in filed)
    owed = len(READERS) * len(facts) - len(
        {
            (one.alert.recipient, one.alert.fact_key)
            for one, _ in alerts
            if one.alert.channel == "email"
        }
    )
    stories = Counter(claim.article for fact in facts for claim in fact.claims)
    return Judgement(
        lost=lost + max(owed, 0),
        repeats=sum(len(copies) - 1 for copies in taken.values()),
        changed_repeats=sum(len(set(copies)) > 1 for copies in taken.values()),
        facts_missing=desk.printed - len(stories),
        facts_doubled=len(facts)
        - len({fact.key for fact in facts})
        + max(len(facts) - desk.printed, 0),
        torn=tuple(torn(desk.out)),
        pending=sum(state in {"pending", "waiting"} for _, state in alerts),
    )


def torn(out: Path) -> Iterator[str]:
    """Products that are not whole, and what was left half written."""
    for path in sorted(one for one in out.rglob("*") if one.is_file()):
        name = path.relative_to(out).as_posix()
        if (
            path.name.startswith(".") and not name.startswith((".rules-in-force", ".store.sqlite"))
        ) or (path.suffix in _WHOLE and not _WHOLE[path.suffix](path)):
            yield name


def told(mails: Path) -> dict[str, list[bytes]]:
    """The bodies of each mail that was taken, by the alert's id."""
    told: dict[str, list[bytes]] = defaultdict(list)
    for path in sorted(mails.glob("*.eml")):
        content = path.read_bytes()
        ident = BytesParser().parsebytes(content, headersonly=True)["Message-ID"]
        told[str(ident).strip("<>").partition("@")[0]].append(content)
    return told


def _alert_files(desk: Desk) -> list[Path]:
    return sorted((desk.out / "alerts").glob("alert-*.json"))


def _is_pdf(path: Path) -> bool:
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PdfError:
        return False


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def _is_page(path: Path) -> bool:
    return path.read_bytes().rstrip().endswith(b"</html>")


def _is_calendar(path: Path) -> bool:
    return path.read_bytes().rstrip().endswith(b"END:VCALENDAR")


_WHOLE: Final[dict[str, Callable[[Path], bool]]] = {
    ".pdf": _is_pdf,
    ".json": _is_json,
    ".html": _is_page,
    ".ics": _is_calendar,
}
