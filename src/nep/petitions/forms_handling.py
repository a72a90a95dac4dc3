"""Input of handling -> clean values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.fields import UnitField
from nep.organisations.models import Post, Unit
from nep.organisations.queries import posts_at
from nep.petitions import queries_handling as queries
from nep.petitions.actions.answering import PromiseDraft, refuse_promise
from nep.petitions.models import Petition
from nep.promises.models import Promise
from nep.web.errors import Refusal
from nep.web.forms import CleanCharField, CleanTextField, Pick, VietnameseDateField, offer

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

Data = Mapping[str, Any] | None


class AssignForm(forms.Form):
    to_unit = UnitField(
        label=_("Đơn vị trả lời"),
        error_messages={"required": _("Chọn đơn vị trả lời.")},
    )

    def __init__(self, petition: Petition, day: date, data: Data = None) -> None:
        super().__init__(data, prefix="assign")
        offer(self, "to_unit", queries.units_to_assign(petition, day))


class TransferForm(forms.Form):
    to_unit = UnitField(
        label=_("Chuyển đến"),
        error_messages={"required": _("Chọn đơn vị nhận.")},
    )
    reason = CleanCharField(
        label=_("Lý do chuyển"),
        max_length=500,
        help_text=_("Đơn vị nhận và người xem lịch sử đọc được lý do này. Không ghi tên người gửi."),
        error_messages={"required": _("Ghi lý do, để đơn vị nhận và người dân hiểu vì sao.")},
    )

    def __init__(self, petition: Petition, day: date, data: Data = None) -> None:
        super().__init__(data, prefix="transfer")
        offer(self, "to_unit", queries.units_to_transfer(petition, day))


class AnswerForm(forms.Form):
    mark = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    text = CleanTextField(
        label=_("Câu trả lời"),
        max_length=20_000,
        help_text=_("Viết để người dân đọc một lần là hiểu. Không ghi tên, số điện thoại của người gửi."),
        error_messages={"required": _("Viết câu trả lời để người dân đọc hiểu được.")},
    )


@dataclass(frozen=True)
class PromiseChoices:
    """What may be chosen in every row of promises, read once per page."""

    day: date
    units: dict[int, Unit]
    leaders: dict[int, Post]
    contacts: dict[int, Post]

    @classmethod
    def of(cls, unit: Unit, day: date) -> "PromiseChoices":
        """The answering unit and those below it are responsible, its leaders promise, its posts are asked."""
        posts = {post.pk: post for post in posts_at(unit, on=day)}
        leaders = {post.pk: post for post in queries.leaders_of(unit, day)}
        units = {below.pk: below for below in queries.units_to_act(unit, day)}
        return cls(day=day, units=units, leaders=leaders, contacts=posts)


def _chosen(label: "StrOrPromise") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=False, widget=Pick)


EMPTY = {
    "unit": _("Chọn đơn vị"),
    "promised_by": _("Chọn chức vụ"),
    "contact": _("Chọn chức vụ"),
}


class PromiseForm(forms.Form):
    text = CleanTextField(
        label=_("Nội dung cam kết giải quyết"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    outcome = forms.ChoiceField(
        label=_("Hẹn"), choices=Promise.Outcome.choices, initial=Promise.Outcome.DO_BY, required=False
    )
    due_on = VietnameseDateField(label=_("Hạn"), required=False)
    unit = _chosen(_("Đơn vị chịu trách nhiệm"))
    promised_by = _chosen(_("Người hứa"))
    contact = _chosen(_("Người dân hỏi ai"))

    def __init__(self, *args: Any, choices: PromiseChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        named_units = [(pk, getattr(unit, "current_name", "")) for pk, unit in choices.units.items()]
        self._offer("unit", named_units)
        self._offer("promised_by", [(pk, post.title) for pk, post in choices.leaders.items()])
        self._offer("contact", [(pk, post.title) for pk, post in choices.contacts.items()])

    def _offer(self, name: str, offered: list[tuple[int, str]]) -> None:
        field = cast("forms.TypedChoiceField", self.fields[name])
        field.choices = [("", EMPTY[name]), *offered]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and (draft := self.draft(cleaned)) is not None:
            try:
                refuse_promise(draft, day=self.choices.day)
            except Refusal as refusal:
                self.add_error(refusal.field, str(refusal.sentence))
        return cleaned

    def draft(self, cleaned: dict[str, Any]) -> PromiseDraft | None:
        """The promise as typed; None for a row left without words."""
        if not cleaned.get("text"):
            return None
        return PromiseDraft(
            text=cleaned["text"],
            outcome=cleaned.get("outcome") or Promise.Outcome.DO_BY,
            promised_by=self.choices.leaders.get(cleaned.get("promised_by") or 0),
            unit=self.choices.units.get(cleaned.get("unit") or 0),
            contact=self.choices.contacts.get(cleaned.get("contact") or 0),
            due_on=cleaned.get("due_on"),
        )


class PromiseRows(forms.BaseFormSet[PromiseForm]):
    def drafts(self) -> list[PromiseDraft]:
        drafts = [form.draft(form.cleaned_data) for form in self.forms]
        return [draft for draft in drafts if draft is not None]


PromiseFormSet = forms.formset_factory(
    PromiseForm, formset=PromiseRows, extra=1, max_num=10, absolute_max=10, validate_max=True
)


class ReturnForm(forms.Form):
    prefix = "return"

    reason = CleanCharField(
        label=_("Lý do trả lại"),
        max_length=500,
        error_messages={"required": _("Ghi lý do trả lại, để người soạn biết cần bổ sung gì.")},
    )


class SpokenAnswerForm(forms.Form):
    text = CleanTextField(label=_("Câu trả lời tại chỗ"), max_length=20_000)
    answered_by = forms.ModelChoiceField(
        label=_("Lãnh đạo trả lời"), queryset=Post.objects.none(), empty_label=_("Chọn chức vụ")
    )

    def __init__(self, petition: Petition, day: date, data: Data = None) -> None:
        super().__init__(data, prefix="spoken")
        offer(self, "answered_by", queries.leaders_in_the_hall(petition, day))


class PublicAnswerForm(forms.Form):
    prefix = "public"

    public_text = CleanTextField(
        label=_("Nội dung trả lời công khai"),
        max_length=20_000,
        help_text=_("Ai cũng đọc được. Bỏ tên người, số điện thoại, số nhà; gọi người bằng chức vụ."),
    )
