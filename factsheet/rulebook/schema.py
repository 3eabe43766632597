"""Every key an editor may write, in one table: the loader, the JSON Schema and the guide use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from factsheet.model import FIRST_PAGE, LATER_PAGES

Shape = Literal["text", "texts", "by language", "lists by language", "keys", "items"]
"""How a key is written. "by language": `{en: ..., id: ...}`, or one text for all languages."""

SEVERITIES = ("low", "medium", "high")
KINDS = ("actors", "things", "verbs", "words")
SERVES = ("rules", "program")
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `parts` names the table of keys below it."""

    key: str
    shape: Shape
    about: str
    required: bool = False
    values: tuple[str, ...] = ()
    parts: tuple[Field, ...] = ()


CHARTS = (
    "drawings its facts go into: timeline, bars (facts per month), flow from SLOT to SLOT, or none; "
    "timeline of SLOT and bars of SLOT choose a date; timeline and bars where the key is missing"
)

SECTIONS = (
    "parts of the sheet in this order, those of page 1 first; what is not named is left out, and all "
    "are shown where the key is missing"
)

EVENT = (
    Field("same", "texts", "slots that must agree for two claims to be one event", required=True),
    Field("within", "text", "how far apart in time they may lie, as in 90 days", required=True),
)
SHEET = (
    Field("columns", "texts", "slots to show, in this order; all of them where the key is missing"),
    Field(
        "bottom_line",
        "by language",
        "one sentence on what was done; slots stand in {{ }}, as does speaker; SLOT_id is its list id",
    ),
    Field("alleged_line", "by language", "the same for what somebody is accused of"),
    Field("planned_line", "by language", "the same for a plan; {{ asof }} says of when it is"),
    Field("denied_line", "by language", "the same for a denial; speaker is who denies"),
    Field("key_figure", "text", "the slot that holds the number to show large"),
    Field("chart", "texts", CHARTS),
    Field("calendar", "text", "the slot by whose date a plan stands in meetings.ics"),
)
EXAMPLE = (
    Field("text", "text", "the words of an article", required=True),
    Field(
        "gives", "keys", "slot by slot what the rule must find, or the word nothing", required=True
    ),
    Field("language", "text", "the language of the text; found out where the key is missing"),
)
RULE = (
    Field("rule", "text", "the rule's name: small letters, digits and hyphens", required=True),
    Field("title", "by language", "the heading on the sheet", required=True),
    Field("about", "text", "one sentence: what the rule looks for", required=True),
    Field(
        "prefix", "text", "capitals that begin the numbers of its facts, as in AT", required=True
    ),
    Field(
        "severity",
        "text",
        "how much it matters; medium where the key is missing",
        values=SEVERITIES,
    ),
    Field("version", "text", "yours to count up when the rule changes; 1 where the key is missing"),
    Field("slots", "keys", "what the rule wants to know, each with its kind", required=True),
    Field("find", "lists by language", "phrases that say it, in the words of the press"),
    Field(
        "also", "lists by language", "short phrases that fill slots still empty in the same clause"
    ),
    Field("unless", "lists by language", "words or phrases that silence the clause they stand in"),
    Field(
        "off_topic",
        "lists by language",
        "words or phrases that silence the whole page, in its title or first two sentences",
    ),
    Field("expert", "by language", "one raw regex with named groups for the slots"),
    Field("different", "texts", "slots that must not hold the same thing"),
    Field("event", "keys", "when two claims are one event", required=True, parts=EVENT),
    Field("sheet", "keys", "how the facts show", parts=SHEET),
    Field("examples", "items", "sentences with what they must give", required=True, parts=EXAMPLE),
)
LIST = (
    Field("list", "text", "the list's name; several files may add to one list", required=True),
    Field("kind", "text", "what its entries are", required=True, values=KINDS),
    Field("about", "text", "one line about the list"),
    Field(
        "serves",
        "text",
        "program: any text is read with it, so no rule need name it",
        values=SERVES,
    ),
    Field("entries", "keys", "the entries by id", required=True),
)
ENTRY = (
    Field("exact", "texts", "names that count in exactly this case only"),
    Field("not_in", "texts", "phrases in which a name means something else"),
    Field("part_of", "text", "the actor that this one belongs to"),
    Field("of", "text", "the actor that this person, company or city stands for"),
    Field("is", "text", "the class above this one"),
    Field("strike", "texts", "generated forms to leave out"),
)
FORMS_OF = {
    "verbs": ("active", "passive", "noun"),
    "actors": ("party", "person", "subject", "adjective", "capital"),
}
"""Special forms by kind of list: what `<list:form>` and keys such as `en-passive` may name.

"party" is an actor that can act, not the adjective in "a Danish ship"; "person" one told by name or office,
not the bare state; "subject" one that nothing governs.
The program finds all three out.
"""
CHANNELS = ("file", "email", "service")
CHANGES = ("new", "detail", "claim", "sources")
SECURITY = ("starttls", "tls", "none")
AUDIENCE = (
    Field("name", "text", "what the audience is called", required=True),
    Field("channel", "text", "how they hear", required=True, values=CHANNELS),
    Field(
        "to",
        "texts",
        "their addresses, for email; for a service the variable that holds its Apprise address",
    ),
    Field("rules", "texts", "rules they hear of; all where the key is missing"),
    Field("changes", "texts", "kinds of change they hear of", values=CHANGES),
    Field("language", "text", "the language of their messages"),
    Field(
        "about",
        "keys",
        "only facts in which this slot holds this, as in supplier: Korea Utara; party is any slot",
    ),
    Field(
        "when",
        "text",
        "at once, or together: hourly, daily 07:00 Asia/Jakarta; at once where the key is missing",
    ),
    Field("quiet", "text", "hours in which nothing goes out, as in 22:00-06:00 Asia/Jakarta"),
    Field("most_an_hour", "text", "beyond so many alerts in an hour, the rest comes as one"),
    Field("attach", "text", "what goes with a mail", values=("pdf",)),
    Field(
        "health", "text", "whether they hear daily that all is well, and what is not", values=YES_NO
    ),
)
FEED = (
    Field("address", "text", "where it is, as in https://news.example/feed.xml", required=True),
    Field("name", "text", "the outlet of its articles; its own title where the key is missing"),
    Field("every", "text", "how often it is asked, as in 2 hours; else in every run"),
    Field("pages", "text", "no: its own words are read, not the pages behind them", values=YES_NO),
    Field("private", "text", "yes: its host may lie in a private network", values=YES_NO),
)
MAIL = (
    Field("host", "text", "the mail server", required=True),
    Field("port", "text", "its port; 587 where the key is missing"),
    Field("sender", "text", "the address that messages come from", required=True),
    Field("user", "text", "the name to log in with, where the server asks for one"),
    Field("security", "text", "starttls where the key is missing", values=SECURITY),
)
COLOURS = (
    Field("main", "text", "of the band at the head, of headings and rules, as in 12324f"),
    Field("accent", "text", "of the bottom line and of the marks at changes"),
)
NOTE = (
    Field("text", "by language", "the words, 500 characters at most", required=True),
    Field("by", "text", "who wrote them", required=True),
    Field("date", "text", "on what day, as in 2026-11-22", required=True),
    Field("edition", "text", "the edition they are about; every one where the key is missing"),
)
DESK_SHEET = (
    Field("logo", "text", "a picture beside desk.yml for the head of the sheet: PNG, JPEG or SVG"),
    Field("colours", "keys", "colours of the house", parts=COLOURS),
    Field("sections", "texts", SECTIONS, values=(*FIRST_PAGE, *LATER_PAGES)),
    Field("note", "keys", "an editor's note, signed and dated, below the bottom line", parts=NOTE),
)
LIMITS = (
    Field(
        "last_run",
        "text",
        "how old the last good run may be, as in 26 hours; two hours behind the schedule where the key is missing",
    ),
    Field("pending", "text", "how long an alert may wait; 6 hours where the key is missing"),
    Field("silent", "text", "how long a rule may find nothing; 30 days where the key is missing"),
)
DESK = (
    Field("title", "by language", "the name on the sheet", required=True),
    Field("language", "text", "the language of the sheet's labels"),
    Field("articles", "texts", "folders and files to read"),
    Field("feeds", "items", "RSS and Atom feeds to ask: an address each, or keys", parts=FEED),
    Field("schedule", "texts", "when to run: every 30 minutes, daily 07:00 Asia/Jakarta"),
    Field("audiences", "items", "who hears of which changes", parts=AUDIENCE),
    Field("all_well", "text", "when those with health: yes hear how the desk does"),
    Field(
        "limits", "keys", "what somebody must be told of, as in last_run: 26 hours", parts=LIMITS
    ),
    Field("mail", "keys", "where messages go out", parts=MAIL),
    Field("first_run_alerts", "text", "whether the first run sends alerts, too", values=YES_NO),
    Field("sheet", "keys", "how the sheets look", parts=DESK_SHEET),
)
TABLES = {
    "A rule": RULE,
    "event": EVENT,
    "sheet": SHEET,
    "An example": EXAMPLE,
    "A list": LIST,
    "An entry of a list": ENTRY,
    "The desk": DESK,
    "A feed": FEED,
    "An audience": AUDIENCE,
    "limits": LIMITS,
    "mail": MAIL,
    "The desk's sheet": DESK_SHEET,
    "colours": COLOURS,
    "note": NOTE,
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file, for completion and hover in editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule",
        **_keys(RULE),
    }


