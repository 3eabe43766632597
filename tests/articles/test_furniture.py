"""Page furniture: which lines of a page are set aside, and which stay. Countries and items are invented."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from factsheet.model import Article

Reading = Callable[[str], Article]

LEAD = "Swedia mengirim 12 jet tempur ke Peru, kata menteri pertahanan di Lima, Kamis (14/9)."
MORE = "Menteri itu menambahkan bahwa para penerbang sudah berlatih selama delapan bulan."
LAST = "Parlemen Peru akan membahas anggaran tambahan pada pekan depan."
ENGLISH = "Sweden has sent twelve fighter jets to Peru, the defence minister said on Thursday."
AFTER = "The minister added that the pilots had been training for eight months in the north."
CLOSE = "Parliament in Lima is to debate the extra money next week."

# name: (page, what must be cut, what must stay)
PAGES: dict[str, tuple[str, list[str], list[str]]] = {
    "label with colon": (
        f"{LEAD}\n\nBaca juga: Chile Batal Beli Korvet dari Norwegia\n\n{MORE}",
        ["Chile Batal"],
        [LEAD, MORE],
    ),
    "label with a space before the colon": (
        f"{LEAD}\nBACA JUGA : Oman Kirim Radar ke Kenya\n{MORE}",
        ["Oman Kirim"],
        [LEAD, MORE],
    ),
    "label with a broken no-break space": (
        f"{LEAD}\n\nBaca juga:Â Oman Kirim Radar ke Kenya\n\n{MORE}",
        ["Oman Kirim"],
        [LEAD, MORE],
    ),
    "label in sentence case": (
        f"{LEAD}\n\nSimak juga: Oman kirim radar ke Kenya\n\n{MORE}",
        ["Oman kirim"],
        [LEAD, MORE],
    ),
    "label alone, headline below": (
        f"{LEAD}\n\nBaca Juga\n\nOman Kirim Radar ke Kenya\n\n{MORE}",
        ["Baca Juga", "Oman Kirim"],
        [LEAD, MORE],
    ),
    "label alone, two headlines below": (
        f"{LEAD}\n\nBaca Juga:\nOman Kirim Radar ke Kenya\nBelanda Jual Ranjau ke Kuba\n\n{MORE}",
        ["Oman Kirim", "Belanda Jual"],
        [LEAD, MORE],
    ),
    "label above bullets": (
        f"{LEAD}\n\nBaca juga:\n- Oman Kirim Radar ke Kenya\n- Belanda jual ranjau ke Kuba\n\n{MORE}",
        ["Oman Kirim", "Belanda jual"],
        [LEAD, MORE],
    ),
    "label as a bullet": (
        f"{LEAD}\n\n- Baca juga: Swiss Cabut Sanksi untuk Gambia\n\n{MORE}",
        ["Swiss Cabut"],
        [LEAD, MORE],
    ),
    "label in brackets": (
        f"{LEAD}\n\n(BACA JUGA: Oman Kirim Radar ke Kenya)\n\n{MORE}",
        ["Oman Kirim"],
        [LEAD, MORE],
    ),
    "label in brackets in mid paragraph": (
        f"{LEAD} (Baca juga: Oman Kirim Radar ke Kenya) {MORE}",
        ["Oman Kirim Radar ke Kenya"],
        [LEAD, MORE],
    ),
    "label in mid paragraph, sentence runs on": (
        f"{LEAD} Baca: Oman Kirim Radar ke Kenya {MORE}",
        ["Baca: Oman Kirim Radar ke Kenya"],
        [LEAD, MORE],
    ),
    "label in mid paragraph, a title begins the sentence": (
        f"{LEAD} Baca juga: Oman Kirim Radar ke Kenya Presiden Peru Luis Castro mengatakan jet itu baru.",
        ["Oman Kirim Radar ke Kenya"],
        [LEAD, "Presiden Peru Luis Castro mengatakan jet itu baru."],
    ),
    "label in mid paragraph at its end": (
        f"{LEAD} Simak juga: Oman Kirim Radar ke Kenya\n\n{MORE}",
        ["Oman Kirim"],
        [LEAD, MORE],
    ),
    "label without colon": (
        f"{LEAD}\n\nBaca juga Oman Kirim Radar ke Kenya\n\n{MORE}",
        ["Oman Kirim"],
        [LEAD, MORE],
    ),
    "a chosen story": (
        f"{LEAD}\n\nPilihan Editor: Oman Kirim Radar ke Kenya\n\n{MORE}",
        ["Oman Kirim"],
        [LEAD, MORE],
    ),
    "a sentence that begins like a label": (
        f"{LEAD}\n\nSebelumnya, Oman mengirim radar ke Kenya dalam sebuah kapal kargo.\n\n{MORE}",
        [],
        [LEAD, "Sebelumnya, Oman mengirim radar ke Kenya dalam sebuah kapal kargo.", MORE],
    ),
    "prose behind a bare label stays": (
        f"{LEAD}\n\nBaca Juga:\n\n{MORE}\n\n{LAST}",
        ["Baca Juga"],
        [LEAD, MORE, LAST],
    ),
    "unlabelled headline of another story": (
        f"{LEAD}\n\nKuba Pinjam Kapal Karet dari Tonga\n\n{MORE}",
        ["Kuba Pinjam"],
        [LEAD, MORE],
    ),
    "caption with photo credit": (
        f"{LEAD}\n\nPresiden Kuba berjabat tangan dengan Raja Tonga di Havana pada 2019. (Foto: AP)\n\n{MORE}",
        ["Presiden Kuba"],
        [LEAD, MORE],
    ),
    "caption with agency credit": (
        f"{LEAD}\n\nRaja Tonga menyambut Presiden Kuba di bandar udara. (KCNA via REUTERS)\n\n{MORE}",
        ["Raja Tonga"],
        [LEAD, MORE],
    ),
    "caption with slashes": (
        f"{LEAD}\n\nSebuah korvet di Oslo /FOTO: dok. AL\n\n{MORE}",
        ["Sebuah korvet"],
        [LEAD, MORE],
    ),
    "caption that begins with its kind": (
        f"{LEAD}\n\nIlustrasi jet tempur\n\n{MORE}",
        ["Ilustrasi"],
        [LEAD, MORE],
    ),
    "caption from the archive": (
        f"{LEAD}\n\nArsip - Raja Tonga bertemu Presiden Kuba\n\n{MORE}",
        ["Raja Tonga"],
        [LEAD, MORE],
    ),
    "the same caption twice": (
        f"{LEAD}\n\nRaja Tonga di Havana pada 2019. (dok. Istana)\n\n{MORE}\n\nRaja Tonga di Havana pada 2019. (dok. Istana)",
        ["Raja Tonga di Havana pada 2019. (dok. Istana)"],
        [LEAD, MORE],
    ),
    "a gallery is content": (
        f"{LEAD[:-1]} di pelabuhan. (Foto: AP)\n\n{MORE[:-1]} di sana. (Foto: AP)\n\n{LAST[:-1]} itu juga. (Foto: AFP)",
        [],
        [LEAD[:-1], MORE[:-1], LAST[:-1]],
    ),
    "a last paragraph signed by an agency stays": (
        f"{LEAD}\n\n{MORE}\n\n{LAST} (ANTARA)",
        ["(ANTARA)"],
        [LEAD, MORE, LAST],
    ),
    "an abbreviation in brackets is no credit": (
        f"{LEAD}\n\nHal itu juga dikatakan Badan Intelijen Nasional Korea Selatan (NIS).\n\n{MORE}",
        [],
        ["Badan Intelijen Nasional Korea Selatan (NIS)."],
    ),
    "adverts between paragraphs": (
        f"{LEAD}\n\nADVERTISEMENT\n\nSCROLL TO CONTINUE WITH CONTENT\n\n{MORE}\n\nBaca berita dengan sedikit iklan, klik di sini\n\n{LAST}",
        ["ADVERTISEMENT", "SCROLL TO", "klik di sini"],
        [LEAD, MORE, LAST],
    ),
    "share bar and letter sizes": (
        f"A A A\n\nBagikan: Facebook WhatsApp Salin tautan\n\n{LEAD}\n\n{MORE}\n\nHappy Inspire Confuse Sad",
        ["A A A", "Salin tautan", "Happy Inspire"],
        [LEAD, MORE],
    ),
    "follow lines": (
        f"{LEAD}\n\n{MORE}\n\nFollow WhatsApp Channel Kabar Samudra untuk berita pilihan\n\nGabung ke Channel kami sekarang.",
        ["Follow WhatsApp", "Gabung ke"],
        [LEAD, MORE],
    ),
    "editor, writer, tags": (
        f"{LEAD}\n\n{MORE}\n\nEditor: Bagas P.\nPenulis : Rahmi\nTAGS : Swedia Peru Jet Tempur",
        ["Editor: Bagas", "Penulis : Rahmi", "TAGS : Swedia"],
        [LEAD, MORE],
    ),
    "initials at the end": (
        f"{LEAD}\n\n{MORE}\n\n{LAST} (abc/def)",
        ["(abc/def)"],
        [LEAD, MORE, LAST],
    ),
    "initials on a line and stars": (
        f"{LEAD}\n\n{MORE}\n\n[xy/zz]\n\n***",
        ["[xy/zz]", "***"],
        [LEAD, MORE],
    ),
    "tags without separators": (
        f"{LEAD}\n\n{MORE}\n\nKapal Korvet Norwegia Chile Presiden",
        ["Kapal Korvet"],
        [LEAD, MORE],
    ),
    "blocks of category, age and headline": (
        f"{LEAD}\n\n{MORE}\n\nNasional\n3 hari lalu\nOman Kirim Radar ke Kenya\nDunia\n5 jam lalu\nBelanda Jual Ranjau ke Kuba",
        ["Nasional", "3 hari lalu", "Oman Kirim", "Belanda Jual"],
        [LEAD, MORE],
    ),
    "a numbered list of what is popular": (
        f"{LEAD}\n\n{MORE}\n\nTerpopuler\n1. Oman Kirim Radar ke Kenya\nSenin, 3 Maret 2025 | 08:15\n2. Belanda Jual Ranjau ke Kuba",
        ["Terpopuler", "Oman Kirim", "Senin, 3 Maret 2025", "Belanda Jual"],
        [LEAD, MORE],
    ),
    "comment form": (
        f"{LEAD}\n\n{MORE}\n\nTinggalkan Balasan\n\nAlamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *",
        ["Tinggalkan Balasan", "Alamat email"],
        [LEAD, MORE],
    ),
    "author box in fragments": (
        f"{LEAD}\n\n{MORE}\n\n{LAST}\n\n“Penyuka kopi. Penonton film lama. Pelari pagi. Pembaca.”\n\nMore Stories\nOman sends radar to Kenya",
        ["Penyuka kopi", "Oman sends"],
        [LEAD, MORE, LAST],
    ),
    "author box with a name above": (
        f"{LEAD}\n\n{MORE}\n\n{LAST}\n\nRama\n\nHalo! Saya penulis resep dan pencinta taman.",
        ["Rama", "Halo! Saya"],
        [LEAD, MORE, LAST],
    ),
    "title printed twice": (
        f"Swedia Kirim Jet Tempur ke Peru\n\nSwedia Kirim Jet Tempur ke Peru\n\n{LEAD}\n\n{MORE}",
        [],
        ["Swedia Kirim Jet Tempur ke Peru", LEAD],
    ),
    "lead printed twice": (f"{LEAD}\n\nLIMA, Kabar Samudra - {LEAD}\n\n{MORE}", [], [LEAD, MORE]),
    "section above the title": (
        f"Internasional\n\nSwedia Kirim Jet ke Peru\n\n{LEAD}\n\n{MORE}",
        ["Internasional"],
        ["Swedia Kirim Jet ke Peru", LEAD],
    ),
    "a date stamp in front": (f" date 2023-09 {LEAD}\n\n{MORE}", ["date 2023-09"], [LEAD, MORE]),
    "an excerpt that stops in mid word": (
        f"{LEAD} {MORE}\n\n{LAST} {LAST[:-1]} juga.\n\nKedua negara kemudian menandat",
        ["Kedua negara"],
        [LEAD, MORE, LAST],
    ),
    "headings of the story stay": (
        f"{LEAD}\n\nJet Tempur Swedia untuk Peru\n\n{MORE}\n\nApa kata parlemen Peru?\n\n{LAST}",
        [],
        [LEAD, "Jet Tempur Swedia untuk Peru", MORE, "Apa kata parlemen Peru?", LAST],
    ),
    "a list of the story stays": (
        f"{LEAD} Isinya:\n\n- dua belas jet tempur\n- empat radar bekas\n\n{MORE}",
        [],
        [LEAD, "empat radar bekas", MORE],
    ),
    "english label": (
        f"{ENGLISH}\n\nRead more: Oman sends radar to Kenya\n\n{AFTER}",
        ["Oman sends"],
        [ENGLISH, AFTER],
    ),
    "english label alone": (
        f"{ENGLISH}\n\nRelated Articles\n\nOman Sends Radar to Kenya\n\n{AFTER}\n\n{CLOSE}",
        ["Related", "Oman Sends"],
        [ENGLISH, AFTER, CLOSE],
    ),
    "english tail": (
        f"{ENGLISH}\n\n{AFTER}\n\nMore Stories\nNorway sends tanks to Kenya\nHungary slaps sanctions on Oman",
        ["Norway sends", "Hungary slaps"],
        [ENGLISH, AFTER],
    ),
    "english tail with sentences": (
        f"{ENGLISH}\n\n{AFTER}\n\n{CLOSE}\n\nRelated Posts\n\nNorway has sent forty tanks to Kenya, officials said.",
        ["Norway has"],
        [ENGLISH, AFTER, CLOSE],
    ),
    "english caption": (
        f"{ENGLISH}\n\nThe king of Tonga greets the president of Cuba in 2019. (AP Photo)\n\n{AFTER}",
        ["king of Tonga"],
        [ENGLISH, AFTER],
    ),
    "english file photo": (
        f"FILE PHOTO: The king of Tonga greets a guest in Havana\n\n{ENGLISH}\n\n{AFTER}",
        ["king of Tonga"],
        [ENGLISH, AFTER],
    ),
    "english byline and date": (
        f"Jets for Peru\n\nBy Ana Field\n\nMay 3, 2024\n\n{ENGLISH}\n\n{AFTER}",
        ["By Ana Field", "May 3, 2024"],
        ["Jets for Peru", ENGLISH],
    ),
    "english form": (
        f"{ENGLISH}\n\n{AFTER}\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *",
        ["Leave a Reply", "Your email"],
        [ENGLISH, AFTER],
    ),
    "english newsletter": (
        f"{ENGLISH}\n\nSign up for our morning letter\n\n{AFTER}\n\nAll rights reserved.",
        ["Sign up", "All rights"],
        [ENGLISH, AFTER],
    ),
    "english author": (
        f"{ENGLISH}\n\n{AFTER}\n\n{CLOSE}\n\nAna Field\n\nAna Field is a freelance writer who likes ponds.",
        ["likes ponds"],
        [ENGLISH, AFTER, CLOSE],
    ),
    "english heading": (
        f"{ENGLISH}\n\nWhat the minister said\n\n{AFTER}\n\n{CLOSE}",
        [],
        [ENGLISH, "What the minister said", AFTER],
    ),
    "page count": (f"{ENGLISH}\n\n{AFTER}\n\n1 of 63", ["1 of 63"], [ENGLISH, AFTER]),
}


@pytest.mark.parametrize("page", PAGES)
def test_furniture_goes_and_the_story_stays(page: str, reading: Reading) -> None:
    text, gone, kept = PAGES[page]
    article = reading(text)
    sentences = [article.words(s) for s in article.sentences]
    cuts = [article.text[cut.start : cut.end] for cut in article.cuts]
    for words in gone:
        assert any(words.replace("Â", "") in cut for cut in cuts), (cuts, sentences)
        assert not any(words in sentence for sentence in sentences), sentences
    for words in kept:
        assert any(words in sentence for sentence in sentences), (cuts, sentences)
    if not gone:
        assert {cut.reason for cut in article.cuts} <= {"repeated", "credit"}


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("label with colon", "related-link"),
        ("unlabelled headline of another story", "related-headline"),
        ("caption with photo credit", "caption"),
        ("title printed twice", "repeated"),
        ("lead printed twice", "repeated"),
        ("comment form", "tail"),
        ("follow lines", "subscribe"),
        ("a date stamp in front", "stamp"),
        ("an excerpt that stops in mid word", "tail"),
        ("author box in fragments", "author-box"),
    ],
)
def test_a_cut_says_why(page: str, reason: str, reading: Reading) -> None:
    assert reason in {cut.reason for cut in reading(PAGES[page][0]).cuts}


def test_a_single_line_without_a_full_stop_is_a_sentence(reading: Reading) -> None:
    (sentence,) = reading("Swedia mengirim jet ke Peru").sentences
    assert sentence.kind == "body"


def test_headings_and_titles_have_their_kind(reading: Reading) -> None:
    article = reading(
        f"Swedia Kirim Jet Tempur ke Peru\n\n{LEAD}\n\nJet Tempur Swedia untuk Peru\n\n{MORE}"
    )
    assert [s.kind for s in article.sentences] == ["title", "body", "heading", "body"]


def test_in_a_gallery_only_the_credits_go(reading: Reading) -> None:
    article = reading(
        f"{LEAD} (Foto: LB/Horia)\n\n{MORE} (Foto: LB/Horia)\n\n{LAST} (Foto: LB/Horia)"
    )
    assert [article.words(s) for s in article.sentences] == [LEAD, MORE, LAST]
    assert {cut.reason for cut in article.cuts} == {"credit"}


@pytest.mark.parametrize(
    "signature",
    ["Editor: Wulan", "Rep: Yosef Red: Lestari", "(ANTARA)", "(abc/def)", "Penulis: Ana Lund"],
)
def test_a_signature_behind_the_last_sentence_goes(signature: str, reading: Reading) -> None:
    article = reading(f"{LEAD}\n\n{MORE} {signature}")
    assert [article.words(s) for s in article.sentences] == [LEAD, MORE]


@pytest.mark.parametrize("signature", ["(AFP/REUTERS/MHD)", "(dis)", "(end)"])
def test_a_paragraph_signed_by_agencies_or_initials_is_no_caption(
    signature: str, reading: Reading
) -> None:
    article = reading(
        f"{LEAD}\n\n{MORE}\n\n{LAST} {MORE} {signature}\n\nNorway sends tanks to Kenya"
    )
    assert LAST in [article.words(s) for s in article.sentences]
    assert [article.words(s).removesuffix(signature).strip() for s in article.sentences][-1] == MORE


def test_an_author_is_told_of_behind_the_story_only(reading: Reading) -> None:
    author = "Ana Field is a senior correspondent who met the king of Tonga in Havana."
    end = reading(f"{ENGLISH}\n\n{AFTER}\n\n{CLOSE}\n\n{author}")
    assert author not in [end.words(s) for s in end.sentences]
    front = reading(f"{author}\n\n{ENGLISH}\n\n{AFTER}\n\n{CLOSE}")
    assert author in [front.words(s) for s in front.sentences]


@pytest.mark.parametrize(
    "headline",
    [
        "Norway sends tanks to Kenya",
        "Oman Kirim Radar ke Kenya",
        "[] Warta Pagi",
        "ANTARA LENSA/dok/pri",
    ],
)
def test_a_foreign_headline_behind_the_story_goes(headline: str, reading: Reading) -> None:
    article = reading(f"{LEAD}\n\n{MORE}\n\n{headline}")
    assert [article.words(s) for s in article.sentences] == [LEAD, MORE]


def test_the_last_words_of_an_excerpt_are_set_aside_where_they_speak_of_the_story(
    reading: Reading,
) -> None:
    article = reading(
        f"{LEAD} {MORE}\n\n{LAST} {LEAD}\n\nMenteri pertahanan di Lima berkata bahwa jet tempur yang dikirim Swedia itu"
    )
    assert [(cut.reason, cut.start) for cut in article.cuts] == [
        ("truncated", article.text.rindex("Menteri"))
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Halaman Selanjutnya",
        "[Gambas:Video Warta]",
        "Advertisement · Scroll to continue",
        "A Gripen takes off from a runway in Oslo. REUTERS/Ana Lund/File Photo",
        "By Ana Lund and Bo Berg",
        "Home > Dunia > Asia",
        "[1/3] The king of Tonga greets a guest in Havana. Ana Lund/Pool via REUTERS, opens new tab",
        "Raja Tonga di dermaga Havana. Foto: AFP",
        "Simak Video 'Tank Norwegia Tiba di Nairobi':",
        "Disclaimer: The views expressed are the author's own.",
        "Get the day's stories in your inbox every morning.",
    ],
)
def test_a_line_of_furniture_between_paragraphs_goes(line: str, reading: Reading) -> None:
    article = reading(f"{LEAD}\n\n{line}\n\n{MORE}\n\n{LAST}")
    assert [article.words(s) for s in article.sentences] == [LEAD, MORE, LAST]


def test_a_page_of_many_links_is_read_in_time(reading: Reading) -> None:
    text = "".join(
        f"{n} {LEAD} Baca: Oman Kirim Radar Kata dia.\nKuba Pinjam Kapal {n}\n" for n in range(1500)
    )
    started = time.process_time()
    assert reading(text).sentences
    assert time.process_time() - started < 5
