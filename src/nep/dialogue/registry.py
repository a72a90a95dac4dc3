"""What this app tells the others."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.dialogue import handing_over
from nep.dialogue.actions import follow_calendar_change
from nep.dialogue.jobs import make_days_ahead
from nep.dialogue.queries import desk_days
from nep.jobs.registry import register_job
from nep.meetings.models import Meeting
from nep.norms.registry import register_calendar_watcher
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.web.registry import address_for, register_public_link

EVENTS = {
    "series_created": gettext_noop("Lập lịch nghe dân định kỳ"),
    "series_changed": gettext_noop("Đổi lịch từ ngày {day}"),
    "series_ended": gettext_noop("Kết thúc lịch, ngày cuối là {day}"),
    "speaker_registered": gettext_noop("Nhận một đăng ký phát biểu"),
    "registration_settled": gettext_noop("Ghi kết quả đăng ký số {number}"),
    "opinions_recorded": gettext_noop("Ghi {count} ý kiến"),
    "issue_answered": gettext_noop("Ghi lời trả lời tại hội trường"),
    "issue_made_petition": gettext_noop("Ghi một vấn đề thành kiến nghị"),
    "issue_made_promise": gettext_noop("Ghi lời hứa tại hội trường"),
    "secretary_passed": gettext_noop("Đổi thư ký, theo văn bản bàn giao"),
    "conclusion_issued": gettext_noop("Ban hành thông báo kết luận"),
}
MOVED = gettext_noop("Một ngày nghe dân trùng ngày nghỉ nên đã được dời. Ông/bà xem lại rồi thông báo.")
ON_DAY_OFF = gettext_noop(
    "Lịch nghỉ vừa đổi: một ngày nghe dân nay trùng ngày nghỉ. Ông/bà dời ngày hoặc báo không tổ chức."
)


def declare() -> None:
    register_events(EVENTS)
    handing_over.declare()
    register_notice(
        "listening_day_moved",
        _moved,
        label=gettext_lazy("Ngày nghe dân phải dời"),
        desk_verb="plan_listening_days",
    )
    register_notice(
        "listening_day_on_day_off",
        _on_day_off,
        label=gettext_lazy("Ngày nghe dân trùng ngày nghỉ mới"),
        desk_verb="plan_listening_days",
    )
    register_calendar_watcher(follow_calendar_change)
    register_desk_source(desk_days)
    register_menu(gettext_lazy("Ngày nghe dân"), "dialogue:list", verb="view_meetings", order=30)
    register_public_link(gettext_lazy("Ngày nghe dân"), "dialogue:days", order=20)
    register_job(
        "dialogue.make_days_ahead",
        every_seconds=24 * 3600,
        run=make_days_ahead,
        label=gettext_lazy("Xếp trước các ngày nghe dân"),
    )


def _moved(notice: Notice) -> Message:
    meeting = Meeting.objects.get(pk=notice.thing_id)
    return Message(sentence=_(MOVED), url=address_for("dialogue:work", meeting.uuid))


def _on_day_off(notice: Notice) -> Message:
    meeting = Meeting.objects.get(pk=notice.thing_id)
    return Message(sentence=_(ON_DAY_OFF), url=address_for("dialogue:work", meeting.uuid))
