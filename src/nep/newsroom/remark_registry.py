"""What remarks tell the other apps."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.jobs.registry import register_check, register_job, register_replay
from nep.newsroom import handing_over, remark_jobs
from nep.newsroom.models import Article, RemarkDesk
from nep.newsroom.queries_remarks import desk_remarks
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.queries import name_on
from nep.organisations.registry import register_desk_source
from nep.web import clock
from nep.web.registry import address_for

QUARTER_OF_A_DAY = 6 * 3600

EVENTS = {
    "remark_received": gettext_noop("Nhận phản hồi của bạn đọc"),
    "remark_shown": gettext_noop("Duyệt đăng phản hồi"),
    "remark_answered": gettext_noop("Trả lời phản hồi"),
    "remark_hidden_in": gettext_noop("Che một phần phản hồi"),
    "remark_declined": gettext_noop("Không đăng phản hồi"),
    "remark_withdrawn": gettext_noop("Gỡ phản hồi"),
    "remark_undone": gettext_noop("Hoàn tác việc không đăng hoặc gỡ phản hồi"),
    "remark_taken_back": gettext_noop("Người gửi xóa phản hồi của mình"),
    "remark_words_erased": gettext_noop("Xóa lời không công khai của phản hồi, hết hạn giữ"),
    "remark_desk_staffed": gettext_noop("Cử người phụ trách phản hồi"),
    "remark_desk_shut": gettext_noop("Thôi nhận phản hồi dưới tin bài của đơn vị"),
    "remark_desk_passed": gettext_noop("Đổi người phụ trách phản hồi, theo văn bản bàn giao"),
    "remarks_opened": gettext_noop("Mở phản hồi dưới bài"),
    "remarks_shut": gettext_noop("Đóng phản hồi dưới bài"),
}


def declare() -> None:
    register_events(EVENTS)
    handing_over.declare()
    register_notice("remarks_to_decide", _to_decide, label=gettext_lazy("Phản hồi của bạn đọc chờ duyệt"))
    register_notice("remark_desk_given", _desk_given, label=gettext_lazy("Được cử phụ trách phản hồi"))
    register_desk_source(desk_remarks)
    register_job(
        "newsroom.erase_remarks",
        every_seconds=QUARTER_OF_A_DAY,
        run=remark_jobs.erase_due,
        label=gettext_lazy("Xóa lời phản hồi không công khai, sau 30 ngày"),
    )
    register_replay("newsroom.remarks", remark_jobs.erase_due)
    register_check("newsroom.remarks", find=remark_jobs.erasure_faults)


def _to_decide(notice: Notice) -> Message:
    article = Article.objects.get(pk=notice.thing_id)
    url = f"{address_for('newsroom:remark_desk')}?tinh-trang=waiting"
    return Message(_("Có phản hồi của bạn đọc chờ ông/bà duyệt."), url, about=article.title)


def _desk_given(notice: Notice) -> Message:
    desk = RemarkDesk.objects.get(pk=notice.thing_id)
    told = _("Ông/bà được cử phụ trách phản hồi dưới tin bài.")
    return Message(told, address_for("newsroom:remark_desk"), about=name_on(desk.unit_id, clock.today()))
