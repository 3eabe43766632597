"""The tables by rule, the claims beside their answers, and what no article says, in data."""

from __future__ import annotations

import math

from factsheet.model import Claim, Fact, Rule
from factsheet.sheets.scene import QUOTE, Plain, Scene, fillers, known, slot_of
from factsheet.sheets.wording import UNKNOWN, cut_quote, quoted, shortened

WIDTH = 180.0
"""Millimetres between the margins."""
_NUMBER, _STATUS, _SOURCES = 16.0, 37.0, 21.0
_SHORTEST, _LONGEST = 9, 42
_ANSWERS = 12
_REFS = 12


def registers(scene: Scene, first: int) -> list[Plain]:
    """One table a rule, its columns as the rule file sets them; numbers go up from `first`."""
    return [_register(scene, rule, at) for at, rule in enumerate(scene.edition.rules, first)]


def _register(scene: Scene, rule: Rule, at: int) -> Plain:
    facts = scene.of_rule(rule)
    other = "id" if scene.words.language == "en" else "en"
    gloss = rule.title.get(other, "")
    return {
        "number": at,
        "anchor": f"section-{at}",
        "title": shortened(scene.rule_title(rule), 80),
        "gloss": shortened(gloss, 60) if gloss != scene.rule_title(rule) else "",
        "gloss_language": other,
        "columns": _columns(scene, rule, facts),
        "rows": [_row(scene, rule, fact) for fact in facts],
        "first": f"E-{facts[0].id}" if facts else "",
    }


def _columns(scene: Scene, rule: Rule, facts: list[Fact]) -> list[Plain]:
    weights = {name: _weight(scene, facts, name) for name in rule.sheet.columns}
    unit = (WIDTH - _NUMBER - _STATUS - _SOURCES) / (sum(weights.values()) or 1.0)
    columns = [
        {
            "label": scene.words.slot(name),
            "mm": round(weight * unit, 2),
            "right": _kind(rule, name) == "number",
        }
        for name, weight in weights.items()
    ]
    ends = [("number", _NUMBER), ("status_who", _STATUS), ("sources", _SOURCES)]
    first, *last = [
        {"label": scene.words.say(label), "mm": mm, "right": False} for label, mm in ends
    ]
    return [first, *columns, *last]


def _weight(scene: Scene, facts: list[Fact], name: str) -> float:
    """The root of the longest text: long columns get more room, short ones are not starved."""
    said = [scene.words.slot(name), *(scene.value(fact, name) for fact in facts)]
    return math.sqrt(min(max(_SHORTEST, *map(len, said)), _LONGEST))


def _kind(rule: Rule, name: str) -> str:
    slot = slot_of(rule, name)
    return slot.kind if slot else ""


def _row(scene: Scene, rule: Rule, fact: Fact) -> Plain:
    change = scene.changes.get(fact.key)
    kind = change.kind if change else "none"
    cells = [
        {"text": scene.value(fact, name), "right": _kind(rule, name) == "number"}
        for name in rule.sheet.columns
    ]
    articles = sorted({scene.sources[claim.article] for claim in fact.claims})
    words = scene.words
    return {
        "id": fact.id,
        "change": kind,
        "mark": "" if kind == "none" else words.say("new" if kind == "new" else "updated"),
        "cells": cells,
        "summary": scene.summary(fact),
        "status": fact.status,
        "status_word": scene.status(fact),
        "who": scene.who(fact),
        "parties": _parties(scene, rule, fact),
        "as_of": _as_of(scene, fact) if fact.status == "planned" else "",
        "denied": _denial(scene, fact),
        "sources": [f"S{number}" for number in articles[:_REFS]],
        "more": words.say("and_more", n=len(articles) - _REFS) if len(articles) > _REFS else "",
        "counts": f"{words.count('art', len(articles))} · {words.count('origin', fact.origins)}",
        "differs": [_difference(scene, fact, name) for name in fact.differs],
    }


def _parties(scene: Scene, rule: Rule, fact: Fact) -> list[str]:
    """The actors of a fact by the names that its row shows."""
    names = [slot.name for slot in rule.slots if slot.kind == "actor"]
    found = [one for name in names for one in fillers(fact, name)]
    return [scene.words.name(one.id, one.text or one.id).replace("|", "/") for one in found]


def _as_of(scene: Scene, fact: Fact) -> str:
    day = scene.as_of(fact)
    return scene.words.say("asof_undated" if day == UNKNOWN else "asof_row", date=day)


def _denial(scene: Scene, fact: Fact) -> str:
    if not fact.denied or fact.status == "denied":
        return ""
    return scene.words.say("denied_by_short", who=scene.who(fact, denying=True))


