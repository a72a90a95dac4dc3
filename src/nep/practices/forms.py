"""Input about a practice."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.measures.periods import Period
from nep.organisations.actors import Actor
from nep.organisations.fields import UnitField
from nep.organisations.models import Post, Unit
from nep.organisations.queries import posts_at
from nep.practices import queries
from nep.practices.actions.results import Result
from nep.practices.actions.writing import Words
from nep.practices.figures import figures_for_results
from nep.practices.models import Adoption, Field, Practice
from nep.practices.refusals import NoAlternative
from nep.programmes.models import Objective, Theme
from nep.web.forms import CleanCharField, CleanTextField, Pick, VietnameseDateField, offer

TO_BEGIN = [("", _("Chọn lĩnh vực"))]


class TitleField(forms.ModelChoiceField[Post]):
    """A post by its title; whose it is does not matter here."""

    def label_from_instance(self, obj: Post) -> str:
        return obj.title


class ObjectiveChoice(forms.ModelChoiceField[Objective]):
    def label_from_instance(self, obj: Objective) -> str:
        return f"{obj.theme.short_title}, {obj.get_kind_display()}: {obj.words}"


class PracticeForm(forms.Form):
    title = CleanCharField(
        label=_("Tên mô hình, cách làm"),
        max_length=300,
        help_text=_("Một câu nói được làm gì, ví dụ: Ngày thứ Sáu tuần cuối tháng nghe dân nói."),
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=[*TO_BEGIN, *Field.choices])
    problem = CleanTextField(
        label=_("Vấn đề trước khi làm"),
        max_length=10_000,
        help_text=_("Việc gì chưa tốt, với ai, từ bao giờ."),
    )
    approach = CleanTextField(
        label=_("Cách làm"), max_length=10_000, help_text=_("Khác trước ở chỗ nào, ai làm gì.")
    )
    steps = CleanTextField(
        label=_("Các bước"),
        max_length=10_000,
        required=False,
        help_text=_("Mỗi dòng một bước, để đơn vị khác làm theo được."),
    )
    cost = CleanCharField(
        label=_("Chi phí"),
        max_length=500,
        required=False,
        help_text=_("Tiền, người, thời gian. Không tốn gì thêm thì ghi như vậy."),
    )
    theme = forms.ModelChoiceField(
        label=_("Chuyên đề"),
        queryset=Theme.objects.none(),
        required=False,
        empty_label=_("Không gắn chuyên đề"),
    )
    objective = ObjectiveChoice(
        label=_("Trụ cột, mục tiêu"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("Không gắn mục tiêu"),
    )
    contact = TitleField(
        label=_("Nơi hỏi thêm"),
        queryset=Post.objects.none(),
        required=False,
        empty_label=_("Chưa chọn"),
        help_text=_("Đơn vị khác hỏi chức vụ này, theo điện thoại cơ quan. Tên người không hiện ra."),
    )

    def __init__(self, *, unit: Unit, actor: Actor, on: date, **given: Any) -> None:
        super().__init__(**given)
        themes = Theme.objects.visible_to(actor).exclude(state=Theme.State.DRAFT).order_by("-starts_on", "pk")
        objectives = Objective.objects.filter(theme__in=themes.order_by().values("pk")).exclude(text="")
        offer(self, "theme", themes)
        offer(self, "objective", objectives.select_related("theme").order_by("-theme", "position", "pk"))
        offer(self, "contact", posts_at(unit, on=on))

    @property
    def words(self) -> Words:
        return Words(**self.cleaned_data)


def first_words(practice: Practice) -> dict[str, Any]:
    """What the form shows of a practice that is edited."""
    names = ("title", "field", "problem", "approach", "steps", "cost")
    ids = {"theme": practice.theme_id, "objective": practice.objective_id, "contact": practice.contact_id}
    return {name: getattr(practice, name) for name in names} | ids


class OwnerForm(forms.Form):
    unit = UnitField(
        label=_("Đơn vị cùng làm"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Chọn đơn vị"),
    )
    post = TitleField(
        label=_("Hoặc một cá nhân của đơn vị tôi"),
        queryset=Post.objects.none(),
        required=False,
        empty_label=_("Chọn chức vụ"),
        help_text=_("Người ngoài đọc được chức vụ, không đọc được tên; chức vụ Đảng chỉ hiện tên tổ chức."),
    )

    def __init__(self, *, practice: Practice, on: date, **given: Any) -> None:
        super().__init__(**given)
        taken = practice.owners.filter(post=None).values("unit")
        units = queries.units_to_own(on).exclude(pk__in=taken)
        offer(self, "unit", units)
        offer(self, "post", posts_at(practice.unit, on=on))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and bool(given.get("unit")) == bool(given.get("post")):
            self.add_error("unit", _("Ông/bà chọn một đơn vị, hoặc một cá nhân."))
        return given


class PhotographForm(forms.Form):
    file = forms.FileField(
        label=_("Ảnh"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("Nặng nhất 10 MB. Chụp việc đã làm, không chụp mặt người; vị trí, máy chụp được xóa."),
    )
    caption = CleanCharField(
        label=_("Chú thích"), max_length=300, help_text=_("Ở đâu, ngày nào, đang làm gì.")
    )
    alternative = CleanCharField(
        label=_("Lời thay ảnh"),
        max_length=300,
        help_text=_("Một câu nói ảnh chụp gì, cho người không nhìn thấy ảnh."),
        error_messages={"required": NoAlternative.sentence},
    )
    credit = CleanCharField(
        label=_("Nguồn ảnh"), max_length=120, required=False, help_text=_("Ai chụp, hoặc cơ quan nào.")
    )


class PaperForm(forms.Form):
    file = forms.FileField(
        label=_("Giấy tờ"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx"}),
        help_text=_("PDF hoặc DOCX, nặng nhất 20 MB."),
    )
    caption = CleanCharField(
        label=_("Chú thích"), max_length=300, help_text=_("Loại văn bản, số, ngày, nói về việc gì.")
    )


class ResultForm(forms.Form):
    label = CleanCharField(
        label=_("Kết quả về việc gì"), max_length=200, help_text=_("Ví dụ: Thời gian chờ trả lời.")
    )
    before = CleanCharField(label=_("Trước khi làm"), max_length=200, required=False)
    after = CleanCharField(label=_("Sau khi làm"), max_length=200, required=False)
    measure_key = forms.ChoiceField(
        label=_("Hoặc lấy từ số liệu"),
        required=False,
        widget=Pick,
        help_text=_(
            "Số đếm từ hồ sơ của đơn vị chủ trì và các đơn vị bên dưới; để nguyên thì luôn là số mới."
        ),
    )
    before_from = VietnameseDateField(label=_("Kỳ trước, từ ngày"), required=False)
    before_to = VietnameseDateField(label=_("Kỳ trước, đến hết ngày"), required=False, help_text="")
    after_from = VietnameseDateField(label=_("Kỳ sau, từ ngày"), required=False, help_text="")
    after_to = VietnameseDateField(label=_("Kỳ sau, đến hết ngày"), required=False, help_text="")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        choices = [("", _("Ghi bằng lời")), *sorted(figures_for_results(), key=lambda pair: pair[1])]
        cast("forms.ChoiceField", self.fields["measure_key"]).choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for which in ("before", "after"):
            first, last = given.get(f"{which}_from"), given.get(f"{which}_to")
            if bool(first) != bool(last):
                self.add_error(f"{which}_from", _("Ông/bà ghi đủ ngày đầu và ngày cuối của kỳ."))
            elif first and last and last < first:
                self.add_error(f"{which}_to", _("Ngày cuối không thể trước ngày đầu."))
        return given

    @property
    def result(self) -> Result:
        given = self.cleaned_data
        return Result(
            label=given["label"],
            before=given["before"],
            after=given["after"],
            measure_key=given["measure_key"],
            before_period=_period(given["before_from"], given["before_to"]),
            after_period=_period(given["after_from"], given["after_to"]),
        )


def _period(first: date | None, last: date | None) -> Period | None:
    return Period(first, last) if first and last else None


class ReasonForm(forms.Form):
    reason = CleanTextField(
        label=_("Lý do"),
        max_length=1000,
        help_text=_("Đơn vị đăng ký và người xem mô hình đọc được lời này."),
    )


class NoForm(forms.Form):
    """A page that only asks once more."""


class SourceChoice(forms.ModelChoiceField[Adoption]):
    """A unit that applies the practice, by the name in `names`."""

    names: dict[int, str]

    def label_from_instance(self, obj: Adoption) -> str:
        return self.names.get(obj.unit_id, "")


class AdoptForm(forms.Form):
    """Everything may stay as it is: two clicks are enough."""

    from_adoption = SourceChoice(
        label=_("Học từ"),
        queryset=Adoption.objects.none(),
        required=False,
        empty_label=_("Nơi có mô hình"),
    )
    adopted_on = VietnameseDateField(label=_("Áp dụng từ ngày"), required=False)
    changed = CleanTextField(
        label=_("Đã thay đổi gì"),
        max_length=10_000,
        required=False,
        help_text=_("Để trống nếu làm y như nơi đã học. Ghi sau cũng được."),
    )
    results = CleanTextField(label=_("Kết quả ở đơn vị"), max_length=10_000, required=False)

    def __init__(self, *, sources: Any, names: dict[int, str], **given: Any) -> None:
        super().__init__(**given)
        field = cast("SourceChoice", self.fields["from_adoption"])
        field.queryset, field.names = sources, names
