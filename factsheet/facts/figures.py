"""Quantities held against each other: the same figure, or figures that rule each other out."""

from __future__ import annotations

from factsheet.model import Quantity


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether both can be said of the same things."""
    if (one.word or "").casefold() != (other.word or "").casefold():
        return False
    if one.unit and other.unit and one.unit != other.unit:
        return False
    low = max(_or(one.min, 0), _or(other.min, 0))
    return low <= min(_or(one.max, float("inf")), _or(other.max, float("inf")))


def at_odds(one: Quantity, other: Quantity) -> bool:
    """Whether both give a figure, and no number is both."""
    return one.word is None and other.word is None and not compatible(one, other)


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
