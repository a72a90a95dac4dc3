"""The signed scan of a paper, and a DOCX that came back."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
