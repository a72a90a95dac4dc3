"""What this app tells the others."""

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.jobs.registry import register_check, register_job, register_replay
from nep.learning import counting, jobs, searched
from nep.learning.desk import desk_sessions
from nep.learning.models import Session
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.vietnamese.dates import long_day
from nep.web.registry import address_for

EVENTS = {
    "session_planned": gettext_noop("Lập buổi học"),
    "session_moved": gettext_noop("Dời ngày buổi học"),
    "session_cancelled": gettext_noop("Báo không tổ chức buổi học"),
    "session_list_grew": gettext_noop("Thêm {count} người vào danh sách"),
    "session_list_shrank": gettext_noop("Bỏ một người khỏi danh sách"),
    "session_invited": gettext_noop("Mời {count} người"),
    "attendance_saved": gettext_noop("Điểm danh {count} người theo danh sách"),
    "attendance_by_sheet": gettext_noop("Điểm danh {count} người bằng bảng tính"),
    "attendance_counted": gettext_noop("Ghi số đếm người dự"),
    "attendance_at_door": gettext_noop("Một người quét mã tại cửa"),
    "attendance_erased": gettext_noop("Xóa danh sách điểm danh, chỉ còn số đếm"),
    "session_held": gettext_noop("Ghi đã tổ chức buổi học"),
    "material_published": gettext_noop("Đăng tài liệu học tập"),
    "material_withdrawn": gettext_noop("Gỡ tài liệu học tập"),
}
DAY = 24 * 3600


def _told(sentence: str, notice: Notice) -> Message:
    session = Session.objects.select_related("meeting").get(pk=notice.thing_id)
    meeting = session.meeting
    facts = {
        "title": session.title,
        "hour": f"{meeting.starts_at:%H:%M}",
        "day": long_day(meeting.happens_on),
        "place": meeting.place,
    }
    return Message(gettext(sentence) % facts, address_for("learning:invitation", meeting.uuid))


def tell_invitation(notice: Notice) -> Message:
    return _told(gettext_noop("Mời ông/bà dự “%(title)s” lúc %(hour)s, %(day)s, tại %(place)s."), notice)


def tell_reminder(notice: Notice) -> Message:
    return _told(gettext_noop("Nhắc ông/bà dự “%(title)s” lúc %(hour)s, %(day)s, tại %(place)s."), notice)


def tell_moved(notice: Notice) -> Message:
    return _told(gettext_noop("Buổi học “%(title)s” dời sang %(hour)s, %(day)s, tại %(place)s."), notice)


def tell_cancelled(notice: Notice) -> Message:
    return _told(gettext_noop("Buổi học “%(title)s” ngày %(day)s không tổ chức."), notice)


NOTICES = {
    "session_invitation": (tell_invitation, gettext_lazy("Giấy mời dự buổi học")),
    "session_reminder": (tell_reminder, gettext_lazy("Nhắc buổi học sắp tới")),
    "session_moved": (tell_moved, gettext_lazy("Buổi học dời ngày")),
    "session_cancelled": (tell_cancelled, gettext_lazy("Buổi học không tổ chức")),
}


def declare() -> None:
    register_events(EVENTS)
    for kind, (tell, label) in NOTICES.items():
        register_notice(kind, tell, label=label)
    register_job(
        "learning.remind", every_seconds=DAY // 4, run=jobs.remind, label=gettext_lazy("Nhắc buổi học")
    )
    register_job(
        "learning.erase_attendance",
        every_seconds=DAY,
        run=jobs.erase_due,
        label=gettext_lazy("Xóa danh sách điểm danh đã hết hạn giữ"),
    )
    register_replay("learning.erase_attendance", jobs.erase_due)
    register_check("learning.counts", find=counting.count_faults, mend=counting.mend_counts)
    register_check("learning.erasure", find=jobs.erasure_faults)
    register_desk_source(desk_sessions)
    searched.declare()
    register_menu(gettext_lazy("Học tập"), "learning:home", verb="view_materials", order=53)
