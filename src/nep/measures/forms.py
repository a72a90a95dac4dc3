"""The scope of a figure: unit, period, tree mode."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.measures.compile import TreeMode
from nep.measures.periods import read_period
from nep.organisations.models import Unit
from nep.organisations.queries import unit_by_code
from nep.web import clock
from nep.web.errors import Refusal

MODES = [
    (TreeMode.AS_IT_WAS.value, _("Theo đơn vị lúc đó")),
    (TreeMode.TODAY.value, _("Quy về đơn vị hiện nay")),
]


class ScopeForm(forms.Form):
    """`don-vi` is a unit's code (31318 or 31318@2023-12-31) or its id in an address."""

    unit = forms.CharField(
        label=_("Mã đơn vị"),
        max_length=60,
        help_text=_("Ví dụ 31318, hoặc 31318@2023-12-31 nếu mã đã đổi chủ."),
    )
    first = forms.CharField(label=_("Từ ngày"), max_length=10, help_text=_("Ví dụ 01/01/2023."))
    last = forms.CharField(label=_("Đến hết ngày"), max_length=10, help_text=_("Ví dụ 31/12/2023."))
    mode = forms.ChoiceField(label=_("Xếp đơn vị"), choices=MODES)

    def add_prefix(self, field_name: str) -> str:
        return {"unit": "don-vi", "first": "tu", "last": "den", "mode": "cay"}.get(field_name, field_name)

    def clean_unit(self) -> Unit:
        text = self.cleaned_data["unit"]
        try:
            return _unit_by_address(text) or unit_by_code(text, clock.today())
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "first" in cleaned and "last" in cleaned:
            try:
                cleaned["period"] = read_period(cleaned["first"], cleaned["last"]).until(clock.today())
            except Refusal as refusal:
                self.add_error("first", refusal.sentence)
        return cleaned


def _unit_by_address(text: str) -> Unit | None:
    """The unit with this uuid, if the text is one."""
    if len(text) != 36:
        return None
    try:
        return Unit.objects.filter(uuid=text).first()
    except (ValueError, forms.ValidationError):
        return None
