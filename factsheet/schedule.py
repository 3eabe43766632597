"""When the desk runs: the watch that keeps its schedule.

The store holds the truth: when each line of the schedule is due, and what was done last. The
`schedule` package only ticks. A run that was missed is caught up once, however many were missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import schedule as ticker

from factsheet.errors import Problem
from factsheet.planned import Plan, next_due
from factsheet.store import Due, Store, StoreRefused

JOB: Final = "watch"
LEASE: Final = timedelta(minutes=2)
"""How long a scheduler that died keeps others out. A living one renews it at every tick."""

ASK: Final = timedelta(minutes=5)
"""How long an edit of the schedule may wait: to ask at each beat would read all rules each time."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What a watch does. `plans` is asked again after each run and every few minutes.

    `run` makes one pass; `send`, if given, works what waits in the outbox between the passes; `tell`
    hears what went wrong. `holder` names this scheduler to others, as "process 4711 on desk-1".
    `jobs` names what `send` does besides and plans itself, by its name in the agenda.
    """

    plans: Callable[[], Sequence[Plan]]
    run: Callable[[], object]
    tell: Callable[[Problem], object]
    holder: str
    send: Callable[[], object] | None = None
    jobs: Callable[[], Sequence[str]] = tuple


@dataclass(frozen=True, slots=True)
class Edges:
    """What the watch knows of the world: the wall clock, a clock that only goes on, and waiting.

    `wait` takes seconds and says whether to stop, as `threading.Event.wait` does.
    """

    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    wait: Callable[[float], bool]


def watch(duty: Duty, store: Store, edges: Edges, *, tick: int = 5) -> Problem | None:
    """Keep the schedule until it is told to stop.

    You get a Problem where another scheduler keeps this store, at the start or later on.
    Units: tick in seconds. Errors: StoreRefused, where the store fails at the start.
    """
    keeper = Watch(duty, store, edges.clock)
    lost = keeper.hold()
    if lost is None:
        keeper.beat()
        _ticking(keeper, edges, tick)
        lost = keeper.lost
        if lost is None:
            keeper.let_go()
    return lost


def _ticking(keeper: Watch, edges: Edges, tick: int) -> None:
    """Beat every few seconds. The ticker goes by local time, which jumps; the other clock does not."""
    ticks = _ticks(keeper, tick)
    beats, last = keeper.beats, edges.monotonic()
    while keeper.lost is None and not edges.wait(tick):
        ticks.run_pending()
        if keeper.beats == beats and edges.monotonic() - last >= 2 * tick:
            ticks = _ticks(keeper, tick)
            keeper.beat()
        if keeper.beats != beats:
            beats, last = keeper.beats, edges.monotonic()


def _ticks(keeper: Watch, tick: int) -> ticker.Scheduler:
    ticks = ticker.Scheduler()
    ticks.every(tick).seconds.do(keeper.beat)
    return ticks


class Watch:
    """Keeps the schedule of one store. Nothing that a run does wrong ends it."""

    def __init__(self, duty: Duty, store: Store, clock: Callable[[], datetime]) -> None:
        self._duty = duty
        self._store = store
        self._clock = clock
        self._known: Sequence[Plan] = ()
        self._jobs: Sequence[str] = ()
        self._asked: datetime | None = None
        self.beats = 0
        self.lost: Problem | None = None

    def hold(self) -> Problem | None:
        """Take or renew the lease; where another scheduler has it, the words that name it."""
        now = self._clock()
        lease = self._store.lease(JOB, self._duty.holder, now=now, until=now + LEASE)
        if lease.holder == self._duty.holder:
            return None
        since, until = (f"{one:%Y-%m-%d %H:%M:%S} UTC" for one in (lease.since, lease.until))
        what = f"another scheduler keeps this store: {lease.holder}, since {since}"
        hint = f"end that one first; if it died, try again after {until}"
        return Problem("W103", what, hint=hint)

    def let_go(self) -> None:
        """Give up the lease."""
        self._store.release(JOB, self._duty.holder)

    def beat(self) -> None:
        """Renew the lease, then do what is due. What goes wrong is told, and the next beat comes."""
        self.beats += 1
        self._wrapped(self._beat)

    def _beat(self) -> None:
        self.lost = self.hold()
        if self.lost is not None:
            return
        due = self._due()
        if due:
            self._wrapped(self._duty.run)
            self._plan(due)
        elif self._duty.send is not None and self._stirs(self._clock()):
            self._wrapped(self._duty.send)

    def _stirs(self, now: datetime) -> bool:
        """Whether anything waits in the outbox or in the agenda that `send` sees to."""
        agenda = self._store.agenda() if self._jobs else {}
        waits = (job not in agenda or agenda[job].due <= now for job in self._jobs)
        return self._store.outbox.stirs(now) or any(waits)

    def _due(self) -> list[tuple[Plan, datetime]]:
        """The lines that are due, with their moments; new ones get theirs."""
        now = self._clock()
        agenda = self._store.agenda()
        found = []
        for plan in self._lines(now):
            known = agenda.get(plan.words)
            following = next_due(plan, now)
            if known is not None and known.due <= now:
                found.append((plan, known.due))
            elif known is None or known.due > following:  # new, or the clock was set back
                done = None if known is None else known.done
                self._store.plan(Due(plan.words, following, done))
        return found

    def _lines(self, now: datetime) -> Sequence[Plan]:
        if self._asked is None or abs(now - self._asked) >= ASK:
            self._known, self._jobs, self._asked = self._duty.plans(), self._duty.jobs(), now
        return self._known

    def _plan(self, done: Sequence[tuple[Plan, datetime]]) -> None:
        """However many moments were missed, the run just made stands for them all."""
        now, self._asked = self._clock(), None
        for plan, due in done:
            self._store.plan(Due(plan.words, next_due(plan, max(now, due)), due))

    def _wrapped(self, job: Callable[[], object]) -> None:
        try:
            job()
        except StoreRefused as refused:
            self._duty.tell(refused.problem)
        except Exception as error:  # noqa: BLE001 - whatever a run does, the next one comes
            what = f"the run broke off: {type(error).__name__}: {error}"
            self._duty.tell(Problem("W104", what, hint="the next run comes as planned"))
