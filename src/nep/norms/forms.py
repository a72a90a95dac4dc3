"""Input of clerks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.norms.arithmetic import LONGEST_TERM
from nep.norms.models import Calendar, CalendarDay, TimeUnit
from nep.organisations.fields import UnitField
from nep.organisations.models import Unit
from nep.organisations.queries import with_version
from nep.web import clock
from nep.web.forms import CleanCharField, VietnameseDateField, WholeField, offer

BASIS_HINT = _("Số, ngày và cơ quan ra văn bản, ví dụ: Thông báo 5015/TB-LĐTBXH ngày 22/11/2023.")


class NormRecordForm(forms.Form):
    valid_from = VietnameseDateField(label=_("Áp dụng cho việc xảy ra từ ngày"))
    value = WholeField(label=_("Giá trị"), min_value=1, max_value=LONGEST_TERM)
    time_unit = forms.ChoiceField(label=_("Đơn vị tính"), choices=TimeUnit.choices)
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)


class CalendarDayForm(forms.Form):
    day = VietnameseDateField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=CalendarDay.Kind.choices)
    name = CleanCharField(label=_("Tên"), max_length=200, help_text=_("Ví dụ: Nghỉ hoán đổi với 04/05/2024."))
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)


class BasisForm(forms.Form):
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)


class CalendarForm(forms.Form):
    label = CleanCharField(
        label=_("Tên lịch"), max_length=200, help_text=_("Ví dụ: Trung tâm y tế, trực cả thứ Bảy.")
    )
    scope = CleanCharField(
        label=_("Mã lịch"), max_length=16, help_text=_("Chữ thường không dấu, ví dụ: y-te. Không đổi được.")
    )
    copied_from = forms.ModelChoiceField(
        label=_("Chép ngày từ lịch"), queryset=Calendar.objects.order_by("pk"), empty_label=None
    )
    with_swaps = forms.BooleanField(
        label=_("Chép cả ngày nghỉ hoán đổi và ngày làm bù"), required=False, initial=False
    )


class FollowForm(forms.Form):
    """Which unit follows a calendar, from when."""

    unit = UnitField(label=_("Đơn vị"))
    valid_from = VietnameseDateField(
        label=_("Theo lịch này từ ngày"),
        help_text=_("Hạn bắt đầu tính từ ngày này trở đi theo lịch mới. Ví dụ: 01/01/2024."),
    )
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "unit", with_version(Unit.objects.all(), clock.today()).order_by("current_sort_key"))


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp lịch nghỉ"),
        help_text=_("Bảng tính .xlsx, .ods, .csv theo mẫu, hoặc lịch .ics của phần mềm lịch."),
    )
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)
    year = WholeField(
        label=_("Năm đã có thông báo lịch nghỉ"),
        min_value=2000,
        max_value=2100,
        required=False,
        help_text=_("Ghi năm khi tệp là lịch nghỉ chính thức của cả năm: hạn qua năm ấy hết tạm tính."),
    )
