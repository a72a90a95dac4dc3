"""What this app tells the others."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.jobs.registry import register_check
from nep.norms.registry import register_deadline_owner
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.programmes.carrying import register_lesson_source
from nep.promises import handing_over, searched
from nep.promises.clocks import wording_deadline_moved
from nep.promises.derived import derived_faults, mend_derived
from nep.promises.models import Promise
from nep.promises.queries import desk_promises, unkept_promises
from nep.promises.tellers import PromiseEvent, register_slip_counter, register_teller
from nep.web.registry import register_public_link

EVENTS = {
    "promise_made": gettext_noop("Ghi nội dung cam kết, hứa ngày {day}"),
    "promise_reworded": gettext_noop("Sửa nội dung trước khi duyệt"),
    "promise_wording_approved": gettext_noop("Duyệt nội dung cam kết"),
    "promise_typing_corrected": gettext_noop("Sửa lỗi gõ trong nội dung đã công khai"),
    "promise_moved": gettext_noop("Đổi hạn từ {from} thành {to}"),
    "promise_evidence_added": gettext_noop("Ghi việc đã làm"),
    "promise_kept": gettext_noop("Báo đã làm xong, tính ngày {day}"),
    "promise_not_kept": gettext_noop("Báo chưa làm được"),
    "promise_withdrawn": gettext_noop("Báo không làm nữa"),
    "promise_confirmed": gettext_noop("Ghi xác nhận ({answer}, {given_by})"),
    "promise_contact_passed": gettext_noop("Đổi nơi người dân hỏi, theo văn bản bàn giao"),
    "promise_dispute_answered": gettext_noop("Trả lời người dân báo chưa xong"),
}

NOTICES = {
    "promise_to_approve": gettext_noop("Có nội dung cam kết chờ duyệt."),
    "promise_given": gettext_noop("Đơn vị được giao một nội dung cam kết giải quyết."),
    "promise_disputed": gettext_noop("Người dân báo chưa xong một việc đã hứa."),
}

LABELS = {
    "promise_to_approve": gettext_lazy("nội dung cam kết chờ duyệt"),
    "promise_given": gettext_lazy("nội dung cam kết giao cho đơn vị"),
    "promise_disputed": gettext_lazy("người dân báo chưa xong một việc đã hứa"),
}
READ_BY = {
    "promise_to_approve": "approve_wording",
    "promise_given": "keep_promise",
    "promise_disputed": "keep_promise",
}


def declare() -> None:
    register_events(EVENTS)
    handing_over.declare()
    searched.declare()
    for kind in NOTICES:
        register_notice(kind, _message, label=LABELS[kind], can_switch_off=False, desk_verb=READ_BY[kind])
    register_desk_source(desk_promises)
    register_menu(gettext_lazy("Nội dung cam kết"), "promises:list", verb="view_promises", order=40)
    register_public_link(gettext_lazy("Việc đã hứa"), "promises:board", order=30)
    register_deadline_owner("promises.promise", wording_deadline_moved)
    register_lesson_source(
        "promises", gettext_lazy("Việc đã hứa chưa làm xong"), order=20, lines=unkept_promises
    )
    register_check("promises.derived", find=derived_faults, mend=mend_derived)


def _message(notice: Notice) -> Message:
    promise = Promise.objects.get(pk=notice.thing_id)
    url = reverse("promises:work", args=[promise.uuid])
    return Message(sentence=_(NOTICES[notice.kind]), url=url, about=promise.text)


__all__ = ["PromiseEvent", "declare", "register_slip_counter", "register_teller"]
