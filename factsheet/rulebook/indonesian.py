"""Indonesian word forms: meN-, di-, ter-, ber-, peN-an, per-an, -an, -kan, -i and the clitics."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VOWELS = "aeiou"

# "perang" is not per+ang: these keep no prefix, though they begin with its letters.
_NO_PER = frozenset(
    [
        "percaya",
        "perkosa",
        "perkara",
        "perlu",
        "pergi",
        "permak",
        "perdana",
        "persen",
        "persona",
        "percik",
        "perban",
        "perca",
    ]
)
# Before a vowel "per" is mostly part of the root; here it is the prefix.
_PER_BEFORE_VOWEL = frozenset(["peroleh", "peralat", "peringat", "perindah"])
# "beri" is not ber+i.
_NO_BER = frozenset(
    [
        "beri",
        "berita",
        "berat",
        "beras",
        "berani",
        "berkas",
        "berkat",
        "bersih",
        "berontak",
        "beruang",
    ]
)

# Loan words: the press often writes them without the sound change ("mensuplai").
_LOAN = re.compile(r"[fvzxq]|(?:asi|isi|usi|nsi|lai|or|er|ir|al|et|it|ot|ir)$")


def verb_forms(root: str) -> dict[str, tuple[str, ...]]:
    """Active, passive and noun forms of a root; of several words ("serah terima") likewise."""
    first, _, rest = root.partition(" ")
    groups = _group_forms(first, rest) if rest else _word_forms(root)
    return {form: tuple(dict.fromkeys(words)) for form, words in groups.items()}


def _word_forms(root: str) -> dict[str, list[str]]:
    active = [*_suffixed_all(root, _meN(root)), *_suffixed(root, root), *_ber(root)]
    passive = [*_suffixed(root, f"di{root}"), _ter(root)]
    noun = [f"{stem}an" for stem in _peN(root)] + [f"{root}an", *_per_an(root), root]
    return {
        "active": [*active, *_clitics(active, root)],
        "passive": [*passive, *_clitics(passive, f"di{root}")],
        "noun": [*noun, *(f"{word}nya" for word in noun)],
    }


def _group_forms(first: str, rest: str) -> dict[str, list[str]]:
    """`serah terima`: affixes on both sides join the words, one affix leaves them apart."""
    joined = "".join([first, *rest.split()])
    spaced = f"{first} {rest}"
    hyphened = spaced.replace(" ", "-")
    active = [f"{stem} {rest}" for stem in (*_meN(first), *_ber(first))]
    active += [*_suffixed_all(joined, _meN(joined)), *_suffixed(joined, spaced), *_ber(joined)]
    passive = [f"di{first} {rest}", *_suffixed(joined, f"di{joined}"), f"{_ter(first)} {rest}"]
    noun = [f"{stem}an" for stem in _peN(joined)] + [f"{joined}an", spaced, hyphened, joined]
    return {
        "active": [*active, *(f"{word}nya" for word in active)],
        "passive": [*passive, *(f"{word}nya" for word in passive)],
        "noun": [*noun, *(f"{word}nya" for word in noun)],
    }


def _suffixed(root: str, stem: str) -> list[str]:
    """The stem plain, with -kan and, where the root does not end in i, with -i."""
    return [stem, f"{stem}kan"] if root.endswith("i") else [stem, f"{stem}kan", f"{stem}i"]


def _suffixed_all(root: str, stems: tuple[str, ...]) -> list[str]:
    return [word for stem in stems for word in _suffixed(root, stem)]


def _clitics(words: list[str], base: str) -> Iterator[str]:
    yield from (f"{word}nya" for word in words)
    yield from (f"{base}{end}{clitic}" for end in ("", "kan") for clitic in ("lah", "pun"))


def _ber(root: str) -> tuple[str, ...]:
    if _is_ber(root) or _is_per(root):
        return ()
    return (
        (f"be{root}",)
        if root[0] == "r" or re.match(r"[^aeiou]er[^aeiou]", root)
        else (f"ber{root}",)
    )


def _ter(root: str) -> str:
    return f"te{root}" if root.startswith("r") else f"ter{root}"


def _per_an(root: str) -> tuple[str, ...]:
    """`perundingan`, `pertukaran`, `permintaan`; of `bertemu`, too, `pertemuan`."""
    if _is_per(root):
        return ()
    stem = root[3:] if _is_ber(root) else root
    return (f"pe{stem}an",) if stem.startswith("r") else (f"per{stem}an",)


def _is_ber(root: str) -> bool:
    return root.startswith("ber") and len(root) > 5 and root not in _NO_BER  # noqa: PLR2004 - ber + a stem of three


def _is_per(root: str) -> bool:
    """Whether the root begins with the prefix per-, whose p never drops."""
    if root in _PER_BEFORE_VOWEL:
        return True
    return bool(re.match(r"per[^aeiou][aeiou]\w{2}", root)) and root not in _NO_PER


def _meN(root: str) -> tuple[str, ...]:  # noqa: N802 - the grammar's name
    return _nasal(root, "me")


def _peN(root: str) -> tuple[str, ...]:  # noqa: N802 - the grammar's name
    if _is_per(root):
        return ()
    stems = _nasal(root, "pe")
    # The grammar drops the p of pr- in nouns ("pemrosesan"); the press keeps it as often.
    return (*stems, f"pem{root[1:]}") if root.startswith("pr") else stems


def _nasal(root: str, prefix: str) -> tuple[str, ...]:
    """The prefix with its nasal, the regular form first, variants of the press after it."""
    kept = _kept(root)
    if _syllables(root) == 1:
        short = f"{prefix}nge{root}"
        return (short,) if re.match("[^aeiou][aeiou]", root) else (short, prefix + kept)
    dropped = _dropped(root)
    if dropped is None:
        return (prefix + kept,)
    return (prefix + dropped, prefix + kept) if _LOAN.search(root) else (prefix + dropped,)


def _syllables(root: str) -> int:
    return sum(letter in _VOWELS for letter in root)


def _dropped(root: str) -> str | None:
    """The root with its first sound melted into the nasal; None where it stays."""
    nasal = {"k": "ng", "p": "m", "t": "n", "s": "ny"}.get(root[0])
    if nasal is None or root[1:2] not in tuple(_VOWELS) or _is_per(root):
        return None
    return nasal + root[1:]


def _kept(root: str) -> str:
    """The root behind the nasal that goes with its first sound."""
    if root[0] in _VOWELS or root[0] in "ghkqx":
        return f"ng{root}"
    if root[0] in "bfvp":
        return f"m{root}"
    if root[0] in "cdjtsz":
        return f"n{root}"
    return root
