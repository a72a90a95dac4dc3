"""Pages of sessions: the roll and the scanned code are read on a phone."""

from datetime import time
from typing import Any

from django.urls import reverse

from nep.learning import actions, door
from nep.learning.models import Attendance, Session
from nep.programmes import actions as programmes
from nep.web import clock
from tests.browser.pages.case import Case, Visit
from tests.factories.learning import a_held_session, a_listed_session
from tests.factories.plans import Planning, a_planning

# The clock runs while these pages are read: the door stands open whatever the hour is.
AT_ANY_HOUR: dict[str, Any] = {"starts_at": time(0, 30)}


def _scene() -> Planning:
    planning = a_planning()
    officer = planning.officers["party"]
    for position, name in enumerate(("Cán bộ, công chức", "Thanh niên, đoàn viên"), start=1):
        programmes.add_audience_group(
            planning.theme, name=name, position=position, by=officer, at=clock.now()
        )
    return planning


def _of_session(name: str, *, held: bool = False) -> Visit:
    planning = _scene()
    session = a_held_session(planning, **AT_ANY_HOUR) if held else a_listed_session(planning, **AT_ANY_HOUR)
    return Visit(reverse(f"learning:{name}", args=[session.uuid]), planning.officers["commune"].user)


def _of_theme(name: str) -> Visit:
    planning = _scene()
    a_held_session(planning, **AT_ANY_HOUR)
    return Visit(reverse(f"learning:{name}", args=[planning.theme.uuid]), planning.officers["commune"].user)


def _list(name: str) -> Visit:
    planning = _scene()
    a_listed_session(planning, **AT_ANY_HOUR)
    return Visit(reverse(f"learning:{name}"), planning.officers["commune"].user)


def _act() -> Visit:
    planning = _scene()
    session: Session = a_listed_session(planning, **AT_ANY_HOUR)
    address = reverse("learning:act", args=[session.uuid, "da-to-chuc"])
    return Visit(address, planning.officers["commune"].user)


def _scan() -> Visit:
    session = a_listed_session(_scene(), **AT_ANY_HOUR)
    return Visit(reverse("learning:scan", args=[session.uuid, door.code_at(session, clock.now())]))


def _invitation() -> Visit:
    planning = _scene()
    session, keeper = a_listed_session(planning, **AT_ANY_HOUR), planning.officers["commune"]
    actions.expect_holders(session, unit=planning.units["commune"], by=keeper, at=clock.now())
    Attendance.objects.filter(session=session).update(invited_on=clock.today())
    return Visit(reverse("learning:invitation", args=[session.meeting.uuid]), keeper.user)


def _material() -> Visit:
    planning = _scene()
    keeper, unit = planning.officers["commune"], planning.units["commune"]
    text = "Nghe cho rõ.\n\nNói cho dân hiểu."
    made = actions.publish_material(
        planning.theme, unit=unit, kind="page", title="Bài đọc", text=text, by=keeper, at=clock.now()
    )
    return Visit(made.get_absolute_url(), keeper.user)


PAGES = [
    Case("học tập", lambda: _list("home")),
    Case("buổi học", lambda: _list("sessions")),
    Case("tài liệu học tập", lambda: _list("materials")),
    Case("một tài liệu", _material),
    Case("lập buổi học", lambda: _of_theme("plan_session")),
    Case("đăng tài liệu", lambda: _of_theme("publish_material")),
    Case("số buổi học", lambda: _of_theme("counts")),
    Case("một buổi học", lambda: _of_session("session", held=True)),
    Case("người cần dự", lambda: _of_session("people")),
    Case("thêm cả đơn vị", lambda: _of_session("add_unit")),
    Case("giấy mời", lambda: _of_session("invitations")),
    Case("điểm danh", lambda: _of_session("attendance")),
    Case("điểm danh bằng bảng tính", lambda: _of_session("attendance_sheet")),
    Case("chỉ ghi số đếm", lambda: _of_session("attendance_count")),
    Case("mã tại cửa", lambda: _of_session("door")),
    Case("ghi đã tổ chức", _act),
    Case("quét mã tại cửa", _scan),
    Case("một giấy mời", _invitation),
]
