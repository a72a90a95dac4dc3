"""Input about conferences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post, Unit
from nep.practices.models import Practice
from nep.reviews.actions.agenda import About
from nep.reviews.actions.invitations import MOST_SEATS
from nep.reviews.models import AgendaItem, Conference, Section, SummaryReport
from nep.web.forms import CleanCharField, CleanTextField, CountField, Pick, VietnameseDateField

LONGEST_DAY = 24 * 60
CHOOSES_THEME = "chuyen-de-sau"


class PostsField(forms.ModelMultipleChoiceField["Post"]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} – {obj.person.full_name}"


class PostField(forms.ModelChoiceField["Post"]):
    widget = Pick

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} – {obj.person.full_name}"


class ReportField(forms.ModelChoiceField["SummaryReport"]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def _title() -> CleanCharField:
    return CleanCharField(
        label=_("Tên hội nghị"),
        max_length=300,
        help_text=_("Ví dụ: Hội nghị tổng kết việc thực hiện chuyên đề 2022-2023."),
    )


def _length() -> CountField:
    return CountField(label=_("Thời lượng (phút)"), min_value=10, max_value=LONGEST_DAY)


def _report() -> ReportField:
    return ReportField(
        label=_("Báo cáo trình hội nghị"),
        queryset=SummaryReport.objects.none(),
        required=False,
        empty_label=_("chưa có"),
        help_text=_("Các phần của báo cáo gắn được vào chương trình."),
    )


class ConferenceForm(forms.Form):
    title = _title()
    happens_on = VietnameseDateField(label=_("Ngày họp"))
    starts_at = forms.TimeField(label=_("Bắt đầu lúc"), help_text=_("Ví dụ 07:30."))
    length = _length()
    place = CleanCharField(label=_("Địa điểm"), max_length=300)
    hosts = PostsField(
        label=_("Ai chủ trì"),
        queryset=Post.objects.none(),
        help_text=_("Người đầu danh sách đứng tên giao việc trong kết luận."),
    )
    report = _report()

    def __init__(self, *given: Any, posts: Any, reports: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        fields: dict[str, Any] = self.fields
        fields["hosts"].queryset, fields["report"].queryset = posts, reports


class ChangeForm(forms.Form):
    title = _title()
    length = _length()
    report = _report()

    def __init__(self, *given: Any, conference: Conference, reports: Any, **options: Any) -> None:
        first = {"title": conference.title, "length": conference.length, "report": conference.report}
        super().__init__(*given, **{"initial": first, **options})
        report: Any = self.fields["report"]
        report.queryset = reports


class ItemForm(forms.Form):
    """`about` is a section, a practice or the choice of the next theme, as one drop-down."""

    title = CleanCharField(label=_("Nội dung"), max_length=500)
    minutes = CountField(label=_("Số phút"), min_value=1, max_value=LONGEST_DAY)
    position = CountField(label=_("Thứ tự"), min_value=1, max_value=999)
    parent = forms.ModelChoiceField(
        label=_("Nằm trong mục"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("không, là mục lớn"),
    )
    about = forms.ChoiceField(
        label=_("Nói về"),
        required=False,
        widget=Pick,
        help_text=_("Màn hình trình chiếu mở phần báo cáo hoặc mô hình này khi đến mục."),
    )

    def __init__(
        self,
        *given: Any,
        conference: Conference,
        practices: list[tuple[int, str]],
        item: AgendaItem | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*given, **{"initial": _first(conference, item), **options})
        fields: dict[str, Any] = self.fields
        items = conference.items.order_by("position", "pk")
        fields["parent"].queryset = items.exclude(pk=item.pk) if item else items
        self.sections = {
            f"phan-{section.pk}": section
            for section in Section.objects.filter(report=conference.report_id).order_by("number")
        }
        self.practices = {f"mo-hinh-{pk}": pk for pk, _title in practices}
        fields["about"].choices = [
            ("", _("không gắn")),
            (CHOOSES_THEME, _("chọn chuyên đề sau")),
            *((key, f"Báo cáo: {section.title}") for key, section in self.sections.items()),
            *((f"mo-hinh-{pk}", f"Mô hình: {title}") for pk, title in practices),
        ]

    @property
    def given(self) -> dict[str, Any]:
        """What the action takes."""
        told = dict(self.cleaned_data)
        chosen = told.pop("about")
        practice = Practice.objects.get(pk=self.practices[chosen]) if chosen in self.practices else None
        return {**told, "about": About(self.sections.get(chosen), practice, chosen == CHOOSES_THEME)}


def _first(conference: Conference, item: AgendaItem | None) -> dict[str, Any]:
    if item is None:
        return {"position": conference.items.filter(parent=None).count() + 1, "minutes": 10}
    about = CHOOSES_THEME if item.chooses_theme else ""
    if item.section_id:
        about = f"phan-{item.section_id}"
    if item.practice_id:
        about = f"mo-hinh-{item.practice_id}"
    names = ("title", "minutes", "position", "parent")
    return {**{name: getattr(item, name) for name in names}, "about": about}


class UnitToInviteForm(forms.Form):
    """Which unit's posts are shown; sent by GET."""

    unit = forms.ChoiceField(label=_("Đơn vị"), widget=Pick)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        field: Any = self.fields["unit"]
        field.choices = units


class PostsToInviteForm(forms.Form):
    posts = PostsField(label=_("Mời các chức vụ"), queryset=Post.objects.none())

    def __init__(self, *given: Any, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        field: Any = self.fields["posts"]
        field.queryset = posts


class SeatsForm(forms.Form):
    which = forms.ChoiceField(label=_("Mời đơn vị"), widget=Pick)
    seats = CountField(
        label=_("Mỗi đơn vị mấy người"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=1,
        help_text=_("Đơn vị tự cử người dự, tên báo lại trên danh sách này."),
    )

    def __init__(self, *given: Any, units: list[tuple[int, str]], below: list[int], **options: Any) -> None:
        super().__init__(*given, **options)
        field: Any = self.fields["which"]
        every = [("tat-ca", _("mọi đơn vị trực tiếp bên dưới"))] if below else []
        field.choices = [*every, *units]
        self.below = below

    @property
    def units(self) -> list[Unit]:
        which = self.cleaned_data["which"]
        wanted = self.below if which == "tat-ca" else [int(which)]
        return list(Unit.objects.filter(pk__in=wanted).order_by("pk"))


class DelegateForm(forms.Form):
    post = PostField(label=_("Cử ai dự"), queryset=Post.objects.none(), empty_label=_("Chọn người"))

    def __init__(self, *given: Any, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        field: Any = self.fields["post"]
        field.queryset = posts


class CodeForm(forms.Form):
    code = CleanCharField(
        label=_("Mã giấy mời"),
        max_length=20,
        help_text=_("6 chữ số trên giấy mời."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class HeldForm(forms.Form):
    held_on = VietnameseDateField(label=_("Đã tổ chức ngày"))


class MoveForm(forms.Form):
    happens_on = VietnameseDateField(label=_("Ngày mới"))
    reason = CleanTextField(label=_("Lý do"), max_length=300)


class CancelForm(forms.Form):
    reason = CleanTextField(label=_("Lý do"), max_length=300)
