"""One rule file, read: every key checked against the slots and lists that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Literal, cast

import regex

from factsheet.model import Event, Phrase, Rule, SheetPlan, Status, WordList
from factsheet.rulebook.charts import read_charts, with_charted
from factsheet.rulebook.examples import advise, read_examples
from factsheet.rulebook.keys import by_language, read_keys, texts_by_language, word, words
from factsheet.rulebook.phrases import Known, parse, references
from factsheet.rulebook.schema import EVENT, RULE, SHEET, Field
from factsheet.rulebook.slots import Declared, read_calendar, read_slots
from factsheet.rulebook.source import Source
from factsheet.yamltext import Listing, Mapping_, Node, Text

_DAYS = {
    **dict.fromkeys(("day", "days", "hari"), 1),
    **dict.fromkeys(("week", "weeks", "minggu", "pekan"), 7),
    **dict.fromkeys(("month", "months", "bulan"), 30),
    **dict.fromkeys(("year", "years", "tahun"), 365),
}
LINES: Mapping[Status, str] = {
    "confirmed": "bottom_line",
    "reported": "bottom_line",
    "alleged": "alleged_line",
    "planned": "planned_line",
    "denied": "denied_line",
}
_FEWEST_DIFFERENT = 2


def read_rule(
    source: Source,
    root: Node,
    lists: dict[str, WordList],
    languages: tuple[str, ...],
    digest: str,
) -> Rule | None:
    """The rule; None where anything worse than advice, outside its examples, was told."""
    found = read_keys(source, root, RULE, "a rule")
    declared = read_slots(source, found["slots"], lists) if "slots" in found else {}
    slots = {name: one.slot for name, one in declared.items()}
    known = Known(slots, lists)
    reader = _RuleReader(source, found, known, languages)
    name, prefix = reader.name(), reader.prefix()
    find = (*reader.phrases("find"), *reader.expert())
    also, unless = tuple(reader.phrases("also")), tuple(reader.phrases("unless"))
    off_topic = tuple(reader.phrases("off_topic"))
    if "find" not in found and "expert" not in found and not source.broken():
        source.tell("R101", 'a rule has no key "find"', root.place, hint="phrases that say it")
    reader.unfilled(declared, (*find, *also))
    rule = Rule(
        name=name,
        title=reader.by_language("title", found),
        about=word(source, found, "about"),
        prefix=prefix,
        severity=cast(
            "Literal['low', 'medium', 'high']", word(source, found, "severity", "medium")
        ),
        version=word(source, found, "version", "1"),
        slots=tuple(slots.values()),
        find=find,
        also=also,
        unless=unless,
        different=tuple(reader.different()),
        event=reader.event(),
        sheet=reader.sheet(),
        examples=(),
        place=root.place,
        digest=digest,
        off_topic=off_topic,
    )
    sound = not source.broken()
    told = reader.with_examples(rule)
    return told if sound else None


class _RuleReader:
    """The keys of one rule."""

    def __init__(
        self, source: Source, found: dict[str, Node], known: Known, languages: tuple[str, ...]
    ) -> None:
        self.source = source
        self.found = found
        self.known = known
        self.languages = languages

    def name(self) -> str:
        name = word(self.source, self.found, "rule")
        node = self.found.get("rule")
        if name and node and not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            hint = "small letters, digits and hyphens"
            now = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")
            self.source.tell("R110", f'"{name}" is no name for a rule', node, hint=hint, now=now)
        return name

    def prefix(self) -> str:
        prefix = word(self.source, self.found, "prefix")
        node = self.found.get("prefix")
        if prefix and node and not re.fullmatch(r"[A-Z]{1,5}", prefix):
            hint = "one to five capital letters"
            now = re.sub(r"[^A-Z]", "", prefix.upper())[:5] or None
            self.source.tell("R110", f'"{prefix}" is no prefix', node, hint=hint, now=now)
        return prefix

    def by_language(self, key: str, found: dict[str, Node]) -> dict[str, str]:
        node = found.get(key)
        return texts_by_language(self.source, node, self.languages, f'"{key}"') if node else {}

    def phrases(self, key: str) -> Iterator[Phrase]:
        node = self.found.get(key)
        if node is None:
            return
        if key == "find" and not isinstance(node, Mapping_):
            hint = "begin with a line such as id: or en:, then the phrases"
            self.source.tell("R103", '"find" needs a language', node.place, hint=hint)
            return
        told: set[int] = set()
        for language, several in by_language(self.source, node, self.languages, f'"{key}"'):
            if id(several) in told:  # one list for all languages: its faults were told
                continue
            before = len(self.source.problems)
            for text in self.source.texts(several, "a phrase"):
                phrase = parse(self.source, text, language, self.known)
                if phrase:
                    self._fills(key, text, phrase)
                    yield phrase
            if len(self.source.problems) > before:
                told.add(id(several))

    def _fills(self, key: str, text: Text, phrase: Phrase) -> None:
        named = [one for one in references(phrase.elements) if one.slot]
        if key == "also" and not named:
            self.source.tell("R207", "a phrase under also must fill a slot", text)
        if key == "find" and not named:
            hint = "only phrases under also could fill its slots"
            self.source.tell("R207", "this phrase fills no slot", text, hint=hint, level="advice")

    def expert(self) -> Iterator[Phrase]:
        node = self.found.get("expert")
        if node is None:
            return
        told = False
        for language, value in by_language(self.source, node, self.languages, '"expert"'):
            text = self.source.text(value, '"expert"') if not told else None
            if text and self._regex(text):
                yield Phrase(text.value, language, (), text.place, text.value)
            else:
                told = True

    def _regex(self, text: Text) -> bool:
        try:
            groups = list(regex.compile(text.value).groupindex)
        except regex.error as error:
            said = str(error).partition(" at position ")
            place = re.match(r"\d+", said[2])
            at = f" at sign {int(place[0]) + 1}" if place else ""
            self.source.tell("R111", f"this is no regex{at}: {said[0]}", text)
            return False
        except (RecursionError, OverflowError, MemoryError):
            self.source.tell("R111", "this regex is too large", text)
            return False
        strange = [group for group in groups if group not in self.known.slots]
        for group in strange:
            word_ = Text(group, text.place, text.style)
            what = f'the group "{group}" is no slot of this rule'
            self.source.unknown("R112", what, word_, self.known.slots)
        if not groups:
            hint = "as in (?P<supplier>...)"
            self.source.tell("R112", "no group is named for a slot", text, hint=hint)
        return bool(groups) and not strange

    def unfilled(self, declared: dict[str, Declared], phrases: tuple[Phrase, ...]) -> None:
        """Tell of slots that no phrase fills: the rule would never give a fact, in silence."""
        filled = {one.slot for phrase in phrases for one in references(phrase.elements)}
        for phrase in phrases:
            if phrase.expert:
                filled.update(regex.compile(phrase.expert).groupindex)
        for name, one in declared.items():
            slot = one.slot
            by_itself = slot.kind in ("number", "date") or slot.naming
            if name in filled or by_itself or self.source.broken():
                continue
            hint = f"write <{name}> in a phrase"
            if slot.may_be_missing:
                self.source.tell(
                    "R115", f'no phrase fills the slot "{name}"', one.key, hint=hint, level="advice"
                )
            else:
                self.source.tell("R115", f'no phrase fills the slot "{name}"', one.key, hint=hint)

    def slot_names(self, found: dict[str, Node], key: str) -> tuple[str, ...]:
        texts = words(self.source, found, key)
        named = {text.value for text in texts}
        for text in texts:
            self._slot(key, text, named)
        return tuple(text.value for text in texts if text.value in self.known.slots)

    def _slot(self, key: str, text: Text, named: Collection[str] = ()) -> None:
        if text.value not in self.known.slots:
            what = f'"{key}" names "{text.value}", which is no slot of this rule'
            free = [name for name in self.known.slots if name not in named]
            self.source.unknown("R107", what, text, free)

    def different(self) -> Iterator[tuple[str, ...]]:
        node = self.found.get("different")
        if node is None:
            return
        nested = isinstance(node, Listing) and any(isinstance(one, Listing) for one in node.items)
        groups = node.items if nested and isinstance(node, Listing) else (node,)
        for group in groups:
            names = self.slot_names({"different": group}, "different")
            if isinstance(group, Listing) and len(group.items) >= _FEWEST_DIFFERENT:
                yield names
            else:
                hint = "as in different: [supplier, recipient]"
                self.source.tell("R103", '"different" needs two slots', group, hint=hint)

    def event(self) -> Event:
        found = self._keys("event", EVENT)
        node = found.get("within")
        text = self.source.text(node, '"within"') if node else None
        return Event(self.slot_names(found, "same"), self._days(text) if text else 0)

    def _days(self, text: Text) -> int:
        said = re.fullmatch(r"(\d{1,4}) *(\w+)", text.value.strip())
        if said and said[2] in _DAYS and int(said[1]) > 0:
            return int(said[1]) * _DAYS[said[2]]
        hint = "a number and days, weeks, months or years, as in 90 days"
        self.source.tell(
            "R116", f'"{text.value}" is no length of time', text, hint=hint, now="90 days"
        )
        return 0

    def sheet(self) -> SheetPlan:
        found = self._keys("sheet", SHEET)
        columns = (
            self.slot_names(found, "columns") if "columns" in found else tuple(self.known.slots)
        )
        key_figure = self.slot_names(found, "key_figure")
        charts = read_charts(self.source, found, self.known.slots)
        return SheetPlan(
            with_charted(columns, charts, self.known.slots),
            self._lines(found),
            key_figure[0] if key_figure else None,
            charts,
            calendar=read_calendar(self.source, found, self.known.slots),
        )

    def _lines(self, found: dict[str, Node]) -> dict[Status, dict[str, str]]:
        """The sentences by status; what is done is told alike, confirmed or reported."""
        read = {key: self.by_language(key, found) for key in dict.fromkeys(LINES.values())}
        return {status: read[key] for status, key in LINES.items() if read[key]}

    def _keys(self, key: str, fields: tuple[Field, ...]) -> dict[str, Node]:
        node = self.found.get(key)
        return read_keys(self.source, node, fields, f'"{key}"') if node else {}

    def with_examples(self, rule: Rule) -> Rule:
        node = self.found.get("examples")
        if node is None:
            return rule
        known = replace(self.known, filled_from=_filled_from(rule))
        examples = read_examples(self.source, node, known, self.languages)
        if isinstance(node, Listing) and not self.source.broken():
            advise(self.source, node, examples, expert="expert" in self.found)
        return replace(rule, examples=examples)


def _filled_from(rule: Rule) -> dict[str, frozenset[str]]:
    """For each slot, the lists of `<slot=list>` in the rule's phrases."""
    lists: dict[str, set[str]] = {}
    for phrase in (*rule.find, *rule.also):
        for one in references(phrase.elements):
            if one.slot:
                lists.setdefault(one.slot, set()).add(one.list)
    return {slot: frozenset(names) for slot, names in lists.items()}
