"""Our own list of what PDF/A-3a and PDF/UA-1 ask of a sheet; veraPDF knows more where it is there.

A check is named after its failure condition in the Matterhorn Protocol 1.1, or after the clause of
ISO 19005-3 (PDF/A-3). It yields what it finds wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf

Check = Callable[[Any], Iterator[str]]
CHECKS: dict[str, Check] = {}

PAINTS = frozenset("f F f* B B* b b* S s sh Do Tj TJ ' \" EI".split())
STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H1 H2 H3 H4 H5 H6 L "
    "LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Link Annot "
    "Figure Formula Form".split()
)
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI"},
}
UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A = "{http://www.aiim.org/pdfa/ns/id/}"


def check(name: str) -> Callable[[Check], Check]:
    def kept(one: Check) -> Check:
        CHECKS[name] = one
        return one

    return kept


def faults(document: Any) -> dict[str, list[str]]:
    """Every fault by the name of its check; nothing is what one hopes for."""
    found = {name: list(one(document)) for name, one in CHECKS.items()}
    return {name: said[:5] for name, said in found.items() if said}


def kids(node: Any) -> list[Any]:
    below = node.get("/K", [])
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def nodes(document: Any) -> Iterator[Any]:
    """Every structure element in reading order."""
    waiting: list[Any] = [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            yield node
        waiting += [one for one in reversed(kids(node)) if isinstance(one, pikepdf.Dictionary)]


def kind(node: Any) -> str:
    return str(node.get("/S", ""))[1:]


def tagged(document: Any) -> dict[Any, set[int]]:
    """The marks of each page that stand in the structure."""
    told: dict[Any, set[int]] = {}
    for node in nodes(document):
        marks = {int(one) for one in kids(node) if isinstance(one, int)}
        if marks:
            told.setdefault(node.Pg.objgen, set()).update(marks)
    return told


# --- the file as a whole -------------------------------------------------------------------------


@check("6.7.2.2 the file is marked as tagged")
def _marked(document: Any) -> Iterator[str]:
    if not bool(document.Root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "MarkInfo.Marked is not true"


@check("06-002, 06-003, 6.6.4 XMP names PDF/A-3a, PDF/UA-1 and the title")
def _named(document: Any) -> Iterator[str]:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        for key, wanted in {UA: "1", f"{A}part": "3", f"{A}conformance": "A"}.items():
            if about.get(key) != wanted:
                yield f"{key} is {about.get(key)}"
        if not about.get("dc:title") or about["dc:title"] != str(document.docinfo.get("/Title")):
            yield "dc:title is not the title of the document"


@check("6.6.2.3 the PDF/UA id brings its extension schema")
def _schema(document: Any) -> Iterator[str]:
    about = document.Root.Metadata.read_bytes()
    if about.count(b"<rdf:RDF") != 1:
        yield "there is more than one block of RDF"
    if b"<pdfaSchema:prefix>pdfuaid<" not in about:
        yield "no schema for pdfuaid"


@check("6.6 document properties are filled in")
def _properties(document: Any) -> Iterator[str]:
    for key in ("/Title", "/Author", "/Subject", "/Producer", "/CreationDate", "/ModDate"):
        if not str(document.docinfo.get(key, "")).strip():
            yield f"no {key}"
    if "/ID" not in document.trailer:
        yield "no file identifier"


@check("07-001 a viewer shows the title")
def _title_shown(document: Any) -> Iterator[str]:
    if not bool(document.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "DisplayDocTitle is not true"


@check("11-006 the document names its language")
def _language(document: Any) -> Iterator[str]:
    if not re.fullmatch("[a-z]{2}", str(document.Root.get("/Lang", ""))):
        yield "no Lang"


@check("6.2.3 one output intent, sRGB")
def _intent(document: Any) -> Iterator[str]:
    intents = list(document.Root.get("/OutputIntents", []))
    if len(intents) != 1 or intents[0].S != "/GTS_PDFA1" or intents[0].DestOutputProfile.N != 3:
        yield "not one PDF/A output intent of three colours"


@check("21-001, 6.8 attachments are named, related and listed once")
def _attached(document: Any) -> Iterator[str]:
    listed = [one.objgen for one in document.Root.get("/AF", [])]
    if not listed or len(listed) != len(set(listed)):
        yield f"AF lists {len(listed)} files, {len(set(listed))} of them different"
    for one in document.Root.get("/AF", []):
        if not {"/F", "/UF", "/AFRelationship", "/Desc"} <= set(one.keys()):
            yield "an attachment lacks F, UF, AFRelationship or Desc"


@check("outline: every section and every fact has a bookmark")
def _outline(document: Any) -> Iterator[str]:
    with document.open_outline() as outline:
        waiting, said = list(outline.root), []
        while waiting:
            one = waiting.pop()
            said.append(" ".join(str(one.title).split()))
            waiting += one.children
    count = sum(kind(node) in ("H1", "H2") for node in nodes(document))
    facts = {name[2:] for name in places(document) if name.startswith("E-")}
    if len(said) < count + len(facts):
        yield f"{len(said)} bookmarks for {count} headings and {len(facts)} facts"
    yield from sorted(f"no bookmark for {one}" for one in facts - {one.split()[0] for one in said})


def places(document: Any) -> set[str]:
    names = document.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    return {str(one) for one in list(names)[::2]}


# --- structure -----------------------------------------------------------------------------------


@check("01-003, 01-004, 01-005 every paint is tagged or an artifact, and not both")
def _paints(document: Any) -> Iterator[str]:
    told = tagged(document)
    for number, page in enumerate(document.pages, 1):
        inside: list[str] = []
        for step in pikepdf.parse_content_stream(page):
            sign = str(step.operator)
            if sign in ("BDC", "BMC"):
                inside.append(_marking(step.operands, told.get(page.objgen, set())))
                if len(inside) > 1:
                    yield f"page {number}: {inside}"
            elif sign == "EMC":
                inside.pop()
            elif sign in PAINTS and (not inside or inside[-1] == "lost"):
                yield f"page {number}: {sign} in {inside}"


def _marking(operands: Any, told: set[int]) -> str:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    return "tagged" if int(operands[1].MCID) in told else "lost"


@check("02-001 only standard structure types")
def _types(document: Any) -> Iterator[str]:
    yield from {kind(node) for node in nodes(document)} - STANDARD


@check("09-004, 09-005 parts of tables and lists stand where they belong")
def _nesting(document: Any) -> Iterator[str]:
    for node in nodes(document):
        allowed = INSIDE.get(kind(node))
        if allowed and kind(node.P) not in allowed:
            yield f"{kind(node)} in {kind(node.P)}"


@check("11-001 what is quoted names its language")
def _quotes(document: Any) -> Iterator[str]:
    for node in nodes(document):
        if kind(node) == "BlockQuote" and not re.fullmatch("[a-z]{2,3}", str(node.get("/Lang"))):
            yield "a quote without a language"


@check("13-004 figures say what they show and where the same stands as a table")
def _figures(document: Any) -> Iterator[str]:
    for node in nodes(document):
        if kind(node) == "Figure":
            said = str(node.get("/Alt", ""))
            if not re.search(r"\d", said) or not re.search(r"\btab(le|el)", said):
                yield f"Alt: {said!r}"
            left, foot, right, head = (float(one) for one in node.A.BBox)
            page = [float(one) for one in node.Pg.MediaBox]
            if not (0 < left < right < page[2] and 0 < foot < head < page[3]):
                yield f"BBox {left, foot, right, head} on a page of {page[2:]}"


@check("14-002, 14-003 headings begin with one H1 and skip no level")
def _headings(document: Any) -> Iterator[str]:
    levels = [int(kind(node)[1]) for node in nodes(document) if re.fullmatch("H[1-6]", kind(node))]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"levels begin with {levels[:3]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{after} after H{before}"


@check("15-003 heads of tables have a scope and an id, cells name their heads")
def _tables(document: Any) -> Iterator[str]:
    heads = [str(node.get("/ID", "")) for node in nodes(document) if kind(node) == "TH"]
    tree = document.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", [])
    if sorted(heads) != [str(one) for one in list(tree)[::2]] or len(set(heads)) != len(heads):
        yield "ids of heads are not unique or not listed"
    for node in nodes(document):
        if kind(node) == "TH" and node.A.get("/Scope") not in ("/Row", "/Column"):
            yield f"a head without a scope: {node.get('/ID')}"
        if kind(node) == "TD":
            named = [str(one) for one in node.A.get("/Headers", [])]
            if not named or not set(named) <= set(heads):
                yield f"a cell under {named}"
        if kind(node) == "Table" and not any(_is_head(cell) for cell in _cells(node)):
            yield "a table without a head"


def _cells(node: Any) -> Iterator[Any]:
    for one in kids(node):
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from _cells(one) if kind(one) not in ("TH", "TD") else ()


def _is_head(node: Any) -> bool:
    return kind(node) == "TH"


# --- links and fonts -----------------------------------------------------------------------------


@check("28-011, 28-012 links stand in the structure and say where they lead")
def _links(document: Any) -> Iterator[str]:
    named = places(document)
    nums = list(document.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    for page in document.pages:
        for link in page.get("/Annots", []):
            said, target = str(link.get("/Contents", "")), str(link.get("/Dest", ""))
            if kind(parents.get(int(link.get("/StructParent", -1)), {})) != "Link":
                yield f"not inside a Link: {said}"
            if not said.strip() or said == target:
                yield f"no words for {target}"
            if target and target not in named:
                yield f"leads nowhere: {target}"


@check("6.5.3 links are printed")
def _printed(document: Any) -> Iterator[str]:
    for page in document.pages:
        for link in page.get("/Annots", []):
            if int(link.get("/F", 0)) != 4 or "/JS" in link.get("/A", {}):
                yield f"flags {link.get('/F')}"


@check("28-008, 28-009 tab order follows the structure")
def _tabs(document: Any) -> Iterator[str]:
    for number, page in enumerate(document.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}"


@check("10-001, 31-009, 31-027 fonts are ours, embedded, and map to Unicode")
def _fonts(document: Any) -> Iterator[str]:
    fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
    for font in [one for one in fonts if one.get("/Type") == "/Font"]:
        name = str(font.get("/BaseFont"))
        if not re.match(r"/[A-Z]{6}\+FS-(Sans|Serif)", name):
            yield f"{name} is not ours"
        if font.Subtype == "/Type0" and "/ToUnicode" not in font:
            yield f"{name} has no ToUnicode"
        held: Any = font.get("/FontDescriptor", {})
        if font.Subtype != "/Type0" and not {"/FontFile2", "/FontFile3"} & set(held.keys()):
            yield f"{name} is not embedded"
