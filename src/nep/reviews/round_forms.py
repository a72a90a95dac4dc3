"""Forms of rounds."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.documents.number_field import number_field, settle_number
from nep.measures.named import Named
from nep.organisations.fields import PostField
from nep.organisations.models import Post, Unit, UnitKind
from nep.programmes.models import Theme
from nep.reviews.actions.rounds import FigurePlan, SectionPlan
from nep.reviews.forms import ThemeChoice
from nep.reviews.models import Round
from nep.web.forms import CleanCharField, CleanTextField, VietnameseDateField, WholeField, offer

MOST_SECTIONS = 15


class RoundChoice(forms.ModelChoiceField[Round]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.period_from:%d/%m/%Y} - {obj.period_to:%d/%m/%Y})"


class RoundForm(forms.Form):
    title = CleanCharField(
        label=gettext_lazy("Tên đợt báo cáo"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: sơ kết 6 tháng đầu năm 2023."),
    )
    starts_on = VietnameseDateField(label=gettext_lazy("Kỳ báo cáo từ ngày"))
    ends_on = VietnameseDateField(label=gettext_lazy("Đến hết ngày"))
    theme = ThemeChoice(
        label=gettext_lazy("Chuyên đề"),
        queryset=Theme.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không gắn chuyên đề"),
    )
    copied_from = RoundChoice(
        label=gettext_lazy("Lấy đề cương, số liệu và các cấp của đợt trước"),
        queryset=Round.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không, dùng đề cương gợi ý"),
    )

    def __init__(self, *args: Any, themes: QuerySet[Theme], rounds: QuerySet[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "theme", themes)
        offer(self, "copied_from", rounds)


class SectionRow(forms.Form):
    """One heading of the outline; an empty title takes the row away, `position` settles the order."""

    position = WholeField(label=gettext_lazy("Thứ tự"), min_value=1, max_value=99, required=False)
    title = CleanCharField(label=gettext_lazy("Đề mục"), max_length=300, required=False)
    guide = CleanCharField(label=gettext_lazy("Gợi ý cho đơn vị"), max_length=1000, required=False)
    is_assessment = forms.BooleanField(label=gettext_lazy("Phần đánh giá"), required=False)


SectionRows = forms.formset_factory(SectionRow, extra=2, max_num=MOST_SECTIONS, validate_max=True)


class OutlineForm(forms.Form):
    """The name, the words of the letter, and which figures are asked."""

    title = CleanCharField(label=gettext_lazy("Tên đợt báo cáo"), max_length=300)
    request_text = CleanTextField(
        label=gettext_lazy("Lời yêu cầu trong công văn"), max_length=5000, required=False
    )
    figures = forms.MultipleChoiceField(
        label=gettext_lazy("Số liệu phải báo cáo"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Số có hồ sơ thì hệ thống tính sẵn; số do đơn vị báo cáo thì đơn vị ghi kèm văn bản."
        ),
    )
    optional = forms.MultipleChoiceField(
        label=gettext_lazy("Trong đó, số không bắt buộc"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, known: dict[str, Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, _figure_label(one)) for key, one in known.items()]
        for name in ("figures", "optional"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices

    def plans(self) -> list[FigurePlan]:
        optional = set(self.cleaned_data["optional"])
        return [FigurePlan(key, None, key not in optional) for key in self.cleaned_data["figures"]]


def _figure_label(one: Named) -> str:
    how = _("đơn vị báo cáo") if one.is_stated else _("hệ thống tính")
    return f"{one.label} ({how})"


def section_plans(rows: Any) -> list[SectionPlan]:
    """In the order of the positions; a row without one goes last."""
    kept = [row.cleaned_data for row in rows if row.cleaned_data.get("title")]
    kept.sort(key=lambda row: row["position"] or 99)
    return [SectionPlan(row["title"], row["guide"], row["is_assessment"]) for row in kept]


LEVELS = [kind for kind in UnitKind if kind != UnitKind.HAMLET]


class LevelsForm(forms.Form):
    """Which levels are asked and until when: one tick and one day for each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in LEVELS:
            self.fields[f"hoi_{kind}"] = forms.BooleanField(label=str(kind.label), required=False)
            self.fields[f"han_{kind}"] = VietnameseDateField(
                label=_("Hạn của %(level)s") % {"level": kind.label},
                required=False,
                help_text=_("Để trống thì lấy hạn theo quy định, tính từ ngày mở đợt."),
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"hoi_{kind}"], self[f"han_{kind}"]) for kind in LEVELS]

    def due(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {str(kind): cleaned[f"han_{kind}"] for kind in LEVELS if cleaned[f"hoi_{kind}"]}


class LetterForm(forms.Form):
    signer = PostField(label=gettext_lazy("Người ký"), empty_label=None)
    issued_on = VietnameseDateField(label=gettext_lazy("Ngày ban hành"))
    number = number_field()

    def __init__(self, *args: Any, unit: Unit, posts: QuerySet[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settle_number(self, unit)
        offer(self, "signer", posts)


class ReasonForm(forms.Form):
    reason = CleanTextField(label=gettext_lazy("Lý do"), max_length=300)


class StatedFigureForm(forms.Form):
    """A figure that units state, named by the office."""

    label = CleanCharField(label=gettext_lazy("Tên số liệu"), max_length=200)
    sentence = CleanCharField(
        label=gettext_lazy("Cách tính, một câu"),
        max_length=500,
        help_text=gettext_lazy("Ví dụ: Số lớp học tập chuyên đề đơn vị mở trong kỳ."),
    )
    counts = forms.ChoiceField(label=gettext_lazy("Đếm"))
    adds_over_units = forms.BooleanField(
        label=gettext_lazy("Cộng được số của các đơn vị với nhau"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Bỏ dấu khi một người, một mô hình có thể được nhiều đơn vị cùng tính."),
    )
    adds_over_periods = forms.BooleanField(
        label=gettext_lazy("Cộng được số của các kỳ với nhau"), required=False, initial=True
    )

    def __init__(self, *args: Any, things: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["counts"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = things
