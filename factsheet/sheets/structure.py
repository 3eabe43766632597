"""The tree of tags of a PDF, and its tables made whole. Called by the rendering child only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf


def nodes(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element in reading order."""
    waiting: list[Any] = [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            yield node
        waiting += [one for one in reversed(kids(node)) if isinstance(one, pikepdf.Dictionary)]


def kids(node: Any) -> list[Any]:  # noqa: ANN401 - a PDF object is anything
    """What stands directly in an element: elements and numbers of marks."""
    inside = node.get("/K", [])
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


# --- a table that goes across pages --------------------------------------------------------------


def join_tables(document: pikepdf.Pdf) -> None:
    """One table for each that goes across pages: the renderer writes one for each of its pages.

    A heading that is repeated on top of a page is left without an element, as a running head.
    """
    order = list(nodes(document))
    wholes: dict[Any, Any] = {}
    for at, table in enumerate(order):
        if table.S == "/Table":
            before = _table_before(order, at)
            whole = wholes.get(before.objgen, before) if before is not None else None
            if whole is not None and _continued(whole, table):
                wholes[table.objgen] = whole


def _table_before(order: Sequence[Any], at: int) -> Any | None:  # noqa: ANN401
    """The table that ends on an earlier page where this one begins, with nothing in between."""
    above, behind = order[at].P, at - 1
    while behind >= 0 and order[behind].objgen == above.objgen:
        above, behind = above.P, behind - 1
    inner = order[behind] if behind >= 0 else None
    if inner is None or inner.get("/Pg") == order[at].Pg:
        return None
    while inner is not None and inner.get("/S") != "/Table":
        inner = inner.get("/P")
    return inner


def _continued(whole: Any, part: Any) -> bool:  # noqa: ANN401 - a PDF object is anything
    """Move the rows of the part into the whole, if both have the same number of heads."""
    heads, repeated = _heads(whole), _heads(part)
    if not heads or len(heads) != len(repeated):
        return False
    named = {str(old.ID): old_as.ID for old, old_as in zip(repeated, heads, strict=True)}
    body = _parts(whole, "/TBody")[-1]
    for row in [row for one in _parts(part, "/TBody") for row in kids(one)]:
        row.P = body
        body.K.append(row)
        for cell in kids(row):
            for at, head in enumerate(cell.A.get("/Headers", [])):
                cell.A.Headers[at] = named.get(str(head), head)
    _taken_out(part)
    return True


def _heads(table: Any) -> list[Any]:  # noqa: ANN401 - a PDF object is anything
    return [cell for one in _parts(table, "/THead") for row in kids(one) for cell in kids(row)]


def _parts(table: Any, type_: str) -> list[Any]:  # noqa: ANN401 - a PDF object is anything
    return [one for one in kids(table) if type_ == one.S]


def _taken_out(node: Any) -> None:  # noqa: ANN401 - a PDF object is anything
    """The element out of the tree, and whatever it leaves empty."""
    above = node.P
    del above.K[[one.objgen for one in kids(above)].index(node.objgen)]
    if not kids(above):
        _taken_out(above)


# --- what heads head -------------------------------------------------------------------------------


def name_heads(document: pikepdf.Pdf) -> None:
    """Heads say what they head and are listed by id; what only looks like a table is none."""
    listed: dict[str, Any] = {}
    for table in [one for one in nodes(document) if one.S == "/Table"]:
        rows = [row for row in _below(table) if row.S == "/TR"]
        heads = [cell for row in rows for cell in kids(row) if cell.S == "/TH"]
        if not heads:
            _layout(table, rows)
        for cell in heads:
            across = any(one.S == "/TD" for one in kids(cell.P))
            cell.A.Scope = pikepdf.Name.Row if across else pikepdf.Name.Column
            listed[str(cell.ID)] = cell
    names = [item for key in sorted(listed) for item in (pikepdf.String(key), listed[key])]
    if names:
        tree = pikepdf.Dictionary(Names=pikepdf.Array(names))
        document.Root.StructTreeRoot.IDTree = document.make_indirect(tree)


def _below(table: Any) -> Iterator[Any]:  # noqa: ANN401 - a PDF object is anything
    for part in kids(table):
        yield part
        if part.S != "/TR":
            yield from kids(part)


def _layout(table: Any, rows: Sequence[Any]) -> None:  # noqa: ANN401 - a PDF object is anything
    cells = [cell for row in rows for cell in kids(row)]
    for node in (table, *(one for one in _below(table)), *cells):
        node.S = pikepdf.Name.Div
        if "/A" in node:
            del node.A
