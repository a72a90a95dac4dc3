"""What petitions declare to the apps below: history, messages, menu, desk, checks."""

from django.utils.translation import gettext_lazy as _

from nep.audit.registry import register_events
from nep.jobs.registry import register_check
from nep.norms.registry import register_deadline_owner
from nep.notices.registry import register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.petitions import checks, clocks, desk, messages
from nep.web.registry import register_public_link

EVENTS = {
    "petition_received": "Tiếp nhận ý kiến",
    "petition_classified": "Phân loại: {klass}",
    "petition_sent_above": "Chuyển nơi tiếp dân cấp trên, vì là tố cáo ở nơi bị nêu",
    "petition_transferred_out": "Chuyển cơ quan có thẩm quyền và kết thúc tại đây",
    "petition_split": "Tách thành {parts} phần",
    "petition_split_off": "Được tách ra từ một ý kiến có nhiều nội dung",
    "petition_officer_excluded": "Đánh dấu cán bộ có tên trong nội dung, không được xem",
    "petition_officer_included": "Bỏ đánh dấu cán bộ không được xem",
    "petition_public_text_reviewed": "Duyệt nội dung công khai",
    "petition_released": "Chuyển từ chờ kiểm tra sang tiếp nhận",
    "petition_rejected": "Không tiếp nhận, có ghi lý do",
    "petition_rejection_undone": "Đưa trở lại chờ kiểm tra",
    "petition_sealed_opened": "Mở phần giữ kín: {what}",
    "petition_withdrawn": "Người gửi rút ý kiến",
    "petition_withdrawal_undone": "Người gửi lấy lại ý kiến đã rút",
    "slip_book_printed": "In quyển phiếu hẹn {pages} tờ",
    "slip_voided": "Hủy một tờ phiếu trong quyển",
}


def register() -> None:
    register_events(EVENTS)
    register_notice("petition_withdrawn", messages.withdrawn)
    register_desk_source(desk.items)
    register_public_link(_("Gửi ý kiến"), "petitions:submit", order=10)
    register_public_link(_("Xem trả lời"), "petitions:open_slip", order=20)
    register_menu("Cần phân loại", "petitions:triage", verb="classify_petition", order=30)
    register_menu("Ghi ý kiến", "petitions:clerk", verb="register_petition", order=20)
    register_menu("Chờ kiểm tra", "petitions:quarantine", verb="release_quarantine", order=40)
    register_deadline_owner("petitions.petition", clocks.deadline_moved)
    register_check("petitions.copies", find=checks.wrong_copies, mend=checks.mend_copies)
    register_check("petitions.seals", find=checks.broken_seals)
