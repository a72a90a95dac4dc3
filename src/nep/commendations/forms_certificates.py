"""Input about certificates."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.commendations.certificates.defaults import NATIONAL, SAME
from nep.commendations.certificates.geometry import Align, Ink, Spot
from nep.commendations.models import CertificateLayout, CertificateRun, LayoutField
from nep.commendations.models.certificates import LONGEST_WORDS
from nep.organisations.models import World
from nep.web.forms import CleanCharField, CleanTextField, NumberField, VietnameseDateField, WholeField


def _mm(label: Any, least: int = 0, most: int = 600, **options: Any) -> NumberField:
    return NumberField(
        label=label,
        min_value=Decimal(least),
        max_value=Decimal(most),
        decimal_places=1,
        max_digits=5,
        **options,
    )


class LayoutForm(forms.Form):
    mode = forms.ChoiceField(label=_("Cách in"), choices=CertificateLayout.Mode.choices)
    valid_from = VietnameseDateField(label=_("Dùng cho quyết định ký từ ngày"))
    width = _mm(_("Tờ bằng rộng (mm)"), 100)
    height = _mm(_("Tờ bằng cao (mm)"), 100)


class SheetForm(forms.Form):
    width = _mm(_("Tờ bằng rộng (mm)"), 100)
    height = _mm(_("Tờ bằng cao (mm)"), 100)
    nudge_x = _mm(
        _("Dịch tất cả sang phải (mm)"), -50, 50, help_text=_("Số âm là sang trái. Đo trên tờ thử rồi ghi.")
    )
    nudge_y = _mm(_("Dịch tất cả xuống (mm)"), -50, 50, help_text=_("Số âm là lên trên."))


class FieldForm(forms.Form):
    """Where one field stands, and its type."""

    x = _mm(_("Cách mép trái (mm)"))
    y = _mm(_("Cách mép trên (mm)"))
    width = _mm(_("Ô rộng (mm)"), 1)
    height = _mm(_("Ô cao (mm)"), 1)
    size = _mm(_("Cỡ chữ lớn nhất (pt)"), 4, 120, help_text=_("Tên dài tự xuống dòng và nhỏ lại cho vừa ô."))
    align = forms.ChoiceField(label=_("Canh"), choices=LayoutField.Align.choices)
    ink = forms.ChoiceField(label=_("Màu"), choices=LayoutField.Ink.choices)
    is_bold = forms.BooleanField(label=_("Chữ đậm"), required=False)
    is_italic = forms.BooleanField(label=_("Chữ nghiêng"), required=False)
    words = CleanTextField(
        label=_("Chữ in"), max_length=LONGEST_WORDS, required=False, help_text=_("Như nhau trên mọi bằng.")
    )
    is_on_stock = forms.BooleanField(label=_("Phôi đã có chữ này, in đè thì bỏ qua"), required=False)

    def __init__(self, *given: Any, key: str, **options: Any) -> None:
        super().__init__(*given, **options)
        self.key = key
        if key not in SAME:
            del self.fields["words"]
        if key in (LayoutField.Key.QR, LayoutField.Key.EMBLEM):
            for name in ("size", "align", "ink", "is_bold", "is_italic"):
                del self.fields[name]

    def spot(self) -> Spot:
        said = self.cleaned_data
        return Spot(
            self.key,
            float(said["x"]),
            float(said["y"]),
            float(said["width"]),
            float(said["height"]),
            float(said.get("size", 8)),
            align=Align(said.get("align", Align.LEFT)),
            is_bold=said.get("is_bold", False),
            is_italic=said.get("is_italic", False),
            ink=Ink(said.get("ink", Ink.BLACK)),
            words=said.get("words", ""),
            is_on_stock=said["is_on_stock"],
        )


def addable_keys(layout: CertificateLayout, there: set[str]) -> list[tuple[str, Any]]:
    """Fields that a layout does not have and may have: a Party certificate has no national name."""
    barred = NATIONAL if layout.form.world == World.PARTY else frozenset()
    return [(key.value, key.label) for key in LayoutField.Key if key not in there and key not in barred]


class PictureForm(forms.Form):
    upload = forms.FileField(
        label=_("Hình"),
        help_text=_("PNG hoặc JPEG, dưới 10 MB. Nếp vẽ lại hình, bỏ mọi thông tin kèm theo tệp."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )


class RunForm(forms.Form):
    layout = forms.ChoiceField(label=_("Mẫu in"))
    package = forms.ChoiceField(
        label=_("Đóng thành"), choices=CertificateRun.Package.choices, widget=forms.RadioSelect
    )

    def __init__(self, *given: Any, layouts: Sequence[CertificateLayout], **options: Any) -> None:
        super().__init__(*given, **options)
        self.layouts = {str(layout.uuid): layout for layout in layouts}
        field = self.fields["layout"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(uuid, str(layout)) for uuid, layout in self.layouts.items()]

    def chosen(self) -> CertificateLayout:
        return self.layouts[self.cleaned_data["layout"]]


class HandOverForm(forms.Form):
    presenter = CleanCharField(
        label=_("Người trao"),
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("Chức vụ và họ tên, như người dẫn chương trình đọc."),
    )
    at_once = WholeField(label=_("Số người lên một lượt"), min_value=1, max_value=100)
