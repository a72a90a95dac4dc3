"""Named refusals of the figures, each with its sentence."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.web.errors import Refusal


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


class UnknownFigure(Refusal):
    field = "figure"

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            _("Không có số liệu nào tên “%(key)s”. Xem danh sách ở trang Số liệu.") % {"key": key[:60]}
        )


class EmptyPeriod(Refusal):
    sentence = gettext_lazy("Kỳ số liệu trống: hãy chọn ngày đầu và ngày cuối của kỳ.")
    field = "period"


class PeriodBackwards(Refusal):
    field = "period"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            _("Kỳ số liệu bị ngược: ngày cuối %(last)s đứng trước ngày đầu %(first)s. Hãy đổi lại hai ngày.")
            % {"first": _day(first), "last": _day(last)}
        )


class PeriodNotBegun(Refusal):
    field = "period"

    def __init__(self, first: date) -> None:
        super().__init__(
            _("Kỳ số liệu bắt đầu ngày %(first)s, chưa tới, nên chưa có gì để đếm.") % {"first": _day(first)}
        )


class UnreadableDay(Refusal):
    field = "period"

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“%(text)s” không phải là một ngày có thật. Hãy viết như 31/12/2023.") % {"text": text[:40]}
        )


class FigureKeyTaken(Refusal):
    sentence = gettext_lazy("Đã có số liệu mang mã này. Hãy dùng số liệu đó hoặc đặt mã khác.")
    field = "label"


class ValueNegative(Refusal):
    sentence = gettext_lazy("Số liệu không thể nhỏ hơn 0.")
    field = "value"


class SourceMissing(Refusal):
    sentence = gettext_lazy("Hãy ghi số văn bản hoặc nguồn của con số: không có nguồn thì không ghi được.")
    field = "source"


class SameStatement(Refusal):
    sentence = gettext_lazy("Con số này đã được ghi cho đơn vị và kỳ ấy, không ghi lần nữa.")
    field = "value"


class StatementStands(Refusal):
    field = "value"

    def __init__(self, value: int) -> None:
        super().__init__(
            _(
                "Đơn vị đã báo cáo con số %(value)s cho kỳ này. Muốn đổi thì mở con số ấy và “Sửa số đã báo "
                "cáo”, kèm căn cứ."
            )
            % {"value": value}
        )


class UnitEndedInPeriod(Refusal):
    field = "unit"

    def __init__(self, name: str, day: str) -> None:
        super().__init__(
            _(
                "%(name)s đã chấm dứt hoạt động ngày %(day)s, trong kỳ này, nên không ghi số báo cáo được; "
                "đơn vị kế thừa báo cáo phần việc này."
            )
            % {"name": name, "day": day}
        )
