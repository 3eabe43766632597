"""Sets of words that the steps know by heart. What an editor may change is in `rules/lists/noise.yml`."""

from __future__ import annotations


def _set(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(separator))


SMALL = _set(
    """
    a an the of to in on at by for from with and or as is are was be its it but not over after amid
    into than di ke dari dan atau yang untuk pada dalam oleh dengan bagi atas agar soal tak tidak
    bukan akan usai saat jadi demi kepada terhadap antara hingga sebagai karena ini itu pun para si
    sang tentang via vs per de la el del von
    """
)
"""Words that a Title Case headline leaves small."""

COMMON = {
    "id": _set(
        """
        yang dan di ke dari untuk pada dengan ini itu dalam tidak akan telah oleh juga sebagai
        adalah karena kata kepada bahwa atau lebih saat sudah bisa mereka dia para tersebut menjadi
        ada seorang antara serta setelah negara mengatakan hingga masih namun sebuah terhadap bukan
        tak lalu kami kita belum sejak usai
        """
    ),
    "en": _set(
        """
        the of and to in a is that for on with as was by at from it be are an has have were his its
        said not this but which will would their they he she after had been or who more than into
        about over also could one
        """
    ),
}
"""Small words that no text of a language does without."""

OPENERS = _set(
    """
    presiden perdana menteri menlu menhan menko pm raja ratu sekretaris juru kepala komandan
    panglima duta dubes para pada sebelumnya namun menurut selain sementara dia ia mereka kami kita
    jenderal laksamana kementerian pemerintah pejabat sumber negara kedua hal itu ini di dalam saat
    ketika adapun meski the he she it they president prime minister officials according but however
    meanwhile in on at a an this that
    """
)
"""Words with which a sentence takes over where a headline inside a paragraph ends."""

ABBREVIATIONS = _set(
    """
    inf kav arh czi cba pnb purn
    dr drs dra ir hj h prof letjen mayjen brigjen jend jenderal kol letkol kapt komjen irjen kombes
    marsdya marsda laksda laksma laksdya st sdr sdri tn ny no nos hal tgl jl gg kec kab prov rp rs
    dll dsb dkk tsb yth a.n u.p d.a s.d p.t pt cv tbk ph.d s.h m.a m.si s.ip m.h mr mrs ms jr sr gen
    lt col maj capt sgt cmdr adm brig rev hon gov sen rep pres vs etc inc ltd co corp dept est
    approx fig vol pp e.g i.e cf a.m p.m ft mt jan feb mar apr jun jul aug agu ags sep sept okt oct
    nov des dec mgr al ust kh k.h
    """
)
MAY_END = _set("dll dsb dkk tsb inc ltd co corp tbk etc a.m p.m jr sr")
"""Abbreviations with which a sentence may end."""

STARTERS = _set(
    """
    the he she it they we in on at and but this that these those a an as after before while when
    however meanwhile his her its their dia ia mereka kami kita namun tetapi tapi dan para pada di
    dalam ini itu menurut sementara selain sebelumnya kedua pihak juru menteri presiden
    """
)
"""Words that begin a sentence behind `U.S.` or an initial."""

HOSTS = _set("com co id net org tv news info go ac")

CITIES = _set(
    """
    new york|kuala lumpur|tel aviv|hong kong|abu dhabi|buenos aires|new delhi|washington dc|
    washington d.c.|mexico city|cape town|addis ababa|san francisco|los angeles|port moresby|
    phnom penh|den haag|the hague|banda aceh|bandar lampung|kota bharu|sao paulo|
    rio de janeiro|santiago|st petersburg|ho chi minh city|kuwait city|panama city|
    guatemala city|bandar seri begawan|port louis|san jose|tokyo|jakarta|london|moskow|
    moscow|seoul|beijing|washington|brussels|brussel|paris|berlin|kiev|kyiv|teheran|
    tehran|oslo|ankara|istanbul|warsawa|warsaw|roma|rome|madrid|jenewa|geneva|singapura|
    singapore|bangkok|manila|hanoi|canberra|riyadh|doha|kairo|cairo|baghdad|damaskus|
    damascus|beirut|yerusalem|jerusalem|gaza|pyongyang|surabaya|bandung|medan
    """,
    "|",
)
"""Cities that stand alone in a dateline, and so are no outlet."""

KICKERS = _set(
    """
    update breaking video foto infografis profil kronologi fakta opini analisis opinion analysis
    exclusive eksklusif factbox explainer story live watch note catatan editorial intelijen menteri
    presiden minister president official pejabat
    """
)
"""Words before a dash or a colon that make no dateline."""

DAYS = _set(
    """
    senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday friday
    saturday sunday mon tue wed thu fri sat sun
    """
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januari jan",
            "february februari feb pebruari",
            "march maret mar",
            "april apr",
            "may mei",
            "june juni jun",
            "july juli jul",
            "august agustus aug agu ags agt",
            "september sep sept",
            "october oktober oct okt",
            "november nov nopember",
            "december desember dec des",
        ),
        1,
    )
    for name in names.split()
}
