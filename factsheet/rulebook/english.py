"""English word forms: -s, -ed, -ing, the irregular verbs of a news desk, and plurals."""

from __future__ import annotations

import re

# base: past, participle. Where both are alike, one is given.
_IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
arise arose arisen
be was been
bear bore borne
become became become
begin began begun
bid bid
bind bound
blow blew blown
break broke broken
bring brought
broadcast broadcast
build built
buy bought
catch caught
choose chose chosen
come came come
cost cost
cut cut
deal dealt
do did done
draw drew drawn
drive drove driven
fall fell fallen
feed fed
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got
give gave given
go went gone
grow grew grown
have had
hear heard
hide hid hidden
hit hit
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
let let
lie lay lain
lose lost
make made
mean meant
meet met
pay paid
put put
quit quit
read read
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said
see saw seen
seek sought
sell sold
send sent
set set
shake shook shaken
shoot shot
show showed shown
shut shut
sink sank sunk
sit sat
slide slid
speak spoke spoken
spend spent
split split
spread spread
stand stood
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
swing swung
take took taken
teach taught
tell told
think thought
throw threw thrown
wear wore worn
win won
withdraw withdrew withdrawn
withhold withheld
write wrote written
""".strip().splitlines()
}
_PREFIXES = ("re", "under", "over", "out", "fore", "mis", "un", "with")

# Stress on the last syllable doubles the consonant; spelling alone does not tell.
_STRESSED = frozenset(
    [
        "abet",
        "abhor",
        "admit",
        "allot",
        "commit",
        "compel",
        "concur",
        "confer",
        "control",
        "defer",
        "deter",
        "dispel",
        "emit",
        "equip",
        "excel",
        "expel",
        "extol",
        "impel",
        "incur",
        "infer",
        "inter",
        "occur",
        "omit",
        "outfit",
        "patrol",
        "permit",
        "prefer",
        "propel",
        "rebut",
        "recur",
        "refer",
        "refit",
        "regret",
        "remit",
        "repel",
        "retrofit",
        "submit",
        "transfer",
        "transmit",
        "transship",
        "unship",
        "airdrop",
        "kidnap",
        "program",
        "handicap",
    ]
)

_SAME_PLURAL = ("craft", "munitions", "arms", "equipment", "weaponry", "ammunition", "aid")
_ODD_PLURALS = {"man": "men", "woman": "women", "person": "people", "knife": "knives"}


def verb_forms(root: str) -> dict[str, tuple[str, ...]]:
    """Active and passive forms of a verb; in `hand over` the first word is inflected."""
    verb, space, rest = root.partition(" ")
    past, participle = _past(verb)
    tail = space + rest
    active = (verb, _third(verb), *past, *_present_participles(verb), *participle)
    return {
        "active": tuple(dict.fromkeys(word + tail for word in active)),
        "passive": tuple(dict.fromkeys(word + tail for word in participle)),
    }


def plural(name: str) -> str | None:
    """The name with its last word in the plural; None where it has none or is one."""
    head, space, last = name.rpartition(" ")
    if not re.search(r"\w$", last) or last.endswith("s") or last.endswith(_SAME_PLURAL):
        return None
    for single, several in _ODD_PLURALS.items():
        if last == single:
            return head + space + several
    return head + space + (_third(last) if last.islower() else f"{last}s")


def _past(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    forms = _irregular(verb)
    if forms:
        return (forms[0],), (forms[-1],)
    if verb.endswith("e"):
        regular: tuple[str, ...] = (f"{verb}d",)
    elif re.search("[^aeiou]y$", verb):
        regular = (f"{verb[:-1]}ied",)
    else:
        regular = tuple(f"{stem}ed" for stem in _stems(verb))
    return regular, regular


def _irregular(verb: str) -> tuple[str, ...] | None:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    for prefix in _PREFIXES:
        base = verb.removeprefix(prefix)
        if base != verb and base.lstrip("-") in _IRREGULAR:
            lead = verb[: len(verb) - len(base.lstrip("-"))]
            return tuple(lead + form for form in _IRREGULAR[base.lstrip("-")])
    return None


def _third(verb: str) -> str:
    if verb == "be":
        return "is"
    if verb == "have":
        return "has"
    if re.search("[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search("(?:s|x|z|ch|sh|[^aeiou]o|go|do)$", verb) else f"{verb}s"


def _present_participles(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (f"{verb[:-2]}ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return (f"{verb[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """The stem before -ed and -ing, its last consonant doubled where it must be or may be."""
    closed = re.search("[^aeiou][aeiou]([^aeiouwxy])$|^[aeiou]([^aeiouwxy])$|qu[aei](.)$", verb)
    if closed is None:
        return (verb,)
    doubled = verb + verb[-1]
    if len(re.findall("[aeiouy]+", verb.replace("qu", "q"))) == 1 or verb in _STRESSED:
        return (doubled,)
    return (doubled, verb) if verb.endswith("l") else (verb,)
