"""Countries by ISO code with their names in each language, from CLDR."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

# Codes of CLDR that name no country: unions, islands kept apart, test locales.
_NO_COUNTRY = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)

# Where CLDR words a name for sorting, the press does not.
_AS_WRITTEN = {
    ("CD", "en"): ("DR Congo", "Democratic Republic of the Congo"),
    ("CD", "id"): ("RD Kongo", "Republik Demokratik Kongo"),
    ("CG", "en"): ("Republic of the Congo", "Congo-Brazzaville"),
    ("CG", "id"): ("Republik Kongo", "Kongo-Brazzaville"),
    ("HK", "en"): ("Hong Kong",),
    ("HK", "id"): ("Hong Kong",),
    ("MO", "en"): ("Macao", "Macau"),
    ("MO", "id"): ("Makau",),
    ("PS", "en"): ("Palestine", "Palestinian territories"),
    ("PS", "id"): ("Palestina",),
    ("TR", "en"): ("Türkiye", "Turkey"),
    # The garment and the herd are meant far more often.
    ("JE", "en"): ("Bailiwick of Jersey",),
    ("JE", "id"): ("Bailiwick Jersey",),
}
_AND = {"en": "and", "id": "dan"}


def country_names(language: str) -> dict[str, tuple[str, ...]]:
    """Names by ISO 3166 alpha-2 code, the usual one first; empty for a language CLDR lacks."""
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        code: _AS_WRITTEN.get((code, language)) or _spellings(name, language)
        for code, name in sorted(territories.items())
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY  # noqa: PLR2004 - alpha-2
    }


def _spellings(name: str, language: str) -> tuple[str, ...]:
    plain = name.replace("\u2019", "'")
    found = [plain]
    both = re.fullmatch(r"(.+?) \((.+)\)", plain)
    if both:
        found = [both[1], both[2]] if language == "en" or "Kepulauan" not in plain else [both[1]]
    if "&" in plain:
        found.insert(0, plain.replace("&", _AND.get(language, "&")))
    found += [one.replace("St. ", "Saint ") for one in found if one.startswith("St. ")]
    return tuple(dict.fromkeys(found))
