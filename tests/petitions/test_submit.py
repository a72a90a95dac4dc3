"""What is taken, where it goes, what is refused with nothing written."""

import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from nep.audit.models import Event
from nep.organisations.actors import PUBLIC
from nep.petitions import actions, keys
from nep.petitions.actions.submit import AlreadyShown, NotAPlace, OtherContent
from nep.petitions.models import Concern, Petition, SealedText, Slip, State
from nep.petitions.submission import AddressMissing, PhoneMissing, TextMissing, TextTooLong
from tests.factories.petitions import a_petition, a_receipt, a_submission
from tests.petitions.conftest import Province


def test_a_petition_goes_to_the_desk_of_its_commune_and_its_clock_runs(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now)
    assert (petition.home_unit, petition.desk_unit, petition.unit) == (
        province.commune,
        province.commune,
        None,
    )
    assert petition.state == State.RECEIVED
    assert petition.due_on is not None
    assert petition.late_from == petition.due_on + timedelta(days=1)
    assert list(Event.objects.values_list("event", flat=True).filter(thing_kind="petitions.petition")) == [
        "petition_received"
    ]


def test_name_and_words_are_sealed_and_the_working_text_is_masked(province: Province, now: datetime) -> None:
    said = "Tôi tên là Trần Thị Thử, xin gọi 0912 345 678. Cầu ấp Ba gãy."
    petition = a_petition(province.commune, at=now, text=said, name="Trần Thị Thử", phone="0912345678")
    assert "Trần" not in petition.working_text
    assert "678" not in petition.working_text + petition.working_folded
    rows = {row.kind: bytes(row.sealed) for row in SealedText.objects.filter(petition=petition)}
    assert set(rows) == {"original", "identity"}
    assert all("Trần".encode() not in sealed and b"0912" not in sealed for sealed in rows.values())


def test_text_typed_in_decomposed_letters_is_stored_composed(province: Province, now: datetime) -> None:
    typed = unicodedata.normalize("NFD", "Đường ấp Bốn ngập nước, xin nâng mặt đường.")
    petition = a_petition(province.commune, at=now, text=typed)
    assert petition.working_text == "Đường ấp Bốn ngập nước, xin nâng mặt đường."


def test_the_same_form_sent_twice_gives_one_petition_and_the_same_slip(
    province: Province, now: datetime
) -> None:
    first = a_receipt(province.commune, at=now, key="form")
    second = a_receipt(province.commune, at=now + timedelta(hours=23), key="form")
    assert (first.petition, first.slip, first.secrets) == (second.petition, second.slip, second.secrets)
    assert (first.is_again, second.is_again) == (False, True)
    assert Petition.objects.count() == 1


def test_the_same_form_with_other_content_is_refused(province: Province, now: datetime) -> None:
    a_receipt(province.commune, at=now, key="form")
    with pytest.raises(OtherContent, match="đã được gửi một lần với nội dung khác"):
        a_receipt(province.commune, at=now, key="form", text="Chuyện khác hẳn.")
    assert Petition.objects.count() == 1


def test_a_slip_is_not_shown_again_after_a_day_or_after_its_first_use(
    province: Province, now: datetime
) -> None:
    receipt = a_receipt(province.commune, at=now, key="form")
    with pytest.raises(AlreadyShown):
        a_receipt(province.commune, at=now + timedelta(hours=25), key="form")
    assert receipt.secrets is not None
    assert receipt.slip is not None
    actions.read_slip(receipt.slip.number, secret=receipt.secrets.short, at=now)
    with pytest.raises(AlreadyShown, match="đã được tiếp nhận"):
        a_receipt(province.commune, at=now, key="form")


def test_no_secret_can_be_read_from_the_database(province: Province, now: datetime) -> None:
    receipt = a_receipt(province.commune, at=now, key="form")
    assert receipt.secrets is not None
    row = Slip.objects.values().get()
    stored = " ".join(str(value) for value in row.values())
    assert receipt.secrets.long not in stored
    assert row["secret_mac"] != keys.short_mac(row["uuid"], "000000") or receipt.secrets.short == "000000"
    assert not {receipt.secrets.short, "form"} & set(map(str, row.values()))


@pytest.mark.parametrize(
    ("changes", "refusal", "sentence"),
    [
        ({"text": "a" * 100_000}, TextTooLong, "dài quá 10.000"),
        ({"text": " \u200b "}, TextMissing, "chưa viết nội dung"),
        ({"tell_by": "call"}, PhoneMissing, "hãy ghi số điện thoại"),
        ({"unit_may_call": True}, PhoneMissing, "hãy ghi số điện thoại"),
        ({"tell_by": "letter", "name": "Người Thử"}, AddressMissing, "hãy ghi tên và địa chỉ"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(
    province: Province, now: datetime, changes: dict[str, object], refusal: type[Exception], sentence: str
) -> None:
    with pytest.raises(refusal, match=sentence):
        a_petition(province.commune, at=now, **changes)
    assert (Petition.objects.count(), Slip.objects.count(), SealedText.objects.count()) == (0, 0, 0)


def test_a_department_is_no_place(province: Province, now: datetime) -> None:
    with pytest.raises(NotAPlace):
        a_petition(province.units["department"], at=now)


@pytest.mark.parametrize("concern", [Concern.YES, Concern.UNSURE])
def test_what_may_concern_the_commune_goes_one_level_above(
    province: Province, now: datetime, concern: str
) -> None:
    petition = a_petition(province.commune, at=now, concern=concern)
    assert (petition.home_unit, petition.desk_unit) == (province.district, province.district)


def test_what_concerns_the_province_goes_to_its_reception_board(province: Province, now: datetime) -> None:
    for name in ("province", "district"):
        petition = a_petition(province.units[name], at=now, concern=Concern.YES)
        assert petition.home_unit == province.units["board"]


def test_without_the_proof_it_is_taken_and_waits(province: Province, now: datetime) -> None:
    petition = a_petition(province.commune, at=now, proved=False)
    assert (petition.state, petition.due_on) == (State.QUARANTINED, None)
    released = actions.release_quarantine(petition, by=province.desks["commune"], at=now)
    assert released.state == State.RECEIVED
    assert released.due_on is not None


@pytest.mark.race
def test_two_presses_at_once_give_one_petition_and_the_same_slip(
    race: Callable[..., list[object]], now: datetime
) -> None:
    from nep.norms.actions import load_shipped
    from nep.organisations.roles import Role
    from tests.factories.organisations import a_province, an_actor

    load_shipped()
    commune = a_province()["commune"]
    an_actor(commune, Role.RECEPTION_DESK)
    press = lambda: actions.submit_petition(a_submission(commune), key="form", by=PUBLIC, at=now)  # noqa: E731
    first, second = race(press, press)
    assert first.slip == second.slip  # type: ignore[attr-defined] # receipts
    assert first.secrets == second.secrets  # type: ignore[attr-defined] # receipts
    assert Petition.objects.count() == 1