def _difference(scene: Scene, fact: Fact, name: str) -> str:
    """Every value that the articles give, side by side, each with its source."""
    words = scene.words
    said: dict[str, list[str]] = {}
    for claim in fact.claims:
        if name == "status":
            value = str(words.labels["status"][claim.status]).lower()
        else:
            value = scene.claim_value(fact.rule, claim.slots.get(name), name)
        source = f"S{scene.sources[claim.article]}"
        if value != UNKNOWN and source not in said.setdefault(value, []):
            said[value].append(source)
    head = words.say("disagree", what=words.slot(name).lower())
    if len(said) == 1:
        return head
    values = "; ".join(f"{' '.join(sources)} {value}" for value, sources in said.items() if sources)
    return shortened(f"{head}: {values}", 220) if values else head


# --- claims and answers ------------------------------------------------------------------------


def answers(scene: Scene) -> Plain:
    """Facts that somebody denies, with the denial; then charges that nobody answers."""
    facts = scene.edition.facts
    denied = [fact for fact in facts if fact.denied]
    open_ = [fact for fact in facts if fact.status == "alleged" and not fact.denied]
    shown = open_[: max(_ANSWERS - len(denied), 0)]
    left = len(open_) - len(shown)
    return {
        "rows": [_answered(scene, fact) for fact in denied]
        + [_unanswered(scene, fact) for fact in shown],
        "more": scene.words.say("answers_more", n=left) if left else "",
    }


def _answered(scene: Scene, fact: Fact) -> Plain:
    claims = [claim for claim in fact.claims if claim.status == "denied"]
    replies = [_reply(scene, claim) for claim in claims[:3]]
    claimed = fact.status != "denied"
    who = scene.who(fact) if claimed else ""
    return _answer_row(scene, fact, who, replies)


def _unanswered(scene: Scene, fact: Fact) -> Plain:
    return _answer_row(scene, fact, scene.who(fact), [])


def _answer_row(scene: Scene, fact: Fact, who: str, replies: list[Plain]) -> Plain:
    return {
        "id": fact.id,
        "claim": scene.summary(fact),
        "status": fact.status,
        "who": who,
        "unsaid": "" if who else scene.words.say("claim_unsaid"),
        "replies": replies,
    }


def _reply(scene: Scene, claim: Claim) -> Plain:
    return {
        "quote": cut_quote(claim.quote, QUOTE),
        "language": claim.language,
        "source": f"S{scene.sources[claim.article]}",
        "paragraph": claim.paragraph,
        "who": scene.speaker(claim),
    }


# --- what no article says ----------------------------------------------------------------------


def gaps(scene: Scene) -> list[str]:
    """Empty slots in words, rule by rule; then what the articles lack themselves."""
    lines = []
    for rule in scene.edition.rules:
        facts = scene.of_rule(rule)
        for name in rule.sheet.columns:
            empty = [one for one in facts if not known(one, name) and name not in one.differs]
            if empty:
                lines.append(
                    scene.words.say(
                        "gap_slot",
                        rule=scene.rule_title(rule),
                        what=scene.words.slot(name),
                        refs=_refs(scene, empty),
                    )
                )
    return [*lines, *_silent(scene), *_bare_articles(scene)]


def _refs(scene: Scene, facts: list[Fact]) -> str:
    shown = ", ".join(scene.refs(facts[:_REFS]))
    left = len(facts) - _REFS
    return f"{shown} {scene.words.say('and_more', n=left)}" if left > 0 else shown


def _silent(scene: Scene) -> list[str]:
    facts = [
        fact for fact in scene.edition.facts if not any(claim.speaker for claim in fact.claims)
    ]
    return [scene.words.say("gap_speaker", refs=_refs(scene, facts))] if facts else []


def _bare_articles(scene: Scene) -> list[str]:
    cited = [scene.articles[name] for name in scene.sources if name in scene.articles]
    undated = [one for one in cited if one.published is None]
    inferred = [one for one in cited if one.published and one.published.how == "inferred"]
    homeless = [one for one in cited if not one.address]
    counted = (("gap_undated", undated), ("gap_inferred", inferred), ("gap_address", homeless))
    return [
        scene.words.say(label, n=len(found), all=len(cited)) for label, found in counted if found
    ]


def class_words(scene: Scene, fact: Fact) -> str:
    """The counted things of a fact as the articles wrote them: the class hides the exact words."""
    rule = scene.rules.get(fact.rule)
    counted = {slot.near for slot in (rule.slots if rule else ())}
    said = []
    for name in (one for one in fact.slots if one in counted):
        for filler in fillers(fact, name):
            shown = scene.words.name(filler.id, filler.text)
            if filler.text and filler.text.casefold() != shown.casefold():
                said.append(quoted(filler.text))
    return shortened(", ".join(dict.fromkeys(said)), 160)
