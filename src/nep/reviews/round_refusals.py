"""Named refusals of rounds and of units' reports."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nep.web.errors import Refusal

SHOWN = 5


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    words = "; ".join(names[:SHOWN])
    more = len(names) - SHOWN
    return words if more <= 0 else _("%(names)s và %(more)s mục khác") % {"names": words, "more": more}


class RoundIsOpen(Refusal):
    sentence = gettext_lazy("Đợt báo cáo đã mở nên đề cương, số liệu và hạn không sửa được nữa.")


class RoundNotOpen(Refusal):
    sentence = gettext_lazy("Đợt báo cáo chưa mở hoặc đã đóng, nên không ghi, gửi hay duyệt báo cáo được.")


class RoundAlreadyThere(Refusal):
    sentence = gettext_lazy("Đã có đợt báo cáo cùng tên và cùng kỳ. Hãy mở đợt đó hoặc đặt tên khác.")
    field = "title"


class RoundIncomplete(Refusal):
    """Something is missing that a round cannot open without."""


class NobodyToAsk(Refusal):
    sentence = gettext_lazy(
        "Không có đơn vị nào thuộc các cấp đã chọn đang hoạt động trong kỳ, nên chưa mở được đợt báo cáo."
    )


class DueBeforeOpening(Refusal):
    sentence = gettext_lazy("Hạn gửi không thể trước ngày mở đợt báo cáo. Hãy ghi lại hạn của từng cấp.")
    field = "due_on"


class ReportIsLocked(Refusal):
    sentence = gettext_lazy(
        "Báo cáo đã chốt nên không sửa được. Cấp trên “Mở lại để sửa” và ghi lý do thì mới sửa tiếp được."
    )


class ReportIsSent(Refusal):
    sentence = gettext_lazy("Báo cáo đã gửi và đang chờ duyệt, chưa sửa được. Cấp trên trả lại thì mới sửa.")


class ReportNotSent(Refusal):
    sentence = gettext_lazy("Báo cáo không ở trạng thái chờ duyệt: có thể người khác vừa duyệt hoặc trả lại.")


class ReportNotAccepted(Refusal):
    sentence = gettext_lazy("Chỉ mở lại được báo cáo đã duyệt, đã chốt.")


class StaleForm(Refusal):
    sentence = gettext_lazy(
        "Người khác vừa ghi báo cáo này. Chữ và số ông/bà vừa nhập còn ở dưới; hãy mở bản mới ở một trang "
        "khác để so, rồi ghi lại."
    )


class NothingWritten(Refusal):
    sentence = gettext_lazy("Báo cáo chưa ghi gì nên chưa gửi được.")


class FiguresMissing(Refusal):
    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(_("Chưa có số của: %(names)s.") % {"names": _listed(labels)})


class DifferenceUnexplained(Refusal):
    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(
            _("Số đơn vị báo cáo khác số hệ thống tính mà chưa ghi lý do: %(names)s.")
            % {"names": _listed(labels)}
        )


class TotalUnexplained(Refusal):
    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(
            _(
                "Tổng trong văn bản của đơn vị khác tổng của đơn vị cộng các đơn vị dưới đã duyệt mà chưa "
                "ghi vì sao: %(names)s."
            )
            % {"names": _listed(labels)}
        )


class PaperMissing(Refusal):
    sentence = gettext_lazy(
        "Nhập thay thì phải ghi số và ngày văn bản của đơn vị: văn bản ấy là hồ sơ của các con số."
    )
    field = "paper_number"


class BelowNotAccepted(Refusal):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            ngettext(
                "Còn %(n)s đơn vị dưới chưa được duyệt hoặc chưa ghi nhận là không gửi: %(names)s.",
                "Còn %(n)s đơn vị dưới chưa được duyệt hoặc chưa ghi nhận là không gửi: %(names)s.",
                len(names),
            )
            % {"n": len(names), "names": _listed(names)}
        )


class AboveAccepted(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("Báo cáo của %(name)s ở cấp trên đã chốt với số liệu này. Hãy mở lại báo cáo ấy trước.")
            % {"name": name}
        )


class ReasonMissing(Refusal):
    sentence = gettext_lazy("Hãy ghi lý do.")
    field = "reason"


class CorrectionPaperMissing(Refusal):
    sentence = gettext_lazy("Sửa số đã báo cáo thì phải ghi số và ngày văn bản làm căn cứ.")
    field = "paper_number"


class StatementIsReplaced(Refusal):
    sentence = gettext_lazy("Con số này đã được thay. Ông/bà mở con số đang có hiệu lực để sửa.")


class StatementLocked(Refusal):
    sentence = gettext_lazy(
        "Con số này nằm trong báo cáo đã chốt. Cấp trên “Mở lại để sửa” báo cáo ấy, ghi lý do, thì mới sửa "
        "được."
    )


class StatementSent(Refusal):
    sentence = gettext_lazy(
        "Con số này nằm trong báo cáo đang chờ duyệt. Cấp trên trả lại báo cáo ấy thì mới sửa được."
    )


class StatementReturned(Refusal):
    sentence = gettext_lazy(
        "Con số này nằm trong báo cáo đang được sửa. Ông/bà sửa trong báo cáo ấy rồi gửi lại."
    )


class UnitEnded(Refusal):
    def __init__(self, name: str, day: str) -> None:
        super().__init__(
            _(
                "%(name)s đã chấm dứt hoạt động ngày %(day)s, trong kỳ báo cáo, nên không gửi báo cáo được; "
                "đơn vị kế thừa báo cáo phần việc này."
            )
            % {"name": name, "day": day}
        )


class UnitExcused(Refusal):
    sentence = gettext_lazy("Đơn vị này đã được ghi là không phải báo cáo trong đợt này.")


class HasReport(Refusal):
    sentence = gettext_lazy("Đơn vị này đã gửi báo cáo, nên không ghi là thiếu hay miễn được.")


class LetterIssued(Refusal):
    sentence = gettext_lazy("Công văn yêu cầu của đợt này đã ban hành rồi.")


class NobodyToChase(Refusal):
    sentence = gettext_lazy("Mọi đơn vị đều đã gửi, không còn ai để đôn đốc.")
