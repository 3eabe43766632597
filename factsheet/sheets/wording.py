"""Values as the sheet words them, in one language."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from factsheet.model import Filler, Known, Language, Quantity, SlotValue, When
from factsheet.sheets.labels import Labels
from factsheet.sheets.speakers import Callings, Interpreter

Names = Mapping[str, Mapping[Language, str]]
"""What an id of a list is called, by language."""

DASH = "\u2013"
"""Between the ends of a span, and before an aside."""
UNKNOWN = ".."
"""SIPRI's sign for what no source states."""

_BLANK = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"[.!?][\"'\u201d\u2019)]*(?=\s+[\"'\u201c\u2018(]?[A-Z0-9])")
_MILLION = 1_000_000
_BILLION = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """Labels, names and number signs of one language."""

    language: Language
    labels: Labels
    names: Names
    callings: Callings = field(default_factory=dict)

    def say(self, label: str, **blanks: object) -> str:
        """The label with its blanks filled. A blank that nothing fills stays as written."""
        return filled(str(self.labels[label]), blanks)

    def count(self, label: str, number: int) -> str:
        """`3 art.`: the label in the number's own form."""
        form = self.labels[label]["one" if number == 1 else "many"]
        return filled(form, {"n": self.number(number)})

    def slot(self, name: str) -> str:
        """What the column of a slot is called."""
        known: str | None = self.labels["slots"].get(name)
        return known or name.replace("_", " ").replace("-", " ").capitalize()

    def name(self, id_: str, otherwise: str) -> str:
        """What a list entry is called: by the labels, by its list, else by the article's words."""
        term: str | None = self.labels["terms"].get(id_)
        return term or self.names.get(id_, {}).get(self.language) or otherwise

    def running(self, name: str) -> str:
        """A name as it stands inside a sentence: the United States."""
        return f"the {name}" if name in self.labels["with_the"] else name

    def speaker(self, said: str, language: Language) -> str:
        """Who says so, in this language as far as its glossary reaches; else as said, in quotes."""
        if language == self.language:
            called = self.callings.get((language, said.casefold()), {}) if said.isupper() else {}
            name = self.running(called.get(language, said))
            return f"the {name[4:]}" if name.startswith("The ") else name
        interpreter = Interpreter(
            language, self.language, self.labels["speakers"], self.callings, self.running
        )
        return interpreter.told(said) or quoted(said)

    def joined(self, parts: Sequence[str], most: int = 6) -> str:
        """`a, b and c`, or `a, b and 3 others`."""
        shown = list(dict.fromkeys(parts))
        if len(shown) > most:
            shown = [*shown[: most - 1], self.count("others", len(shown) - most + 1)]
        if len(shown) < 2:  # noqa: PLR2004 - one or none
            return "".join(shown)
        return f"{', '.join(shown[:-1])} {self.labels['and']} {shown[-1]}"

    def value(
        self, value: SlotValue | None, *, own_words: bool = False, running: bool = False
    ) -> str:
        """A slot's value; unknown is "..". `own_words`: a text slot, shown as a quotation.

        `running`: as inside a sentence.
        """
        match value:
            case None | ():
                return UNKNOWN
            case Quantity():
                return self.quantity(value)
            case When():
                return self.when(value)
            case _:
                said = [self._filler(one, own_words=own_words) for one in value]
                return self.joined([self.running(one) for one in said] if running else said)

    def _filler(self, filler: Filler, *, own_words: bool) -> str:
        if own_words:
            return quoted(filler.text)
        return self.name(filler.id, filler.text or filler.id)

    def quantity(self, quantity: Quantity, *, short: bool = False) -> str:
        """`≥ 1,000,000`, `± 50`, `10-12`; a vague word stays the article's, in quotes."""
        low, high = quantity.min, quantity.max
        if low is None and high is None:
            return quoted(quantity.word or quantity.text)
        if low is not None and high is not None:
            number = self.number(low, short=short)
            if low != high:
                number = f"{number}{DASH}{self.number(high, short=short)}"
        elif low is not None:
            number = f"≥\u00a0{self.number(low, short=short)}"
        else:
            number = f"≤\u00a0{self.number(high or 0, short=short)}"
        if quantity.approx:
            number = f"±\u00a0{number}"
        return f"{number} {quantity.unit}" if quantity.unit else number

    def number(self, number: float, *, short: bool = False) -> str:
        """Digits in the language's own grouping; `short` uses the word for millions."""
        for size, word in ((_BILLION, "billion"), (_MILLION, "million")):
            if short and number >= size and number % (size / 100) == 0:
                return f"{self._digits(number / size)} {self.labels[word]}"
        return self._digits(number)

    def _digits(self, number: float) -> str:
        text = f"{number:,.10g}" if abs(number) < _BILLION * 10 else f"{number:,.0f}"
        signs = str.maketrans({",": self.labels["thousands"], ".": self.labels["decimal"]})
        return text.translate(signs)

    def when(self, when: When) -> str:
        """`Nov 2022`, `[Sep 2023]` where inferred, the article's own words where not resolved."""
        if when.start is None and when.end is None:
            return quoted(when.text) if when.text else UNKNOWN
        said = self._span(when)
        return f"[{said}]" if when.inferred else said

    def _span(self, when: When) -> str:
        if when.start is None or when.end is None:
            label, day = ("since", when.start) if when.start else ("until", when.end)
            whole = day is not None and day.day == 1 and when.start is not None
            return self.say(label, date=self.month(day) if whole and day else self.day(day))
        match when.precision:
            case "year" if when.start.year == when.end.year:
                return str(when.start.year)
            case "quarter":
                return f"Q{(when.start.month + 2) // 3} {when.start.year}"
        return self.span(when.start, when.end)

    def span(self, start: date, end: date) -> str:
        """`5 Sep 2023`, `4-6 Mar 2021`, `Dec 2023 - Feb 2024`."""
        if start == end:
            return self.day(start)
        if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
            if (start.year, start.month) == (end.year, end.month):
                return self.month(start)
            return f"{self.month(start)} {DASH} {self.month(end)}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}{DASH}{self.day(end)}"
        return f"{self.day(start)} {DASH} {self.day(end)}"

    def day(self, day: date | None) -> str:
        """`5 Sep 2023`."""
        return f"{day.day} {self.month(day)}" if day else UNKNOWN

    def month(self, day: date) -> str:
        """`Sep 2023`."""
        return f"{self.labels['months'][day.month - 1]} {day.year}"

    def published(self, known: Known | None) -> str:
        """The day an article came out; in brackets where it was inferred."""
        if known is None:
            return UNKNOWN
        try:
            said = self.day(date.fromisoformat(known.value))
        except ValueError:
            said = known.value
        return said if known.how == "stated" else f"[{said}]"


def filled(text: str, blanks: Mapping[str, object]) -> str:
    """The text with each `{blank}` filled that is known."""
    return _BLANK.sub(lambda found: str(blanks.get(found[1], found[0])), text)


def quoted(words: str) -> str:
    """The article's own words, marked as such."""
    return f"“{words.strip(' “”')}”"


def cut_quote(text: str, most: int) -> str:
    """At most `most` characters of a quotation: whole sentences where they fit, marked as cut."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    ends = [one.end() for one in _SENTENCE.finditer(text[: most - 1])]
    return f"{text[: ends[-1]]} …" if ends else shortened(text, most)


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut at a word where one is near."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    cut = (cut[:space] if space > most * 2 // 3 else cut).rstrip(" ·,;:-…“")
    return f"{cut}…”" if cut.count("“") > cut.count("”") else f"{cut}…"
