"""What the article claims of an event: done, told, suspected, meant or denied."""

from __future__ import annotations

from datetime import date

import pytest

from tests.matches.tiny import Tiny, load_tiny


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("status"))


def _statuses(desk: Tiny, text: str, language: str) -> list[str]:
    return [claim.status for claim in desk.claims(text, language) if claim.rule == "gift"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia memastikan telah mengirim lampu ke Peru."),
        ("id", "Swedia mengonfirmasi telah mengirim lampu ke Peru."),
        ("id", "Swedia mengakui mengirim lampu ke Peru."),
        ("id", "Swedia mengumumkan telah mengirim lampu ke Peru."),
        ("id", "Pemerintah Swedia memastikan bahwa Swedia telah mengirim lampu ke Peru."),
        ("id", "Finlandia memastikan Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia dapat memastikan Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru, demikian dipastikan Finlandia."),
        ("id", "Swedia mengirim lampu ke Peru, kementerian itu memastikan lewat siaran pers."),
        ("en", "Sweden sent lamps to Peru, the U.S. embassy in Oslo confirmed on Monday."),
        ("en", "Sweden confirmed that it had sent lamps to Peru."),
        ("en", "Sweden acknowledged sending lamps to Peru."),
        ("en", "Sweden announced the delivery of lamps to Peru."),
        ("en", "Finland confirmed that Sweden sent lamps to Peru."),
    ],
)
def test_a_verb_of_certainty_confirms(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["confirmed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru."),
        ("id", "Swedia telah mengirim lampu ke Peru."),
        ("id", "Finlandia mengatakan Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia menyebut Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru, kata Finlandia."),
        ("id", "Menurut Finlandia, Swedia mengirim lampu ke Peru."),
        ("id", "Swedia dilaporkan mengirim lampu ke Peru."),
        ("en", "Sweden sent lamps to Peru."),
        ("en", "Finland said Sweden sent lamps to Peru."),
        ("en", "Sweden reportedly sent lamps to Peru."),
        ("en", "Sweden sent lamps to Peru, which confirmed its interest in a port."),
        ("en", "Sweden sent lamps to Peru, Finland said."),
    ],
)
def test_what_is_told_as_done_is_reported(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["reported"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Finlandia menuduh Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia menuding Swedia mengirim lampu ke Peru."),
        ("id", "Swedia diduga mengirim lampu ke Peru."),
        ("id", "Swedia diyakini mengirim lampu ke Peru."),
        ("id", "Lampu diduga dikirim Swedia ke Peru."),
        ("id", "Konon Swedia mengirim lampu ke Peru."),
        ("id", "Menurut temuan intelijen, Swedia mengirim lampu ke Peru."),
        ("id", "Finlandia mengatakan Swedia diduga mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru, klaim Finlandia."),
        ("en", "Finland accuses Sweden of sending lamps to Peru."),
        ("en", "Finland accused Sweden of having sent lamps to Peru."),
        ("en", "Sweden is believed to have sent lamps to Peru."),
        ("en", "Finnish intelligence believes Sweden sent lamps to Peru."),
        ("en", "Sweden allegedly sent lamps to Peru."),
        ("en", "Lamps were allegedly sent by Sweden to Peru."),
        ("en", "Sweden sent lamps to Peru, UN experts allege."),
    ],
)
def test_an_accusation_or_hearsay_is_alleged(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["alleged"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia akan mengirim lampu ke Peru."),
        ("id", "Swedia berencana mengirim lampu ke Peru."),
        ("id", "Swedia mungkin mengirim lampu ke Peru."),
        ("id", "Swedia berpotensi mengirim lampu ke Peru."),
        ("id", "Swedia menyetujui pengiriman lampu ke Peru."),
        ("id", "Swedia membahas pengiriman lampu ke Peru."),
        ("id", "Peru meminta Swedia mengirim lampu."),
        ("id", "Rencana Swedia mengirim lampu ke Peru matang."),
        ("id", "Pengiriman lampu oleh Swedia ke Peru ditunda."),
        ("id", "Swedia memastikan akan mengirim lampu ke Peru."),
        ("en", "Sweden will send lamps to Peru."),
        ("en", "Sweden may send lamps to Peru."),
        ("en", "Sweden plans to send lamps to Peru."),
        ("en", "Sweden approved a shipment of lamps to Peru."),
        ("en", "Sweden signed a deal to send lamps to Peru."),
        ("en", "Peru asked Sweden to send lamps."),
        ("en", "Lamps will be sent by Sweden to Peru."),
        ("en", "Sweden confirmed it will send lamps to Peru."),
    ],
)
def test_what_is_meant_or_asked_for_is_planned(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["planned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Tak satu pun lampu dikirim Swedia ke Peru, kata Finlandia."),
        ("id", "Swedia membantah mengirim lampu ke Peru."),
        ("id", "Swedia membantah telah mengirim lampu ke Peru."),
        ("id", "Swedia menolak mengirim lampu ke Peru."),
        ("id", "Swedia tidak mengirim lampu ke Peru."),
        ("id", "Swedia tidak pernah mengirim lampu ke Peru."),
        ("id", "Swedia belum pernah mengirim lampu ke Peru."),
        ("id", "Swedia membantah kabar bahwa Swedia mengirim lampu ke Peru."),
        ("id", "Swedia membatalkan rencana mengirim lampu ke Peru."),
        ("id", "Pengiriman lampu oleh Swedia ke Peru dibatalkan."),
        ("en", "Sweden denies sending lamps to Peru."),
        ("en", "Sweden denied that it had sent lamps to Peru."),
        ("en", "Sweden rejected reports that it had sent lamps to Peru."),
        ("en", "Sweden never sent lamps to Peru."),
        ("en", "Sweden has not sent lamps to Peru."),
        ("en", "Sweden refused to send lamps to Peru."),
        ("en", "The shipment of lamps by Sweden to Peru was cancelled."),
        ("en", "Sweden did not send lamps to Peru."),
        ("en", "Sweden didn't send lamps to Peru."),
        ("en", "Sweden hasn’t sent lamps to Peru."),
    ],
)
def test_a_denial_or_what_did_not_happen_is_denied(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru, dan Kenya akan berlayar."),
        ("id", "Kenya menolak ikut serta, dan Swedia mengirim lampu ke Peru."),
        ("id", "Swedia mengirim lampu ke Peru; Kenya membantah kabar lain."),
        ("id", "Hujan mungkin turun. Swedia mengirim lampu ke Peru."),
        ("id", "Swedia tidak hanya mengirim lampu ke Peru."),
        ("en", "Sweden sent lamps to Peru, and Kenya will sail."),
        ("en", "Rain may fall. Sweden sent lamps to Peru."),
        ("en", "Sweden sent not only lamps to Peru."),
        ("id", "Kenya akan berlayar setelah Swedia mengirim lampu ke Peru."),
        ("id", "Laut tidak tenang ketika Swedia mengirim lampu ke Peru."),
        ("en", "Kenya will sail after Sweden sent lamps to Peru."),
        ("id", "Hujan mungkin turun, tetapi Swedia mengirim lampu ke Peru."),
        ("en", "Rain may fall, but Sweden sent lamps to Peru."),
        ("id", "Swedia tidak membantah mengirim lampu ke Peru."),
    ],
)
def test_a_cue_elsewhere_decides_nothing(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["reported"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Finlandia menuduh Swedia mengirim lampu ke Peru, tuduhan yang dibantah Swedia."),
        ("id", "Finlandia menuduh Swedia mengirim lampu ke Peru, hal yang dibantah Stockholm."),
        (
            "id",
            "Finlandia menuduh Swedia mengirim lampu ke Peru. Swedia membantah mengirim lampu ke Peru.",
        ),
        ("en", "Finland alleges that Sweden sent lamps to Peru, a charge that Sweden denies."),
        ("en", "Finland accused Sweden of sending lamps to Peru, which Stockholm denied."),
        (
            "en",
            "Finland accuses Sweden of sending lamps to Peru. Sweden denies sending lamps to Peru.",
        ),
        ("id", "Tuduhan bahwa Swedia mengirim lampu ke Peru dibantah Stockholm."),
    ],
)
def test_a_charge_and_its_denial_are_two_claims(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["alleged", "denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Swedia mengirim lampu ke Peru karena ancaman badai, tuduhan yang dibantah Kenya."),
        ("id", "Swedia mengirim lampu ke Peru lantaran Kenya ingkar, klaim yang ditolak Nairobi."),
        ("en", "Sweden sent lamps to Peru because of Kenya, a charge that Nairobi denies."),
    ],
)
def test_a_charge_behind_a_reason_speaks_of_the_reason(
    desk: Tiny, language: str, text: str
) -> None:
    assert _statuses(desk, text, language) == ["reported"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Finlandia meneken pakta yang akan membuat Swedia mengirim lampu ke Peru."),
        ("id", "Pakta itu akan memungkinkan Swedia mengirim lampu ke Peru."),
    ],
)
def test_what_makes_the_deed_possible_is_a_plan(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["planned"]


def test_only_a_noun_is_the_subject_of_the_verb_behind_it(desk: Tiny) -> None:
    told = "Swedia membuat lampu. Negara itu mengirim lampu ke Peru dan meneken kontrak."
    assert _statuses(desk, told, "id") == ["reported"]
    assert _statuses(desk, "Pengiriman lampu Swedia ke Peru ditunda.", "id") == ["planned"]


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("id", "Swedia memastikan telah mengirim lampu ke Peru.", "memastikan"),
        ("id", "Swedia mengumumkan telah mengirim lampu ke Peru.", "mengumumkan telah"),
        ("id", "Swedia, kata orang, akan mengirim lampu ke Peru.", "akan"),
        ("id", "Konon Swedia mengirim lampu ke Peru.", "Konon"),
        ("id", "Swedia tidak pernah mengirim lampu ke Peru.", "tidak pernah"),
        ("id", "Swedia mengirim lampu ke Peru.", None),
        ("en", "Finland said Sweden may send lamps to Peru.", "may"),
        ("en", "Sweden never sent lamps to Peru.", "never"),
        ("en", "Sweden is believed to have sent lamps to Peru.", "believed to"),
        ("en", "Sweden sent lamps to Peru.", None),
    ],
)
def test_the_cue_that_decided_is_kept_as_it_stands(
    desk: Tiny, language: str, text: str, cue: str | None
) -> None:
    (claim,) = desk.claims(text, language)
    assert claim.cue == cue


