"""Input about awards."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.commendations.actions import Days
from nep.commendations.choices import NamedChoice
from nep.commendations.models import AwardForm, AwardRule, Phase, SubjectKind
from nep.organisations.models import Post, Unit, World
from nep.programmes.models import Theme
from nep.web.forms import (
    CleanCharField,
    CleanTextField,
    CountField,
    Pick,
    VietnameseDateField,
    WholeField,
    offer,
)

BASIS_HINT = _("Số, ngày và cơ quan ra văn bản.")


class AwardFormForm(forms.Form):
    name = CleanCharField(label=_("Hình thức khen thưởng"), max_length=200)
    level = forms.ChoiceField(label=_("Cấp"), choices=AwardForm.Level.choices)
    world = forms.ChoiceField(label=_("Hệ thống"), choices=World.choices)
    authority = CleanCharField(label=_("Cấp quyết định"), max_length=200)
    deciding_unit = NamedChoice(
        label=_("Đơn vị quyết định"),
        queryset=Unit.objects.none(),
        required=False,
        widget=Pick,
        empty_label=_("Cơ quan khác, ở đây chỉ đề nghị và ghi lại"),
    )
    position = WholeField(
        label=_("Thứ bậc"), min_value=1, max_value=99, help_text=_("1 là cao nhất; xếp thứ tự khi trao.")
    )

    def __init__(self, *given: Any, units: "QuerySet[Unit]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "deciding_unit", units)


class AwardRuleForm(forms.Form):
    topic = forms.ChoiceField(label=_("Quy định về"), choices=AwardRule.Topic.choices)
    valid_from = VietnameseDateField(label=_("Áp dụng cho việc xảy ra từ ngày"))
    value = WholeField(
        label=_("Giá trị"),
        min_value=0,
        max_value=365,
        required=False,
        help_text=_(
            "Tỷ lệ phiếu tính bằng %; thời gian lấy ý kiến tính bằng ngày làm việc. Giơ tay: 1 là được phép, "
            "0 là không. Bằng phiếu: chủ tịch quyết định từ lần bỏ phiếu thứ mấy."
        ),
    )
    denominator = forms.ChoiceField(
        label=_("Tỷ lệ tính trên"),
        choices=[("", _("Không phải tỷ lệ phiếu")), *AwardRule.Denominator.choices],
        required=False,
    )
    for_collectives = forms.BooleanField(label=_("Tặng cho tập thể"), required=False)
    for_individuals = forms.BooleanField(label=_("Tặng cho cá nhân"), required=False)
    words = CleanTextField(
        label=_("Nội dung"), max_length=5000, required=False, help_text=_("Hồ sơ: mỗi dòng một văn bản.")
    )
    basis = CleanCharField(label=_("Căn cứ"), max_length=300, help_text=BASIS_HINT)


class AwardRoundForm(forms.Form):
    theme = NamedChoice(label=_("Chuyên đề"), queryset=Theme.objects.none(), empty_label=None)
    title = CleanCharField(label=_("Tên đợt khen thưởng"), max_length=300)
    starts_on = VietnameseDateField(label=_("Thành tích từ ngày"))
    ends_on = VietnameseDateField(label=_("Đến hết ngày"))

    def __init__(self, *given: Any, themes: "QuerySet[Theme]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "theme", themes)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày kết thúc đứng trước ngày bắt đầu."))
        return cleaned


class PhasesForm(forms.Form):
    """Two days for each step; a step without days is not in the round."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for kind in Phase.Kind:
            first, last = f"{kind}_from", f"{kind}_to"
            self.fields[first] = VietnameseDateField(
                label=_("%(step)s: từ ngày") % {"step": kind.label}, required=False
            )
            self.fields[last] = VietnameseDateField(
                label=_("%(step)s: đến hết ngày") % {"step": kind.label}, required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for kind in Phase.Kind:
            first, last = cleaned.get(f"{kind}_from"), cleaned.get(f"{kind}_to")
            if bool(first) != bool(last):
                self.add_error(f"{kind}_to" if first else f"{kind}_from", _("Ông/bà ghi đủ hai ngày."))
            elif first and last and last < first:
                self.add_error(f"{kind}_to", _("Ngày kết thúc đứng trước ngày bắt đầu."))
        return cleaned

    def days(self) -> dict[Phase.Kind, Days]:
        cleaned = self.cleaned_data
        return {
            kind: Days(cleaned[f"{kind}_from"], cleaned[f"{kind}_to"])
            for kind in Phase.Kind
            if cleaned[f"{kind}_from"]
        }


class QuotaForm(forms.Form):
    form = NamedChoice(
        label=_("Hình thức"), queryset=AwardForm.objects.current().order_by("position"), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Đối tượng"), choices=SubjectKind.choices)
    branch = NamedChoice(
        label=_("Cho đơn vị và cấp dưới của đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        widget=Pick,
        empty_label=_("Toàn đợt"),
    )
    places = CountField(label=_("Chỉ tiêu"), min_value=0, max_value=9_999)
    limits_nominations = forms.BooleanField(
        label=_("Không nhận đề nghị quá chỉ tiêu"),
        required=False,
        initial=True,
        help_text=_("Bỏ dấu thì đơn vị được đề nghị nhiều hơn, hội đồng chọn trong chỉ tiêu."),
    )

    def __init__(self, *given: Any, units: "QuerySet[Unit]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "branch", units)


class NominationForm(forms.Form):
    """A new nomination: whom and for which form; the words can wait."""

    form = NamedChoice(label=_("Hình thức"), queryset=AwardForm.objects.none(), empty_label=None)
    collective = NamedChoice(
        label=_("Tập thể"),
        queryset=Unit.objects.none(),
        required=False,
        widget=Pick,
        empty_label=_("Không, đề nghị một cá nhân"),
    )
    post = NamedChoice(
        label=_("Cá nhân"),
        queryset=Post.objects.none(),
        required=False,
        widget=Pick,
        empty_label=_("Không, đề nghị một tập thể"),
    )

    def __init__(
        self,
        *given: Any,
        units: "QuerySet[Unit]",
        posts: "QuerySet[Post]",
        forms_here: "QuerySet[AwardForm]",
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        offer(self, "collective", units)
        offer(self, "post", posts)
        offer(self, "form", forms_here)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("collective")) == bool(cleaned.get("post")):
            self.add_error("collective", _("Ông/bà chọn một tập thể, hoặc một cá nhân."))
        return cleaned


class AchievementForm(forms.Form):
    achievement = CleanTextField(
        label=_("Thành tích"),
        max_length=20_000,
        required=False,
        help_text=_(
            "Việc đã làm, kết quả, bằng số khi có. Số liệu từ hồ sơ đã có sẵn bên dưới, không cần chép lại."
        ),
    )
    is_leader = forms.BooleanField(label=_("Là lãnh đạo, quản lý"), required=False)
    works_directly = forms.BooleanField(label=_("Trực tiếp thực hiện"), required=False)


class NoteForm(forms.Form):
    note = CleanTextField(label=_("Lý do"), max_length=2000, required=False)


class ForwardForm(forms.Form):
    note = CleanCharField(
        label=_("Văn bản trình"), max_length=300, required=False, help_text=_("Số, ngày của tờ trình gửi đi.")
    )
