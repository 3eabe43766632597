"""The back of the sheet in data: evidence, sources, what was read but not used, the method."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from factsheet.model import STATUSES, Article, Claim, Cut, Fact
from factsheet.sheets.registers import class_words
from factsheet.sheets.scene import QUOTE, Plain, Scene, fillers
from factsheet.sheets.wording import cut_quote, shortened

CLAIMS = 12
"""Quotes that one fact shows; the rest stand in the data file."""
SOURCES = 500
PASSAGES = 16
_SHORT = 12
_TITLES = 8


def evidence(scene: Scene) -> list[Plain]:
    """Per fact its quotes, the strongest first, each with source, paragraph and speaker."""
    return [_proof(scene, fact) for fact in scene.edition.facts]


def _proof(scene: Scene, fact: Fact) -> Plain:
    ordered = sorted(fact.claims, key=lambda one: (STATUSES.index(one.status), one.article))
    left = len(ordered) - CLAIMS
    return {
        "id": fact.id,
        "summary": scene.summary(fact),
        "words": class_words(scene, fact),
        "quotes": [_quote(scene, fact, claim) for claim in ordered[:CLAIMS]],
        "more": scene.words.say("more_claims", n=left) if left > 0 else "",
    }


def _quote(scene: Scene, fact: Fact, claim: Claim) -> Plain:
    own = scene.words.labels["status"][claim.status]
    return {
        "source": f"S{scene.sources[claim.article]}",
        "paragraph": claim.paragraph,
        "quote": cut_quote(claim.quote, QUOTE),
        "language": claim.language if claim.language.isalpha() else "und",
        "who": scene.speaker(claim),
        "status": claim.status,
        "status_word": "" if claim.status == fact.status else str(own).lower(),
    }


# --- sources -----------------------------------------------------------------------------------


def sources(scene: Scene) -> Plain:
    """Every article that a fact rests on, with holes shown as holes."""
    rows = [_source(scene, name, number) for name, number in scene.sources.items()]
    left = len(rows) - SOURCES
    return {
        "rows": rows[:SOURCES],
        "more": scene.words.say("sources_more", n=left) if left > 0 else "",
    }


def _source(scene: Scene, name: str, number: int) -> Plain:
    article = scene.articles.get(name)
    facts = [
        fact.id
        for fact in scene.edition.facts
        if any(claim.article == name for claim in fact.claims)
    ]
    row: Plain = {
        "id": f"S{number}",
        "name": shortened(name, 110),
        "facts": facts[:_TITLES],
        "more": scene.words.say("and_more", n=len(facts) - _TITLES) if len(facts) > _TITLES else "",
        "new": any(_new(scene, fact) for fact in scene.edition.facts if fact.id in facts),
    }
    return row | _described(scene, article)


def _new(scene: Scene, fact: Fact) -> bool:
    change = scene.changes.get(fact.key)
    return change is not None and change.kind == "new"


def _described(scene: Scene, article: Article | None) -> Plain:
    labels = scene.words.labels
    title = article.title.value if article and article.title else ""
    outlet = article.outlet.value if article and article.outlet else ""
    address = article.address if article else None
    return {
        "outlet": shortened(outlet, 90) or labels["no_outlet"],
        "author": shortened(article.author.value, 60) if article and article.author else "",
        "title": shortened(title, 200) or labels["no_headline"],
        "title_language": article.language if article and title else "",
        "published": _published(scene, article),
        "how": _how(scene, article),
        "address": shortened(address, 90) if address else "",
        "link": clean_link(address),
        "language": article.language if article else "",
        "hash": article.digest[:12] if article else "",
    }


def _published(scene: Scene, article: Article | None) -> str:
    if article is None or article.published is None:
        return str(scene.words.labels["undated"])
    return scene.words.published(article.published)


def _how(scene: Scene, article: Article | None) -> str:
    known = article.published if article else None
    if known is None or known.how == "stated":
        return str(scene.words.labels["stated"]) if known else ""
    if known.basis:
        return shortened(scene.words.say("inferred_from", basis=known.basis), 90)
    return str(scene.words.labels["inferred"])


def clean_link(address: str | None) -> str:
    """The address if a reader may follow it (http, https, mailto), else nothing."""
    if not address:
        return ""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    whole = parts.scheme == "mailto" or bool(parts.netloc)
    fit = parts.scheme in ("http", "https", "mailto") and whole
    return address.strip() if fit and address.isprintable() else ""


def links(scene: Scene, shown: Plain) -> dict[str, str]:
    """Where each link inside the sheet leads, in words, by the name of the place."""
    words: dict[str, str] = {"evidence": scene.words.say("evidence")}
    for one in shown["contents"]:
        words[one["anchor"]] = f"{one['number']} · {one['title']}"
    for fact in shown["evidence"]:
        words[fact["id"]] = f"{fact['id']}: {fact['summary']}"
        words[f"E-{fact['id']}"] = scene.words.say("evidence_of", fact=words[fact["id"]])
    for row in shown["sources"]["rows"]:
        words[row["id"]] = f"{row['id']}: {row['outlet']}, {row['title']}"
    return words


# --- read but not used -------------------------------------------------------------------------


def unused(scene: Scene) -> Plain:
    """What was cut from the cited articles and why, what names this sheet's parties first."""
    cited = [scene.articles[name] for name in scene.sources if name in scene.articles]
    cuts = [(article, cut) for article in cited for cut in article.cuts]
    near = _names(scene)
    ranked = sorted(
        (_distance(article.text[cut.start : cut.end], near), at)
        for at, (article, cut) in enumerate(cuts)
        if cut.end - cut.start >= _SHORT
    )
    chosen = [cuts[at] for at in sorted(at for _, at in ranked[:PASSAGES])]
    left = len(cuts) - len(chosen)
    return {
        "rows": [_passage(scene, article, cut) for article, cut in chosen],
        "more": scene.words.say("unused_more", n=left) if left else "",
        "articles": _silent_articles(scene),
    }


