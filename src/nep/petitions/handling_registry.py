"""What handling tells the other apps; called by `apps.py`."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.petitions import desk_handling as desk
from nep.petitions import handing_over
from nep.petitions.models import Answer
from nep.petitions.told_of_promises import slips_waiting, tell_petitioners
from nep.promises.tellers import register_slip_counter, register_teller
from nep.web.registry import register_public_link

EVENTS = {
    "petition_assign": gettext_noop("Giao đơn vị trả lời"),
    "petition_transfer": gettext_noop("Chuyển đơn vị khác"),
    "petition_reopen": gettext_noop("Người dân báo câu trả lời chưa xong"),
    "petition_paused": gettext_noop("Tạm dừng hạn trả lời, có ghi lý do"),
    "petition_resumed": gettext_noop("Tính tiếp hạn trả lời, có ghi lý do"),
    "petition_extended": gettext_noop("Gia hạn trả lời, có ghi lý do"),
    "petition_told": gettext_noop("Báo cho người dân: {outcome}"),
    "petition_call_tried": gettext_noop("Gọi người dân, chưa gặp"),
    "answer_draft": gettext_noop("Soạn câu trả lời, bản {version}"),
    "answer_submit": gettext_noop("Trình câu trả lời, bản {version}"),
    "answer_check": gettext_noop("Kiểm tra xong câu trả lời, bản {version}"),
    "answer_return": gettext_noop("Trả lại câu trả lời, bản {version}"),
    "answer_approve": gettext_noop("Duyệt câu trả lời, bản {version}"),
    "answer_spoken": gettext_noop("Ghi câu trả lời tại chỗ"),
    "answer_passed": gettext_noop("Bàn giao việc soạn câu trả lời, bản {version}"),
    "answer_publish": gettext_noop("Công khai câu trả lời"),
}

NOTICES = {
    "answer_returned": gettext_noop("Câu trả lời của ông/bà bị trả lại, cần bổ sung."),
    "answer_approved": gettext_noop("Câu trả lời của ông/bà đã được duyệt và gửi người dân."),
}

ABOUT = {
    "answer_returned": gettext_noop("Câu trả lời về “%(title)s” bị trả lại, cần bổ sung."),
    "answer_approved": gettext_noop("Câu trả lời về “%(title)s” đã được duyệt và gửi người dân."),
}

LABELS = {
    "answer_returned": gettext_lazy("câu trả lời bị trả lại"),
    "answer_approved": gettext_lazy("câu trả lời được duyệt"),
}

SOURCES = (
    desk.to_assign,
    desk.to_draft,
    desk.returned,
    desk.to_check,
    desk.to_approve,
    desk.reopened,
    desk.to_tell,
)


def declare() -> None:
    register_events(EVENTS)
    handing_over.declare()
    for kind in NOTICES:
        register_notice(kind, _message, label=LABELS[kind], group=_petition_of, can_switch_off=False)
    for source in SOURCES:
        register_desk_source(source)
    register_menu(gettext_lazy("Kiến nghị"), "petitions:list", verb="view_petitions", order=20)
    register_menu(
        gettext_lazy("Câu trả lời chờ duyệt"), "petitions:approval", verb="approve_answer", order=22
    )
    register_menu(gettext_lazy("Báo người dân"), "petitions:tellings", verb="tell_citizen", order=24)
    register_menu(
        gettext_lazy("Câu trả lời chờ kiểm tra"), "petitions:approval", verb="check_answer", order=23
    )
    register_public_link(gettext_lazy("Hỏi đáp"), "petitions:answered", order=20)
    register_teller(tell_petitioners)
    register_slip_counter(slips_waiting)


def _message(notice: Notice) -> Message:
    """Named by its reviewed title, so that one tells many apart. A petition that concerns the commune or its
    officers has none (a constraint), a secret one gives none away."""
    petition = Answer.objects.select_related("petition").get(pk=notice.thing_id).petition
    title = "" if petition.is_secret else petition.public_title
    sentence = _(ABOUT[notice.kind]) % {"title": title} if title else _(NOTICES[notice.kind])
    return Message(sentence=sentence, url=reverse("petitions:petition", args=[petition.uuid]))


def _petition_of(notice: Notice) -> str:
    """Every version of the answers to one petition is one case."""
    return f"petitions.petition:{Answer.objects.values_list('petition', flat=True).get(pk=notice.thing_id)}"
