"""Input about conferences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.commendations.models import AwardRound
from nep.documents.number_field import number_field, settle_number
from nep.newsroom.models import Article
from nep.organisations.models import Post, Unit
from nep.programmes.models import Theme
from nep.programmes.theme_fields import ThemeForm
from nep.reviews.actions.invitations import MOST_SEATS
from nep.reviews.models import AgendaItem, Conference, SummaryReport
from nep.web.forms import (
    CleanCharField,
    CleanTextField,
    CountField,
    Pick,
    VietnameseDateField,
    WholeField,
    offer,
)

LONGEST_DAY = 24 * 60


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
        offer(self, "hosts", posts)
        offer(self, "report", reports)


class ChangeForm(forms.Form):
    title = _title()
    length = _length()
    report = _report()

    def __init__(self, *given: Any, conference: Conference, reports: Any, **options: Any) -> None:
        first = {"title": conference.title, "length": conference.length, "report": conference.report}
        super().__init__(*given, **{"initial": first, **options})
        offer(self, "report", reports)


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
        offer(self, "posts", posts)


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
        offer(self, "post", posts)


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


MOST_WORDS = 20_000


class MinutesForm(forms.Form):
    """One field of words for each part; `based_on` is the version it was written from."""

    based_on = WholeField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *given: Any, parts: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        self.names = {f"p_{key}": key for key, _heading in parts}
        for key, heading in parts:
            self.fields[f"p_{key}"] = CleanTextField(label=heading, max_length=MOST_WORDS, required=False)

    @property
    def words(self) -> dict[str, str]:
        return {key: self.cleaned_data[name] for name, key in self.names.items()}


class IssueMinutesForm(forms.Form):
    signer = PostField(label=_("Ai ký"), queryset=Post.objects.none(), empty_label=_("Chọn người ký"))
    issued_on = VietnameseDateField(label=_("Ngày ban hành"))
    number = number_field()

    def __init__(self, *given: Any, unit: Unit, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "signer", posts)
        settle_number(self, unit)


class ItemField(forms.ModelChoiceField["AgendaItem"]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.title)


def _item() -> ItemField:
    return ItemField(
        label=_("Thuộc mục"), queryset=AgendaItem.objects.none(), required=False, empty_label=_("cả hội nghị")
    )


class LessonForm(forms.Form):
    text = CleanTextField(
        label=_("Bài học"), max_length=1000, help_text=_("Theo sang bản nháp chuyên đề sau.")
    )
    item = _item()

    def __init__(self, *given: Any, conference: Conference, **options: Any) -> None:
        super().__init__(*given, **options)
        offer_items(self, conference)


def offer_items(form: forms.Form, conference: Conference) -> None:
    offer(form, "item", conference.items.order_by("position", "pk"))


class WorkForm(forms.Form):
    text = CleanTextField(
        label=_("Việc giao"),
        max_length=2000,
        help_text=_(
            "Ghi đúng lời kết luận. Lãnh đạo duyệt lời này rồi việc mới hiện công khai ở trang Việc đã hứa."
        ),
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị thực hiện"), queryset=Unit.objects.none(), widget=Pick, empty_label=_("Chọn đơn vị")
    )
    due_on = VietnameseDateField(label=_("Hạn làm xong"))
    item = _item()

    def __init__(
        self, *given: Any, conference: Conference, units: list[tuple[int, str]], **options: Any
    ) -> None:
        super().__init__(*given, **options)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(pk__in=[pk for pk, _name in units])
        unit.choices = [("", _("Chọn đơn vị")), *units]
        offer_items(self, conference)


class DraftChoice(forms.ModelChoiceField["Theme"]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.short_title)


class ChooseDraftForm(forms.Form):
    """A draft already follows the theme: the conference decides on it."""

    text = CleanTextField(label=_("Quyết định"), max_length=2000)
    next_theme = DraftChoice(label=_("Chuyên đề sau"), queryset=Theme.objects.none(), empty_label=None)

    def __init__(self, *given: Any, drafts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "next_theme", drafts)


class ChooseNewForm(ThemeForm):
    """No draft yet: one is made of what the conference decided."""

    text = CleanTextField(label=_("Quyết định"), max_length=2000)
    field_order = ("text",)


class SpeechForm(forms.Form):
    speaker = PostField(label=_("Ai phát biểu"), queryset=Post.objects.none(), empty_label=_("Chọn người"))
    title = CleanCharField(label=_("Tên tham luận"), max_length=300)
    minutes = CountField(label=_("Số phút"), min_value=1, max_value=120, initial=7)
    item = _item()
    upload = forms.FileField(
        label=_("Bài viết"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx"}),
        help_text=_("PDF hoặc DOCX, nặng nhất 20 MB."),
    )

    def __init__(self, *given: Any, conference: Conference, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "speaker", posts)
        offer_items(self, conference)


class PlaceForm(forms.Form):
    position = CountField(label=_("Phát biểu thứ mấy"), min_value=1, max_value=999)


class BindForm(forms.Form):
    """What comes out when the conference is closed."""

    award_round = forms.ModelChoiceField(
        label=_("Đợt khen thưởng"),
        queryset=AwardRound.objects.none(),
        required=False,
        empty_label=_("không có"),
    )
    article = forms.ModelChoiceField(
        label=_("Bài về hội nghị"), queryset=Article.objects.none(), required=False, empty_label=_("không có")
    )

    def __init__(self, *given: Any, rounds: Any, articles: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        fields: dict[str, Any] = self.fields
        for name, rows in (("award_round", rounds), ("article", articles)):
            offer(self, name, rows)
            fields[name].label_from_instance = lambda row: f"{row.title} ({row.get_state_display()})"


class PublishReportForm(IssueMinutesForm):
    """Who signs the report that is issued with the rest, on which day, under which number."""
