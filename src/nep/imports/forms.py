"""The file, and what it is about where a kind asks for it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nep.imports.registry import Importer
from nep.spreadsheets.opening import MOST_BYTES
from nep.web.forms import Pick

ACCEPTED = ".xlsx,.xls,.ods,.csv,.txt"


class SendForm(forms.Form):
    scope = forms.ChoiceField(label=_("Nhập cho"), widget=Pick)
    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_("Nhận tệp .xlsx, .xls, .ods hoặc .csv, nhiều nhất 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
        error_messages={"required": _("Ông/bà chọn tệp bảng tính trên máy.")},
    )

    def __init__(self, *args: Any, importer: Importer, by: Any, scope: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        choices = list(importer.scopes(by))
        if choices:
            self.fields["scope"].choices = [("", gettext("Chọn…")), *choices]  # type: ignore[attr-defined] # a field of choices
            self.fields["scope"].initial = scope
        else:
            del self.fields["scope"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(gettext("Tệp lớn hơn 20 MB. Ông/bà chia thành nhiều tệp nhỏ hơn."))
        if not file.size:
            raise ValidationError(gettext("Tệp rỗng. Ông/bà kiểm tra lại tệp rồi gửi."))
        return file

    @property
    def chosen_scope(self) -> str:
        return str(self.cleaned_data.get("scope", ""))
