"""Examples: a sentence, and what the rule must make of it."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.model import STATUSES, Example
from factsheet.rulebook.keys import read_keys, word
from factsheet.rulebook.phrases import VALUE_KINDS, Known
from factsheet.rulebook.schema import EXAMPLE
from factsheet.rulebook.source import Source
from factsheet.yamltext import Listing, Mapping_, Node, Text

FEWEST_FIRING = 2


def read_examples(
    source: Source, node: Node, known: Known, languages: tuple[str, ...]
) -> tuple[Example, ...]:
    """The examples that hold; one that is wrong is told and left out."""
    if not isinstance(node, Listing):
        source.tell("R103", '"examples" must be a list: each begins with "- text:"', node)
        return ()
    return tuple(
        found for item in node.items if (found := _example(source, item, known, languages))
    )


def advise(source: Source, node: Node, examples: tuple[Example, ...], *, expert: bool) -> None:
    """Advice where too few examples hold the rule to its word."""
    firing = sum(bool(example.gives) for example in examples)
    fewest = FEWEST_FIRING * (2 if expert else 1)
    if firing < fewest:
        what = f"only {firing} of {fewest} examples that must fire"
        hint = "show what the rule finds; a raw regex needs two of its own" if expert else None
        source.tell(
            "R114", what, node.place, hint=hint or "show what the rule finds", level="advice"
        )
    if firing == len(examples):
        hint = "add a sentence that looks alike, with gives: nothing"
        source.tell(
            "R114", "no example that must stay silent", node.place, hint=hint, level="advice"
        )


def _example(
    source: Source, node: Node, known: Known, languages: tuple[str, ...]
) -> Example | None:
    before = len(source.problems)
    found = read_keys(source, node, EXAMPLE, "an example")
    text = source.text(found["text"], '"text"') if "text" in found else None
    gives = dict(_gives(source, found["gives"], known)) if "gives" in found else {}
    language = word(source, found, "language") or None
    if language is not None and language not in languages and isinstance(found["language"], Text):
        what = f'no language "{language}" is read'
        source.unknown("R105", what, found["language"], languages)
    if text is None or not source.whole(text) or len(source.problems) > before:
        return None
    return Example(text.value.strip("\n"), gives, text.place, language)


def _gives(source: Source, node: Node, known: Known) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if not isinstance(node, Mapping_):
        if not (isinstance(node, Text) and node.value == "nothing"):
            hint = "write gives: nothing, or slots as in gives: {supplier: SE}"
            source.tell("R113", '"gives" must name slots or say nothing', node, hint=hint)
        return
    for key, value in node.pairs:
        if key.value != "status" and key.value not in known.slots:
            what = f'"gives" names "{key.value}", which is no slot of this rule'
            source.unknown("R113", what, key, [*known.slots, "status"])
            continue
        texts = tuple(source.texts(value, f'"{key.value}"'))
        for text in texts:
            _known_value(source, key.value, text, known)
        several = tuple(text.value for text in texts)
        yield key.value, several if isinstance(value, Listing) else "".join(several)


def _known_value(source: Source, key: str, text: Text, known: Known) -> None:
    if key == "status":
        if text.value not in STATUSES:
            source.unknown("R113", f'"{text.value}" is no status', text, STATUSES)
        return
    kind = known.slots[key].kind
    if kind in VALUE_KINDS or kind not in known.lists:
        return
    lists = {kind, *known.filled_from.get(key, ())}
    entries = [one for name in sorted(lists) for one in known.lists[name].entries]
    if text.value not in entries:
        what = f'"{text.value}" is no entry of the list "{kind}"'
        source.unknown("R113", what, text, entries)
