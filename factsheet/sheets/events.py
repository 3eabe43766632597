"""`meetings.ics`: what is planned for a day, for a calendar. Which rules give events, they say.

icalendar writes the file: it knows how lines fold and what in a text must be escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, timedelta

from icalendar import Calendar, Event, vUri

from factsheet import __version__
from factsheet.model import Claim, Edition, Fact, When
from factsheet.sheets.annex import clean_link
from factsheet.sheets.scene import QUOTE, Plain, Scene
from factsheet.sheets.wording import UNKNOWN, cut_quote, quoted
from factsheet.templating import one_line

_MOST_DAYS = 31
"""A plan for "next year" is no entry of a calendar."""
_QUOTES = 5


def events(scene: Scene) -> list[Plain]:
    """Each plan with a day, or a window of days up to a month, by the date that its rule names."""
    found = []
    for fact in scene.edition.facts:
        rule = scene.rules.get(fact.rule)
        slot = rule.sheet.calendar if rule else None
        when = fact.slots.get(slot) if slot else None
        if rule and slot and fact.status == "planned" and isinstance(when, When):
            days = _days(when)
            if days:
                found.append(_event(scene, fact, slot, days) | {"topic": scene.rule_title(rule)})
    return found


def _days(when: When) -> tuple[date, date] | None:
    if when.start is None or when.end is None or (when.end - when.start).days >= _MOST_DAYS:
        return None
    return when.start, when.end


def _event(scene: Scene, fact: Fact, slot: str, days: tuple[date, date]) -> Plain:
    links = [clean_link(_address(scene, claim)) for claim in fact.claims]
    status = f"{fact.id}: {scene.status(fact)}, {scene.who(fact)}"
    as_of = scene.as_of(fact)
    about = [
        status if as_of == UNKNOWN else f"{status}; {scene.words.say('asof_row', date=as_of)}",
        f"{scene.words.slot(slot)}: {scene.value(fact, slot)}",
    ]
    if fact.denied:
        who = scene.who(fact, denying=True)
        about.append(scene.words.say("denied_by_short", who=who))
    about += [_evidence(scene, claim) for claim in fact.claims[:_QUOTES]]
    return {
        "uid": f"{fact.key}@factsheet",
        "start": days[0].isoformat(),
        "end": days[1].isoformat(),
        "summary": scene.summary(fact, without=[slot]),
        "about": [one_line(line) for line in about],
        "link": next(filter(None, links), ""),
    }


def _evidence(scene: Scene, claim: Claim) -> str:
    """`"..." (Kabar Samudra ¶3, https://...)`."""
    address = clean_link(_address(scene, claim))
    place = f"{scene.outlet(claim)} ¶{claim.paragraph}"
    return f"{quoted(cut_quote(claim.quote, QUOTE))} ({', '.join(filter(None, (place, address)))})"


def _address(scene: Scene, claim: Claim) -> str | None:
    article = scene.articles.get(claim.article)
    return article.address if article else None


def calendar_file(planned: Sequence[Plain], *, title: str, edition: Edition) -> bytes:
    """The events as iCalendar (RFC 5545): whole days that keep nobody's time."""
    calendar = Calendar()
    calendar.add("prodid", f"-//factsheet//factsheet {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(title))
    for one in planned:
        calendar.add_component(_component(one, edition))
    return bytes(calendar.to_ical())


def _component(one: Plain, edition: Edition) -> Event:
    event = Event()
    event.add("uid", one["uid"])
    event.add("dtstamp", edition.issued.astimezone(UTC))
    event.add("sequence", edition.number)
    event.add("dtstart", date.fromisoformat(one["start"]))
    event.add("dtend", date.fromisoformat(one["end"]) + timedelta(days=1))
    event.add("summary", one_line(one["summary"]))
    event.add("description", "\n".join(one["about"]))
    event.add("categories", [one_line(one["topic"])])
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if one["link"]:
        event.add("url", vUri(one["link"].replace(" ", "%20")))
    return event
