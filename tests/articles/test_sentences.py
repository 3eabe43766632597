"""Where sentences end, in Indonesian and English; `|` marks each place in the table."""

from __future__ import annotations

import pytest

from factsheet.articles.sentences import sentences_of

TABLE = [
    "Swedia mengirim jet ke Peru.| Menteri itu pulang.",
    "Swedia mengirim jet ke Peru.|Menteri itu pulang.",
    "“Kami siap.| Kami kuat.| Kami menang,” kata Letjen. Oskar Lund.| Ia pulang.",
    "“Kami siap,” kata Kirby.| “Kami kuat.”| Dia menambahkan dua hal.",
    "“Apa yang terjadi?” tanya menteri itu.| Tak ada yang tahu.",
    "“Kami siap!” kata dia.| Semua pulang.",
    "Ia berkata, “Kami siap.”|“Kami kuat,” katanya lagi.",
    "Ia berkata, “Kami siap.”|Menteri itu pulang.",
    "Apakah Swedia menjual jet?| Tidak.",
    "Letjen. Oskar Lund dan Dr. Maria Paz bertemu di Jl. Merdeka No. 5.| Lalu mereka pulang.",
    "Nilainya Rp. 2.500 atau 5,56 persen, kata PT. Maju Tbk. di Lima.| Harga naik.",
    "Laporan detik.com dan REPUBLIKA.CO.ID menyebut 50.000 peluru.| Angka itu besar.",
    "Presiden George W. Bush bertemu J.K. Rowling.| Lalu pulang.",
    "The U.S. State Department denied it.| Officials from the U.S. The end was near.".replace(
        " The end", "| The end"
    ),
    "Mr. Lund met Gen. Paz on Jan. 5 at 3 p.m. in Lima.| They left.",
    "He leads Acme Inc.| The firm is old.",
    "The deal (see p. 3. It is long) was signed.| It holds.",
    "Kunjungan itu batal .”| Dia pulang.",
    "Disediakan oleh Norwegia. dan diluncurkan oleh Norwegia.| Habis.",
    "Tunggu... lalu pergi.| Selesai…| Benar.",
    "Pada 2022.|Kemudian ia pulang.",
    "Harga 3.500.000 rupiah.| Mahal.",
    "Dia tiba pukul 10.30 WIB.| Lalu pidato.",
    "Kapal, radar, dll. dikirim.| Sisanya menyusul.",
    "1. Swedia Jual Jet.| Ini kabar lama.",
    "Rusia v.s. Ukraina.| Pertandingan itu seru.",
    "“Tidak,” katanya. “Tidak pernah.”".replace(". “", ".| “"),
    "Ph.D. students met Sen. Lund.| All left.",
]


@pytest.mark.parametrize("marked", TABLE)
def test_a_text_falls_into_its_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in sentences_of(text, 0, len(text))]
    assert found == [part.strip() for part in marked.split("|")]


def test_what_holds_no_letter_is_no_sentence() -> None:
    assert list(sentences_of("... — !", 0, 7)) == []
