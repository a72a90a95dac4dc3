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
}


def declare() -> None:
    register_events(EVENTS)
    register_menu(_("Sơ kết, tổng kết"), "reviews:index", verb="compile_report", order=60)
