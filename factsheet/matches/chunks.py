"""Names that belong together become one unit: offices, titles, appositions, lists of actors.

"juru bicara Departemen Luar Negeri AS", "Russian President Vladimir Putin", "Iran dan Rusia" each
act as one party in a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from factsheet.matches.locating import join_towns, located_by, with_towns
from factsheet.matches.names import comma_before, join_names
from factsheet.matches.offices import office_at
from factsheet.matches.partings import accompanies, starts_clause
from factsheet.matches.standing import epithet_at, own_at
from factsheet.matches.units import PARTIES, PARTY, PLACES, Unit, tokens_in
from factsheet.matches.words import Token
from factsheet.model import Language

ACTOR = "kind:actors"
_PARTY = regex.compile(
    r"(?:o(?:d?o){0,7}(?P<titled>n{0,2})(?:ld?)?|(?P<whose>n{2,4})ld?)?"
    r"(?P<actor>[aj])(?:(?<=j)u{0,2}o{1,8}|su{0,2}o{1,8}|o{1,8}|s(?=a)|s(?=nn))?"
    r"(?P<name>n{0,3})(?P<same>(?:(?:ld?)?a)?)"
)
_ADJECTIVES = regex.compile(r"(?:j(?:,j)*,?cj|as(?:,as)*,?cas)(?=o)")
_SERIES = regex.compile(r"a(?:,d?a)*,?(?:cd?a|wd?a(?:(?:,d?a)*,?cd?a)?)")
_VERBAL = ("ed", "ing", "s")
"""Endings of English verbs."""
_DASHES = frozenset({"-", "–", "‑"})


def gather(units: Sequence[Unit], text: str, offset: int, language: Language) -> list[Unit]:
    """The units with every party joined. `text` begins at `offset` of the article."""
    parties = _join_parties(_join_adjectives(_join_belonging(join_towns(units))))
    apposed = _join_appositions(with_towns(parties))
    paired = _join_dashed(apposed, text, offset)
    return _join_series(paired, language)


def _join_belonging(units: Sequence[Unit]) -> list[Unit]:
    """`Yemen's Houthis`, `Russia's Wagner`: the group that belongs to the state is meant."""
    joined: list[Unit] = []
    for unit in units:
        owner = _owner(joined, unit)
        run = (*joined[owner:], unit)
        tokens = tuple(token for one in run for token in one.tokens)
        joined[owner:] = [replace(unit, tokens=tokens) if len(run) > 1 else unit]
    return joined


def _owner(before: Sequence[Unit], unit: Unit) -> int:
    """Where the state stands whose own the unit is, or the end of what is before it."""
    wholes = {mention.entry.part_of for mention in unit.mentions}
    at = len(before) - 1
    if at > 0 and _letter(before[at]) == "u":
        at -= 1  # "Sudan's paramilitary RSF"
    owned = at > 0 and before[at].word == "'s" and bool(wholes)
    return at - 1 if owned and _ids(before[at - 1]) >= wholes else len(before)


def _join_adjectives(units: Sequence[Unit]) -> list[Unit]:
    """`Chinese and Indian`, `China's and India's` before an office are one adjective of two."""
    letters = "".join(map(_letter, units))
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        hit = _ADJECTIVES.match(letters, at)
        joined.append(units[at] if hit is None else _pair(units[at : hit.end()]))
        at = at + 1 if hit is None else hit.end()
    return joined


def _pair(units: Sequence[Unit]) -> Unit:
    actors = [unit for unit in units if unit.is_a(ACTOR)]
    tokens = tokens_in(units)
    mentions = tuple(mention for unit in actors for mention in unit.mentions)
    return Unit(tokens, actors[0].hits, actors[0].classes, mentions)


def _join_parties(units: Sequence[Unit]) -> list[Unit]:
    letters = "".join(_letter_at(units, at) for at in range(len(units)))
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        end, unit = _party_at(units, letters, at)
        joined.append(unit)
        at = end
    return joined


def _party_at(units: Sequence[Unit], letters: str, at: int) -> tuple[int, Unit]:
    """The unit that begins there, and where it ends: a party, what stands for one, or itself."""
    epithet = epithet_at(units, letters, at)
    if epithet is not None:
        return epithet
    hit = _PARTY.match(letters, at)
    if hit is not None:
        end = _party_end(units, hit)
        return end, _party(units, at, end, hit)
    return own_at(units, letters, at) or office_at(units, letters, at) or (at + 1, units[at])


def _letter_at(units: Sequence[Unit], at: int) -> str:
    """As `_letter`; "l" also for the "di" of "para pejabat di Washington": it tells whose."""
    unit = units[at]
    seated = unit.is_a("location") and at + 1 < len(units) and units[at + 1].is_a("actor:capital")
    if at and unit.word == "from" and units[at - 1].is_a("service"):
        return "x"  # "rifles for the police from an Israeli firm"
    return "l" if seated else _letter(unit)


_ROLES = (("office", "o"), ("link", "l"), ("determiner", "d"), ("digits", "d"), ("joiner", "c"))


def _letter(unit: Unit) -> str:
    """One letter for what the unit can be in a party; "n" is a name that no list knows."""
    if unit.mark or unit.word == "'s":
        return unit.mark or "s"
    if unit.is_a(ACTOR):
        return "j" if _only_adjective(unit) and not unit.is_a("party") else "a"
    if unit.is_a("seated") and unit.tokens[0].joined:
        return "o"  # "a Cambodia-based conglomerate"
    unknown = "x" if unit.hits else "n" if unit.tokens[0].is_capital else _adjective(unit)
    return next((letter for role, letter in _ROLES if unit.is_a(role)), unknown)


def _adjective(unit: Unit) -> str:
    """What an unknown word is: "u" if it may stand between a party and its office, as in "Libya's eastern forces"."""
    word = unit.tokens[0]
    return "x" if not word.is_word or word.folded.endswith(_VERBAL) or len(unit.tokens) > 1 else "u"


def _as_party(classes: frozenset[str]) -> frozenset[str]:
    """The classes of one who can act: "party", and the form of that name for phrases."""
    return frozenset({PARTY, *({f"{PARTIES}:{PARTY}"} if PARTIES in classes else ())})


def _only_adjective(unit: Unit) -> bool:
    return all(hit.form == "adjective" for hit in unit.hits if hit.kind == "actors")


def _party_end(units: Sequence[Unit], hit: regex.Match[str]) -> int:
    offices = "o" in hit.group()
    actor = units[hit.start("actor")]
    same = hit.group("same")
    seated = same.startswith("l") and not units[hit.start("same")].is_a("link")
    if same and not seated and _ids(units[hit.end() - 1]) & _ids(actor):
        return hit.end()  # "Russian President Vladimir Putin", "Paul Kagame of Rwanda"
    return hit.end("name") if offices else hit.end("actor")


def _ids(unit: Unit) -> set[str]:
    return {
        mention.entry.of or mention.entry.id for mention in unit.mentions if mention.list != PLACES
    }


def _party(units: Sequence[Unit], start: int, end: int, hit: regex.Match[str]) -> Unit:
    run = units[start:end]
    core = units[hit.start("actor")]
    tokens = tokens_in(run)
    named = run[-1] if run[-1].is_a(ACTOR) and _ids(run[-1]) & _ids(core) else core
    classes = core.classes | named.classes
    headed = len(run) > 1 and any(unit.is_a("office") for unit in run)
    if headed or named is not core:
        classes = (classes - {"adjective"}) | {"headed"}
    if headed or named is not core or not _only_adjective(core):
        classes = classes | _as_party(classes)  # "Moroccan King Mohammed VI"
    located, places = located_by(run)
    classes = classes | located
    if any(unit.is_a("officer") for unit in run):
        classes = classes | {"titled"}
    span = (tokens[0].start, tokens[-1].end)
    mentions = tuple(
        replace(mention, start=span[0], end=span[1]) if mention.list != PLACES else mention
        for mention in core.mentions
    )
    mentions = (*mentions, *places)
    return Unit(tokens, core.hits, classes, mentions, name=_name_in(units, end, hit))


def _name_in(units: Sequence[Unit], end: int, hit: regex.Match[str]) -> tuple[Token, ...]:
    """The name of a person or firm that stands in a party: "Chilean envoy Jorge Vidal", "Jorge Vidal of Chile"."""
    if hit.end("name") <= end and hit.group("name"):
        return tokens_in(units[hit.start("name") : hit.end("name")])
    linked = hit.group("whose") or (hit.group("titled") and units[hit.end("titled")].is_a("link"))
    part = "whose" if hit.group("whose") else "titled"
    return tokens_in(units[hit.start(part) : hit.end(part)]) if linked else ()


def _join_appositions(units: Sequence[Unit]) -> list[Unit]:
    """`Kirby, juru bicara Gedung Putih` is one party; `Vladivostok, Rusia` a place of Russia."""
    joined: list[Unit] = []
    for unit in join_names(units):
        comma = comma_before(joined)
        if comma and _explains(joined[comma - 1], unit):
            between = joined[comma:]
            del joined[comma:]
            joined[-1] = _apposed(joined[-1], between, unit)
        elif _locates(joined, unit):
            joined.append(unit.plus("governed"))
        else:
            joined.append(unit)
    return joined


def _apposed(before: Unit, between: Sequence[Unit], unit: Unit) -> Unit:
    places = tuple(mention for mention in unit.mentions if mention.list == PLACES)
    classes = before.classes | _as_party(before.classes) | ({PLACES} if places else set())
    return replace(
        before,
        tokens=tokens_in([before, *between[1:], unit]),
        classes=classes,
        mentions=(*before.mentions, *places),
    )


def _explains(before: Unit, unit: Unit) -> bool:
    named = before.is_a("party") and unit.is_a("party") and not _is_bare_state(before)
    headed = unit.is_a("headed") or before.is_a("headed")
    return named and headed and bool(_ids(unit) & _ids(before))


def _is_bare_state(unit: Unit) -> bool:
    """Whether it is a state by its own name, which no office explains: "... to Peru, Peruvian envoy X said"."""
    own = {mention.entry.id for mention in unit.mentions if mention.list != PLACES}
    return not unit.is_a("headed") and own <= _ids(unit)


def _behind_comma(before: Sequence[Unit]) -> bool:
    return len(before) > 1 and before[-1].mark == ","


def _locates(before: Sequence[Unit], unit: Unit) -> bool:
    if not (_behind_comma(before) and unit.is_a(ACTOR)):
        return False
    places = [mention for mention in before[-2].mentions if mention.list == PLACES]
    states = {one.entry.id for one in unit.mentions if not unit.is_a("headed")}
    return any(mention.entry.of in states for mention in places)


def _join_dashed(units: Sequence[Unit], text: str, offset: int) -> list[Unit]:
    """`Kim-Putin`, `Rusia–Korea Utara`."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        if (
            last
            and last.is_a(ACTOR)
            and unit.is_a(ACTOR)
            and text[last.end - offset : unit.start - offset] in _DASHES
        ):
            joined[-1] = _series([last, unit])
        else:
            joined.append(unit)
    return joined


def _join_series(units: Sequence[Unit], language: Language) -> list[Unit]:
    letters = "".join(map(_letter_in_series, units))
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        hit = _SERIES.match(letters, at)
        end = hit.end() if hit is not None else at
        one = accompanies(units, at, end) or starts_clause(units, at, end, language)
        if one or hit is None:
            end = at + 1
        joined.append(units[at] if end == at + 1 else _series(units[at:end]))
        at = end
    return joined


def _letter_in_series(unit: Unit) -> str:
    letter = "w" if unit.is_a("companion") else _letter(unit)
    return "a" if unit.is_a("pronoun") else "x" if letter == "j" else letter


def _series(units: Sequence[Unit]) -> Unit:
    actors = [unit for unit in units if unit.is_a(ACTOR) or unit.is_a("pronoun")]
    tokens = tokens_in(units)
    classes = frozenset.union(*(unit.classes for unit in actors)) - {"pronoun"} | {ACTOR}
    mentions = tuple(mention for unit in actors for mention in unit.mentions)
    return Unit(tokens, actors[0].hits, classes | _as_party(classes), mentions)
