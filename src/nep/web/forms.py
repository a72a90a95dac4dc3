"""How forms are drawn, and the fields every form shares."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.templatetags.static import static
from django.utils.translation import get_language, gettext, gettext_lazy

from nep.vietnamese.dates import parse_day
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import clean
from nep.web.errors import Refusal


class Renderer(TemplatesSetting):
    """Form templates come from our own templates; Django's stand behind."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


class VietnameseDateField(forms.Field):
    """A day typed as 27/10/2023; the day comes before the month whatever the language of the page."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", gettext_lazy("Ghi ngày, tháng, năm, ví dụ 27/10/2023."))
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "class": "input-date", "autocomplete": "off", "maxlength": "40"}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return parse_day(str(value))
        except ValueError as refusal:
            said = (
                str(refusal)
                if get_language() == "vi"
                else gettext("Không đọc được ngày này. Ông/bà ghi như 31/12/2023.")
            )
            raise ValidationError(said, code="invalid") from refusal


def pick_attributes() -> dict[str, str]:
    """What makes a long `<select>` one that is typed into (`pick.js`), with the words it says."""
    return {
        "data-nep-pick": static("nep/pick.js"),
        "data-nep-found": gettext("Có %s mục khớp. Dùng mũi tên lên, xuống để chọn."),
        "data-nep-none": gettext("Không có mục nào khớp. Ông/bà thử bớt chữ."),
    }


class Pick(forms.Select):
    """A drop-down of units or officers: typed into, marks or no marks; a plain one without JavaScript and
    where it has few options."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, {**pick_attributes(), **(attrs or {})})


class CleanCharField(forms.CharField):
    """One line of text, stored clean (NFC, no invisible characters); control characters are refused."""

    def __init__(self, *, max_length: int, **options: Any) -> None:
        super().__init__(max_length=None, **options)
        self.longest = max_length
        if self.is_short(max_length):
            self.widget.attrs.setdefault("maxlength", str(max_length))

    @staticmethod
    def is_short(max_length: int) -> bool:
        """A long text gets no `maxlength`: the browser would cut a pasted letter without a word."""
        return max_length <= 200

    def to_python(self, value: Any) -> str:
        text = self.without_controls(super().to_python(value) or "")
        text = clean(text).strip()
        if len(text) > self.longest:
            raise ValidationError(
                gettext("Dài quá: %(length)s ký tự, nhận tối đa %(longest)s. Ông/bà rút ngắn giúp.")
                % {"length": with_dots(len(text)), "longest": with_dots(self.longest)},
                code="max_length",
            )
        return text

    def without_controls(self, text: str) -> str:
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
            raise ValidationError(
                gettext("Có ký tự điều khiển không đọc được. Ông/bà gõ lại chỗ ấy."), code="control"
            )
        return text


class CleanTextField(CleanCharField):
    """Text of several lines; line breaks are kept as \\n, tabs become a space."""

    widget = forms.Textarea

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"rows": "5", "data-nep-autosize": ""}

    def without_controls(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        super().without_controls(text.replace("\n", " "))
        return text


def add_refusal(form: forms.BaseForm, refusal: Refusal) -> None:
    """Show an action's refusal at the field it names, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal.sentence))
