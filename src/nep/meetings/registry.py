"""What this app tells the others."""

from django.utils.translation import gettext_noop

from nep.audit.registry import register_events

EVENTS = {
    "meeting_planned": gettext_noop("Xếp lịch vào ngày {day}"),
    "meeting_announced": gettext_noop("Thông báo công khai"),
    "meeting_moved": gettext_noop("Dời từ {from} sang {to}"),
    "meeting_cancelled": gettext_noop("Báo không tổ chức"),
    "meeting_dropped": gettext_noop("Bỏ một buổi dự kiến ngày {day}"),
    "meeting_held": gettext_noop("Ghi đã tổ chức ngày {day}"),
    "meeting_closed": gettext_noop("Kết thúc buổi làm việc"),
}


def declare() -> None:
    register_events(EVENTS)
