"""Input of who writes a plan, sends it, approves it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.documents.queries import place_before_date, signature_of
from nep.measures.registry import figures
from nep.organisations.fields import PostField
from nep.organisations.models import UnitKind
from nep.organisations.queries import posts_at
from nep.organisations.roles import Role
from nep.programmes import refusals
from nep.programmes.actions.plan_lines import refuse_day, refuse_target
from nep.programmes.forms.themes import IssueForm, position_field
from nep.programmes.models import FocusPoint, Objective, Plan, Reference
from nep.web.errors import Refusal
from nep.web.forms import (
    CleanCharField,
    CleanTextField,
    NumberField,
    VietnameseDateField,
    add_refusal,
    offer,
)

YEARLY_PLAN_HELP = _("Ví dụ: Kế hoạch phát triển kinh tế - xã hội năm 2023. Không có thì để trống.")


class PlanForm(forms.Form):
    title = CleanCharField(label=_("Tên kế hoạch"), max_length=300)
    yearly_plan = CleanCharField(
        label=_("Gắn với kế hoạch năm"), max_length=500, required=False, help_text=YEARLY_PLAN_HELP
    )


class StartForm(PlanForm):
    start = forms.ChoiceField(label=_("Bắt đầu từ"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, starts: Sequence[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["start"]
        field.choices = starts
        field.initial = starts[0][0]


class FocusPointForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=FocusPoint.Kind.choices)
    text = CleanTextField(label=_("Nội dung"), max_length=1000)
    position = position_field()

    def __init__(self, *args: Any, plan: Plan, today: date, **options: Any) -> None:
        super().__init__(*args, **options)


class PlanActionForm(forms.Form):
    text = CleanTextField(label=_("Việc làm"), max_length=1000)
    owner = PostField(
        label=_("Người phụ trách"),
        required=False,
        empty_label=_("chưa giao"),
        help_text=_("Chọn người của đơn vị. Gửi duyệt thì mọi việc phải có người phụ trách."),
        error_messages={"invalid_choice": refusals.OwnerElsewhere.sentence},
    )
    due_on = VietnameseDateField(label=_("Hạn"))
    objective = forms.ModelChoiceField(
        label=_("Mục tiêu, trụ cột của chuyên đề"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("không gắn"),
        error_messages={"invalid_choice": refusals.ObjectiveElsewhere.sentence},
    )
    adopts_focus = forms.ModelChoiceField(
        label=_("Phục vụ trọng tâm"),
        queryset=FocusPoint.objects.none(),
        required=False,
        empty_label=_("không gắn"),
    )
    target_value = NumberField(label=_("Chỉ tiêu"), required=False, help_text=_("Số, ví dụ 12 hoặc 95,5."))
    target_unit = CleanCharField(
        label=_("Đơn vị tính"), max_length=60, required=False, help_text=_("Ví dụ: hộ, km, người, %.")
    )
    measure_key = forms.ChoiceField(label=_("Số liệu Nếp tự tính để theo dõi"), required=False, choices=[])
    yearly_plan = CleanCharField(
        label=_("Gắn với kế hoạch năm"), max_length=500, required=False, help_text=YEARLY_PLAN_HELP
    )
    position = position_field()

    def __init__(self, *args: Any, plan: Plan, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        offer(self, "owner", posts_at(plan.unit, on=today))
        fields["objective"].label_from_instance = objective_label
        offer(self, "objective", plan.theme.objectives.order_by("kind", "position", "pk"))
        offer(self, "adopts_focus", plan.focuspoints.order_by("position", "pk"))
        self._theme = plan.theme
        fields["measure_key"].choices = [
            ("", _("không dùng số liệu")),
            *((figure.key, figure.label) for figure in figures()),
        ]

    def clean(self) -> dict[str, Any]:
        """What the action would refuse one after the other is told at once."""
        given: dict[str, Any] = super().clean() or {}
        if "due_on" in given:
            self._ask(refuse_day, given["due_on"], self._theme)
        if "target_value" in given and "target_unit" in given:
            self._ask(refuse_target, given["target_value"], given["target_unit"])
        return given

    def _ask(self, refuse: Callable[..., None], *typed: Any) -> None:
        try:
            refuse(*typed)
        except Refusal as refusal:
            add_refusal(self, refusal)


class OwnerForm(forms.Form):
    """Who takes every action that has no owner yet."""

    owner = PostField(
        label=_("Giao các việc chưa có người phụ trách cho"),
        empty_label=_("chọn một người"),
        error_messages={"invalid_choice": refusals.OwnerElsewhere.sentence},
    )

    def __init__(self, *args: Any, plan: Plan, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "owner", posts_at(plan.unit, on=today))


def objective_label(objective: Objective) -> str:
    """ "Trụ cột: Nông nghiệp sinh thái"."""
    return f"{str(objective.get_kind_display()).capitalize()}: {objective.words}"


class PlanPaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=Reference.Kind.choices)
    is_project = forms.BooleanField(label=_("Đây là đề án"), required=False)
    number = CleanCharField(label=_("Số, ký hiệu"), max_length=60)
    issued_on = VietnameseDateField(label=_("Ngày ban hành"))
    title = CleanCharField(label=_("Trích yếu"), max_length=500)
    upload = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        help_text=_("PDF hoặc DOCX, không quá 20 MB. Không gửi văn bản có dấu Mật, Tối mật, Tuyệt mật."),
    )
    position = position_field()

    def __init__(self, *args: Any, plan: Plan, today: date, **options: Any) -> None:
        super().__init__(*args, **options)


class ReasonForm(forms.Form):
    reason = CleanTextField(
        label=_("Chỗ cần bổ sung"),
        max_length=2000,
        error_messages={"required": refusals.ReasonMissing.sentence},
        help_text=_("Ghi rõ từng chỗ, để đơn vị biết mà sửa."),
    )


class ReopenForm(ReasonForm):
    """An approved plan opened again: the same reason, asked in other words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = _("Vì sao mở lại")
        self.fields["reason"].help_text = _("Đơn vị đọc lý do này trước khi sửa.")


class PlanIssueForm(IssueForm):
    """The paper of a plan is always a plan."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["type_code"]
        self.fields["is_public"].label = _("Công khai văn bản kế hoạch cho mọi người đọc")


class LevelForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Cấp phải có kế hoạch"), choices=[("", _("chọn một cấp")), *UnitKind.choices]
    )
    due_on = VietnameseDateField(
        label=_("Hạn gửi kế hoạch"),
        required=False,
        help_text=_("Để trống thì Nếp tính từ ngày ban hành chuyên đề theo quy định về thời hạn."),
    )
    focus_lines = CleanTextField(
        label=_("Mẫu trọng tâm"), max_length=20_000, required=False, help_text=_("Mỗi dòng một trọng tâm.")
    )
    action_lines = CleanTextField(
        label=_("Mẫu việc làm"), max_length=20_000, required=False, help_text=_("Mỗi dòng một việc.")
    )


def first_of_plan_issue(plan: Plan, today: date) -> dict[str, Any]:
    """What the form of issuing shows before anything is typed: the head of the unit signs."""
    first: dict[str, Any] = {"issued_on": today, "place": place_before_date(plan.unit, today)}
    signer = posts_at(plan.unit, on=today, role=Role.LEADER).select_related("unit", "person").first()
    if signer is None:
        return first
    signs = signature_of(signer, today)
    return {**first, "body": signs.body, "signer_title": signs.title, "signer_name": signs.name}