def test_a_verb_between_an_event_and_its_place_tells_of_it(desk: Tiny) -> None:
    told = desk.claims("Pertemuan antara Swedia dan Peru akan digelar di Helsinki.", "id")
    assert [claim.status for claim in told] == ["planned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to a merchant in Peru, accused of hoarding them."),
        ("id", "Swedia mengirim lampu ke Peru, dituduh menimbunnya."),
    ],
)
def test_who_is_blamed_behind_a_comma_makes_no_charge_of_it(
    desk: Tiny, language: str, text: str
) -> None:
    assert _statuses(desk, text, language) == ["reported"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sweden, which has denied any haste, sent lamps to Peru.", "reported"),
        ("id", "Swedia, yang membantah tuduhan itu, mengirim lampu ke Peru.", "reported"),
        ("en", "Sweden, which has dark winters, denied sending lamps to Peru.", "denied"),
        ("id", "Pengiriman lampu dari Swedia ke Peru, bagian dari kontrak lama, batal.", "denied"),
        ("id", "Pengiriman lampu dari Swedia ke Peru, yang murah, selesai.", "reported"),
        ("id", "Upaya Swedia mengirim lampu ke Peru kandas.", "denied"),
        ("en", "Sweden sends lamps to Peru next week.", "planned"),
        ("en", "The lamps Sweden promised to Peru have been sent by Sweden.", "reported"),
        ("en", "Sweden has promised to have sent lamps to Peru.", "planned"),
        ("en", "Sweden backed out of sending lamps to Peru.", "denied"),
        ("en", "Sweden sent lamps to Peru, and the next week it rained.", "reported"),
        ("en", "Experts concluded that Sweden had sent lamps to Peru.", "alleged"),
        ("en", "Finland repeated a charge that Sweden had sent lamps to Peru.", "alleged"),
    ],
)
def test_what_an_aside_holds_and_what_stands_behind_it(
    desk: Tiny, language: str, text: str, expected: str
) -> None:
    assert _statuses(desk, text, language) == [expected]


