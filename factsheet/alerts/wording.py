"""What an alert says: the change and its fact as plain values for the templates `alert.*`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from factsheet.model import Article, Change, Claim, Desk, Fact, Language, Quantity, SlotValue, When
from factsheet.record import slots_record
from factsheet.templating import one_line

MOST_CLAIMS: Final = 3
MOST_ITEMS: Final = 50
MOST_QUOTE: Final = 600
"""Characters of a quote, as on the sheet."""

_SHORT: Final = 80


class Wording(Protocol):
    """How slots and values are worded in one language; the words of the sheet fit."""

    def slot(self, name: str, /) -> str:
        """What a slot is called."""

    def value(self, value: SlotValue | None, /) -> str:
        """What stands in it."""


class OwnWords:
    """Slots by their names in the rule, values in the article's own words."""

    def __init__(self, language: Language = "en") -> None:
        self.language = language

    def slot(self, name: str, /) -> str:
        """The name itself."""
        return name.replace("_", " ").replace("-", " ")

    def value(self, value: SlotValue | None, /) -> str:
        """The words of the article."""
        match value:
            case None:
                return ".."
            case Quantity() | When():
                return value.text
            case _:
                return ", ".join(filler.text or filler.id for filler in value)


def item(
    change: Change, words: Wording, title: str, articles: Mapping[str, Article]
) -> dict[str, Any]:
    """One change as the templates see it."""
    fact = change.fact
    shown = _told(fact)[:MOST_CLAIMS]
    said = {name: one_line(words.value(value)) for name, value in fact.slots.items()}
    return {
        "change": change.kind,
        "id": fact.id,
        "rule": fact.rule,
        "title": title,
        "status": fact.status,
        "denied": fact.denied,
        "line": "; ".join(f"{words.slot(name)}: {value}" for name, value in said.items()),
        "short": shortened(", ".join(said.values()), _SHORT),
        "what": [
            [words.slot(name), one_line(was), one_line(now)] for name, was, now in change.what
        ],
        "articles": len({claim.article for claim in fact.claims}),
        "origins": fact.origins,
        "claims": [_claim(claim, articles.get(claim.article)) for claim in shown],
        "more_claims": len(fact.claims) - len(shown),
    }


def record(values: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """The alert as JSON: what the templates see, with slots as data."""
    items = [
        {**one, "key": change.fact.key, "slots": slots_record(change.fact.slots)}
        for one, change in zip(values["items"], changes, strict=False)
    ]
    return {**values, "items": items}


def _told(fact: Fact) -> Sequence[Claim]:
    """The claims worth showing first: those of the fact's status, then a denial, one an article."""
    order = sorted(fact.claims, key=lambda one: (one.status != fact.status, one.status != "denied"))
    once: dict[tuple[str, str], Claim] = {}
    for claim in order:
        once.setdefault((claim.article, claim.status), claim)
    return tuple(once.values())


def _claim(claim: Claim, article: Article | None) -> dict[str, Any]:
    outlet = article.outlet.value if article and article.outlet else ""
    title = article.title.value if article and article.title else ""
    address = one_line(article.address or "").replace(">", "%3E") if article else ""
    source = ", ".join(part for part in (outlet, title) if part) or claim.article
    return {
        "quote": shortened(claim.quote, MOST_QUOTE),
        "language": claim.language,
        "status": claim.status,
        "speaker": one_line(claim.speaker or ""),
        "article": claim.article,
        "paragraph": claim.paragraph,
        "source": one_line(source),
        "published": claim.published.isoformat() if claim.published else "",
        "address": address,
        "link": address if address.startswith(("http://", "https://")) else "",
    }


def title_of(desk: Desk, language: Language) -> str:
    """The desk's name in that language."""
    titles = desk.title
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), "factsheet")


def shortened(text: str, most: int) -> str:
    """One line of at most `most` characters."""
    text = one_line(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
