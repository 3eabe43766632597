"""Editions made by hand, of every size, for looking at and for holding the sheet to its promises."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from factsheet.errors import Place
from factsheet.model import (
    BY_DATE,
    Article,
    Change,
    ChangeKind,
    Chart,
    Claim,
    Cut,
    Edition,
    Event,
    Fact,
    Filler,
    Known,
    Quantity,
    Rule,
    Sentence,
    SheetPlan,
    Slot,
    Slots,
    Status,
    When,
    Withdrawn,
)
from factsheet.sheets import make_edition

ISSUED = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
NOWHERE = Place("rules/sample.yml", 1, 1)

NAMES: dict[str, dict[str, str]] = {
    "SE": {"en": "Sweden", "id": "Swedia"},
    "PE": {"en": "Peru", "id": "Peru"},
    "FI": {"en": "Finland", "id": "Finlandia"},
    "CL": {"en": "Chile", "id": "Cile"},
    "NO": {"en": "Norway", "id": "Norwegia"},
    "PT": {"en": "Portugal", "id": "Portugal"},
    "KE": {"en": "Kenya", "id": "Kenya"},
    "UN": {"en": "United Nations", "id": "Perserikatan Bangsa-Bangsa"},
    "LONG": {
        "en": "Joint Northern Procurement and Maintenance Organisation of the Coastal States",
        "id": "Organisasi Pengadaan dan Pemeliharaan Bersama Negara-Negara Pesisir Utara Raya",
    },
    "combat-aircraft": {"en": "combat aircraft", "id": "pesawat tempur"},
    "artillery-shells": {"en": "artillery shells", "id": "peluru artileri"},
    "rockets": {"en": "rockets", "id": "roket"},
    "missiles": {"en": "missiles", "id": "rudal"},
    "air-defence": {"en": "air defence", "id": "pertahanan udara"},
    "visit": {"en": "visit", "id": "kunjungan"},
    "summit": {"en": "summit", "id": "pertemuan puncak"},
    "impose": {"en": "impose", "id": "menjatuhkan"},
    "ease": {"en": "ease", "id": "melonggarkan"},
    "lima": {"en": "Lima", "id": "Lima"},
}


def rule(
    name: str,
    prefix: str,
    titles: tuple[str, str],
    slots: Sequence[Slot],
    *,
    key_figure: str | None = None,
    charts: Sequence[Chart] = BY_DATE,
    calendar: str | None = None,
    lines: Mapping[str, str] | None = None,
) -> Rule:
    told: dict[Status, Mapping[str, str]] = {"confirmed": lines, "reported": lines} if lines else {}
    plan = SheetPlan(tuple(slot.name for slot in slots), told, key_figure, tuple(charts), calendar)
    return Rule(
        name=name,
        title={"en": titles[0], "id": titles[1]},
        about="",
        prefix=prefix,
        severity="high",
        version="0.1",
        slots=tuple(slots),
        find=(),
        also=(),
        unless=(),
        different=(),
        event=Event((), 90),
        sheet=plan,
        examples=(),
        place=NOWHERE,
        digest=hashlib.sha256(name.encode()).hexdigest(),
    )


RULES = (
    rule(
        "arms-transfer",
        "AT",
        ("Arms transfers", "Transfer senjata"),
        [
            Slot("supplier", "actor"),
            Slot("recipient", "actor"),
            Slot("item", "weapon"),
            Slot("quantity", "number", may_be_missing=True, near="item"),
            Slot("when", "date", may_be_missing=True),
        ],
        key_figure="quantity",
        charts=(*BY_DATE, Chart("flow", ("supplier", "recipient"))),
        lines={
            "en": "{{ supplier }} has sent {{ recipient }} {{ quantity }} {{ item }}, by the "
            "account of {{ speaker }}.",
            "id": "{{ supplier }} telah mengirim {{ quantity }} {{ item }} kepada {{ recipient }}, "
            "menurut {{ speaker }}.",
        },
    ),
    rule(
        "summit",
        "SM",
        ("Summits and visits", "Pertemuan puncak dan kunjungan"),
        [
            Slot("participants", "actor", at_least=2),
            Slot("kind", "meeting"),
            Slot("place", "place", may_be_missing=True),
            Slot("when", "date", may_be_missing=True),
        ],
        calendar="when",
    ),
    rule(
        "sanction",
        "SX",
        ("Sanctions", "Sanksi"),
        [
            Slot("sender", "actor"),
            Slot("target", "actor"),
            Slot("action", "sanctioning"),
            Slot("object", "text", may_be_missing=True),
            Slot("when", "date", may_be_missing=True),
        ],
    ),
)

OUTLETS = ("Kabar Samudra", "Harian Cakrawala", "Northern Ledger", None, "The Quay")
TITLES = (
    "Swedia Kirim Jet Tempur ke Peru, Lima Belum Mengonfirmasi",
    None,
    "Peru says first shells from Sweden have reached Callao",
    "Menteri Pertahanan Finlandia Berkunjung ke Santiago",
    "Sanksi Baru terhadap Perusahaan Pelayaran: Siapa Saja yang Masuk Daftar?",
)


def article(number: int) -> Article:
    """An article; every fifth has holes where outlets leave them."""
    at = number % 5
    text = f"Naskah artikel contoh nomor {number}. Baca juga: berita lain tentang pelabuhan."
    published = Known((date(2023, 9, 1) + timedelta(days=number)).isoformat(), "stated")
    if at == 1:
        published = Known("2023-09-14", "inferred", "bracketed day in the text")
    title = TITLES[at]
    outlet = OUTLETS[at]
    cut = text.index("Baca")
    return Article(
        name=f"{number:03}_artikel-contoh.txt",
        digest=hashlib.sha256(str(number).encode()).hexdigest(),
        text=text,
        sentences=(Sentence(1, 1, 0, cut - 1),),
        cuts=(Cut(cut, len(text), "related-link" if at else "caption"),),
        language="en" if at == 2 else "id",
        title=Known(title, "stated") if title else None,
        outlet=Known(outlet, "stated") if outlet else None,
        author=Known("A. Penulis", "stated") if at == 3 else None,
        published=None if at == 3 else published,
        address=None if at == 3 else f"https://news.example.org/2023/09/{number}/artikel-contoh",
    )


QUOTES = {
    "id": (
        "Swedia telah mengirimkan 12 jet tempur ke Peru, kata menteri pertahanan dalam jumpa pers",
        "kami tidak pernah menjual senjata kepada pihak mana pun di kawasan itu",
        "pengiriman itu, menurut pejabat tersebut, mencapai lebih dari satu juta peluru artileri",
    ),
    "en": (
        "the first batch of shells reached the port of Callao on Tuesday, the minister said",
        "we have nothing to confirm and nothing was sold",
    ),
}
SPEAKERS = ("Menteri Pertahanan Peru", None, "Astrid Lindqvist", "juru bicara angkatan laut Cile")


def claim(
    rule_name: str, number: int, slots: Slots, status: Status, *, speaker: str | None = ""
) -> Claim:
    source = article(number)
    quotes = QUOTES[source.language]
    quote = quotes[1] if status == "denied" else quotes[number % len(quotes)]
    who = SPEAKERS[number % 4] if speaker == "" else speaker
    return Claim(
        rule=rule_name,
        article=source.name,
        language=source.language,
        sentence=1,
        paragraph=1 + number % 17,
        start=0,
        end=len(quote),
        quote=quote,
        status=status,
        cue=None,
        speaker=who,
        origin=who or source.name,
        slots=slots,
        phrase="<supplier> ... kirim~ ... <item> ... ke ...3 <recipient>",
    )


def fact(
    id_: str,
    rule_name: str,
    status: Status,
    slots: Slots,
    articles: Sequence[int],
    *,
    denied_by: int | None = None,
    differs: tuple[str, ...] = (),
    origins: int | None = None,
) -> Fact:
    claims = [claim(rule_name, number, slots, status) for number in articles]
    if denied_by is not None:
        claims.append(claim(rule_name, denied_by, slots, "denied", speaker="Pemerintah Swedia"))
    return Fact(
        key=hashlib.sha256(id_.encode()).hexdigest(),
        id=id_,
        rule=rule_name,
        status=status,
        denied=denied_by is not None or status == "denied",
        slots=slots,
        claims=tuple(claims),
        origins=origins or len({one.origin for one in claims}),
        differs=differs,
    )


def actors(*ids: str) -> tuple[Filler, ...]:
    return tuple(Filler(one, NAMES.get(one, {}).get("id", one)) for one in ids)


def things(*ids: str) -> tuple[Filler, ...]:
    return actors(*ids)


def month(year: int, number: int, *, inferred: bool = False) -> When:
    first = date(year, number, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return When(f"{number}/{year}", first, last, inferred, "month")


def day(year: int, number: int, of: int) -> When:
    one = date(year, number, of)
    return When(one.isoformat(), one, one, inferred=False, precision="day")


# fmt: off
FIFTEEN = (
    fact("AT-01", "arms-transfer", "confirmed", {"supplier": actors("SE"), "recipient": actors("PE"), "item": (Filler("combat-aircraft", "jet tempur Gripen"),), "quantity": Quantity("12 jet", 12, 12), "when": month(2022, 11)}, [1, 2, 3], denied_by=4, differs=("quantity",)),
    fact("AT-02", "arms-transfer", "reported", {"supplier": actors("SE"), "recipient": actors("PE"), "item": things("artillery-shells"), "quantity": Quantity("lebih dari satu juta peluru", 1_000_000), "when": When("sejak awal 2023", date(2023, 1, 1), date(2023, 6, 30), inferred=True, precision="span")}, [2]),
    fact("AT-03", "arms-transfer", "reported", {"supplier": actors("FI"), "recipient": actors("CL"), "item": things("missiles"), "quantity": Quantity("sekitar 50 rudal", 50, 50, approx=True), "when": month(2023, 4)}, [3, 5]),
    fact("AT-04", "arms-transfer", "alleged", {"supplier": actors("SE"), "recipient": actors("CL"), "item": things("rockets", "artillery-shells"), "quantity": Quantity("jutaan", word="jutaan"), "when": month(2022, 9, inferred=True)}, [4, 6]),
    fact("AT-05", "arms-transfer", "planned", {"supplier": actors("FI"), "recipient": actors("PE"), "item": things("air-defence"), "quantity": Quantity("antara 4 dan 6", 4, 6, unit="baterai"), "when": When("akhir bulan ini")}, [6]),
    fact("AT-06", "arms-transfer", "alleged", {"supplier": actors("PE"), "recipient": actors("SE"), "item": things("missiles")}, [7]),
    fact("AT-07", "arms-transfer", "denied", {"supplier": actors("NO"), "recipient": actors("KE"), "item": things("rockets")}, [4]),
    fact("SM-01", "summit", "planned", {"participants": actors("SE", "PE"), "kind": things("summit"), "place": things("lima"), "when": month(2023, 10, inferred=True)}, [4, 8]),
    fact("SM-02", "summit", "confirmed", {"participants": actors("FI", "CL"), "kind": things("visit"), "when": day(2023, 7, 12)}, [5, 9], differs=("when",)),
    fact("SM-03", "summit", "reported", {"participants": actors("PE", "CL", "NO"), "kind": things("summit"), "place": things("lima"), "when": month(2022, 3)}, [8]),
    fact("SM-04", "summit", "reported", {"participants": actors("SE", "FI"), "kind": things("visit")}, [9]),
    fact("SX-01", "sanction", "reported", {"sender": actors("NO"), "target": actors("KE"), "action": things("impose"), "object": (Filler("", "sebuah perusahaan pelayaran di Mombasa"),), "when": When("2023", date(2023, 1, 1), date(2023, 12, 31), inferred=False, precision="year")}, [5]),
    fact("SX-02", "sanction", "planned", {"sender": actors("UN"), "target": actors("SE"), "action": things("impose")}, [8]),
    fact("SX-03", "sanction", "reported", {"sender": actors("PT", "KE"), "target": actors("PE"), "action": things("ease"), "when": day(2023, 2, 3)}, [10], denied_by=9),
    fact("SX-04", "sanction", "alleged", {"sender": actors("KE"), "target": actors("NO"), "action": things("impose"), "when": month(2023, 8)}, [2]),
)

# fmt: on


def many(count: int) -> tuple[Fact, ...]:
    """So many facts, made from the fifteen by turning parties and months."""
    facts = []
    parties = ("SE", "PE", "FI", "CL", "NO", "PT", "KE")
    for number in range(count):
        base = FIFTEEN[number % 15]
        slots = dict(base.slots)
        for name, value in base.slots.items():
            if isinstance(value, tuple) and value[0].id in parties:
                turned = [parties[(parties.index(one.id) + number // 15) % 7] for one in value]
                slots[name] = actors(*turned)
            if isinstance(value, When) and value.start and value.end:
                moved = timedelta(days=(number // 15) * 17 % 900)
                slots[name] = When(
                    value.text, value.start + moved, value.end + moved, value.inferred, "span"
                )
        prefix = base.id[:2]
        articles = [1 + number % 60, 1 + (number * 7) % 60][: 1 + number % 2]
        id_ = f"{prefix}-{number // 15 + 1:02}{number % 15:02}"
        facts.append(fact(id_, base.rule, base.status, slots, articles))
    return tuple(facts)


# fmt: off
LONG = (
    fact("AT-01", "arms-transfer", "confirmed", {"supplier": actors("LONG"), "recipient": (Filler("LONG2", "Konsorsium Pertahanan Udara Terpadu Kepulauan Selatan dan Timur Jauh Raya Sejahtera"),), "item": (Filler("x", "sistem pertahanan-udara-jarak-menengah-berpemandu-radar-bergerak-generasi-ketiga"), *things("rockets", "missiles", "artillery-shells")), "quantity": Quantity("antara", 1_250_000, 2_750_000, approx=True, unit="kontainer"), "when": When("x", date(2022, 12, 28), date(2023, 2, 27), inferred=True, precision="span")}, [1, 2, 3, 4, 6], denied_by=7, differs=("quantity", "when", "status")),
    fact("SM-01", "summit", "planned", {"participants": actors("LONG", "SE", "PE", "FI", "CL", "NO", "PT", "KE", "UN"), "kind": things("summit")}, [3]),
    fact("SX-01", "sanction", "alleged", {"sender": actors("LONG"), "target": actors("PE"), "action": things("impose"), "object": (Filler("", "Perusahaan Pelayaran dan Pergudangan Internasional Samudra Raya Makmur Abadi Tbk dan seluruh anak perusahaannya"),)}, [6]),
)
BARE = (fact("AT-01", "arms-transfer", "reported", {"supplier": actors("SE"), "recipient": actors("PE"), "item": things("rockets")}, [3]),)

# fmt: on
SIZES: dict[str, tuple[Fact, ...]] = {
    "none": (),
    "one": BARE,
    "fifteen": FIFTEEN,
    "long": LONG,
    "sixty": many(60),
    "full": many(500),
}

GONE = (Withdrawn(dataclasses.replace(FIFTEEN[6], id="AT-99", key="99"), "rules"),)
KINDS: tuple[ChangeKind, ...] = ("new", "claim", "sources", "detail", "new", "new", "new")


def edition(name: str, *, first: bool = False) -> Edition:
    """A sample edition by size; the second of its desk unless `first`."""
    facts = SIZES[name]
    changed = facts if first else facts[3:10]
    changes = [
        Change(
            "new" if first else KINDS[at % 7],
            one,
            (("status", "alleged", one.status),) if at == 1 else (),
        )
        for at, one in enumerate(changed)
    ]
    numbers = sorted({int(claim.article[:3]) for one in facts for claim in one.claims} | {61, 62})
    return make_edition(
        facts,
        changes,
        [article(number) for number in numbers],
        RULES,
        issued=ISSUED,
        replaces=None if first else 1,
        withdrawn=() if first else GONE,
    )
