"""What this app tells the others."""

from nep.audit.registry import register_events

EVENTS = {
    "meeting_planned": "Xếp lịch vào ngày {day}",
    "meeting_announced": "Thông báo công khai",
    "meeting_moved": "Dời từ {from} sang {to}",
    "meeting_cancelled": "Báo không tổ chức",
    "meeting_held": "Ghi đã tổ chức ngày {day}",
    "meeting_closed": "Kết thúc buổi làm việc",
}


def declare() -> None:
    register_events(EVENTS)
