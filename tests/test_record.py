"""Ids stand in the order in which people count."""

from __future__ import annotations

from factsheet.record import id_order


def test_ids_are_counted_not_spelled() -> None:
    told = ["SM-02", "AT-100", "AT-12", "AT-99", "AT-01", "SM-11"]
    assert sorted(told, key=id_order) == ["AT-01", "AT-12", "AT-99", "AT-100", "SM-02", "SM-11"]


def test_an_id_without_a_number_has_a_place_too() -> None:
    assert sorted(["AT-1", "odd", "AT-x"], key=id_order) == ["odd", "AT-x", "AT-1"]
