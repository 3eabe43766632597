"""What a silence holds back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factsheet.model import PARTY, Delivery, Silence


def silenced(
    deliveries: Sequence[Delivery], silences: Sequence[Silence]
) -> Iterator[tuple[str, str]]:
    """The ids of alerts that are held back, each with the id of the silence that does so.

    An alert on several facts is held back only where each of them is. What tells how the desk does
    is never held back, nor is a digest: its parts were judged before.
    """
    for delivery in deliveries:
        if delivery.alert.change in {"digest", "health"}:
            continue
        items = json.loads(delivery.alert.record).get("items", [])
        found = [next((one for one in silences if _covers(one, item)), None) for item in items]
        if found and found[0] and all(found):
            yield delivery.alert.id, found[0].id


def _covers(silence: Silence, item: dict[str, Any]) -> bool:
    if silence.kind == "rule":
        return bool(item["rule"] == silence.value)
    if silence.kind == "fact":
        return bool(item["id"] == silence.value)
    slot, _, said = silence.value.partition("=")
    ids = said.split(",")
    values = [value for name, value in item["slots"].items() if slot in {name, PARTY}]
    return any(one["id"] in ids for value in values if isinstance(value, list) for one in value)
