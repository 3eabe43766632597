"""A phrase as an author writes it, taken apart: gaps, words, references, options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.errors import Place, Problem
from factsheet.model import Element, Gap, Maybe, Phrase, Reference, Slot, WordList, Words
from factsheet.rulebook.forms import every_form
from factsheet.rulebook.schema import FORMS_OF
from factsheet.rulebook.source import Source, choices
from factsheet.yamltext import Text, quoted

USUAL_GAP = 8
WIDEST_GAP = 30
LONGEST = 1000
DEEPEST = 4
VALUE_KINDS = ("number", "date", "text")

_WORD = r"""(?:(?!\.\.)[^\s<>()/"“”…~,;:!?])+"""
_ALTERNATIVE = rf"""(?:["“][^"“”]+["”]|{_WORD})~?"""
_TOKEN = re.compile(
    rf"""(?P<space>\s+)|(?P<ref><[^<>]*>)|(?P<gap>(?:\.\.+|…)\d*)|(?P<open>\()|(?P<close>\))"""
    rf"""|(?P<words>{_ALTERNATIVE}(?:/{_ALTERNATIVE})*)|(?P<odd>.)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Known:
    """The names a phrase may use, and for each slot the lists that phrases fill it from."""

    slots: Mapping[str, Slot]
    lists: Mapping[str, WordList]
    filled_from: Mapping[str, frozenset[str]] = field(default_factory=dict)


def parse(source: Source, node: Text, language: str, known: Known) -> Phrase | None:
    """The phrase, or None where a problem was told."""
    before = len(source.problems)
    elements = _Phrase(source, node, language, known).elements()
    if len(source.problems) > before:
        return None
    _bare_slots(source, node, elements, known)
    return Phrase(node.value, language, elements, node.place)


def references(elements: tuple[Element, ...]) -> Iterator[Reference]:
    """Every slot and list that the elements name."""
    for element in elements:
        if isinstance(element, Reference):
            yield element
        elif isinstance(element, Maybe):
            yield from references(element.elements)


def _bare_slots(source: Source, node: Text, elements: tuple[Element, ...], known: Known) -> None:
    """Advice where a slot's name stands as a plain word: its brackets were forgotten, no doubt."""
    named = {one.slot for one in references(elements)}
    for element in elements:
        bare = element.alternatives[0] if isinstance(element, Words) else ""
        slot = known.slots.get(bare)
        if slot and not slot.may_be_missing and bare not in named:
            what = f'"{bare}" is read as a word here, not as the slot'
            now = re.sub(rf"(?<!\S){bare}(?!\S)", f"<{bare}>", node.value, count=1)
            hint = f"did you mean <{bare}>?"
            source.tell("R208", what, node, hint=hint, now=now, level="advice")


class _Phrase:
    """One phrase while it is read."""

    def __init__(self, source: Source, node: Text, language: str, known: Known) -> None:
        self.source = source
        self.node = node
        self.language = language
        self.known = known
        self.before = len(source.problems)

    def elements(self) -> tuple[Element, ...]:
        if not self.source.whole(self.node) or self._long():
            return ()
        open_at: list[int] = []
        levels: list[list[Element]] = [[]]
        for token in _TOKEN.finditer(self.node.value):
            if token["open"]:
                open_at.append(token.start())
                levels.append([])
            elif token["close"]:
                self._close(token, open_at, levels)
            else:
                levels[-1].extend(self._element(token, levels[-1]))
        if open_at:
            self._tell(
                "R202", "a bracket is opened and not closed", open_at[-1], 1, 'close it: ")"'
            )
        elif len(levels) == 1 and not self._says_something(levels[0]):
            hint = "name a slot, a list or a word"
            self._tell("R205", "this phrase would match anything", 0, len(self.node.value), hint)
        return tuple(levels[0])

    def _close(self, token: re.Match[str], open_at: list[int], levels: list[list[Element]]) -> None:
        if not open_at:
            self._tell("R202", "a bracket is closed and was not opened", token.start(), 1, None, "")
            return
        start = open_at.pop()
        inner = levels.pop()
        if not inner:
            width = token.end() - start
            self._tell("R202", "nothing stands in these brackets", start, width, None, "")
        elif len(open_at) >= DEEPEST:
            hint = "write two phrases"
            self._tell("R202", "brackets in brackets in brackets", start, 1, hint)
        levels[-1].append(Maybe(tuple(inner)))

    def _element(self, token: re.Match[str], before: list[Element]) -> tuple[Element, ...]:
        if token["space"]:
            return ()
        if token["ref"]:
            return self._reference(token)
        if token["gap"]:
            return self._gap(token, before)
        if token["words"]:
            return self._words(token)
        self._odd(token)
        return ()

    def _reference(self, token: re.Match[str]) -> tuple[Element, ...]:
        """`<slot>`, `<list>`, `<list:form>`, or `<slot=list>`: the slot, filled from that list."""
        named, _, form = (part.strip() for part in token["ref"][1:-1].partition(":"))
        name, _, other = (part.strip() for part in named.partition("="))
        lists, slot = self.known.lists, self.known.slots.get(name)
        if slot is None and (other or name not in lists):
            known = [*self.known.slots, *(() if other else lists)]
            what = "is neither a slot of this rule nor a list"
            self._unknown(token, name, known, f"<{name}> {what}" if name else f"<> {what}")
            return (Reference(name),)
        if other and other not in lists:
            self._unknown(token, other, [*lists], f'there is no list "{other}"')
        kind = other or (slot.kind if slot else name)
        forms = FORMS_OF.get(lists[kind].kind, ()) if kind in lists else ()
        if form and form not in forms:
            self._unknown(token, form, [*forms], f'"{named}" has no form "{form}"', "R204")
        return (Reference(kind, slot.name if slot else None, form),)

    def _unknown(
        self, token: re.Match[str], wrong: str, known: list[str], what: str, code: str = "R201"
    ) -> None:
        best, hint = choices(wrong, dict.fromkeys(known))
        fixed = token[0].replace(wrong, best, 1) if best and wrong else None
        if not known:
            hint = "leave the form out"
            fixed = token[0].replace(f":{wrong}", "")
        self._tell(code, what, token.start(), len(token[0]), hint, fixed)

    def _gap(self, token: re.Match[str], before: list[Element]) -> tuple[Element, ...]:
        dots = token["gap"].rstrip("0123456789")
        digits = token["gap"][len(dots) :]
        limit = int(digits[:4] or USUAL_GAP)
        width = len(token[0])
        if dots not in ("...", "…"):
            what = f'a gap is written "...", not "{dots}"'
            self._tell("R203", what, token.start(), width, None, f"...{digits}")
        elif not 1 <= limit <= WIDEST_GAP:
            hint = f"a gap is 1 to {WIDEST_GAP} words wide"
            self._tell("R203", f"a gap of {digits} words", token.start(), width, hint)
        elif before and isinstance(before[-1], Gap):
            hint = "one gap is enough; ...3 sets its width"
            self._tell("R203", "two gaps in a row", token.start(), width, hint, "")
        return (Gap(limit),)

    def _words(self, token: re.Match[str]) -> tuple[Element, ...]:
        parts = re.findall(rf"{_ALTERNATIVE}", token["words"])
        found: list[str] = []
        for part in parts:
            plain = part.removesuffix("~").strip('"“”').strip()
            found += every_form(plain, self.language) if part.endswith("~") else [plain]
        exact = all(part[0] in '"“' and part[-1] != "~" for part in parts)
        return (Words(tuple(dict.fromkeys(one for one in found if one)), exact),)

    def _odd(self, token: re.Match[str]) -> None:
        sign = token["odd"]
        what, hint, fixed = {
            "<": ('"<" is opened and not closed', 'close it: ">"', None),
            ">": ('">" closes nothing', "a slot is written <slot>", None),
            '"': ("a quote mark is opened and not closed", "close it", None),
            "/": (
                '"/" stands between words only',
                "no spaces, no <slots>: write two phrases",
                None,
            ),
            "~": ('"~" follows a word, without a space', "as in kirim~", None),
        }.get(sign, (f'"{sign}" means nothing in a phrase', "leave it out", ""))
        code = "R202" if sign in '<>"' else "R206"
        self._tell(code, what, token.start(), 1, hint, fixed)

    def _says_something(self, elements: list[Element]) -> bool:
        if any(isinstance(one, Reference | Words) for one in elements):
            return True
        return len(self.source.problems) > self.before

    def _long(self) -> bool:
        if len(self.node.value) <= LONGEST:
            return False
        self._tell("R205", f"a phrase of more than {LONGEST} signs", 0, 1, "write several phrases")
        return True

    def _tell(
        self,
        code: str,
        what: str,
        start: int,
        width: int,
        hint: str | None,
        fixed: str | None = None,
    ) -> None:
        """A problem inside the phrase. `fixed` is what should stand there instead."""
        place, text = self.node.place, self.node.value
        shift = start + bool(self.node.style)
        line = self.source.line(place)
        write = None
        if line is not None and fixed is not None:
            new = " ".join((text[:start] + fixed + text[start + width :]).split())
            new = quoted(new) if self.node.style else new
            end = place.column - 1 + len(text) + 2 * bool(self.node.style)
            write = (line[: place.column - 1] + new + line[end:]).strip()
        spot = Place(place.file, place.line, place.column + shift)
        self.source.problems.append(Problem(code, what, spot, line, width, hint, write))
