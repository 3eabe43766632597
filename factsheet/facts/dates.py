"""When: dates in a piece of text, and the one that belongs to an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factsheet.facts.days import DAYS
from factsheet.facts.months import SPANS, Offset, offset_at, precision_of
from factsheet.facts.reading import Piece, Reading
from factsheet.facts.tokens import HYPHENS, Phrases, tokens
from factsheet.facts.windows import Direction, Window
from factsheet.model import Language, When, WordList

_LANGUAGES = ("id", "en")
_CLOSE = 6
"""Tokens between a verb of reporting and its own date: "kata menteri itu, Kamis (14/9)"."""
_RECORD = 12
"""Tokens between a record and its "since": "the first time in their history since 2006"."""
_OWNED = 6
"""Tokens between "Monday's" and the event that was then."""
_APOSTROPHES = frozenset("'’")
_SINCE = 6
"""Tokens between "sejak" and its date: "sejak invasi dimulai, pada Februari 2022"."""

Found = tuple[int, int, When]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A date and the tokens it spans; `last` is its last day, be it open to the end or not."""

    start: int
    end: int
    when: When
    last: date | None


class DateReader:
    """Dates in Indonesian and English text, as windows of days.

    Relative words count from the article's day; without it they stay words. The words come from
    the lists `date-word` and `number`.
    """

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        """Compile the lists once; without them only dates in figures are read."""
        self._words = {one: Phrases(lists.get("date-word"), one) for one in _LANGUAGES}
        self._numbers = {one: Phrases(lists.get("number"), one) for one in _LANGUAGES}

    def read(
        self,
        text: str,
        language: Language,
        published: date | None,
        direction: Direction = "past",
    ) -> tuple[Found, ...]:
        """Every date with its span, in order. `direction` decides "Juli" and "Selasa" alone."""
        reading = self._reading(text, language, published, direction)
        if not reading:
            return ()
        row = reading.row
        return tuple(
            (row[one.start].start, row[one.end - 1].end, one.when) for one in _spots(reading, text)
        )

    def near(
        self,
        text: str,
        language: Language,
        published: date | None,
        start: int,
        end: int,
        direction: Direction = "past",
        told: Window | None = None,
        *,
        lasts: bool = True,
    ) -> When | None:
        """The date of the event at this span of its sentence, or None.

        "The day before" counts from the date `told` last. What `lasts` goes on since its date; what does
        not was done then: "under sanctions since May".

        The date of a report ("kata menteri, Kamis (14/9)") is not the event's: a date counts
        only where no verb of reporting stands between it and the event. In a plan (`direction`)
        "Selasa" lies ahead behind "akan", and is else the day of the announcement.
        """
        reading = self._reading(text, language, published, direction, told)
        if not reading:
            return None
        dates = list(
            _spots(reading, text) if direction == "ahead" else _either_way(reading, text, start)
        )
        spots = [one for one in dates if not _of_other(reading, one, start, end)]
        best = min(spots, key=lambda one: _distance(reading, one, start, end), default=None)
        offset = offset_at(reading, _token_at(reading, start))
        if offset and not (best and reading.row[best.start].start >= start):
            return _away(reading, offset, dates)
        if best is None:
            return None
        return _since(reading, best, end) if lasts else replace(best.when, end=best.last)

    def _reading(
        self,
        text: str,
        language: Language,
        published: date | None,
        direction: Direction,
        told: Window | None = None,
    ) -> Reading | None:
        if language not in self._words:
            return None
        words, numbers = self._words[language], self._numbers[language]
        return Reading(tokens(text), words, numbers, language, published, direction, told)


def _longest(reading: Reading, at: int) -> Piece | None:
    """The longest date that starts at this token."""
    found = [piece for shape in (*DAYS, *SPANS) if (piece := shape(reading, at))]
    return max(found, key=lambda piece: piece.end, default=None)


def _spots(reading: Reading, text: str) -> Iterator[_Spot]:
    index = 0
    while index < len(reading.row):
        found = _spot(reading, index)
        if not found:
            index += 1
            continue
        start, piece = found
        words = text[reading.row[start].start : reading.row[piece.end - 1].end]
        first, last = piece.window or (None, None)
        open_end = reading.at(start, "since") and piece.window
        end = None if open_end else last
        when = When(words, first, end, inferred=piece.inferred, precision=piece.precision)
        yield _Spot(start, piece.end, when, last)
        index = piece.end
        if piece.window:
            reading = replace(reading, told=piece.window)


def _either_way(reading: Reading, text: str, start: int) -> Iterator[_Spot]:
    """The dates of a sentence; a plan's lie ahead only beside a word such as "akan"."""
    back = replace(reading, direction="past")
    event = _token_at(reading, start)
    for ahead, past in zip(_spots(reading, text), _spots(back, text), strict=True):
        yield ahead if _is_willed(reading, past, event) else past


def _is_willed(reading: Reading, spot: _Spot, event: int) -> bool:
    """Behind "akan", or before it where the date opens the clause: "On Friday Xi will host"."""
    if any(reading.at(index, "will") for index in range(spot.start)):
        return True
    between = range(spot.end, event + 1)
    said = any(reading.at(index, "report") for index in between)
    return not said and any(reading.at(index, "will") for index in between)


