"""Input of clerks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.norms.arithmetic import LONGEST_TERM
from nep.norms.models import CalendarDay, TimeUnit
from nep.web.forms import CleanCharField, VietnameseDateField

BASIS_HINT = _("Số, ngày và cơ quan ra văn bản, ví dụ: Thông báo 5015/TB-LĐTBXH ngày 22/11/2023.")


class NormRecordForm(forms.Form):
    valid_from = VietnameseDateField(label=_("Áp dụng cho việc xảy ra từ ngày"))
    value = forms.IntegerField(label=_("Giá trị"), min_value=1, max_value=LONGEST_TERM)
    time_unit = forms.ChoiceField(label=_("Đơn vị tính"), choices=TimeUnit.choices)
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)


class CalendarDayForm(forms.Form):
    day = VietnameseDateField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=CalendarDay.Kind.choices)
    name = CleanCharField(label=_("Tên"), max_length=200, help_text=_("Ví dụ: Nghỉ hoán đổi với 04/05/2024."))
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)


class BasisForm(forms.Form):
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)
