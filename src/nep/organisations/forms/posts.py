"""Input about people, posts and units."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.fields import UnitField
from nep.organisations.models import UnitKind
from nep.organisations.roles import ROLE_LABELS
from nep.web.forms import CleanCharField, VietnameseDateField, offer


class HeldForm(forms.Form):
    """A position and what its holder may do."""

    title = CleanCharField(label=_("Chức vụ"), max_length=200)
    roles = forms.MultipleChoiceField(
        label=_("Vai trong hệ thống"),
        choices=list(ROLE_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vai quyết định người này làm được việc gì. Một chức vụ có thể có nhiều vai."),
    )
    office_phone = CleanCharField(label=_("Điện thoại cơ quan"), max_length=20, required=False)
    valid_from = VietnameseDateField(label=_("Nhận chức vụ từ ngày"))


class PostForm(HeldForm):
    """A person in a position at a unit, with an account when a user name is given."""

    full_name = CleanCharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=64,
        required=False,
        help_text=_("Để trống nếu người này không dùng hệ thống."),
    )

    field_order = ["full_name"]


class AccountForm(forms.Form):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=64,
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm, gạch nối; ví dụ nguyenvana.xa."),
    )


class OtherPostForm(HeldForm):
    """One more position of somebody whom the product knows, at any unit of `units`."""

    unit = UnitField(label=_("Ở đơn vị"))

    field_order = ["unit"]

    def __init__(self, *given: Any, units: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "unit", units)


class ClosePostForm(forms.Form):
    valid_to = VietnameseDateField(label=_("Thôi chức vụ từ ngày"))


class VersionForm(forms.Form):
    """What a unit is called from a day on."""

    name = CleanCharField(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=UnitKind.choices)
    code = CleanCharField(label=_("Mã"), max_length=16, required=False)
    abbreviation = CleanCharField(
        label=_("Ký hiệu trong văn bản"),
        max_length=40,
        required=False,
        help_text=_("Ví dụ UBND, TU: dùng trong số, ký hiệu văn bản."),
    )
    valid_from = VietnameseDateField(label=_("Từ ngày"))
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, required=False)


class AddressForm(forms.Form):
    """Where notices of this account go; the administrator answers for the address."""

    email = CleanCharField(
        label=_("Địa chỉ thư điện tử"),
        max_length=254,
        required=False,
        help_text=_("Ghi ở đây là đã xác nhận. Để trống thì thôi gửi thư."),
    )
