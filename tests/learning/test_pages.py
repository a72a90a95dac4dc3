"""Pages of sessions as their users meet them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from nep.learning import actions, door
from nep.learning.models import Attendance, Material, Session
from nep.learning.queries import feed_mark
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.learning import (
    NAMES,
    TODAY,
    a_held_session,
    a_listed_session,
    a_session,
    counts_in,
    fresh,
    rows_of,
    the_groups,
    the_host,
)
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning
from tests.safeguards.crawl import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
Moment = Callable[..., datetime]


@pytest.fixture
def desk(officer: Actor) -> Client:
    return signed_in(officer.user)


def address(name: str, session: Session, *args: Any) -> str:
    return reverse(f"learning:{name}", args=[session.uuid, *args])


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def typed_session(planning: Planning, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Học nội dung chuyên đề",
        "audience_groups": [str(group.pk) for group in the_groups(planning)],
        "format": "class",
        "happens_on": "29/12/2023",
        "starts_at": "07:30",
        "place": "Nhà văn hóa ấp",
        "hosts": [str(the_host(planning).pk)],
        "capacity": "",
        **changes,
    }


def test_a_session_is_planned_on_a_page(planning: Planning, desk: Client) -> None:
    page = reverse("learning:plan_session", args=[planning.theme.uuid])
    assert "Cán bộ, công chức" in text_of(desk.get(page))
    answer = desk.post(page, typed_session(planning))
    made = Session.objects.get()
    assert answer.headers["Location"] == made.get_absolute_url()
    assert made.meeting.happens_on == date(2023, 12, 29)


def test_a_session_for_a_group_that_does_not_exist_is_refused(planning: Planning, desk: Client) -> None:
    page = reverse("learning:plan_session", args=[planning.theme.uuid])
    answer = desk.post(page, typed_session(planning, audience_groups=["999999"]))
    assert "Nhóm đối tượng này không có trong chuyên đề" in text_of(answer)
    assert "Nhà văn hóa ấp" in text_of(answer), "what was typed stays"
    assert not Session.objects.exists()


def test_five_thousand_names_are_refused_on_the_page_and_stay_typed(planning: Planning, desk: Client) -> None:
    session = a_session(planning)
    names = "\n".join(f"Người thứ {number}" for number in range(5000))
    answer = desk.post(address("people", session), {"names": names})
    assert "Có 5.000 dòng; mỗi lần ghi nhiều nhất 500 người" in text_of(answer)
    assert "Người thứ 4999" in text_of(answer)
    assert not Attendance.objects.exists()


def test_the_same_person_twice_is_refused_on_the_page(planning: Planning, desk: Client) -> None:
    session = a_listed_session(planning)
    answer = desk.post(address("people", session), {"names": "Người Mới\nLê Thị Một"})
    assert "Dòng 2: Lê Thị Một đã có trong danh sách của buổi này" in text_of(answer)
    assert len(rows_of(session)) == 6


def test_a_list_of_forty_is_saved_from_a_phone(planning: Planning, desk: Client) -> None:
    names = "\n".join(f"Người Học {number}" for number in range(40))
    session = a_listed_session(planning, names=names)
    page = desk.get(address("attendance", session) + "?tat-ca=co-mat")
    assert text_of(page).count('value="present" checked') == 40
    rows = rows_of(session)
    typed = {f"n{row.pk}": "present" for row in rows} | {f"t{row.pk}": "due" for row in rows}
    desk.post(address("attendance", session), {**typed, f"n{rows[0].pk}": "excused"})
    assert (counts_in(session)["present"], counts_in(session)["excused"]) == (39, 1)


def test_a_second_phone_does_not_write_over_what_the_first_saved(planning: Planning, desk: Client) -> None:
    session = a_listed_session(planning)
    first, second, *_rest = rows_of(session)
    shown = {f"t{row.pk}": "due" for row in (first, second)}
    desk.post(address("attendance", session), {**shown, f"n{first.pk}": "present"})
    desk.post(address("attendance", session), {**shown, f"n{first.pk}": "due", f"n{second.pk}": "absent"})
    assert [row.state for row in rows_of(session)[:2]] == ["present", "absent"]


def test_attendance_before_the_session_is_refused_on_the_page(planning: Planning, desk: Client) -> None:
    session = a_listed_session(planning, happens_on=date(2023, 12, 29))
    row = rows_of(session)[0]
    answer = desk.post(address("attendance", session), {f"n{row.pk}": "present", f"t{row.pk}": "due"})
    assert "Điểm danh được từ 07:00 ngày ấy" in text_of(answer)
    assert counts_in(session)["present"] == 0


def test_the_roll_costs_the_same_for_one_and_for_three(planning: Planning, desk: Client) -> None:
    for names in ("Lê Thị Một", "Trần Hai\nPhạm Ba\nĐỗ Bốn"):
        session = a_listed_session(planning, names=names, title=f"Buổi {names[:3]}")
        desk.get(address("attendance", session))
        with assert_queries(6):
            desk.get(address("attendance", session))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_sessions_costs_the_same_for_one_and_for_three(
    planning: Planning, desk: Client, rows: int
) -> None:
    for number in range(rows):
        a_session(planning, title=f"Buổi số {number}")
    page = reverse("learning:sessions")
    desk.get(page)
    with assert_queries(9):
        answer = desk.get(page)
    assert text_of(answer).count("Buổi số") == rows


def a_sheet(*lines: tuple[str, ...]) -> SimpleUploadedFile:
    heads = ("Mã cán bộ", "Họ và tên", "Điểm danh", "Ghi chú")
    text = "\r\n".join(";".join(line) for line in (heads, *lines))
    return SimpleUploadedFile("diem-danh.csv", text.encode("utf-8-sig"))


def test_a_sheet_marks_the_list_and_adds_who_was_not_on_it(planning: Planning, desk: Client) -> None:
    session = a_listed_session(planning)
    sheet = a_sheet(
        ("", "Lê Thị Một", "có mặt", ""), ("", "Trần Văn Hai", "P", "ốm"), ("", "Hồ Thị Mới", "x", "")
    )
    answer = desk.post(address("attendance_sheet", session), {"upload": sheet})
    assert answer.status_code == 302
    assert counts_in(session) == {
        "persons_due": 7,
        "present": 2,
        "excused": 1,
        "absent": 0,
        "make_up": 0,
    }
    assert fresh(session).attendance_by == "sheet"


def test_a_sheet_with_a_reason_or_a_person_twice_names_the_cells_and_writes_nothing(
    planning: Planning, desk: Client
) -> None:
    session = a_listed_session(planning)
    sheet = a_sheet(
        ("", "Lê Thị Một", "ốm nặng", ""), ("", "LÊ THỊ MỘT", "x", ""), ("KHONG-CO", "Ai Đó", "x", "")
    )
    page = text_of(desk.post(address("attendance_sheet", session), {"upload": sheet}))
    assert "C2: ghi một trong: có mặt, vắng có lý do, vắng, đã học bù. Không ghi lý do." in page
    assert "Dòng 3: người này đã có ở dòng 2." in page
    assert "A4: không có cán bộ nào mang mã này." in page
    assert "ốm nặng" not in page
    assert counts_in(session)["present"] == 0
    assert len(rows_of(session)) == 6


def test_the_empty_sheet_names_nobody(planning: Planning, desk: Client) -> None:
    session = a_listed_session(planning)
    answer = desk.get(address("sheet_form", session))
    assert answer.content[:2] == b"PK"
    assert b"M\xe1\xbb\x99t" not in answer.content


def scan_of(session: Session, moment: datetime) -> str:
    return address("scan", session, door.code_at(session, moment))


def ticket_in(answer: Any) -> str:
    found = re.search(r'name="the" value="([^"]+)"', text_of(answer))
    assert found is not None
    return found[1]


def test_the_door_shows_a_code_and_a_learner_with_an_invitation_is_present(
    planning: Planning, desk: Client, client: Client, now: datetime
) -> None:
    session = a_listed_session(planning)
    screen = text_of(desk.get(address("door", session)))
    assert scan_of(session, now) in screen
    assert '<noscript><meta http-equiv="refresh"' in screen
    assert 'hx-trigger="load delay:' in screen
    form = client.get(scan_of(session, now))
    row = rows_of(session)[0]
    answer = client.post(scan_of(session, now), {"the": ticket_in(form), "code": row.code})
    assert "Đã ghi có mặt" in text_of(answer)
    assert counts_in(session)["present"] == 1
    wrong = client.post(scan_of(session, now), {"the": ticket_in(form), "code": "abc"})
    assert "Mã giấy mời không đúng với buổi học này" in text_of(wrong)


def test_a_photographed_code_is_refused_later_and_writes_nothing(
    planning: Planning, client: Client, now: datetime, at_moment: Moment
) -> None:
    session = a_listed_session(planning)
    photographed, row = scan_of(session, now), rows_of(session)[0]
    at_moment(TODAY, hour=9, minute=5)
    answer = client.get(photographed)
    assert "ảnh chụp lại không dùng được" in text_of(answer)
    assert 'name="the"' not in text_of(answer)
    bare = client.post(photographed, {"the": "bia-dat", "code": row.code})
    assert "ảnh chụp lại không dùng được" in text_of(bare)
    assert counts_in(session)["present"] == 0


def test_who_is_signed_in_says_so_with_one_button(planning: Planning, now: datetime) -> None:
    session = a_listed_session(planning)
    learner = an_actor(planning.units["commune"], Role.MEMBER)
    phone = signed_in(learner.user)
    form = phone.get(scan_of(session, now))
    assert 'name="code"' not in text_of(form)
    phone.post(scan_of(session, now), {"the": ticket_in(form)})
    assert Attendance.objects.get(session=session, person=learner.post.person).by == "qr"  # type: ignore[union-attr]
    again = phone.post(scan_of(session, now), {"the": ticket_in(form)})
    assert "đã được ghi có mặt rồi" in text_of(again)
    assert counts_in(session)["present"] == 1


def test_a_count_is_typed_on_its_page(planning: Planning, desk: Client) -> None:
    session = a_session(planning)
    typed = {"persons_due": "300", "present": "310", "excused": "0", "make_up": "0"}
    assert "nhiều hơn số người cần dự" in text_of(desk.post(address("attendance_count", session), typed))
    assert counts_in(session)["persons_due"] == 0
    desk.post(address("attendance_count", session), {**typed, "present": "290"})
    desk.post(address("act", session, "da-to-chuc"), {"held_on": "27/12/2023"})
    assert fresh(session).is_held


def test_the_invited_sees_the_invitation_and_a_stranger_nothing(planning: Planning, officer: Actor) -> None:
    session = a_session(planning, happens_on=date(2023, 12, 29))
    told: dict[str, Any] = {"by": officer, "at": clock.now()}
    actions.expect_holders(session, unit=planning.units["commune"], **told)
    actions.invite(session, **told)
    invited, stranger = signed_in(planning.leaders["commune"].user), signed_in(planning.leaders["party"].user)
    page = reverse("learning:invitation", args=[session.meeting.uuid])
    assert "Hội trường xã" in text_of(invited.get(page))
    assert session.title in text_of(invited.get(reverse("learning:home")))
    assert stranger.get(page).status_code == 404
    assert session.title in text_of(invited.get(reverse("notices:inbox")))


def test_the_calendar_of_one_person_opens_by_its_mark_alone(
    planning: Planning, officer: Actor, client: Client
) -> None:
    session = a_session(planning, happens_on=date(2023, 12, 29))
    told: dict[str, Any] = {"by": officer, "at": clock.now()}
    actions.expect_holders(session, unit=planning.units["commune"], **told)
    actions.invite(session, **told)
    leader = planning.leaders["commune"]
    assert leader.user is not None
    assert leader.post is not None
    feed = reverse("learning:feed", args=[leader.post.person.uuid, feed_mark(leader.user)])
    text = client.get(feed).content.decode()
    assert "SUMMARY:Học tập chuyên đề quý IV" in text
    assert "DTSTART:20231229T010000Z" in text
    wrong = reverse("learning:feed", args=[leader.post.person.uuid, "0" * 40])
    assert client.get(wrong).status_code == 404
    leader.user.set_password("mat-khau-moi-hon")
    leader.user.save()
    assert client.get(feed).status_code == 404, "a new password ends the old address"


def test_sessions_are_not_in_the_public_calendar(planning: Planning, officer: Actor, client: Client) -> None:
    session = a_session(planning, happens_on=date(2023, 12, 29))
    told: dict[str, Any] = {"by": officer, "at": clock.now()}
    actions.expect_holders(session, unit=planning.units["commune"], **told)
    actions.invite(session, **told)
    for name in ("calendar", "icalendar", "rss"):
        assert session.title not in client.get(reverse(f"meetings:{name}")).content.decode()
    assert session.title not in text_of(client.get(reverse("portal:home")))


def test_who_came_gets_a_certificate_in_the_units_own_name(planning: Planning, desk: Client) -> None:
    session = a_held_session(planning)
    came, away = rows_of(session)[0], rows_of(session)[-1]
    answer = desk.get(address("certificate_of", session, came.pk))
    assert answer.headers["Content-Type"] == "application/pdf"
    words = " ".join(
        "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split()
    )
    assert "Lê Thị Một" in words
    assert "XÃ MỘT" in words
    assert "GIẤY XÁC NHẬN" in words
    assert desk.get(address("certificate_of", session, away.pk)).status_code == 404
    assert signed_in(planning.officers["district"].user).get(
        address("certificate_of", session, came.pk)
    ).status_code in {403, 404}


def test_who_may_open_what_of_a_session(planning: Planning) -> None:
    """Facts go up; the list stays at the unit that holds the session."""
    session = a_held_session(planning)
    reception = an_actor(planning.units["commune"], Role.RECEPTION_DESK)
    who = {
        "keeper": planning.officers["commune"],
        "head_of_unit": planning.leaders["commune"],
        "district_leader": planning.leaders["district"],
        "neighbour": planning.officers["neighbour"],
        "party_programme": planning.officers["party"],
        "party_commune": planning.leaders["party_commune"],
        "reception": reception,
    }
    names = ("session", "people", "attendance", "attendance_sheet", "attendance_count", "door", "invitations")
    assert_table(
        """
                        session people attendance attendance_sheet attendance_count door invitations
        keeper          yes     yes    yes        yes              yes              yes  yes
        head_of_unit    yes     yes    yes        yes              yes              yes  yes
        district_leader yes     403    403        403              403              403  403
        neighbour       404     404    404        404              404              404  404
        party_programme yes     403    403        403              403              403  403
        party_commune   404     404    404        404              404              404  404
        reception       404     404    404        404              404              404  404
        """,
        who={name: actor.user for name, actor in who.items()},
        verbs={name: _opening(address(name, session)) for name in names},
    )


def _opening(page: str) -> Callable[[Any], Any]:
    return lambda user: signed_in(user).get(page)


def test_materials_are_published_read_and_withdrawn(planning: Planning, desk: Client) -> None:
    page = reverse("learning:publish_material", args=[planning.theme.uuid])
    refused = desk.post(page, {"title": "Bài một", "kind": "page", "text": ""})
    assert "Ông/bà ghi nội dung bài đọc." in text_of(refused)
    film = SimpleUploadedFile("phim.mp4", b"\x00\x00\x00\x18ftypisom" + b"\x00" * 64)
    desk.post(page, {"title": "Phim", "kind": "video", "upload": film})
    desk.post(page, {"title": "Bài một", "kind": "page", "text": "Nghe cho rõ."})
    fake = SimpleUploadedFile("phim.mp4", b"<html>khong phai phim</html>" * 3)
    assert "không phải phim MP4" in text_of(desk.post(page, {"title": "X", "kind": "video", "upload": fake}))
    assert Material.objects.count() == 2
    reader = signed_in(an_actor(planning.units["neighbour"], Role.MEMBER).user)
    reading = Material.objects.get(kind="page")
    assert "Nghe cho rõ." in text_of(reader.get(reading.get_absolute_url()))
    file = reader.get(reverse("learning:material_file", args=[Material.objects.get(kind="video").uuid]))
    assert file.headers["Content-Type"] == "video/mp4"
    withdraw = reverse("learning:withdraw_material", args=[reading.uuid])
    assert reader.post(withdraw).status_code == 403
    desk.post(withdraw)
    assert reader.get(reading.get_absolute_url()).status_code == 404


def test_the_counts_of_a_theme_tell_persons_and_attendances_apart(planning: Planning) -> None:
    a_held_session(planning, names=NAMES)
    a_held_session(planning, title="Buổi hai")
    page = signed_in(planning.officers["party"].user).get(
        reverse("learning:counts", args=[planning.theme.uuid])
    )
    row = page.context["rows"][0]
    assert (row.name, row.sessions, row.attended, row.persons) == ("Xã Một", 2, 10, 5)
    assert "Lê Thị Một" not in text_of(page)


def test_a_small_number_of_persons_is_not_told(planning: Planning) -> None:
    a_held_session(planning, names="Lê Một\nTrần Hai\nPhạm Ba\nĐỗ Bốn")
    page = signed_in(planning.officers["party"].user).get(
        reverse("learning:counts", args=[planning.theme.uuid])
    )
    assert (page.context["rows"][0].attended, page.context["rows"][0].persons) == (None, None)
    assert "không hiện" in text_of(page)


def test_a_moved_session_tells_the_invited(planning: Planning, officer: Actor, desk: Client) -> None:
    session = a_session(planning, happens_on=TODAY + timedelta(days=2), starts_at=time(8))
    told: dict[str, Any] = {"by": officer, "at": clock.now()}
    actions.expect_holders(session, unit=planning.units["commune"], **told)
    actions.invite(session, **told)
    desk.post(address("act", session, "doi-ngay"), {"happens_on": "05/01/2024", "reason": "Mưa lớn"})
    inbox = text_of(signed_in(planning.leaders["commune"].user).get(reverse("notices:inbox")))
    assert "dời sang 08:00, thứ Sáu 05/01/2024" in inbox
