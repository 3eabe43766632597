"""When the desk runs: the watch that keeps its schedule.

The store holds the truth: when each line of the schedule is due, and what was done last. The
`schedule` package only ticks. A run that was missed is caught up once, however many were missed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import schedule as ticker

from factsheet.errors import Problem
from factsheet.planned import Plan, next_due
from factsheet.store import Due, Store, StoreRefused

JOB: Final = "watch"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LEASE: Final = timedelta(minutes=2)
"""How long a scheduler that died keeps others out. A living one renews it, also during a run."""

JUMP: Final = timedelta(minutes=5)
"""How far the wall clock may leave the steady one before somebody is told."""


class Stopped(BaseException):
    """Raised inside a run that is asked to end. What it had not saved, the next run reads again."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What a watch does. `plans` and `jobs` are asked at each beat, so they must cost little.

    `run` makes one pass; `send`, if given, works what waits in the outbox between the passes; `tell`
    hears what went wrong. `holder` names this scheduler to others, as "process 4711 on desk-1".
    `jobs` names what `send` does besides and plans itself, by its name in the agenda. `alive` is
    given what a long run calls now and then, so that nobody takes it for dead.
    """

    plans: Callable[[], Sequence[Plan]]
    run: Callable[[], object]
    tell: Callable[[Problem], object]
    holder: str
    send: Callable[[], object] | None = None
    jobs: Callable[[], Sequence[str]] = tuple
    alive: Callable[[Callable[[], object]], object] | None = None


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


def once(duty: Duty, store: Store, clock: Callable[[], datetime]) -> Problem | None:
    """Do what is due, once. You get a Problem where another scheduler keeps this store."""
    keeper = Watch(duty, store, clock)
    lost = keeper.hold()
    if lost is None:
        keeper.beat()
        keeper.let_go()
    return lost or keeper.lost


def _ticking(keeper: Watch, edges: Edges, tick: int) -> None:
    """Beat every few seconds. The ticker goes by local time, which jumps; the other clock does not."""
    ticks = _ticks(keeper, tick)
    beats, last = keeper.beats, edges.monotonic()
    ahead = _ahead(edges)
    while keeper.lost is None and not edges.wait(tick):
        ahead = keeper.compare(ahead, _ahead(edges))
        ticks.run_pending()
        if keeper.beats == beats and edges.monotonic() - last >= 2 * tick:
            ticks = _ticks(keeper, tick)
            keeper.beat()
        if keeper.beats != beats:
            beats, last = keeper.beats, edges.monotonic()


def _ahead(edges: Edges) -> timedelta:
    """How far the wall clock is ahead of the one that only goes on."""
    return edges.clock() - _EPOCH - timedelta(seconds=edges.monotonic())


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
        if duty.alive is not None:
            duty.alive(self.renew)
        self._renewed = clock()
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

    def renew(self) -> None:
        """Hold the lease while a run lasts. It is asked often, and renews when a quarter is over."""
        now = self._clock()
        if abs(now - self._renewed) >= LEASE / 4:
            self._renewed = now
            self._wrapped(self.hold)

    def let_go(self) -> None:
        """Give up the lease."""
        self._store.release(JOB, self._duty.holder)

    def beat(self) -> None:
        """Renew the lease, then do what is due. What goes wrong is told, and the next beat comes."""
        self.beats += 1
        with contextlib.suppress(Stopped):  # then nothing is noted as done, and the wait ends
            self._wrapped(self._beat)

    def compare(self, before: timedelta, now: timedelta) -> timedelta:
        """Tell of a clock that was set, or of a machine that slept; what is due is planned anew."""
        if abs(now - before) > JUMP:
            forward = now > before
            way = "forward by {}, or this machine slept" if forward else "back by {}"
            minutes = round(abs(now - before) / timedelta(minutes=1))
            what = f"the clock went {way.format(f'{minutes // 60} h {minutes % 60:02} min')}"
            hint = "what is due was planned anew; what was missed is done once"
            self._duty.tell(Problem("W107", what, hint=hint, level="advice"))
            return now
        return before

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
        jobs = self._duty.jobs()
        agenda = self._store.agenda() if jobs else {}
        waits = (job not in agenda or agenda[job].due <= now for job in jobs)
        return self._store.outbox.stirs(now) or any(waits)

    def _due(self) -> list[tuple[Plan, datetime]]:
        """The lines that are due, with their moments; new ones get theirs."""
        now = self._clock()
        agenda = self._store.agenda()
        found = []
        for plan in self._duty.plans():
            known = agenda.get(plan.words)
            following = next_due(plan, now)
            if known is not None and known.due <= now:
                found.append((plan, known.due))
            elif known is None or known.due > following:  # new, or the clock was set back
                done = None if known is None else known.done
                self._store.plan(Due(plan.words, following, done))
        return found

    def _plan(self, done: Sequence[tuple[Plan, datetime]]) -> None:
        """However many moments were missed, the run just made stands for them all."""
        now = self._clock()
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
