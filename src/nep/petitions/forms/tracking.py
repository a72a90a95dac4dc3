"""What the slip's holder types."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class _DigitsField(forms.CharField):
    """Digits, blanks and dots between them forgiven."""

    def to_python(self, value: object) -> str:
        return "".join(sign for sign in str(value or "") if sign not in " .-\u00a0")


class OpenSlipForm(forms.Form):
    number = _DigitsField(
        label=_("Số phiếu"),
        help_text=_("8 chữ số, in ở mặt ngoài phiếu."),
        validators=[RegexValidator(r"^[0-9]{8}\Z", _("Số phiếu có 8 chữ số."))],
        error_messages={"required": _("Hãy nhập số phiếu.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-date"}),
    )
    secret = _DigitsField(
        label=_("Số bí mật"),
        help_text=_("6 chữ số, in ở mặt trong phiếu. Không đưa số này cho ai."),
        validators=[RegexValidator(r"^[0-9]{6}\Z", _("Số bí mật có 6 chữ số."))],
        error_messages={"required": _("Hãy nhập số bí mật.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-date"}),
    )
