"""Near-copies of one text are known by their fingerprints; other texts on the same matter are not."""

from __future__ import annotations

from collections.abc import Callable

from factsheet.articles import near_copies
from factsheet.articles.reprints import fingerprint_of
from factsheet.model import Article

BODY = " ".join(
    f"Pada hari ke-{n} kapal nomor {n * 7} berlayar dari pelabuhan {n % 5} membawa {n * 3} peti menuju gudang {n % 11}."
    for n in range(1, 40)
)
OTHER = " ".join(
    f"Menurut catatan {n} pejabat di kota {n % 6} menerima {n * 4} surat tentang urusan {n % 9} dan membalasnya esok hari."
    for n in range(1, 40)
)


def test_a_new_lead_and_tail_leave_a_copy_a_copy() -> None:
    copy = (
        "Redaksi kami menerima kabar ini semalam dari sebuah kantor berita. "
        + BODY.replace("peti", "kotak", 2)
        + " Begitulah."
    )
    assert near_copies(fingerprint_of(BODY), fingerprint_of(copy))


def test_another_text_is_no_copy() -> None:
    assert not near_copies(fingerprint_of(BODY), fingerprint_of(OTHER))


def test_half_a_text_is_no_copy() -> None:
    assert not near_copies(
        fingerprint_of(BODY), fingerprint_of(BODY[: len(BODY) // 2] + OTHER[len(OTHER) // 2 :])
    )


def test_a_text_of_a_few_words_is_never_a_copy() -> None:
    assert not near_copies(
        fingerprint_of("Swedia mengirim jet ke Peru."),
        fingerprint_of("Swedia mengirim jet ke Peru."),
    )


def test_the_numbers_do_not_change_between_runs_or_machines() -> None:
    assert fingerprint_of("satu dua tiga empat lima") == frozenset({3961364444})
    assert fingerprint_of("Satu, dua: tiga empat lima!") == frozenset({3961364444})


def test_furniture_does_not_hide_a_copy(reading: Callable[[str], Article]) -> None:
    plain = reading(BODY)
    dressed = reading(
        f"JAKARTA, Warta Pagi - {BODY}\n\nBaca juga: Oman Kirim Radar ke Kenya\n\nEditor: Ana"
    )
    assert near_copies(plain.fingerprint, dressed.fingerprint)
