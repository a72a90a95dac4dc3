"""How forms are drawn, and the fields every form shares."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, gettext_lazy

from nep.vietnamese.dates import parse_day
from nep.vietnamese.numbers import parse_decimal, parse_whole, with_dots
from nep.vietnamese.text import clean
from nep.web.errors import Refusal
from nep.web.saying import said

if TYPE_CHECKING:
    from django.db.models import QuerySet

LARGEST = 10**15
"""A greater number is a slip of the hand, and the database could not hold it."""


class Renderer(TemplatesSetting):
    """Form templates come from our own templates; Django's stand behind."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


class WholeField(forms.IntegerField):
    """A whole number typed as 1.234 or 1234, on English pages as 1,234; a word or 1.5 is refused."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {} if widget.is_hidden else _figures("numeric")

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or (isinstance(value, int) and not isinstance(value, bool)):
            return None if value in self.empty_values else value
        sign, digits = _without_sign(_with_vietnamese_signs(str(value)))
        try:
            number = sign * parse_whole(digits)
        except ValueError as refusal:
            raise _refused(self, refusal) from refusal
        if abs(number) > LARGEST:
            raise ValidationError(gettext("Số này quá lớn. Ông/bà kiểm tra lại."), code="max_value")
        return number

    def validate(self, value: Any) -> None:
        super().validate(value)
        _check_range(self, value)


class CountField(WholeField):
    """A count: never below 0, and shown with dots between its thousands, as the number of a paper is not."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, **options})

    def prepare_value(self, value: Any) -> Any:
        return number_format(value) if isinstance(value, int) else value


class NumberField(forms.DecimalField):
    """A number typed as 1.234,5 or 1234,5, on English pages as 1,234.5."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {} if widget.is_hidden else _figures("decimal")

    def prepare_value(self, value: Any) -> Any:
        return number_format(value) if isinstance(value, int | Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override] # as Django's own
        if value in self.empty_values or isinstance(value, Decimal | int):
            return None if value in self.empty_values else Decimal(value)
        try:
            return parse_decimal(_with_vietnamese_signs(str(value)))
        except ValueError as refusal:
            raise _refused(self, refusal) from refusal

    def validate(self, value: Any) -> None:
        super().validate(value)
        _check_range(self, value)


def _figures(mode: str) -> dict[str, Any]:
    return {"inputmode": mode, "class": "input-number", "autocomplete": "off", "maxlength": "30"}


def _with_vietnamese_signs(text: str) -> str:
    """What an English page calls 1,234.5 is 1.234,5; the page shows numbers so, so they are typed so."""
    return text if get_language() == "vi" else text.translate(str.maketrans(".,", ",."))


def _without_sign(text: str) -> tuple[int, str]:
    text = text.strip()
    return (-1, text[1:]) if text[:1] in ("-", "−") else (1, text)


def _refused(field: forms.Field, refusal: ValueError) -> ValidationError:
    """The sentence of the reader, which shows what was typed; in another language the field's own."""
    told = str(refusal) if get_language() == "vi" else field.error_messages["invalid"]
    return ValidationError(told, code="invalid")


def _check_range(field: forms.IntegerField, value: int | Decimal | None) -> None:
    """Said before Django's validators do, with dots in the numbers and both ends of the range."""
    least: Any = field.min_value
    most: Any = field.max_value
    if value is None or ((least is None or value >= least) and (most is None or value <= most)):
        return
    code = "min_value" if least is not None and value < least else "max_value"
    shown = {"least": _shown(least), "most": _shown(most)}
    if least is not None and most is not None:
        told = gettext("Số này phải từ %(least)s đến %(most)s.") % shown
    elif least is not None:
        told = gettext("Số này phải từ %(least)s trở lên.") % shown
    else:
        told = gettext("Số này không được quá %(most)s.") % shown
    raise ValidationError(field.error_messages.get(code, told), code=code)


def _shown(limit: Any) -> str:
    return "" if limit is None else number_format(limit)


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
            raise ValidationError(said(refusal), code="invalid") from refusal


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


def offer(form: forms.BaseForm, name: str, rows: "QuerySet[Any]") -> None:
    """`rows` are what the choice `name` of `form` chooses from."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def add_refusal(form: forms.BaseForm, refusal: Refusal) -> None:
    """Show an action's refusal at the field it names, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal.sentence))
