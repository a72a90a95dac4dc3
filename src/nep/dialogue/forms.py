"""Input about listening days."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.dialogue.actions import GridRow
from nep.dialogue.actions.planning import Place
from nep.dialogue.models import ListeningSeries, Registration
from nep.documents.number_field import number_field, settle_number
from nep.meetings.models import Meeting
from nep.organisations.fields import PostField, PostsField, UnitField, offer_units
from nep.organisations.models import Unit
from nep.petitions.places import PlaceField
from nep.promises.models import Promise
from nep.web.forms import CleanCharField, CleanTextField, CountField, VietnameseDateField, WholeField, offer

LONGEST = 5000


class DayForm(forms.Form):
    """One day on its own."""

    kind = forms.ChoiceField(label=_("Hình thức"), choices=Meeting.Kind.of_citizens())
    title = CleanCharField(label=_("Tên"), max_length=200)
    happens_on = VietnameseDateField(label=_("Ngày tổ chức"))
    starts_at = forms.TimeField(label=_("Bắt đầu lúc"), help_text=_("Ví dụ 07:30."))
    place = CleanCharField(label=_("Địa điểm"), max_length=300)
    hosts = PostsField(label=_("Ai chủ trì"))
    secretary = PostField(
        label=_("Thư ký"),
        required=False,
        help_text=_("Chỉ thư ký xem được danh sách đăng ký phát biểu."),
    )
    employees_count = CountField(
        label=_("Số người lao động"),
        required=False,
        min_value=1,
        help_text=_("Chỉ ghi khi đối thoại với công nhân."),
    )

    def __init__(self, *given: Any, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        _offer(self, posts)


class SeriesForm(forms.Form):
    """A rule for a unit's days."""

    title = CleanCharField(label=_("Tên"), max_length=200, initial=_("Ngày nghe dân nói"))
    kind = forms.ChoiceField(label=_("Hình thức"), choices=Meeting.Kind.of_citizens())
    week = forms.TypedChoiceField(
        label=_("Tuần trong tháng"), choices=ListeningSeries.Week.choices, coerce=int, initial=-1
    )
    weekday = forms.TypedChoiceField(
        label=_("Thứ"), choices=ListeningSeries.Weekday.choices, coerce=int, initial=4
    )
    starts_at = forms.TimeField(label=_("Bắt đầu lúc"), help_text=_("Ví dụ 07:30."))
    starts_on = VietnameseDateField(label=_("Từ ngày"))
    places = CleanTextField(
        label=_("Địa điểm, mỗi nơi một dòng"), max_length=3000, help_text=_("Các nơi lần lượt theo tháng.")
    )
    hosts = PostsField(label=_("Ai chủ trì"))
    secretary = PostField(label=_("Thư ký"), required=False)

    def __init__(self, *given: Any, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        _offer(self, posts)

    def clean_places(self) -> list[Place]:
        lines = str(self.cleaned_data["places"]).splitlines()
        return [Place(line.strip()) for line in lines if line.strip()]


class ChangeSeriesForm(SeriesForm):
    """The same rule, its kind kept, with the day from which it is another one."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        del self.fields["kind"]
        self.fields["starts_on"].label = _("Lịch mới áp dụng từ ngày")
        self.order_fields(["starts_on"])


class EndSeriesForm(forms.Form):
    ends_on = VietnameseDateField(label=_("Ngày cuối cùng của lịch"))
    reason = CleanTextField(label=_("Lý do"), max_length=300)


def _offer(form: forms.Form, posts: Any) -> None:
    for name in ("hosts", "secretary"):
        offer(form, name, posts)


class AnnounceForm(forms.Form):
    short_notice_reason = CleanTextField(label=_("Lý do báo muộn (nếu có)"), max_length=300, required=False)


class MoveDayForm(forms.Form):
    happens_on = VietnameseDateField(label=_("Ngày mới"))
    reason = CleanTextField(label=_("Lý do"), max_length=300, help_text=_("Người dân đọc được lý do này."))


class CancelForm(forms.Form):
    reason = CleanTextField(label=_("Lý do"), max_length=300, help_text=_("Người dân đọc được lý do này."))


class HeldForm(forms.Form):
    held_on = VietnameseDateField(label=_("Đã tổ chức ngày"))
    present_count = CountField(label=_("Số người dự"), required=False, min_value=0, max_value=1_000_000)


class ConcludeForm(forms.Form):
    signer = PostField(label=_("Người ký"))
    issued_on = VietnameseDateField(label=_("Ngày ban hành"))
    number = number_field()

    def __init__(self, *given: Any, unit: Unit, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        settle_number(self, unit)
        offer(self, "signer", posts)


class NoForm(forms.Form):
    """A page that only asks once more."""


class RowForm(forms.Form):
    """One row of the grid: one opinion of one speaker."""

    number = WholeField(label=_("Người thứ"), min_value=1, max_value=2000)
    workplace = CleanCharField(label=_("Nhóm nơi làm việc"), max_length=120, required=False)
    opinion = CleanTextField(label=_("Ý kiến"), max_length=LONGEST)
    issues = CleanTextField(
        label=_("Các vấn đề, mỗi vấn đề một dòng"),
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for name in ("opinion", "issues"):
            self.fields[name].widget.attrs["rows"] = "2"


Grid = forms.formset_factory(RowForm, extra=12, max_num=200)


def grid_rows(grid: forms.BaseFormSet[RowForm]) -> list[GridRow]:
    """The rows of a valid grid that were filled in."""
    return [
        GridRow(
            number=form.cleaned_data["number"],
            workplace=form.cleaned_data["workplace"],
            opinion=form.cleaned_data["opinion"],
            issues=[line for line in form.cleaned_data["issues"].splitlines() if line.strip()],
        )
        for form in grid.forms
        if form.cleaned_data
    ]


class SpokenForm(forms.Form):
    """Where the matter lies; the unit that listened, when it is a place itself."""

    place_unit = PlaceField(label=_("Việc ở đâu"))

    def __init__(self, *given: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["place_unit"].initial = str(unit.pk)


class HallForm(forms.Form):
    answer = CleanTextField(label=_("Lời đã trả lời"), max_length=LONGEST)


class HallPromiseForm(forms.Form):
    """A promise made on the spot, in the very words."""

    text = CleanTextField(label=_("Nội dung cam kết, đúng như đã hứa"), max_length=LONGEST)
    outcome = forms.ChoiceField(
        label=_("Hẹn thế nào"), choices=Promise.Outcome.choices, widget=forms.RadioSelect
    )
    due_on = VietnameseDateField(label=_("Hạn"), required=False)
    promised_by = PostField(label=_("Ai hứa"))
    unit = UnitField(label=_("Đơn vị chịu trách nhiệm"), required=False)
    contact = PostField(label=_("Chức vụ để dân liên hệ"), required=False)

    def __init__(
        self, *given: Any, hosts: Any, posts: Any, units: Sequence[tuple[int, str]], **options: Any
    ) -> None:
        super().__init__(*given, **options)
        offer(self, "promised_by", hosts)
        offer(self, "contact", posts)
        offer_units(self, "unit", units)


class SpeakForm(forms.Form):
    topic = CleanTextField(
        label=_("Điều ông/bà muốn nói"),
        max_length=500,
        help_text=_("Không cần ghi tên, số điện thoại. Ông/bà nhận một số thứ tự."),
    )


class SettleForm(forms.Form):
    """What came of one number; the secretary fills one line of the list."""

    number = WholeField(min_value=1)
    state = forms.ChoiceField(
        choices=[choice for choice in Registration.State.choices if choice[0] != Registration.State.WAITING]
    )
    reason = CleanCharField(max_length=300, required=False)
