"""Any other service (chat, push, SMS) through Apprise, an extra that a desk may install."""

from __future__ import annotations

import importlib
import logging
import threading
from typing import Literal

from factsheet.model import Alert

Outcome = Literal["delivered", "retry"]


def hand_over(alert: Alert, address: str | None, *, deadline: float) -> tuple[Outcome, str]:
    """What became of it; the words never hold the address, which is as good as a password.

    One call a target, since Apprise says only whether all went well. What did not is tried again.
    Units: deadline in seconds.
    """
    if address is None:
        return "retry", f"the environment does not name {alert.recipient}"
    try:
        apprise = importlib.import_module("apprise")
    except ModuleNotFoundError:
        return "retry", "the package apprise is missing: pip install factsheet[services]"
    logging.getLogger("apprise").addHandler(logging.NullHandler())
    logging.getLogger("apprise").propagate = False
    told = apprise.Apprise()
    if not told.add(address):
        return "retry", f"{alert.recipient} holds no address that Apprise knows"
    answers: list[bool] = []

    def call() -> None:
        answers.append(bool(told.notify(body=alert.text, title=alert.subject)))

    # A service that drips is left to itself: nobody waits for it beyond the deadline.
    calling = threading.Thread(target=call, daemon=True)
    calling.start()
    calling.join(deadline)
    if not answers:
        return "retry", f"no answer within {deadline:g} seconds"
    return ("delivered", "") if answers[0] else ("retry", "the service did not take it")
