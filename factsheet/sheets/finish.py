"""The PDF made whole: what a reader by ear or an archive needs and the renderer does not write.

Called by the rendering child only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf

from factsheet.sheets.structure import join_tables, kids, name_heads, nodes

POINT = 0.75
"""Points in a CSS pixel."""

_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file holds to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
"""PDF/A lets no property in that it does not know, unless its schema comes along."""

_FOREIGN = re.compile(r'<blockquote lang="([a-z]{2,3})"( class="\w+")?>')
_MARKED = re.compile(rb"/Span\s<</MCID (\d+)>>\sBDC")
_SAFE = re.compile("(https?|mailto):", re.IGNORECASE)
_ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC"


def finished(pdf: bytes, html: str, links: Mapping[str, str]) -> bytes:
    """The renderer's PDF of this page, mended. `links` says in words where a link leads."""
    with pikepdf.open(BytesIO(pdf)) as document:
        _attached_once(document)
        _languages(document, _FOREIGN.findall(html))
        join_tables(document)
        name_heads(document)
        found = list(nodes(document))
        _figures(found)
        _running_heads(document, found)
        _links(document, links)
        _identified(document)
        out = BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _attached_once(document: pikepdf.Pdf) -> None:
    if "/AF" in document.Root:
        one = {entry.objgen: entry for entry in document.Root.AF}
        document.Root.AF = pikepdf.Array(one.values())


def _identified(document: pikepdf.Pdf) -> None:
    about = document.Root.Metadata
    about.write(about.read_bytes().replace(b"</rdf:RDF>", _UA))


# --- languages -----------------------------------------------------------------------------------


def _languages(document: pikepdf.Pdf, foreign: Sequence[tuple[str, str]]) -> None:
    """Each passage in another tongue says so. One that is no quotation has a class, and is a span."""
    passages = _whole_passages(document)
    if len(passages) != len(foreign):
        return  # a template of one's own draws quotes its own way
    for node, (language, kind) in zip(passages, foreign, strict=True):
        node.Lang = pikepdf.String(language)
        if kind:
            node.S = pikepdf.Name.Span


def _whole_passages(document: pikepdf.Pdf) -> list[Any]:
    """Every quotation as one element: the renderer writes one for each of its lines."""
    whole: list[Any] = []
    for node in [one for one in nodes(document) if one.S == "/BlockQuote"]:
        first = node.K[0] if len(node.K) else None
        if isinstance(first, pikepdf.Dictionary) and first.get("/S") != "/Span":
            del node.K[0]  # the mark that a quote begins here
            whole.append(node)
        elif whole:
            for kid in node.K:
                kid.P = whole[-1]
                whole[-1].K.append(kid)
            above = node.P.K
            del above[[one.objgen for one in above].index(node.objgen)]
    return whole


# --- structure -----------------------------------------------------------------------------------


def _figures(found: Sequence[Any]) -> None:
    """Boxes of figures in points from the foot of the page, not in pixels from its head."""
    for node in [one for one in found if one.S == "/Figure"]:
        head = float(node.Pg.MediaBox[3])
        left, top, right, bottom = (float(one) * POINT for one in node.A.BBox)
        box = (left, head - bottom, right, head - top)
        node.A.BBox = pikepdf.Array([round(one, 3) for one in box])


def _running_heads(document: pikepdf.Pdf, found: Sequence[Any]) -> None:
    """What stands in no structure element is an artifact: heads, feet and page numbers."""
    told: dict[Any, set[int]] = {}
    for node in [one for one in found if "/Pg" in one]:
        marks = [int(kid) for kid in kids(node) if isinstance(kid, int)]
        told.setdefault(node.Pg.objgen, set()).update(marks)
    above = document.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(above[at]): above[at + 1] for at in range(0, len(above), 2)}
    for page in document.pages:
        owners = parents[int(page.StructParents)]
        lost = set(range(len(owners))) - told.get(page.objgen, set())
        for mark in lost:
            owners[mark] = None
        page.Contents.write(_without(page.Contents.read_bytes(), lost))


def _without(drawing: bytes, lost: set[int]) -> bytes:
    return _MARKED.sub(lambda mark: _ARTIFACT if int(mark[1]) in lost else mark[0], drawing)


def _links(document: pikepdf.Pdf, links: Mapping[str, str]) -> None:
    """Links say where they lead, and lead nowhere that a reader should not go."""
    for page in document.pages:
        for link in page.get("/Annots", []):
            if words := links.get(str(link.get("/Dest", ""))):
                link.Contents = pikepdf.String(words)
            if "/A" in link and not _SAFE.match(str(link.A.get("/URI", ""))):
                del link.A
