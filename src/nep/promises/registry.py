"""What this app tells the others."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.registry import register_events
from nep.jobs.registry import register_check
from nep.norms.registry import register_deadline_owner
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.promises.clocks import wording_deadline_moved
from nep.promises.derived import derived_faults, mend_derived
from nep.promises.models import Promise
from nep.promises.queries import desk_promises
from nep.promises.tellers import PromiseEvent, register_slip_counter, register_teller
from nep.web.registry import register_public_link

EVENTS = {
    "promise_made": "Ghi nội dung cam kết, hứa ngày {day}",
    "promise_reworded": "Sửa nội dung trước khi duyệt",
    "promise_wording_approved": "Duyệt nội dung cam kết",
    "promise_typing_corrected": "Sửa lỗi gõ trong nội dung đã công khai",
    "promise_moved": "Đổi hạn từ {from} thành {to}",
    "promise_evidence_added": "Ghi việc đã làm",
    "promise_kept": "Báo đã làm xong, tính ngày {day}",
    "promise_not_kept": "Báo chưa làm được",
    "promise_withdrawn": "Báo không làm nữa",
    "promise_confirmed": "Ghi xác nhận ({answer}, {given_by})",
    "promise_dispute_answered": "Trả lời người dân báo chưa xong",
}

NOTICES = {
    "promise_to_approve": "Có nội dung cam kết chờ duyệt.",
    "promise_given": "Đơn vị được giao một nội dung cam kết giải quyết.",
    "promise_disputed": "Người dân báo chưa xong một việc đã hứa.",
}


def declare() -> None:
    register_events(EVENTS)
    for kind in NOTICES:
        register_notice(kind, _message)
    register_desk_source(desk_promises)
    register_menu(_("Nội dung cam kết"), "promises:list", verb="view_promises", order=40)
    register_public_link(gettext_lazy("Việc đã hứa"), "promises:board", order=30)
    register_deadline_owner("promises.promise", wording_deadline_moved)
    register_check("promises.derived", find=derived_faults, mend=mend_derived)


def _message(notice: Notice) -> Message:
    promise = Promise.objects.get(pk=notice.thing_id)
    return Message(sentence=_(NOTICES[notice.kind]), url=reverse("promises:work", args=[promise.uuid]))


__all__ = ["PromiseEvent", "declare", "register_slip_counter", "register_teller"]
