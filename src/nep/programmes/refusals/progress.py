"""Why progress is not recorded."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class PlanNotApproved(Refusal):
    sentence = _("Kế hoạch chưa được duyệt nên chưa ghi tiến độ được.")


class NoteMissing(Refusal):
    sentence = _("Ông/bà ghi một hai câu về việc đã làm.")
    field = "note"


class NoteTooLong(Refusal):
    sentence = _("Dài quá. Ông/bà rút ngắn còn tối đa 5.000 ký tự.")
    field = "note"


class ValueBelowZero(Refusal):
    sentence = _("Số báo cáo không được nhỏ hơn 0.")
    field = "stated_value"


class DifferenceUnexplained(Refusal):
    field = "explanation"


class EntryInFuture(Refusal):
    sentence = _("Ngày làm xong không được sau hôm nay.")
    field = "happened_on"


class EntryBeforeTheme(Refusal):
    sentence = _("Ngày này trước khi chuyên đề bắt đầu. Ông/bà xem lại.")
    field = "happened_on"
