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
