"""The field of a form of issuing that asks for the paper's number."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.documents.models import NumberSource
from nep.documents.numbering import number_source
from nep.documents.refusals import NumberMissing
from nep.organisations.models import Unit
from nep.web.forms import WholeField

LARGEST_NUMBER = 99_999


def number_field() -> WholeField:
    return WholeField(
        label=_("Số văn bản"),
        min_value=1,
        max_value=LARGEST_NUMBER,
        help_text=_("Số văn thư đã cấp cho văn bản này, chỉ ghi chữ số, ví dụ 127."),
        error_messages={"required": NumberMissing.sentence},
    )


def settle_number(form: forms.Form, unit: Unit) -> None:
    """Leave the field `number` in `form` where `unit` types the numbers of its office; take it away where our
    register gives them, and say so at the day of issue."""
    if number_source(unit) is NumberSource.OFFICE:
        return
    del form.fields["number"]
    form.fields["issued_on"].help_text = _("Nếp cấp số tiếp theo trong sổ của đơn vị.")
