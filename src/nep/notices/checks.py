"""What this app looks at for `nep doctor`: settings of the mail server, and letters that did not leave."""

from datetime import timedelta

from nep.notices import server
from nep.notices.queries import mail_state
from nep.web import clock

LATE = timedelta(hours=1)


def mail_faults() -> list[str]:
    found = server.faults()
    if not server.is_on():
        return found
    at = clock.real_now()
    state = mail_state(at=at)
    if state.given_up:
        found.append(f"{state.given_up} thư không gửi được trong 7 ngày qua. Xem trang Công việc nền.")
    if state.waiting_since and state.waiting_since < at - LATE:
        found.append(f"{state.waiting} thư chờ gửi, lâu nhất đã quá một giờ.")
    return found


def mail_note() -> str:
    if server.is_on():
        return ""
    return "Thư điện tử đang tắt (chưa đặt NEP_SMTP_HOST): thông báo chỉ hiện trong hệ thống."
