"""Safeguard 1, the citizen said *no*: a denunciation found at the desk of the accused place leaves it."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event
from nep.norms.models import Deadline
from nep.notices.models import Notice
from nep.organisations.roles import Role
from nep.petitions import actions
from nep.petitions.actions.answering import draft_answer, return_answer, submit_answer
from nep.petitions.actions.assigning import assign_petition
from nep.petitions.actions.classify import RestMissing
from nep.petitions.actions.sealed import sealed_text_of
from nep.petitions.models import Klass, Petition, SealedText
from tests.factories.organisations import an_actor
from tests.factories.petitions import a_petition
from tests.petitions.conftest import Province

DENUNCIATION = "Ông chủ tịch xã lấy tiền làm cầu."
REST = "Cầu ấp Ba bị gãy lan can."


def test_it_goes_to_the_desk_above_at_once_and_the_first_desk_finds_nothing(
    client: Client, province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now, text=DENUNCIATION)
    desk, above = province.desks["commune"], province.desks["district"]
    assert desk.user is not None
    client.force_login(desk.user)
    address = reverse("petitions:sort", args=[petition.uuid])
    assert "chuyển đến Huyện Thử; từ đó không ai ở đây còn thấy nó" in client.get(address).content.decode()

    answer = client.post(
        reverse("petitions:classify", args=[petition.uuid]), {"klass": "denunciation"}, follow=True
    )

    assert answer.redirect_chain == [(reverse("petitions:triage"), 302)]
    assert DENUNCIATION not in answer.content.decode()
    moved = Petition.objects.get()
    assert (moved.desk_unit, moved.home_unit, moved.is_secret) == (province.district, province.district, True)
    assert {
        client.get(url).status_code for url in (address, address.replace("tiep-dan/phan-loai", "kien-nghi"))
    } == {404}
    assert list(Petition.objects.visible_to(above)) == [moved]
    assert not Petition.objects.visible_to(desk).exists()
    assert Event.objects.filter(event="petition_sent_above", thing_id=moved.pk).count() == 1
    assert list(Deadline.objects.values_list("unit", flat=True)) == [None, None]


@pytest.mark.parametrize(
    ("place", "desk", "goes_to"),
    [("commune", "district", "district"), ("district", "district", "board"), ("commune", "board", "board")],
)
def test_it_stays_where_the_place_cannot_look_and_leaves_the_district_for_the_board(
    province: Province, now: datetime, place: str, desk: str, goes_to: str
) -> None:
    petition = a_petition(province.units[place], at=now, text=DENUNCIATION)
    unit = province.units[desk]
    Petition.objects.filter(pk=petition.pk).update(home_unit=unit, desk_unit=unit)
    actions.classify_petition(petition, klass=Klass.DENUNCIATION, by=province.desks[desk], at=now)
    assert Petition.objects.get().desk_unit == province.units[goes_to]


def test_a_complaint_stays_with_who_decided_and_the_desk_above_may_say_it_is_none(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now, text=DENUNCIATION)
    desk, above = province.desks["commune"], province.desks["district"]
    complaint = actions.classify_petition(petition, klass=Klass.COMPLAINT, by=desk, at=now)
    assert complaint.desk_unit == province.commune
    actions.classify_petition(petition, klass=Klass.DENUNCIATION, by=desk, at=now)
    again = actions.classify_petition(petition, klass=Klass.PROPOSAL, by=above, at=now)
    assert (again.desk_unit, again.home_unit) == (province.district, province.district)
    assert not Petition.objects.visible_to(desk).exists()


def test_what_the_unit_was_told_on_the_way_is_gone_too(province: Province, now: datetime) -> None:
    petition = a_petition(province.commune, at=now, text=DENUNCIATION)
    desk = province.desks["commune"]
    officer, head = (an_actor(province.commune, role) for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD))
    actions.classify_petition(petition, klass=Klass.PROPOSAL, by=desk, at=now)
    assign_petition(petition, to_unit=province.commune, by=desk, at=now)
    answer = draft_answer(petition, text="Xã đã xem.", by=officer, at=now)
    submit_answer(answer, by=officer, at=now)
    return_answer(answer, reason="Chưa rõ", by=head, at=now)
    assert Notice.objects.exists()
    actions.classify_petition(petition, klass=Klass.DENUNCIATION, by=desk, at=now)
    assert not Notice.objects.exists()


def test_a_part_that_is_one_leaves_with_the_sealed_original_and_the_first_says_nothing_of_it(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now, text=f"{REST} {DENUNCIATION}", name="Trần Thị Thử")
    desk, above = province.desks["commune"], province.desks["district"]
    parts = [(Klass.DENUNCIATION, DENUNCIATION)]
    with pytest.raises(RestMissing):
        actions.split_petition(petition, parts=parts, by=desk, at=now)
    assert Petition.objects.count() == 1

    (part,) = actions.split_petition(petition, parts=parts, rest=REST, by=desk, at=now)

    assert list(Petition.objects.visible_to(above)) == [part]
    (left,) = Petition.objects.visible_to(desk)
    assert left.working_text == REST
    reason = "đọc lại nguyên văn"
    read = actions.open_sealed(left, what="original", reason=reason, by=desk, at=now)
    assert read == REST
    assert DENUNCIATION in actions.open_sealed(part, what="original", reason=reason, by=above, at=now)
    assert "Trần Thị Thử" in str(sealed_text_of(part, SealedText.Kind.IDENTITY))
    assert not Event.objects.filter(thing_id=left.pk, event__in=["petition_split", "petition_sent_above"])
