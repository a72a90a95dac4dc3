"""What the verbs are called on screen, and which of them a post may give to another for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from nep.organisations.roles import Reach

# Never in another's name: sealed text needs an own right (safeguards 2, 8), keys and posts are not content,
# a commitment is between two persons (safeguard 12), and what was given is not given on.
KEPT = frozenset(
    {
        "open_sealed",
        "handle_secret",
        "disclose_identity",
        "manage_accounts",
        "manage_units",
        "give_mandate",
        "arrange_posts",
        "write_commitment",
        "read_commitments",
        "keep_attendance",
        "take_quizzes",
    }
)
DESK = "view_desk"


@dataclass(frozen=True)
class Verb:
    """A verb that can be given. `reads`: what one must read to do it; it comes along."""

    label: "StrOrPromise"
    reads: tuple[str, ...] = ()


_PETITIONS, _PROMISES, _MEETINGS = ("view_petitions",), ("view_promises",), ("view_meetings",)

GIVEN: dict[str, Verb] = {
    "approve_answer": Verb(_("Duyệt câu trả lời"), (*_PETITIONS, "view_board")),
    "pause_answer": Verb(_("Tạm dừng, tính tiếp hạn trả lời"), _PETITIONS),
    "extend_answer": Verb(_("Gia hạn trả lời"), _PETITIONS),
    "check_answer": Verb(_("Kiểm tra câu trả lời"), _PETITIONS),
    "draft_answer": Verb(_("Soạn câu trả lời"), _PETITIONS),
    "register_petition": Verb(_("Ghi ý kiến của người dân"), _PETITIONS),
    "classify_petition": Verb(_("Phân loại ý kiến"), _PETITIONS),
    "assign_petition": Verb(_("Giao đơn vị trả lời"), _PETITIONS),
    "transfer_petition": Verb(_("Chuyển kiến nghị sang đơn vị khác"), _PETITIONS),
    "release_quarantine": Verb(_("Xử lý mục chờ kiểm tra"), _PETITIONS),
    "review_public_text": Verb(_("Duyệt nội dung công khai"), _PETITIONS),
    "tell_citizen": Verb(_("Báo cho người dân"), _PETITIONS),
    "print_slips": Verb(_("In quyển phiếu hẹn"), _PETITIONS),
    "note_confirmation": Verb(_("Ghi lời xác nhận của người dân"), (*_PETITIONS, *_PROMISES)),
    "make_promise": Verb(_("Ghi nội dung cam kết"), _PROMISES),
    "approve_wording": Verb(_("Duyệt nội dung cam kết"), (*_PROMISES, "view_board")),
    "keep_promise": Verb(_("Báo việc đã hứa đã làm xong"), _PROMISES),
    "move_promise": Verb(_("Đổi hạn việc đã hứa"), _PROMISES),
    "withdraw_promise": Verb(_("Báo không làm nữa một việc đã hứa"), _PROMISES),
    "fail_promise": Verb(_("Báo chưa làm được một việc đã hứa"), _PROMISES),
    "plan_listening_days": Verb(_("Lập lịch ngày nghe dân"), _MEETINGS),
    "announce_session": Verb(_("Thông báo ngày nghe dân"), _MEETINGS),
    "record_session": Verb(_("Ghi diễn biến buổi nghe dân"), _MEETINGS),
    "close_session": Verb(_("Kết thúc buổi nghe dân"), _MEETINGS),
    "edit_quizzes": Verb(
        _("Soạn câu hỏi, mở bài trắc nghiệm, lấy ý kiến"), ("view_quizzes", "view_sessions")
    ),
    "plan_sessions": Verb(_("Lập buổi học"), ("view_sessions",)),
    "publish_materials": Verb(_("Đăng tài liệu học tập"), ("view_materials",)),
    "edit_theme": Verb(_("Soạn chuyên đề")),
    "issue_theme": Verb(_("Ban hành chuyên đề")),
    "close_theme": Verb(_("Kết thúc chuyên đề")),
    "edit_norms": Verb(_("Sửa quy định về thời hạn")),
    "edit_calendar": Verb(_("Sửa lịch làm việc")),
    "issue_paper": Verb(_("Ban hành văn bản"), ("view_papers",)),
    "edit_plan": Verb(_("Soạn kế hoạch của đơn vị"), ("view_plans",)),
    "submit_plan": Verb(_("Trình kế hoạch của đơn vị"), ("view_plans",)),
    "approve_plan": Verb(_("Duyệt kế hoạch của đơn vị cấp dưới"), ("view_plans",)),
    "remind_plans": Verb(_("Nhắc đơn vị chưa gửi kế hoạch"), ("view_plans",)),
    "set_plan_levels": Verb(_("Đặt hạn gửi kế hoạch từng cấp"), ("view_plans",)),
    "register_practice": Verb(_("Viết, đăng ký mô hình của đơn vị"), ("view_practices",)),
    "recognise_practice": Verb(_("Công nhận, trả lại mô hình của cấp dưới"), ("view_practices",)),
    "publish_practice": Verb(_("Đưa mô hình của đơn vị ra công khai, rút lại"), ("view_practices",)),
    "adopt_practice": Verb(_("Ghi đơn vị áp dụng mô hình của nơi khác"), ("view_practices",)),
    "run_conferences": Verb(_("Tổ chức hội nghị sơ kết, tổng kết"), ("view_conferences",)),
    "answer_invitation": Verb(_("Cử người dự hội nghị"), ("view_conferences",)),
    "open_round": Verb(_("Mở đợt báo cáo"), ("view_reports",)),
    "chase_units": Verb(_("Đôn đốc đơn vị chậm báo cáo"), ("view_reports",)),
    "comment_draft": Verb(_("Góp ý dự thảo báo cáo")),
    "write_report": Verb(_("Soạn báo cáo của đơn vị"), ("view_reports",)),
    "submit_report": Verb(_("Gửi báo cáo của đơn vị"), ("view_reports",)),
    "accept_report": Verb(_("Nhận hoặc trả lại báo cáo cấp dưới"), ("view_reports",)),
    "reopen_report": Verb(_("Mở lại báo cáo đã chốt"), ("view_reports",)),
    "compile_report": Verb(_("Lập báo cáo tổng hợp")),
    "issue_report": Verb(_("Ban hành báo cáo"), ("view_papers",)),
    "open_award_round": Verb(_("Mở đợt khen thưởng, giao chỉ tiêu"), ("view_awards",)),
    "nominate": Verb(_("Đề nghị khen thưởng"), ("view_awards",)),
    "run_ballot": Verb(_("Mở và kiểm phiếu của hội đồng"), ("view_awards",)),
    "publish_awards": Verb(_("Soạn, công bố quyết định khen thưởng, giữ sổ khen thưởng"), ("view_awards",)),
    "write_article": Verb(_("Viết tin bài"), ("view_news",)),
    "approve_article": Verb(_("Duyệt đăng tin bài"), ("view_news",)),
    "moderate_remarks": Verb(_("Duyệt, trả lời phản hồi dưới tin bài"), ("view_news",)),
    "view_health": Verb(_("Xem tình trạng máy chủ")),
    "read_history": Verb(_("Xem lịch sử"), (*_PETITIONS, *_PROMISES)),
}


def may_be_given(verb: str) -> bool:
    """True for verbs of acting; reading comes with the verb that needs it."""
    return verb in GIVEN


def with_reading(verbs: Iterable[str]) -> set[str]:
    """`verbs`, what must be read for them, and the desk on which they wait."""
    chosen = {verb for verb in verbs if verb in GIVEN}
    return chosen | {reading for verb in chosen for reading in GIVEN[verb].reads} | {DESK}


def narrowed(grants: "dict[str, Reach]", verbs: Iterable[str] | None) -> "dict[str, Reach]":
    """What is left of the giver's `grants`: the named verbs with their reading, or (None) everything that
    can be given at all. Never more than the giver has."""
    if verbs is None:
        return {verb: reach for verb, reach in grants.items() if verb not in KEPT}
    wanted = with_reading(verbs)
    return {verb: reach for verb, reach in grants.items() if verb in wanted}
