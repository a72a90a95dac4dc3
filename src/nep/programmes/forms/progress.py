"""Input about actions of plans and lessons of themes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.programmes.forms.uploads import EvidenceField
from nep.programmes.models import PlanAction
from nep.web.forms import CleanTextField, NumberField, VietnameseDateField


class ProgressForm(forms.Form):
    note = CleanTextField(
        label=_("Việc đã làm"), max_length=5000, help_text=_("Một hai câu, kết quả nhìn thấy được.")
    )
    stated_value = NumberField(
        label=_("Số đơn vị báo cáo"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("Cộng từ đầu chuyên đề đến nay."),
        error_messages={"min_value": _("Số báo cáo không được nhỏ hơn 0.")},
    )
    explanation = CleanTextField(
        label=_("Lý do chênh lệch"),
        max_length=2000,
        required=False,
        help_text=_("Bắt buộc khi số đơn vị báo cáo khác số hệ thống tính."),
    )
    is_done = forms.BooleanField(label=_("Việc này đã làm xong"), required=False)
    happened_on = VietnameseDateField(
        label=_("Ngày theo giấy tờ"),
        required=False,
        help_text=_(
            "Để trống là hôm nay. Ghi sau quá 3 ngày làm việc thì tính theo ngày ghi, ví dụ 27/10/2023."
        ),
    )
    uploads = EvidenceField()

    def __init__(self, *args: Any, action: PlanAction, has_figure: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if action.target_value is None and not has_figure:
            del self.fields["stated_value"]
        elif action.target_unit:
            label = _("Số đơn vị báo cáo (%(unit)s)") % {"unit": action.target_unit}
            self.fields["stated_value"].label = label
        if not has_figure:
            del self.fields["explanation"]


class LessonForm(forms.Form):
    text = CleanTextField(
        label=_("Bài học"),
        max_length=1000,
        help_text=_("Một bài học cho chuyên đề sau: điều gì làm được, điều gì cần làm khác đi."),
    )


class TakeLineForm(forms.Form):
    text = CleanTextField(
        label=_("Nội dung cốt lõi của chuyên đề mới"),
        max_length=1000,
        help_text=_("Ông/bà sửa lời cho hợp chuyên đề mới rồi đưa vào."),
    )
