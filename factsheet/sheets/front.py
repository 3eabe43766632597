"""Page 1 in data: band, bottom line, key figures, what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from factsheet.model import Fact, Quantity, Rule, Status, When
from factsheet.sheets.drawing import WIDE, width
from factsheet.sheets.scene import Plain, Scene, fillers, flow_ends, happened, known
from factsheet.sheets.views import told
from factsheet.sheets.wording import DASH, UNKNOWN, filled, shortened
from factsheet.templating import Sandbox, names_in, render_line

TILES = 4
_LONG_FIGURE = 13
"""Characters that fit a tile in the large size."""


def band(scene: Scene, title: str, cut: str) -> Plain:
    """Title, edition and what it replaces, date, coverage, rules and versions."""
    edition, words = scene.edition, scene.words
    number = str(edition.number)
    if edition.replaces is not None:
        number = words.say("edition_replaces", n=edition.number, old=edition.replaces)
    rules = [f"{rule.name} {rule.version}".strip() for rule in edition.rules]
    head = f"{words.labels['edition']} {edition.number}"
    return {
        "title": shortened(title, 140),
        "long": width(title, 28) > WIDE,
        "topics": shortened(", ".join(scene.rule_title(rule) for rule in edition.rules), 90),
        "edition": number,
        "number": edition.number,
        "named": words.say("view_of", n=edition.number) if edition.view else head,
        "view": shortened(" · ".join(filter(None, (told(scene), cut))), 420),
        "issued": words.day(edition.issued.date()),
        "coverage": _read(scene),
        "events": _events(scene),
        "rules": shortened(" · ".join(rules), 110) or DASH,
    }


def _read(scene: Scene) -> str:
    words, articles = scene.words, scene.edition.articles
    several = words.count("article", len(articles))
    if not articles:
        return several
    named = words.labels["language_names"]
    codes = sorted({article.language for article in articles})
    spoken = words.joined([str(named.get(code, code)) for code in codes])
    return words.say("in_languages", articles=several, languages=spoken)


def _events(scene: Scene) -> str:
    days = []
    inferred = False
    for fact in scene.edition.facts:
        for value in fact.slots.values():
            if isinstance(value, When):
                days += [day for day in (value.start, value.end) if day]
                inferred = inferred or value.inferred
    if not days:
        return str(scene.words.labels["no_events"])
    first, last = str(min(days).year), str(max(days).year)
    span = first if first == last else f"{first} {DASH} {last}"
    return scene.words.say("events_span", span=f"[{span}]" if inferred else span)


def bottom_line(scene: Scene, sandbox: Sandbox) -> list[Plain]:
    """Two to four sentences, chosen by fixed rules; each says who and ends in fact numbers.

    The strongest fact that is said to have happened; the strongest new one besides, or of another
    rule; then who denies what; how many facts rest on one origin.
    """
    facts = scene.strongest(scene.edition.facts)
    if not facts:
        label = "view_empty" if scene.edition.view else "nothing_found"
        return [{"text": scene.words.say(label, n=scene.edition.number), "refs": []}]
    chosen = [facts[0]]
    rest = [fact for fact in facts if fact is not facts[0]]
    newer = [fact for fact in rest if fact.key in scene.changes]
    other = [fact for fact in rest if fact.rule != facts[0].rule]
    chosen += (newer or other or rest)[:1]
    lines = [_sentence(scene, fact, sandbox) for fact in chosen]
    return [*lines, *_closing(scene, chosen, sandbox), *_origins(scene)]


def _closing(scene: Scene, chosen: Sequence[Fact], sandbox: Sandbox) -> list[Plain]:
    """Who denies what, where somebody does."""
    answered = [fact for fact in scene.edition.facts if fact.denied and fact.status != "denied"]
    flat = [fact for fact in scene.edition.facts if fact.status == "denied"]
    denied = scene.strongest(answered) or [
        one for one in scene.strongest(flat) if one not in chosen
    ]
    if not denied:
        return []
    said = _sentence(scene, replace(denied[0], status="denied"), sandbox)
    return [{**said, "text": str(said["text"]).removeprefix(scene.words.say("new_mark"))}]


def _origins(scene: Scene) -> list[Plain]:
    """How many facts rest on one origin: on the same one where that is most of them."""
    words, every = scene.words, len(scene.edition.facts)
    single = [fact for fact in scene.edition.facts if fact.origins == 1]
    if every < 2 or not single:  # noqa: PLR2004 - of one fact its row says it
        return []
    by_origin: dict[str, list[Fact]] = {}
    for fact in single:
        by_origin.setdefault(fact.claims[0].origin, []).append(fact)
    same = max(by_origin.values(), key=len)
    if len(same) * 2 > len(single) and len(same) > 1:
        who = scene.who(same[0], denying=same[0].status == "denied", most=1)
        text = words.say("same_origin", n=words.number(len(same)), all=words.number(every), who=who)
    else:
        same = single
        label = words.labels["one_origin"]["one" if len(single) == 1 else "many"]
        blanks = {"n": words.number(len(single)), "all": words.number(every)}
        text = filled(str(label), blanks)
    return [{"text": text, "refs": scene.refs(same[:4])}]


def _sentence(scene: Scene, fact: Fact, sandbox: Sandbox) -> Plain:
    text = _by_rule(scene, fact, sandbox) or _plain(scene, fact)
    mark = scene.words.labels["new_mark"] if _is_new(scene, fact) else ""
    text = shortened(f"{text[:1].upper()}{text[1:]}", 260).replace("….", "…")
    return {"text": f"{mark}{text}", "refs": [fact.id]}


def _is_new(scene: Scene, fact: Fact) -> bool:
    return fact.key in scene.changes and scene.changes[fact.key].kind == "new"


def _by_rule(scene: Scene, fact: Fact, sandbox: Sandbox) -> str | None:
    """The rule's own sentence for this status, where the fact is as full as it says."""
    rule = scene.rules.get(fact.rule)
    line = _line(scene, rule, fact.status) if rule else None
    if rule is None or not line:
        return None
    asked = names_in(sandbox, line, rule.place)
    must = [slot.name for slot in rule.slots if not slot.may_be_missing and slot.name in asked]
    if not all(known(fact, name) for name in must):
        return None
    values = {slot.name: _said(scene, fact, slot.name) for slot in rule.slots}
    values |= {f"{slot.name}_id": _ids(fact, slot.name) for slot in rule.slots}
    values |= {"speaker": scene.who(fact), "status": fact.status, "asof": _as_of(scene, fact)}
    return " ".join(render_line(sandbox, line, values, rule.place).split())