def markdown() -> str:
    """Every key as tables of the guide."""
    parts = []
    for title, fields in TABLES.items():
        rows = [f"| `{one.key}` | {_needed(one)} | {_meaning(one)} |" for one in fields]
        parts.append(
            "\n".join([f"### {title}", "", "| key | | what it says |", "|---|---|---|", *rows])
        )
    return "\n\n".join(parts) + "\n"


def _needed(field: Field) -> str:
    return "must" if field.required else "may"


def _meaning(field: Field) -> str:
    words = " \\| ".join(f"`{value}`" for value in field.values)
    return f"{field.about} ({words})" if words else field.about


def _keys(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [one.key for one in fields if one.required],
        "properties": {one.key: {"description": one.about, **_shape(one)} for one in fields},
    }


def _shape(field: Field) -> dict[str, Any]:
    word: dict[str, Any] = {"type": ["string", "number", "boolean"]}
    several = {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}
    if field.values:
        return {"enum": list(field.values)}
    if field.shape == "items":
        return {"type": "array", "items": _keys(field.parts)}
    if field.shape == "keys":
        return _below(field)
    one = several if field.shape in ("texts", "lists by language") else word
    if "by language" not in field.shape:
        return one
    languages = {"type": "object", "patternProperties": {"^[a-z]{2}$": one}}
    return {"anyOf": [one, languages]}


def _below(field: Field) -> dict[str, Any]:
    if field.parts:
        return _keys(field.parts)
    table: dict[str, Any] = {"type": "object"}
    return {"anyOf": [{"const": "nothing"}, table]} if field.key == "gives" else table
