"""Named refusals of reports."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.measures.periods import Period
from nep.web.errors import Refusal


class NothingToReport(Refusal):
    field = "period"

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("Kỳ %(period)s không có số liệu nào của đơn vị này, nên không lập báo cáo.")
            % {"period": period}
        )


class ReportIsIssued(Refusal):
    sentence = gettext_lazy("Báo cáo đã ban hành nên không sửa được nữa.")


class FiguresNotFrozen(Refusal):
    sentence = gettext_lazy(
        "Báo cáo chưa chốt số liệu. Hãy bấm “Chốt số liệu” rồi xem lại trước khi ban hành."
    )


class AssessmentMissing(Refusal):
    sentence = gettext_lazy("Phần đánh giá chưa được viết. Hãy sửa phần đó trước khi ban hành.")


class SignerElsewhere(Refusal):
    sentence = gettext_lazy("Người ký phải đang giữ chức vụ ở đơn vị ban hành.")
    field = "signer"


class BrokenToken(Refusal):
    field = "text"

    def __init__(self, token: str) -> None:
        super().__init__(
            _("Không có số liệu nào tên “%(token)s”. Hãy chọn tên trong danh sách số liệu ở bên.")
            % {"token": token[:60]}
        )


class CommentsUnsettled(Refusal):
    sentence = gettext_lazy(
        "Còn ý kiến góp ý chưa xem xét. Hãy ghi tiếp thu hoặc không tiếp thu, kèm lý do, rồi ban hành."
    )


class RoundHasReport(Refusal):
    sentence = gettext_lazy("Kỳ này đã có báo cáo tổng kết của một đợt báo cáo khác. Hãy mở báo cáo đó.")


class RoundIsDraft(Refusal):
    sentence = gettext_lazy("Đợt báo cáo chưa mở, nên chưa có báo cáo nào để tổng hợp.")


class HighlightElsewhere(Refusal):
    sentence = gettext_lazy("Chỉ chọn được điểm nổi bật trong báo cáo đã duyệt của chính đợt này.")
    field = "highlight"


class HighlightTaken(Refusal):
    sentence = gettext_lazy("Điểm nổi bật này đã được chọn vào báo cáo.")
    field = "highlight"


class NobodyAsked(Refusal):
    sentence = gettext_lazy("Hãy chọn ít nhất một nơi để xin ý kiến.")
    field = "units"


class CommentDayPast(Refusal):
    sentence = gettext_lazy("Hạn góp ý không thể ở trước hôm nay.")
    field = "due_on"


class CommentEmpty(Refusal):
    sentence = gettext_lazy("Hãy ghi nội dung góp ý; nếu không có ý kiến, bấm “Nhất trí với dự thảo”.")
    field = "text"


class CommentsGiven(Refusal):
    sentence = gettext_lazy("Đã ghi ý kiến góp ý nên không bấm nhất trí toàn bộ được nữa.")


class ReasonForRefusal(Refusal):
    sentence = gettext_lazy("Không tiếp thu thì phải ghi lý do.")
    field = "reply"


class CommentSettled(Refusal):
    sentence = gettext_lazy("Ý kiến này vừa được người khác xem xét. Hãy mở lại trang.")


class PartGone(Refusal):
    sentence = gettext_lazy("Phần này không còn khác với bản nháp, không có gì để lấy.")


class FiguresLost(Refusal):
    sentence = gettext_lazy(
        "Phần này trong tệp gửi lại mất số liệu hoặc có số gõ tay. Nếu đúng ý, hãy đánh dấu vào ô "
        "“Tôi đã xem” rồi lấy lại."
    )
    field = "accepts_loss"
