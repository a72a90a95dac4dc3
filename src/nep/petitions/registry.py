"""What petitions declare to the apps below: history, messages, menu, desk, checks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from nep.audit.registry import register_events
from nep.imports.registry import register_importer, register_thing_names
from nep.jobs.registry import register_check
from nep.norms.registry import register_deadline_owner
from nep.notices.registry import register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.petitions import checks, clocks, desk, messages
from nep.petitions.imports import PAPER_LISTS, THING_NAMES
from nep.web.registry import register_public_link

EVENTS = {
    "petition_received": gettext_noop("Tiếp nhận ý kiến"),
    "petition_listed": gettext_noop("Ghi từ danh sách giấy, dòng {line}"),
    "petition_list_taken_back": gettext_noop(
        "Hoàn tác lần nhập danh sách giấy: {count} ý kiến chưa ai xử lý được bỏ"
    ),
    "petition_classified": gettext_noop("Phân loại: {klass}"),
    "petition_sent_above": gettext_noop("Chuyển nơi tiếp dân cấp trên, vì là tố cáo ở nơi bị nêu"),
    "petition_transferred_out": gettext_noop("Chuyển cơ quan có thẩm quyền và kết thúc tại đây"),
    "petition_split": gettext_noop("Tách thành {parts} phần"),
    "petition_split_off": gettext_noop("Được tách ra từ một ý kiến có nhiều nội dung"),
    "petition_officer_excluded": gettext_noop("Đánh dấu cán bộ có tên trong nội dung, không được xem"),
    "petition_officer_included": gettext_noop("Bỏ đánh dấu cán bộ không được xem"),
    "petition_public_text_reviewed": gettext_noop("Duyệt nội dung công khai"),
    "petition_released": gettext_noop("Chuyển từ chờ kiểm tra sang tiếp nhận"),
    "petition_rejected": gettext_noop("Không tiếp nhận, có ghi lý do"),
    "petition_rejection_undone": gettext_noop("Đưa trở lại chờ kiểm tra"),
    "petition_sealed_opened": gettext_noop("Mở phần giữ kín: {what}"),
    "petition_identity_disclosed": gettext_noop(
        "Cung cấp danh tính người gửi theo văn bản của cơ quan có thẩm quyền"
    ),
    "petition_withdrawn": gettext_noop("Người gửi rút ý kiến"),
    "petition_withdrawal_undone": gettext_noop("Người gửi lấy lại ý kiến đã rút"),
    "slip_book_printed": gettext_noop("In quyển phiếu hẹn {pages} tờ"),
    "slip_voided": gettext_noop("Hủy một tờ phiếu trong quyển"),
}


def register() -> None:
    register_events(EVENTS)
    register_notice(
        "petition_withdrawn",
        messages.withdrawn,
        label=_("Người gửi rút một ý kiến"),
        desk_verb="classify_petition",
    )
    register_desk_source(desk.items)
    register_public_link(_("Gửi ý kiến"), "petitions:submit", order=10)
    register_public_link(_("Xem trả lời"), "petitions:open_slip", order=20)
    register_menu(_("Cần phân loại"), "petitions:triage", verb="classify_petition", order=21)
    register_menu(_("Ghi ý kiến"), "petitions:clerk", verb="register_petition", order=10)
    register_menu(_("Cung cấp danh tính"), "petitions:disclose", verb="disclose_identity", order=60)
    register_menu(_("Ý kiến đã rút"), "petitions:withdrawn", verb="classify_petition", order=46)
    register_menu(_("Chờ kiểm tra"), "petitions:quarantine", verb="release_quarantine", order=45)
    register_menu(_("Nhập danh sách ý kiến"), "imports:index", verb="register_petition", order=11)
    register_importer(PAPER_LISTS)
    register_thing_names(THING_NAMES)
    register_deadline_owner("petitions.petition", clocks.deadline_moved)
    register_deadline_owner("petitions.reopening", clocks.reopening_moved)
    register_check("petitions.copies", find=checks.wrong_copies, mend=checks.mend_copies)
    register_check("petitions.seals", find=checks.broken_seals)