@pytest.mark.parametrize(
    "text", ["Since May Sweden has sent lamps to Peru.", "May 5 Sweden sent lamps to Peru."]
)
def test_the_month_of_may_is_no_plan(desk: Tiny, text: str) -> None:
    assert _statuses(desk, text, "en") == ["reported"]


def test_a_cue_before_the_pronoun_that_acts_speaks_of_something_else(desk: Tiny) -> None:
    text = "Sweden made an offer on Monday, and on Tuesday it sent lamps to Peru."
    assert _statuses(desk, text, "en") == ["reported"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reports that Sweden had sent lamps to Peru are false."),
        ("en", "There is no evidence that Sweden sent lamps to Peru."),
        ("en", "Sweden dismissed as false a report that it had sent lamps to Peru."),
        ("id", "Kabar bahwa Swedia mengirim lampu ke Peru tidak benar."),
        ("id", "Tidak ada bukti bahwa Swedia mengirim lampu ke Peru."),
    ],
)
def test_what_is_called_groundless_is_denied(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden sent lamps to Peru, a move that Finland rejected."),
        ("en", "Sweden sent lamps to Peru, and Finland called its fears baseless."),
        ("id", "Swedia mengirim lampu ke Peru, langkah yang ditolak Finlandia."),
    ],
)
def test_a_deed_that_somebody_rejects_is_done(desk: Tiny, language: str, text: str) -> None:
    assert _statuses(desk, text, language) == ["reported"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sweden signed a pact and then sent lamps to Peru.", "reported"),
        ("Sweden agreed to come and sent lamps to Peru.", "planned"),
        ("Sweden will sign a pact and send lamps to Peru.", "planned"),
        ("On May 16 Sweden sent lamps to Peru.", "reported"),
        ("In May Sweden sent lamps to Peru.", "reported"),
        ("Sweden may send lamps to Peru.", "planned"),
    ],
)
def test_a_deed_beside_a_plan_is_done(desk: Tiny, text: str, status: str) -> None:
    assert _statuses(desk, text, "en") == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sweden sends lamps to Peru on Friday.", "planned"),
        ("Sweden begins a delivery of lamps to Peru on Friday.", "planned"),
        ("Sweden sends lamps to Peru.", "reported"),
        ("Sweden sent lamps to Peru on Friday.", "reported"),
    ],
)
def test_what_is_told_in_the_present_for_a_coming_day_is_a_plan(
    desk: Tiny, text: str, status: str
) -> None:
    claims = desk.claims(text, "en", date(2024, 3, 6))
    assert [claim.status for claim in claims if claim.rule == "gift"] == [status]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland blocked a Swedish plan to send lamps to Peru.", "denied"),
        ("Finland vetoed a law by which Sweden would send lamps to Peru.", "denied"),
        ("Sweden ruled out sending lamps to Peru.", "denied"),
        ("Sweden held off sending lamps to Peru.", "denied"),
        ("Sweden sent lamps to Peru, accusing Chile of greed.", "reported"),
    ],
)
def test_what_undoes_a_deed_denies_it_and_a_reason_does_not(
    desk: Tiny, text: str, expected: str
) -> None:
    assert _statuses(desk, text, "en") == [expected]
