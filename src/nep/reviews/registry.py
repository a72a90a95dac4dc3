"""What this app tells the others."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from nep.audit.registry import register_events
from nep.organisations.registry import register_menu

EVENTS = {
    "report_started": gettext_noop("Lập báo cáo"),
    "report_section_saved": gettext_noop("Sửa phần {number} của báo cáo"),
    "report_compiled": gettext_noop("Chốt số liệu cho báo cáo"),
    "report_issued": gettext_noop("Ban hành báo cáo"),
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
    "unit_report_returned": gettext_noop("Trả lại báo cáo, đề nghị bổ sung {notes} chỗ"),
    "unit_report_accepted": gettext_noop("Duyệt và chốt báo cáo của đơn vị"),
    "unit_report_reopened": gettext_noop("Mở lại báo cáo đã chốt để sửa"),
}


def declare() -> None:
    register_events(EVENTS)
    register_menu(_("Sơ kết, tổng kết"), "reviews:index", verb="compile_report", order=60)
