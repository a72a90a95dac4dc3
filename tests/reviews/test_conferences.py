"""A conference: agenda, invitations, who came. The rules, without pages."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.meetings import refusals as meeting_refusals
from nep.meetings.models import Meeting
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.practices.models import Practice
from nep.reviews import conference_jobs
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions import agenda, conferences, invitations, presence
from nep.reviews.actions.agenda import About
from nep.reviews.agenda import agenda_of, minutes_left
from nep.reviews.conference_desk import desk_conferences
from nep.reviews.models import AgendaItem, Conference, Invitation, Section
from nep.web.errors import NotAllowed
from tests.factories.conferences import (
    TODAY,
    a_conference,
    a_held_conference,
    a_report,
    an_invited_conference,
    an_item,
    fresh,
    rows_of,
    the_leader,
    titles_of,
    told,
)
from tests.factories.conferences import office as office
from tests.factories.conferences import planning as planning
from tests.factories.plans import Planning
from tests.factories.practices import a_recognised
from tests.factories.programmes import a_draft

pytestmark = pytest.mark.django_db
Moment = Callable[..., datetime]


def test_a_conference_is_a_meeting_that_nobody_outside_reads(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    assert (conference.meeting.kind, conference.meeting.state) == ("conference", "announced")
    assert conference.meeting.title == conference.title
    assert not Meeting.objects.public().exists()


def test_a_theme_that_was_not_issued_is_not_reviewed(planning: Planning) -> None:
    planning.theme = a_draft(planning.units["party"], planning.officers["party"], code="khac")
    with pytest.raises(refusals.ThemeNotIssued, match="chưa ban hành"):
        a_conference(planning)
    assert not Meeting.objects.exists()


def test_a_report_of_another_unit_is_refused(planning: Planning) -> None:
    with pytest.raises(refusals.ReportElsewhere, match="của đơn vị khác"):
        a_conference(planning, report=a_report(planning, "commune"))


def test_the_agenda_is_a_tree_with_numbers_and_hours(planning: Planning) -> None:
    conference = a_conference(planning)
    an_item(planning, conference, "Khai mạc", minutes=10)
    report = an_item(planning, conference, "Báo cáo", minutes=30)
    an_item(planning, conference, "Tình hình", minutes=10, parent=report, position=1)
    an_item(planning, conference, "Kết quả", minutes=20, parent=report, position=2)
    an_item(planning, conference, "Kết luận", minutes=15)
    assert [(one.number, one.item.title, one.starts_at) for one in agenda_of(conference)] == [
        ("1", "Khai mạc", time(8)),
        ("2", "Báo cáo", time(8, 10)),
        ("2.1", "Tình hình", time(8, 10)),
        ("2.2", "Kết quả", time(8, 20)),
        ("3", "Kết luận", time(8, 40)),
    ]
    assert minutes_left(conference, agenda_of(conference)) == 95


def test_a_part_shorter_than_its_parts_is_refused_and_nothing_is_added(planning: Planning) -> None:
    conference = a_conference(planning)
    report = an_item(planning, conference, "Báo cáo", minutes=30)
    an_item(planning, conference, "Tình hình", minutes=20, parent=report)
    with pytest.raises(
        refusals.AgendaTooShort, match="“Báo cáo” dài 30 phút nhưng các phần bên trong cộng lại 35 phút"
    ):
        an_item(planning, conference, "Kết quả", minutes=15, parent=report)
    with pytest.raises(refusals.AgendaTooShort, match=r"dài 15 phút .* cộng lại 20 phút"):
        agenda.change_item(report, title="Báo cáo", minutes=15, position=1, **told(planning))
    assert titles_of(conference) == ["Báo cáo", "Tình hình"]
    assert AgendaItem.objects.get(pk=report.pk).minutes == 30


def test_a_conference_shorter_than_its_agenda_is_refused(planning: Planning) -> None:
    conference = a_conference(planning, length=30)
    an_item(planning, conference, "Khai mạc", minutes=25)
    with pytest.raises(refusals.AgendaTooShort, match=r"Hội nghị dài 30 phút nhưng .* cộng lại 35 phút"):
        an_item(planning, conference, "Bế mạc", minutes=10)
    with pytest.raises(refusals.AgendaTooShort, match="Hội nghị dài 20 phút"):
        conferences.change_conference(conference, title="Tên", length=20, report=None, **told(planning))
    assert fresh(conference).length == 30
    assert titles_of(conference) == ["Khai mạc"]


def test_the_usual_agenda_fits_any_length_and_holds_the_sections(planning: Planning) -> None:
    conference = a_conference(planning, length=75, report=a_report(planning))
    agenda.draft_agenda(conference, **told(planning))
    lines = agenda_of(conference)
    assert [one.item.section.title for one in lines if one.item.section] == ["Tình hình", "Kết quả"]
    assert [one.item.title for one in lines if one.item.chooses_theme] == ["Chọn chuyên đề sau"]
    assert 0 <= minutes_left(conference, lines) < 10
    with pytest.raises(refusals.AgendaStands):
        agenda.draft_agenda(conference, **told(planning))


def test_a_part_is_about_a_section_of_its_report_a_practice_or_the_next_theme(planning: Planning) -> None:
    conference = a_conference(planning, report=a_report(planning))
    section = Section.objects.get(title="Kết quả")
    practice: Practice = a_recognised(planning.units["commune"], planning.units["district"])
    assert an_item(planning, conference, about=About(section=section)).section == section
    assert an_item(planning, conference, about=About(practice=practice)).practice == practice
    an_item(planning, conference, about=About(chooses_theme=True))
    with pytest.raises(refusals.ThemeChosenTwice):
        an_item(planning, conference, about=About(chooses_theme=True))
    other = a_conference(planning)
    with pytest.raises(refusals.AboutElsewhere):
        an_item(planning, other, about=About(section=section))
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(section=section).update(practice=practice)


def test_another_report_loosens_the_sections_of_the_one_before(planning: Planning) -> None:
    conference = a_conference(planning, report=a_report(planning))
    item = an_item(planning, conference, about=About(section=Section.objects.get(title="Kết quả")))
    conferences.change_conference(conference, title="Tên mới", length=150, report=None, **told(planning))
    assert AgendaItem.objects.get(pk=item.pk).section is None
    assert fresh(conference).meeting.title == "Tên mới"


def test_a_part_is_not_inside_itself_nor_deeper_than_three_nor_elsewhere(planning: Planning) -> None:
    conference = a_conference(planning)
    first = an_item(planning, conference, "Một", minutes=60)
    second = an_item(planning, conference, "Hai", minutes=30, parent=first)
    third = an_item(planning, conference, "Ba", minutes=10, parent=second)
    again: dict[str, Any] = {"title": "Một", "minutes": 60, "position": 1, **told(planning)}
    with pytest.raises(refusals.PartOfItself):
        agenda.change_item(first, parent=third, **again)
    with pytest.raises(refusals.TooDeep):
        an_item(planning, conference, "Bốn", minutes=1, parent=third)
    elsewhere = an_item(planning, a_conference(planning), "Nơi khác", minutes=90)
    with pytest.raises(refusals.PartElsewhere):
        an_item(planning, conference, "Năm", minutes=1, parent=elsewhere)
    with pytest.raises(refusals.HasParts):
        agenda.remove_item(first, **told(planning))
    agenda.remove_item(third, **told(planning))
    assert titles_of(conference) == ["Một", "Hai"]


def test_posts_and_units_are_invited_once_and_told_when_invitations_are_sent(planning: Planning) -> None:
    conference = a_conference(planning)
    leader = the_leader(planning, "district")
    invitations.invite_posts(conference, posts=[leader], **told(planning))
    with pytest.raises(refusals.AlreadyInvited, match="Người đứng đầu đã có trong danh sách mời"):
        invitations.invite_posts(
            conference, posts=[the_leader(planning, "province"), leader], **told(planning)
        )
    units = [planning.units["commune"]]
    assert invitations.invite_units(conference, units=units, seats=1, **told(planning)) == 1
    assert invitations.invite_units(conference, units=units, seats=3, **told(planning)) == 2
    with pytest.raises(refusals.NobodyNew):
        invitations.invite_units(conference, units=units, seats=3, **told(planning))
    assert not Notice.objects.filter(kind__startswith="conference").exists()
    assert invitations.send_invitations(conference, **told(planning)) == 4
    sent = Notice.objects.filter(kind__startswith="conference").order_by("pk")
    assert [(one.kind, one.user_id, one.unit_id) for one in sent] == [
        ("conference_invitation", planning.leaders["district"].user_id, None),
        ("conference_delegates", None, planning.units["commune"].pk),
    ]
    with pytest.raises(refusals.NobodyToInvite):
        invitations.send_invitations(conference, **told(planning))
    with pytest.raises(refusals.InvitationSent):
        invitations.take_off_list(rows_of(conference)[0], **told(planning))


def test_a_unit_names_who_comes_and_may_change_its_mind(planning: Planning, now: datetime) -> None:
    conference = an_invited_conference(planning)
    seat = rows_of(conference)[2]
    clerk, leader = planning.officers["commune"], planning.leaders["commune"]
    named = invitations.name_delegate(seat, post=planning.post("commune"), by=leader, at=now)
    assert (named.post_id, named.answer) == (clerk.post_id, "comes")
    with pytest.raises(refusals.PostNotHeld, match="Ngày họp không có ai"):
        invitations.name_delegate(seat, post=planning.post("neighbour"), by=leader, at=now)
    other = rows_of(conference)[3]
    with pytest.raises(refusals.AlreadyInvited, match="đã được mời rồi"):
        invitations.name_delegate(other, post=planning.post("commune"), by=leader, at=now)
    invitations.name_delegate(seat, post=the_leader(planning, "commune"), by=clerk, at=now)
    assert rows_of(conference)[2].post_id == leader.post_id


def test_the_invited_post_answers_for_itself_alone(planning: Planning, now: datetime) -> None:
    row = rows_of(an_invited_conference(planning))[0]
    invitations.answer_invitation(row, answer="away", by=planning.leaders["district"], at=now)
    assert Invitation.objects.get(pk=row.pk).answer == "away"
    with pytest.raises(NotAllowed):
        invitations.answer_invitation(row, answer="comes", by=planning.officers["district"], at=now)


def test_two_phones_keep_one_list(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    first, second, third, _fourth = rows_of(conference)
    presence.mark_presence(conference, marks={first.pk: "present"}, **told(planning))
    presence.mark_presence(conference, marks={second.pk: "excused"}, **told(planning))
    presence.check_in_code(conference, code=f" {third.code[:3]} {third.code[3:]} ", **told(planning))
    assert presence.counts_in(conference) == {
        "invited": 4,
        "due": 1,
        "present": 2,
        "excused": 1,
        "absent": 0,
    }
    with pytest.raises(refusals.AlreadyPresent):
        presence.check_in_code(conference, code=third.code, **told(planning))
    with pytest.raises(refusals.NoSuchCode):
        presence.check_in_code(conference, code="x", **told(planning))


def test_nobody_is_present_before_the_day(planning: Planning) -> None:
    conference = an_invited_conference(planning, happens_on=date(2023, 12, 29))
    with pytest.raises(refusals.TooEarly, match="Điểm danh được từ 07:00"):
        presence.mark_presence(conference, marks={rows_of(conference)[0].pk: "present"}, **told(planning))
    assert presence.counts_in(conference)["present"] == 0


def test_who_was_not_marked_was_absent_and_corrections_are_counted(planning: Planning) -> None:
    conference = a_held_conference(planning)
    assert conference.meeting.present_count == 3
    assert presence.counts_in(conference)["absent"] == 1
    presence.mark_presence(conference, marks={rows_of(conference)[3].pk: "present"}, **told(planning))
    assert fresh(conference).meeting.present_count == 4


def test_a_conference_to_which_nobody_came_was_not_held(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    with pytest.raises(refusals.NobodyCame):
        conferences.hold_conference(conference, held_on=TODAY, **told(planning))
    assert fresh(conference).meeting.state == "announced"


def test_moving_and_calling_off_is_told_to_the_invited(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    conferences.move_conference(
        conference, happens_on=date(2023, 12, 29), reason="Trùng lịch.", **told(planning)
    )
    conferences.cancel_conference(conference, reason="Chờ chỉ đạo.", **told(planning))
    kinds = list(Notice.objects.filter(thing_id=conference.pk).order_by("pk").values_list("kind", flat=True))
    assert kinds.count("conference_moved") == kinds.count("conference_cancelled") == 3
    with pytest.raises(refusals.NotToCome):
        conferences.move_conference(conference, happens_on=TODAY, reason="Lại.", **told(planning))


def test_the_place_and_the_chair_are_asked_for_as_for_every_meeting(planning: Planning) -> None:
    with pytest.raises(meeting_refusals.NoHost):
        a_conference(planning, hosts=[])
    assert not Conference.objects.exists()


def test_lists_become_counts_one_year_after_the_theme(planning: Planning, at_moment: Moment) -> None:
    conference = a_held_conference(planning)
    before = presence.counts_in(conference)
    at_moment(planning.theme.ends_on.replace(year=2024) + timedelta(days=1))
    assert conference_jobs.erasure_faults() == [
        f"Danh sách dự hội nghị của {planning.theme.short_title} quá hạn giữ mà chưa xóa thành số đếm."
    ]
    conference_jobs.erase_due()
    conference_jobs.erase_due()
    assert not Invitation.objects.exists()
    assert presence.counts_in(fresh(conference)) == before
    assert conference_jobs.erasure_faults() == []
    with pytest.raises(refusals.ListErased):
        invitations.invite_posts(conference, posts=[the_leader(planning)], **told(planning))


def test_what_waits_on_desks(planning: Planning, office: Actor) -> None:
    an_invited_conference(planning, title="Hôm nay")
    a_conference(planning, title="Tuần sau", happens_on=date(2024, 1, 3))
    assert [item.title for item in desk_conferences(office, TODAY)] == [
        "Điểm danh rồi ghi đã tổ chức: Hôm nay"
    ]
    assert [item.title for item in desk_conferences(planning.leaders["commune"], TODAY)] == [
        "Cử người dự: Hôm nay"
    ]
    assert desk_conferences(planning.leaders["neighbour"], TODAY) == []
