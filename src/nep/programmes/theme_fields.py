"""What is asked about a new theme, wherever one is begun: at the programme's desk, or by a conference."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.web.forms import CleanCharField, CleanTextField, VietnameseDateField


class ThemeForm(forms.Form):
    code = CleanCharField(label=_("Ký hiệu"), max_length=20, help_text=_("Ngắn gọn, ví dụ 2022-2023."))
    full_title = CleanTextField(
        label=_("Tên đầy đủ"),
        max_length=450,
        help_text=_("Ghi nguyên văn. Tên này không bao giờ bị cắt bớt."),
    )
    short_title = CleanCharField(label=_("Tên ngắn"), max_length=120, help_text=_("Dùng trong danh sách."))
    starts_on = VietnameseDateField(label=_("Từ ngày"))
    ends_on = VietnameseDateField(label=_("Đến hết ngày"))