def _line(scene: Scene, rule: Rule, status: Status) -> str | None:
    return rule.sheet.bottom_line.get(status, {}).get(scene.words.language)


def _as_of(scene: Scene, fact: Fact) -> str:
    """`, as of 14 Sep 2023`, behind a plan whose day is known."""
    dated = fact.status == "planned" and scene.as_of(fact) != UNKNOWN
    return scene.words.say("asof", date=scene.as_of(fact)) if dated else ""


def _said(scene: Scene, fact: Fact, slot: str) -> str:
    """The slot as inside a sentence; a deed as the verb that fits the status."""
    told = scene.words.labels["verbs"]["planned" if fact.status == "planned" else "told"]
    deeds = [str(told[one.id]) for one in fillers(fact, slot) if one.id in told]
    if deeds:
        return scene.words.joined(deeds)
    return scene.value(fact, slot, most=90, running=True) if known(fact, slot) else ""


def _ids(fact: Fact, slot: str) -> str:
    """What fills the slot, by the ids of its list, for a line to ask about."""
    return " ".join(one.id for one in fillers(fact, slot))


def _plain(scene: Scene, fact: Fact) -> str:
    """The fact in the sheet's own words: never more than status and slots say."""
    label = {"alleged": "alleged_by", "planned": "planned_by", "denied": "denied_by"}
    what = titled(scene, fact, most=130)
    blanks = {"what": what, "who": scene.who(fact), "asof": _as_of(scene, fact)}
    return filled(str(scene.words.labels[label.get(fact.status, "by_account")]), blanks)


def titled(scene: Scene, fact: Fact, most: int) -> str:
    """The fact in one line. Where no arrow tells what it is about, the rule's title does."""
    rule = scene.rules.get(fact.rule)
    line = scene.summary(fact, most=most)
    return line if rule is None or flow_ends(rule) else f"{scene.rule_title(rule)}: {line}"


def tiles(scene: Scene) -> list[Plain]:
    """Up to four figures: the largest quantities that are said to be real, then counts."""
    figures = _quantities(scene)[:2]
    counts: list[tuple[str, Callable[[Fact], bool], str]] = [
        ("tile_happened", happened, "reported"),
        ("tile_planned", lambda fact: fact.status == "planned", "planned"),
        ("tile_denied", lambda fact: fact.denied, "denied"),
        ("tile_several", lambda fact: fact.origins > 1, ""),
    ]
    for label, holds, status in counts:
        found = [fact for fact in scene.edition.facts if holds(fact)]
        if found and len(figures) < TILES:
            figures.append(_count_tile(scene, label, found, status))
    return figures


def _count_tile(scene: Scene, label: str, found: Sequence[Fact], status: str) -> Plain:
    shown = scene.refs(found[:4])
    more = scene.words.say("and_more", n=len(found) - 4) if len(found) > len(shown) else ""
    return {
        "figure": scene.words.number(len(found)),
        "long": False,
        "text": scene.words.count(label, len(found)),
        "refs": shown,
        "more": more,
        "status": "",
        "who": "",
        "kind": status,
    }


def _quantities(scene: Scene) -> list[Plain]:
    found: list[tuple[int, float, str, Plain]] = []
    for fact in scene.edition.facts:
        rule = scene.rules.get(fact.rule)
        slot = rule.sheet.key_figure if rule else None
        value = fact.slots.get(slot) if slot else None
        if slot is None or not isinstance(value, Quantity) or not happened(fact):
            continue
        size = value.min if value.min is not None else value.max
        if size is None:
            continue
        rank = 1 if fact.status == "alleged" else 0
        found.append((rank, -size, fact.id, _quantity_tile(scene, fact, value, slot)))
    return [tile for *_, tile in sorted(found, key=lambda one: one[:3])]


def _quantity_tile(scene: Scene, fact: Fact, value: Quantity, slot: str) -> Plain:
    rule = scene.rules[fact.rule]
    dates = [one.name for one in rule.slots if one.kind == "date"]
    figure = scene.words.quantity(value, short=True)
    near = next((one.near for one in rule.slots if one.name == slot), None)
    counted = tuple(one for one in fillers(fact, near or "") if one.id == value.item)
    if near and counted:  # of several things, the figure counts these
        fact = replace(fact, slots={**fact.slots, near: counted})
    return {
        "figure": figure,
        "long": len(figure) > _LONG_FIGURE,
        "text": scene.summary(fact, without=[slot, *dates], most=64),
        "refs": [fact.id],
        "more": "",
        "status": scene.status(fact),
        "who": shortened(scene.who(fact, most=1), 44),
        "kind": fact.status,
    }
