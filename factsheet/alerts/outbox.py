"""The outbox: each delivery tried once, and a receipt for each. At least once, never dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from factsheet.alerts import files, service, smtp
from factsheet.alerts.mail import MailUnfit, compose
from factsheet.errors import Problem
from factsheet.model import Alert, Delivery, MailServer, Receipt

BACK_OFF: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""How long to wait after each failure; the last one over and over."""

GIVE_UP: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Post:
    """Where alerts go: the folder of alert files, and the mail server if there is one.

    `title` names the feed, `sheet` is the PDF for those who want it with their mail,
    `services` holds the addresses of services by the variables that name them.
    Units: deadline in seconds, for one mail from greeting to farewell.
    """

    folder: Path
    title: str = "factsheet"
    server: MailServer | None = None
    password: str | None = None
    sheet: Path | None = None
    services: Mapping[str, str] = field(default_factory=dict)
    deadline: float = 60.0


def work(
    deliveries: Iterable[Delivery],
    post: Post,
    *,
    freeze: Callable[[str, bytes], bytes],
    clock: Callable[[], datetime],
) -> Iterator[Receipt]:
    """A receipt for each delivery, after its attempt; note each before you ask for the next.

    `freeze` keeps the bytes of a mail before its first attempt and gives back those kept first.
    The server that cannot be reached is asked once; the other mails get their receipts at once.
    """
    unreachable = ""
    filed = False
    for delivery in deliveries:
        if delivery.alert.channel == "file":
            outcome, detail = _filed(delivery, post)
            filed = filed or outcome == "delivered"
        elif delivery.alert.channel == "service":
            address = post.services.get(delivery.alert.recipient)
            outcome, detail = service.hand_over(delivery.alert, address, deadline=post.deadline)
        elif unreachable:
            outcome, detail = "retry", unreachable
        else:
            outcome, detail = _mailed(delivery, post, freeze)
            unreachable = detail if outcome == "unreachable" else ""
        yield receipt(delivery, outcome, detail, clock())
    if filed:
        _fed(post)


def receipt(delivery: Delivery, outcome: str, detail: str, at: datetime) -> Receipt:
    """The receipt of an attempt: when to try again, or that it is given up."""
    name = delivery.alert.id
    if outcome == "delivered":
        return Receipt(name, "delivered", at)
    if outcome == "refused":
        return Receipt(name, "refused", at, detail)
    wait = BACK_OFF[min(delivery.attempts, len(BACK_OFF) - 1)]
    if at + wait - (delivery.first_try or at) > GIVE_UP:
        return Receipt(name, "undelivered", at, detail)
    return Receipt(name, "retry", at, detail, at + wait)


def failures(receipts: Iterable[Receipt]) -> tuple[Problem, ...]:
    """What did not arrive, and why, told once a reason."""
    counts = Counter((one.outcome, one.detail) for one in receipts if one.outcome != "delivered")
    return tuple(_failure(outcome, why, count) for (outcome, why), count in counts.items())


def _failure(outcome: str, why: str, count: int) -> Problem:
    alerts = "1 alert" if count == 1 else f"{count} alerts"
    if outcome == "retry":
        hint = "tried again by the next run, less and less often, for three days"
        return Problem("A101", f"{alerts} could not be delivered yet: {why}", hint=hint)
    if outcome == "refused":
        hint = "mend the address in rules/desk.yml; it is not tried again"
        return Problem("A102", f"{alerts} refused for good: {why}", hint=hint)
    hint = "it stands in the recipient's next digest"
    return Problem("A103", f"{alerts} given up after three days: {why}", hint=hint)


def _filed(delivery: Delivery, post: Post) -> tuple[str, str]:
    try:
        files.write(delivery.alert, post.folder)
    except OSError as error:
        return "retry", f"{error.filename or post.folder}: {error.strerror or error}"
    return "delivered", ""


def _fed(post: Post) -> None:
    """The feed is an index of the files: where it fails, the next alert writes it again."""
    try:
        files.write_feed(post.folder, post.title)
    except OSError:
        return


def _sheet(alert: Alert, post: Post) -> bytes | None:
    """The sheet, if it is to go along and lies there: a sheet that was not printed delays no mail."""
    if not alert.attach or post.sheet is None:
        return None
    try:
        return post.sheet.read_bytes()
    except OSError:
        return None


def _mailed(
    delivery: Delivery, post: Post, freeze: Callable[[str, bytes], bytes]
) -> tuple[str, str]:
    alert = delivery.alert
    if post.server is None:
        return "retry", "rules/desk.yml names no mail server"
    try:
        message = delivery.frozen or freeze(
            alert.id, compose(alert, post.server, _sheet(alert, post))
        )
        return smtp.hand_over(
            message, alert.recipient, post.server, password=post.password, deadline=post.deadline
        )
    except MailUnfit as error:
        return "refused", str(error)
