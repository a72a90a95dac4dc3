"""What this app tells the others."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from nep.audit.registry import register_events
from nep.documents.figure_names import register_figure_names
from nep.imports.registry import register_importer, register_thing_names
from nep.jobs.registry import register_check
from nep.measures.correcting import register_corrections
from nep.norms.registry import register_deadline_owner
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.programmes.carrying import register_lesson_source
from nep.reviews.assigning import assignment_faults, mend_assignments
from nep.reviews.clocks import round_deadline_moved
from nep.reviews.comment_desk import comment_desk
from nep.reviews.completeness import units_with_gaps
from nep.reviews.desk import waiting_reports
from nep.reviews.figure_names import figure_names
from nep.reviews.imports import STATEMENTS, THING_NAMES
from nep.reviews.models import Assignment, CommentRequest
from nep.reviews.repetition import rebuild_marks, wrong_marks
from nep.reviews.statement_reports import correction_pages
from nep.web.states import due_figures

EVENTS = {
    "report_started": gettext_noop("Lập báo cáo"),
    "report_section_saved": gettext_noop("Sửa phần {number} của báo cáo"),
    "report_compiled": gettext_noop("Chốt số liệu cho báo cáo"),
    "report_issued": gettext_noop("Ban hành báo cáo"),
    "report_joined_round": gettext_noop("Gắn báo cáo với đợt báo cáo"),
    "highlight_chosen": gettext_noop("Chọn điểm nổi bật của đơn vị vào phần {number}"),
    "highlight_dropped": gettext_noop("Bỏ điểm nổi bật khỏi báo cáo"),
    "comments_asked": gettext_noop("Xin ý kiến góp ý dự thảo của {count} nơi"),
    "comment_given": gettext_noop("Góp ý dự thảo báo cáo"),
    "draft_agreed": gettext_noop("Nhất trí với dự thảo báo cáo"),
    "comment_settled": gettext_noop("Xem xét một ý kiến góp ý"),
    "comments_printing_set": gettext_noop("Đặt việc in bảng góp ý vào phụ lục"),
    "docx_returned": gettext_noop("Nhận bản DOCX đã sửa bên ngoài"),
    "round_created": gettext_noop("Lập đợt báo cáo"),
    "round_edited": gettext_noop("Sửa đợt báo cáo ({part})"),
    "round_opened": gettext_noop("Mở đợt báo cáo cho {units} đơn vị"),
    "round_requested": gettext_noop("Ban hành công văn yêu cầu báo cáo {number}"),
    "round_closed": gettext_noop("Đóng đợt báo cáo"),
    "units_chased": gettext_noop("Đôn đốc {units} đơn vị chưa gửi báo cáo"),
    "unit_excused": gettext_noop("Ghi đơn vị không phải báo cáo"),
    "unit_noted_missing": gettext_noop("Ghi nhận đơn vị không gửi báo cáo"),
    "unit_report_written": gettext_noop("Ghi báo cáo của đơn vị"),
    "unit_report_submitted": gettext_noop("Gửi báo cáo của đơn vị"),
    "unit_reports_taken": gettext_noop("Nhập thay báo cáo của {units} đơn vị"),
    "unit_reports_taken_back": gettext_noop("Hoàn tác việc nhập thay báo cáo của {units} đơn vị"),
    "unit_reports_accepted": gettext_noop("Duyệt và chốt {units} báo cáo"),
    "unit_report_returned": gettext_noop("Trả lại báo cáo, đề nghị bổ sung {notes} chỗ"),
    "unit_report_accepted": gettext_noop("Duyệt và chốt báo cáo của đơn vị"),
    "unit_report_reopened": gettext_noop("Mở lại báo cáo đã chốt để sửa"),
}


def _about(notice: Notice, sentence: str) -> Message:
    """A message about one unit's report in a round."""
    row = Assignment.objects.select_related("round", "deadline").get(pk=notice.thing_id)
    words = {"title": row.round.title, "name": row.name, "due": due_figures(row.due_on, row.deadline)}
    return Message(sentence % words, row.get_absolute_url())


def _reminder(notice: Notice) -> Message:
    return _about(notice, gettext("Nhắc gửi báo cáo %(title)s của %(name)s, hạn %(due)s."))


def _returned(notice: Notice) -> Message:
    return _about(notice, gettext("Báo cáo %(title)s của %(name)s được trả lại, đề nghị bổ sung."))


def _reopened(notice: Notice) -> Message:
    return _about(notice, gettext("Báo cáo %(title)s của %(name)s được mở lại để sửa."))


def declare() -> None:
    register_events(EVENTS)
    register_figure_names(figure_names)
    register_importer(STATEMENTS)
    register_thing_names(THING_NAMES)
    register_lesson_source("reports", _("Đơn vị gửi thiếu báo cáo"), order=40, lines=units_with_gaps)
    register_menu(_("Sơ kết, tổng kết"), "reviews:rounds", verb="view_reports", order=60)
    register_desk_source(waiting_reports)
    register_corrections(correction_pages)
    register_deadline_owner("reviews.rounddeadline", round_deadline_moved)
    register_notice("report_reminder", _reminder, label=_("Nhắc gửi báo cáo"))
    register_notice("report_returned", _returned, label=_("Báo cáo được trả lại"))
    register_notice("report_reopened", _reopened, label=_("Báo cáo được mở lại"))
    register_check("report_paragraphs", find=wrong_marks, mend=rebuild_marks)
    register_check("reviews.assignment_names", find=assignment_faults, mend=mend_assignments)
    register_notice("draft_comment_asked", _comment_asked, label=_("Xin ý kiến về dự thảo báo cáo"))
    register_notice("draft_comment_settled", _comment_settled, label=_("Ý kiến về dự thảo được trả lời"))
    register_desk_source(comment_desk)


def _comment_asked(notice: Notice) -> Message:
    request = CommentRequest.objects.select_related("report").get(pk=notice.thing_id)
    sentence = gettext("Xin ý kiến góp ý dự thảo báo cáo %(subject)s, trước hết ngày %(day)s.") % {
        "subject": request.report.subject,
        "day": f"{request.due_on:%d/%m/%Y}",
    }
    return Message(sentence, reverse("reviews:comment", args=[request.uuid]))


def _comment_settled(notice: Notice) -> Message:
    request = CommentRequest.objects.select_related("report").get(pk=notice.thing_id)
    sentence = gettext("Ý kiến góp ý của đồng chí về dự thảo báo cáo %(subject)s đã được xem xét.") % {
        "subject": request.report.subject
    }
    return Message(sentence, reverse("reviews:comment", args=[request.uuid]))