def _away(reading: Reading, offset: Offset, dates: Sequence[_Spot]) -> When:
    """So long before or after what the rest of the sentence tells: "on Tuesday, a day after they met"."""
    there = [
        (one.when.start, one.last)
        for one in dates
        if one.end <= offset.start and one.when.start and one.last and not offset.of_told
    ]
    told = replace(reading, told=there[-1]) if there else reading
    count, end = offset.count, offset.end
    near = told.away_from_told if told.told or offset.of_told else told.away
    piece = near(end, offset.unit, count, precision_of(offset.unit))
    words = " ".join(token.text for token in reading.row[offset.start : end])
    first, last = piece.window or (None, None)
    return When(words, first, last, inferred=piece.inferred, precision=piece.precision)


def _spot(reading: Reading, at: int) -> tuple[int, Piece] | None:
    """A date that starts here, with "sejak" or "antara" before it and a second one behind."""
    since, by = reading.at(at, "since"), reading.at(at, "by")
    between = reading.at(at, "between")
    lead = since or by or between
    inner = reading.past(lead[1], "unit-day") if lead else at
    piece = _longest(reading, inner)
    if not piece:
        return None
    if since:
        return at, replace(piece, precision="span" if piece.window else "words")
    if by:
        return at, _until_then(reading, piece)
    joined = _joined(reading, inner, piece, between=between is not None)
    if joined:
        return at, joined
    return None if lead else (at, piece)


def _until_then(reading: Reading, piece: Piece) -> Piece:
    """As in "by the end of the year": from the article's day to the end of it."""
    if not piece.window or not reading.published or piece.window[1] < reading.published:
        return piece
    return replace(piece, window=(reading.published, piece.window[1]), precision="span")


def _joined(reading: Reading, at: int, first: Piece, *, between: bool) -> Piece | None:
    """Two dates as one window: "Kamis (4/3) hingga Sabtu (6/3)", "antara A dan B"."""
    join = reading.past(first.end, "until")
    if join == first.end and reading.text(join) in HYPHENS:
        join += 1
    if join == first.end and between:
        join = reading.past(first.end, "and")
    second = _longest(reading, join) if join > first.end else None
    if not second:
        return None
    if second.window and (first.window is None or first.inferred):
        # The first borrows its year from the second.
        context = replace(reading, published=second.window[0], direction="past")
        first = _longest(context, at) or first
    if not (first.window and second.window) or first.window[0] > second.window[1]:
        return Piece(second.end, None, "words", inferred=False)
    window = first.window[0], second.window[1]
    return Piece(second.end, window, "span", second.inferred)


def _of_other(reading: Reading, spot: _Spot, start: int, end: int) -> bool:
    """Whether the date is that of something else: a report, a record, another clause, "last year's coup"."""
    if start <= reading.row[spot.start].start < end:
        return False
    return (
        _of_report(reading, spot, start, end)
        or _of_record(reading, spot)
        or _of_clause(reading, spot, end)
        or _is_owned(reading, spot, start)
    )


def _of_record(reading: Reading, spot: _Spot) -> bool:
    """As in "the first time since 2006", "the first since they met in 2000"."""
    before = range(max(spot.start - _RECORD, 0), spot.start + 1)
    since = [index for index in before if reading.at(index, "since")]
    return bool(since) and any(
        reading.at(index, "record") for index in range(since[0]) if index in before
    )


def _of_clause(reading: Reading, spot: _Spot, end: int) -> bool:
    """Behind the event, in a clause of its own: "sold jets after they met in March".

    What the event goes on since is its own: "since the invasion in February".
    """
    between = range(_token_at(reading, end), spot.start)
    since = any(reading.at(index, "since") for index in between)
    return not since and any(reading.at(index, "clause") for index in between)


def _is_owned(reading: Reading, spot: _Spot, start: int) -> bool:
    """As in "last year's coup", unless the event follows: "Monday's meeting"."""
    owned = reading.text(spot.end) in _APOSTROPHES and reading.text(spot.end + 1) == "s"
    return owned and not 0 <= _token_at(reading, start) - spot.end <= _OWNED


def _of_report(reading: Reading, spot: _Spot, start: int, end: int) -> bool:
    """Whether the date is that of somebody's saying so."""
    if reading.row[spot.start].start >= end:
        between = range(_token_at(reading, end), spot.start)
        return any(reading.at(index, "report") for index in between)
    between = range(spot.end, _token_at(reading, start))
    if any(reading.at(index, "report") for index in between):
        return True
    close = range(spot.start - _CLOSE, spot.start)
    verbs = [index for index in close if reading.at(index, "report")]
    # Behind "mengatakan bahwa" the date is already part of what is said.
    return bool(verbs) and not any(
        reading.at(index, "that") for index in close if index > verbs[-1]
    )


def _token_at(reading: Reading, offset: int) -> int:
    return sum(token.start < offset for token in reading.row)


def _distance(reading: Reading, spot: _Spot, start: int, end: int) -> tuple[int, int]:
    """How far a date stands from the event; inside is nearest, behind is nearer than before."""
    first, last = reading.row[spot.start].start, reading.row[spot.end - 1].end
    if start <= first < end:
        return 0, first
    return (first - end, 0) if first >= end else (start - last, 1)


def _since(reading: Reading, spot: _Spot, end: int) -> When:
    """The date, open to the end where "sejak" opens its clause."""
    between = range(max(_token_at(reading, end), spot.start - _SINCE), spot.start)
    if spot.when.start and any(reading.at(index, "since") for index in between):
        return replace(spot.when, end=None, precision="span")
    return spot.when
