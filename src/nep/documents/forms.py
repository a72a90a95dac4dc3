"""The signed scan of a paper, a DOCX that came back, and how a unit takes its numbers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.documents.models import NumberSource, PaperType
from nep.documents.number_field import LARGEST_NUMBER
from nep.web.forms import CleanCharField, WholeField


class ScanForm(forms.Form):
    scan = forms.FileField(
        label=_("Bản đã ký, đóng dấu (PDF)"),
        help_text=_("Quét màu, 200 dpi trở lên, tối đa 20 MB. Bản này nằm bên cạnh, không thay bản gốc."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )


class ReturnedForm(forms.Form):
    returned = forms.FileField(
        label=_("Bản DOCX đã sửa bên ngoài"),
        help_text=_("Chọn tệp đã tải từ Nếp rồi sửa bằng Word hoặc LibreOffice, tối đa 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


class NumberingForm(forms.Form):
    number_source = forms.ChoiceField(
        label=_("Số văn bản của đơn vị"), choices=NumberSource.choices, widget=forms.RadioSelect
    )
    place = CleanCharField(
        label=_("Địa danh"),
        max_length=80,
        required=False,
        help_text=_("Đứng trước ngày trên văn bản. Để trống thì Nếp lấy tên đơn vị, bỏ chữ chỉ cấp."),
    )


class RegisterForm(forms.Form):
    type_code = forms.ChoiceField(label=_("Loại văn bản"), choices=PaperType.choices)
    year = WholeField(label=_("Năm"), min_value=2000, max_value=2100)
    last_number = WholeField(
        label=_("Số cuối đã cấp trong sổ giấy"),
        min_value=1,
        max_value=LARGEST_NUMBER,
        help_text=_("Nếp cấp tiếp từ số sau số này. Chỉ nâng lên được, không hạ xuống."),
    )
