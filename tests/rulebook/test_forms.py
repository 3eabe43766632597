"""Forms of a root, as Indonesian and English make them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.rulebook import generate
from factsheet.rulebook.english import plural
from factsheet.rulebook.forms import every_form

INDONESIAN = """
kirim: mengirim mengirimkan mengirimi kirim kirimkan dikirim dikirimkan dikirimi terkirim pengiriman kiriman mengirimnya dikirimkannya pengirimannya kirimlah
pasok: memasok memasokkan dipasok pasokan
jual: menjual menjualnya dijual terjual penjualan
serah: menyerahkan diserahkan penyerahan
suplai: menyuplai mensuplai disuplai penyuplaian
beli: membeli membelikan dibeli pembelian
tukar: menukar menukarkan ditukar penukaran pertukaran
ekspor: mengekspor diekspor pengeksporan ekspor
hibah: menghibahkan dihibahkan penghibahan hibah
cabut: mencabut dicabut pencabutan
larang: melarang dilarang pelarangan larangan
jatuh: menjatuhkan menjatuhi dijatuhkan dijatuhi penjatuhan
kecuali: mengecualikan dikecualikan pengecualian
transfer: mentransfer ditransfer pentransferan
produksi: memproduksi diproduksi
sponsor: mensponsori disponsori
cat: mengecat dicat pengecatan
bom: mengebom dibom pengeboman
perpanjang: memperpanjang diperpanjang perpanjangan
perketat: memperketat diperketat
perang: memerangi diperangi
perintah: memerintahkan diperintahkan
percaya: memercayai
peroleh: memperoleh diperoleh
bertemu: bertemu pertemuan
temu: bertemu menemui ditemui pertemuan
runding: berunding merundingkan dirundingkan perundingan
unding: perundingan
kunjung: berkunjung mengunjungi dikunjungi kunjungan
kerja: bekerja
sepakat: menyepakati disepakati
setuju: menyetujui disetujui persetujuan
bantu: membantu dibantu bantuan
minta: meminta diminta permintaan
tolak: menolak ditolak penolakan
veto: memveto diveto
konfirmasi: mengonfirmasi mengkonfirmasi dikonfirmasi
nyata: menyatakan dinyatakan
umum: mengumumkan diumumkan pengumuman
ambil: mengambil diambil pengambilan
gelar: menggelar digelar
yakin: meyakini diyakini
undang: mengundang diundang undangan
zalim: menzalimi
syarat: mensyaratkan disyaratkan
khianat: mengkhianati
klaim: mengklaim diklaim
serah terima: menyerahterimakan diserahterimakan penyerahterimaan serah_terima serah-terima
tanda tangan: menandatangani ditandatangani penandatanganan
kerja sama: bekerja_sama bekerjasama kerja_sama kerjasama
ambil alih: mengambil_alih diambil_alih pengambilalihan
"""
ENGLISH = """
send: send sends sent sending
supply: supplies supplied supplying
deliver: delivers delivered delivering
ship: ships shipped shipping
transfer: transferred transferring
equip: equipped equipping
visit: visited visiting
travel: travelled traveled travelling traveling
sanction: sanctions sanctioned sanctioning
impose: imposes imposed imposing
veto: vetoes vetoed vetoing
embargo: embargoes embargoed
ban: bans banned banning
sell: sold selling
buy: buys bought buying
give: gave given giving
take: took taken taking
fly: flies flew flown flying
meet: met meeting
hold: held
lend: lent
get: got getting
retake: retook retaken
withdraw: withdrew withdrawn
oversee: oversaw overseen overseeing
agree: agreed agreeing
tie: tied tying
quit: quits quit quitting
hand over: hands_over handed_over handing_over
be: is was been being
"""


def cases(table: str) -> list[tuple[str, str]]:
    lines = [line.partition(": ") for line in table.strip().splitlines()]
    return [(root, form.replace("_", " ")) for root, _, forms in lines for form in forms.split()]


@pytest.mark.parametrize(("root", "form"), cases(INDONESIAN))
def test_indonesian_makes_this_form(root: str, form: str) -> None:
    assert form in every_form(root, "id")


@pytest.mark.parametrize(("root", "form"), cases(ENGLISH))
def test_english_makes_this_form(root: str, form: str) -> None:
    assert form in every_form(root, "en")


@pytest.mark.parametrize(
    ("root", "language", "wrong"),
    [
        ("kirim", "id", "mengkirim"),
        ("pasok", "id", "mempasok"),
        ("perpanjang", "id", "memerpanjang"),
        ("perang", "id", "memperang"),
        ("beli", "id", "membelii"),
        ("transfer", "id", "menransfer"),
        ("runding", "id", "berrunding"),
        ("deliver", "en", "deliverred"),
        ("visit", "en", "visitted"),
        ("supply", "en", "supplyed"),
        ("send", "en", "sended"),
    ],
)
def test_a_wrong_form_is_not_made(root: str, language: str, wrong: str) -> None:
    assert wrong not in every_form(root, language)


def test_voices_stay_apart() -> None:
    forms = generate("kirim", "id")
    assert "mengirim" not in forms["passive"]
    assert "dikirim" not in forms["active"]
    assert "pengiriman" not in forms["active"]
    assert generate("take", "en")["passive"] == ("taken",)


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("tank", "tanks"), ("battery", "batteries"), ("patrol boat", "patrol boats"), ("F-16", "F-16s"),
        ("Javelin", "Javelins"), ("torpedo", "torpedoes"), ("aircraft", None), ("arms", None),
        ("weapons", None), ("military aid", None), ("ammunition", None), ("drone", "drones"), ("howitzer", "howitzers"),
    ],
)  # fmt: skip
def test_things_have_a_plural(name: str, several: str | None) -> None:
    assert plural(name) == several


@given(st.text(min_size=1, max_size=12), st.sampled_from(["id", "en", "ms"]))
def test_any_root_gives_words_and_none_twice(root: str, language: str) -> None:
    for words in generate(root, language).values():
        assert all(word.strip() for word in words)
        assert len(set(words)) == len(words)
