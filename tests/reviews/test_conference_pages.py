"""Pages of conferences as their users meet them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.reviews.actions import agenda, conferences, invitations, presence
from nep.reviews.models import Conference, Invitation
from nep.web import clock
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
)
from tests.factories.conferences import office as office
from tests.factories.conferences import planning as planning
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning
from tests.safeguards.crawl import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(office: Actor) -> Client:
    return signed_in(office.user)


def address(name: str, conference: Conference, *args: Any) -> str:
    return reverse(f"reviews:{name}", args=[conference.uuid, *args])


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


WHO = """
                    see  from-above  plan  agenda  invite  list  mark  hold  name-delegate  answer-own
office              yes  yes         yes   yes     yes     yes   yes   yes   -              -
party-leader        yes  yes         -     -       -       -     -     -     -              -
auditor             yes  yes         -     -       -       -     -     -     -              -
invited-leader      yes  -           -     -       -       -     -     -     -              yes
commune-officer     yes  -           -     -       -       -     -     -     yes            -
commune-head        yes  -           -     -       -       -     -     -     yes            -
commune-member      -    -           -     -       -       -     -     -     -              -
other-commune       -    -           -     -       -       -     -     -     -              -
desk                -    -           -     -       -       -     -     -     -              -
administrator       -    -           -     -       -       -     -     -     -              -
"""


def test_who_may_do_what_with_a_conference(planning: Planning) -> None:
    units = planning.units
    conference = an_invited_conference(planning, length=155)
    rows = rows_of(conference)
    presence.mark_presence(
        conference, marks={rows[1].pk: "present"}, by=planning.officers["party"], at=clock.now()
    )
    who = {
        "office": planning.officers["party"],
        "party-leader": planning.leaders["party"],
        "auditor": an_actor(units["party"], Role.AUDITOR),
        "invited-leader": planning.leaders["district"],
        "commune-officer": planning.officers["commune"],
        "commune-head": an_actor(units["commune"], Role.UNIT_HEAD),
        "commune-member": an_actor(units["commune"], Role.MEMBER),
        "other-commune": planning.officers["neighbour"],
        "desk": an_actor(units["commune"], Role.RECEPTION_DESK),
        "administrator": an_actor(units["party"], Role.ADMINISTRATOR),
    }
    at = clock.now()
    seen = Conference.objects.filter(pk=conference.pk)
    post = planning.post("commune")
    item: dict[str, Any] = {"title": "Việc khác", "minutes": 1, "position": 9}
    verbs: dict[str, Any] = {
        "see": lambda a: seen.visible_to(a).exists(),
        "from-above": lambda a: seen.seen_from_above(a).exists(),
        "plan": lambda a: conferences.plan_conference(
            planning.theme,
            unit=units["party"],
            title="Khác",
            length=60,
            happens_on=TODAY,
            starts_at=conference.meeting.starts_at,
            place="Hội trường",
            hosts=[the_leader(planning)],
            by=a,
            at=at,
        ),
        "agenda": lambda a: agenda.add_item(conference, **item, by=a, at=at),
        "invite": lambda a: invitations.invite_posts(conference, posts=[post], by=a, at=at),
        "list": lambda a: _list(a, conference),
        "mark": lambda a: presence.mark_presence(conference, marks={rows[0].pk: "present"}, by=a, at=at),
        "hold": lambda a: conferences.hold_conference(conference, held_on=TODAY, by=a, at=at),
        "name-delegate": lambda a: invitations.name_delegate(rows[2], post=post, by=a, at=at),
        "answer-own": lambda a: invitations.answer_invitation(rows[0], answer="comes", by=a, at=at),
    }
    assert_table(WHO, who=who, verbs=verbs)


def _list(actor: Actor, conference: Conference) -> bool:
    answer = signed_in(actor.user).get(address("conference_invited", conference))
    return bool(answer.status_code == 200)


def test_a_conference_is_planned_from_the_theme_and_refusals_keep_what_was_typed(
    planning: Planning, desk: Client
) -> None:
    typed = {
        "title": "Hội nghị tổng kết",
        "happens_on": "27/12/2023",
        "starts_at": "08:00",
        "length": "120",
        "place": "Hội trường",
        "hosts": [str(the_leader(planning).pk)],
    }
    path = reverse("reviews:conference_plan", args=[planning.theme.uuid])
    answer = desk.post(path, {**typed, "length": "0"})
    assert "Hội nghị tổng kết" in text_of(answer)
    assert not Conference.objects.exists()
    answer = desk.post(path, typed)
    assert answer.headers["Location"] == Conference.objects.get().get_absolute_url()


def test_an_agenda_shorter_than_its_parts_is_a_form_error(planning: Planning, desk: Client) -> None:
    conference = a_conference(planning)
    report = an_item(planning, conference, "Báo cáo", minutes=30)
    typed = {"title": "Kết quả", "minutes": "45", "position": "1", "parent": str(report.pk)}
    answer = desk.post(address("agenda_add", conference), typed)
    page = text_of(answer)
    assert "Mục “Báo cáo” dài 30 phút nhưng các phần bên trong cộng lại 45 phút." in page
    assert 'value="45"' in page
    assert titles_of(conference) == ["Báo cáo"]
    desk.post(address("agenda_add", conference), {**typed, "minutes": "30"})
    assert titles_of(conference) == ["Báo cáo", "Kết quả"]


def test_an_item_is_bound_to_a_section_through_its_form(planning: Planning, desk: Client) -> None:
    conference = a_conference(planning, report=a_report(planning))
    item = an_item(planning, conference, "Báo cáo", minutes=30)
    section = conference.report.sections.get(number=2)  # type: ignore[union-attr] # it has one
    typed = {"title": "Báo cáo", "minutes": "30", "position": "1", "about": f"phan-{section.pk}"}
    answer = desk.post(address("agenda_change", conference, item.uuid), typed)
    assert answer.status_code == 302
    assert "Báo cáo: Kết quả" in text_of(desk.get(conference.get_absolute_url()))


def test_posts_of_a_unit_are_ticked_and_units_are_asked_at_once(planning: Planning, desk: Client) -> None:
    conference = a_conference(planning)
    path = f"{address('invite_posts', conference)}?unit={planning.units['district'].pk}"
    assert "Người đứng đầu" in text_of(desk.get(path))
    desk.post(path, {"posts": [str(the_leader(planning, "district").pk)]})
    desk.post(address("invite_units", conference), {"which": "tat-ca", "seats": "1"})
    page = text_of(desk.get(address("conference_invited", conference)))
    assert "Người đứng đầu, Huyện" in page
    assert Invitation.objects.filter(seat=1).count() == Invitation.objects.count() - 1 > 0
    strange = f"{address('invite_posts', conference)}?unit=999999"
    assert desk.get(strange).status_code == 404


def test_the_invited_see_the_agenda_and_their_own_invitation_but_not_the_list(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    first = rows_of(conference)[0]
    invited = signed_in(planning.leaders["district"].user)
    page = text_of(invited.get(address("conference_own", conference)))
    assert first.code in page
    assert rows_of(conference)[1].code not in page
    shown = text_of(invited.get(conference.get_absolute_url()))
    assert "Khai mạc, giới thiệu đại biểu" in shown
    assert "vắng có lý do" not in shown
    assert invited.get(address("conference_invited", conference)).status_code == 403
    invited.post(address("invitation_answer", conference, first.pk), {"answer": "comes"})
    assert Invitation.objects.get(pk=first.pk).answer == "comes"
    calendar = invited.get(address("conference_calendar", conference))
    assert "BEGIN:VEVENT" in text_of(calendar)


def test_a_unit_names_its_delegate_on_its_page(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    seat = rows_of(conference)[2]
    clerk = signed_in(planning.officers["commune"].user)
    page = text_of(clerk.get(address("conference_own", conference)))
    assert "Chỗ 1 của đơn vị: chưa cử ai." in page
    path = address("name_delegate", conference, seat.pk)
    clerk.post(path, {"post": str(planning.post("commune").pk)})
    assert Invitation.objects.get(pk=seat.pk).post == planning.post("commune")


def test_presence_is_kept_on_a_phone_and_by_code(planning: Planning, desk: Client) -> None:
    conference = an_invited_conference(planning)
    first, second, *_rest = rows_of(conference)
    path = address("conference_roll", conference)
    assert "Đánh dấu tất cả có mặt" in text_of(desk.get(path))
    desk.post(path, {f"n{first.pk}": "present", f"t{first.pk}": "due"})
    door = address("conference_door", conference)
    answer = desk.post(door, {"code": second.code}, follow=True)
    assert "Có mặt: Người đứng đầu" in text_of(answer)
    assert "Có mặt 2/4." in text_of(answer)
    assert "Không có giấy mời nào mang mã này" in text_of(desk.post(door, {"code": "000"}))


def test_what_may_be_done_next_is_offered_and_asked_once_more(planning: Planning, desk: Client) -> None:
    conference = a_conference(planning)
    page = text_of(desk.get(conference.get_absolute_url()))
    assert "Soạn chương trình thường dùng" in page
    assert "Gửi giấy mời" not in page
    act = address("conference_act", conference, "soan-chuong-trinh")
    assert "Sau khi bấm" in text_of(desk.get(act))
    desk.post(act, {})
    assert len(titles_of(conference)) == 7
    held = address("conference_act", conference, "da-to-chuc")
    answer = desk.post(held, {"held_on": "27/12/2023"})
    assert "Chưa ghi ai có mặt" in text_of(answer)
    assert fresh(conference).meeting.state == "planned"
    assert desk.get(address("conference_act", conference, "khong-co")).status_code == 404


def test_the_list_tells_own_invitations_first(planning: Planning, desk: Client) -> None:
    an_invited_conference(planning, title="Hội nghị A")
    invited = signed_in(planning.leaders["district"].user)
    assert "Đồng chí được mời" in text_of(invited.get(reverse("reviews:conferences")))
    assert "Đồng chí được mời" not in text_of(desk.get(reverse("reviews:conferences")))


def test_the_list_costs_the_same_with_one_and_with_three(planning: Planning, desk: Client) -> None:
    path = reverse("reviews:conferences")
    an_invited_conference(planning)
    desk.get(path)
    with assert_queries(11):
        desk.get(path)
    for title in ("Hai", "Ba"):
        an_invited_conference(planning, title=title)
    with assert_queries(11):
        desk.get(path)


def test_the_list_of_invited_costs_the_same_with_one_and_with_four(planning: Planning, desk: Client) -> None:
    conference = a_conference(planning)
    path = address("conference_invited", conference)
    told: dict[str, Any] = {"by": planning.officers["party"], "at": clock.now()}
    invitations.invite_posts(conference, posts=[the_leader(planning, "district")], **told)
    desk.get(path)
    with assert_queries(10):
        desk.get(path)
    posts = [the_leader(planning, name) for name in ("province", "commune", "neighbour")]
    invitations.invite_posts(conference, posts=posts, **told)
    with assert_queries(10):
        desk.get(path)


def test_one_conference_costs_the_same_with_a_short_and_a_long_agenda(
    planning: Planning, desk: Client
) -> None:
    conference = a_conference(planning)
    an_item(planning, conference)
    desk.get(conference.get_absolute_url())
    with assert_queries(19):
        desk.get(conference.get_absolute_url())
    for title in ("Hai", "Ba"):
        an_item(planning, conference, title)
    with assert_queries(19):
        desk.get(conference.get_absolute_url())


def test_the_file_of_the_list_names_no_person(planning: Planning, desk: Client) -> None:
    a_held_conference(planning)
    answer = desk.post(reverse("reviews:conferences"), {"dang": "csv"})
    text = answer.getvalue().decode("utf-8-sig")
    assert "Hội nghị tổng kết chuyên đề" in text
    assert "Người đứng đầu" not in text