def _names(scene: Scene) -> frozenset[str]:
    """Everything that fills a slot on this sheet, as named and as written."""
    found = [
        (scene.words.name(filler.id, filler.text), filler.text)
        for fact in scene.edition.facts
        for name in fact.slots
        for filler in fillers(fact, name)
    ]
    return frozenset(text.casefold() for pair in found for text in pair if text)


def _distance(text: str, names: frozenset[str]) -> tuple[int, int]:
    """How far a passage is from being a fact: few of the names, then few words."""
    folded = text.casefold()
    return (-sum(name in folded for name in names), -min(len(text), 200))


def _passage(scene: Scene, article: Article, cut: Cut) -> Plain:
    return {
        "source": f"S{scene.sources[article.name]}",
        "text": shortened(article.text[cut.start : cut.end], 130),
        "language": article.language if article.language.isalpha() else "und",
        "reason": _reason(scene, cut.reason),
    }


def _reason(scene: Scene, reason: str) -> str:
    known: str | None = scene.words.labels["reasons"].get(reason)
    return known or reason.replace("-", " ").capitalize()


def _silent_articles(scene: Scene) -> str:
    silent = [one for one in scene.edition.articles if one.name not in scene.sources]
    if not silent:
        return ""
    titles = [shortened(one.title.value if one.title else one.name, 70) for one in silent]
    shown = "; ".join(titles[:_TITLES])
    if len(titles) > _TITLES:
        shown = f"{shown}; {scene.words.say('and_more', n=len(titles) - _TITLES)}"
    return scene.words.say(
        "unused_articles", n=scene.words.count("article", len(silent)), list=shown
    )


# --- method ------------------------------------------------------------------------------------


def method(scene: Scene) -> Plain:
    """Counts, rules and versions, what was left out."""
    edition, words = scene.edition, scene.words
    cuts = [cut for article in edition.articles for cut in article.cuts]
    shown = len(edition.facts)
    return {
        "read": words.say(
            "method_read_text",
            articles=words.count("article", len(edition.articles)),
            paragraphs=words.number(sum(map(_paragraphs, edition.articles))),
            words=words.number(sum(len(article.text.split()) for article in edition.articles)),
            facts=words.count("fact", shown),
            claims=words.count("claim", sum(len(fact.claims) for fact in edition.facts)),
        ),
        "left": _left_out(scene, cuts),
        "rules": "; ".join(
            f"{rule.name} {rule.version} ({rule.digest[:8]})" for rule in edition.rules
        ),
    }


def _left_out(scene: Scene, cuts: list[Cut]) -> str:
    if not cuts:
        return str(scene.words.labels["method_left_none"])
    counted = Counter(cut.reason for cut in cuts).most_common(8)
    reasons = ", ".join(f"{_reason(scene, reason).lower()} {n}" for reason, n in counted)
    return scene.words.say("method_left_text", n=len(cuts), reasons=reasons)


def _paragraphs(article: Article) -> int:
    return max((sentence.paragraph for sentence in article.sentences), default=0)
