"""Sorting at the desk: classes, parts, the public text, quarantine, checks."""

from datetime import date, datetime

import pytest

from nep.meetings.models import Meeting
from nep.organisations.roles import Role
from nep.petitions import actions, checks
from nep.petitions.actions.classify import NotForTransfer, NotPublishable, TextShowsPerson
from nep.petitions.models import Klass, Petition, SealedText, State
from tests.factories.meetings import a_meeting
from tests.factories.organisations import an_actor
from tests.factories.petitions import a_petition
from tests.petitions.conftest import Province


def test_a_public_text_that_shows_a_person_is_refused_until_it_is_meant(
    province: Province, now: datetime
) -> None:
    petition, desk = a_petition(province.commune, at=now), province.desks["commune"]
    shows = "Ông Nguyễn Văn Thử, 0912345678, xin sửa cầu."
    with pytest.raises(TextShowsPerson, match="số điện thoại"):
        actions.review_public_text(petition, title="Cầu", text=shows, by=desk, at=now)
    assert Petition.objects.get().public_text == ""
    actions.review_public_text(petition, title="Cầu", text="Xin sửa cầu ấp Ba.", by=desk, at=now)
    assert list(Petition.objects.public()) == [petition]


def test_a_complaint_is_never_public_and_is_closed_where_it_was_sent_on(
    province: Province, now: datetime
) -> None:
    petition, desk = a_petition(province.commune, at=now), province.desks["commune"]
    with pytest.raises(NotForTransfer):
        actions.transfer_out_petition(petition, to_body="Thanh tra huyện", by=desk, at=now)
    actions.review_public_text(petition, title="Cầu", text="Xin sửa cầu ấp Ba.", by=desk, at=now)
    complaint = actions.classify_petition(petition, klass=Klass.COMPLAINT, by=desk, at=now)
    assert complaint.deadline is not None
    assert (complaint.deadline.rule, complaint.public_text) == ("petition.complaint.accept", "")
    with pytest.raises(NotPublishable):
        actions.review_public_text(petition, title="Cầu", text="Xin sửa cầu.", by=desk, at=now)


def test_a_mixed_one_is_split_and_its_secret_part_stays_with_the_desk_above(
    province: Province, now: datetime
) -> None:
    petition, desk = a_petition(province.commune, at=now, concern="yes"), province.desks["district"]
    leader = an_actor(province.district, Role.LEADER)
    (part,) = actions.split_petition(
        petition, parts=[(Klass.DENUNCIATION, "Ông trưởng ấp lấy tiền.")], by=desk, at=now
    )
    assert (part.slip, part.split_from, part.is_secret) == (petition.slip, petition, True)
    assert list(Petition.objects.visible_to(leader)) == [petition]


def test_what_is_not_taken_keeps_its_record_and_may_be_taken_back(province: Province, now: datetime) -> None:
    petition, desk = a_petition(province.commune, at=now, proved=False), province.desks["commune"]
    actions.reject_quarantined(petition, reason="quảng cáo", by=desk, at=now)
    assert Petition.objects.get().state == State.REJECTED
    actions.undo_rejection(petition, by=desk, at=now)
    assert actions.release_quarantine(petition, by=desk, at=now).state == State.RECEIVED


def test_an_issue_of_the_hall_becomes_a_petition_without_slip(province: Province, now: datetime) -> None:
    meeting: Meeting = a_meeting(province.commune, happens_on=now.date())
    said = actions.register_spoken(
        text="Mương thoát nước nghẹt.",
        unit=province.commune,
        meeting=meeting,
        by=province.desks["commune"],
        at=now,
    )
    assert (said.meeting, said.slip, said.home_unit) == (meeting, None, province.commune)


def test_the_doctor_finds_and_mends_copies_and_finds_seals_that_do_not_open(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now)
    assert (checks.wrong_copies(), checks.broken_seals()) == ([], [])
    Petition.objects.filter(pk=petition.pk).update(
        working_folded="khac", due_on=date(2024, 3, 1), late_from=date(2024, 3, 2)
    )
    assert len(checks.wrong_copies()) == 1
    checks.mend_copies()
    assert checks.wrong_copies() == []
    SealedText.objects.update(kind=SealedText.Kind.IDENTITY)
    assert len(checks.broken_seals()) == 2
