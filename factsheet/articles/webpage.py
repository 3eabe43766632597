"""The story of a web page, and what the page states about itself.

The body is trafilatura's choice; labels are read here, so that nothing is guessed from the clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Node: TypeAlias = Any
"""An element of lxml, which ships no types."""

Json: TypeAlias = Any

_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "cell", "code"})
_DROPPED = frozenset({"graphic", "comments", "figcaption"})
_ENOUGH = 80
_SPACE = re.compile(r"\s+")
_STORY = ("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting")
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "content_author"),
    "date": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "publishdate",
        "pubdate",
        "content_publisheddate",
        "parsely-pub-date",
        "og:published_time",
    ),
    "language": ("og:locale", "content-language", "language"),
}


@dataclass(frozen=True, slots=True)
class WebPage:
    """The story's blocks, one a paragraph, blank lines between, and the labels of the page."""

    text: str
    labels: dict[str, str]


def story_of(markup: str) -> WebPage | None:
    """The story and the labels of a page, or None where there's nothing to read."""
    # Dear to import, and most articles are plain text.
    from trafilatura import load_html  # noqa: PLC0415

    tree = load_html(markup)
    if tree is None:
        return None
    labels = _labels(tree)
    text = _extracted(markup)
    if len(text) < _ENOUGH:
        text = max(text, "\n\n".join(_plain(tree)), key=len)
    return WebPage(text, labels) if text.strip() else None


def _extracted(markup: str) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 see above

    document = bare_extraction(
        markup, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
    )
    body = getattr(document, "body", None)
    if body is None:
        return str(getattr(document, "text", "") or "")
    return "\n\n".join(_blocks(body))


def _blocks(element: Node) -> Iterator[str]:
    """The text of the innermost blocks, in order."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return
    if element.tag in _BLOCKS and not any(
        child.tag in _BLOCKS for child in element.iterdescendants()
    ):
        for line in _joined(element).split("\n"):
            if words := _SPACE.sub(" ", line).strip():
                yield f"- {words}" if element.tag == "item" else words
        return
    if words := _SPACE.sub(" ", element.text or "").strip():
        yield words
    for child in element:
        yield from _blocks(child)
        if words := _SPACE.sub(" ", child.tail or "").strip():
            yield words


def _joined(element: Node) -> str:
    parts = [_SPACE.sub(" ", element.text or "")]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _DROPPED:
            parts.append(_joined(child))
        parts.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(parts)


def _plain(tree: Node) -> Iterator[str]:
    """What a small page without a plain story holds: its headings, paragraphs and list items."""
    for found in tree.xpath(
        "//script|//style|//nav|//footer|//form|//noscript|//aside|//figcaption"
    ):
        found.drop_tree()
    elements = tree.xpath("//h1|//h2|//h3|//p|//li|//blockquote[not(.//p)]")
    for element in elements or tree.xpath("//body"):
        if words := _SPACE.sub(" ", str(element.text_content())).strip():
            yield words


def _labels(tree: Node) -> dict[str, str]:
    """What the page states: JSON-LD first, then its meta elements, then <html> and <time>."""
    labels: dict[str, str] = {}
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for story in _stories(data, 0):
            _add(labels, _from_story(story))
    metas = {
        (
            meta.get("property")
            or meta.get("name")
            or meta.get("itemprop")
            or meta.get("http-equiv")
            or ""
        ).lower(): meta.get("content") or ""
        for meta in reversed(tree.xpath("//meta[@content]"))
    }
    for label, names in _METAS.items():
        _add(labels, {label: next((metas[name] for name in names if metas.get(name)), "")})
    _add(
        labels,
        {
            "date": next(
                iter(tree.xpath("//article//time/@datetime") or tree.xpath("//time/@datetime")), ""
            ),
            "language": str(tree.get("lang") or ""),
            "title": "".join(tree.xpath("string(//h1)")) or "".join(tree.xpath("string(//title)")),
        },
    )
    return labels


def _stories(data: Json, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:  # noqa: PLR2004 a story lies no deeper
        return
    if isinstance(data, list):
        for one in data:
            yield from _stories(one, depth + 1)
    elif isinstance(data, dict):
        kind = data.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(str(one).lower() in _STORY for one in kinds):
            yield data
        yield from _stories(data.get("@graph"), depth + 1)


def _from_story(story: dict[str, Any]) -> dict[str, str]:
    return {
        "title": _name(story.get("headline")),
        "outlet": _name(story.get("publisher")),
        "author": _name(story.get("author")),
        "date": _name(story.get("datePublished")),
        "language": _name(story.get("inLanguage")),
    }


def _name(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one) for one in value[:5])))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else ""


def _add(labels: dict[str, str], more: dict[str, str]) -> None:
    for label, value in more.items():
        if words := _SPACE.sub(" ", value).strip():
            labels.setdefault(label, words)
