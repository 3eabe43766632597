"""When a feed is asked again, how it stands after an answer or a failure, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from factsheet.errors import Place, Problem
from factsheet.model import Feed, FeedState
from factsheet.planned import next_due
from factsheet.sources.fetching import Failed, Reply

_BACK_OFF: Final = tuple(timedelta(minutes=one) for one in (5, 15, 60, 180, 360))
_DAY: Final = timedelta(days=1)
_TOLD_FOR: Final = timedelta(hours=23)
"""A lasting failure is told again after so long: once a day, also where a daily run comes early."""
_LONGEST_TAG: Final = 1000


def is_due(feed: Feed, state: FeedState, now: datetime) -> bool:
    """Whether it is to be asked now. A moment beyond any plan was set by another clock."""
    latest = now + _DAY
    if feed.every is not None:
        latest = max(latest, next_due(feed.every, now))
    return state.next_try is None or not now < state.next_try <= latest


def headers(state: FeedState) -> dict[str, str]:
    """What asks for the feed only if it has changed."""
    tags = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    wanted = {
        "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1"
    }
    return wanted | {name: tag for name, tag in tags.items() if tag}


def answered(
    feed: Feed, state: FeedState, reply: Reply, now: datetime, *, new: bool, wait: timedelta | None
) -> FeedState:
    """After a good answer; `wait` is how long one of its pages' servers asked to be left alone."""
    etag, modified = _tag(reply, "etag"), _tag(reply, "last-modified")
    if reply.content is None:  # unchanged: what is not said again still holds
        etag, modified = etag or state.etag, modified or state.modified
    due = [next_due(feed.every, now)] if feed.every else []
    due += [now + wait] if wait else []
    return FeedState(
        address=feed.address,
        etag=etag,
        modified=modified,
        last_good=now,
        last_new=now if new else state.last_new,
        next_try=max(due, default=None),
    )


def _tag(reply: Reply, header: str) -> str | None:
    said = reply.headers.get(header, "")
    return said if said and len(said) <= _LONGEST_TAG else None


def failed(state: FeedState, failure: Failed, now: datetime) -> FeedState:
    """After a failure: longer and longer until the next try, and what was seen stays as it is."""
    failures = state.failures + 1
    pause = _BACK_OFF[min(failures, len(_BACK_OFF)) - 1]
    return replace(
        state,
        failing_since=state.failing_since or now,
        failures=failures,
        next_try=now + max(pause, failure.wait or pause),
        last_error=failure.what,
    )


def told(feed: Feed, state: FeedState, now: datetime) -> tuple[FeedState, tuple[Problem, ...]]:
    """What is said of a failing feed: advice at first; an error once it lasts, once a day."""
    if not state.lasts(now):
        hint = "it is asked again soon, and what it told before stays"
        what = f"this feed could not be had: {state.last_error}"
        return state, (Problem("S110", what, Place(feed.address), hint=hint, level="advice"),)
    if state.told is not None and timedelta() <= now - state.told < _TOLD_FOR:
        return state, ()
    since = f"{state.failing_since:%Y-%m-%d %H:%M} UTC"
    times = f"{state.failures} times" if state.failures > 1 else "once"
    what = f"this feed fails since {since}, {times} in a row: {state.last_error}"
    hint = f"look at it, or take it out{_where(feed)}; what it told before stays"
    return replace(state, told=now), (Problem("S110", what, Place(feed.address), hint=hint),)


def recovered(feed: Feed, state: FeedState) -> Iterator[Problem]:
    """Where its failure was told, that it is over is told, too."""
    if state.told is not None:
        yield Problem("S112", "this feed works again", Place(feed.address), level="advice")


def _where(feed: Feed) -> str:
    return f" of {feed.place.file}, line {feed.place.line}" if feed.place else ""
