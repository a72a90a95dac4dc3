"""Input about the clock of an answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.web.forms import CleanCharField, VietnameseDateField, WholeField

READ_BY_ALL = gettext_lazy("Người dân đọc được lý do này. Không ghi tên người, số điện thoại.")
PAPER_HINT = gettext_lazy("Số, ngày và cơ quan ra văn bản, ví dụ: Công văn 12/UBND ngày 05/01/2024.")
Data = Mapping[str, Any] | None


class PauseForm(forms.Form):
    on = VietnameseDateField(label=gettext_lazy("Tạm dừng từ ngày"))
    reason = CleanCharField(label=gettext_lazy("Lý do"), max_length=300, help_text=READ_BY_ALL)
    paper = CleanCharField(label=gettext_lazy("Văn bản"), max_length=300, help_text=PAPER_HINT)

    def __init__(self, data: Data = None, *, day: date | None = None) -> None:
        super().__init__(data, prefix="dung", initial={"on": day})


class ResumeForm(forms.Form):
    on = VietnameseDateField(label=gettext_lazy("Tính tiếp từ ngày"))
    reason = CleanCharField(label=gettext_lazy("Lý do"), max_length=300, help_text=READ_BY_ALL)

    def __init__(self, data: Data = None, *, day: date | None = None) -> None:
        super().__init__(data, prefix="tiep", initial={"on": day})


class ExtendForm(forms.Form):
    days = WholeField(label=gettext_lazy("Thêm mấy ngày"), min_value=1, max_value=1000)
    reason = CleanCharField(label=gettext_lazy("Lý do"), max_length=300, help_text=READ_BY_ALL)
    paper = CleanCharField(
        label=gettext_lazy("Văn bản"), max_length=300, required=False, help_text=PAPER_HINT
    )

    def __init__(self, data: Data = None, *, most: str = "") -> None:
        super().__init__(data, prefix="gia-han")
        if most:
            self.fields["days"].help_text = _("Nhiều nhất %(most)s.") % {"most": most}
