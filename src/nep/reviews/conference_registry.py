"""What conferences tell the other apps."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.jobs.registry import register_check, register_job, register_replay
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.programmes.carrying import register_lesson_source
from nep.reviews import conference_jobs, conference_searched
from nep.reviews.conference_desk import desk_conferences
from nep.reviews.conference_queries import open_conclusions
from nep.reviews.models import Conference
from nep.vietnamese.dates import long_day

EVENTS = {
    "conference_planned": gettext_noop("Lập hội nghị"),
    "conference_changed": gettext_noop("Sửa tên, thời lượng hoặc báo cáo của hội nghị"),
    "conference_moved": gettext_noop("Dời ngày hội nghị"),
    "conference_cancelled": gettext_noop("Báo không tổ chức hội nghị"),
    "conference_held": gettext_noop("Ghi hội nghị đã tổ chức"),
    "conference_closed": gettext_noop("Kết thúc hội nghị"),
    "agenda_drafted": gettext_noop("Soạn chương trình thường dùng"),
    "agenda_item_added": gettext_noop("Thêm một mục vào chương trình"),
    "agenda_item_changed": gettext_noop("Sửa một mục của chương trình"),
    "agenda_item_removed": gettext_noop("Bỏ một mục của chương trình"),
    "conference_list_grew": gettext_noop("Thêm {count} chỗ vào danh sách mời"),
    "conference_list_shrank": gettext_noop("Bỏ một chỗ khỏi danh sách mời"),
    "conference_invited": gettext_noop("Mời {count} người"),
    "conference_delegate_named": gettext_noop("Đơn vị cử người dự"),
    "conference_answered": gettext_noop("Trả lời giấy mời"),
    "conference_presence_marked": gettext_noop("Điểm danh {count} người"),
    "conference_lists_erased": gettext_noop("Xóa danh sách dự hội nghị, chỉ còn số đếm"),
    "minutes_written": gettext_noop("Ghi biên bản, bản số {number}"),
    "minutes_issued": gettext_noop("Ban hành biên bản hội nghị"),
    "conference_concluded": gettext_noop("Ghi một kết luận"),
    "conference_bound": gettext_noop("Chọn những gì công bố khi kết thúc hội nghị"),
    "conference_published": gettext_noop("Công bố kết quả và kết thúc hội nghị"),
    "speech_added": gettext_noop("Ghi một tham luận"),
    "speeches_ordered": gettext_noop("Xếp lại thứ tự tham luận"),
    "speech_removed": gettext_noop("Bỏ một tham luận"),
    "speech_given": gettext_noop("Ghi đã trình bày một tham luận"),
}
DAY = 24 * 3600


def _told(sentence: str, notice: Notice) -> Message:
    row = Conference.objects.select_related("meeting").get(pk=notice.thing_id)
    facts = {
        "title": row.title,
        "hour": f"{row.meeting.starts_at:%H:%M}",
        "day": long_day(row.meeting.happens_on),
        "place": row.meeting.place,
    }
    return Message(gettext(sentence) % facts, reverse("reviews:conference_own", args=[row.uuid]))


def tell_invitation(notice: Notice) -> Message:
    said = gettext_noop("Mời đồng chí dự “%(title)s” lúc %(hour)s, %(day)s, tại %(place)s.")
    return _told(said, notice)


def tell_delegates(notice: Notice) -> Message:
    said = gettext_noop("Mời đơn vị cử người dự “%(title)s” lúc %(hour)s, %(day)s, tại %(place)s.")
    return _told(said, notice)


def tell_moved(notice: Notice) -> Message:
    return _told(gettext_noop("Hội nghị “%(title)s” dời sang %(hour)s, %(day)s, tại %(place)s."), notice)


def tell_cancelled(notice: Notice) -> Message:
    return _told(gettext_noop("Hội nghị “%(title)s” ngày %(day)s không tổ chức."), notice)


def tell_joined(notice: Notice) -> Message:
    row = Conference.objects.get(pk=notice.thing_id)
    said = gettext("Biên bản “%(title)s” vừa có bản mới gộp từ lời của đồng chí và của người khác.")
    return Message(said % {"title": row.title}, reverse("reviews:conference_minutes", args=[row.uuid]))


NOTICES = {
    "conference_invitation": (tell_invitation, gettext_lazy("Giấy mời dự hội nghị")),
    "conference_delegates": (tell_delegates, gettext_lazy("Mời đơn vị cử người dự hội nghị")),
    "conference_moved": (tell_moved, gettext_lazy("Hội nghị dời ngày")),
    "conference_cancelled": (tell_cancelled, gettext_lazy("Hội nghị không tổ chức")),
    "minutes_joined": (tell_joined, gettext_lazy("Biên bản có bản mới của người khác")),
}


def declare() -> None:
    register_events(EVENTS)
    for kind, (tell, label) in NOTICES.items():
        register_notice(kind, tell, label=label, desk_verb="answer_invitation")
    register_job(
        "reviews.erase_presence",
        every_seconds=DAY,
        run=conference_jobs.erase_due,
        label=gettext_lazy("Xóa danh sách dự hội nghị đã hết hạn giữ"),
    )
    register_replay("reviews.erase_presence", conference_jobs.erase_due)
    register_check("reviews.conference_erasure", find=conference_jobs.erasure_faults)
    register_desk_source(desk_conferences)
    conference_searched.declare()
    register_lesson_source(
        "conclusions",
        gettext_lazy("Kết luận hội nghị chưa làm xong"),
        order=15,
        lines=open_conclusions,
    )
    register_menu(gettext_lazy("Hội nghị"), "reviews:conferences", verb="view_conferences", order=61)
